"""How long a workout takes, and the same workout in less time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Prescription

SECONDS_A_REP = 3
SECONDS_A_DRIVE = 1  # one leg after the other, as in running
METRES_A_SECOND = 2.5  # an easy jog
SECONDS_TO_SET_UP = 15
SECONDS_TO_CHANGE_SIDES = 5


def seconds_of(prescription: Prescription) -> int:
    """About how long a prescription takes at its high ends, with its rests and the way to it."""
    dose = prescription.dose
    rests = (dose.sets.high - 1) * (dose.rest_s or 0)
    return SECONDS_TO_SET_UP + dose.sets.high * seconds_of_set(prescription) + rests


def seconds_of_set(prescription: Prescription) -> int:
    """About how long one set takes, both sides of it."""
    once = _seconds_of_side(prescription)
    return once * 2 + SECONDS_TO_CHANGE_SIDES if prescription.dose.per_side else once


def fitted(prescriptions: Sequence[Prescription], seconds: int) -> tuple[Prescription, ...]:
    """The prescriptions that fit into the time, in their order.

    Sets go first, from the exercise with the most of them, stretches before strength and later before earlier ones;
    then whole stretches and warm-ups, the last first; then strength from the end. One set of something is always left.
    """
    kept = list(prescriptions)
    while sum(map(seconds_of, kept)) > seconds:
        if max(_sets(one) for one in kept) > 1:
            index = max(range(len(kept)), key=lambda i: (_sets(kept[i]), kept[i].kind is not Kind.EXERCISE, i))
            kept[index] = replace(kept[index], dose=_with_a_set_less(kept[index].dose))
        elif len(kept) > 1:
            del kept[max(range(len(kept)), key=lambda i: (kept[i].kind is not Kind.EXERCISE, i))]
        else:
            break
    return tuple(kept)


def _sets(prescription: Prescription) -> int:
    return prescription.dose.sets.high


def _with_a_set_less(dose: Dose) -> Dose:
    fewer = dose.sets.high - 1
    if dose.total_seconds is None or dose.seconds is None:
        return replace(dose, sets=Span(min(dose.sets.low, fewer), fewer))
    total = fewer * dose.seconds.low
    return replace(dose, sets=holds(total, dose.seconds), total_seconds=total)


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
