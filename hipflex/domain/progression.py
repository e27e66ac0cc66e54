"""What comes next of a movement, and why: the log and a list of rules to one dose.

Rules and figures are those of the guide that the catalogue calls `strengthlog-hip-flexors`; a rule of our own says so.
One thing changes at a time, and of two sides the weaker one decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hipflex.domain.dose import Dose
from hipflex.domain.evidence import Evidence, Outcome, day_words, evidence
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind, Movement, Resistance
from hipflex.domain.prescription import Prescription, prescribed
from hipflex.domain.rules import Axis, Rule
from hipflex.domain.steps import Means, stepped, stepped_back

GUIDE = "strengthlog-hip-flexors"
OURS = "hipflex"
LONG_BREAK_DAYS = 21
HARDEST_RPE = 9
UNITS = {Measure.REPS: "", Measure.TIME: " s", Measure.DISTANCE: " mm"}
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
        """The prescription with the dose that is due now, its reason, its rule and what the rule rests on."""
        return self._decided(asked, frozenset([asked.exercise]))

    def _decided(self, asked: Prescription, passed: frozenset[str]) -> Prescription:
        """What is due of a movement; `passed` are those that were looked at on the way to it."""
        outcomes = self.outcomes(asked.exercise)
        seen = evidence(outcomes, asked.dose.measure)
        if not seen:
            return asked
        carried = replace(asked, dose=_carried(asked.dose, seen[0]))
        if outcomes[0].pain:
            return _said(carried, "held-back", f"left out for {outcomes[0].pain}: no more than before", OURS)
        return (
            self._elsewhere(carried, seen, passed)
            or self._after_a_break(carried, seen[0])
            or self._after_misses(carried, seen, passed)
            or self._at_the_top(carried, seen[0], passed)
            or _within(carried, self._told(carried.dose, seen[0]))
        )

    def _elsewhere(self, asked: Prescription, seen: Sequence[Evidence], passed: frozenset[str]) -> Prescription | None:
        """The rung that was trained since, where this one was mastered or proved too hard."""
        movement = self.movements.get(asked.exercise)
        if movement is None:
            return None
        rungs = movement.harder if _is_at_the_top(asked.dose, seen[0]) else ()
        rungs = movement.easier if _is_below_twice(asked.dose, seen) else rungs
        for slug in rungs:
            if slug in self.movements and slug not in passed and self._is_newer(slug, seen[0].day):
                there = self._decided(self._prescribed(slug, asked), passed | {slug})
                return asked if there.rule == "next-rung" and there.exercise == asked.exercise else there
        return None

    def _is_newer(self, slug: str, day: date) -> bool:
        outcomes = self.outcomes(slug)
        return bool(outcomes) and outcomes[0].day > day

    def _after_a_break(self, asked: Prescription, last: Evidence) -> Prescription | None:
        days = (self.today - last.day).days
        if days < LONG_BREAK_DAYS:
            return None
        back = stepped_back(asked.dose, self.means)
        step = f"a step back, {back[1]}" if back else "begin at the low end"
        dose = back[0] if back else asked.dose
        return _said(replace(asked, dose=dose), "deload-after-break", f"{days} days since the last time: {step}", OURS)

    def _after_misses(
        self, asked: Prescription, seen: Sequence[Evidence], passed: frozenset[str]
    ) -> Prescription | None:
        """One session below the range points to the easier movement, two step back."""
        if not _is_below(asked.dose, seen[0]):
            return None
        told, low = self._told(asked.dose, seen[0]), _low(asked.dose)
        easier = self._rung(asked, "easier", passed)
        if not _is_below_twice(asked.dose, seen):
            hint = f"; if it can't be had in good form, take {easier.title}" if easier else ""
            return _said(asked, "below-the-range", f"{told}, below {low}: the same again{hint}", GUIDE)
        back = stepped_back(asked.dose, self.means) if asked.dose.load or easier is None else None
        if back:
            because = f"{told}, below {low} twice: a step back, {back[1]}"
            return _said(replace(asked, dose=back[0]), "deload-after-misses", because, OURS)
        if easier is None:
            return None
        return _said(easier, "easier-movement", f"{asked.title} {told}, below {low} twice: the easier movement", GUIDE)

    def _at_the_top(self, asked: Prescription, last: Evidence, passed: frozenset[str]) -> Prescription | None:
        """The first rule that can still move, where every working set reached the top without failing."""
        if not _is_at_the_top(asked.dose, last):
            return None
        top = f"{self._told(asked.dose, last)}, {_top_words(asked.dose)}"
        for rule in self._rules(asked):
            step = stepped(asked.dose, rule, last, self.means)
            if step:
                return _said(replace(asked, dose=step[0]), f"add-{rule.axis}", f"{top}: {step[1]}", GUIDE)
            harder = self._rung(asked, "harder", passed) if rule.axis is Axis.RUNG else None
            if harder:
                return _said(harder, "next-rung", f"{asked.title} {top}: go on to {harder.title}", GUIDE)
        return _said(asked, "at-the-ceiling", f"{top}: keep it there", OURS)

    def _rules(self, asked: Prescription) -> Sequence[Rule]:
        movement = self.movements.get(asked.exercise)
        if movement is None or movement.kind is not Kind.EXERCISE:
            return movement.progression if movement else ()
        return movement.progression or USUAL[movement.resistance]

    def _rung(self, asked: Prescription, way: str, passed: frozenset[str]) -> Prescription | None:
        """The next movement on the ladder that the means allow."""
        movement = self.movements.get(asked.exercise)
        for slug in getattr(movement, way) if movement else ():
            rung = self.movements.get(slug)
            if rung and slug not in passed and all(self.means.allow(need) for need in rung.equipment):
                return self._prescribed(slug, asked)
        return None

    def _prescribed(self, slug: str, asked: Prescription) -> Prescription:
        return prescribed(self.movements[slug], phase=asked.phase)

    def _told(self, dose: Dose, seen: Evidence) -> str:
        """What was done, with what, and when."""
        amounts = ", ".join(str(result.amount) for result in seen.results) + UNITS[dose.measure]
        load = seen.load
        resistance = f"with the {seen.band} band" if seen.band else f"with {load.kilograms:g} kg" if load else ""
        without = "" if dose.measure is not Measure.REPS else "at body weight"
        return " ".join(filter(None, [amounts, resistance or without, day_words(seen.day, self.today)]))


def _said(asked: Prescription, rule: str, because: str, source: str) -> Prescription:
    return replace(asked, rule=rule, because=because, source=source)


def _within(asked: Prescription, told: str) -> Prescription:
    if asked.dose.measure is Measure.DISTANCE:
        return _said(asked, "within-the-range", f"{told}: the same again", OURS)
    return _said(asked, "within-the-range", f"{told}: one more where you can, up to {_high(asked.dose)}", GUIDE)


def _carried(dose: Dose, last: Evidence) -> Dose:
    """The dose with what it had grown to: the load or band last used, and a range that a rule had raised."""
    carried = replace(dose, load=last.load, band=last.band)
    target = last.results[-1].target
    if target is None:
        return carried
    return replace(carried, reps=_raised(dose.reps, target.reps), seconds=_raised(dose.seconds, target.seconds))


def _raised(span: Span | None, grown: Span | None) -> Span | None:
    return grown if span and grown and grown.low >= span.low and grown.high > span.high else span


def _low(dose: Dose) -> int:
    span = dose.reps or dose.seconds
    return span.low if span else dose.distance_mm or 0


def _high(dose: Dose) -> int:
    span = dose.reps or dose.seconds
    return span.high if span else dose.distance_mm or 0


def _is_at_the_top(dose: Dose, seen: Evidence) -> bool:
    if seen.failed or seen.rpe > HARDEST_RPE:
        return False
    if dose.total_seconds is not None:
        return seen.total >= dose.total_seconds
    return dose.measure is not Measure.DISTANCE and seen.lowest >= _high(dose)


def _is_below(dose: Dose, seen: Evidence) -> bool:
    return dose.measure is not Measure.DISTANCE and dose.total_seconds is None and seen.lowest < _low(dose)


def _is_below_twice(dose: Dose, seen: Sequence[Evidence]) -> bool:
    return len(seen) > 1 and all(_is_below(dose, one) for one in seen[:2])


def _top_words(dose: Dose) -> str:
    if dose.total_seconds is not None:
        return f"all {dose.total_seconds} seconds"
    span = dose.reps or dose.seconds
    if span is None or span.low == span.high:
        return f"{_high(dose)} in every set"
    return f"the top of {span.low}–{span.high} in every set"
