"""Sets that come from a file: known ids add nothing, and one import is one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hipflex.domain.change import Imported
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.store.changes import Change, Revision
from hipflex.store.queries import Queries
from hipflex.store.rows import check_in_columns, session_columns
from hipflex.store.writer import Writer


class Intake:
    """Takes in what another log exported."""

    def __init__(self, writer: Writer, read: Queries) -> None:
        self._writer = writer
        self._read = read

    def add(self, sets: Sequence[PerformedSet], sessions: Sequence[Session], check_ins: Sequence[CheckIn]) -> Imported:
        """Adds what the log doesn't know, as one change; a known id stays as it is here."""
        with self._writer.transaction():
            outcome, revisions = self._compared(sets, sessions, check_ins)
            if not revisions:
                return outcome
            words = f"import of {outcome.added} set{'s' if outcome.added != 1 else ''}"
            return replace(outcome, change=self._writer.append(Change("import", words), revisions))

    def preview(
        self, sets: Sequence[PerformedSet], sessions: Sequence[Session], check_ins: Sequence[CheckIn]
    ) -> Imported:
        """What `add` would come to, with nothing written."""
        return self._compared(sets, sessions, check_ins)[0]

    def _compared(
        self, sets: Sequence[PerformedSet], sessions: Sequence[Session], check_ins: Sequence[CheckIn]
    ) -> tuple[Imported, list[Revision]]:
        known = self._read.known_ids("sets", [done.id for done in sets])
        kept = self._read.sets_by_id(known)
        new = [done for done in sets if done.id not in known]
        differs = sum(done.id in kept and not _same(done, kept[done.id]) for done in sets)
        revisions = [
            *self._session_revisions(sessions),
            *self._writer.creating(new),
            *self._check_in_revisions(check_ins),
        ]
        return Imported(None, len(new), len(sets) - len(new) - differs, differs), revisions

    def _session_revisions(self, sessions: Sequence[Session]) -> list[Revision]:
        known = self._read.known_ids("sessions", [session.id for session in sessions])
        one_is_open = self._read.open_session() is not None
        revisions = []
        for session in sessions:
            if session.id in known:
                continue
            fields = session_columns(_settled(session) if one_is_open else session, "import")
            one_is_open |= session.state is State.OPEN
            revisions.append(Revision("session", session.id, fields, created=True))
        return revisions

    def _check_in_revisions(self, check_ins: Sequence[CheckIn]) -> list[Revision]:
        known = self._read.known_ids("check_ins", [check_in.id for check_in in check_ins])
        entered_at = self._writer.now()
        return [
            Revision("check_in", check_in.id, check_in_columns(check_in, entered_at), created=True)
            for check_in in check_ins
            if check_in.id not in known
        ]


def _settled(session: Session) -> Session:
    """The session as finished where it came open: at most one workout is open here."""
    if session.state is not State.OPEN:
        return session
    return replace(session, state=State.FINISHED, ended_at=session.ended_at or session.started_at)


def _same(given: PerformedSet, kept: PerformedSet) -> bool:
    """Whether a set from a file says what the log says; a target that the file can't hold says nothing."""
    target = kept.target if given.target else None
    return given == replace(kept, position=None, slot=None, target=target)
