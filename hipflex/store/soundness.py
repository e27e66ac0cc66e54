"""Whether a log is itself to blame for what went wrong: its file, its tables, or what stands in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from hipflex.store.changes import Changes
from hipflex.store.connection import CURRENT, number, read_only
from hipflex.store.ids import Ids
from hipflex.store.machine import Machine
from hipflex.store.plans import Plans
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader

BEYOND_REASON = 1 << 50  # no number of a set comes near it, and sums of such numbers would overflow
DATED = ("sets", "sessions", "check_ins")
NUMBERS = ("number", "reps", "seconds", "distance_mm", "load_g")
OF_LIBRARIES = ("sqlite_", "_sqlite_", "idx__sqlite_")
"""How the names begin of what SQLite and sqlite-utils keep for themselves."""


def damage(connection: sqlite3.Connection, read: Queries, differences: Callable[[], Iterable[str]]) -> str | None:
    """The first thing that is wrong with a log, in words; None where nothing is found.

    Rows that say other than the history are no damage, nor is an index that was dropped or added, but a history that
    can't be folded is.
    """
    return next(_found(connection, read, differences), None)


def faults_of_file(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite itself finds wrong with a database, and rows that name others which aren't there."""
    yield from broken_pages(connection)
    yield from broken_references(connection)


def damage_of(file: Path) -> str | None:
    """The same of a log that isn't open; of one that a newer program wrote, what can be known of it."""
    with closing(read_only(file)) as connection:
        if number(connection, "PRAGMA user_version") > CURRENT:
            return next(faults_of_file(connection), None)
        machine = Machine(str(file))
        reader = Reader(connection, str(file))
        read = Queries(reader, Plans(connection, reader.rows), machine)
        return damage(connection, read, Changes(connection, machine, Ids()).differences)


def _found(connection: sqlite3.Connection, read: Queries, differences: Callable[[], Iterable[str]]) -> Iterator[str]:
    try:
        yield from faults_of_file(connection)
        yield from (said for name, said in otherwise_made(connection).items() if not name.startswith("index"))
    except sqlite3.Error as error:
        yield str(error)
    yield from unsound_values(connection, read)
    try:
        list(differences())
    except Exception as error:  # noqa: BLE001 - whatever it is, it came of what stands there
        yield f"the history can't be read: {error}"


def broken_pages(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong with the file itself."""
    yield from (said for (said,) in connection.execute("PRAGMA integrity_check").fetchall() if said != "ok")


def broken_references(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows that name others which aren't there."""
    for table, _, other, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"a row of {table} names one of {other} that isn't there"


def otherwise_made(connection: sqlite3.Connection) -> Mapping[str, str]:
    """What of the schema isn't as this program makes it, by its name, in words; of a newer one's nothing is known.

    What somebody added that changes nothing of what is written there isn't among it.
    """
    if number(connection, "PRAGMA user_version") > CURRENT:
        return {}
    there, made = parts(connection), _as_made()
    found = {name: "otherwise than it was made" if name in there else "missing" for name in made}
    found = {name: said for name, said in found.items() if there.get(name) != made[name]}
    found |= {name: "another program's" for name in there if name.startswith("trigger") and name not in made}
    return {name: f"the {name} is {said}" for name, said in found.items()}


def additions(connection: sqlite3.Connection) -> list[str]:
    """Tables, views and indexes that this program doesn't make."""
    made = _as_made()
    return [name for name in parts(connection) if name not in made and not name.startswith("trigger")]


def parts(connection: sqlite3.Connection) -> dict[str, str]:
    """The tables, views, indexes and triggers of a schema, each with the words that made it."""
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    rows = connection.execute(query).fetchall()
    return {f"{sort} {name}": sql for sort, name, sql in rows if not name.startswith(OF_LIBRARIES)}


def _as_made() -> dict[str, str]:
    from hipflex.store.steps import make_tables

    with closing(sqlite3.connect(":memory:")) as fresh:
        make_tables(fresh)
        return parts(fresh)


def unsound_values(connection: sqlite3.Connection, read: Queries) -> Iterator[str]:
    """What stands in the tables that this program never writes, or can't read."""
    beyond = " OR ".join(f"abs({column}) > {BEYOND_REASON}" for column in NUMBERS)
    try:
        if number(connection, f"SELECT count(*) FROM sets WHERE {beyond}"):
            yield "a set holds a number beyond reason"
        for table in DATED:
            if number(connection, f"SELECT count(*) FROM {table} WHERE local_date IS NOT date(local_date, '+0 days')"):
                yield f"a date in the table {table} is none of the calendar"
    except sqlite3.Error as error:
        yield str(error)
    every: dict[str, Callable[[], object]] = {
        "the sets": lambda: list(read.sets()),
        "the sessions": read.sessions,
        "the self-checks": read.check_ins,
    }
    for name, rows in every.items():
        try:
            rows()
        except Exception as error:  # noqa: BLE001 - whatever it is, it came of what stands there
            yield f"{name} can't be read: {error}"
