"""A set as it is exported, and the row back as a set."""

from __future__ import annotations

from hipflex.as_json import fields
from hipflex.as_json.numbers import bounds, kilograms, metres, moment, plain
from hipflex.domain.dose import Target
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, SetType, Side, Span
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused

KEYS = (
    "id",
    "session",
    "workout",
    "exercise",
    "kind",
    "performed_at",
    "set",
    "type",
    "side",
    "reps",
    "seconds",
    "metres",
    "load_kg",
    "band",
    "rpe",
    "note",
    "source",
    "target",
)
TARGET_KEYS = ("reps", "seconds", "load_kg", "band", "metres")

# Wider than what may be typed: whatever the log can hold must come back. A set of nothing is a failed one.
HIGHEST_NUMBER = 1_000_000
MOST_REPS = 10_000
LONGEST_SECONDS = 24 * 60 * 60
FARTHEST_MM = 10**12
LARGEST_TARGET = 1_000_000


def set_row(performed: PerformedSet) -> dict[str, object]:
    """The set in the keys of `KEYS`."""
    return {
        "id": performed.id,
        "session": performed.session,
        "workout": performed.workout,
        "exercise": performed.exercise,
        "kind": performed.kind.value,
        "performed_at": moment(performed.performed_at),
        "set": performed.number,
        "type": performed.type.value,
        "side": performed.side.value if performed.side else None,
        "reps": performed.reps,
        "seconds": performed.seconds,
        "metres": metres(performed.distance_mm),
        "load_kg": kilograms(performed.load),
        "band": performed.band,
        "rpe": None if performed.rpe is None else plain(performed.rpe),
        "note": performed.note or None,
        "source": performed.source,
        "target": target_row(performed.target),
    }


def target_row(target: Target | None) -> dict[str, object] | None:
    """What the set was meant to be; a fixed value repeats."""
    if target is None:
        return None
    return {
        "reps": bounds(target.reps),
        "seconds": bounds(target.seconds),
        "load_kg": kilograms(target.load),
        "band": target.band,
        "metres": metres(target.distance_mm),
    }


def set_from_row(given: object) -> PerformedSet:
    """The set of a row; refuses anything but exactly the keys of `KEYS`, each with a value of its kind."""
    row = fields.with_keys(given, KEYS)
    if all(row[key] is None for key in ("reps", "seconds", "metres")):
        raise Refused("expected reps, seconds or metres")
    if row["reps"] is not None and row["metres"] is not None:
        raise Refused("expected reps or metres, not both; seconds may stand beside either")
    halves = fields.fraction_or_none(row, "rpe", 2, 2, 20)
    return PerformedSet(
        id=fields.identifier(row, "id"),
        session=fields.identifier(row, "session"),
        workout=fields.text_or_none(row, "workout"),
        exercise=fields.text(row, "exercise"),
        kind=fields.choice(row, "kind", Kind),
        performed_at=fields.moment(row, "performed_at"),
        number=fields.integer(row, "set", 1, HIGHEST_NUMBER),
        type=fields.choice(row, "type", SetType),
        side=fields.choice_or_none(row, "side", Side),
        reps=fields.integer_or_none(row, "reps", 0, MOST_REPS),
        seconds=fields.integer_or_none(row, "seconds", 0, LONGEST_SECONDS),
        distance_mm=fields.fraction_or_none(row, "metres", 1000, 0, FARTHEST_MM),
        load=_load(row),
        band=fields.text_or_none(row, "band"),
        rpe=None if halves is None else halves / 2,
        note=fields.remark(row, "note"),
        source=fields.text(row, "source"),
        target=_target(row["target"]),
    )


def _load(row: fields.Row) -> Load | None:
    grams = fields.fraction_or_none(row, "load_kg", 1000, -HEAVIEST_GRAMS, HEAVIEST_GRAMS)
    return Load(grams) if grams else None


def _target(given: object) -> Target | None:
    if given is None:
        return None
    try:
        row = fields.with_keys(given, TARGET_KEYS)
        if sum(row[key] is not None for key in ("reps", "seconds", "metres")) > 1:
            raise Refused("expected at most one of reps, seconds and metres")
        return Target(
            reps=_span(row, "reps"),
            seconds=_span(row, "seconds"),
            load=_load(row),
            band=fields.text_or_none(row, "band"),
            distance_mm=fields.fraction_or_none(row, "metres", 1000, 1, FARTHEST_MM),
        )
    except Refused as refusal:
        raise Refused(f"target: {refusal}") from None


def _span(row: fields.Row, key: str) -> Span | None:
    value = row[key]
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise fields.wrong(key, "a low and a high end like [8, 10]", value)
    low, high = (fields.integer({key: end}, key, 1, LARGEST_TARGET) for end in value)
    if low > high:
        raise Refused(f"{key}: expected the low end first, not {low} before {high}")
    return Span(low, high)
