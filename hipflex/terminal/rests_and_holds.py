"""Seconds that somebody waits out or works through: rests, holds, paced repetitions; first left, then right."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

from hipflex.coach.duration import SECONDS_TO_CHANGE_SIDES, SECONDS_TO_GET_READY
from hipflex.domain.measures import Measure, Side
from hipflex.domain.movement import Sides
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import PrescribedSet
from hipflex.notation.canonical import format_amount
from hipflex.runner.pace import Pace
from hipflex.runner.timer import Timer
from hipflex.terminal.countdown import Countdown, Counted, End
from hipflex.terminal.error_text import NO_TEXT, is_text
from hipflex.terminal.ports import Screen
from hipflex.terminal.scene import Scene
from hipflex.value_classes import dataclass, replace

REST = Countdown("Rest", "skips", "rest over")
READY = Countdown("Get ready", "starts", "go")
READY_LEFT = Countdown("Get ready, left", "starts", "go")
SWITCH = Countdown("Switch to the right", "starts", "go", begin="switch sides")
NOTE_PROMPT = "Note > "
REST_OF_NOTE = "ote "
NO_TEMPO = "this dose has no tempo to pace"
TEMPO = "tempo"
KEYS = (
    ("Enter", "ends it; a hold counts as far as it went"),
    ("p", "pauses it, or goes on"),
    ("+, -", "15 s more, 15 s less"),
    ("n", "asks for a note, while the time runs on"),
    ("t", "counts the repetitions of this set by their tempo"),
    ("u", "takes back the last line"),
    ("q", "leaves the workout open for another time"),
    ("anything else", "begins your answer; taken back, it changes nothing"),
)

Place = tuple[int | None, int | None]
"""The position and slot in the plan."""

Ask = Callable[[str], str]
"""Asks for an answer of which the beginning is already typed."""


@dataclass(frozen=True, slots=True)
class Bout:
    """One side of a set, or all of it: a moment to get ready, and then the work."""

    ready: Countdown
    ready_s: int
    work: Countdown
    work_s: int

    def amount(self, seconds: int) -> int:
        """What it came to when it was left after so many seconds: these, or the repetitions that were whole."""
        return seconds // self.work.pace.rep_s if self.work.pace else seconds


def hold_bouts(asked: PrescribedSet, scene: Scene) -> tuple[Bout, ...]:
    """The holds of a timed set: one, or left and right."""
    return _by_side(asked, "Hold", asked.aim or 0, "hold over", seen=lambda side: scene.held(asked.prescription, side))


def paced_bouts(asked: PrescribedSet, pace: Pace, scene: Scene) -> tuple[Bout, ...]:
    """The repetitions of a set with a tempo: once, or left and right."""
    over = "that was the last one"
    return _by_side(
        asked, "Reps", pace.total_s, over, seen=lambda side: scene.paced(asked.prescription, side, pace), pace=pace
    )


def _by_side(
    asked: PrescribedSet,
    label: str,
    seconds: int,
    over: str,
    *,
    seen: Callable[[Side | None], Scene],
    pace: Pace | None = None,
) -> tuple[Bout, ...]:
    def bout(ready: Countdown, ready_s: int, label: str, over: str, side: Side | None = None) -> Bout:
        scene = seen(side)
        work = Countdown(label, "stops", over, pace=pace, watched=True, scene=scene)
        return Bout(replace(ready, scene=scene.awaited), ready_s, work, seconds)

    if asked.prescription.sides is not Sides.EACH:
        return (bout(READY, SECONDS_TO_GET_READY, label, over),)
    return (
        bout(READY_LEFT, SECONDS_TO_GET_READY, f"{label}, left", "", Side.LEFT),
        bout(SWITCH, SECONDS_TO_CHANGE_SIDES, f"{label}, right", over, Side.RIGHT),
    )


@dataclass(frozen=True, slots=True)
class TimedSet:
    """A set by the clock: what is still due, an amount for each side that began, and what was said to break it off.

    It is `certain` where the person was there when each side began and ended.
    """

    due: tuple[Bout, ...] = ()
    amounts: tuple[int, ...] = ()
    certain: bool = True
    said: str = ""

    @property
    def is_half_done(self) -> bool:
        """Whether one side was done and the other one never began."""
        return bool(self.due) and any(self.amounts)

    def written(self, measure: Measure) -> str:
        """What was done on one side or on both, as it would be typed; nothing where it was nothing."""
        if all(self.amounts):
            typed = [format_amount(measure, amount) for amount in self.amounts]
            return "/".join(dict.fromkeys(typed))
        sides = zip(self.amounts, "LR", strict=False)
        typed = [f"{format_amount(measure, amount)}{side}" for amount, side in sides if amount]
        return typed[0] if typed and len(self.amounts) > 1 else ""


class Timekeeper:
    """Counts rests and sets down on a screen.

    What the person says to the loop meanwhile is yielded as lines of a workout, and the count goes on after them.
    """

    def __init__(self, screen: Screen, elapsed: Callable[[], float]) -> None:
        self._screen = screen
        self._elapsed = elapsed
        self._rest: Timer | None = None
        self._after: Place | None = None

    def begin_rest(self, seconds: int, after: PerformedSet) -> None:
        """Begins the rest that a set is followed by; where that set is a corrected one, what is left goes on."""
        if self._after != _place(after) or self._rest_left() is None:
            self._rest = Timer.started(seconds, self._elapsed())
            self._after = _place(after)

    def rest_out(self, session: Session, ask: Ask, scene: Scene, *, paced: bool) -> Generator[str, None, str]:
        """Counts what is left of a rest, if the set that it follows still stands; returns what was answered meanwhile.

        Whatever is asked for next, which is the `scene`, the rest stays. A set that can be `paced` by its tempo ends it
        for that.
        """
        if all(_place(done) != self._after for done in session.sets):
            return ""
        while timer := self._rest_left():
            counted = self._screen.count(replace(REST, tempo=paced, scene=scene.upcoming), timer)
            self._rest = counted.timer
            if counted.end in (End.OVER, End.STOPPED):
                self._rest = None
            elif counted.end is End.WRITTEN:
                if (text := ask(counted.typed)).strip():
                    return text
            elif counted.end is End.TEMPO and paced:
                return TEMPO
            else:
                yield from self._lines(counted)
        return ""

    def work_through(self, timed: TimedSet, ask: Ask) -> Generator[str, None, TimedSet]:
        """Counts what is due of a set; an answer breaks it off."""
        self._rest = None
        timed = replace(timed, said="")
        while timed.due and not timed.said:
            bout, *due = timed.due
            paced = bout.work.pace is not None
            _, said = yield from self._count_down(bout.ready, bout.ready_s, ask, paced=paced)
            if said:
                return replace(timed, said=said)
            counted, said = yield from self._count_down(bout.work, bout.work_s, ask, paced=paced)
            amounts = (*timed.amounts, bout.amount(counted.seconds))
            certain = timed.certain and counted.end in (End.OVER, End.STOPPED)
            timed = TimedSet(tuple(due), amounts, certain, said)
        return timed

    def _count_down(
        self, countdown: Countdown, seconds: int, ask: Ask, *, paced: bool
    ) -> Generator[str, None, tuple[Counted, str]]:
        """One countdown, and what was said to break it off. What runs out during a remark was seen by nobody."""
        counted = self._screen.count(countdown, Timer.started(seconds, self._elapsed()))
        while counted.end not in (End.OVER, End.STOPPED):
            if counted.end is End.WRITTEN:
                said = ask(counted.typed)
                if remark := remark_in(said):
                    yield from remarked(self._screen, remark)
                elif said.strip():
                    return counted, said
            elif counted.end is End.TEMPO and paced:
                return counted, TEMPO
            else:
                yield from self._lines(counted)
            timer, now = counted.timer, self._elapsed()
            if not timer.left(now):
                return Counted(timer, timer.counted(now), End.UNSEEN), ""
            counted = self._screen.count(replace(countdown, begin=""), timer)
        return counted, ""

    def _rest_left(self) -> Timer | None:
        return self._rest if self._rest and self._rest.left(self._elapsed()) else None

    def _lines(self, counted: Counted) -> Iterator[str]:
        """What breaks into a countdown, as the loop's own words."""
        match counted.end:
            case End.HELP:
                self._explain()
            case End.NOTE:
                yield from noted(self._screen)
            case End.TEMPO:
                self._screen.complain(NO_TEMPO)
            case End.UNDO:
                yield "undo"
            case End.QUIT:
                yield "quit"

    def _explain(self) -> None:
        from hipflex.render.guided import labelled

        self._screen.show(labelled(KEYS, plain=self._screen.plain))


def noted(screen: Screen) -> Iterator[str]:
    """Asks for a note; who wrote the whole word on a key's behalf means only what follows it."""
    yield from remarked(screen, screen.read(NOTE_PROMPT).strip().removeprefix(REST_OF_NOTE).strip())


def remarked(screen: Screen, text: str) -> Iterator[str]:
    """The loop's line for a remark, where it is one."""
    if not is_text(text):
        screen.complain(NO_TEXT)
    elif text:
        yield f"note {text}"


def remark_in(text: str) -> str:
    """The words of an answer that is a remark, behind `n` or `note`; nothing where it is none."""
    first, _, words = text.strip().partition(" ")
    return words.strip() if first.lower() in ("n", "note") else ""


def _place(done: PerformedSet) -> Place:
    return done.position, done.slot
