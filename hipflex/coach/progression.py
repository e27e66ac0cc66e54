"""What comes next of a movement, and why: the log and a list of rules to one dose.

Rules and figures are those of the guide that the catalogue calls `strengthlog-hip-flexors`; a rule of our own says so.
One thing changes at a time, and of two sides the weaker one decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hipflex.coach.ladder import Ladder
from hipflex.coach.ranges import at_the_top, span_in
from hipflex.coach.reasons import day_words, done_words, more_words, short_words, top_words
from hipflex.coach.steps import beyond, stepped, stepped_back, with_less
from hipflex.coach.training_state import TrainingState
from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Phase, Prescription
from hipflex.domain.rules import ProgressionAxis, Rule

GUIDE = "strengthlog-hip-flexors"
OURS = "hipflex"
NEXT_RUNG, HIGHER, EASIER = "next-rung", "more-range", "easier-movement"
BELOW, AFTER_MISSES, FAR_BELOW = "below-the-range", "deload-after-misses", "deload-far-below"
WAYS = {NEXT_RUNG: "harder", EASIER: "easier"}

Judged = tuple[int, Prescription]
"""What is due by one side, and whether that side was sent down a rung (-1) or up (1), wherever it has gone since."""


@dataclass(frozen=True, slots=True)
class Progression:
    """Decides what is due from a ladder and what was done on it."""

    ladder: Ladder

    def next(self, asked: Prescription) -> Prescription:
        """The prescription with the dose that is due now, its reason, its rule and what the rule rests on.

        A warm-up stays as it is written.
        """
        if asked.phase is Phase.WARM_UP or asked.kind is Kind.WARM_UP:
            due = _as_written(asked, "a warm-up stays as it is")
        else:
            due = self._decided(asked, frozenset([asked.exercise]))
        return replace(due, progression=(), deload=None)

    def staying(self, asked: Prescription) -> Prescription:
        """The same without leaving the movement: where another is due, the dose it has grown to and the reason."""
        due = self.next(asked)
        if due.exercise == asked.exercise:
            return due
        stays = _said(self.ladder.resumed(asked), due.rule, due.because, due.source)
        return replace(stays, progression=(), deload=None)

    def _decided(self, asked: Prescription, passed: frozenset[str]) -> Prescription:
        """What is due of a movement, by the weaker of its sides.

        `passed` are those that were looked at on the way to it, and itself.
        """
        training_states = self.ladder.training_states(asked)
        if not training_states:
            return self._left_out(asked) or _as_written(asked, "nothing to go by yet: as it is written")
        if asked.sides is Sides.EACH and len(training_states) < len(Side):
            return self._one_sided(training_states[0], passed)
        weaker_first = sorted(training_states, key=lambda here: (here.last.lowest, here.last.total))
        return min((self._judged(here, passed) for here in weaker_first), key=self._weight)[1]

    def _one_sided(self, here: TrainingState, passed: frozenset[str]) -> Prescription:
        """Where only one side was ever trained nothing is raised for the other."""
        _, judged = self._judged(here, passed)
        if not _is_onward(judged):
            return judged
        return _said(here.asked, "both-sides-first", f"{self._told(here)}: the same, with the other side too", OURS)

    def _weight(self, judged: Judged) -> tuple[int, ...]:
        """The less a dose asks for, the lower; what began with an easier movement before all."""
        (rank, due), dose = judged, judged[1].dose
        grams = dose.load.grams if dose.load else 0
        band = self.ladder.means.place(dose.band)
        return rank, grams, band, span_in(dose).high, span_in(dose).low, dose.sets.high, _is_onward(due)

    def _judged(self, here: TrainingState, passed: frozenset[str]) -> Judged:
        judged = self._below(here) or self._at_the_top(here) or self._within(here)
        there = self._followed(here, judged, passed) if judged.exercise != here.asked.exercise else None
        rank = {EASIER: -1, NEXT_RUNG: 1}.get(judged.rule, 0)
        return rank, there or self._after_a_break(here) or self._held_back(here, judged)

    def _below(self, here: TrainingState) -> Prescription | None:
        """A session below the range points to the easier movement; several, or one far below, step back or go there."""
        if not here.misses:
            return None
        told, easier = f"{self._told(here)}, {short_words(here.dose)}", self.ladder.rung(here.asked, "easier")
        if here.far_below:
            return self._back(here, f"{told} by more than half", FAR_BELOW, easier)
        if here.misses >= here.deload.misses and not (easier and self._is_mastered_between(easier, here)):
            often = {1: "", 2: " twice"}.get(here.misses, f", {here.misses} times in a row")
            return self._back(here, f"{told}{often}", AFTER_MISSES, easier)
        hint = f"; if it can't be had in good form, take {easier.title}" if easier else ""
        return _said(here.asked, BELOW, f"{told}: the same again{hint}", GUIDE if easier else OURS)

    def _back(self, here: TrainingState, told: str, rule: str, easier: Prescription | None) -> Prescription:
        """A step back, where there is one, else the easier movement, else a set less."""
        step = stepped_back(here, self.ladder.means, far=here.far_below)
        if easier and not step:
            return _said(easier, EASIER, f"{here.asked.title} {told}: the easier movement", GUIDE)
        step = step or with_less(here.dose)
        if step is None:
            return _said(here.asked, BELOW, f"{told}: the same again", OURS)
        return _said(replace(here.asked, dose=step[0]), rule, f"{told}: a step back, {step[1]}", OURS)

    def _at_the_top(self, here: TrainingState) -> Prescription | None:
        """Where every working set reached the top, the first rule that can still move."""
        if not here.reached_the_top:
            return None
        told, top = self._told(here), top_words(here.dose, here.last.lowest)
        if here.left_nothing:
            return _said(here.asked, "at-the-limit", f"{told}, {top}, but with nothing left: no step yet", OURS)
        if here.sets_missing:
            because = f"{told}, {len(here.last.results)} of {here.dose.sets.low} sets: all of them first"
            return _said(here.asked, "all-sets-first", because, OURS)
        return self._onward(here, f"{told}, {top}")

    def _onward(self, here: TrainingState, top: str) -> Prescription:
        for rule in here.rules:
            here = here.at(beyond(here, rule))
            moved = self._moved(here, rule, top)
            if moved:
                return moved
        asked = replace(here.asked, dose=at_the_top(here.dose))
        return _said(asked, "at-the-ceiling", f"{top}{self._what_is_missing(here)}: keep it there", OURS)

    def _moved(self, here: TrainingState, rule: Rule, top: str) -> Prescription | None:
        """The prescription that a rule leads to; None where it can't move."""
        asked = here.asked
        if rule.axis is ProgressionAxis.RUNG:
            return self._climbed(here, top)
        if rule.axis is ProgressionAxis.RANGE:
            is_first = not (asked.dose.load or asked.dose.band or here.reached_it_before)
            return _said(asked, HIGHER, f"{top}: a few degrees higher before any load", GUIDE) if is_first else None
        step = stepped(here, rule, self.ladder.means, self.ladder.needs(asked.exercise))
        if step is None:
            return None
        of_guide = rule.axis in (ProgressionAxis.LOAD, ProgressionAxis.BAND) or asked.dose.total_seconds is not None
        axis = rule.axis if step[0].band == asked.dose.band else ProgressionAxis.BAND
        return _said(replace(asked, dose=step[0]), f"add-{axis}", f"{top}: {step[1]}", GUIDE if of_guide else OURS)

    def _climbed(self, here: TrainingState, top: str) -> Prescription | None:
        """The next rung; one that was tried again and again in vain wants this one mastered longer."""
        harder = self.ladder.rung(here.asked, "harder")
        if harder is None:
            return None
        there = self.ladder.weakest(self.ladder.written(harder.exercise, here.asked))
        if there and there.last.day <= here.last.day and here.tops_since(there.last.day) < there.misses // 2:
            because = f"{top}: once more before {harder.title}, which was too much {there.misses} times"
            return _said(here.asked, "once-more", because, OURS)
        return _said(harder, NEXT_RUNG, f"{here.asked.title} {top}: go on to {harder.title}", GUIDE)

    def _what_is_missing(self, here: TrainingState) -> str:
        """What a load would need that isn't there."""
        means, needs = self.ladder.means, self.ladder.needs(here.asked.exercise)
        loads = [[rule.using] if rule.using else needs for rule in here.rules if rule.axis is ProgressionAxis.LOAD]
        return "" if all(map(means.weigh, loads)) else ", and nothing in your equipment to load it with"

    def _within(self, here: TrainingState) -> Prescription:
        told, dose = self._told(here), here.dose
        if dose.total_seconds is not None:
            because = f"{told}, {here.last.total} of {dose.total_seconds} seconds: add holds until they make it"
        else:
            because = f"{told}: {more_words(dose)}"
        return _said(here.asked, "within-the-range", because, here.asked.source or OURS)

    def _after_a_break(self, here: TrainingState) -> Prescription | None:
        days = (self.ladder.today - here.last.day).days
        if days < here.deload.days:
            return None
        step = stepped_back(here, self.ladder.means) or with_less(here.dose)
        dose, said = (step[0], f"a step back, {step[1]}") if step else (here.dose, "go easy on it")
        where = f" on the {here.side}" if here.side else ""
        because = f"{days} days since the last time{where}: {said}"
        return _said(replace(here.asked, dose=dose), "deload-after-break", because, OURS)

    def _held_back(self, here: TrainingState, judged: Prescription) -> Prescription:
        """No more than before where it was left out last time for a reason; what is less anyway stays."""
        is_less = judged.rule in (EASIER, BELOW, AFTER_MISSES, FAR_BELOW)
        return judged if is_less else self._left_out(here.asked) or judged

    def _left_out(self, asked: Prescription) -> Prescription | None:
        last = next(iter(self.ladder.outcomes(asked.exercise)), None)
        if last is None or not last.left_out:
            return None
        because = f"left out {day_words(last.day, self.ladder.today)} ({last.left_out}): the dose stays as it was"
        return _said(asked, "held-back", because, OURS)

    def _followed(self, here: TrainingState, judged: Prescription, passed: frozenset[str]) -> Prescription | None:
        """What is due on the rung that was trained since, where this one was mastered or proved too hard."""
        ladder, asked = self.ladder, replace(here.asked, dose=here.written)
        since = [slug for slug in ladder.rungs(asked, WAYS[judged.rule]) if ladder.last_day(slug) >= here.last.day]
        slug = max((slug for slug in since if slug not in passed), key=ladder.last_day, default=None)
        if slug is None:
            return None
        due = self._decided(ladder.written(slug, asked), passed | {slug})
        if due.exercise != asked.exercise:
            return due
        return _said(ladder.resumed(asked), due.rule, due.because, due.source)

    def _is_mastered_between(self, asked: Prescription, misses: TrainingState) -> bool:
        """Whether a movement was last done between two misses of another, and mastered."""
        here = self.ladder.weakest(self.ladder.written(asked.exercise, asked))
        if here is None or len(misses.seen) < 2:
            return False
        return misses.seen[1].day <= here.last.day < misses.last.day and here.reached_the_top

    def _told(self, here: TrainingState) -> str:
        """What was done last, of two sides by which, with what, and when."""
        movement = self.ladder.movements.get(here.asked.exercise)
        resistance = movement.resistance if movement else None
        done = done_words(here.last, here.dose.measure, resistance, self.ladder.means.unit)
        side = f"{here.side} " if here.side else ""
        return f"{side}{done} {day_words(here.last.day, self.ladder.today)}"


def _is_onward(due: Prescription) -> bool:
    return due.rule.startswith("add-") or due.rule in (NEXT_RUNG, HIGHER)


def _as_written(asked: Prescription, because: str) -> Prescription:
    return replace(asked, because=asked.because or because, source=asked.source or OURS)


def _said(asked: Prescription, rule: str, because: str, source: str) -> Prescription:
    return replace(asked, rule=rule, because=because, source=source)
