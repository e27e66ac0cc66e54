"""Ways to choose the next dose: the coach, and what people do without one.

Linear and double progression come with the step that gyms have, the smallest pair of plates, and with the smallest step
of the settings, which is the coach's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from hipflex.coach.evidence import Outcome
from hipflex.domain.measures import Load, Span
from hipflex.domain.prescription import Prescription
from tests.coach.diary import MEANS, Diary

SMALLEST_STEP = MEANS.load_step.grams
USUAL_STEP = 2500
FAILURES_BEFORE_LESS = 3


class Method(Protocol):
    """Asks for a dose, and sees what became of it."""

    def asks(self, day: date) -> Prescription:
        """The dose of a day."""
        ...

    def sees(self, day: date, due: Prescription, sides: Sequence[Sequence[int]]) -> None:
        """The repetitions of the sets, in a row for each side."""
        ...

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """What was due was left out."""
        ...


class ByTheCoach:
    """What the program asks for."""

    def __init__(self, slug: str) -> None:
        self.diary = Diary()
        self.written = self.diary.asked(slug)

    def asks(self, day: date) -> Prescription:
        """The next dose that the log leads to."""
        self.diary.today = day
        return self.diary.next(self.written)

    def sees(self, day: date, due: Prescription, sides: Sequence[Sequence[int]]) -> None:
        """Logs it; nobody logs a set without a repetition."""
        self.diary.today = day
        self.diary.followed(due, *([max(1, reps) for reps in side] for side in sides))

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """Logs the reason."""
        self.diary.pages.setdefault(due.exercise, {})[day] = Outcome(day, left_out="pain")


class WithoutProgression:
    """The same dose for ever."""

    def __init__(self, slug: str, step: int = SMALLEST_STEP) -> None:
        self.due = Diary().asked(slug)
        self.step = step

    def asks(self, day: date) -> Prescription:
        """The dose that is on."""
        return self.due

    def sees(self, day: date, due: Prescription, sides: Sequence[Sequence[int]]) -> None:
        """Makes nothing of it."""

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """Makes nothing of it."""

    def loads(self, steps: int) -> None:
        """Asks for a load of so many steps from now on."""
        load = Load(steps * self.step) if steps > 0 else None
        self.due = replace(self.due, dose=replace(self.due.dose, load=load))

    @property
    def steps(self) -> int:
        """The load that is on, in steps."""
        return self.due.dose.load.grams // self.step if self.due.dose.load else 0


class DoubleProgression(WithoutProgression):
    """A step more whenever every set reaches the top of the range."""

    def sees(self, day: date, due: Prescription, sides: Sequence[Sequence[int]]) -> None:
        """Adds a step, or waits."""
        if min(map(min, sides)) >= _reps(due).high:
            self.loads(self.steps + 1)


class LinearProgression(WithoutProgression):
    """The low end of the range, a step more each time it is done; a tenth less after three failures in a row."""

    def __init__(self, slug: str, step: int = SMALLEST_STEP) -> None:
        super().__init__(slug, step)
        low = Span.fixed(_reps(self.due).low)
        self.due = replace(self.due, dose=replace(self.due.dose, reps=low))
        self.failures = 0

    def sees(self, day: date, due: Prescription, sides: Sequence[Sequence[int]]) -> None:
        """Adds a step, waits, or takes a tenth away."""
        if min(map(min, sides)) >= _reps(due).low:
            self.failures = 0
            self.loads(self.steps + 1)
        else:
            self.failures += 1
        if self.failures == FAILURES_BEFORE_LESS:
            self.failures = 0
            self.loads(self.steps * 9 // 10)


COACH, NONE = "coach", "no progression"
METHODS: Mapping[str, Callable[[str], Method]] = {
    COACH: ByTheCoach,
    "linear, 2.5 kg": lambda slug: LinearProgression(slug, USUAL_STEP),
    "linear, 1 kg": lambda slug: LinearProgression(slug, SMALLEST_STEP),
    "double, 2.5 kg": lambda slug: DoubleProgression(slug, USUAL_STEP),
    "double, 1 kg": lambda slug: DoubleProgression(slug, SMALLEST_STEP),
    NONE: WithoutProgression,
}
RIVALS = tuple(name for name in METHODS if name not in (COACH, NONE))


def _reps(due: Prescription) -> Span:
    return due.dose.reps or Span.fixed(0)
