"""The steps a dose can take, forward and back: one axis each, never past what there is to train with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, floor

from hipflex.coach.ranges import at_the_low_end, next_range, range_before, span_in, with_room, with_span
from hipflex.coach.reasons import load_words
from hipflex.coach.training_state import TrainingState
from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import GRAMS_PER_KILOGRAM, GRAMS_PER_POUND, HEAVIEST_GRAMS, Load, Span, Unit
from hipflex.domain.rules import ProgressionAxis, Rule

HALF = 50
HUNDREDTHS = 2
"""To so many decimals a load is one in pounds: in grams they are never whole."""
ELASTIC = {"band", "mini band"}
"""Equipment that resists without weighing anything."""

Needs = Sequence[Collection[str]]
"""What is needed: of each need one of the things that will do."""
Step = tuple[Dose, str]
"""A dose, and in words what was done to it."""


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to train with; where no equipment is named, nobody has said. Bands stand weakest first."""

    load_step: Load
    bands: Sequence[str] = ()
    equipment: Collection[str] = ()
    unit: Unit = Unit.KG

    def allow(self, needs: Needs) -> bool:
        """Whether there is something for each need."""
        return not self.equipment or all(not need or self._there(need) for need in needs)

    def weigh(self, needs: Needs) -> bool:
        """Whether there is something for each need that weighs."""
        if self.equipment and not any(needs):
            return any(_plain(one) not in ELASTIC for one in self.equipment)
        return not self.equipment or all(not need or self._there(need) - ELASTIC for need in needs)

    def stretch(self, needs: Needs) -> bool:
        """Whether there is a band for one of the needs."""
        return any(self._there(need) & ELASTIC for need in needs)

    def plus(self, grams: int, steps: int) -> int:
        """A load so many steps further on, or back; counted in the settings' unit, in which they are whole."""
        return Load.of(self._in_unit(grams) + steps * self._in_unit(self.load_step.grams), self.unit).grams

    def steps(self, grams: int) -> Decimal:
        """How many steps a load is."""
        return self._in_unit(grams) / self._in_unit(self.load_step.grams)

    def _in_unit(self, grams: int) -> Decimal:
        if self.unit is Unit.KG:
            return grams / GRAMS_PER_KILOGRAM
        return round(grams / GRAMS_PER_POUND, HUNDREDTHS)

    def place(self, band: str | None) -> int:
        """How many bands are weaker; -1 for none, or one that isn't among them."""
        names = [one.casefold() for one in self.bands]
        return names.index(band.casefold()) if band and band.casefold() in names else -1

    def _there(self, need: Collection[str]) -> set[str]:
        return {_plain(one) for one in need} & {_plain(one) for one in self.equipment}


def _plain(name: str) -> str:
    """A name without what makes no difference: case, dashes, underscores."""
    return name.casefold().replace("-", " ").replace("_", " ")


def stepped(here: TrainingState, rule: Rule, means: Means, needs: Needs) -> Step | None:
    """The dose a step further along the rule's axis; None where it can't go further that way.

    `needs` are the movement's; a rule that names its own equipment needs that.
    """
    dose = here.dose
    if rule.axis is ProgressionAxis.LOAD:
        return _with_room(here, _heavier(dose, rule, means, [rule.using] if rule.using else needs))
    if rule.axis is ProgressionAxis.RANGE or not means.allow([rule.using]):
        return None
    if rule.axis is ProgressionAxis.BAND:
        return _with_room(here, _stronger(dose, means) if means.allow(needs) else None)
    if rule.axis is ProgressionAxis.SETS:
        return _more_sets(here, rule)
    if dose.total_seconds is not None:
        return (
            _fewer_holds(dose, dose.total_seconds, len(here.last.results) - 1)
            if rule.axis is ProgressionAxis.HOLD
            else None
        )
    longer = next_range(dose, here.written, here.rules, rule)
    return (with_span(dose, longer), f"go up to {_most(longer, dose)}") if longer else None


def beyond(here: TrainingState, rule: Rule) -> Dose:
    """The dose with its range raised to what was done in every set, as far as the rule would have raised it."""
    dose = here.dose
    while (longer := next_range(dose, here.written, here.rules, rule)) and longer.high <= here.last.lowest:
        dose = with_span(dose, longer)
    return dose


def stepped_back(here: TrainingState, means: Means, *, far: bool = False) -> Step | None:
    """The dose a step back where it had grown: a share of the load, a weaker band, a lower range; `far` half of it."""
    dose = here.dose
    if dose.load:
        percent = HALF if far else here.deload.percent
        return _with_room(here, _lighter(dose, dose.load.grams, means, percent))
    place = means.place(dose.band)
    if place > 0:
        weaker = means.bands[place // 2 if far else place - 1]
        return _with_room(here, (replace(dose, band=weaker), f"the {weaker} band"))
    return _shorter(here)


def with_less(dose: Dose) -> Step | None:
    """The dose with a set less, or a hold less of a total; where there is only one, its low end, if it has one."""
    total, span, fewer = dose.total_seconds, span_in(dose), dose.sets.high - 1
    if total is not None and total - span.high >= span.low:
        rest = total - span.high
        return replace(dose, total_seconds=rest, sets=holds(rest, span)), f"a hold less, {rest} seconds in all"
    if total is None and fewer:
        return replace(dose, sets=Span(min(dose.sets.low, fewer), fewer)), "a set less"
    lowest = at_the_low_end(dose)
    return None if lowest == dose else (lowest, "the low end is enough")


def _heavier(dose: Dose, rule: Rule, means: Means, needs: Needs) -> Step | None:
    """The load with a step more; in the place of a band, or of loads that aren't there, a stronger band."""
    grams = dose.load.grams if dose.load else 0
    heavier = means.plus(grams, max(1, floor(means.steps(rule.step or 0))))
    if grams < 0 < heavier:
        heavier = 0
    if dose.band or (heavier > 0 and not means.weigh(needs)):
        return _stronger(dose, means) if dose.band or means.stretch(needs) else None
    if heavier > (rule.ceiling or HEAVIEST_GRAMS):
        return None
    added = load_words(heavier - grams, means.unit)
    said = f"take {added} of help away" if grams < 0 else f"add {added}"
    return replace(dose, load=Load(heavier) if heavier else None), said


def _with_room(here: TrainingState, step: Step | None) -> Step | None:
    """The step with room to begin below a fixed amount."""
    if step is None:
        return None
    dose = with_room(step[0], here.written)
    low = span_in(dose).low
    return dose, f"{step[1]}, from {low} up" if low < span_in(step[0]).low else step[1]


def _lighter(dose: Dose, grams: int, means: Means, percent: int) -> Step:
    """The load less a share of it, or the help and a share more; at least one step."""
    lighter = means.plus(grams, -max(1, ceil(means.steps(abs(grams)) * percent / 100)))
    if lighter < 0 < grams:
        lighter = 0
    said = f"{load_words(lighter, means.unit)} instead of {load_words(grams, means.unit)}"
    return replace(dose, load=Load(lighter) if lighter else None), said


def _stronger(dose: Dose, means: Means) -> Step | None:
    """The next band; None at the strongest, beside a load, and after one that the settings don't name."""
    place = means.place(dose.band) + 1
    if dose.load or place == len(means.bands) or (dose.band and not place):
        return None
    return replace(dose, band=means.bands[place]), f"take the {means.bands[place]} band"


def _fewer_holds(dose: Dose, total: int, number: int) -> Step | None:
    """The total in so many holds; None where not even the longest ones would make it."""
    span = span_in(dose)
    if number * span.high < total:
        return None
    longer = Span(max(span.low, -(-total // number)), span.high)
    return with_span(dose, longer), f"fewer holds, of {longer.low} seconds or more"


def _more_sets(here: TrainingState, rule: Rule) -> Step | None:
    """More sets than were done, of a range of them from where one is in it."""
    dose = here.dose
    more = min(max(len(here.last.results), dose.sets.low), dose.sets.high) + (rule.step or 1)
    if rule.ceiling is None or more > rule.ceiling or dose.total_seconds is not None:
        return None
    return replace(dose, sets=Span.fixed(more)), f"go up to {more} sets"


def _shorter(here: TrainingState) -> Step | None:
    """The range a step lower, or more and shorter holds; None where it never grew."""
    dose, span, written = here.dose, span_in(here.dose), span_in(here.written)
    if dose.total_seconds is not None:
        low = max(written.low, -(-dose.total_seconds // (dose.sets.high + 1)))
        return None if low == span.low else (with_span(dose, Span(low, span.high)), f"holds of {low} seconds or more")
    lower = range_before(dose, here.written, here.rules)
    return (with_span(dose, lower), f"up to {_most(lower, dose)}") if lower else None


def _most(span: Span, dose: Dose) -> str:
    return f"{span.high} {'reps' if dose.reps else 'seconds'}"
