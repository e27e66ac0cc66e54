"""What comes next of a movement, and why: the log and a list of rules to one dose.

Rules and figures are those of the guide that the catalogue calls `strengthlog-hip-flexors`; a rule of our own says so.
One thing changes at a time, and of two sides the weaker one decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hipflex.domain.evidence import Outcome
from hipflex.domain.movement import Kind, Movement, Resistance
from hipflex.domain.prescription import Phase, Prescription, prescribed
from hipflex.domain.ranges import span_in
from hipflex.domain.reasons import day_words, done_words, short_words, top_words
from hipflex.domain.rules import Axis, Rule
from hipflex.domain.standing import LONG_BREAK_DAYS, Standing, standing
from hipflex.domain.steps import Means, Needs, beyond, stepped, stepped_back, with_a_set_less

GUIDE = "strengthlog-hip-flexors"
OURS = "hipflex"
NEXT_RUNG = "next-rung"
EASIER = "easier-movement"
WAYS = {NEXT_RUNG: "harder", EASIER: "easier"}
USUAL = {
    Resistance.EXTERNAL: (Rule(Axis.LOAD), Rule(Axis.RUNG)),
    Resistance.BAND: (Rule(Axis.BAND), Rule(Axis.RUNG)),
    Resistance.BODYWEIGHT: (Rule(Axis.HOLD), Rule(Axis.RUNG)),
}


@dataclass(frozen=True, slots=True)
class Coach:
    """Decides from the ladder, the log and the means, as of a day.

    `outcomes` gives a movement's sessions by its slug, the newest first.
    """

    movements: Mapping[str, Movement]
    outcomes: Callable[[str], Sequence[Outcome]]
    means: Means
    today: date

    def next(self, asked: Prescription) -> Prescription:
        """The prescription with the dose that is due now, its reason, its rule and what the rule rests on.

        A warm-up stays as it is written.
        """
        if asked.phase is Phase.WARM_UP or asked.kind is Kind.WARM_UP:
            return _as_written(asked, "a warm-up stays as it is")
        return self._decided(asked, frozenset([asked.exercise]))

    def _decided(self, asked: Prescription, passed: frozenset[str]) -> Prescription:
        """What is due of a movement; `passed` are those that were looked at on the way to it, and itself."""
        here = self._standing(asked)
        if here is None:
            return self._held_back(asked) or _as_written(asked, "nothing to go by yet: as it is written")
        judged = self._below(here) or self._at_the_top(here) or self._within(here)
        there = self._followed(here, judged, passed) if judged.exercise != asked.exercise else None
        return there or self._after_a_break(here) or self._held_back(here.asked) or judged

    def _standing(self, asked: Prescription) -> Standing | None:
        return standing(asked, self.outcomes(asked.exercise), self._rules(asked.exercise), self.means.bands)

    def _rules(self, slug: str) -> Sequence[Rule]:
        movement = self.movements.get(slug)
        if movement is None or movement.kind is not Kind.EXERCISE:
            return movement.progression if movement else ()
        return movement.progression or USUAL[movement.resistance]

    def _below(self, here: Standing) -> Prescription | None:
        """One session below the range points to the easier movement; two, or one far below, step back or go there."""
        if not here.misses:
            return None
        told, easier = f"{self._told(here)}, {short_words(here.dose)}", self._rung(here.asked, "easier")
        if here.far_below:
            return self._back(here, f"{told} by more than half", easier)
        if here.misses > 1 and not (easier and self._is_mastered_between(easier, here)):
            often = " twice" if here.misses == 2 else f", {here.misses} times in a row"
            return self._back(here, f"{told}{often}", easier)
        hint = f"; if it can't be had in good form, take {easier.title}" if easier else ""
        return _said(here.asked, "below-the-range", f"{told}: the same again{hint}", GUIDE if easier else OURS)

    def _back(self, here: Standing, told: str, easier: Prescription | None) -> Prescription:
        """A step back, where there is one, else the easier movement, else a set less."""
        step = stepped_back(here, self.means, far=here.far_below) or (None if easier else with_a_set_less(here.dose))
        if step:
            because = f"{told}: a step back, {step[1]}"
            return _said(replace(here.asked, dose=step[0]), "deload-after-misses", because, OURS)
        if easier:
            return _said(easier, EASIER, f"{here.asked.title} {told}: the easier movement", GUIDE)
        return _said(here.asked, "below-the-range", f"{told}: the same again", OURS)

    def _at_the_top(self, here: Standing) -> Prescription | None:
        """Where every working set reached the top, the first rule that can still move."""
        if not here.reached_the_top:
            return None
        told = self._told(here)
        if here.left_nothing:
            because = f"{told}, {top_words(here.dose)}, but with nothing left: the same again"
            return _said(here.asked, "at-the-limit", because, OURS)
        if here.sets_missing:
            because = f"{told}, {len(here.last.results)} of {here.dose.sets.low} sets: all of them first"
            return _said(here.asked, "all-sets-first", because, OURS)
        return self._onward(here, f"{told}, {top_words(here.dose)}")

    def _onward(self, here: Standing, top: str) -> Prescription:
        for rule in here.rules:
            here = here.at(beyond(here, rule))
            moved = self._moved(here, rule, top)
            if moved:
                return moved
        if any(self._has_no_load(here.asked, rule) for rule in here.rules):
            return _higher(here.asked, top)
        return _said(here.asked, "at-the-ceiling", f"{top}: keep it there", OURS)

    def _moved(self, here: Standing, rule: Rule, top: str) -> Prescription | None:
        """The prescription that a rule leads to; None where it can't move."""
        asked, step = here.asked, stepped(here, rule, self.means, self._needs(here.asked.exercise))
        if step:
            of_guide = rule.axis in (Axis.LOAD, Axis.BAND) or asked.dose.total_seconds is not None
            axis = rule.axis if step[0].band == asked.dose.band else Axis.BAND
            because, source = f"{top}: {step[1]}", GUIDE if of_guide else OURS
            return _said(replace(asked, dose=step[0]), f"add-{axis}", because, source)
        if rule.axis is Axis.RUNG:
            return self._climbed(here, top)
        if self._has_no_load(asked, rule) and not here.reached_it_before:
            return _higher(asked, top)
        return None

    def _climbed(self, here: Standing, top: str) -> Prescription | None:
        """The next rung; one that was tried again and again in vain wants this one mastered longer."""
        harder = self._rung(here.asked, "harder")
        if harder is None:
            return None
        there = self._standing(self._written(harder.exercise, here.asked))
        if there and there.last.day <= here.last.day and here.tops_since(there.last.day) < there.misses // 2:
            because = f"{top}: once more before {harder.title}, which was too much {there.misses} times"
            return _said(here.asked, "once-more", because, OURS)
        return _said(harder, NEXT_RUNG, f"{here.asked.title} {top}: go on to {harder.title}", GUIDE)

    def _has_no_load(self, asked: Prescription, rule: Rule) -> bool:
        """Whether a load should be added, and none is there; that of a movement that works against nothing else."""
        movement = self.movements[asked.exercise]
        unloaded = asked.dose.load is None and asked.dose.band is None
        return rule.axis is Axis.LOAD and movement.resistance is Resistance.EXTERNAL and unloaded

    def _within(self, here: Standing) -> Prescription:
        told, dose = self._told(here), here.dose
        if dose.total_seconds is not None:
            because = f"{told}, {here.last.total} of {dose.total_seconds} seconds: add holds until they make it"
        else:
            because = f"{told}: one more where you can, up to {span_in(dose).high}"
        return _said(here.asked, "within-the-range", because, here.asked.source or OURS)

    def _after_a_break(self, here: Standing) -> Prescription | None:
        days = (self.today - here.last.day).days
        if days < LONG_BREAK_DAYS:
            return None
        step = stepped_back(here, self.means) or with_a_set_less(here.dose)
        dose, said = (step[0], f"a step back, {step[1]}") if step else (here.dose, "begin at the low end")
        because = f"{days} days since the last time: {said}"
        return _said(replace(here.asked, dose=dose), "deload-after-break", because, OURS)

    def _held_back(self, asked: Prescription) -> Prescription | None:
        """No more than before, where it was left out last time for a reason."""
        last = next(iter(self.outcomes(asked.exercise)), None)
        if last is None or not last.pain:
            return None
        because = f"left out {day_words(last.day, self.today)} ({last.pain}): no more than before"
        return _said(asked, "held-back", because, OURS)

    def _followed(self, here: Standing, judged: Prescription, passed: frozenset[str]) -> Prescription | None:
        """What is due on the rung that was trained since, where this one was mastered or proved too hard."""
        asked = replace(here.asked, dose=here.written)
        since = [slug for slug in self._rungs(asked, WAYS[judged.rule]) if self._last_day(slug) >= here.last.day]
        slug = max((slug for slug in since if slug not in passed), key=self._last_day, default=None)
        if slug is None:
            return None
        due = self._decided(self._written(slug, asked), passed | {slug})
        if due.exercise != asked.exercise:
            return due
        return _said(self._resumed(asked), due.rule, due.because, due.source)

    def _rung(self, asked: Prescription, way: str) -> Prescription | None:
        """The next movement on the ladder, in the dose one was in if that isn't long ago."""
        slug = next(iter(self._rungs(asked, way)), None)
        return self._resumed(self._written(slug, asked)) if slug else None

    def _rungs(self, asked: Prescription, way: str) -> Sequence[str]:
        """The movements a rung up or down that the means allow."""
        movement = self.movements.get(asked.exercise)
        slugs: Sequence[str] = getattr(movement, way) if movement else ()
        return [slug for slug in slugs if slug in self.movements and self.means.allow(self._needs(slug))]

    def _needs(self, slug: str) -> Needs:
        return self.movements[slug].equipment if slug in self.movements else ()

    def _written(self, slug: str, asked: Prescription) -> Prescription:
        """The first dose of a movement in the measure of what is asked, else its own."""
        movement = self.movements[slug]
        dose = next((dose for dose in movement.doses.values() if dose.measure is asked.dose.measure), None)
        return prescribed(movement, dose, phase=asked.phase, circuit=asked.circuit)

    def _resumed(self, asked: Prescription) -> Prescription:
        """The prescription in the dose it had grown to, where it was done lately, or with help."""
        here = self._standing(asked)
        if here is None:
            return asked
        is_recent = (self.today - here.last.day).days < LONG_BREAK_DAYS
        return here.asked if is_recent or min(here.last.grams) < 0 else asked

    def _is_mastered_between(self, asked: Prescription, misses: Standing) -> bool:
        """Whether a movement was last done between two misses of another, and mastered."""
        here = self._standing(self._written(asked.exercise, asked))
        is_between = here is not None and misses.seen[1].day <= here.last.day < misses.last.day
        return here is not None and is_between and here.reached_the_top

    def _last_day(self, slug: str) -> date:
        return next((one.day for one in self.outcomes(slug) if one.sets), date.min)

    def _told(self, here: Standing) -> str:
        """What was done last, with what, and when."""
        movement = self.movements.get(here.asked.exercise)
        resistance = movement.resistance if movement else None
        done = done_words(here.last, here.dose.measure, resistance, self.means.unit)
        return f"{done} {day_words(here.last.day, self.today)}"


def _as_written(asked: Prescription, because: str) -> Prescription:
    return replace(asked, because=asked.because or because, source=asked.source or OURS)


def _said(asked: Prescription, rule: str, because: str, source: str) -> Prescription:
    return replace(asked, rule=rule, because=because, source=source)


def _higher(asked: Prescription, top: str) -> Prescription:
    return _said(asked, "more-range", f"{top}, and nothing to load it with: a few degrees higher", GUIDE)
