"""The rules that step back: after a break, after sessions below the range; and how far a step back goes."""

from __future__ import annotations

from dataclasses import replace

from hipflex.coach.equipment import Means
from hipflex.coach.ladder import Ladder
from hipflex.coach.ranges import at_the_low_end, range_before, with_span
from hipflex.coach.reasons import load_words, short_words
from hipflex.coach.steps import Step, range_words, with_room_below
from hipflex.coach.training_state import TrainingState
from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import HEAVIEST_GRAMS, Span
from hipflex.domain.prescription import Prescription
from hipflex.domain.rules import GUIDE, OURS, ProgressionAxis

BELOW, AFTER_MISSES, FAR_BELOW = "below-the-range", "deload-after-misses", "deload-far-below"
AFTER_A_BREAK, EASIER = "deload-after-break", "easier-movement"
HALF = 50
"""The share of a load that goes, in percent, where no set came half the way to its range."""
OFTEN = {1: "", 2: " twice"}


def after_a_break(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """A step back after so many days without the movement as it says itself."""
    days = (ladder.today - here.last.day).days
    if days < here.deload.days:
        return None
    step = stepped_back(here, ladder.means) or with_less(here.dose)
    dose, said = (step.dose, f"a step back, {step.words}") if step else (here.dose, "go easy on it")
    where = f" on the {here.side}" if here.side else ""
    because = f"{days} days since the last time{where}: {said}"
    return replace(here.asked, dose=dose).decided(AFTER_A_BREAK, because, OURS)


def below_the_range(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """A session below the range points to the easier movement; several, or one far below, step back or go there."""
    if not here.misses:
        return None
    told, easier = f"{ladder.last_time(here)}, {short_words(here.dose)}", ladder.rung(here.asked, "easier")
    if here.far_below:
        return _back(here, ladder, f"{told} by more than half", FAR_BELOW, easier)
    if here.misses >= here.deload.misses and not (easier and _is_mastered_between(easier, here, ladder)):
        often = OFTEN.get(here.misses, f", {here.misses} times in a row")
        return _back(here, ladder, f"{told}{often}", AFTER_MISSES, easier)
    hint = f"; if it can't be had in good form, take {easier.title}" if easier else ""
    return here.again().decided(BELOW, f"{told}: the same again{hint}", GUIDE if easier else OURS)


def _back(here: TrainingState, ladder: Ladder, told: str, rule: str, easier: Prescription | None) -> Prescription:
    """A step back, where there is one, else the easier movement, else a set less."""
    step = stepped_back(here, ladder.means, far=here.far_below)
    if easier and not step:
        return easier.decided(EASIER, f"{here.asked.title} {told}: the easier movement", GUIDE)
    step = step or with_less(here.dose)
    if step is None:
        return here.again().decided(BELOW, f"{told}: the same again", OURS)
    return replace(here.asked, dose=step.dose).decided(rule, f"{told}: a step back, {step.words}", OURS)


def _is_mastered_between(easier: Prescription, misses: TrainingState, ladder: Ladder) -> bool:
    """Whether the easier movement was last done between two misses of this one, and mastered."""
    there = ladder.weakest(ladder.written(easier.exercise, easier))
    if there is None or len(misses.seen) < 2:
        return False
    return misses.seen[1].day <= there.last.day < misses.last.day and there.last.reached_the_top


def stepped_back(here: TrainingState, means: Means, *, far: bool = False) -> Step | None:
    """The dose a step back where it had grown: a share of the load, a weaker band, a lower range; `far` half of it."""
    dose = here.dose
    if dose.load:
        return with_room_below(here, _lighter(here, means, HALF if far else here.deload.percent))
    place = means.place(dose.band)
    if place > 0:
        weaker = means.bands[place // 2 if far else place - 1]
        return with_room_below(here, Step(replace(dose, band=weaker), f"the {weaker} band"))
    return _shorter_holds(here, dose.total_seconds) if dose.total_seconds is not None else _lower_range(here)


def with_less(dose: Dose) -> Step | None:
    """The dose with a set less, or a hold less of a total; where there is only one, its low end, if it has one."""
    total, span, fewer = dose.total_seconds, dose.span, dose.sets.high - 1
    if total is not None and total - span.high >= span.low:
        rest = total - span.high
        return Step(replace(dose, total_seconds=rest, sets=holds(rest, span)), f"a hold less, {rest} seconds in all")
    if total is None and fewer:
        return Step(replace(dose, sets=Span(min(dose.sets.low, fewer), fewer)), "a set less")
    lowest = at_the_low_end(dose)
    return None if lowest == dose else Step(lowest, "the low end is enough")


def _lighter(here: TrainingState, means: Means, percent: int) -> Step | None:
    """The load less a share of it, or the help and a share more; down to the grid, at least one step.

    None where no log takes more help.
    """
    dose = here.dose
    own = next((rule.step for rule in here.rules if rule.axis is ProgressionAxis.LOAD), None)
    share = abs(dose.grams) * percent // 100
    lighter = means.grid(own).below(dose.grams, at_most=dose.grams - share)
    if dose.grams > 0:
        lighter = max(lighter, 0)  # less load never turns into help
    if lighter < -HEAVIEST_GRAMS:
        return None
    return Step(
        dose.loaded(lighter), f"{load_words(lighter, means.unit)} instead of {load_words(dose.grams, means.unit)}"
    )


def _shorter_holds(here: TrainingState, total: int) -> Step | None:
    """The total in one hold more; None where the holds never grew."""
    span = here.dose.span
    low = max(here.written.span.low, -(-total // (here.dose.sets.high + 1)))
    if low == span.low:
        return None
    return Step(with_span(here.dose, Span(low, span.high)), f"holds of {low} seconds or more")


def _lower_range(here: TrainingState) -> Step | None:
    lower = range_before(here.dose, here.written, here.rules)
    return Step(with_span(here.dose, lower), range_words(lower, here.dose)) if lower else None
