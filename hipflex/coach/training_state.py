"""Where one stands with a prescription: its dose as it has grown, and what the sessions show of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from hipflex.coach.evidence import Evidence, Outcome, evidence
from hipflex.coach.ranges import range_of, with_room, with_span
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, SetType, Side, Span
from hipflex.domain.prescription import Prescription
from hipflex.domain.rules import Deload, ProgressionAxis, Rule

AIM_STEP = {Measure.REPS: 1, Measure.TIME: 5, Measure.DISTANCE: 0}
"""What to go further by within a range: a repetition, five seconds."""
HARDEST_RPE = 9  # one repetition more was in it; at 10 there was none


@dataclass(frozen=True, slots=True)
class TrainingState:
    """A prescription with its dose as it has grown from the `written` one, and what was done, the newest first.

    There is always something in `seen`. With a `side` it is what that side did.
    """

    asked: Prescription
    written: Dose
    rules: Sequence[Rule]
    seen: Sequence[Evidence]
    deload: Deload
    side: Side | None = None

    @property
    def dose(self) -> Dose:
        """The dose as it has grown."""
        return self.asked.dose

    def again(self, *, more: bool = False) -> Prescription:
        """The prescription with what each set came to as its aim, or a step `more`, within the range."""
        span, step = self.dose.span, AIM_STEP[self.dose.measure] if more else 0
        came_to = {result.place: result.amount + step for result in self.last.results}
        aims = (came_to.get(place, span.low) for place in range(1, max(came_to) + 1))
        return replace(self.asked, aims=tuple(max(span.low, min(aim, span.high)) for aim in aims))

    def at(self, dose: Dose) -> TrainingState:
        """The same with the dose grown otherwise."""
        return replace(self, asked=replace(self.asked, dose=dose))

    @property
    def last(self) -> Evidence:
        """The last session."""
        return self.seen[0]

    @property
    def reached_the_top(self) -> bool:
        """Whether every working set of the last session reached the top; of holds to a total, whether they made it."""
        return _is_at_the_top(self.dose, self.last)

    @property
    def reached_it_before(self) -> bool:
        """The same of any session before."""
        return any(_is_at_the_top(self.dose, one) for one in self.seen[1:])

    @property
    def left_nothing(self) -> bool:
        """Whether the last session went to failure, or nearly, without being asked to."""
        failed = self.last.failed and self.dose.type is not SetType.FAILURE
        return failed or self.last.rpe > max(HARDEST_RPE, self.dose.rpe or 0)

    @property
    def sets_missing(self) -> bool:
        """Whether sets were left out last time; who does no more of them twice means to."""
        if self.dose.total_seconds is not None:
            return False
        before = len(self.seen[1].results) if len(self.seen) > 1 else self.dose.sets.low
        return len(self.last.results) < min(self.dose.sets.low, before)

    @property
    def misses(self) -> int:
        """How many of the last sessions in a row had a set below the range."""
        return _in_a_row(_is_below(self.dose, one) for one in self.seen)

    @property
    def far_below(self) -> bool:
        """Whether no set of the last session came half the way to the range."""
        return self.misses > 0 and _is_far_below(self.dose, self.last)

    def tops_since(self, day: date) -> int:
        """How many sessions in a row, from the last one back to a day, reached the top."""
        return _in_a_row(one.day >= day and _is_at_the_top(self.dose, one) for one in self.seen)


def training_state(
    asked: Prescription,
    outcomes: Sequence[Outcome],
    rules: Sequence[Rule],
    bands: Sequence[str],
    deload: Deload,
    *,
    side: Side | None = None,
) -> TrainingState | None:
    """Where one stands with a prescription, or a side of it does, from the sessions with the movement, newest first.

    Sets that were meant for another dose of it tell only where none were meant for this one, and only if that other
    dose comes close; a trial of strength tells nothing. None where nothing tells.
    """
    written = asked.dose
    seen = evidence(outcomes, written, side, lambda meant: meant is None or bool(range_of(meant, written, rules)))
    if not seen:
        seen = tuple(one for one in evidence(outcomes, written, side) if _is_close(written, one))
    if not seen:
        return None
    while len(seen) > 1 and is_a_trial(written, seen[0], seen[1:]):
        seen = seen[1:]
    return TrainingState(replace(asked, dose=_grown(written, rules, seen, bands)), written, rules, seen, deload, side)


def is_a_trial(written: Dose, one: Evidence, before: Sequence[Evidence]) -> bool:
    """Whether somebody tried, unasked, what they can lift once or twice: far below the range, with more than usual."""
    usual = next((max(earlier.grams) for earlier in before if not _is_far_below(written, earlier)), max(one.grams))
    is_unasked = all(result.meant is None for result in one.results)
    return is_unasked and min(one.grams) > usual and _is_far_below(written, one)


def _grown(written: Dose, rules: Sequence[Rule], seen: Sequence[Evidence], bands: Sequence[str]) -> Dose:
    """The dose with what it had grown to: the lightest load or band last used, a raised range, added sets."""
    grams = min(seen[0].grams)
    dose = replace(written, band=_weakest(seen[0].bands, bands)).loaded(grams)
    ceilings = [rule.ceiling for rule in rules if rule.axis is ProgressionAxis.SETS and rule.ceiling]
    sets = min(max(len(one.results) for one in seen[:2]), max(ceilings, default=0))
    if sets > dose.sets.high and dose.total_seconds is None:
        dose = replace(dose, sets=Span.fixed(sets))
    for one in seen:
        raised = [span for r in one.results if r.meant and (span := range_of(r.meant, written, rules))]
        if raised:
            span = max(raised, key=lambda meant: (meant.low, meant.high))
            dose = dose if span == written.span else with_span(dose, span)
            break
    return with_room(dose, written)


def _weakest(used: frozenset[str | None], bands: Sequence[str]) -> str | None:
    """The weakest of the bands used; one that the settings don't name stands alone."""
    if None in used:
        return None
    order = {band.lower(): place for place, band in enumerate(bands)}
    return min(filter(None, used), key=lambda band: (order.get(band.lower(), len(order)), band))


def _is_close(written: Dose, one: Evidence) -> bool:
    """Whether sets that were meant for another dose come near this one."""
    low = written.span.low
    return all(max(result.amount, result.meant.high if result.meant else 0) >= low for result in one.results)


def _in_a_row(answers: Iterable[bool]) -> int:
    """How many times it is yes before the first no."""
    return sum(1 for _ in takewhile(bool, answers))


def _is_at_the_top(dose: Dose, one: Evidence) -> bool:
    if dose.total_seconds is not None:
        return one.total >= dose.total_seconds
    return one.lowest >= dose.span.high


def _is_below(dose: Dose, one: Evidence) -> bool:
    """Whether a set fell short of this range and of the one it was meant for; of holds to a total their mean."""
    low = dose.span.low
    if dose.total_seconds is not None:
        return one.total < min(dose.total_seconds, low * len(one.results))
    return any(r.amount < low and (r.meant is None or r.amount < r.meant.low) for r in one.results)


def _is_far_below(dose: Dose, one: Evidence) -> bool:
    return max(result.amount for result in one.results) * 2 < dose.span.low
