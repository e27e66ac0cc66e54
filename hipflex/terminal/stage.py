"""A countdown with what is drawn below its line: as much as there is room for on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from hipflex.render.layout import EMPTY, QUIET, line
from hipflex.render.stage import Moment, Stage
from hipflex.runner.timer import Timer
from hipflex.terminal.console import Size
from hipflex.terminal.countdown import Countdown
from hipflex.terminal.countdown_display import A_SECOND, LAST_SECONDS, said_with_keys
from hipflex.terminal.redrawn import RedrawnLines

FOR_FIGURE, FOR_DIGITS = Size(59, 11), Size(39, 7)
"""The least room for a figure, and for digits and a bar."""
MOST_LINES = 18
ABOVE = 2
"""The countdown's line, and a blank one."""
KEPT = 4
"""One line in so many goes on showing what was said before all that has to stay."""
FRAME_S = 0.1
CUE_S = 8
"""How long a cue is shown where no repetitions are counted."""


class StageDisplay:
    """The line of a countdown with figure, digits, bar and cue below it; with less or nothing where there is less room.

    What was `said` last, lines of so many cells, stays above it.
    """

    def __init__(
        self,
        lines: RedrawnLines,
        countdown: Countdown,
        *,
        figure: bool,
        ascii_only: bool,
        said: Sequence[int] = (),
    ) -> None:
        scene = countdown.scene
        self._said = said
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
        left = self._left_of(room)
        stage = self._stage(left)
        if stage:
            lines += [EMPTY, *stage.lines(moment_of(self._countdown, timer, now), left.width, left.height)]
        self._moves = stage is self._figure and scene.is_moving and not timer.paused
        self._lines.draw(lines)

    def clear(self) -> None:
        """Leaves their place empty for whatever comes next."""
        self._lines.clear()

    def _left_of(self, room: Size) -> Size:
        """What a stage may take of a terminal."""
        said = sum(max(1, ceil(cells / (room.width + 1))) for cells in self._said)
        kept = max(said, room.height // KEPT)
        return Size(room.width, min(room.height - kept - ABOVE, MOST_LINES))

    def _stage(self, left: Size) -> Stage | None:
        if self._figure and _has(left, FOR_FIGURE):
            return self._figure
        return self._digits if _has(left, FOR_DIGITS) else None


def _has(left: Size, least: Size) -> bool:
    return left.width >= least.width and left.height >= least.height


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
