"""How long a workout takes, and the same workout in less time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hipflex.domain.dose import holds
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Prescription

SECONDS_A_REP = 3  # where no tempo says otherwise: lifted in one, lowered in two
SECONDS_A_DRIVE = 1  # one leg after the other, as in running
METRES_A_SECOND = 2.5  # an easy jog
SECONDS_TO_SET_UP = 15  # the way to the next exercise
SECONDS_TO_GET_READY = 3
SECONDS_TO_CHANGE_SIDES = 8


def seconds_of(sets: Sequence[Prescription]) -> int:
    """About how long sets take one after the other at their high ends, with the rests between them.

    Each stands with its prescription; the way to an exercise counts once.
    """
    if not sets:
        return 0
    work = sum(seconds_of_set(one) + (one.dose.rest_s or 0) for one in sets)
    ways = len({one.exercise for one in sets}) * SECONDS_TO_SET_UP
    return work + ways - (sets[-1].dose.rest_s or 0)


def seconds_of_set(prescription: Prescription) -> int:
    """About how long one set takes, both sides of it."""
    ready = SECONDS_TO_GET_READY if prescription.dose.measure is Measure.TIME else 0
    once = _seconds_of_side(prescription)
    return ready + (once * 2 + SECONDS_TO_CHANGE_SIDES if prescription.dose.per_side else once)


def all_sets(prescriptions: Iterable[Prescription]) -> list[Prescription]:
    """The sets of prescriptions at their most, each with its prescription."""
    return [one for one in prescriptions for _ in range(one.dose.sets.high)]


def fitted(prescriptions: Sequence[Prescription], seconds: int) -> tuple[Prescription, ...]:
    """The prescriptions that fit into the time, in their order, with as many of their sets as do.

    Where not even one set of each fits, stretches and warm-ups go before strength, the longest of them first, and
    strength goes from the end; one set of something is always left. Sets are then given back one by one to what has
    fewest, strength before stretches and earlier before later ones.
    """
    kept = list(prescriptions)
    while len(kept) > 1 and seconds_of([_with_sets(one, 1) for one in kept]) > seconds:
        del kept[_first_to_go(kept)]
    numbers = [1] * len(kept)
    while more := _one_more(kept, numbers, seconds):
        numbers = more
    return tuple(map(_with_sets, kept, numbers))


def _first_to_go(kept: Sequence[Prescription]) -> int:
    """The place of the longest stretch or warm-up, else of the last strength work."""
    aside = [n for n, one in enumerate(kept) if _is_aside(one)]
    return max(aside, key=lambda n: (seconds_of_set(kept[n]), n)) if aside else len(kept) - 1


def _one_more(kept: Sequence[Prescription], numbers: Sequence[int], seconds: int) -> list[int] | None:
    """The numbers of sets with one more that fits; None where none does."""
    short = [n for n, one in enumerate(kept) if numbers[n] < one.dose.sets.high]
    for place in sorted(short, key=lambda n: (numbers[n], _is_aside(kept[n]), n)):
        more = [number + (n == place) for n, number in enumerate(numbers)]
        if seconds_of(all_sets(map(_with_sets, kept, more))) <= seconds:
            return more
    return None


def _is_aside(prescription: Prescription) -> bool:
    """Whether it is no strength work."""
    return prescription.kind is not Kind.EXERCISE


def _with_sets(prescription: Prescription, number: int) -> Prescription:
    """The prescription with so many sets at the most; of a total so many of its shortest holds."""
    dose = prescription.dose
    if number == dose.sets.high:
        return prescription
    if dose.total_seconds is None or dose.seconds is None:
        return replace(prescription, dose=replace(dose, sets=Span(min(dose.sets.low, number), number)))
    total = number * dose.seconds.low
    return replace(prescription, dose=replace(dose, sets=holds(total, dose.seconds), total_seconds=total))


def _seconds_of_side(prescription: Prescription) -> int:
    dose = prescription.dose
    if dose.total_seconds is not None:
        return dose.total_seconds // dose.sets.high
    match dose.measure:
        case Measure.TIME:
            return dose.seconds.high if dose.seconds else 0
        case Measure.DISTANCE:
            return int((dose.distance_mm or 0) / 1000 / METRES_A_SECOND)
        case Measure.REPS:
            pace = SECONDS_A_DRIVE if prescription.sides is Sides.ALTERNATING else SECONDS_A_REP
            each = dose.tempo.seconds if dose.tempo else pace
            return (dose.reps.high if dose.reps else 0) * (each + (dose.hold.high if dose.hold else 0))
