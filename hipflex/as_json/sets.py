"""A set as it is exported, and the row back as a set."""

from __future__ import annotations

from functools import lru_cache

from hipflex.as_json.numbers import bounds, kilograms, metres, moment, plain
from hipflex.domain.dose import Target
from hipflex.domain.measures import HEAVIEST_GRAMS, Load, SetType, Side, Span
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import (
    IDENTIFIER,
    MOMENT,
    MOST_KEPT,
    REMARK,
    TEXT,
    Columns,
    Misfit,
    Row,
    choice,
    json_only,
    optional,
    parts_of,
    row_of,
    whole,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import rows

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

_TARGETS: dict[str, Target] = {}


def set_row(performed: PerformedSet) -> rows.Set:
    """The set in the keys of `KEYS`."""
    return {
        "id": performed.id,
        "session": performed.session,
        "workout": performed.workout,
        "exercise": performed.exercise,
        "kind": performed.kind,
        "performed_at": moment(performed.performed_at),
        "set": performed.number,
        "type": performed.type,
        "side": performed.side,
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


def target_row(target: Target | None) -> rows.Target | None:
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
    taken = COLUMNS.read(row)
    set_id, session, workout, exercise, kind, performed_at, number, type_, side = taken[:9]
    reps, seconds, distance_mm, grams, band, halves, note, source, target = taken[9:]
    if reps is seconds is distance_mm is None:
        raise Refused("expected reps, seconds or metres")
    if reps is not None and distance_mm is not None:
        raise Refused("expected reps or metres, not both; seconds may stand beside either")
    return PerformedSet(
        id=set_id,
        session=session,
        workout=workout,
        exercise=exercise,
        kind=kind,
        performed_at=performed_at,
        number=number,
        type=type_,
        side=side,
        reps=reps,
        seconds=seconds,
        distance_mm=distance_mm,
        load=_load(grams),
        band=band,
        rpe=None if halves is None else halves / 2,
        note=note,
        source=source,
        target=target,
    )


@lru_cache(MOST_KEPT)  # the loads of a habit are few
def _load(grams: int | None) -> Load | None:
    return Load(grams) if grams else None


def _target(given: object) -> Target:
    """A target, which a habit repeats; it is known by how Python writes what JSON said."""
    try:
        text = repr(given)
    except RecursionError:
        raise Misfit from None
    if text not in _TARGETS:
        if len(_TARGETS) == MOST_KEPT:
            _TARGETS.clear()
        _TARGETS[text] = _target_of(given)
    return _TARGETS[text]


def _target_of(given: object) -> Target:
    row = row_of(given, TARGET_KEYS)
    if sum(row.values[key] is not None for key in ("reps", "seconds", "metres")) > 1:
        raise Refused("expected at most one of reps, seconds and metres")
    return Target(
        reps=row.take("reps", SPAN),
        seconds=row.take("seconds", SPAN),
        load=_load(row.take("load_kg", GRAMS)),
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
COLUMNS = Columns(
    {
        "id": IDENTIFIER,
        "session": IDENTIFIER,
        "workout": optional(TEXT),
        "exercise": TEXT,
        "kind": KIND,
        "performed_at": MOMENT,
        "set": NUMBER,
        "type": TYPE,
        "side": SIDE,
        "reps": REPS,
        "seconds": SECONDS,
        "metres": MILLIMETRES,
        "load_kg": GRAMS,
        "band": BAND,
        "rpe": HALF_POINTS,
        "note": REMARK,
        "source": TEXT,
        "target": TARGET,
    },
    unique=("id", "performed_at", "note", "target"),
    words=("session", "workout", "exercise", "kind", "type", "side", "band", "source"),
)
