"""What is asked for: prescriptions, workouts, programmes, and the plan a session keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from hipflex.domain.measures import Measure, SetType
from hipflex.domain.movement import Kind, Movement, Origin, Sides
from hipflex.value_classes import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.dose import Dose
    from hipflex.domain.rules import Deload, Rule


class Phase(StrEnum):
    """The part of a workout a prescription belongs to."""

    WARM_UP = "warm-up"
    WORK = "work"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class Prescription:
    """A dose of one movement, with what must be known of the movement even if the catalogue changes.

    Consecutive prescriptions of one `circuit` take turns, set by set.
    `because` is the reason for the user, `rule` the rule that made the dose, `source` what the rule rests on.
    `aims` are what its sets are to reach one by one, in reps or seconds; those without one begin at the low end.
    `progression` and `deload` are its own ways to go on and to step back, where it doesn't leave them to the movement.
    `instead_of` is the movement that somebody swapped this one in for.
    """

    exercise: str
    title: str
    kind: Kind
    sides: Sides
    measures: tuple[Measure, ...]
    dose: Dose
    phase: Phase = Phase.WORK
    circuit: str = ""
    because: str = ""
    rule: str = "as-prescribed"
    source: str = ""
    aims: tuple[int, ...] = ()
    progression: tuple[Rule, ...] = ()
    deload: Deload | None = None
    instead_of: str = ""

    def aim(self, number: int = 1) -> int | None:
        """The one number to go for in the set of this number, a side where there are sides; None of a distance."""
        span = self.dose.reps or self.dose.seconds
        if span is None:
            return None
        return self.aims[number - 1] if number <= len(self.aims) else span.low

    def decided(self, rule: str, because: str, source: str) -> Prescription:
        """The prescription as a rule made it."""
        return replace(self, rule=rule, because=because, source=source)


def prescribed(
    movement: Movement,
    dose: Dose | None = None,
    *,
    phase: Phase = Phase.WORK,
    circuit: str = "",
    because: str = "",
    source: str = "",
) -> Prescription:
    """The prescription of `dose`, or of the movement's default dose, as its sides ask for it."""
    asked = dose or movement.dose
    if movement.sides is Sides.EACH:
        asked = replace(asked, per_side=True)
    elif movement.sides is Sides.ALTERNATING:
        asked = asked.counted_together()
    return Prescription(
        exercise=movement.slug,
        title=movement.title,
        kind=movement.kind,
        sides=movement.sides,
        measures=movement.measures,
        dose=asked,
        phase=phase,
        circuit=circuit,
        because=because,
        source=source or movement.source_of(dose or movement.dose),
    )


@dataclass(frozen=True, slots=True)
class Workout:
    """An ordered list of prescriptions; the order matters."""

    slug: str
    title: str
    prescriptions: tuple[Prescription, ...]
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    origin: Origin = Origin.SHIPPED

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the workout answers to."""
        return (self.slug, self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class PrescribedSet:
    """One set of a plan.

    `position` is the exercise's place in the plan, `slot` the set's within the exercise; both count from 1, belong to
    the plan for good and survive a swap. `aim` is in reps or seconds, a side where there are sides. `reason` says why
    it was skipped, where that was told. One that was added on the way is `extra`: nothing is judged by it.
    """

    position: int
    slot: int
    prescription: Prescription
    aim: int | None
    skipped: bool = False
    reason: str = ""
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The sets of one session in the order they are to be done; `workout` is None for one put together ad hoc."""

    workout: str | None
    title: str
    sets: tuple[PrescribedSet, ...]


def planned(title: str, workout: str | None, prescriptions: Iterable[Prescription]) -> Plan:
    """The plan of the prescriptions: of a range of sets the most, each with its aim; circuits in turns."""
    sets = [
        PrescribedSet(position, slot, replace(prescription, aims=()), prescription.aim(slot))
        for position, slot, prescription in _in_turns(prescriptions)
    ]
    return Plan(workout, title, tuple(sets))


def _in_turns(prescriptions: Iterable[Prescription]) -> Iterator[tuple[int, int, Prescription]]:
    """The position and slot of every set, in the order they are done."""
    numbered = enumerate(prescriptions, 1)
    for circuit, group in groupby(numbered, key=lambda one: one[1].circuit or one[0]):
        sets = [(n, slot, p) for n, p in group for slot in range(1, p.dose.sets.high + 1)]
        yield from sorted(sets, key=lambda one: one[1]) if isinstance(circuit, str) else sets


def strength_sets(prescriptions: Iterable[Prescription]) -> int:
    """How many sets of exercises are asked for, of a range of sets the most; warm-ups are none."""
    return sum(
        asked.dose.sets.high
        for asked in prescriptions
        if asked.kind is Kind.EXERCISE and asked.dose.type is not SetType.WARMUP
    )


def number_of(plan: Plan, asked: PrescribedSet) -> int:
    """Which set of its exercise a prescribed one is in the plan's order, from 1."""
    place = [(one.position, one.slot) for one in plan.sets].index((asked.position, asked.slot))
    return sum(one.prescription.exercise == asked.prescription.exercise for one in plan.sets[: place + 1])
