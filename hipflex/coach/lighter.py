"""How far a step back goes: a share of the load, of the help, of the bands, or of what was done in each set."""

from __future__ import annotations

from hipflex.coach.equipment import Means
from hipflex.coach.ranges import is_part_of, range_from, with_span
from hipflex.coach.reasons import amount_words, load_words
from hipflex.coach.steps import Step, with_room_below
from hipflex.coach.training_state import TrainingState
from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import HEAVIEST_GRAMS, Measure, Span
from hipflex.domain.rules import ProgressionAxis
from hipflex.value_classes import replace

HOLD_STEP = 5
"""Seconds are asked for in steps of so many."""


def lightened(here: TrainingState, means: Means, percent: int) -> Step | None:
    """The dose less a share, at least one step of what it has grown by; None where there is nothing to take away.

    That is load, help, or a band; else repetitions or seconds, counted from what the last session came to.
    """
    return unloaded(here, means, percent) or _fewer(here, percent)


def unloaded(here: TrainingState, means: Means, percent: int) -> Step | None:
    """The dose with less load, more help or a weaker band by a share; None where there is none of these."""
    if here.dose.load:
        return with_room_below(here, _lighter(here, means, percent))
    place = means.place(here.dose.band)
    if place <= 0:
        return None
    weaker = means.bands[max(0, place - _share(place + 1, percent))]
    return with_room_below(here, Step(replace(here.dose, band=weaker), f"the {weaker} band"))


def shrunk(here: TrainingState) -> Step | None:
    """The dose back where it had grown in sets, or in holds to a total; None where it never did."""
    dose, written = here.dose, here.written
    if dose.total_seconds is not None:
        return _shorter_holds(here, dose.total_seconds)
    if dose.sets.high > written.sets.high:
        return Step(replace(dose, sets=Span.fixed(dose.sets.high - 1)), f"{dose.sets.high - 1} sets")
    return None


def as_done(here: TrainingState) -> Dose:
    """The dose with a range from what was done, its low end first, that leads to the written one.

    Of holds to a total it is that of those that were held.
    """
    amounts = [result.amount for result in here.last.results]
    low = max(1, min(amounts))
    if here.dose.total_seconds is not None:
        return _in_all(here, here.last.total, min(low, here.written.span.low))
    span = range_from(low, here.written, here.rules)
    if low < here.written.span.low and here.dose.measure is not Measure.DISTANCE:
        span = Span(low, min(max(span.high, *amounts), here.written.span.high))
    return with_span(here.dose, span)


def built_up(here: TrainingState) -> Step | None:
    """The next part of the way to the written range; None where one is there."""
    if not is_part_of(here.dose, here.written):
        return None
    if here.dose.total_seconds is not None:
        shortest = min(here.last.lowest, here.written.span.low)
        dose = _in_all(here, here.dose.total_seconds + here.written.span.high, shortest)
        return Step(dose, f"{dose.total_seconds} seconds in all")
    dose = as_done(here)
    return Step(dose, f"go on from {amount_words(Span.fixed(dose.span.low), dose.measure)}")


def _lighter(here: TrainingState, means: Means, percent: int) -> Step | None:
    """The load less a share of it, or the help and a share more; down to the grid, at least one step.

    None where no log takes more help.
    """
    dose = here.dose
    own = next((rule.step for rule in here.rules if rule.axis is ProgressionAxis.LOAD), None)
    lighter = means.grid(own).below(dose.grams, at_most=dose.grams - abs(dose.grams) * percent // 100)
    if dose.grams > 0:
        lighter = max(lighter, 0)  # less load never turns into help
    if lighter < -HEAVIEST_GRAMS:
        return None
    before, after = load_words(dose.grams, means.unit), load_words(lighter, means.unit)
    return Step(dose.loaded(lighter), f"{after} instead of {before}")


def _fewer(here: TrainingState, percent: int) -> Step | None:
    """The range that begins with what was done less a share, and no higher than now; of holds to a total that total."""
    dose = here.dose
    if dose.total_seconds is not None:
        return _less_in_all(here, dose.total_seconds, percent)
    if dose.measure is Measure.DISTANCE:
        return _fewer_sets(dose)
    low = here.last.lowest - _share(here.last.lowest, percent)
    if dose.measure is Measure.TIME:
        low -= low % HOLD_STEP
    span = range_from(max(1, low), here.written, here.rules)
    span = Span(min(span.low, dose.span.low), span.high)
    if span.high > dose.span.high or (span == dose.span and here.last.lowest <= span.low):
        return None
    return Step(with_span(dose, span), f"{amount_words(Span.fixed(span.low), dose.measure)} to begin with")


def _less_in_all(here: TrainingState, total: int, percent: int) -> Step | None:
    done = min(total, here.last.total)
    less = _in_all(here, done - _share(done, percent), here.written.span.low)
    return Step(less, f"{less.total_seconds} seconds in all") if less.total_seconds != total else None


def _in_all(here: TrainingState, total: int, shortest: int) -> Dose:
    """The dose with another total of holds, in whole steps, none of them shorter than that."""
    span = Span(shortest, here.written.span.high)
    total = max(min(total - total % HOLD_STEP, here.written.total_seconds or total), shortest)
    return replace(with_span(here.dose, span), total_seconds=total, sets=holds(total, span))


def _fewer_sets(dose: Dose) -> Step | None:
    fewer = dose.sets.high - 1
    return Step(replace(dose, sets=Span(min(dose.sets.low, fewer), fewer)), "a set less") if fewer else None


def _shorter_holds(here: TrainingState, total: int) -> Step | None:
    """The total in one hold more; None where the holds never grew."""
    span = here.dose.span
    low = max(here.written.span.low, -(-total // (here.dose.sets.high + 1)))
    if low == span.low:
        return None
    return Step(with_span(here.dose, Span(low, span.high)), f"holds of {low} seconds or more")


def _share(amount: int, percent: int) -> int:
    """So many percent of an amount, at least one."""
    return max(1, -(-amount * percent // 100))
