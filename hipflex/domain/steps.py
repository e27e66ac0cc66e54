"""The steps a dose can take, forward and back: one axis each, never past what there is to train with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from hipflex.domain.dose import Dose, holds
from hipflex.domain.evidence import Evidence
from hipflex.domain.measures import Load, Measure, Span
from hipflex.domain.rules import Axis, Rule

REPS_STEP = 2
SECONDS_STEP = 5
HOLD_STEP = 2
KEPT_AFTER_A_STEP_BACK = 0.9


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to train with; where no equipment is named, nobody has said."""

    load_step: Load
    bands: Sequence[str] = ()
    equipment: Collection[str] = ()

    def allow(self, needed: Collection[str]) -> bool:
        """Whether one of the things that are needed is there."""
        return not self.equipment or not needed or any(one in self.equipment for one in needed)


def stepped(dose: Dose, rule: Rule, seen: Evidence, means: Means) -> tuple[Dose, str] | None:
    """The dose a step further and what that step is; None where it can't go further this way."""
    if not means.allow(rule.using):
        return None
    match rule.axis:
        case Axis.LOAD:
            return _heavier(dose, rule, seen, means)
        case Axis.BAND:
            return _stronger(dose, seen, means)
        case Axis.REPS | Axis.HOLD:
            return _longer(dose, rule, seen)
        case Axis.SETS:
            return _more_sets(dose, rule, seen)
        case Axis.RUNG:
            return None


def stepped_back(dose: Dose, means: Means) -> tuple[Dose, str] | None:
    """The dose a step back: a tenth of the load, or a set; None where there is nothing to take away."""
    if dose.load and dose.load.grams > 0:
        step = means.load_step.grams
        lighter = min(int(dose.load.grams * KEPT_AFTER_A_STEP_BACK) // step * step, dose.load.grams - step)
        load = Load(lighter) if lighter > 0 else None
        return replace(dose, load=load), f"{_kilograms(load)} instead of {_kilograms(dose.load)}"
    if dose.total_seconds is None and dose.sets.high > 1:
        fewer = dose.sets.high - 1
        return replace(dose, sets=Span(min(dose.sets.low, fewer), fewer)), "a set less"
    return None


def _heavier(dose: Dose, rule: Rule, seen: Evidence, means: Means) -> tuple[Dose, str] | None:
    step = max(rule.step or 0, means.load_step.grams)
    grams = (seen.load.grams if seen.load else 0) + step
    if rule.ceiling is not None and grams > rule.ceiling:
        return None
    said = f"add {_kilograms(Load(step))}" if grams > 0 else f"take {_kilograms(Load(step))} of help away"
    return replace(dose, load=Load(grams) if grams else None, band=None), said


def _stronger(dose: Dose, seen: Evidence, means: Means) -> tuple[Dose, str] | None:
    bands = [band.lower() for band in means.bands]
    now = bands.index(seen.band.lower()) if seen.band and seen.band.lower() in bands else -1
    if now + 1 >= len(bands):
        return None
    band = means.bands[now + 1]
    return replace(dose, band=band), f"take the {band} band"


def _longer(dose: Dose, rule: Rule, seen: Evidence) -> tuple[Dose, str] | None:
    """More reps or seconds a set; of holds to a total fewer and longer ones."""
    if (rule.axis is Axis.REPS) is not (dose.measure is Measure.REPS):
        return None
    if dose.total_seconds is not None and dose.seconds is not None:
        return _fewer_holds(dose, dose.seconds, dose.total_seconds, seen)
    span = dose.reps or dose.seconds
    step = rule.step or (REPS_STEP if dose.measure is Measure.REPS else SECONDS_STEP)
    if span is None or rule.ceiling is None or span.high >= rule.ceiling:
        return None
    high = min(span.high + step, rule.ceiling)
    further = Span(high - (span.high - span.low), high)
    if dose.reps:
        return replace(dose, reps=further), f"go up to {high} reps"
    return replace(dose, seconds=further), f"go up to {high} seconds"


def _fewer_holds(dose: Dose, span: Span, total: int, seen: Evidence) -> tuple[Dose, str] | None:
    if seen.lowest >= span.high:
        return None
    low = min(max(seen.lowest, span.low) + HOLD_STEP, span.high)
    longer = Span(low, span.high)
    return replace(dose, seconds=longer, sets=holds(total, longer)), f"fewer holds of {low} seconds or more"


def _more_sets(dose: Dose, rule: Rule, seen: Evidence) -> tuple[Dose, str] | None:
    more = max(len(seen.results), dose.sets.high) + (rule.step or 1)
    if rule.ceiling is None or more > rule.ceiling:
        return None
    return replace(dose, sets=Span.fixed(more)), f"go up to {more} sets"


def _kilograms(load: Load | None) -> str:
    return f"{load.kilograms:g} kg" if load else "no load"
