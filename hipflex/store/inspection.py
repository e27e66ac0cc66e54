"""A log that is only looked at: nothing of it changes, not even what an interrupted write has left beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from hipflex.errors import LogUnavailable
from hipflex.store import soundness
from hipflex.store.changes import Changes
from hipflex.store.connection import CURRENT, explained, number, read_only
from hipflex.store.ids import Ids
from hipflex.store.machine import Machine
from hipflex.store.plans import Plans
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.value_classes import dataclass

SQLITE_VERSION = sqlite3.sqlite_version_info
MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
WAL = 2
PRAGMAS = ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY")


class Unsettled(LogUnavailable):
    """What an interrupted write has left must be taken back before anything can be read, and that would be a change."""

    def __init__(self) -> None:
        super().__init__("an interrupted write has not been taken back yet")


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of a database, as its file format has them (https://www.sqlite.org/fileformat2.html)."""

    is_database: bool
    has_wal: bool
    version: int
    mark: int


def header_of(path: Path) -> Header:
    """The header of a file that this program has no connection to: closing the file would take away its locks."""
    with path.open("rb") as file:
        data = file.read(HEADER_BYTES).ljust(HEADER_BYTES, b"\0")
    version, mark = (int.from_bytes(data[at : at + 4], "big") for at in (60, 68))
    return Header(data.startswith(MAGIC), WAL in data[18:20], version, mark)


class Inspection:
    """A log opened for looking at it. Expects a file of more than no bytes; raises LogUnavailable, or Unsettled."""

    def __init__(self, path: Path, *, has_wal: bool) -> None:
        self._path = str(path)
        wal = Path(f"{path}-wal")
        if has_wal and wal.exists() and wal.stat().st_size:
            raise Unsettled
        with explained(self._path):
            self._connection: sqlite3.Connection = read_only(path, immutable=has_wal)
        try:
            self._begin()
            if 0 < number(self._connection, "PRAGMA user_version") < CURRENT:
                self._connection = _with_tables_of_today(self._connection)
        except BaseException:
            self._connection.close()
            raise
        reader = Reader(self._connection, self._path)
        machine = Machine(self._path)
        self._read = Queries(reader, Plans(self._connection, reader.rows), machine)
        self._changes = Changes(self._connection, machine, Ids())

    def _begin(self) -> None:
        with explained(self._path):
            for pragma in PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            try:
                self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK:
                    raise Unsettled from error
                raise

    def broken_pages(self) -> list[str]:
        """What SQLite finds wrong with the file itself."""
        return list(soundness.broken_pages(self._connection))

    def otherwise_made(self) -> list[str]:
        """What of the schema isn't as this program makes it, in words."""
        return list(soundness.otherwise_made(self._connection).values())

    def additions(self) -> list[str]:
        """Tables, views and indexes that this program doesn't make."""
        return soundness.additions(self._connection)

    def broken_references(self) -> list[str]:
        """Rows that name others which aren't there, in words, one a pair of tables."""
        return list(dict.fromkeys(soundness.broken_references(self._connection)))

    def unsound_values(self) -> list[str]:
        """What stands in the tables that this program never writes, or can't read."""
        return list(soundness.unsound_values(self._connection, self._read))

    def differences(self) -> list[str]:
        """Where the tables say other than the history comes to, in words."""
        return list(self._changes.differences())

    def counts(self) -> tuple[int, int]:
        """How many sets stand, and how many changes were made."""
        sets = number(self._connection, "SELECT count(*) FROM sets WHERE deleted = 0")
        return sets, number(self._connection, "SELECT count(*) FROM changes")

    def exercises(self) -> list[str]:
        """The names that sets stand under."""
        rows = self._connection.execute("SELECT DISTINCT exercise FROM sets WHERE deleted = 0 ORDER BY 1").fetchall()
        return [row["exercise"] for row in rows]

    def change_ids(self) -> set[str]:
        """The ids of all changes."""
        return {row["id"] for row in self._connection.execute("SELECT id FROM changes").fetchall()}

    def newest_of_machines(self) -> dict[str, int]:
        """When each machine made its newest change, by its own clock, in seconds UTC."""
        query = (
            "SELECT m.name, max(c.made_utc) AS utc FROM changes c JOIN machines m ON m.key = c.machine GROUP BY m.key"
        )
        return {row["name"]: row["utc"] for row in self._connection.execute(query).fetchall()}

    def waiting(self) -> int:
        """How many changes of a newer program wait for this one to be as new."""
        return number(self._connection, f"SELECT count(*) FROM changes WHERE version > {CURRENT}")

    def made_between(self) -> tuple[int, int] | None:
        """When the first and the last change was made by their own clocks, in seconds UTC; None without any."""
        first, last = self._connection.execute("SELECT min(made_utc), max(made_utc) FROM changes").fetchone()
        return None if last is None else (first, last)

    def later_sets(self, utc: int) -> int:
        """How many sets lie after a moment."""
        query = f"SELECT count(*) FROM sets WHERE deleted = 0 AND performed_utc > {utc:d}"
        return number(self._connection, query)

    def farthest_back(self) -> int:
        """By how many seconds the clock of a machine went back at most between two changes that it made."""
        query = """
            SELECT coalesce(max(back), 0) FROM
            (SELECT lag(made_utc) OVER (PARTITION BY machine ORDER BY tick, id) - made_utc AS back FROM changes)
        """
        return number(self._connection, query)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()


def _with_tables_of_today(older: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of an older log in memory that has every column there is by now, its rows as they are.

    It is the log itself where that is too damaged for it: then the checks say so.
    """
    from sqlite_utils import Database

    from hipflex.store.migrations import migrations

    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.row_factory = sqlite3.Row
    try:
        older.backup(copy)
        migrations.apply(Database(copy, execute_plugins=False, strict=True))
    except sqlite3.Error:
        copy.close()
        return older
    older.close()
    return copy
