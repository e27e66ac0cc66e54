"""What comes next of a movement: a dose with its aim and its reason."""

from __future__ import annotations

from hipflex.as_json.numbers import bounds, kilograms, metres
from hipflex.domain.measures import Tempo
from hipflex.domain.prescription import Prescription

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import rows


def dose_row(prescription: Prescription, aim: int | None) -> rows.Dose:
    """The prescription's dose; `aim` is in reps or seconds, a side where there are sides."""
    dose = prescription.dose
    return {
        "exercise": prescription.exercise,
        "title": prescription.title,
        "kind": prescription.kind,
        "phase": prescription.phase,
        "sets": [dose.sets.low, dose.sets.high],
        "per_side": dose.per_side,
        "reps": bounds(dose.reps),
        "seconds": bounds(dose.seconds),
        "total_seconds": dose.total_seconds,
        "metres": metres(dose.distance_mm),
        "load_kg": kilograms(dose.load),
        "band": dose.band,
        "rest_s": dose.rest_s,
        "tempo": _tempo(dose.tempo),
        "aim": aim,
        "because": prescription.because or None,
        "rule": prescription.rule,
        "source": prescription.source or None,
    }


def next_dose_row(due: Prescription) -> rows.Dose:
    """The dose that comes next, with the aim of its first set."""
    return dose_row(due, due.aim())


def _tempo(tempo: Tempo | None) -> str | None:
    if tempo is None:
        return None
    parts = [tempo.eccentric, tempo.pause, tempo.concentric, *([tempo.top] if tempo.top else [])]
    return "-".join(map(str, parts))
