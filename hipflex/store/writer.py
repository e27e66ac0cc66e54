"""The one way to write: a transaction that ends on disk, holding changes of the history."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from hipflex.domain.performance import PerformedSet
from hipflex.errors import LogUnavailable
from hipflex.notation.canonical import describe_set
from hipflex.store.changes import Changes, Draft
from hipflex.store.connection import explained, number, writing
from hipflex.store.fold import Change, sets_made
from hipflex.store.ids import Ids
from hipflex.store.machine import Machine
from hipflex.store.rows import Columns, set_fields, set_from
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from hipflex.domain.change import FileRow
    from hipflex.domain.imports import ReadSet
    from hipflex.store.incoming import Incoming
    from hipflex.store.updates import Updates

    Decided = TypeVar("Decided")


class Writer:
    """Writes changes to an open log, each in a transaction of its own; `schema_version` is that of its opening."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str,
        machine: Machine,
        now: Callable[[], datetime],
        *,
        schema_version: int,
        writable: bool,
        prepare: Callable[[], object],
    ) -> None:
        self.ids = Ids()
        self.changes = Changes(connection, machine, self.ids)
        self.now = now
        self._connection = connection
        self._path = path
        self._writable = writable
        self._prepare = prepare
        self._schema_version = schema_version
        self.has_written, self.changes_made = False, 0

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Holds off every other writer; what was written is on disk when it ends, or not there at all."""
        self._ready()
        self.changes.begins()
        self.has_written = False
        with explained(self._path), writing(self._connection, self.changes.latest_is_kept):
            self._refuse_replaced()
            yield
        self.has_written = self.changes.has_kept
        self.changes_made += self.has_written

    @contextlib.contextmanager
    def transaction_on(self, decide: Callable[[], Decided]) -> Iterator[Decided]:
        """A transaction for what is decided before it, so that others need not wait for that.

        It is decided once more, within, where one of them wrote meanwhile.
        """
        self._ready()
        known = self._newest()
        decided = decide()
        with self.transaction():
            yield decided if self._newest() == known else decide()

    def _ready(self) -> None:
        """Refuses a log that may not be changed, and has made ready what the answer to a change needs."""
        self._refuse_newer()
        self._prepare()

    def _refuse_newer(self) -> None:
        if not self._writable:
            raise LogUnavailable(
                f"the training log {self._path} was written by a newer hipflex: it can be read, not changed; "
                "update hipflex"
            )

    def _newest(self) -> int:
        """What tells whether the history has grown, by whichever machine's changes."""
        with explained(self._path):
            return number(self._connection, "SELECT coalesce(max(key), 0) FROM changes")

    def _refuse_replaced(self) -> None:
        """What was read before a restore, or before a newer program changed the tables, holds no longer."""
        if self._schema() != self._schema_version:
            raise LogUnavailable(
                f"the training log {self._path} was restored, or brought up to date, by another program meanwhile; "
                "nothing was written: run the command again"
            )

    def _schema(self) -> int:
        with explained(self._path):
            return number(self._connection, "PRAGMA schema_version")

    def explaining(self) -> contextlib.AbstractContextManager[None]:
        """Within it the history is read; what that can meet is raised as LogUnavailable."""
        return explained(self._path)

    def differences(self) -> tuple[str, ...]:
        """Where the tables say other than the history, as both stand at one moment."""
        with self.explaining():
            return tuple(self.changes.differences())

    def append(self, draft: Draft, incoming: Incoming | None = None, updates: Updates | None = None) -> str:
        """Keeps a change and applies it, with what comes from a file: new sets, and `updates` of others; its id."""
        if incoming is None:
            return self.changes.append(draft, self.now())
        return self.changes.append_incoming(draft, incoming, self.now(), updates)

    def incoming(self, sets: Iterable[ReadSet], rows: Mapping[str, FileRow]) -> Incoming:
        """Sets that come from a file, ready to be compared with the log."""
        self._refuse_newer()
        from hipflex.store.incoming import Incoming

        return Incoming(self._connection, self._path, sets, rows)

    def updates(self) -> Updates:
        """What the file says otherwise of sets that were found in the log, to be taken over."""
        from hipflex.store.updates import Updates

        return Updates(self._connection, self._path)

    def with_ids(self, sets: Sequence[PerformedSet], session: str) -> dict[str, Columns]:
        """What a change keeps of new sets of a session, by the ids that they get."""
        return {self.ids.new(): set_fields(replace(done, session=session)) for done in sets}


def told(change: Change) -> str:
    """What a change was, in words: those that it keeps, or else what sets it made."""
    made = sets_made(change)
    return change.said or said(
        [set_from({**made[i], "id": i, "session_id": made[i]["session"], "workout": None}) for i in made]
    )


def said(sets: Sequence[PerformedSet]) -> str:
    """What sets are, in words: each exercise with its amounts."""
    by_exercise: dict[str, list[str]] = {}
    for done in sets:
        by_exercise.setdefault(done.exercise, []).append(describe_set(done))
    return "; ".join(f"{exercise} {', '.join(amounts)}" for exercise, amounts in by_exercise.items())
