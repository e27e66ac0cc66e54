"""The append-only history of changes; every other row follows from it.

A change holds revisions; a revision creates a session, set or check-in or sets some of its fields. What stands is the
fold of all revisions whose change is not taken back, in the order of the changes' ids. Ids are unique across machines
and later than every id the log knew, so two logs can be brought together by joining their histories and folding again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hipflex.errors import Refused
from hipflex.store.ids import Ids
from hipflex.store.rows import Columns, offset_seconds, utc_seconds

TABLES = {"session": "sessions", "set": "sets", "check_in": "check_ins"}
NOT_UNDOABLE = ("start", "undo", "redo")

TAKEN_BACK = """
    EXISTS (
      SELECT 1 FROM changes u WHERE u.target_id = c.id AND u.action = 'undo'
      AND NOT EXISTS (SELECT 1 FROM changes r WHERE r.target_id = u.id AND r.action = 'redo')
    )
"""
UNDOABLE = f"c.action NOT IN {NOT_UNDOABLE} AND NOT {TAKEN_BACK}"
REDOABLE = f"""
    c.action = 'undo' AND NOT EXISTS (SELECT 1 FROM changes r WHERE r.target_id = c.id AND r.action = 'redo')
    AND NOT EXISTS (SELECT 1 FROM changes n WHERE n.sequence > c.sequence AND n.action NOT IN {NOT_UNDOABLE})
"""


@dataclass(frozen=True, slots=True)
class Revision:
    """Fields of one session, set or check-in; `created` where it begins to exist."""

    entity: str
    entity_id: str
    fields: Columns
    created: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One change as the history keeps it; `line_of` is the session whose workout line it was."""

    action: str
    said: str
    line_of: str | None = None
    target: str | None = None


class Changes:
    """Appends changes within a transaction that the caller holds."""

    def __init__(self, connection: sqlite3.Connection, ids: Ids) -> None:
        self._connection = connection
        self._ids = ids
        self._newest_kept = ""

    def kept(self) -> bool:
        """Whether the change kept last is in the log."""
        row = self._connection.execute("SELECT 1 FROM changes WHERE id = ?", (self._newest_kept,)).fetchone()
        return row is not None

    def append(self, change: Change, revisions: Sequence[Revision], now: datetime) -> str:
        """Keeps a change with its revisions and applies them; returns its id."""
        change_id = self._keep(change, now)
        self._connection.executemany(
            "INSERT INTO revisions (change_id, ordinal, entity, entity_id, created, fields) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (change_id, ordinal, r.entity, r.entity_id, int(r.created), json.dumps(r.fields, ensure_ascii=False))
                for ordinal, r in enumerate(revisions)
            ),
        )
        for revision in revisions:
            self._apply(revision)
        return change_id

    def take_back(self, change: sqlite3.Row, now: datetime) -> None:
        """Undoes a change: what it revised stands as if it had never been."""
        self._turn(Change("undo", change["said"], target=change["id"]), change["id"], now)

    def put_back(self, undo: sqlite3.Row, now: datetime) -> None:
        """Redoes what an undo took back."""
        self._turn(Change("redo", undo["said"], target=undo["id"]), undo["target_id"], now)

    def newest_undoable(self, line_of: str | None = None) -> sqlite3.Row | None:
        """The newest change not taken back; with `line_of` among that session's lines only."""
        if line_of is None:
            return self._newest(UNDOABLE)
        return self._newest(f"c.line_of = ? AND {UNDOABLE}", line_of)

    def newest_redoable(self) -> sqlite3.Row | None:
        """The last undo, where no new change was made since."""
        return self._newest(REDOABLE)

    def change(self, change_id: str) -> sqlite3.Row:
        """One change."""
        row: sqlite3.Row = self._connection.execute("SELECT * FROM changes WHERE id = ?", (change_id,)).fetchone()
        return row

    def undoable_count(self) -> int:
        """How many changes could be taken back."""
        return self._count(UNDOABLE)

    def redoable_count(self) -> int:
        """How many undos could be put back."""
        return self._count(REDOABLE)

    def entities(self, change_id: str, entity: str) -> tuple[str, ...]:
        """The ids of the sets, say, that a change revised, in its order."""
        rows = self._connection.execute(
            "SELECT DISTINCT entity_id FROM revisions WHERE change_id = ? AND entity = ? ORDER BY ordinal",
            (change_id, entity),
        )
        return tuple(row["entity_id"] for row in rows.fetchall())

    def _newest(self, condition: str, *values: str) -> sqlite3.Row | None:
        query = f"SELECT c.* FROM changes c WHERE {condition} ORDER BY c.sequence DESC LIMIT 1"
        row: sqlite3.Row | None = self._connection.execute(query, values).fetchone()
        return row

    def _count(self, condition: str) -> int:
        (count,) = self._connection.execute(f"SELECT count(*) FROM changes c WHERE {condition}").fetchone()
        return int(count)

    def _keep(self, change: Change, now: datetime) -> str:
        (newest,) = self._connection.execute("SELECT max(id) FROM changes").fetchone()
        self._newest_kept = change_id = self._ids.after(newest)
        self._connection.execute(
            "INSERT INTO changes (id, action, said, line_of, target_id, made_utc, offset_s)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                change_id,
                change.action,
                change.said,
                change.line_of,
                change.target,
                utc_seconds(now),
                offset_seconds(now),
            ),
        )
        return change_id

    def _apply(self, revision: Revision) -> None:
        table, fields = TABLES[revision.entity], revision.fields
        if revision.created:
            names = ", ".join(f'"{name}"' for name in fields)
            marks = ", ".join("?" * len(fields))
            query = f"INSERT INTO {table} (id, {names}) VALUES (?, {marks})"
            self._connection.execute(query, (revision.entity_id, *fields.values()))
        else:
            changed = ", ".join(f'"{name}" = ?' for name in fields)
            query = f"UPDATE {table} SET {changed} WHERE id = ?"
            self._connection.execute(query, (*fields.values(), revision.entity_id))

    def _turn(self, turn: Change, turned: str, now: datetime) -> None:
        self._keep(turn, now)
        touched = self._connection.execute(
            "SELECT DISTINCT entity, entity_id FROM revisions WHERE change_id = ?", (turned,)
        ).fetchall()
        try:
            self._refold(touched)
        except sqlite3.IntegrityError as error:
            if "sessions.state" not in str(error):
                raise
            raise Refused("another workout is open: finish or discard it first (`hipflex workout finish`)") from error

    def _refold(self, touched: Iterable[sqlite3.Row]) -> None:
        """Makes the rows of sessions, sets and check-ins anew from what is not taken back."""
        folded = [(row["entity"], row["entity_id"], self._fold(*row)) for row in touched]
        for entity, entity_id, _ in folded:
            self._connection.execute(f"DELETE FROM {TABLES[entity]} WHERE id = ?", (entity_id,))
        for entity, entity_id, fields in folded:
            if fields is not None:
                self._apply(Revision(entity, entity_id, fields, created=True))

    def _fold(self, entity: str, entity_id: str) -> Columns | None:
        rows = self._connection.execute(
            f"""
            SELECT r.created, r.fields FROM revisions r JOIN changes c ON c.id = r.change_id
            WHERE r.entity = ? AND r.entity_id = ? AND NOT {TAKEN_BACK} ORDER BY c.id, r.ordinal
            """,
            (entity, entity_id),
        ).fetchall()
        if not any(row["created"] for row in rows):
            return None
        fields: Columns = {}
        for row in rows:
            fields |= json.loads(row["fields"])
        return fields
