"""Plans of sessions, doses and targets ⇄ what is kept of them as JSON; what is missing is as it is by default."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from hipflex.domain.dose import Dose, Target
from hipflex.domain.measures import Load, Measure, SetType, Span, Tempo
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Phase, Plan, PrescribedSet, Prescription
from hipflex.errors import Refused

Fields = dict[str, Any]
DEFAULTS: Fields = {
    "kind": Kind.EXERCISE,
    "sides": Sides.NONE,
    "phase": Phase.WORK,
    "circuit": "",
    "because": "",
    "rule": "as-prescribed",
    "source": "",
    "instead_of": "",
    "per_side": False,
    "type": SetType.WORKING,
}
"""What most prescriptions and doses say."""


def target_fields(target: Target) -> Fields:
    """A set's target."""
    return _given(
        reps=_span_fields(target.reps),
        seconds=_span_fields(target.seconds),
        load_g=target.load.grams if target.load else None,
        band=target.band,
        distance_mm=target.distance_mm,
    )


def target_from(text: str) -> Target:
    """The target of a set from its JSON."""
    kept = json.loads(text)
    return Target(
        reps=_span(kept.get("reps")),
        seconds=_span(kept.get("seconds")),
        load=_load(kept.get("load_g")),
        band=kept.get("band"),
        distance_mm=kept.get("distance_mm"),
    )


@lru_cache(maxsize=64)  # the sessions of a habit share their prescriptions
def dose_from(text: str) -> Dose:
    """The dose of a prescription that a plan keeps as JSON."""
    return _dose(json.loads(text)["dose"])


def _given(**fields: object) -> Fields:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value is not None and value != DEFAULTS.get(name)}


def plan_fields(plan: Plan) -> Fields:
    """A plan; a set is its position, slot, prescription by number and aim, what `_marks` says."""
    prescriptions = list(dict.fromkeys(s.prescription for s in plan.sets))
    return {
        "workout": plan.workout,
        "title": plan.title,
        "prescriptions": [_prescription_fields(one) for one in prescriptions],
        "sets": [
            [one.position, one.slot, prescriptions.index(one.prescription), one.aim, *_marks(one)] for one in plan.sets
        ],
    }


def plan_from(fields: Fields, prescriptions: list[Prescription]) -> Plan:
    """The plan that `plan_fields` wrote, of prescriptions that were read."""
    sets = tuple(
        PrescribedSet(
            position,
            slot,
            prescriptions[which],
            aim,
            skipped=bool(marks) and marks[0] is not None,
            reason=(marks and marks[0]) or "",
            extra=len(marks) > 1,
        )
        for position, slot, which, aim, *marks in fields["sets"]
    )
    return Plan(fields["workout"], fields["title"], sets)


def refuse_no_plan(fields: Fields) -> None:
    """Raises Refused where a JSON object is no plan."""
    try:
        _check(plan_from(fields, [prescription_from(one) for one in fields["prescriptions"]]))
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise Refused(f"this is no plan of a workout ({error!r})") from error


def _check(plan: Plan) -> None:
    """Raises TypeError where a plan that came as JSON has a number for a text, or the reverse."""
    asked = [one.prescription for one in plan.sets]
    texts = [plan.title, plan.workout or "", *(one.reason for one in plan.sets)]
    texts += [
        text
        for one in asked
        for text in (one.exercise, one.title, one.circuit, one.because, one.rule, one.source, one.instead_of)
    ]
    numbers = [number for one in plan.sets for number in (one.position, one.slot, one.aim or 0)]
    if any(not isinstance(text, str) for text in texts) or any(type(number) is not int for number in numbers):
        raise TypeError("a text or a number is missing")


def _marks(one: PrescribedSet) -> list[str | bool | None]:
    """The reason of a set that is skipped; of an extra one the reason or None, and True."""
    if one.extra:
        return [one.reason if one.skipped else None, True]
    return [one.reason] if one.skipped else []


def _prescription_fields(prescription: Prescription) -> Fields:
    return _given(
        exercise=prescription.exercise,
        title=prescription.title,
        kind=prescription.kind,
        sides=prescription.sides,
        measures=list(prescription.measures),
        dose=_dose_fields(prescription.dose),
        phase=prescription.phase,
        circuit=prescription.circuit,
        because=prescription.because,
        rule=prescription.rule,
        source=prescription.source,
        instead_of=prescription.instead_of,
    )


def prescription_from(given: Fields) -> Prescription:
    """A prescription of a plan."""
    fields = DEFAULTS | given
    return Prescription(
        exercise=fields["exercise"],
        title=fields["title"],
        kind=Kind(fields["kind"]),
        sides=Sides(fields["sides"]),
        measures=tuple(Measure(m) for m in fields["measures"]),
        dose=_dose(fields["dose"]),
        phase=Phase(fields["phase"]),
        circuit=fields["circuit"],
        because=fields["because"],
        rule=fields["rule"],
        source=fields["source"],
        instead_of=fields["instead_of"],
    )


def _dose_fields(dose: Dose) -> Fields:
    return _given(
        sets=_span_fields(dose.sets),
        reps=_span_fields(dose.reps),
        seconds=_span_fields(dose.seconds),
        distance_mm=dose.distance_mm,
        total_seconds=dose.total_seconds,
        per_side=dose.per_side,
        load_g=dose.load.grams if dose.load else None,
        band=dose.band,
        rest_s=dose.rest_s,
        hold=_span_fields(dose.hold),
        tempo=[dose.tempo.eccentric, dose.tempo.pause, dose.tempo.concentric, dose.tempo.top] if dose.tempo else None,
        type=dose.type,
        rpe=dose.rpe,
    )


def _dose(given: Fields) -> Dose:
    fields = DEFAULTS | given
    sets, tempo = fields["sets"], fields.get("tempo")
    return Dose(
        sets=Span(*sets),
        reps=_span(fields.get("reps")),
        seconds=_span(fields.get("seconds")),
        distance_mm=fields.get("distance_mm"),
        total_seconds=fields.get("total_seconds"),
        per_side=fields["per_side"],
        load=_load(fields.get("load_g")),
        band=fields.get("band"),
        rest_s=fields.get("rest_s"),
        hold=_span(fields.get("hold")),
        tempo=Tempo(*tempo) if tempo else None,
        type=SetType(fields["type"]),
        rpe=fields.get("rpe"),
    )


def _span_fields(span: Span | None) -> list[int] | None:
    return [span.low, span.high] if span else None


def _span(kept: list[int] | None) -> Span | None:
    return Span(*kept) if kept else None


def _load(grams: int | None) -> Load | None:
    return None if grams is None else Load(grams)
