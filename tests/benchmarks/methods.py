"""Ways to choose the next dose: the coach, and what people do without one.

Linear and double progression go the way of the trainee's ladder, movement by movement, then with load or band by band.
Loads come with the step that gyms have, the smallest pair of plates, and with the smallest step of the settings, which
is the coach's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hipflex.coach.evidence import Outcome
from hipflex.coach.ranges import with_span
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Resistance
from hipflex.domain.prescription import Prescription
from hipflex.domain.workout_line import SetEntry
from hipflex.value_classes import replace
from tests.benchmarks.trainees import Trainee
from tests.coach.diary import BANDS, MEANS, Diary, shipped

SMALLEST_STEP = MEANS.load_step.grams
USUAL_STEP = 2500
HEAVIEST = 40_000
FAILURES_BEFORE_LESS = 3
AIM_STEP = {Measure.REPS: 1, Measure.TIME: 5}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a dose: the amounts of its sets in a row for each side, the load they were done with, the efforts.

    `due` is `asked` with the load that was lifted, which may be more.
    """

    day: date
    asked: Prescription
    due: Prescription
    sides: Sequence[Sequence[int]]
    efforts: Sequence[float | None]

    @property
    def total(self) -> int:
        """All that was done."""
        return sum(map(sum, self.sides))

    @property
    def made_it(self) -> bool:
        """Whether every set reached the top of the range; of holds to a total all but the rest of it."""
        dose, sets = self.due.dose, len(self.sides[0])
        counted = sets if dose.total_seconds is None else max(1, sets - 1)
        return min(min(side[:counted]) for side in self.sides) >= dose.span.high


class Method(Protocol):
    """Asks for a dose, and sees what became of it."""

    def asks(self, day: date) -> Prescription:
        """The dose of a day."""
        ...

    def sees(self, done: Done) -> None:
        """What was done."""
        ...

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """What was due was left out."""
        ...


class ByTheCoach:
    """What the program asks for."""

    def __init__(self, trainee: Trainee) -> None:
        self.diary = Diary()
        self.written = self.diary.asked(trainee.ladder[0])

    def asks(self, day: date) -> Prescription:
        """The next dose that the log leads to."""
        self.diary.today = day
        return self.diary.next(self.written)

    def sees(self, done: Done) -> None:
        """Logs it; nobody logs a set without a repetition."""
        dose = done.due.dose
        for number, effort in enumerate(done.efforts):
            left, *others = (max(1, side[number]) for side in done.sides)
            right = others[0] if others else None
            entry = SetEntry(dose.measure, left, right=right, load=dose.load, band=dose.band, rpe=effort)
            self.diary.did(done.due.exercise, [entry], done.day, done.asked.dose)

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """Logs the reason."""
        self.diary.pages.setdefault(due.exercise, {})[day] = Outcome(day, left_out="pain")


class WithoutProgression:
    """The same dose for ever."""

    def __init__(self, trainee: Trainee, step: int = SMALLEST_STEP) -> None:
        self.ladder = [self.asked_of(due, trainee) for due in ladder(trainee, step)]
        self.step = step
        self.rung = 0
        self.aims: tuple[int, ...] = ()

    def asked_of(self, due: Prescription, trainee: Trainee) -> Prescription:
        """What this method asks for of a rung."""
        return due

    def asks(self, day: date) -> Prescription:
        """The dose that is on, an aim for each set a step beyond the last one within the range."""
        return replace(self.ladder[self.rung], aims=self.aims)

    def sees(self, done: Done) -> None:
        """Makes nothing of it but the aims."""
        span, step = done.due.dose.span, AIM_STEP[done.due.dose.measure]
        worse = map(min, zip(*done.sides, strict=True))
        self.aims = tuple(min(max(amount + step, span.low), span.high) for amount in worse)

    def hears_of_pain(self, day: date, due: Prescription) -> None:
        """Makes nothing of it."""

    def goes_to(self, rung: int) -> None:
        """Asks for another rung from now on, from its low end up."""
        self.rung, self.aims = min(max(rung, 0), len(self.ladder) - 1), ()

    def rung_of(self, due: Prescription) -> int:
        """The highest rung that doesn't ask for more load than was lifted of a movement."""
        below = [n for n, one in enumerate(self.ladder) if one.exercise == due.exercise and _order(one) <= _order(due)]
        return below[-1]


class DoubleProgression(WithoutProgression):
    """A rung more whenever every set reaches the top of the range."""

    def sees(self, done: Done) -> None:
        """Goes up a rung, or waits."""
        super().sees(done)
        if done.made_it:
            self.goes_to(self.rung_of(done.due) + 1)


class LinearProgression(WithoutProgression):
    """A fixed amount, a rung more each time it is done; a tenth less after three failures in a row."""

    failures = 0

    def asked_of(self, due: Prescription, trainee: Trainee) -> Prescription:
        """The amount of the goal, as far as the range has it."""
        span = due.dose.span
        return replace(due, dose=with_span(due.dose, Span.fixed(min(max(trainee.goal_amount, span.low), span.high))))

    def sees(self, done: Done) -> None:
        """Goes up a rung, waits, or takes a tenth away."""
        self.failures = 0 if done.made_it else self.failures + 1
        if done.made_it:
            self.goes_to(self.rung_of(done.due) + 1)
        elif self.failures == FAILURES_BEFORE_LESS:
            self.failures = 0
            self.goes_to(self.rung * 9 // 10)


def ladder(trainee: Trainee, step: int) -> list[Prescription]:
    """The doses from a trainee's first movement onward: the movements, then the last one heavier and heavier."""
    rungs = [Diary().asked(slug) for slug in trainee.ladder]
    last = rungs[-1]
    if shipped()[last.exercise].resistance is Resistance.BAND:
        bands = BANDS[BANDS.index(last.dose.band) + 1 if last.dose.band else 0 :]
        return rungs + [replace(last, dose=replace(last.dose, band=band)) for band in bands]
    return rungs + [replace(last, dose=last.dose.loaded(grams)) for grams in range(step, HEAVIEST, step)]


COACH, NONE = "coach", "no progression"
METHODS: Mapping[str, Callable[[Trainee], Method]] = {
    COACH: ByTheCoach,
    "linear, 2.5 kg": lambda trainee: LinearProgression(trainee, USUAL_STEP),
    "linear, 1 kg": lambda trainee: LinearProgression(trainee, SMALLEST_STEP),
    "double, 2.5 kg": lambda trainee: DoubleProgression(trainee, USUAL_STEP),
    "double, 1 kg": lambda trainee: DoubleProgression(trainee, SMALLEST_STEP),
    NONE: WithoutProgression,
}
RIVALS = tuple(name for name in METHODS if name not in (COACH, NONE))


def _order(due: Prescription) -> tuple[int, int]:
    return due.dose.grams, MEANS.place(due.dose.band)
