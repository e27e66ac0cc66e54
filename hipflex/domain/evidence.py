"""What a session shows of a movement, boiled down to what a decision needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hipflex.domain.dose import Target
from hipflex.domain.measures import Load, Measure, SetType
from hipflex.domain.performance import PerformedSet

DAYS_WITH_A_NAME = 7


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one session came to in one movement; `pain` is the reason where it was left out for one."""

    day: date
    sets: tuple[PerformedSet, ...] = ()
    pain: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One set number of a session: of two sides the lower amount, in reps, seconds or millimetres."""

    amount: int
    load: Load | None
    band: str | None
    rpe: float | None
    failed: bool
    target: Target | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The working sets of one session in one measure."""

    day: date
    measure: Measure
    results: tuple[Result, ...]

    @property
    def lowest(self) -> int:
        """The smallest amount of a set."""
        return min(result.amount for result in self.results)

    @property
    def total(self) -> int:
        """All amounts together."""
        return sum(result.amount for result in self.results)

    @property
    def load(self) -> Load | None:
        """The lightest load of a set; the most help where there was help."""
        lightest = min((result.load.grams if result.load else 0) for result in self.results)
        return Load(lightest) if lightest else None

    @property
    def band(self) -> str | None:
        """The band of the last set."""
        return self.results[-1].band

    @property
    def failed(self) -> bool:
        """Whether a set went to failure."""
        return any(result.failed for result in self.results)

    @property
    def rpe(self) -> float:
        """The hardest effort that was told, else 0."""
        return max((result.rpe for result in self.results if result.rpe is not None), default=0)


def evidence(outcomes: Iterable[Outcome], measure: Measure) -> tuple[Evidence, ...]:
    """The sessions that have working sets in a measure, in their order."""
    read = (Evidence(one.day, measure, _results(one.sets, measure)) for one in outcomes)
    return tuple(one for one in read if one.results)


def day_words(day: date, today: date) -> str:
    """A day as one would say it: today, yesterday, on Tuesday, on 2026-11-03."""
    days = (today - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"on {day:%A}" if 1 < days < DAYS_WITH_A_NAME else f"on {day.isoformat()}"


def _results(sets: Sequence[PerformedSet], measure: Measure) -> tuple[Result, ...]:
    by_number: dict[int, list[PerformedSet]] = {}
    for done in sets:
        if done.type in (SetType.WORKING, SetType.FAILURE) and _amount(done, measure) is not None:
            by_number.setdefault(done.number, []).append(done)
    return tuple(_result(rows, measure) for _, rows in sorted(by_number.items()))


def _result(rows: Sequence[PerformedSet], measure: Measure) -> Result:
    weaker = min(rows, key=lambda done: _amount(done, measure) or 0)
    return Result(
        amount=_amount(weaker, measure) or 0,
        load=weaker.load,
        band=weaker.band,
        rpe=max((done.rpe for done in rows if done.rpe is not None), default=None),
        failed=any(done.type is SetType.FAILURE for done in rows),
        target=weaker.target,
    )


def _amount(done: PerformedSet, measure: Measure) -> int | None:
    match measure:
        case Measure.REPS:
            return done.reps
        case Measure.TIME:
            return done.seconds
        case Measure.DISTANCE:
            return done.distance_mm
