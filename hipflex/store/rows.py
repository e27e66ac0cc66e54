"""Rows of the log ⇄ values of training."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import CheckIn, Finding, PerformedSet, Session, State
from hipflex.store.plans import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.domain.dose import Target
    from hipflex.domain.prescription import Plan

A_DAY = 24 * 60 * 60
EPOCH_DAY = date(1970, 1, 1).toordinal()

Value = str | int | float | None
Columns = dict[str, Value]

SET_QUERY = "SELECT s.*, w.id AS session_id, w.workout FROM sets s JOIN sessions w ON w.key = s.session"
COUNTED = "s.deleted = 0 AND s.type <> 'warmup' AND s.kind <> 'warm-up'"
HOLD_S = "CASE WHEN s.reps IS NULL AND s.distance_mm IS NULL THEN s.seconds END"
OLDEST_FIRST = "s.performed_utc, s.file_order, s.id"
NEWEST_FIRST = "s.performed_utc DESC, s.file_order DESC, s.id DESC"


def utc_seconds(moment: datetime) -> int:
    """Whole seconds since 1970."""
    return utc_and_offset(moment)[0]


def offset_seconds(moment: datetime) -> int:
    """Seconds east of Greenwich."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without an offset")
    return offset.days * A_DAY + offset.seconds


def utc_and_offset(moment: datetime) -> tuple[int, int]:
    """Both, at the price of one."""
    offset_s = offset_seconds(moment)
    local_s = moment.hour * 3600 + moment.minute * 60 + moment.second
    return (moment.toordinal() - EPOCH_DAY) * A_DAY + local_s - offset_s, offset_s


def moment_of(utc: int, offset_s: int) -> datetime:
    """The aware moment that a row keeps as two numbers."""
    return datetime.fromtimestamp(utc, _zone(offset_s))


@lru_cache(maxsize=64)  # nobody trains in many zones
def _zone(offset_s: int) -> timezone:
    return timezone(timedelta(seconds=offset_s))


SET_FIELDS = (
    *("session", "exercise", "kind", "number", "type", "side", "reps", "seconds", "distance_mm", "load_g", "band"),
    *("rpe", "note", "source", "target", "position", "slot", "performed_utc", "offset_s"),
)

TOGETHER = (("reps", "seconds", "distance_mm"), ("load_g", "band"), ("performed_utc", "offset_s"))
"""Fields that are revised as one, so that of two corrections on two machines no mixture stands."""


def set_fields(done: PerformedSet) -> Columns:
    """What a change keeps of a set."""
    return dict(zip(SET_FIELDS, set_values(done), strict=True))


def set_values(done: PerformedSet) -> tuple[Value, ...]:
    """The same without the names of `SET_FIELDS`."""
    return (
        done.session,
        done.exercise,
        done.kind.value,
        done.number,
        done.type.value,
        done.side.value if done.side else None,
        done.reps,
        done.seconds,
        done.distance_mm,
        done.load.grams if done.load else None,
        done.band,
        done.rpe,
        done.note or None,
        done.source,
        target_text(done.target) if done.target else None,
        done.position,
        done.slot,
        utc_seconds(done.performed_at),
        offset_seconds(done.performed_at),
    )


@lru_cache(maxsize=1024)  # the targets of a habit are few
def target_text(target: Target) -> str:
    """What a set was meant to be, as it is kept."""
    from hipflex.store.plan_json import target_fields

    return dumps(target_fields(target))


@lru_cache(maxsize=1024)  # the same
def _target(text: str) -> Target:
    from hipflex.store.plan_json import target_from

    return target_from(text)


def set_from(row: sqlite3.Row | Mapping[str, Any]) -> PerformedSet:
    """The set of a row that `SET_QUERY` found."""
    return PerformedSet(
        id=row["id"],
        session=row["session_id"],
        workout=row["workout"],
        exercise=row["exercise"],
        kind=Kind(row["kind"]),
        performed_at=moment_of(row["performed_utc"], row["offset_s"]),
        number=row["number"],
        type=SetType(row["type"]),
        side=Side(row["side"]) if row["side"] else None,
        reps=row["reps"],
        seconds=row["seconds"],
        distance_mm=row["distance_mm"],
        load=None if row["load_g"] is None else Load(row["load_g"]),
        band=row["band"],
        rpe=row["rpe"],
        note=row["note"],
        source=row["source"],
        target=_target(row["target"]) if row["target"] else None,
        position=row["position"],
        slot=row["slot"],
        tick=row["tick"],
    )


def session_fields(session: Session, origin: str) -> Columns:
    """What a change keeps of a session, without its plan; `origin` is workout, hand or import."""
    return {
        "workout": session.workout,
        "state": session.state.value,
        "origin": origin,
        "note": session.note,
        "started_utc": utc_seconds(session.started_at),
        "started_offset_s": offset_seconds(session.started_at),
        **(end_fields(session.ended_at) if session.ended_at else {}),
    }


def end_fields(moment: datetime) -> Columns:
    """When a session ended."""
    return {"ended_utc": utc_seconds(moment), "ended_offset_s": offset_seconds(moment)}


def session_from(row: sqlite3.Row, plan: Plan | None, sets: tuple[PerformedSet, ...]) -> Session:
    """The session of a row, with its plan and its sets."""
    ended = row["ended_utc"]
    return Session(
        id=row["id"],
        workout=row["workout"],
        started_at=moment_of(row["started_utc"], row["started_offset_s"]),
        ended_at=None if ended is None else moment_of(ended, row["ended_offset_s"]),
        state=State(row["state"]),
        note=row["note"],
        plan=plan,
        sets=sets,
    )


def check_in_fields(check_in: CheckIn) -> Columns:
    """What a change keeps of a check-in."""
    return {
        "performed_utc": utc_seconds(check_in.performed_at),
        "offset_s": offset_seconds(check_in.performed_at),
        "left": check_in.left.value,
        "right": check_in.right.value,
        "left_deg": check_in.left_deg,
        "right_deg": check_in.right_deg,
    }


def check_in_from(row: sqlite3.Row) -> CheckIn:
    """The check-in of a row."""
    at = moment_of(row["performed_utc"], row["offset_s"])
    findings = Finding(row["left"]), Finding(row["right"])
    return CheckIn(row["id"], at, *findings, row["left_deg"], row["right_deg"])
