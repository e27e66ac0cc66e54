"""Sessions made up from sets that came without them."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.domain.performance import PerformedSet, Session, State


def sessions_of(sets: Iterable[PerformedSet]) -> list[Session]:
    """A finished session for each session id, from its earliest set to its latest; without the sets themselves."""
    by_session: dict[str, list[PerformedSet]] = {}
    for performed in sets:
        by_session.setdefault(performed.session, []).append(performed)
    return [_session(session, members) for session, members in by_session.items()]


def _session(session: str, sets: list[PerformedSet]) -> Session:
    moments = [performed.performed_at for performed in sets]
    return Session(session, sets[0].workout, min(moments), max(moments), State.FINISHED)
