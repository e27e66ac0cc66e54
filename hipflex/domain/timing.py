"""How long a workout takes, and the same workout in less time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind
from hipflex.domain.prescription import Prescription

SECONDS_A_REP = 3
METRES_A_SECOND = 2.5  # an easy jog
SECONDS_TO_SET_UP = 15
SECONDS_TO_CHANGE_SIDES = 5


def seconds_of(prescription: Prescription) -> int:
    """About how long a prescription takes at its high ends, with its rests and the way to it."""
    dose = prescription.dose
    sets = dose.sets.high
    rests = (sets - 1) * (dose.rest_s or 0)
    return SECONDS_TO_SET_UP + _seconds_of_work(dose) + rests


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
    shorter = replace(dose, sets=Span(min(dose.sets.low, fewer), fewer))
    if dose.total_seconds is None or dose.seconds is None:
        return shorter
    return replace(shorter, total_seconds=fewer * dose.seconds.low)


def _seconds_of_work(dose: Dose) -> int:
    """All sets of a dose, both sides of each."""
    work = dose.sets.high * _seconds_of_set(dose) if dose.total_seconds is None else dose.total_seconds
    return work * 2 + dose.sets.high * SECONDS_TO_CHANGE_SIDES if dose.per_side else work


def _seconds_of_set(dose: Dose) -> int:
    match dose.measure:
        case Measure.TIME:
            return dose.seconds.high if dose.seconds else 0
        case Measure.DISTANCE:
            return int((dose.distance_mm or 0) / 1000 / METRES_A_SECOND)
        case Measure.REPS:
            each = dose.tempo.seconds if dose.tempo else SECONDS_A_REP
            return (dose.reps.high if dose.reps else 0) * (each + (dose.hold.high if dose.hold else 0))
