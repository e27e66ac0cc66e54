"""What a session shows of a movement, boiled down to what a decision needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from hipflex.coach.ranges import with_span
from hipflex.domain.dose import Dose, Target
from hipflex.domain.measures import Measure, SetType, Side, Span
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass, replace

HARDEST_RPE = 9  # one repetition more was in it; at 10 there was none
EASY_RPE = 7  # three more were in it
UTMOST_RPE = 10
WELL_ABOVE = 2  # so far above the top even failure left enough for a step
WORKING = (SetType.WORKING, SetType.FAILURE)
BY_WEIGHT = (Measure.REPS, Measure.DISTANCE, Measure.TIME)
"""Which of two measures of a set it is asked for by: a time beside another says how long that took."""
MOST_SETS = 20  # an import may hold a day of hundreds


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one session came to in one movement; `left_out` is the reason where it was left out for one.

    `asked` is the dose that its plan had, with as many sets as were planned; None where nobody planned it. It was done
    `elsewhere` where that was in another workout than the one in question.
    """

    day: date
    sets: tuple[PerformedSet, ...] = ()
    asked: Dose | None = None
    elsewhere: bool = False
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One set of a session in reps, seconds or millimetres; of its two sides the lower amount and the lighter load.

    `place` is its place among the sets asked for, or among all where nothing was asked, from 1. Without a load there
    are 0 `grams`, with help less than that.
    """

    place: int
    amount: int
    grams: int
    bands: frozenset[str | None]
    rpe: float | None
    failed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The working sets of one session in one measure, judged by the dose that the session `asked` for.

    Where nobody planned it, it is judged by the dose that stood then. It `leads_up` where it was asked for a part of
    the range that is written.
    """

    day: date
    results: tuple[Result, ...]
    asked: Dose
    is_planned: bool = False
    elsewhere: bool = False
    leads_up: bool = False

    @property
    def total(self) -> int:
        """All that was done."""
        return sum(result.amount for result in self.results)

    @property
    def lowest(self) -> int:
        """The smallest amount of a set."""
        return min(result.amount for result in self.results)

    @property
    def shortest_hold(self) -> int:
        """The smallest amount of a set but the last, which of holds to a total is only what was left of it."""
        return min(result.amount for result in self.results[:-1] or self.results)

    @property
    def holds_have_grown(self) -> bool:
        """Whether all that was held but the rest of a total was longer than the shortest asked for, or the longest."""
        return self.shortest_hold > self.asked.span.low or self.shortest_hold >= self.asked.span.high

    @property
    def grams(self) -> frozenset[int]:
        """The loads of its sets."""
        return frozenset(result.grams for result in self.results)

    @property
    def bands(self) -> frozenset[str | None]:
        """The bands of its sets, None for a set without."""
        return frozenset().union(*(result.bands for result in self.results))

    @property
    def has_resistance(self) -> bool:
        """Whether a set was done with a load, with help or a band."""
        return any(self.grams) or any(self.bands)

    @property
    def reached_the_top(self) -> bool:
        """Whether every working set reached the top; of holds to a total, whether they made it."""
        if self.asked.total_seconds is not None:
            return self.total >= self.asked.total_seconds
        return self.lowest >= self.asked.span.high

    @property
    def left_nothing(self) -> bool:
        """Whether a set went to failure, or nearly, without being asked to.

        One that failed well above the top had enough in it.
        """
        within = [r for r in self.results if not r.failed or r.amount < self.asked.span.high + WELL_ABOVE]
        if self.asked.type is not SetType.FAILURE and any(result.failed for result in within):
            return True
        return max((r.rpe for r in within if r.rpe is not None), default=0) > max(HARDEST_RPE, self.asked.rpe or 0)

    @property
    def was_easy(self) -> bool:
        """Whether three more were in every set, as one was told, or half as much again was done as was asked for."""
        told = [result.rpe for result in self.results if result.rpe is not None]
        asked = self.asked.span.high * self.asked.sets.low
        return bool(told and max(told) <= EASY_RPE) or self.total * 2 >= asked * 3

    @property
    def missed(self) -> bool:
        """Whether the first set fell short of the range, or all of them together; of holds to a total their mean."""
        low, total = self.asked.span.low, self.asked.total_seconds
        if total is not None:
            return self.total < min(total, low * len(self.results))
        return self.results[0].amount < low or self.total < low * len(self.results)

    @property
    def is_short_of_the_range(self) -> bool:
        """Whether a set fell short of the range."""
        return self.asked.total_seconds is None and self.lowest < self.asked.span.low

    @property
    def is_by_hand_in_range(self) -> bool:
        """Whether nobody asked for it and every set was in the range all the same."""
        return not self.is_planned and self.lowest >= self.asked.span.low

    @property
    def was_all_out(self) -> bool:
        """Whether every set went to the very end without being asked to."""
        return self.left_nothing and all(r.failed or (r.rpe or 0) >= UTMOST_RPE for r in self.results)

    def is_like(self, other: Evidence) -> bool:
        """Whether as much was done in all, with the same, and asked for."""
        mine = (self.total, self.asked.span, self.grams, self.bands)
        return mine == (other.total, other.asked.span, other.grams, other.bands)

    @property
    def is_far_below(self) -> bool:
        """Whether no set came half the way to the range."""
        return max(result.amount for result in self.results) * 2 < self.asked.span.low


def evidence(outcomes: Iterable[Outcome], written: Dose, side: Side | None) -> tuple[Evidence, ...]:
    """The sessions with working sets in the measure of a dose, in their order.

    With a side only what that side did counts. Where a plan asked for sets, only those it asked for are judged; by
    hand, fewer than half the sets are a note and nothing to judge.
    """
    found = (_evidence(one, written, side) for one in outcomes)
    return tuple(one for one in found if one)


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


def _evidence(outcome: Outcome, written: Dose, side: Side | None) -> Evidence | None:
    """A session as evidence; None where it tells nothing."""
    measure = written.measure
    planned = [done for done in outcome.sets if done.slot is not None]
    asked_for = [done for done in planned if done.target] if planned else outcome.sets
    rows = [
        done
        for done in asked_for
        if done.type in WORKING and side in (None, done.side) and amount_of(done, measure) is not None
    ]
    asked = outcome.asked or _meant(rows, written)
    if not rows or asked.measure is not measure:
        return None
    if planned:
        first = min(done.slot or 0 for done in planned)  # a movement swapped in late begins at its first slot
        results = _results(rows, lambda done: (done.slot or 0) - first + 1, measure)
        if asked.total_seconds is None:
            results = tuple(one for one in results if one.place <= asked.sets.high)
    else:
        results = _in_places(_results(rows, lambda done: done.number, measure))
    one = Evidence(outcome.day, results, asked, is_planned=outcome.asked is not None, elsewhere=outcome.elsewhere)
    if not results or (not one.is_planned and len(results) * 2 < asked.sets.low):
        return None
    usual = _with_usual_load(results, asked.span.low)
    return one if usual is results else replace(one, results=usual)


def _meant(rows: Iterable[PerformedSet], written: Dose) -> Dose:
    """The dose that sets without a plan were meant for, as an export keeps it with them; else the written one."""
    span = next((span for row in rows if row.target and (span := span_of(row.target, written.measure))), written.span)
    return with_span(written, span)


def _grams(done: PerformedSet) -> int:
    return done.load.grams if done.load else 0


def _results(
    rows: Iterable[PerformedSet], place: Callable[[PerformedSet], int], measure: Measure
) -> tuple[Result, ...]:
    by_place: dict[int, list[PerformedSet]] = {}
    for done in sorted(rows, key=lambda one: (place(one), one.side or "")):
        by_place.setdefault(place(done), []).append(done)
    return tuple(_result(n, same, measure) for n, same in by_place.items())


def _with_usual_load(results: tuple[Result, ...], low: int) -> tuple[Result, ...]:
    """The results with the heaviest load that reached the range; all where none did."""
    usual = max((result.grams for result in results if result.amount >= low), default=None)
    worked = [result for result in results if usual in (None, result.grams)]
    return results if len(worked) == len(results) else _in_places(worked)


def _in_places(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(replace(result, place=place) for place, result in enumerate(results, 1))


def _result(place: int, rows: Sequence[PerformedSet], measure: Measure) -> Result:
    return Result(
        place=place,
        amount=min(amount_of(row, measure) or 0 for row in rows),
        grams=min(map(_grams, rows)),
        bands=frozenset(row.band for row in rows),
        rpe=max((row.rpe for row in rows if row.rpe is not None), default=None),
        failed=any(row.type is SetType.FAILURE for row in rows),
    )
