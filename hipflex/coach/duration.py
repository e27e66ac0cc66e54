"""How long a workout takes, and the same workout in less time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hipflex.domain.dose import holds
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Phase, PrescribedSet, Prescription, planned
from hipflex.value_classes import replace

SECONDS_A_REP = 3  # where no tempo says otherwise: lifted in one, lowered in two
SECONDS_A_DRIVE = 1  # one leg after the other, as in running
METRES_A_SECOND = 2.5  # an easy jog
SECONDS_TO_SET_UP = 15  # the way to the next exercise
SECONDS_TO_GET_READY = 3
SECONDS_TO_CHANGE_SIDES = 8
LONG_S = 120


def seconds_of(sets: Sequence[PrescribedSet]) -> int:
    """About how long sets take one after the other at their aims, with the rests between them as given.

    The way to an exercise fits into the rest before it, where that is as long. Holds to a total end with it.
    """
    seconds, rest, at, held = 0, 0, 0, Counter[int]()
    for one in sets:
        total = one.prescription.dose.total_seconds
        if total is not None and held[one.position] >= total:
            continue
        held[one.position] += one.aim or 0
        seconds += (rest if one.position == at else max(rest, SECONDS_TO_SET_UP)) + _seconds_of_set(one)
        rest, at = one.prescription.dose.rest_s or 0, one.position
    return seconds


def seconds_of_all(prescriptions: Iterable[Prescription]) -> int:
    """About how long a workout of these takes."""
    return seconds_of(planned("", None, prescriptions).sets)


def number_of_sets(prescriptions: Iterable[Prescription]) -> int:
    """How many sets there are at the most."""
    return sum(one.dose.sets.high for one in prescriptions)


def fitted(prescriptions: Sequence[Prescription], seconds: int) -> tuple[Prescription, ...]:
    """The prescriptions in their order, with as many of their sets as fit into the time; one set is always left.

    The order in which sets are given is the same for any time, so that more time only ever adds: first sets before
    second ones, strength before warm-ups and stretches, what stands earlier before what stands later. What is lost
    first is what is given last.
    """
    numbers = [0] * len(prescriptions)
    for place in _order(prescriptions):
        numbers[place] += 1
        if sum(numbers) > 1 and seconds_of_all(_with_numbers(prescriptions, numbers)) > seconds:
            numbers[place] -= 1
            break
    return _with_numbers(prescriptions, numbers)


def _order(prescriptions: Sequence[Prescription]) -> list[int]:
    """The place of each set's prescription, in the order in which sets are given."""
    ranked = [
        (number + _is_long(one), _is_aside(one), place)
        for place, one in enumerate(prescriptions)
        for number in range(1, one.dose.sets.high + 1)
    ]
    return [place for _, _, place in sorted(ranked)]


def _is_long(prescription: Prescription) -> bool:
    """Whether one set beside the strength work would cost several sets of that, as a jog of five minutes does."""
    first = planned("", None, [prescription]).sets[0]
    return _is_aside(prescription) and _seconds_of_set(first) > LONG_S


def _is_aside(prescription: Prescription) -> bool:
    """Whether it is no strength work."""
    return prescription.kind is not Kind.EXERCISE or prescription.phase is Phase.WARM_UP


def _with_numbers(prescriptions: Sequence[Prescription], numbers: Sequence[int]) -> tuple[Prescription, ...]:
    """The prescriptions with so many sets each, without those that have none."""
    return tuple(_with_sets(one, number) for one, number in zip(prescriptions, numbers, strict=True) if number)


def _with_sets(prescription: Prescription, number: int) -> Prescription:
    """The prescription with so many sets at the most; of a total so many of its shortest holds."""
    dose = prescription.dose
    if number == dose.sets.high:
        return prescription
    if dose.total_seconds is None or dose.seconds is None:
        return replace(prescription, dose=replace(dose, sets=Span(min(dose.sets.low, number), number)))
    total = number * dose.seconds.low
    return replace(prescription, dose=replace(dose, sets=holds(total, dose.seconds), total_seconds=total))


def _seconds_of_set(asked: PrescribedSet) -> int:
    """About how long one set takes at its aim, both sides of it."""
    dose = asked.prescription.dose
    ready = SECONDS_TO_GET_READY if dose.measure is Measure.TIME else 0
    once = _seconds_of_side(asked)
    return ready + (once * 2 + SECONDS_TO_CHANGE_SIDES if dose.per_side else once)


def _seconds_of_side(asked: PrescribedSet) -> int:
    dose = asked.prescription.dose
    if dose.measure is Measure.DISTANCE:
        return int((dose.distance_mm or 0) / 1000 / METRES_A_SECOND)
    amount = asked.aim or 0
    if dose.measure is Measure.TIME:
        return amount
    pace = SECONDS_A_DRIVE if asked.prescription.sides is Sides.ALTERNATING else SECONDS_A_REP
    each = dose.tempo.seconds if dose.tempo else pace
    return amount * (each + (dose.hold.low if dose.hold else 0))
