"""What a session shows of a movement, boiled down to what a decision needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hipflex.domain.dose import Dose, Target
from hipflex.domain.measures import Measure, SetType, Side, Span
from hipflex.domain.performance import PerformedSet

WORKING = (SetType.WORKING, SetType.FAILURE)
BY_WEIGHT = (Measure.REPS, Measure.DISTANCE, Measure.TIME)
"""Which of two measures of a set it is asked for by: a time beside another says how long that took."""
MOST_SETS = 20  # an import may hold a day of hundreds
Wanted = Callable[[Span | None], bool]
"""Whether sets meant for a range tell something."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one session came to in one movement; `left_out` is the reason where it was left out for one."""

    day: date
    sets: tuple[PerformedSet, ...] = ()
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One set of a session in reps, seconds or millimetres; of its two sides the lower amount and the lighter load.

    `place` is its place among the sets asked for, or among all where nothing was asked, from 1. Without a load there
    are 0 `grams`, with help less than that. `meant` is the range it was meant for, None where nothing was asked, or
    something else.
    """

    place: int
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
    outcomes: Iterable[Outcome], dose: Dose, side: Side | None, wanted: Wanted = lambda _: True
) -> tuple[Evidence, ...]:
    """The sessions with working sets in the measure of a dose that were meant for a wanted range, in their order.

    With a side only what that side did counts. Where a plan asked for sets, only those it asked for are judged.
    """
    judged = ((one.day, _judged(one.sets, dose, side, wanted)) for one in outcomes)
    return tuple(Evidence(day, results) for day, results in judged if results)


def of_entry(sets: Sequence[PerformedSet], entry: int) -> tuple[PerformedSet, ...]:
    """Of the sets of a movement in a session those of its first, second … entry in the workout.

    What was logged by hand belongs to each, and to the last what was done where there were fewer.
    """
    positions = sorted({done.position for done in sets if done.position is not None})
    if not positions:
        return tuple(sets)
    position = positions[min(entry, len(positions)) - 1]
    return tuple(done for done in sets if done.position == position)


def as_last_done(sets: Sequence[PerformedSet]) -> Dose | None:
    """The dose that the sets of a session came to; None where they were but warm-ups and drop sets.

    Of several loads or bands it has the one of most sets, of as many that of the lightest.
    """
    worked = sorted((done for done in sets if done.type in WORKING), key=_grams)
    if not worked:
        return None
    usual, _ = Counter((done.load, done.band) for done in worked).most_common(1)[0]
    alike = [done for done in worked if (done.load, done.band) == usual]
    measure = next(one for one in BY_WEIGHT if amount_of(alike[0], one) is not None)
    amounts = [max(amount, 1) for done in alike if (amount := amount_of(done, measure)) is not None]
    span = Span(min(amounts), max(amounts))
    return Dose(
        sets=Span.fixed(min(len({done.number for done in worked}), MOST_SETS)),
        reps=span if measure is Measure.REPS else None,
        seconds=span if measure is Measure.TIME else None,
        distance_mm=span.high if measure is Measure.DISTANCE else None,
        load=usual[0],
        band=usual[1],
    )


def amount_of(done: PerformedSet, measure: Measure) -> int | None:
    """What a set came to in a measure: reps, seconds or millimetres."""
    return {Measure.REPS: done.reps, Measure.TIME: done.seconds, Measure.DISTANCE: done.distance_mm}[measure]


def span_of(target: Target, measure: Measure) -> Span | None:
    """The range that a target asks for in a measure; a distance is a range of its own."""
    if measure is Measure.DISTANCE:
        return Span.fixed(target.distance_mm) if target.distance_mm else None
    return target.reps if measure is Measure.REPS else target.seconds


def _grams(done: PerformedSet) -> int:
    return done.load.grams if done.load else 0


def _meant(done: PerformedSet, measure: Measure) -> Span | None:
    return span_of(done.target, measure) if done.target else None


def _judged(sets: Sequence[PerformedSet], dose: Dose, side: Side | None, wanted: Wanted) -> tuple[Result, ...]:
    """The results of a session, by their place."""
    measure = dose.measure
    planned = [done for done in sets if done.slot is not None]
    asked_for = [done for done in planned if done.target] if planned else sets
    rows = [
        done
        for done in asked_for
        if done.type in WORKING and side in (None, done.side) and amount_of(done, measure) is not None
        if wanted(_meant(done, measure))
    ]
    if planned:
        first = min(done.slot or 0 for done in planned)  # a movement swapped in late begins at its first slot
        return _results(rows, lambda done: (done.slot or 0) - first + 1, measure)
    return _with_usual_load(_results(rows, lambda done: done.number, measure), dose.span.low)


def _results(
    rows: Iterable[PerformedSet], place: Callable[[PerformedSet], int], measure: Measure
) -> tuple[Result, ...]:
    by_place: dict[int, list[PerformedSet]] = {}
    for done in sorted(rows, key=lambda one: (place(one), one.side or "")):
        by_place.setdefault(place(done), []).append(done)
    return tuple(_result(n, same, measure) for n, same in by_place.items())


def _with_usual_load(results: tuple[Result, ...], low: int) -> tuple[Result, ...]:
    """Of sets that nobody planned those with the heaviest load that reached the range; all where none did."""
    usual = max((result.grams for result in results if result.amount >= low), default=None)
    worked = [result for result in results if usual in (None, result.grams)]
    return tuple(replace(result, place=place) for place, result in enumerate(worked, 1))


def _result(place: int, rows: Sequence[PerformedSet], measure: Measure) -> Result:
    return Result(
        place=place,
        amount=min(amount_of(row, measure) or 0 for row in rows),
        grams=min(map(_grams, rows)),
        bands=frozenset(row.band for row in rows),
        rpe=max((row.rpe for row in rows if row.rpe is not None), default=None),
        failed=any(row.type is SetType.FAILURE for row in rows),
        meant=next((span for row in rows if (span := _meant(row, measure))), None),
    )
