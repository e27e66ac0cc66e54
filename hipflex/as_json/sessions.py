"""Sessions and check-ins, as exported and in the history, and back."""

from __future__ import annotations

from hipflex.as_json.numbers import moment, moment_or_none, plain_or_none
from hipflex.as_json.sets import set_row
from hipflex.domain.measures import Side
from hipflex.domain.mobility import HIGHEST_DEG, LOWEST_DEG, finding_of
from hipflex.domain.performance import CheckIn, Finding, Session, State
from hipflex.errors import Refused
from hipflex.fields import IDENTIFIER, MOMENT, REMARK, TEXT, Row, choice, optional, parts_of, row_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.as_json.documents import rows

SESSION_KEYS = ("session", "workout", "started_at", "ended_at", "state", "note")
DEGREE_KEYS = ("left_deg", "right_deg")
CHECK_IN_KEYS = ("id", "performed_at", "left", "right", *DEGREE_KEYS)
TENTHS = parts_of(10, LOWEST_DEG * 10, HIGHEST_DEG * 10)


def session_row(session: Session) -> rows.Session:
    """The session without its sets, as exported."""
    return {
        "session": session.id,
        "workout": session.workout,
        "started_at": moment(session.started_at),
        "ended_at": moment_or_none(session.ended_at),
        "state": session.state,
        "note": session.note or None,
    }


def history_row(session: Session) -> rows.SessionWithSets:
    """The session with its sets."""
    return {**session_row(session), "sets": [set_row(performed) for performed in session.sets]}


def session_from_json(given: object) -> Session:
    """The session of an exported row, without sets or plan."""
    row = row_of(given, SESSION_KEYS)
    return Session(
        id=row.take("session", IDENTIFIER),
        workout=row.take("workout", optional(TEXT)),
        started_at=row.take("started_at", MOMENT),
        ended_at=row.take("ended_at", optional(MOMENT)),
        state=row.take("state", choice(State)),
        note=row.take("note", REMARK),
    )


def check_in_row(check_in: CheckIn) -> rows.CheckIn:
    """The check-in as exported."""
    return {
        "id": check_in.id,
        "performed_at": moment(check_in.performed_at),
        "left": check_in.left,
        "right": check_in.right,
        "left_deg": plain_or_none(check_in.left_deg),
        "right_deg": plain_or_none(check_in.right_deg),
    }


def check_in_from_json(given: object) -> CheckIn:
    """The check-in of an exported row; one of schema 1 has no degrees."""
    row = row_of(dict.fromkeys(DEGREE_KEYS) | given if isinstance(given, dict) else given, CHECK_IN_KEYS)
    (left, left_deg), (right, right_deg) = (_found(row, side) for side in Side)
    return CheckIn(row.take("id", IDENTIFIER), row.take("performed_at", MOMENT), left, right, left_deg, right_deg)


def _found(row: Row, side: Side) -> tuple[Finding, float | None]:
    finding, tenths = row.take(side, choice(Finding)), row.take(f"{side}_deg", optional(TENTHS))
    if tenths is not None and finding_of(tenths) is not finding:
        raise Refused(f"{side}_deg: {tenths / 10:g} degrees is {finding_of(tenths)}, not {finding}")
    return finding, None if tenths is None else tenths / 10
