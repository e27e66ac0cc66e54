"""The tables of what stands, brought to what the fold says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from hipflex.store.plans import Plans
from hipflex.store.rows import Columns, Value
from hipflex.store.sums import add_everything_up, add_up
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from hipflex.store.fold import Folded

    Key = TypeVar("Key", str, int)
    Item = TypeVar("Item")

TABLES = {"session": "sessions", "set": "sets", "check_in": "check_ins"}
KEPT = {
    "session": "SELECT t.* FROM sessions t",
    "set": 'SELECT t.*, i.identity, i.cells FROM sets t LEFT JOIN imported i ON i."set" = t.key',
    "check_in": "SELECT t.* FROM check_ins t",
}
BESIDE = {"imported": "set", "left_out": "session"}
"""Tables that hold more of a set or a session."""
OF_A_FILE = ("identity", "cells")
BESIDE_OWN = (*OF_A_FILE, "plan")
"""The fields of which other tables hold more."""
MANY = 500


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the tables hold beside the history.

    `rows` are by kind and id; `mentions` are the checksum of a thing and the id of a change that may be about it;
    `left_out` are by session the exercises that its workout left out, with their reasons.
    """

    rows: Mapping[str, Mapping[str, Columns]]
    waiting: Collection[str]
    mentions: Collection[tuple[int, str | None]]
    left_out: Mapping[str | None, Mapping[str, str]]


class Tables:
    """Writes rows within a transaction that the caller holds."""

    def __init__(self, connection: sqlite3.Connection, plans: Plans) -> None:
        self._connection = connection
        self._plans = plans

    def waiting(self) -> set[str]:
        """The sets that stand in a session that isn't known yet."""
        return {row["id"] for row in self._connection.execute("SELECT id FROM waiting").fetchall()}

    def sets_of(self, sessions: Iterable[str]) -> set[str]:
        """The ids of all sets of sessions, deleted ones too."""
        query = "SELECT s.id FROM sets s JOIN sessions w ON w.key = s.session WHERE w.id IN ({})"
        return {row["id"] for row in self._chosen(query, sessions)}

    def write(self, outcome: Folded, wanted: Mapping[str, Collection[str]] | None) -> dict[str, Columns]:
        """Makes the rows of the wanted things, or all rows, what they have come to; the sets as they were before."""
        rows = outcome.rows
        sessions = self._write("session", rows["session"], wanted and wanted["session"])
        keys = self._session_keys(rows["session"])
        in_sessions = {i: fields | {"session": keys[str(fields["session"])]} for i, fields in rows["set"].items()}
        before = self._write("set", in_sessions, wanted and wanted["set"])
        if wanted is None:
            add_everything_up(self._connection)
        else:
            touched = {*keys.values(), *(int(fields["session"] or 0) for fields in before.values())}
            add_up(self._connection, touched, before.values(), _days(sessions))
        self._write("check_in", rows["check_in"], wanted and wanted["check_in"])
        self._connection.execute("DELETE FROM waiting")
        self._connection.executemany("INSERT INTO waiting (id) VALUES (?)", [(i,) for i in outcome.waiting])
        return before

    def add(self, added: Iterable[Folded], more_sets: Callable[[], object] = lambda: None) -> None:
        """Writes the rows of new sets and check-ins, and of their sessions, which may be there, as they are told.

        `more_sets` writes others in those sessions.
        """
        touched: set[int] = set()
        days: set[str] = set()
        for some in added:
            rows = some.rows
            days |= _days(self._write("session", rows["session"], rows["session"]))
            keys = self._session_keys(rows["session"])
            in_sessions = {i: fields | {"session": keys[str(fields["session"])]} for i, fields in rows["set"].items()}
            self._insert_all("set", in_sessions)
            self._insert_all("check_in", rows["check_in"])
            touched.update(keys.values())
        more_sets()
        add_up(self._connection, touched, days_before=days)

    def standing(self) -> Standing:
        """Everything that the tables say."""
        sessions = {row["key"]: row["id"] for row in self._connection.execute("SELECT key, id FROM sessions")}
        rows = {kind: self._kept(kind, None) for kind in TABLES}
        for fields in rows["set"].values():
            fields["session"] = sessions.get(fields["session"])
        mentions = "SELECT m.checksum, c.id FROM mentions m LEFT JOIN changes c ON c.key = m.change"
        left_out: dict[str | None, dict[str, str]] = {}
        for row in self._connection.execute("SELECT session, exercise, reason FROM left_out").fetchall():
            left_out.setdefault(sessions.get(row["session"]), {})[row["exercise"]] = row["reason"]
        return Standing(rows, self.waiting(), set(map(tuple, self._connection.execute(mentions))), left_out)

    def _write(self, kind: str, rows: Mapping[str, Columns], wanted: Collection[str] | None) -> dict[str, Columns]:
        kept = self._kept(kind, wanted)
        self._delete(kind, [kept[thing_id]["key"] for thing_id in kept.keys() - rows.keys()])
        self._insert_all(kind, {thing_id: fields for thing_id, fields in rows.items() if thing_id not in kept})
        for thing_id in kept.keys() & rows.keys():
            fields, row = rows[thing_id], kept[thing_id]
            if changed := {name: value for name, value in fields.items() if value != row[name]}:
                self._update(kind, row["key"], changed)
        return kept

    def _kept(self, kind: str, wanted: Collection[str] | None) -> dict[str, Columns]:
        query = KEPT[kind]
        if wanted is None:
            return {row["id"]: dict(row) for row in self._connection.execute(query).fetchall()}
        return {row["id"]: dict(row) for row in self._chosen(f"{query} WHERE t.id IN ({{}})", wanted)}

    def _insert_all(self, kind: str, rows: Mapping[str, Columns]) -> None:
        if not rows:
            return
        # NULL is so by itself, and Python takes longer to bind it than a value.
        given = [name for name in next(iter(rows.values())) if name not in OF_A_FILE]
        own = [name for name in given if any(fields[name] is not None for fields in rows.values())]
        names, values = ", ".join(f'"{name}"' for name in own), ", ".join("?" * len(own))
        query = f"INSERT INTO {TABLES[kind]} (id, {names}) VALUES (?, {values})"
        self._connection.executemany(query, ((i, *(fields[name] for name in own)) for i, fields in rows.items()))
        beside = {i: fields for i, fields in rows.items() if any(fields.get(name) is not None for name in BESIDE_OWN)}
        for row in self._chosen(f"SELECT id, key FROM {TABLES[kind]} WHERE id IN ({{}})", beside):
            self._beside(kind, row["key"], beside[row["id"]])

    def _update(self, kind: str, key: Value, fields: Columns) -> None:
        own = {name: value for name, value in fields.items() if name not in OF_A_FILE}
        if own:
            changed = ", ".join(f'"{name}" = ?' for name in own)
            self._connection.execute(f"UPDATE {TABLES[kind]} SET {changed} WHERE key = ?", (*own.values(), key))
        self._beside(kind, key, fields)

    def _delete(self, kind: str, keys: Iterable[Value]) -> None:
        gone = [(key,) for key in keys]
        for table, kind_of_table in BESIDE.items():
            if kind == kind_of_table:
                self._connection.executemany(f'DELETE FROM {table} WHERE "{kind}" = ?', gone)
        self._connection.executemany(f"DELETE FROM {TABLES[kind]} WHERE key = ?", gone)

    def _beside(self, kind: str, key: Value, fields: Columns) -> None:
        """Writes what other tables hold of a session or a set."""
        if kind == "set" and any(fields.get(name) is not None for name in OF_A_FILE):
            query = 'INSERT OR REPLACE INTO imported ("set", identity, cells) VALUES (?, ?, ?)'
            self._connection.execute(query, (key, *(fields[name] for name in OF_A_FILE)))
        if kind == "session" and isinstance(plan := fields.get("plan"), int):
            self._connection.execute("DELETE FROM left_out WHERE session = ?", (key,))
            query = "INSERT INTO left_out (session, exercise, reason) VALUES (?, ?, ?)"
            rows = [(key, exercise, reason) for exercise, reason in self._plans.left_out(plan).items()]
            self._connection.executemany(query, rows)

    def _session_keys(self, sessions: Iterable[str]) -> dict[str, int]:
        return {
            row["id"]: row["key"] for row in self._chosen("SELECT id, key FROM sessions WHERE id IN ({})", sessions)
        }

    def _chosen(self, query: str, ids: Iterable[str]) -> Iterator[sqlite3.Row]:
        """The rows of a query about some ids, asked in portions that SQLite takes."""
        for some in portions(ids):
            yield from self._connection.execute(query.format(marks(some)), some).fetchall()


def _days(sessions: Mapping[str, Columns]) -> set[str]:
    """The local dates that sessions begin on."""
    return {str(fields["local_date"]) for fields in sessions.values()}


def portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Keys or rows, so many at a time as SQLite takes."""
    every = list(items)
    return (every[first : first + MANY] for first in range(0, len(every), MANY))


def marks(values: Collection[object]) -> str:
    """The place holders of values in a query."""
    return ", ".join("?" * len(values))
