"""A session's plan, kept as JSON so that a changed catalogue never changes it."""

from __future__ import annotations

import json
from typing import Any

from hipflex.domain.dose import Dose, Target
from hipflex.domain.measures import Load, Measure, SetType, Span, Tempo
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.prescription import Phase, Plan, PrescribedSet, Prescription

Fields = dict[str, Any]


def plan_json(plan: Plan) -> str:
    """The plan as JSON; a prescription stands once, its sets refer to it by number."""
    prescriptions = list(dict.fromkeys(s.prescription for s in plan.sets))
    return _dumps(
        {
            "workout": plan.workout,
            "title": plan.title,
            "prescriptions": [_prescription_fields(p) for p in prescriptions],
            "sets": [
                {
                    "position": s.position,
                    "slot": s.slot,
                    "prescription": prescriptions.index(s.prescription),
                    "aim": s.aim,
                    "skipped": s.skipped,
                    "reason": s.reason,
                }
                for s in plan.sets
            ],
        }
    )


def plan_from(text: str) -> Plan:
    """The plan that `plan_json` wrote."""
    kept = json.loads(text)
    prescriptions = [_prescription(fields) for fields in kept["prescriptions"]]
    sets = tuple(
        PrescribedSet(s["position"], s["slot"], prescriptions[s["prescription"]], s["aim"], s["skipped"], s["reason"])
        for s in kept["sets"]
    )
    return Plan(kept["workout"], kept["title"], sets)


def target_json(target: Target) -> str:
    """A set's target as JSON."""
    return _dumps(
        {
            "reps": _span_fields(target.reps),
            "seconds": _span_fields(target.seconds),
            "load_g": target.load.grams if target.load else None,
            "band": target.band,
            "distance_mm": target.distance_mm,
        }
    )


def target_from(text: str) -> Target:
    """The target that `target_json` wrote."""
    kept = json.loads(text)
    return Target(
        reps=_span(kept["reps"]),
        seconds=_span(kept["seconds"]),
        load=_load(kept["load_g"]),
        band=kept["band"],
        distance_mm=kept["distance_mm"],
    )


def _dumps(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _prescription_fields(prescription: Prescription) -> Fields:
    return {
        "exercise": prescription.exercise,
        "title": prescription.title,
        "kind": prescription.kind,
        "sides": prescription.sides,
        "measures": list(prescription.measures),
        "dose": _dose_fields(prescription.dose),
        "phase": prescription.phase,
        "circuit": prescription.circuit,
        "because": prescription.because,
        "rule": prescription.rule,
        "source": prescription.source,
    }


def _prescription(fields: Fields) -> Prescription:
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
    )


def _dose_fields(dose: Dose) -> Fields:
    return {
        "sets": _span_fields(dose.sets),
        "reps": _span_fields(dose.reps),
        "seconds": _span_fields(dose.seconds),
        "distance_mm": dose.distance_mm,
        "total_seconds": dose.total_seconds,
        "per_side": dose.per_side,
        "load_g": dose.load.grams if dose.load else None,
        "band": dose.band,
        "rest_s": dose.rest_s,
        "hold": _span_fields(dose.hold),
        "tempo": [dose.tempo.eccentric, dose.tempo.pause, dose.tempo.concentric, dose.tempo.top]
        if dose.tempo
        else None,
        "type": dose.type,
        "rpe": dose.rpe,
    }


def _dose(fields: Fields) -> Dose:
    sets = fields["sets"]
    return Dose(
        sets=Span(*sets),
        reps=_span(fields["reps"]),
        seconds=_span(fields["seconds"]),
        distance_mm=fields["distance_mm"],
        total_seconds=fields["total_seconds"],
        per_side=fields["per_side"],
        load=_load(fields["load_g"]),
        band=fields["band"],
        rest_s=fields["rest_s"],
        hold=_span(fields["hold"]),
        tempo=Tempo(*fields["tempo"]) if fields["tempo"] else None,
        type=SetType(fields["type"]),
        rpe=fields["rpe"],
    )


def _span_fields(span: Span | None) -> list[int] | None:
    return [span.low, span.high] if span else None


def _span(kept: list[int] | None) -> Span | None:
    return Span(*kept) if kept else None


def _load(grams: int | None) -> Load | None:
    return None if grams is None else Load(grams)
