"""A countdown with what is drawn below its line: as much as there is room for on the terminal."""

from __future__ import annotations

from math import ceil

from hipflex.render.layout import EMPTY, QUIET, line
from hipflex.render.stage import Moment, Stage
from hipflex.runner.timer import Timer
from hipflex.terminal.console import Size
from hipflex.terminal.countdown import Countdown
from hipflex.terminal.countdown_display import A_SECOND, LAST_SECONDS, said_with_keys
from hipflex.terminal.redrawn import RedrawnLines

FOR_FIGURE, FOR_DIGITS = Size(60, 18), Size(40, 12)
"""The smallest terminals for a figure, and for digits and a bar."""
MOST_LINES = 20
KEPT = 9
"""One line in so many goes on showing what was said last."""
FRAME_S = 0.1
CUE_S = 8
"""How long a cue is shown where no repetitions are counted."""


class StageDisplay:
    """The line of a countdown with figure, digits, bar and cue below it; on smaller terminals with less or nothing."""

    def __init__(self, lines: RedrawnLines, countdown: Countdown, *, figure: bool, ascii_only: bool) -> None:
        scene = countdown.scene
        self._lines = lines
        self._countdown = countdown
        self._digits = Stage(scene.title, ascii_only=ascii_only)
        self._figure = (
            Stage(scene.title, scene.figure, scene.regions, in_turn=scene.in_turn, ascii_only=ascii_only)
            if figure and scene.figure
            else None
        )
        self._moves = False

    @property
    def every_s(self) -> float:
        """How long a frame stands."""
        return FRAME_S if self._moves else A_SECOND

    def draw(self, timer: Timer, now: float) -> None:
        """Shows the seconds left and all that belongs to them."""
        room, scene = self._lines.room, self._countdown.scene
        said, keys = said_with_keys(self._countdown, ceil(timer.left(now)), room.width, paused=timer.paused)
        lines = [line(said, (keys, QUIET))]
        stage = self._stage(room)
        if stage:
            height = min(room.height - room.height // KEPT, MOST_LINES) - len(lines)
            lines += [EMPTY, *stage.lines(moment_of(self._countdown, timer, now), room.width, height - 1)]
        self._moves = stage is self._figure and scene.is_moving and not timer.paused
        self._lines.draw(lines)

    def clear(self) -> None:
        """Leaves their place empty for whatever comes next."""
        self._lines.clear()

    def _stage(self, room: Size) -> Stage | None:
        if self._figure and _has(room, FOR_FIGURE):
            return self._figure
        return self._digits if _has(room, FOR_DIGITS) else None


def _has(room: Size, least: Size) -> bool:
    """Whether a terminal is as large; of it one column and one line are left free."""
    return room.width >= least.width - 1 and room.height >= least.height - 1


def moment_of(countdown: Countdown, timer: Timer, now: float) -> Moment:
    """What there is to show of a countdown."""
    left, scene = timer.left(now), countdown.scene
    spent, seconds = timer.total - left, ceil(left)
    if countdown.pace:
        beat = countdown.pace.beat(seconds)
        number, cue = str(beat.rep), scene.cue(beat.rep - 1)
        notes = (f"of {countdown.pace.reps}", f"{beat.part.upper()} {beat.left}")
    else:
        number, cue = f"{seconds // 60}:{seconds % 60:02}", scene.cue(int(spent / CUE_S))
        notes = ("", "")
    return Moment(
        number=number,
        notes=notes,
        left=left / timer.total,
        way=scene.way(spent),
        side=scene.side_at(spent),
        cue=cue,
        paused=timer.paused,
        urgent=not countdown.pace and seconds <= LAST_SECONDS,
    )
