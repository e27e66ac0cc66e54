"""Countdowns with a person beside them: rests that go on after a remark, holds, paced repetitions."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from hipflex.domain.prescription import PrescribedSet
from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Counted, End
from hipflex.terminal.error_text import NO_TEXT, is_text
from hipflex.terminal.holds import Stage, amount_done
from hipflex.terminal.ports import Screen

REST = Countdown("Rest", "skips", "rest over")
NOTE_PROMPT = "Note > "
REST_OF_NOTE = "ote "
KEYS = (
    ("Enter", "ends it: a rest is over, a hold counts as far as it went"),
    ("p", "pauses it, and lets it go on"),
    ("+, -", "15 s more, 15 s less"),
    ("n", "asks for a note, while the time runs on"),
    ("u", "takes back the last line"),
    ("q", "leaves the workout open for another time"),
    ("anything else", "begins your answer; taken back, it changes nothing"),
)


Ask = Callable[[str], str]
"""Asks for an answer of which the beginning is already typed."""


@dataclass(frozen=True, slots=True)
class Guided:
    """What a guided set came to: an amount for each side, as far as it went, and what was said instead of going on.

    It is `certain` where the person was there when each side began and ended.
    """

    amounts: tuple[int, ...]
    certain: bool = True
    said: str = ""


class Counting:
    """Counts on a screen. What the person says to the loop meanwhile comes out as lines, and the count goes on."""

    def __init__(self, screen: Screen, elapsed: Callable[[], float]) -> None:
        self._screen = screen
        self._elapsed = elapsed
        self._rest: Timer | None = None
        self._before: tuple[int, int] | None = None

    def begin_rest(self, seconds: int, upcoming: PrescribedSet) -> None:
        """Begins the rest before a set; what is left of one before that very set goes on instead."""
        if self._rest_left(upcoming) is None:
            self._rest = Timer.started(seconds, self._elapsed())
            self._before = _place(upcoming)

    def rest_out(self, asked: PrescribedSet, ask: Ask) -> Generator[str, None, str]:
        """Counts what is left of the rest before a set; returns what was answered meanwhile."""
        while timer := self._rest_left(asked):
            counted = self._screen.count(REST, timer)
            self._rest = counted.timer
            if counted.end in (End.OVER, End.STOPPED):
                self._rest = None
            elif counted.end is End.WRITTEN:
                if (text := ask(counted.typed)).strip():
                    return text
            else:
                yield from self._lines(counted)
        return ""

    def through(self, stages: Sequence[Stage], ask: Ask) -> Generator[str, None, Guided]:
        """Counts a set through its stages."""
        self._rest = None
        amounts, certain, said = [0] * len(stages), True, ""
        for number, stage in enumerate(stages):
            _, said = yield from self._down(stage.ready, stage.ready_s, ask)
            if not said:
                counted, said = yield from self._down(stage.work, stage.work_s, ask)
                amounts[number] = amount_done(stage, counted.seconds)
                certain = certain and counted.end is not End.UNSEEN
            if said:
                break
        return Guided(tuple(amounts), certain, said)

    def _down(self, countdown: Countdown, seconds: int, ask: Ask) -> Generator[str, None, tuple[Counted, str]]:
        """One countdown, and what was said to break it off. What runs out during a remark was seen by nobody."""
        counted = self._screen.count(countdown, Timer.started(seconds, self._elapsed()))
        while counted.end not in (End.OVER, End.STOPPED):
            if counted.end is End.WRITTEN:
                if (said := ask(counted.typed)).strip():
                    return counted, said
            else:
                yield from self._lines(counted)
            timer, now = counted.timer, self._elapsed()
            if not timer.left(now):
                return Counted(timer, timer.counted(now), End.UNSEEN), ""
            counted = self._screen.count(replace(countdown, begin=""), timer)
        return counted, ""

    def _rest_left(self, asked: PrescribedSet) -> Timer | None:
        running = self._rest if self._before == _place(asked) else None
        return running if running and running.left(self._elapsed()) else None

    def _lines(self, counted: Counted) -> Iterator[str]:
        """What breaks into a countdown, as the loop's own words."""
        match counted.end:
            case End.HELP:
                self._explain()
            case End.NOTE:
                yield from noted(self._screen)
            case End.UNDO:
                yield "undo"
            case End.QUIT:
                yield "quit"

    def _explain(self) -> None:
        from hipflex.render.guided import labelled

        self._screen.show(labelled(KEYS, plain=self._screen.plain))


def noted(screen: Screen) -> Iterator[str]:
    """Asks for a note; who wrote the whole word on a key's behalf means only what follows it."""
    text = screen.read(NOTE_PROMPT).strip().removeprefix(REST_OF_NOTE).strip()
    if not is_text(text):
        screen.complain(NO_TEXT)
    elif text:
        yield f"note {text}"


def _place(asked: PrescribedSet) -> tuple[int, int]:
    return asked.position, asked.slot
