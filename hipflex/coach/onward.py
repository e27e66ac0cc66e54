"""The rules that go on: a step along the first way that can move from the top of the range, one more within it."""

from __future__ import annotations

from hipflex.coach.evidence import Evidence
from hipflex.coach.ladder import Ladder
from hipflex.coach.lighter import built_up
from hipflex.coach.ranges import LONGER, at_the_top
from hipflex.coach.reasons import more_words, top_words
from hipflex.coach.steps import beyond, stepped
from hipflex.coach.training_state import TrainingState
from hipflex.domain.movement import GUIDE, OURS
from hipflex.domain.prescription import Prescription
from hipflex.domain.rules import ProgressionAxis, Rule
from hipflex.value_classes import replace

NEXT_RUNG, HIGHER, AT_THE_CEILING = "next-rung", "more-range", "at-the-ceiling"


def from_the_top(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """Where every working set reached the top, the first rule that can still move."""
    if not here.last.reached_the_top:
        return None
    told, top = ladder.last_time(here), top_words(here.last.asked, here.last.lowest)
    if here.last.left_nothing:
        because = f"{told}, {top}, but with nothing left: no step yet"
        return here.again().decided("at-the-limit", because, OURS)
    if here.sets_missing:
        because = f"{told}, {len(here.last.results)} of {here.last.asked.sets.low} sets: all of them first"
        return here.again().decided("all-sets-first", because, OURS)
    spare = " with strength to spare" if here.last.was_easy else ""
    return _onward(here, ladder, f"{told}, {top}{spare}")


def _onward(here: TrainingState, ladder: Ladder, top: str) -> Prescription:
    if further := built_up(here):
        axis = LONGER[further.dose.measure]
        return replace(here.asked, dose=further.dose).decided(f"add-{axis}", f"{top}: {further.words}", OURS)
    if here.dose.total_seconds is not None and not here.last.holds_have_grown:
        return within(here, ladder)
    for rule in here.rules:
        here = here.at(beyond(here, rule))
        moved = _moved(here, ladder, rule, top)
        if moved:
            return moved
    return _kept(here, ladder, top)


def _kept(here: TrainingState, ladder: Ladder, top: str) -> Prescription:
    """The same at the top of all that there is; said once, with the harder movement as an offer."""
    kept = here.at(at_the_top(here.dose)).again()
    if any(_is_as_much(one, here.last) for one in here.seen[1:2]):
        return kept.decided(AT_THE_CEILING, f"{ladder.last_time(here)}: keep it there", OURS)
    harder = ladder.rung(here.asked, "harder")
    offer = f", or try {harder.title}" if harder else ""
    because = f"{top}{_what_is_missing(here, ladder)}, as far as this goes: keep it there{offer}"
    return kept.decided(AT_THE_CEILING, because, OURS)


def _moved(here: TrainingState, ladder: Ladder, rule: Rule, top: str) -> Prescription | None:
    """The prescription that a rule leads to; None where it can't move."""
    asked = here.asked
    if rule.axis is ProgressionAxis.RUNG:
        return _climbed(here, ladder, top)
    if rule.axis is ProgressionAxis.RANGE:
        is_first = not (asked.dose.load or asked.dose.band or here.reached_it_before)
        return asked.decided(HIGHER, f"{top}: a few degrees higher before any load", GUIDE) if is_first else None
    step = stepped(here, rule, ladder.means, ladder.needs(asked.exercise))
    if step is None:
        return None
    of_guide = rule.axis in (ProgressionAxis.LOAD, ProgressionAxis.BAND) or asked.dose.total_seconds is not None
    axis = rule.axis if step.dose.band == asked.dose.band else ProgressionAxis.BAND
    source = GUIDE if of_guide else OURS
    return replace(asked, dose=step.dose).decided(f"add-{axis}", f"{top}: {step.words}", source)


def _climbed(here: TrainingState, ladder: Ladder, top: str) -> Prescription | None:
    """The next rung; one that was tried again and again in vain wants this one mastered longer."""
    harder = ladder.rung(here.asked, "harder")
    if harder is None:
        return None
    there = ladder.weakest(ladder.written(harder.exercise, here.asked))
    if there and there.last.day <= here.last.day and here.tops_since(there.last.day) < there.misses // 2:
        because = f"{top}: once more before {harder.title}, which was too much {there.misses} times"
        return here.again().decided("once-more", because, OURS)
    return harder.decided(NEXT_RUNG, f"{here.asked.title} {top}: go on to {harder.title}", GUIDE)


def _what_is_missing(here: TrainingState, ladder: Ladder) -> str:
    """What a load would need that isn't there."""
    is_loaded = any(rule.axis is ProgressionAxis.LOAD for rule in here.rules)
    return ", and nothing in your equipment to load it with" if is_loaded and not ladder.can_load(here.asked) else ""


def within(here: TrainingState, ladder: Ladder) -> Prescription:
    """Within the range, one more in each set; of a total, holds until they make it, then longer ones."""
    told, dose, source = ladder.last_time(here), here.dose, here.asked.source or OURS
    if dose.total_seconds is not None:
        is_made = here.last.total >= dose.total_seconds
        more = "hold longer where you can" if is_made else "add holds until they make it"
        because = f"{told}, {here.last.total} of {dose.total_seconds} seconds: {more}"
        return here.again(more=is_made).decided("within-the-range", because, source)
    return here.again(more=True).decided("within-the-range", f"{told}: {more_words(dose)}", source)


def _is_as_much(one: Evidence, last: Evidence) -> bool:
    """Whether a session reached the top of what the last one asked for too."""
    before, now = ((each.asked.span, each.asked.sets.low, each.grams, each.bands) for each in (one, last))
    return one.reached_the_top and before == now
