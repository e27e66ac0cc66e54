"""The rules that step back, and those that would rather wait: breaks, sessions below the range, all out, no way on."""

from __future__ import annotations

from hipflex.coach.ladder import Ladder
from hipflex.coach.lighter import as_done, lightened, shrunk, unloaded
from hipflex.coach.ranges import is_part_of, whole_range
from hipflex.coach.reasons import amount_words, short_words
from hipflex.coach.steps import Step, range_words
from hipflex.coach.training_state import TrainingState
from hipflex.domain.dose import Dose
from hipflex.domain.movement import GUIDE, OURS
from hipflex.domain.prescription import Prescription
from hipflex.value_classes import replace

BELOW, AFTER_MISSES, FAR_BELOW = "below-the-range", "deload-after-misses", "deload-far-below"
AFTER_A_BREAK, ALL_OUT, EASIER = "deload-after-break", "deload-all-out", "easier-movement"
LAST_SET, STANDING_STILL = "longer-rest", "standing-still"
RETURN = "return-after-a-break; the shares are a judgement of hipflex"
LONG_BREAKS = ((183, 50, "start over gently"), (61, 30, "a larger step back"))
"""From so many days on so many percent less, the longest first; a shorter break steps back as the movement says."""
HALF = 50
"""The share of a load that goes, in percent, where no set came half the way to its range."""
ALIKE = 3
"""So many sessions that came to the same stand still."""


def after_a_break(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """A step back after so many days without the movement as it says itself, and more after more."""
    days = (ladder.today - here.last.day).days
    if days < here.deload.days:
        return None
    percent, said = here.deload.percent, "a step back"
    for least, share, words in LONG_BREAKS:
        if days >= least:
            percent, said = max(share, percent), words
            break
    step = lightened(here, ladder.means, percent)
    dose = step.dose if step else here.dose
    if percent > here.deload.percent and dose.sets.high > here.written.sets.high and dose.total_seconds is None:
        dose = replace(dose, sets=here.written.sets)
    where = f" on the {here.side}" if here.side else ""
    because = f"{days} days since the last time{where}: {f'{said}, {step.words}' if step else 'go easy on it'}"
    return replace(here.asked, dose=dose).decided(AFTER_A_BREAK, because, RETURN)


def all_out(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """A step back after sessions in a row in which every set took all there was, unless more is done each time."""
    if here.in_a_row(lambda one: one.was_all_out) < here.deload.misses or here.is_rising:
        return None
    step = lightened(here, ladder.means, here.deload.percent)
    if step is None:
        return None
    because = f"{ladder.last_time(here)}, with nothing left in any set again: a step back, {step.words}"
    return replace(here.asked, dose=step.dose).decided(ALL_OUT, because, OURS)


def below_the_range(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """A session below the range waits for another, as long as more is done each time; then it steps back.

    Who has no load to take away is asked for what they can do, and goes on from there.
    """
    if not here.last.missed:
        return None
    better = "more than the time before and still " if here.is_rising else ""
    told = f"{ladder.last_time(here)}, {better}{_short(here)}"
    easier = ladder.rung(here.asked, "easier")
    is_often = here.misses >= here.deload.misses and not _is_mastered_between(easier, here, ladder)
    if here.is_rising or not (is_often or here.far_below):
        return _same_again(here, told, easier)
    often = _often(here)
    if here.far_below and (step := unloaded(here, ladder.means, HALF)):
        return _back(here, f"{told} by more than half", FAR_BELOW, step)
    step = unloaded(here, ladder.means, here.deload.percent) or shrunk(here) or _back_to_a_range(here)
    if step:
        return _back(here, told + often, AFTER_MISSES, step)
    if easier and is_often and _is_too_hard(here):
        return easier.decided(EASIER, f"{here.asked.title} {told}{often}: the easier movement", GUIDE)
    return _same_again(here, told + often, easier)


def short_at_the_end(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """Only later sets fell short of the range: the same again, with longer rests."""
    if not here.last.is_short_of_the_range:
        return None
    low, results = here.last.asked.span.low, here.last.results
    are_last = all(one.amount < low for one in results[sum(one.amount >= low for one in results) :])
    which = "the last of them" if are_last else "some of them"
    because = f"{ladder.last_time(here)}, {which} {_short(here)}: the same again, rest a little longer"
    return here.again().decided(LAST_SET, because, OURS)


def standing_still(here: TrainingState, ladder: Ladder) -> Prescription | None:
    """Sessions that came to the same and got nowhere: the dose stays, and a step back is offered in words.

    Who wants it writes the lighter load at the first set; the next dose goes on from there.
    """
    alike = here.in_a_row(here.last.is_like)
    if alike < ALIKE or (here.last.reached_the_top and not here.last.left_nothing):
        return None
    step = lightened(here, ladder.means, here.deload.percent)
    offer = f"; or take a step back, {step.words}, and build up again" if step else ""
    because = f"{ladder.last_time(here)}, the same {alike} times, it has stood still: one more where you can{offer}"
    return here.again(more=True).decided(STANDING_STILL, because, OURS)


def _same_again(here: TrainingState, told: str, easier: Prescription | None) -> Prescription:
    """The same dose, or what can be done of it; the easier movement is named."""
    hint = f"; if it can't be had in good form, take {easier.title}" if easier else ""
    source = GUIDE if easier else OURS
    dose, low = as_done(here), here.dose.span.low
    has_grown = low > whole_range(here.dose, here.written).low or here.last.results[0].amount >= low
    if has_grown or not is_part_of(dose, here.written):
        return here.again().decided(BELOW, f"{told}: the same again{hint}", source)
    because = f"{told}: begin with {_much(dose)} and build up to {_much(here.written)}{hint}"
    return replace(here.asked, dose=dose).decided(BELOW, because, source)


def _short(here: TrainingState) -> str:
    """What the last session fell short of: what that was asked for, also where the dose is another by now."""
    asked = here.last.asked
    is_another = here.last.is_planned and asked.span.low != here.dose.span.low
    return short_words(asked, asked_for=is_another)


def _often(here: TrainingState) -> str:
    """How often in a row it was missed, if more than once."""
    if here.misses < 2:
        return ""
    if len({short_words(one.asked) for one in here.seen[: here.misses]}) == 1:
        return " twice" if here.misses == 2 else f", {here.misses} times in a row"
    return f", {'twice' if here.misses == 2 else f'{here.misses} times'} in a row below what was asked"


def _back(here: TrainingState, told: str, rule: str, step: Step) -> Prescription:
    return replace(here.asked, dose=step.dose).decided(rule, f"{told}: a step back, {step.words}", OURS)


def _back_to_a_range(here: TrainingState) -> Step | None:
    """The range that fits what was done, where the range had been raised."""
    if here.dose.span.low <= here.written.span.low or here.dose.total_seconds is not None:
        return None
    dose = as_done(here)
    return Step(dose, range_words(dose.span, dose))


def _is_too_hard(here: TrainingState) -> bool:
    """Whether not even the part of the range was done that was asked for, or not half of the way to it."""
    is_reduced = here.last.is_planned and is_part_of(here.last.asked, here.written)
    return here.dose.total_seconds is not None or is_reduced or here.far_below


def _is_mastered_between(easier: Prescription | None, misses: TrainingState, ladder: Ladder) -> bool:
    """Whether the easier movement was last done between two misses of this one, and mastered."""
    there = ladder.weakest(ladder.written(easier.exercise, easier)) if easier else None
    if there is None or len(misses.seen) < 2:
        return False
    return misses.seen[1].day <= there.last.day < misses.last.day and there.last.reached_the_top


def _much(dose: Dose) -> str:
    """How much a dose asks for: `3–5 reps`, `20 seconds in all`."""
    if dose.total_seconds is not None:
        return f"{dose.total_seconds} seconds in all"
    return amount_words(dose.span, dose.measure)
