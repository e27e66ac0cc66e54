"""What is logged by hand: sets, of which those of one local date and workout form one session, and self-checks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from hipflex.domain.change import Logged
from hipflex.domain.performance import CheckIn, Finding, PerformedSet, Session, State
from hipflex.store.changes import Change, Revision
from hipflex.store.queries import Queries
from hipflex.store.rows import check_in_columns, end_columns, session_columns, start_columns
from hipflex.store.writer import Writer, said

Rows = Callable[[Session], Sequence[PerformedSet]]
"""Makes the new sets of a session, numbered after those it has."""


class ByHand:
    """Writes sets that no plan asked for."""

    def __init__(self, writer: Writer, read: Queries) -> None:
        self._writer = writer
        self._read = read

    def log(self, performed_at: datetime, workout: str | None, rows: Rows) -> Logged:
        """Writes the rows as one change, all or nothing."""
        with self._writer.transaction():
            kept = self._read.session_by_hand(performed_at.date(), workout)
            session = kept or Session(self._writer.ids.new(), workout, performed_at, performed_at, State.FINISHED)
            new = [replace(done, workout=workout) for done in rows(session)]
            sets = self._writer.with_ids(new, session.id)
            revisions = [*_session_revisions(session, performed_at, new=kept is None), *self._writer.creating(sets)]
            change = self._writer.append(Change("log", said(sets)), revisions)
        return Logged(change, session.id, sets)

    def check_in(self, performed_at: datetime, left: Finding, right: Finding) -> tuple[str, CheckIn]:
        """Writes a self-check as one change; the change's id and what was written."""
        with self._writer.transaction():
            made = CheckIn(self._writer.ids.new(), performed_at, left, right)
            fields = check_in_columns(made, self._writer.now())
            words = f"left {left}, right {right}"
            change = self._writer.append(
                Change("check-in", words), [Revision("check_in", made.id, fields, created=True)]
            )
        return change, made


def _session_revisions(session: Session, performed_at: datetime, *, new: bool) -> list[Revision]:
    """What logging changes in the session of that day: it is made, begins earlier or ends later."""
    if new:
        return [Revision("session", session.id, session_columns(session, "hand"), created=True)]
    if performed_at < session.started_at:
        return [Revision("session", session.id, start_columns(performed_at))]
    if session.ended_at is None or performed_at > session.ended_at:
        return [Revision("session", session.id, end_columns(performed_at))]
    return []
