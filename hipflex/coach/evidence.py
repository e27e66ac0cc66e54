"""What a session shows of a movement, boiled down to what a decision needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hipflex.domain.dose import Dose, Target
from hipflex.domain.measures import Measure, SetType, Side, Span
from hipflex.domain.performance import PerformedSet

WORKING = (SetType.WORKING, SetType.FAILURE)
Numbers = Mapping[int, Sequence[PerformedSet]]
"""The sets of a session by their number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one session came to in one movement; `left_out` is the reason where it was left out for one."""

    day: date
    sets: tuple[PerformedSet, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One set number of a session in reps, seconds or millimetres; of several rows the lower amount and lighter load.

    Without a load there are 0 `grams`, with help less than that. `meant` is the range it was meant for, None where
    nothing was asked, or something else.
    """

    amount: int
    grams: int
    bands: frozenset[str | None]
    rpe: float | None
    failed: bool
    meant: Span | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The working sets of one session in one measure."""

    day: date
    results: tuple[Result, ...]

    @property
    def total(self) -> int:
        """All that was done."""
        return sum(result.amount for result in self.results)

    @property
    def lowest(self) -> int:
        """The smallest amount of a set."""
        return min(result.amount for result in self.results)

    @property
    def grams(self) -> frozenset[int]:
        """The loads of its sets."""
        return frozenset(result.grams for result in self.results)

    @property
    def bands(self) -> frozenset[str | None]:
        """The bands of its sets, None for a set without."""
        return frozenset().union(*(result.bands for result in self.results))

    @property
    def failed(self) -> bool:
        """Whether a set went to failure."""
        return any(result.failed for result in self.results)

    @property
    def rpe(self) -> float:
        """The hardest effort that was told, else 0."""
        return max((result.rpe for result in self.results if result.rpe is not None), default=0)


def evidence(
    outcomes: Iterable[Outcome], dose: Dose, side: Side | None, wanted: Callable[[Span | None], bool] = lambda _: True
) -> tuple[Evidence, ...]:
    """The sessions with working sets in the measure of a dose that were meant for a wanted range, in their order.

    With a side only what that side did counts.
    """
    sessions = ((one.day, _by_number(one.sets, dose.measure, side, wanted)) for one in outcomes)
    return tuple(
        Evidence(day, tuple(_result(rows, dose.measure) for rows in numbers.values()))
        for day, numbers in sessions
        if numbers
    )


def amount_of(done: PerformedSet, measure: Measure) -> int | None:
    """What a set came to in a measure: reps, seconds or millimetres."""
    return {Measure.REPS: done.reps, Measure.TIME: done.seconds, Measure.DISTANCE: done.distance_mm}[measure]


def span_of(target: Target, measure: Measure) -> Span | None:
    """The range that a target asks for in a measure; a distance is a range of its own."""
    if measure is Measure.DISTANCE:
        return Span.fixed(target.distance_mm) if target.distance_mm else None
    return target.reps if measure is Measure.REPS else target.seconds


def _meant(done: PerformedSet, measure: Measure) -> Span | None:
    return span_of(done.target, measure) if done.target else None


def _by_number(
    sets: Sequence[PerformedSet], measure: Measure, side: Side | None, wanted: Callable[[Span | None], bool]
) -> Numbers:
    by_number: dict[int, list[PerformedSet]] = {}
    for done in sorted(sets, key=lambda one: (one.number, one.side or "")):
        counts = done.type in WORKING and (side is None or done.side in (None, side))
        if counts and amount_of(done, measure) is not None and wanted(_meant(done, measure)):
            by_number.setdefault(done.number, []).append(done)
    return by_number


def _result(rows: Sequence[PerformedSet], measure: Measure) -> Result:
    return Result(
        amount=min(amount_of(row, measure) or 0 for row in rows),
        grams=min(row.load.grams if row.load else 0 for row in rows),
        bands=frozenset(row.band for row in rows),
        rpe=max((row.rpe for row in rows if row.rpe is not None), default=None),
        failed=any(row.type is SetType.FAILURE for row in rows),
        meant=next((span for row in rows if (span := _meant(row, measure))), None),
    )
