"""The file: opened privately, known by its mark, written in transactions that other terminals wait for."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator

from hipflex.errors import LogUnavailable, Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

APPLICATION_ID = 0x68706678  # "hpfx"
CURRENT = 4  # the version of the schema, and of the changes that this program writes
WAIT_SECONDS = 30
READ_SECONDS = 2  # who only looks, a shell prompt maybe, would rather be told than wait
SPAN_SECONDS = 0.25
SMALLEST_DATABASE = 512  # SQLite would take a shorter file for an empty one and write over it
PRAGMAS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA fullfsync=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    # Written before its end, a change would keep readers out from its middle on; so only what is very large is.
    "PRAGMA cache_spill=1000",
)
REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk refused it",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened",
    sqlite3.SQLITE_LOCKED: "another program is writing it",
    sqlite3.SQLITE_NOTADB: "it is not a hipflex log",
    sqlite3.SQLITE_CORRUPT: "it reads as if it were damaged; it was left as it is, and `hipflex doctor` looks closer",
}


IN_THE_WAY = {"COMMIT": "reading", "BEGIN EXCLUSIVE": "using"}
"""What a program is doing with the log that holds a statement up; all others wait for writers alone."""


class PatientConnection(sqlite3.Connection):
    """Waits for its turn in short spans, since SQLite, while it waits, lets no signal be heard."""

    patience: float = WAIT_SECONDS
    """How many seconds it waits."""

    def execute(self, statement: str, values: Any = (), /) -> sqlite3.Cursor:
        """The outcome of a statement; one that another program holds up is tried as long as there is patience."""
        began = time.monotonic()
        while True:
            try:
                return super().execute(statement, values)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
                if time.monotonic() - began >= self.patience:
                    deed = IN_THE_WAY.get(statement, "writing")
                    error.args = (f"another program has been {deed} it for {self.patience:.0f} seconds; try again",)
                    raise
            except UnicodeDecodeError as error:  # of SQLite's message, which quotes what it can't read of the tables
                damaged = sqlite3.DatabaseError(str(error))
                damaged.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise damaged from error


def open_file(path: str, patience: float | None = None) -> PatientConnection:
    """A connection to the log at `path`, which is made, for its owner alone, where there is none yet.

    `patience` is how many seconds it waits for other programs, as long as promised where it isn't given.
    """
    if not path or path == ":memory:" or "\0" in path:
        raise LogUnavailable(f"{path!r} can't be a training log: expected the path of a file")
    with explained(path):
        _create(path)
        connection = connected(path, "rw")
        if patience is not None:
            connection.patience = patience
        try:
            refuse_foreign(connection, path)
            for pragma in PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def _create(file: str) -> None:
    if os.path.isdir(file):
        raise LogUnavailable(f"{file} can't be a training log: it is a folder, expected a file")
    if os.path.exists(file):
        if not os.path.isfile(file):
            raise LogUnavailable(f"{file} can't be a training log: it keeps nothing, expected a file")
        if 0 < os.stat(file).st_size < SMALLEST_DATABASE:
            raise LogUnavailable(f"{file} can't be a training log: it is another file, expected a log or an empty one")
        return
    from pathlib import Path

    from hipflex.files import make_folder

    try:
        make_folder(Path(file).parent)
    except Refused as error:
        raise LogUnavailable(f"the training log {file} can't be used: {error}") from error
    if os.path.islink(file):
        raise LogUnavailable(f"{file} can't be a training log: it is a link that leads nowhere, expected a file")
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def refuse_foreign(connection: sqlite3.Connection, path: str) -> None:
    """Refuses a database that has another program's mark, or is used and has none."""
    used = number(connection, "PRAGMA user_version") or number(connection, "SELECT count(*) FROM sqlite_schema")
    mark = number(connection, "PRAGMA application_id")  # last: another terminal may be making the log meanwhile
    if mark != APPLICATION_ID and (mark or used):
        raise LogUnavailable(f"{path} can't be used as training log: it is another program's database")


def read_only(file: str | os.PathLike[str], *, immutable: bool = False) -> PatientConnection:
    """A connection that changes nothing of a database, not even by ending what another program left unfinished.

    It may put files beside one that has a write-ahead log, unless that is `immutable`: nobody writes it meanwhile.
    """
    connection = connected(file, "ro&immutable=1" if immutable else "ro")
    connection.row_factory = sqlite3.Row
    return connection


def connected(file: str | os.PathLike[str], mode: str) -> PatientConnection:
    """A connection to a database that is there, with SQLite's own settings."""
    place = f"{_uri(os.path.abspath(file))}?mode={mode}"
    return sqlite3.connect(place, uri=True, timeout=SPAN_SECONDS, isolation_level=None, factory=PatientConnection)


def _uri(path: str) -> str:
    """A whole path as SQLite takes it in a URI, in which three characters mean something."""
    if os.sep != "/":
        path = f"/{path.replace(os.sep, '/')}"
    return f"file://{path.replace('%', '%25').replace('?', '%3f').replace('#', '%23')}"


def number(connection: sqlite3.Connection, query: str) -> int:
    """The one number a query answers with."""
    (value,) = connection.execute(query).fetchone()
    return int(value)


@contextlib.contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns faults of the file into one line that names it."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, 0):
            raise
        raise LogUnavailable(f"the training log {path} can't be used: {REASONS.get(code, error)}") from error
    except OSError as error:
        place = error.filename2 or error.filename
        other = f"{place}: " if place and str(place) != path else ""
        raise LogUnavailable(f"the training log {path} can't be used: {other}{error.strerror or error}") from error


@contextlib.contextmanager
def writing(connection: sqlite3.Connection, stored: Callable[[], bool]) -> Iterator[None]:
    """One transaction that takes its turn at once, so that what was read in it still holds when it writes.

    Where the disk fails at the end, `stored` tells whether the change is there all the same.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        _commit(connection, stored)
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def reading(connection: PatientConnection, *, seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """One moment of the log: what others write meanwhile isn't seen, and their commits wait."""
    patience, connection.patience = connection.patience, min(seconds, connection.patience)
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        yield
    finally:
        if connection.in_transaction:  # SQLite ends it by itself where the disk fails
            connection.execute("ROLLBACK")
        connection.patience = patience


def _commit(connection: sqlite3.Connection, stored: Callable[[], bool]) -> None:
    try:
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if not stored():
            raise
