"""What a file of our own says otherwise of what the log has, as the edits of the change that takes the file in.

Of a set that is all that the file holds. Its place (session, exercise, number, side) isn't to be had where another set
of the log stands and stays: then the set keeps its own, and goes on differing.

A set that the fold gave another number than it was written with would go back to that where it gets free (`settling`).
So where a set leaves its place the same change says of all others of its exercise there that they keep their numbers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from hipflex.domain.performance import Session, State
from hipflex.store.connection import explained, number
from hipflex.store.ids import checksum
from hipflex.store.incoming import IS_NEW, KNOWN_SETS, SAYS_OTHERWISE
from hipflex.store.parts import PART, keep_part
from hipflex.store.reimport import Rows
from hipflex.store.rows import TOGETHER, Columns, session_fields
from hipflex.store.tables import marks, portions

PLACE = ("session", "exercise", "number", "side")
CONTENT = (*TOGETHER, ("kind",), ("type",), ("rpe",), ("note",), ("source",))
TABLES = (
    "DROP TABLE IF EXISTS temp.moving",
    "DROP TABLE IF EXISTS temp.edits",
    # The sets that go to another place, and from where.
    f"""
    CREATE TEMP TABLE moving (place INTEGER PRIMARY KEY, id, {", ".join(PLACE)}, from_{", from_".join(PLACE)})
    """,
    "CREATE INDEX temp.moving_to ON moving (session, exercise, number)",
    # What a change says of each set that is edited, and where that stands; `place` is that in the file, of those of
    # which it says otherwise, and `loosens` the exercise in which others might then be numbered anew.
    "CREATE TEMP TABLE edits (n INTEGER PRIMARY KEY, place, id, checksum, session, fields, loosens)",
    "CREATE TEMP TABLE loosened (session, exercise, PRIMARY KEY (session, exercise)) WITHOUT ROWID",
    # The sets that keep their numbers there.
    "CREATE TEMP TABLE pinned (id PRIMARY KEY, session, exercise, number, side) WITHOUT ROWID",
    "CREATE INDEX temp.pinned_at ON pinned (session, exercise, number)",
)
FIND_MOVING = f"""
    INSERT INTO moving SELECT i.place, i.id, i.session, i.exercise, i.number, i.side, w.id, s.exercise, s.number, s.side
    {KNOWN_SETS} WHERE {SAYS_OTHERWISE}
    AND (i.session, i.exercise, i.number, i.side) IS NOT (w.id, s.exercise, s.number, s.side)
"""
# A set stays that would go where one stands which doesn't leave, and so does who would follow it; no side is both.
KEEP_SOME = """
    DELETE FROM moving WHERE place IN (
      WITH RECURSIVE staying (place) AS (
        SELECT m.place FROM (SELECT DISTINCT session FROM moving) t CROSS JOIN sessions w ON w.id = t.session
        CROSS JOIN sets s ON s.session = w.key
        CROSS JOIN moving m ON (m.session, m.exercise, m.number) = (w.id, s.exercise, s.number)
        WHERE s.deleted = 0 AND coalesce(m.side = s.side, 1) AND s.id NOT IN (SELECT id FROM moving)
        UNION
        SELECT m.place FROM staying one CROSS JOIN moving o ON o.place = one.place
        CROSS JOIN moving m ON (m.session, m.exercise, m.number) = (o.from_session, o.from_exercise, o.from_number)
        WHERE m.place <> o.place AND coalesce(m.side = o.from_side, 1)
      )
      SELECT place FROM staying
    )
"""
LEFT_EMPTY = """
    SELECT DISTINCT w.id FROM moving m JOIN sessions w ON w.id = m.from_session
    WHERE m.session <> w.id AND w.state <> 'open' AND NOT EXISTS (
      SELECT 1 FROM sets s WHERE s.session = w.key AND s.deleted = 0
      AND s.id NOT IN (SELECT id FROM moving WHERE session <> from_session)
    )
"""


def _said(names: Iterable[str], of: str = "i") -> str:
    return " || ".join(f"""',"{name}":' || json_quote({of}.{name})""" for name in names)


def _said_where_otherwise(names: Sequence[str]) -> str:
    """Fields that are revised as one, all of them where one is otherwise."""
    in_file, in_log = (", ".join(f"{of}.{name}" for name in names) for of in "is")
    return f"iif(({in_file}) IS ({in_log}), '', {_said(names)})"


# It says its number even where that is the same: nothing else tells the fold that it is placed anew. In another session
# it stands outside the plan.
MOVED = f"""
    iif(m.session = m.from_session, '', {_said(["session"], "m")} || ',"position":null,"slot":null')
    || iif(m.exercise = m.from_exercise, '', {_said(["exercise"], "m")}) || {_said(["number"], "m")}
    || iif(m.side IS m.from_side, '', {_said(["side"], "m")})
"""
FIELDS = " || ".join(
    [
        f"iif(m.place IS NULL, '', {MOVED})",
        *map(_said_where_otherwise, CONTENT),
        f"iif(i.target IS NULL OR i.target IS s.target, '', {_said(['target'])})",
    ]
)
# The number of a one-sided set also follows from the types of others.
LOOSENS = "iif(m.place IS NOT NULL OR (s.side IS NOT NULL AND i.type <> s.type), s.exercise, NULL)"
FIND_EDITS = f"""
    INSERT INTO edits (place, id, checksum, session, fields, loosens)
    SELECT i.place, i.id, i.checksum, w.id, {FIELDS}, {LOOSENS}
    {KNOWN_SETS} LEFT JOIN moving m ON m.place = i.place WHERE {SAYS_OTHERWISE}
"""
FIND_LOOSENED = "INSERT INTO loosened SELECT DISTINCT session, loosens FROM edits WHERE loosens IS NOT NULL"
KEEP_NUMBERS = (
    """
    INSERT INTO pinned SELECT s.id, w.id, s.exercise, s.number, s.side
    FROM loosened l CROSS JOIN sessions w ON w.id = l.session CROSS JOIN sets s ON s.session = w.key
    WHERE +s.exercise = l.exercise AND s.deleted = 0 AND s.id NOT IN (SELECT id FROM moving)
    """,
    """
    UPDATE edits SET fields = fields || ',"number":' || p.number FROM pinned p WHERE p.id = edits.id
    """,
    """
    INSERT INTO edits (id, checksum, session, fields) SELECT id, checksum(id), session, ',"number":' || number
    FROM pinned WHERE id NOT IN (SELECT id FROM edits)
    """,
    # A new set that comes to the number of one of them takes the next that is free.
    f"""
    INSERT INTO edits (id, checksum, session, fields)
    SELECT i.id, i.checksum, i.session, ',"number":' || (
      t.highest + dense_rank() OVER (PARTITION BY i.session, i.exercise ORDER BY i.number)
    )
    FROM incoming i JOIN (
      SELECT session, exercise, max(number) AS highest FROM (
        SELECT session, exercise, number FROM pinned UNION ALL SELECT session, exercise, number FROM incoming
      ) WHERE (session, exercise) IN (SELECT session, exercise FROM loosened) GROUP BY session, exercise
    ) t ON (t.session, t.exercise) = (i.session, i.exercise)
    WHERE {IS_NEW} AND EXISTS (
      SELECT 1 FROM pinned p WHERE (p.session, p.exercise, p.number) = (i.session, i.exercise, i.number)
      AND coalesce(p.side = i.side, 1)
    )
    """,
)
COUNT = "SELECT count(*) FROM edits WHERE fields <> '' AND place IS NOT NULL"
AGREEING = f"SELECT count(*) {KNOWN_SETS} WHERE k.place IN (SELECT place FROM edits) AND NOT ({SAYS_OTHERWISE})"
OF_PART = "FROM edits e WHERE e.n BETWEEN ? AND ? AND e.fields <> ''"
PART_OF_CHANGE = f"SELECT group_concat(json_quote(e.id) || ':{{' || substr(e.fields, 2) || '}}', ',') {OF_PART}"
MENTION = f"INSERT OR IGNORE INTO mentions (checksum, change, part) SELECT e.checksum, ?, ? {OF_PART}"
BY_SESSION = "SELECT session, id FROM edits WHERE fields <> '' ORDER BY session"

SESSIONS = "SELECT * FROM sessions WHERE deleted = 0 AND id IN ({})"
STARTED, ENDED = ("started_utc", "started_offset_s"), ("ended_utc", "ended_offset_s")


class Updates:
    """Finds the edits of sets, in tables of this connection's own that last as long as those of what comes in.

    `count` tells how many sets say something else then, `staying` of how many the place isn't to be had.
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        with explained(path):
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(FIND_MOVING)
            self.staying = connection.execute(KEEP_SOME).rowcount
            connection.execute(FIND_EDITS)
            self.count = number(connection, COUNT)
            if connection.execute(FIND_LOOSENED).rowcount:
                connection.create_function("checksum", 1, checksum, deterministic=True)
                for statement in KEEP_NUMBERS:
                    connection.execute(statement)
            self.left_empty = frozenset(row["id"] for row in connection.execute(LEFT_EMPTY).fetchall())

    def agreeing(self) -> int:
        """How many of the sets of which the file said otherwise say the same by now."""
        return number(self._connection, AGREEING)

    def keep(self, change: int, part: int) -> None:
        """Keeps the edits as parts of a change from this one on, and notes which sets it is about."""
        for first in range(0, number(self._connection, "SELECT coalesce(max(n), 0) FROM edits"), PART):
            places = first + 1, first + PART
            [(edits,)] = self._connection.execute(PART_OF_CHANGE, places).fetchall()
            if edits:
                keep_part(self._connection, change, part, "set", f"{{{edits}}}", done="edit")
                self._connection.execute(MENTION, (change, part, *places))
                part += 1

    def sets(self) -> Iterator[set[str]]:
        """The ids of the sets that are edited, some at a time, those of a session together."""
        some: set[str] = set()
        for _, rows in groupby(self._connection.execute(BY_SESSION), key=lambda row: row["session"]):
            some.update(row["id"] for row in rows)
            if len(some) >= PART:
                yield some
                some = set()
        if some:
            yield some


def session_edits(rows: Rows, sessions: Iterable[Session], listed: Container[str]) -> dict[str, Columns]:
    """What a file says otherwise of sessions that the log has.

    Of one that it doesn't list it says the workout alone.
    """
    edits: dict[str, Columns] = {}
    for some in portions(sessions):
        kept = {row["id"]: row for row in rows(SESSIONS.format(marks(some)), [session.id for session in some])}
        for session in some:
            row = kept.get(session.id)
            if row and (edit := _session_edit(session, row, is_listed=session.id in listed)):
                edits[session.id] = edit
    return edits


def _session_edit(session: Session, row: sqlite3.Row, *, is_listed: bool) -> Columns:
    """Of a session by hand the times follow from its sets; one that the file has open stays in its state."""
    groups: list[tuple[str, ...]] = [("workout",)]
    if is_listed:
        groups.append(("note",))
        if row["origin"] != "hand":
            groups.append(STARTED)
            if session.state is not State.OPEN:
                groups.append(ENDED if session.state == row["state"] else ("state", *ENDED))
    fields = dict.fromkeys(ENDED) | session_fields(session, row["origin"])
    other = [group for group in groups if any(fields[name] != row[name] for name in group)]
    return {name: fields[name] for group in other for name in group}
