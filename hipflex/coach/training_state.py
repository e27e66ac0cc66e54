"""Where one stands with a prescription: its dose as it has grown, and what the sessions show of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import takewhile, zip_longest

from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Evidence, Outcome, evidence
from hipflex.coach.judging import (
    band_of,
    is_a_trial,
    is_all,
    is_light,
    is_of,
    judged_by_what_stood,
    leading_up,
    telling,
)
from hipflex.coach.ranges import with_room, with_span
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, Side, Span
from hipflex.domain.prescription import Prescription
from hipflex.domain.rules import Deload, ProgressionAxis, Rule
from hipflex.value_classes import dataclass, replace

AIM_STEP = {Measure.REPS: 1, Measure.TIME: 5, Measure.DISTANCE: 0}
"""What to go further by within a range: a repetition, five seconds."""
SETS_MORE = 2  # where a rule says no other number
TOGETHER = 56
"""Only sessions within so many days say something together."""
EPLEY = 30
"""Repetitions by which the load of a single is halved again, in Epley's formula: load × (1 + reps / 30)."""


@dataclass(frozen=True, slots=True)
class TrainingState:
    """A prescription with its dose as it has grown from the `written` one, and what was done, the newest first.

    There is always something in `seen`. With a `side` it is what that side did. Where the last session asked for
    another range or load, so that the dose is the written one met anew, `instead_of` is what it asked for. A
    `light_day` came after the last session and says nothing.
    """

    asked: Prescription
    written: Dose
    rules: Sequence[Rule]
    seen: Sequence[Evidence]
    deload: Deload
    side: Side | None = None
    instead_of: Dose | None = None
    light_day: date | None = None

    @property
    def dose(self) -> Dose:
        """The dose as it has grown."""
        return self.asked.dose

    def again(self, *, more: bool = False) -> Prescription:
        """The prescription with what each set came to as its aim, or a step `more`, within the range."""
        span, step = self.dose.span, AIM_STEP[self.dose.measure] if more else 0
        came_to = {result.place: result.amount + step for result in self.last.results}
        # A set that the plan of that session hadn't is good for what the others proved; one left out has to be shown.
        is_unproven = self.sets_missing or self.dose.total_seconds is not None
        unproven = span.low if is_unproven else self.last.lowest
        aims = (came_to.get(place, unproven) for place in range(1, max(*came_to, self.dose.sets.high) + 1))
        return replace(self.asked, aims=tuple(max(span.low, min(aim, span.high)) for aim in aims))

    def at(self, dose: Dose) -> TrainingState:
        """The same with the dose grown otherwise."""
        return replace(self, asked=replace(self.asked, dose=dose))

    @property
    def last(self) -> Evidence:
        """The last session."""
        return self.seen[0]

    @property
    def reached_it_before(self) -> bool:
        """Whether any session before the last reached the top."""
        return any(one.reached_the_top for one in self.seen[1:])

    @property
    def sets_missing(self) -> bool:
        """Whether sets of its plan were left out last time; who does no more of them twice means to."""
        asked = self.last.asked
        if asked.total_seconds is not None:
            return False
        before = len(self.seen[1].results) if len(self.seen) > 1 else asked.sets.low
        return len(self.last.results) < min(asked.sets.low, before)

    @property
    def misses(self) -> int:
        """How many of the last sessions in a row were missed."""
        return self.in_a_row(lambda one: one.missed)

    @property
    def is_rising(self) -> bool:
        """Whether more was done in the last session than in the one before."""
        return len(self.seen) > 1 and self.last.total > self.seen[1].total

    def in_a_row(self, is_so: Callable[[Evidence], bool]) -> int:
        """Of how many of the last sessions in a row something is so; of those of the last weeks."""
        recent = takewhile(lambda one: (self.last.day - one.day).days <= TOGETHER, self.seen)
        return _in_a_row(map(is_so, recent))

    @property
    def far_below(self) -> bool:
        """Whether no set of the last session came half the way to the range."""
        return self.last.missed and self.last.is_far_below

    def tops_since(self, day: date) -> int:
        """How many sessions in a row, from the last one back to a day, reached the top."""
        return _in_a_row(one.day >= day and one.reached_the_top for one in self.seen)


def training_state(
    asked: Prescription,
    outcomes: Sequence[Outcome],
    rules: Sequence[Rule],
    means: Means,
    deload: Deload,
    *,
    side: Side | None = None,
) -> TrainingState | None:
    """Where one stands with a prescription, or a side of it does, from the sessions with the movement, newest first.

    Where the last session of the entry itself asked for another range, somebody wrote a new one, which is met anew.
    What asked for another range elsewhere tells only where nothing else does; a trial of strength tells nothing. None
    where nothing tells.
    """
    written = asked.dose
    found = leading_up(evidence(outcomes, written, side), written)
    if not found:
        return None
    own = telling(found, written, rules)
    while len(own) > 1 and is_a_trial(own[0], own[1:]):
        own = own[1:]
    state = TrainingState(asked, written, rules, found[:1], deload, side)
    rewritten = next((one for one in found if not one.elsewhere and one.day >= own[0].day), None) if own else found[0]
    if rewritten and (not own or not is_of(rewritten, written, rules)):
        return _met(state, rewritten, means)
    judged = judged_by_what_stood(own, written, rules)
    seen = [one for one, before in zip_longest(judged, judged[1:]) if not before or not is_light(one, before, deload)]
    state = replace(state, light_day=judged[0].day if seen[0] != judged[0] else None)
    if _is_rewritten(written, found):
        return replace(state, seen=seen, instead_of=seen[0].asked)
    return replace(state.at(_grown(written, rules, seen, means.bands)), seen=seen)


def _met(here: TrainingState, other: Evidence, means: Means) -> TrainingState:
    """The written dose at the load that fits a session which asked for another range.

    Without a load there is nothing to fit: it counts for what it is in this range.
    """
    grams = _fitting(other, here, means)
    is_lifted = min(other.grams) > 0 and here.written.measure is Measure.REPS
    is_met = here.written.load is not None or is_lifted or other.lowest < here.written.span.low
    dose = here.written if here.written.load else here.written.loaded(grams)
    dose = with_room(replace(dose, band=band_of(other.bands) or dose.band), here.written)
    seen = (replace(other, asked=replace(dose, sets=other.asked.sets)),)
    return replace(here.at(dose), seen=seen, instead_of=other.asked if is_met else None)


def _fitting(other: Evidence, here: TrainingState, means: Means) -> int:
    """The load with which the low end of the written range is as hard as what was done, by Epley; on the grid."""
    grams, dose = min(other.grams), here.written
    if grams <= 0 or dose.measure is not Measure.REPS:
        return grams
    own = next((rule for rule in here.rules if rule.axis is ProgressionAxis.LOAD), None)
    fitting = grams * (EPLEY + other.lowest) // (EPLEY + dose.span.low)
    return means.grid(own.step if own else None).at_most(min(fitting, own.ceiling or fitting) if own else fitting)


def _is_rewritten(written: Dose, found: Sequence[Evidence]) -> bool:
    """Whether the written load is more than any session had or was asked for, so that somebody wrote another."""
    most = (max(*one.grams, one.asked.grams if one.is_planned else 0) for one in found)
    return written.grams > max(most, default=0) and written.grams > 0


def _grown(written: Dose, rules: Sequence[Rule], seen: Sequence[Evidence], bands: Sequence[str]) -> Dose:
    """The dose with what it had grown to: the load or weakest band last used, a raised range, added sets."""
    last = seen[0]
    dose = replace(written, band=_weakest(last.bands, bands)).loaded(min(last.grams))
    ceilings = [most_sets(rule, written) for rule in rules if rule.axis is ProgressionAxis.SETS]
    done = (_sets_asked_for(one, written) for one in seen[:2])
    sets = min(max(done), max(ceilings, default=0))
    if sets > dose.sets.high and dose.total_seconds is None:
        dose = replace(dose, sets=Span.fixed(sets))
    grown = with_span(dose, last.asked.span)
    if last.leads_up and not is_all(last, written):
        return replace(grown, total_seconds=last.asked.total_seconds)
    return with_room(grown, written)


def _sets_asked_for(one: Evidence, written: Dose) -> int:
    """How many sets a session shows to be usual here: none elsewhere, and by hand no more than one above the dose."""
    if one.elsewhere:
        return 0
    return len(one.results) if one.is_planned else min(len(one.results), written.sets.high + 1)


def most_sets(rule: Rule, written: Dose) -> int:
    """How many sets a rule goes up to."""
    return rule.ceiling or written.sets.high + SETS_MORE


def _weakest(used: frozenset[str | None], bands: Sequence[str]) -> str | None:
    """The weakest of the bands used; one that the settings don't name stands alone."""
    if None in used:
        return None
    order = {band.lower(): place for place, band in enumerate(bands)}
    return min(filter(None, used), key=lambda band: (order.get(band.lower(), len(order)), band))


def _in_a_row(answers: Iterable[bool]) -> int:
    """How many times it is yes before the first no."""
    return sum(1 for _ in takewhile(bool, answers))
