"""Sets on their way into the log, in tables of this connection's own, where SQL compares and writes them.

A file may bring a hundred thousand: what becomes of each is told by a few queries about all of them, and no more of
them than a batch is ever held in memory. What many of them have in common is kept once, as a habit repeats it.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Generic, TypeVar

from hipflex.domain.change import FileRow
from hipflex.domain.imports import Pair, Part, ReadSet, SetInParts
from hipflex.domain.performance import PerformedSet
from hipflex.store.connection import explained
from hipflex.store.fold import DEFAULTS
from hipflex.store.ids import checksum
from hipflex.store.parts import PART, keep_part
from hipflex.store.rows import SET_FIELDS, Value, target_text, utc_and_offset

Known = TypeVar("Known")

BATCH = 100
MOST_KNOWN = 8192
# KiB of cache: the ends of a dozen indexes that grow, and the sums of their rows, need more than SQLite begins with.
ROOMY, USUAL = -6_000, -2_000
OF_A_SET = SET_FIELDS[1:]
OWN = ("note", "performed_utc", "id", "offset_s", "checksum", "session", "what", "which", "amount")
WHOLE_NUMBERS = ("performed_utc", "offset_s", "file_order")
WHAT = ("exercise", "workout", "kind", "source", "target", "identity", "cells")
WHICH = ("number", "side", "type", "rpe", "position", "slot")
AMOUNT = ("reps", "seconds", "distance_mm", "load_g", "band")
SIDES: Mapping[Value, int] = {None: 3, "left": 1, "right": 2}
"""The sides of which a set takes the number, as bits."""
TABLES = (
    "PRAGMA temp.secure_delete=OFF",  # with which, where it is on, each page would be written over as it is dropped
    f"CREATE TEMP TABLE coming (place INTEGER PRIMARY KEY, {', '.join(OWN)}, file_order INTEGER DEFAULT 0)",
    f"CREATE TEMP TABLE what (key INTEGER PRIMARY KEY, {', '.join(WHAT)}, kept)",
    f"CREATE TEMP TABLE which (key INTEGER PRIMARY KEY, {', '.join(WHICH)}, kept)",
    f"CREATE TEMP TABLE amount (key INTEGER PRIMARY KEY, {', '.join(AMOUNT)}, kept)",
    f"""
    CREATE TEMP VIEW incoming AS
    SELECT c.*, date(c.performed_utc + c.offset_s, 'unixepoch') AS local_date,
      {", ".join(f"w.{name}" for name in WHAT)}, {", ".join(f"n.{name}" for name in WHICH)},
      {", ".join(f"a.{name}" for name in AMOUNT)}, w.kept || n.kept || a.kept AS kept
    FROM coming c LEFT JOIN what w ON w.key = c.what LEFT JOIN which n ON n.key = c.which
    LEFT JOIN amount a ON a.key = c.amount
    """,
    # Those that the log has; the sessions that may have a number twice; those that only the fold can make whole.
    "CREATE TEMP TABLE known (place INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE doubtful (session TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE tangled (session TEXT PRIMARY KEY) WITHOUT ROWID",
)
OF_UPDATES = ("moving", "edits", "loosened", "pinned")
PUT = f"INSERT INTO coming ({', '.join(OWN)}) VALUES "
# A set without a note comes with an empty one: Python takes longer to bind NULL than all else.
ROW = f"(nullif(?, ''){', ?' * (len(OWN) - 1)})"
COUNT = "SELECT coalesce(max(place), 0) FROM coming"
IS_NEW = "i.place NOT IN (SELECT place FROM known)"
IS_PLAIN = f"{IS_NEW} AND i.session NOT IN (SELECT session FROM tangled)"
FIND_KNOWN = "INSERT INTO known SELECT place FROM incoming i WHERE EXISTS (SELECT 1 FROM sets s WHERE s.id = i.id)"

# What a set is, but for what tells where it stood in a plan; a target that the file can't hold says nothing.
COMPARED = [name for name in OF_A_SET if name not in {"target", "position", "slot"}]
KNOWN_SETS = """
    FROM known k CROSS JOIN incoming i ON i.place = k.place
    JOIN sets s ON s.id = i.id JOIN sessions w ON w.key = s.session
"""
SAYS_OTHERWISE = f"""
    s.deleted = 0 AND (
      (i.session, i.workout, {", ".join(f"i.{name}" for name in COMPARED)})
        IS NOT (w.id, w.workout, {", ".join(f"s.{name}" for name in COMPARED)})
      OR (i.target IS NOT NULL AND i.target IS NOT s.target)
    )
"""
DIFFERING = f"SELECT count(*) AS sets {KNOWN_SETS} WHERE {SAYS_OTHERWISE}"
DELETED = """
    SELECT count(*) FROM known k CROSS JOIN coming c ON c.place = k.place JOIN sets s ON s.id = c.id
    WHERE s.deleted = 1
"""

# Where sets of one instant stand otherwise in the file than their ids tell, their places in it are kept.
KEEP_ORDER = """
    UPDATE coming SET file_order = o.place FROM (
      SELECT place AS key, row_number() OVER (PARTITION BY performed_utc ORDER BY place) - 1 AS place FROM coming
      WHERE performed_utc IN (
        SELECT performed_utc FROM (
          SELECT performed_utc, id < lag(id) OVER (PARTITION BY performed_utc ORDER BY place) AS is_before FROM coming
        ) WHERE is_before
      )
    ) o WHERE o.key = coming.place
"""

TANGLED = (
    "SELECT c.session FROM which n CROSS JOIN coming c ON c.which = n.key WHERE n.slot IS NOT NULL",
    # One number twice, but for a left and a right: the fold gives one of them another.
    f"""
    SELECT i.session FROM incoming i
    WHERE EXISTS (SELECT 1 FROM doubtful) AND i.session IN (SELECT session FROM doubtful) AND {IS_NEW}
    GROUP BY i.session, i.exercise, i.number
    HAVING count(*) > 1 AND (count(i.side) < count(*) OR count(DISTINCT i.side) < count(*))
    """,
    # What an earlier change is about that was taken back, or told of before it arrived.
    f"""
    SELECT i.session FROM incoming i JOIN mentions m ON m.checksum = i.checksum JOIN changes c ON c.key = m.change
    LEFT JOIN change_parts p ON p.change = m.change AND p.part = m.part
    WHERE {IS_NEW} AND instr(coalesce(p.content, c.content), json_quote(i.id))
    """,
)


def _kept(name: str) -> str:
    """A field as a change keeps it: not at all where it is as it is by default."""
    default = DEFAULTS["set"][name]
    given = "NULL" if default is None else f"'{default}'" if isinstance(default, str) else default
    value = name if name in WHOLE_NUMBERS else f"json_quote({name})"
    return f"""iif({name} IS {given}, '', ',"{name}":' || {value})"""


def _put_shared(table: str, columns: Sequence[str]) -> str:
    """The statement that keeps what sets have in common, with the part of a change that says it."""
    values = ", ".join(f"? AS {name}" for name in columns)
    kept = " || ".join(_kept(name) for name in columns if name in DEFAULTS["set"])
    return f"INSERT INTO {table} ({', '.join(columns)}, kept) SELECT *, {kept} FROM (SELECT {values})"


FIELDS = " || ".join(_kept(name) for name in ("note", "performed_utc", "offset_s", "file_order"))
KEPT = f"""json_quote(i.id) || ':{{"session":' || json_quote(i.session) || i.kept || {FIELDS} || '}}'"""
OF_PART = f"FROM incoming i WHERE i.place BETWEEN ? AND ? AND {IS_NEW}"
CONTENT = f"SELECT group_concat(kept, ',') AS sets FROM (SELECT {KEPT} AS kept {OF_PART})"
MENTION = f"INSERT OR IGNORE INTO mentions (checksum, change, part) SELECT i.checksum, ?, ? {OF_PART}"
WRITE = f"""
    INSERT INTO sets (id, session, local_date, file_order, tick, entered_utc, deleted, {", ".join(OF_A_SET)})
    SELECT i.id, w.key, i.local_date, i.file_order, ?, ?, 0, {", ".join(f"i.{name}" for name in OF_A_SET)}
    FROM incoming i CROSS JOIN sessions w ON w.id = i.session WHERE {IS_PLAIN} ORDER BY i.place
"""
HAVE_MORE = "SELECT EXISTS (SELECT 1 FROM what WHERE identity IS NOT NULL OR cells IS NOT NULL)"
WRITE_BESIDE = f"""
    INSERT INTO imported ("set", identity, cells) SELECT s.key, i.identity, i.cells
    FROM incoming i JOIN sets s ON s.id = i.id WHERE {IS_PLAIN} AND (i.identity IS NOT NULL OR i.cells IS NOT NULL)
"""


class Incoming:
    """The tables, for as long as they are wanted; what is done to the log is done within the caller's transaction."""

    def __init__(
        self, connection: sqlite3.Connection, path: str, sets: Iterable[ReadSet], rows: Mapping[str, FileRow]
    ) -> None:
        """Takes sets in the order of their file, with what that said of them."""
        self._connection = connection
        self._path = path
        self._numbers = _Numbers()
        with explained(path):
            connection.execute("BEGIN")  # which holds nobody off, as it writes nothing to the log
            try:
                for statement in TABLES:
                    connection.execute(statement)
                if not self._put(sets, rows):
                    connection.execute(KEEP_ORDER)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def drop(self) -> None:
        """Forgets everything."""
        with contextlib.suppress(sqlite3.Error):  # with the connection it goes anyway
            self._connection.execute("DROP VIEW temp.incoming")
            for table in ("coming", "what", "which", "amount", "known", "doubtful", "tangled", *OF_UPDATES):
                self._connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
            self._connection.execute(f"PRAGMA main.cache_size={USUAL}")
            self._connection.execute("PRAGMA shrink_memory")  # for the backup that may follow

    def find_known(self) -> tuple[int, int, int, int]:
        """How many sets there are, how many of them the log has, how many say something else there or are deleted."""
        with explained(self._path):
            self._connection.execute("DELETE FROM known")
            self._connection.execute(FIND_KNOWN)
            counts = COUNT, "SELECT count(*) FROM known", DIFFERING, DELETED
            sets, known, differs, deleted = map(self._number, counts)
            return sets, known, differs, deleted

    def leave_out(self, sets: Sequence[str]) -> None:
        """Has these sets, by their ids, count as those that the log knows, and no others."""
        with explained(self._path):
            self._connection.execute("DELETE FROM known")
            query = "INSERT INTO known SELECT place FROM coming WHERE id IN (SELECT value FROM json_each(?))"
            self._connection.execute(query, (json.dumps(sets),))

    def find_tangled(self, new_sessions: AbstractSet[str]) -> None:
        """Finds the sessions that only the fold can make whole; the others are new, and hold what the file says."""
        for table, sessions in (
            ("tangled", self._numbers.sessions - new_sessions),
            ("doubtful", self._numbers.doubtful),
        ):
            self._connection.executemany(f"INSERT INTO {table} (session) VALUES (?)", ((one,) for one in sessions))
        for query in TANGLED:
            self._connection.execute(f"INSERT OR IGNORE INTO tangled (session) {query}")

    def tangled(self) -> list[tuple[str, str]]:
        """Of the new sets that only the fold can place the id and the session."""
        if not self._number("SELECT EXISTS (SELECT 1 FROM tangled)"):
            return []
        query = f"SELECT i.id, i.session FROM incoming i WHERE i.session IN (SELECT session FROM tangled) AND {IS_NEW}"
        return [(row["id"], row["session"]) for row in self._connection.execute(query).fetchall()]

    def keep(self, change: int, part: int) -> int:
        """Keeps the new sets as parts of a change from this one on, and notes that it is about them; the next part."""
        for first in range(0, self._number(COUNT), PART):
            places = first + 1, first + PART
            [(members,)] = self._connection.execute(CONTENT, places).fetchall()
            if members:
                keep_part(self._connection, change, part, "set", f"{{{members}}}")
                self._connection.execute(MENTION, (change, part, *places))
                part += 1
        return part

    def write(self, tick: int, made_utc: int) -> None:
        """Writes the rows of the new sets, but for those that only the fold can place; their sessions are there."""
        self._connection.execute(f"PRAGMA main.cache_size={ROOMY}")
        self._connection.execute(WRITE, (tick, made_utc))
        if self._number(HAVE_MORE):
            self._connection.execute(WRITE_BESIDE)

    def _put(self, sets: Iterable[ReadSet], rows: Mapping[str, FileRow]) -> bool:
        """Takes sets in; whether they stand in the order of their moments and ids."""
        db = self._connection
        of_what = _Keys(db, "what", WHAT, _what, lambda key, values: (key, values[0]))
        of_which = _Keys(db, "which", WHICH, _which, lambda key, values: (key, values[0], SIDES[values[1]]))
        of_amount = _Keys(db, "amount", AMOUNT, _amount, lambda key, _: key)
        waiting, in_order, take_number = iter(sets), True, self._numbers.take
        moment, utc, offset, before, before_utc = None, 0, 0, "", -(2**63)
        while some := tuple(islice(waiting, BATCH)):
            values: list[Value] = []
            for done in some:
                set_id, session, at = done.id, done.session, done.performed_at
                if isinstance(done, SetInParts):
                    (what, exercise), (which, number, sides) = of_what[done.what], of_which[done.which]
                    amount = of_amount[done.amount]
                else:
                    what, exercise = of_what[_what(done, done, rows.get(set_id))]
                    which, number, sides = of_which[_which(done, done)]
                    amount = of_amount[_amount(done, done)]
                take_number(session, (exercise, number), sides)
                if at is not moment:
                    moment, (utc, offset) = at, utc_and_offset(at)
                if utc < before_utc or (utc == before_utc and set_id <= before):
                    in_order = False
                before, before_utc = set_id, utc
                values += (done.note or "", utc, set_id, offset, checksum(set_id), session, what, which, amount)
            self._connection.execute(PUT + ", ".join([ROW] * len(some)), values)  # at once, quicker than row by row
        return in_order

    def _number(self, query: str) -> int:
        [(number,)] = self._connection.execute(query).fetchall()
        return int(number)


class _Keys(dict["Pair | tuple[Value, ...]", Known], Generic[Known]):
    """What sets have in common: what `known` makes of its key in a table and its values.

    It is put there where it was not met yet, or not for long.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        table: str,
        columns: Sequence[str],
        values: Callable[[PerformedSet, PerformedSet], tuple[Value, ...]],
        known: Callable[[int, tuple[Value, ...]], Known],
    ) -> None:
        self._connection = connection
        self._statement = _put_shared(table, columns)
        self._values = values
        self._known = known

    def __missing__(self, shared: Pair | tuple[Value, ...]) -> Known:
        if len(self) == MOST_KNOWN:
            self.clear()
        values = self._values(shared[0].done, shared[1].done) if isinstance(shared[0], Part) else shared
        inserted = self._connection.execute(self._statement, values)
        self[shared] = found = self._known(int(inserted.lastrowid or 0), values)
        return found


class _Numbers:
    """The numbers of sets in their sessions, told as sets go by.

    `doubtful` are the sessions in which one number may stand twice, but for a left and a right, and those whose sets
    don't come one after another. To look for such numbers in all sessions would mean to sort all sets.
    """

    def __init__(self) -> None:
        self.sessions: set[str] = set()
        self.doubtful: set[str] = set()
        self._latest = ""
        self._taken: dict[tuple[Value, ...], int] = {}

    def take(self, session: str, number: tuple[Value, ...], sides: int) -> None:
        """Takes a set of a session by the number of its exercise, and of which sides that is."""
        if session != self._latest:
            if session in self.sessions:
                self.doubtful.add(session)
            self.sessions.add(session)
            self._latest, self._taken = session, {}
        before = self._taken.get(number, 0)
        if before & sides:
            self.doubtful.add(session)
        self._taken[number] = before | sides


def _what(movement: PerformedSet, origin: PerformedSet, said: FileRow | None = None) -> tuple[Value, ...]:
    """The values of `WHAT`, each of the set that has it."""
    target = target_text(origin.target) if origin.target else None
    of_file = (said.identity, said.cells) if said else (None, None)
    return movement.exercise, movement.workout, movement.kind.value, origin.source, target, *of_file


def _which(place: PerformedSet, effort: PerformedSet) -> tuple[Value, ...]:
    """The values of `WHICH`."""
    side = place.side.value if place.side else None
    return place.number, side, place.type.value, effort.rpe, place.position, place.slot


def _amount(measures: PerformedSet, resistance: PerformedSet) -> tuple[Value, ...]:
    """The values of `AMOUNT`."""
    load = resistance.load.grams if resistance.load else None
    return measures.reps, measures.seconds, measures.distance_mm, load, resistance.band
