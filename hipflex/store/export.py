"""The log as UTF-8, as SQLite itself writes it: a JSON object or a row of cells for each set.

A hundred thousand sets that became values first would take several times as long. What it says is what `as_json` says,
to the byte; a property test holds the two together.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from hipflex.as_json.sets import target_row
from hipflex.as_json.text import dumps
from hipflex.domain.performance import Session, State
from hipflex.store.connection import PatientConnection, explained, reading
from hipflex.store.plan_json import target_from
from hipflex.store.queries import Queries, Window
from hipflex.store.rows import OLDEST_FIRST, moment_of, set_from
from hipflex.store.stored_names import StoredNames

BATCH = 500


Piece: TypeAlias = tuple[str, ...]
"""What SQLite's printf writes of a value: its form, and the columns that this takes.

One printf writes a whole line: each that stood within another, and each `||`, would cost a tenth of a microsecond.
"""


def _moment(utc: str, offset_s: str) -> Piece:
    """ISO 8601; an offset has seconds only where it has any, as local times of old had."""
    return (
        "%s%s%02d:%02d%s",
        f"strftime('%Y-%m-%dT%H:%M:%S', {utc} + {offset_s}, 'unixepoch')",
        f"iif({offset_s} < 0, '-', '+')",
        f"abs({offset_s}) / 3600",
        f"abs({offset_s}) / 60 % 60",
        f"iif({offset_s} % 60, printf(':%02d', abs({offset_s}) % 60), '')",
    )


def _thousandths(column: str) -> str:
    """A number of grams or millimetres in its whole unit; not by SQLite's own digits, which differ with its version."""
    return f"iif({column} % 1000, rtrim(printf('%.3f', {column} / 1000.0), '0'), {column} / 1000)"


def _text(column: str) -> Piece:
    return "%s", f"json_quote({column})"


def _word(column: str) -> Piece:
    """One of a few words, which need no escapes."""
    return '"%s"', column


def _whole(column: str) -> Piece:
    return "%s", f"ifnull({column}, 'null')"


def _if_any(column: str, written: str) -> Piece:
    """What is written of a column that may hold nothing; most hold nothing, and then it isn't worked out."""
    return "%s", f"CASE WHEN {column} IS NULL THEN 'null' ELSE {written} END"


def _text_if_any(column: str) -> Piece:
    return _if_any(column, f"json_quote({column})")


def _quoted(piece: Piece) -> Piece:
    """What needs no escapes, in quotes."""
    form, *columns = piece
    return f'"{form}"', *columns


def _printed(piece: Piece) -> str:
    form, *columns = piece
    return f"printf('{form}', {', '.join(columns)})"


def _bytes(written: str) -> str:
    """Handed out as it is, as what Python makes a text of it costs as much again where it isn't ASCII."""
    return f"CAST({written} AS BLOB)"


def _object(members: Mapping[str, Piece]) -> str:
    """A JSON object, spaced as Python spaces it."""
    form = ", ".join(f'"{key}": {form}' for key, (form, *_) in members.items())
    columns = (column for _, *columns in members.values() for column in columns)
    return _bytes(_printed((f"{{{form}}}", *columns)))


PERFORMED_AT = _moment("s.performed_utc", "s.offset_s")
METRES, KILOGRAMS = _thousandths("s.distance_mm"), _thousandths("s.load_g")
RPE = "iif(s.rpe = CAST(s.rpe AS INTEGER), CAST(s.rpe AS INTEGER), rtrim(rtrim(printf('%.3f', s.rpe), '0'), '.'))"

SET = _object(
    {
        "id": _text("s.id"),
        "session": _text("w.id"),
        "workout": _text_if_any("w.workout"),
        "exercise": _text("s.exercise"),
        "kind": _word("s.kind"),
        "performed_at": _quoted(PERFORMED_AT),
        "set": _whole("s.number"),
        "type": _word("s.type"),
        "side": _text_if_any("s.side"),
        "reps": _whole("s.reps"),
        "seconds": _whole("s.seconds"),
        "metres": _if_any("s.distance_mm", METRES),
        "load_kg": _if_any("nullif(s.load_g, 0)", KILOGRAMS),
        "band": _text_if_any("s.band"),
        "rpe": _if_any("s.rpe", RPE),
        "note": _text_if_any("nullif(s.note, '')"),
        "source": _text("s.source"),
        "target": _if_any("nullif(s.target, '')", "exported_target(s.target)"),
    }
)
SESSION = _object(
    {
        "session": _text("w.id"),
        "workout": _text_if_any("w.workout"),
        "started_at": _quoted(_moment("w.started_utc", "w.started_offset_s")),
        "ended_at": _if_any("w.ended_utc", _printed(_quoted(_moment("w.ended_utc", "w.ended_offset_s")))),
        "state": _word("w.state"),
        "note": _text_if_any("nullif(w.note, '')"),
    }
)
PERFORMED_FORM, *PERFORMED_COLUMNS = PERFORMED_AT
PLAIN_CELLS = (
    f"%s,{PERFORMED_FORM},%s,%s,%s,%s,%s,%s,%s",
    *("s.kind", *PERFORMED_COLUMNS, "s.number", "s.type", "s.side", "s.reps", "s.seconds", METRES),
    f"iif(s.load_g, {KILOGRAMS}, '')",
)
# The cells that hold no comma or quote are one, as each that is handed out costs as much as it took to make.
CELLS = ", ".join(
    map(
        _bytes,
        [
            *("s.id", "w.id", "ifnull(w.workout, '')", "s.exercise", _printed(PLAIN_CELLS)),
            *("ifnull(s.band, '')", f"iif(s.rpe, {RPE}, '')", "ifnull(s.note, '')", "s.source"),
        ],
    )
)

SESSION_OF_SET = (
    "w.id AS session_id, w.workout, w.started_utc, w.started_offset_s, w.ended_utc, w.ended_offset_s, w.state, "
    "w.note AS session_note"
)


class Export:
    """Reads batch after batch, to be written as they come to what never stalls: until the end no other can write."""

    def __init__(self, connection: PatientConnection, path: str, names: StoredNames, read: Queries) -> None:
        self._connection = connection
        self._path = path
        self._names = names
        self._read = read
        connection.create_function("exported_target", 1, _target, deterministic=True)

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read within is the log as it stands at its beginning."""
        with explained(self._path), reading(self._connection):
            yield

    def sets(self, window: Window) -> Iterator[list[bytes]]:
        """The sets in a window as JSON objects, oldest first; characters that a terminal would obey stand bare."""
        for rows in self._of_sets(SET, window):
            yield [line for (line,) in rows]

    def cells(self, window: Window) -> Iterator[list[tuple[bytes, ...]]]:
        """The sets in a window as rows of cells without quotes, oldest first; the fifth stands for nine plain ones."""
        return self._of_sets(CELLS, window)

    def sessions(self, window: Window) -> Iterator[list[bytes]]:
        """The sessions that began in a window as JSON objects, oldest first."""
        condition, values = self._read.begun_within(window)
        query = f"SELECT {SESSION} FROM sessions w WHERE w.deleted = 0 AND {condition} ORDER BY w.started_utc, w.id"
        for rows in self._batches(query, values):
            yield [line for (line,) in rows]

    def by_session(self, window: Window, *, newest_first: bool = False, whole: bool = False) -> Iterator[Session]:
        """The sets in a window by their sessions, without plans, from the session that began first.

        With `whole` it is the sessions that lie in the window, each with all its sets.
        """
        condition, values = self._read.begun_within(window) if whole else window.condition("s.local_date", self._names)
        turn = "DESC" if newest_first else "ASC"
        query = f"""
            SELECT s.*, {SESSION_OF_SET} FROM sessions w CROSS JOIN sets s ON s.session = w.key
            WHERE s.deleted = 0 AND {condition} ORDER BY w.started_utc {turn}, w.id {turn}, {OLDEST_FIRST}
        """
        with explained(self._path):
            found = self._connection.execute(query, values)
            for _, rows in groupby(found, key=lambda row: row["session_id"]):
                yield _session_of(list(rows))

    def _of_sets(self, columns: str, window: Window) -> Iterator[list[tuple[bytes, ...]]]:
        condition, values = window.condition("s.local_date", self._names)
        # CROSS JOIN keeps SQLite from beginning with the sessions and sorting every line.
        query = f"SELECT {columns} FROM sets s CROSS JOIN sessions w ON w.key = s.session"
        return self._batches(f"{query} WHERE s.deleted = 0 AND {condition} ORDER BY {OLDEST_FIRST}", values)

    def _batches(self, query: str, values: Sequence[str | int]) -> Iterator[list[tuple[bytes, ...]]]:
        with explained(self._path):
            found = self._connection.execute(query, values)
            found.row_factory = None
            while rows := found.fetchmany(BATCH):
                yield rows


def _session_of(rows: Sequence[sqlite3.Row]) -> Session:
    """The session that these sets are of."""
    one = rows[0]
    return Session(
        one["session_id"],
        one["workout"],
        moment_of(one["started_utc"], one["started_offset_s"]),
        None if one["ended_utc"] is None else moment_of(one["ended_utc"], one["ended_offset_s"]),
        State(one["state"]),
        one["session_note"],
        sets=tuple(map(set_from, rows)),
    )


@lru_cache(maxsize=1024)  # the targets of a habit are few
def _target(kept: str) -> str:
    return dumps(target_row(target_from(kept)))
