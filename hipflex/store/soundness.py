"""Whether a log is itself to blame for what went wrong: its file, its tables, or what stands in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing

from hipflex.store.connection import CURRENT, number
from hipflex.store.queries import Queries

BEYOND_REASON = 1 << 50  # no number of a set comes near it, and sums of such numbers would overflow
DATED = ("sets", "sessions", "check_ins")
NUMBERS = ("number", "reps", "seconds", "distance_mm", "load_g")


def damage(connection: sqlite3.Connection, read: Queries, differences: Callable[[], Iterable[str]]) -> str | None:
    """The first thing that is wrong with a log, in words; None where nothing is found.

    Rows that say other than the history are no damage, but a history that can't be folded is.
    """
    return next(_found(connection, read, differences), None)


def _found(connection: sqlite3.Connection, read: Queries, differences: Callable[[], Iterable[str]]) -> Iterator[str]:
    parts: dict[str, Callable[[], object]] = {
        "the sets": lambda: list(read.sets()),
        "the sessions": read.sessions,
        "the self-checks": read.check_ins,
        "the history": lambda: list(differences()),
    }
    try:
        yield from (said for (said,) in connection.execute("PRAGMA integrity_check") if said != "ok")
        yield from _otherwise_made(connection)
        beyond = " OR ".join(f"abs({column}) > {BEYOND_REASON}" for column in NUMBERS)
        if number(connection, f"SELECT count(*) FROM sets WHERE {beyond}"):
            yield "a set holds a number beyond reason"
        for table in DATED:
            if number(connection, f"SELECT count(*) FROM {table} WHERE local_date IS NOT date(local_date)"):
                yield f"a date in the table {table} is none of the calendar"
    except sqlite3.Error as error:
        yield str(error)
    for name, part in parts.items():
        try:
            part()
        except Exception as error:  # noqa: BLE001 - whatever it is, it came of what stands there
            yield f"{name} can't be read: {error}"


def _otherwise_made(connection: sqlite3.Connection) -> Iterator[str]:
    """What of the tables isn't as this program makes it; of a newer one's nothing is known."""
    if number(connection, "PRAGMA user_version") > CURRENT:
        return
    from hipflex.store.migrations import M001

    query = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE type IN ('table', 'view', 'trigger')"
    there = dict(map(tuple, connection.execute(query)))
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in M001:
            fresh.execute(statement)
        made = dict(fresh.execute(query))
    for name, sql in made.items():
        if there.get(name) != sql:
            yield f"the {name} is {'otherwise than it was made' if name in there else 'missing'}"
    yield from (f"the {name} is another program's" for name in there if name.startswith("trigger") and name not in made)
