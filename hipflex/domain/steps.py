"""The steps a dose can take, forward and back: one axis each, never past what there is to train with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hipflex.domain.dose import Dose
from hipflex.domain.evidence import Evidence
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, Span, Unit
from hipflex.domain.reasons import load_words
from hipflex.domain.rules import Axis, Rule
from hipflex.domain.standing import LONGER, Standing, span_in, with_span

USUAL_STEP = {Axis.REPS: 2, Axis.HOLD: 5}
TENTH = 10
ALMOST = 20
"""A load that misses a step by less than a part in so many is on it: pounds are never whole grams."""
ELASTIC = ("band", "mini-band")
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
        return not self.equipment or all(not need or self._there(need) - {*ELASTIC} for need in needs)

    def stretch(self, needs: Needs) -> bool:
        """Whether there is a band for one of the needs."""
        return any(self._there(need) & {*ELASTIC} for need in needs)

    def _there(self, need: Collection[str]) -> set[str]:
        return {one.casefold() for one in need} & {one.casefold() for one in self.equipment}


def stepped(dose: Dose, rule: Rule, last: Evidence, means: Means, needs: Needs) -> Step | None:
    """The dose a step further along the rule's axis; None where it can't go further that way.

    `needs` are the movement's; a rule that names its own equipment needs that.
    """
    if rule.axis is Axis.LOAD:
        return _heavier(dose, rule, means, [rule.using] if rule.using else needs)
    if not means.allow([rule.using]):
        return None
    if rule.axis is Axis.BAND:
        return _stronger(dose, means) if means.allow(needs) else None
    if rule.axis is Axis.SETS:
        return _more_sets(dose, rule)
    return _longer(dose, rule, last) if rule.axis is LONGER.get(dose.measure) else None


def beyond(dose: Dose, rule: Rule, last: Evidence) -> Dose:
    """The dose with its range raised to what was done in every set, as far as the rule would have raised it."""
    if rule.axis is not LONGER.get(dose.measure) or rule.ceiling is None or dose.total_seconds is not None:
        return dose
    span = span_in(dose)
    step = rule.step or USUAL_STEP[rule.axis]
    done = min(last.lowest, rule.ceiling)
    high = done if done == rule.ceiling else span.high + max(0, done - span.high) // step * step
    return with_span(dose, _shifted(span, max(high, span.high) - span.high))


def stepped_back(standing: Standing, means: Means) -> Step | None:
    """The dose a step back where it had grown: a tenth of the load, a weaker band, a lower range."""
    dose = standing.dose
    if dose.load:
        return _lighter(dose, dose.load.grams, means)
    weaker = _place(dose.band, means.bands) - 1
    if dose.band and weaker >= 0:
        return replace(dose, band=means.bands[weaker]), f"the {means.bands[weaker]} band"
    return _shorter(standing)


def with_a_set_less(dose: Dose) -> Step | None:
    """The dose with a set less; None where there is only one, or a total."""
    fewer = dose.sets.high - 1
    if dose.total_seconds is not None or not fewer:
        return None
    return replace(dose, sets=Span(min(dose.sets.low, fewer), fewer)), "a set less"


def _heavier(dose: Dose, rule: Rule, means: Means, needs: Needs) -> Step | None:
    """The next load there is; in the place of a band, or of loads that aren't there, a stronger band."""
    grams, step = dose.load.grams if dose.load else 0, means.load_step.grams
    now = _steps_in(grams, step)
    heavier = max(now + 1, _steps_in(grams + (rule.step or 0), step)) * step
    if dose.band or (heavier > 0 and not means.weigh(needs)):
        return _stronger(dose, means) if dose.band or means.stretch(needs) else None
    if heavier > (rule.ceiling or HEAVIEST_GRAMS):
        return None
    said = f"go to {load_words(heavier, means.unit)}"
    if _is_on_step(grams, step):
        added = load_words(heavier - now * step, means.unit)
        said = f"add {added}" if grams >= 0 else f"take {added} of help away"
    return replace(dose, load=Load(heavier) if heavier else None), said


def _lighter(dose: Dose, grams: int, means: Means) -> Step:
    """The load, or what is left to lift with help, less a tenth and at least one step."""
    step = means.load_step.grams
    next_below = _steps_in(grams, step) - _is_on_step(grams, step)
    lighter = min(next_below, _steps_in(grams - abs(grams) // TENTH, step)) * step
    said = f"{load_words(lighter, means.unit)} instead of {load_words(grams, means.unit)}"
    return replace(dose, load=Load(lighter) if lighter else None), said


def _steps_in(grams: int, step: int) -> int:
    """How many whole steps a load is."""
    return (grams + step // ALMOST) // step


def _is_on_step(grams: int, step: int) -> bool:
    return abs(grams - _steps_in(grams, step) * step) <= step // ALMOST


def _stronger(dose: Dose, means: Means) -> Step | None:
    """The next band; None at the strongest, beside a load, and after one that the settings don't name."""
    place = _place(dose.band, means.bands) + 1
    if dose.load or place == len(means.bands) or (dose.band and not place):
        return None
    return replace(dose, band=means.bands[place]), f"take the {means.bands[place]} band"


def _place(band: str | None, bands: Sequence[str]) -> int:
    """How many bands are weaker; -1 for none, or one that isn't among them."""
    names = [one.casefold() for one in bands]
    return names.index(band.casefold()) if band and band.casefold() in names else -1


def _longer(dose: Dose, rule: Rule, last: Evidence) -> Step | None:
    """More reps or seconds a set; of holds to a total fewer and longer ones."""
    span = span_in(dose)
    if dose.total_seconds is not None:
        return _fewer_holds(dose, dose.total_seconds, len(last.results) - 1)
    if rule.ceiling is None or span.high >= rule.ceiling:
        return None
    longer = _shifted(span, min(rule.step or USUAL_STEP[rule.axis], rule.ceiling - span.high))
    return with_span(dose, longer), f"go up to {longer.high} {'reps' if dose.reps else 'seconds'}"


def _fewer_holds(dose: Dose, total: int, number: int) -> Step | None:
    """The total in so many holds; None where not even the longest ones would make it."""
    span = span_in(dose)
    if number * span.high < total:
        return None
    longer = Span(max(span.low, -(-total // number)), span.high)
    return with_span(dose, longer), f"fewer holds, of {longer.low} seconds or more"


def _more_sets(dose: Dose, rule: Rule) -> Step | None:
    more = dose.sets.high + (rule.step or 1)
    if rule.ceiling is None or more > rule.ceiling:
        return None
    return replace(dose, sets=Span.fixed(more)), f"go up to {more} sets"


def _shorter(standing: Standing) -> Step | None:
    """The range a step lower, or more and shorter holds; None where it never grew."""
    dose, span, written = standing.dose, span_in(standing.dose), span_in(standing.written)
    if span == written:
        return None
    if dose.total_seconds is not None:
        low = max(written.low, -(-dose.total_seconds // (dose.sets.high + 1)))
        return with_span(dose, Span(low, span.high)), f"holds of {low} seconds or more"
    step = next(rule.step or USUAL_STEP[rule.axis] for rule in standing.rules if rule.axis is LONGER.get(dose.measure))
    lower = _shifted(span, -min(step, span.low - written.low))
    return with_span(dose, lower), f"up to {lower.high} {'reps' if dose.reps else 'seconds'}"


def _shifted(span: Span, by: int) -> Span:
    return Span(span.low + by, span.high + by)
