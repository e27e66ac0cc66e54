"""The steps that a dose can take onward: one axis each, never past what there is to train with."""

from __future__ import annotations

from hipflex.coach.equipment import Means, Needs
from hipflex.coach.ranges import next_range, with_room, with_span
from hipflex.coach.reasons import load_words
from hipflex.coach.training_state import TrainingState, most_sets
from hipflex.domain.dose import Dose
from hipflex.domain.measures import HEAVIEST_GRAMS, Span
from hipflex.domain.rules import ProgressionAxis, Rule
from hipflex.value_classes import dataclass, replace


@dataclass(frozen=True, slots=True)
class Step:
    """A dose after a step, and in words what was done to it."""

    dose: Dose
    words: str


def stepped(here: TrainingState, rule: Rule, means: Means, needs: Needs) -> Step | None:
    """The dose a step further along the rule's axis; None where it can't go further that way.

    `needs` are the movement's; a rule that names its own equipment needs that.
    """
    is_there = means.allow([rule.using])
    match rule.axis:
        case ProgressionAxis.LOAD:
            needed = [rule.using] if rule.using else needs
            return with_room_below(here, _heavier(here.dose, rule, means, needed, is_easy=here.last.was_easy))
        case ProgressionAxis.BAND if is_there and means.allow(needs):
            return with_room_below(here, _stronger(here.dose, means))
        case ProgressionAxis.SETS if is_there:
            return _more_sets(here, rule)
        case ProgressionAxis.REPS | ProgressionAxis.HOLD if is_there:
            return _longer(here, rule)
    return None


def beyond(here: TrainingState, rule: Rule) -> Dose:
    """The dose with its range raised to what was done in every set, as far as the rule would have raised it."""
    dose = here.dose
    while (further := next_range(dose, here.written, here.rules, rule)) and further.high <= here.last.lowest:
        dose = with_span(dose, further)
    return dose


def with_room_below(here: TrainingState, step: Step | None) -> Step | None:
    """The step with room to begin below a fixed amount."""
    if step is None:
        return None
    dose = with_room(step.dose, here.written)
    low = dose.span.low
    return Step(dose, f"{step.words}, from {low} up" if low < step.dose.span.low else step.words)


def range_words(span: Span, dose: Dose) -> str:
    """The top of a range: up to 12 reps."""
    return f"up to {span.high} {'reps' if dose.reps else 'seconds'}"


def _heavier(dose: Dose, rule: Rule, means: Means, needs: Needs, *, is_easy: bool) -> Step | None:
    """The load a step further, or the help a step less; a stronger band where one is in use or nothing weighs."""
    if dose.band:
        return _stronger(dose, means)
    grid = means.grid(rule.step)
    heavier = grid.above(dose.grams)
    if is_easy and (twice := grid.above(dose.grams, 2)) <= (rule.ceiling or HEAVIEST_GRAMS):
        heavier = twice
    if dose.grams < 0:
        heavier = min(heavier, 0)  # all help goes before any load comes
    if heavier > 0 and not means.can_load(needs):
        return _stronger(dose, means) if means.has_band_for(needs) else None
    if heavier > (rule.ceiling or HEAVIEST_GRAMS):
        return None
    return Step(dose.loaded(heavier), _heavier_words(dose.grams, heavier, rule, means))


def _heavier_words(before: int, after: int, rule: Rule, means: Means) -> str:
    """What is added or taken away, and what the rule names to do it with."""
    difference = load_words(after - before, means.unit)
    if before < 0:
        return f"take {difference} of help away"
    tools = " or ".join(means.there(rule.using))
    is_round = means.grid(rule.step).at_most(before) == before
    words = f"add {difference}" if is_round else f"go up to {load_words(after, means.unit)}"
    return f"{words}{f': {tools}' if tools else ''}"


def _stronger(dose: Dose, means: Means) -> Step | None:
    """The next band; None at the strongest, beside a load, and after one that the settings don't name."""
    place = means.place(dose.band) + 1
    if dose.load or place == len(means.bands) or (dose.band and not place):
        return None
    return Step(replace(dose, band=means.bands[place]), f"take the {means.bands[place]} band")


def _more_sets(here: TrainingState, rule: Rule) -> Step | None:
    """More sets than were done, of a range of them from where one is in it."""
    dose = here.dose
    more = min(max(len(here.last.results), dose.sets.low), dose.sets.high) + (rule.step or 1)
    if more > most_sets(rule, here.written) or dose.total_seconds is not None:
        return None
    return Step(replace(dose, sets=Span.fixed(more)), f"go up to {more} sets")


def _longer(here: TrainingState, rule: Rule) -> Step | None:
    """The next range of repetitions or seconds; a total of seconds in one hold less."""
    dose = here.dose
    if dose.total_seconds is not None and rule.axis is ProgressionAxis.HOLD:
        return _longer_holds(here, dose.total_seconds, rule.ceiling or 0)
    further = next_range(dose, here.written, here.rules, rule)
    if further and here.last.was_easy:
        further = next_range(with_span(dose, further), here.written, here.rules, rule) or further
    return Step(with_span(dose, further), f"go {range_words(further, dose)}") if further else None


def _longer_holds(here: TrainingState, total: int, ceiling: int) -> Step | None:
    """The total in one hold less, of holds no longer than the shortest that was held within the range.

    None where not even the longest ones would make it.
    """
    dose, span, number = here.dose, here.dose.span, len(here.last.results) - 1
    if number * max(span.high, ceiling) < total:
        return None
    low = max(span.low, -(-total // number))
    if low <= span.high:
        low = min(low, max(span.low, here.last.shortest_hold))
    return Step(with_span(dose, Span(low, max(low, span.high))), f"longer holds, of {low} seconds or more")
