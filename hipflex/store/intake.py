"""Sets that come from a file: known ids add nothing, and one import is one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from hipflex.domain.change import FileRow, Imported
from hipflex.domain.performance import CheckIn, PerformedSet, Session, State
from hipflex.store.changes import Draft
from hipflex.store.fold import Things
from hipflex.store.queries import Queries
from hipflex.store.rows import Columns, check_in_fields, session_fields, set_fields
from hipflex.store.writer import Writer
from hipflex.value_classes import replace

NO_ROWS: Mapping[str, FileRow] = {}


class Intake:
    """Takes in what another log exported, or another program.

    An id is what a set is: of sets of other programs `imported_id` makes it. `rows` are what the file said, by id.
    """

    def __init__(self, writer: Writer, read: Queries) -> None:
        self._writer = writer
        self._read = read

    def add(
        self,
        sets: Sequence[PerformedSet],
        sessions: Sequence[Session],
        check_ins: Sequence[CheckIn],
        rows: Mapping[str, FileRow] = NO_ROWS,
    ) -> Imported:
        """Adds what the log doesn't know, as one change; a known id stays as it is here."""
        with self._writer.transaction_on(lambda: self._compared(sets, sessions, check_ins, rows)) as (outcome, new):
            if not new:
                return outcome
            words = f"import of {outcome.added} set{'s' if outcome.added != 1 else ''}"
            return replace(outcome, change=self._writer.append(Draft("import", words, new=new)))

    def preview(
        self, sets: Sequence[PerformedSet], sessions: Sequence[Session], check_ins: Sequence[CheckIn]
    ) -> Imported:
        """What `add` would come to, with nothing written."""
        return self._compared(sets, sessions, check_ins, NO_ROWS)[0]

    def _compared(
        self,
        sets: Sequence[PerformedSet],
        sessions: Sequence[Session],
        check_ins: Sequence[CheckIn],
        rows: Mapping[str, FileRow],
    ) -> tuple[Imported, Things]:
        known = self._read.known_ids("sets", [done.id for done in sets])
        kept = self._read.sets_by_id(known)
        orders = _orders(sets)
        new_sets = {
            done.id: set_fields(done) | {"file_order": orders[done.id]} | _said_by_file(rows.get(done.id))
            for done in sets
            if done.id not in known
        }
        differs = sum(done.id in kept and not _same(done, kept[done.id]) for done in sets)
        new = {"session": self._new_sessions(sessions), "set": new_sets, "check_in": self._new_check_ins(check_ins)}
        outcome = Imported(None, len(new_sets), len(sets) - len(new_sets) - differs, differs)
        return outcome, {kind: things for kind, things in new.items() if things}

    def _new_sessions(self, sessions: Sequence[Session]) -> dict[str, Columns]:
        known = self._read.known_ids("sessions", [session.id for session in sessions])
        one_is_open = self._read.open_session() is not None
        new = {}
        for session in sessions:
            if session.id not in known:
                new[session.id] = session_fields(_settled(session) if one_is_open else session, "import")
                one_is_open |= session.state is State.OPEN
        return new

    def _new_check_ins(self, check_ins: Sequence[CheckIn]) -> dict[str, Columns]:
        known = self._read.known_ids("check_ins", [check_in.id for check_in in check_ins])
        return {one.id: check_in_fields(one) for one in check_ins if one.id not in known}


def _orders(sets: Sequence[PerformedSet]) -> dict[str, int]:
    """Where each set stands among those of its instant in the file; 0 where their ids tell the same."""
    orders: dict[str, int] = {}
    for _, group in groupby(sorted(sets, key=lambda done: done.performed_at), key=lambda done: done.performed_at):
        ids = [done.id for done in group]
        tells = ids == sorted(ids)
        orders |= {set_id: 0 if tells else place for place, set_id in enumerate(ids)}
    return orders


def _said_by_file(row: FileRow | None) -> Columns:
    return {"identity": row.identity, "cells": row.cells} if row else {}


def _settled(session: Session) -> Session:
    """The session as finished where it came open: at most one workout is open here."""
    if session.state is not State.OPEN:
        return session
    return replace(session, state=State.FINISHED, ended_at=session.ended_at or session.started_at)


def _same(given: PerformedSet, kept: PerformedSet) -> bool:
    """Whether a set from a file says what the log says; a target that the file can't hold says nothing."""
    target = kept.target if given.target else None
    return given == replace(kept, position=None, slot=None, target=target)
