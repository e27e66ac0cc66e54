"""A set as it is exported, and the row back as a set."""

from __future__ import annotations

from hipflex.as_json.numbers import bounds, kilograms, metres, moment, plain
from hipflex.domain.dose import Target
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, SetType, Side, Span
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import (
    IDENTIFIER,
    MOMENT,
    REMARK,
    TEXT,
    Misfit,
    Row,
    choice,
    json_only,
    optional,
    parts_of,
    row_of,
    whole,
)

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


GRAMS = optional(parts_of(1000, -HEAVIEST_GRAMS, HEAVIEST_GRAMS))
BAND = optional(TEXT)
NUMBER = whole(1, HIGHEST_NUMBER)
REPS = optional(whole(0, MOST_REPS))
SECONDS = optional(whole(0, LONGEST_SECONDS))
MILLIMETRES = optional(parts_of(1000, 0, FARTHEST_MM))
HALF_POINTS = optional(parts_of(2, 2, 20))
TARGET_END = whole(1, LARGEST_TARGET)
KIND, TYPE, SIDE = choice(Kind), choice(SetType), optional(choice(Side))


def set_from_json(given: object) -> PerformedSet:
    """The set of an object with exactly the keys of `KEYS`; raises Refused."""
    return set_from_row(row_of(given, KEYS))


def set_from_row(row: Row) -> PerformedSet:
    """The set of a row with the keys of `KEYS`, of JSON or of a table; refuses a value that is none of its kind."""
    reps, seconds = row.take("reps", REPS), row.take("seconds", SECONDS)
    distance_mm = row.take("metres", MILLIMETRES)
    if reps is seconds is distance_mm is None:
        raise Refused("expected reps, seconds or metres")
    if reps is not None and distance_mm is not None:
        raise Refused("expected reps or metres, not both; seconds may stand beside either")
    halves = row.take("rpe", HALF_POINTS)
    return PerformedSet(
        id=row.take("id", IDENTIFIER),
        session=row.take("session", IDENTIFIER),
        workout=row.take("workout", optional(TEXT)),
        exercise=row.take("exercise", TEXT),
        kind=row.take("kind", KIND),
        performed_at=row.take("performed_at", MOMENT),
        number=row.take("set", NUMBER),
        type=row.take("type", TYPE),
        side=row.take("side", SIDE),
        reps=reps,
        seconds=seconds,
        distance_mm=distance_mm,
        load=_load(row),
        band=row.take("band", BAND),
        rpe=None if halves is None else halves / 2,
        note=row.take("note", REMARK),
        source=row.take("source", TEXT),
        target=row.take("target", TARGET),
    )


def _load(row: Row) -> Load | None:
    grams = row.take("load_kg", GRAMS)
    return Load(grams) if grams else None


def _target(given: object) -> Target:
    row = row_of(given, TARGET_KEYS)
    if sum(row.values[key] is not None for key in ("reps", "seconds", "metres")) > 1:
        raise Refused("expected at most one of reps, seconds and metres")
    return Target(
        reps=row.take("reps", SPAN),
        seconds=row.take("seconds", SPAN),
        load=_load(row),
        band=row.take("band", BAND),
        distance_mm=row.take("metres", TARGET_MILLIMETRES),
    )


def _span(given: object) -> Span:
    if not isinstance(given, list) or len(given) != 2:
        raise Misfit
    low, high = map(TARGET_END.from_json, given)
    if low > high:
        raise Refused(f"expected the low end first, not {low} before {high}")
    return Span(low, high)


SPAN = optional(json_only("range", f"a low and a high end like [8, 10], up to {LARGEST_TARGET}", _span))
TARGET = optional(json_only("target", f"an object with the keys {', '.join(TARGET_KEYS)}", _target))
TARGET_MILLIMETRES = optional(parts_of(1000, 1, FARTHEST_MM))
