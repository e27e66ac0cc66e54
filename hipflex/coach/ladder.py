"""The ladder of easier and harder movements, and where one stands on its rungs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from hipflex.coach.alternatives import in_the_dose_of
from hipflex.coach.equipment import Means, Needs
from hipflex.coach.evidence import Outcome
from hipflex.coach.ranges import with_room
from hipflex.coach.reasons import ago_words, amounts_words
from hipflex.coach.training_state import TrainingState, training_state
from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Movement, Resistance, Sides
from hipflex.domain.prescription import Prescription
from hipflex.domain.rules import Deload, ProgressionAxis, Rule
from hipflex.value_classes import dataclass, replace

MORE = (Rule(ProgressionAxis.HOLD), Rule(ProgressionAxis.REPS), Rule(ProgressionAxis.SETS))
"""What needs nothing but time, where everything else is used up."""
USUAL = {
    Resistance.EXTERNAL: (Rule(ProgressionAxis.LOAD), Rule(ProgressionAxis.RUNG), *MORE),
    Resistance.BAND: (Rule(ProgressionAxis.BAND), Rule(ProgressionAxis.RUNG), *MORE),
    Resistance.BODYWEIGHT: (Rule(ProgressionAxis.HOLD), Rule(ProgressionAxis.RUNG), Rule(ProgressionAxis.LOAD), *MORE),
}
LONGEST_STRETCH = 60  # of longer ones little more comes: Ingram 2024, doi 10.1007/s40279-024-02143-9
USUAL_OF_A_STRETCH = (Rule(ProgressionAxis.HOLD, ceiling=LONGEST_STRETCH),)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The movements with what was done of them, and what there is to train with, as of a day.

    `outcomes` gives a movement's sessions by its slug, the newest first; `taken` are movements that stand beside the
    one in question, so that nobody is sent to them.
    """

    movements: Mapping[str, Movement]
    outcomes: Callable[[str], Sequence[Outcome]]
    means: Means
    today: date
    taken: frozenset[str] = frozenset()

    def training_states(self, asked: Prescription) -> list[TrainingState]:
        """Where one stands with a movement, of two sides with each that was trained; named where they differ."""
        sides = (*Side,) if asked.sides is Sides.EACH else (None,)
        outcomes, rules, deload = self.outcomes(asked.exercise), self._rules(asked), self._deload(asked)
        found = (training_state(asked, outcomes, rules, self.means, deload, side=side) for side in sides)
        here = [_without_load(one) if _is_unloaded(asked) else one for one in found if one]
        alike = len(here) > 1 and here[0].last == here[1].last
        return [replace(one, side=None) for one in here] if alike else here

    def weakest(self, asked: Prescription) -> TrainingState | None:
        """Where the weaker side stands with a movement."""
        return min(self.training_states(asked), key=lambda here: (min(here.last.grams), here.last.lowest), default=None)

    def rung(self, asked: Prescription, way: str) -> Prescription | None:
        """The next movement up or down, in the dose one was in if that isn't long ago."""
        slug = next(iter(self.rungs(asked, way)), None)
        return self.resumed(self.written(slug, asked)) if slug else None

    def rungs(self, asked: Prescription, way: str) -> Sequence[str]:
        """The movements a rung `easier` or `harder` that the means allow."""
        movement = self.movements.get(asked.exercise)
        slugs: Sequence[str] = getattr(movement, way) if movement else ()
        known = [slug for slug in slugs if slug in self.movements and slug not in self.taken]
        return [slug for slug in known if self.means.allow(self.needs(slug))]

    def above(self, slug: str) -> list[str]:
        """All that is harder and allowed, however many rungs up, the nearest first."""
        movement, found = self.movements.get(slug), list[str]()
        ahead = list(movement.harder) if movement else []
        while ahead:
            one = ahead.pop(0)
            if one in self.movements and one not in found:
                found.append(one)
                ahead += self.movements[one].harder
        return [one for one in found if one not in self.taken and self.means.allow(self.needs(one))]

    def needs(self, slug: str) -> Needs:
        """What a movement needs."""
        return self.movements[slug].equipment if slug in self.movements else ()

    def can_load(self, asked: Prescription) -> bool:
        """Whether there is what every rule that loads a movement needs for it."""
        needs, rules = self.needs(asked.exercise), self._rules(asked)
        loads = [[rule.using] if rule.using else needs for rule in rules if rule.axis is ProgressionAxis.LOAD]
        return all(map(self.means.can_load, loads or [needs]))

    def written(self, slug: str, asked: Prescription) -> Prescription:
        """A movement in the dose of its own that is most like what is asked, else in its default one."""
        return in_the_dose_of(self.movements[slug], asked)

    def resumed(self, asked: Prescription) -> Prescription:
        """The prescription in the dose it had grown to, where it was done lately, or with help."""
        here = self.weakest(asked)
        if here is None:
            return asked
        is_recent = (self.today - here.last.day).days < here.deload.days
        return here.asked if is_recent or min(here.last.grams) < 0 else asked

    def last_day(self, slug: str) -> date:
        """When a movement was done last; long ago where it never was."""
        return next((one.day for one in self.outcomes(slug) if one.sets), date.min)

    def last_time(self, here: TrainingState) -> str:
        """In words what was done last, of two sides by which, with what, and when."""
        movement = self.movements.get(here.asked.exercise)
        resistance = movement.resistance if movement else None
        done = amounts_words(here.last, here.dose.measure, resistance, self.means.unit)
        side = f"{here.side} " if here.side else ""
        light = f" (a light day {ago_words(here.light_day, self.today)})" if here.light_day else ""
        return f"{side}{done} {ago_words(here.last.day, self.today)}{light}"

    def _rules(self, asked: Prescription) -> Sequence[Rule]:
        movement = self.movements.get(asked.exercise)
        own = asked.progression or (movement.progression if movement else ())
        if own or movement is None:
            return own
        return USUAL_OF_A_STRETCH if movement.kind is Kind.STRETCH else USUAL[movement.resistance]

    def _deload(self, asked: Prescription) -> Deload:
        movement = self.movements.get(asked.exercise)
        return asked.deload or (movement.deload if movement else None) or Deload()


def _is_unloaded(asked: Prescription) -> bool:
    """Whether an entry of a workout goes on by ways of its own, none of which loads it."""
    loads = any(rule.axis in (ProgressionAxis.LOAD, ProgressionAxis.BAND) for rule in asked.progression)
    return bool(asked.progression) and not (loads or asked.dose.load or asked.dose.band)


def _without_load(here: TrainingState) -> TrainingState:
    return here.at(with_room(replace(here.dose, load=None, band=None), here.written))
