"""Sessions and check-ins, as exported and in the history, and back."""

from __future__ import annotations

from hipflex.as_json.numbers import moment, moment_or_none
from hipflex.as_json.sets import set_row
from hipflex.domain.performance import CheckIn, Finding, Session, State
from hipflex.fields import IDENTIFIER, MOMENT, REMARK, TEXT, choice, optional, row_of

SESSION_KEYS = ("session", "workout", "started_at", "ended_at", "state", "note")
CHECK_IN_KEYS = ("id", "performed_at", "left", "right")


def session_row(session: Session) -> dict[str, object]:
    """The session without its sets, as exported."""
    return {
        "session": session.id,
        "workout": session.workout,
        "started_at": moment(session.started_at),
        "ended_at": moment_or_none(session.ended_at),
        "state": session.state.value,
        "note": session.note or None,
    }


def history_row(session: Session) -> dict[str, object]:
    """The session with its sets."""
    return session_row(session) | {"sets": [set_row(performed) for performed in session.sets]}


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


def check_in_row(check_in: CheckIn) -> dict[str, object]:
    """The check-in as exported."""
    return {
        "id": check_in.id,
        "performed_at": moment(check_in.performed_at),
        "left": check_in.left.value,
        "right": check_in.right.value,
    }


def check_in_from_json(given: object) -> CheckIn:
    """The check-in of an exported row."""
    row = row_of(given, CHECK_IN_KEYS)
    return CheckIn(
        id=row.take("id", IDENTIFIER),
        performed_at=row.take("performed_at", MOMENT),
        left=row.take("left", choice(Finding)),
        right=row.take("right", choice(Finding)),
    )
