"""A log put back from a backup: before and after any fault the old one or the new one, and the old one kept beside it.

The backup is put into the file that is there, by one transaction of SQLite's, and not over its name. Others may have
that file open: over its name they would go on writing into a file that nobody finds any more, and what they left
unfinished in its journal would be played into the new one. Only a file that is damaged beyond opening is replaced.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from hipflex.errors import LogUnavailable, Refused
from hipflex.files import give_name, make_folder, new_file, sync_file, sync_folder, temporary_file
from hipflex.store.backup import DAMAGE, copy, error_code, sets_in
from hipflex.store.connection import (
    APPLICATION_ID,
    CURRENT,
    PRAGMAS,
    SMALLEST_DATABASE,
    connected,
    explained,
    number,
    open_file,
    read_only,
    refuse_foreign,
)
from hipflex.store.schema import migrate
from hipflex.store.soundness import damage_of
from hipflex.value_classes import dataclass

PORTION_BYTES = 1 << 20
KEPT = "-kept-"
BESIDE = ("-journal", "-wal", "-shm")
"""What of a database SQLite keeps in files of their own."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The backup that a log was put back from, where the log that was there is kept, and the sets of the new one."""

    file: Path
    kept: Path | None
    sets: int


def restore(file: Path, log: str, now: datetime) -> Restored:
    """Puts a log back from a backup that is found sound; raises Refused, LogUnavailable, and then left it as it was."""
    place = Path(os.path.realpath(log))  # SQLite keeps its journal beside the file itself too, wherever a link is
    with explained(str(place)):
        if place.exists() and not place.is_file():
            raise LogUnavailable(f"{place} can't be a training log: it is no file")
        make_folder(place.parent)
        with temporary_file(place) as staged:
            _stage(file, staged)
            with closing(read_only(staged)) as there:
                sets = sets_in(there)
            return Restored(file, _put(staged, place, now), sets)


def _stage(file: Path, staged: Path) -> None:
    """Makes an empty file what the log is to become: the backup, found sound, with the schema of today."""
    try:
        if not file.is_file():
            raise _refused(file, "it is a folder" if file.is_dir() else "there is no such file")
        with closing(read_only(file)) as backup:
            _refuse_unfit(backup, file)
            copy(backup, str(file), staged, staged)
        with closing(open_file(str(staged))) as connection:
            if number(connection, "PRAGMA user_version") < CURRENT:
                migrate(connection, str(staged))
    except (sqlite3.Error, LogUnavailable) as error:
        raise _refused(file, _reason(error)) from error
    finally:
        Path(f"{staged}-journal").unlink(missing_ok=True)
    if found := damage_of(staged):
        raise _refused(file, f"it is damaged ({found})")
    sync_file(staged)


def _refuse_unfit(backup: sqlite3.Connection, file: Path) -> None:
    version = number(backup, "PRAGMA user_version")
    if number(backup, "PRAGMA application_id") != APPLICATION_ID or not version:
        used = number(backup, "SELECT count(*) FROM sqlite_schema")
        raise _refused(file, "it is another program's database" if used else "it is empty")
    if version > CURRENT:
        raise _refused(file, "a newer hipflex wrote it; update hipflex")


def _reason(error: Exception) -> str:
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__
    extended = getattr(cause, "sqlite_errorcode", 0)
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        return "a change was left unfinished in it; `hipflex history --log-file FILE` ends that"
    if extended & 0xFF == sqlite3.SQLITE_NOTADB:
        return "it is no training log"
    if extended & 0xFF == sqlite3.SQLITE_CORRUPT:
        return "it is damaged"
    return str(cause or error)


def _refused(file: Path, why: str) -> Refused:
    return Refused(f"{file} can't be restored: {why}; the training log is as it was")


def _put(staged: Path, place: Path, now: datetime) -> Path | None:
    """Makes the staged file the log; returns where what was there is kept."""
    with _raw(place) as raw:
        first = _keep(place, raw, now) if raw is None or _is_unfinished(place) else None
        if raw is not None:
            with contextlib.suppress(_BeyondOpening), closing(_held_alone(place)) as live:
                # Holding an empty file alone has given it a first page.
                kept = _keep(place, raw, now, beside=False) if number(live, "PRAGMA page_count") > 1 else None
                _overwrite(live, place, staged, kept)
                return first or kept
            first = first or _keep(place, raw, now)
        _replace(staged, place, is_there=raw is not None)
        return first


@contextlib.contextmanager
def _raw(place: Path) -> Iterator[BinaryIO | None]:
    """The log's bytes; opened before SQLite opens it and closed after, since closing it takes all locks from it."""
    try:
        handle = place.open("rb")
    except FileNotFoundError:
        yield None
    else:
        with handle:
            yield handle


def _is_unfinished(place: Path) -> bool:
    """Whether a change was left unfinished, which opening the log would take back."""
    try:
        with closing(read_only(place)) as connection:
            number(connection, "SELECT count(*) FROM sqlite_schema")
    except sqlite3.Error as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


class _BeyondOpening(Exception):
    """A log so damaged that SQLite takes it for no database."""


def _held_alone(place: Path) -> sqlite3.Connection:
    """A connection to the log that nobody else reads or writes until it is closed."""
    if place.stat().st_size and place.stat().st_size < SMALLEST_DATABASE:
        raise _BeyondOpening
    connection = connected(place, "rw")
    try:
        refuse_foreign(connection, str(place))
        for pragma in (*PRAGMAS, "PRAGMA locking_mode=EXCLUSIVE"):
            connection.execute(pragma)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")  # the lock stays
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and error_code(error) in DAMAGE:
            raise _BeyondOpening from error
        raise
    return connection


def _overwrite(live: sqlite3.Connection, place: Path, staged: Path, kept: Path | None) -> None:
    before = number(live, "PRAGMA schema_version")
    with closing(read_only(staged)) as source:
        try:
            source.backup(live)
        except sqlite3.Error:
            after = _schema_version_after_a_fault(live, place)
            if after not in (before, None):  # it counts up when the backup is in
                return
            if kept is not None and after == before:
                kept.unlink(missing_ok=True)
            raise


def _schema_version_after_a_fault(live: sqlite3.Connection, place: Path) -> int | None:
    """What the log's schema counts now, for whoever opens it next where this connection can read nothing any more.

    None where what was begun is still to be taken back, as whoever opens it next will do.
    """
    with contextlib.suppress(sqlite3.Error):
        return number(live, "PRAGMA schema_version")
    live.close()
    with contextlib.suppress(sqlite3.Error), closing(read_only(place)) as anew:
        return number(anew, "PRAGMA schema_version")
    return None


def _keep(place: Path, raw: BinaryIO | None, now: datetime, *, beside: bool = True) -> Path | None:
    """Copies what is there, byte for byte, to names that nothing has; of an empty log nothing."""
    name = _free_name(place, now)
    found = [one for end in BESIDE if beside and (one := Path(f"{place}{end}")).is_file() and one.stat().st_size]
    for one in found:
        with one.open("rb") as source:
            _copy_bytes(source, Path(f"{name}{one.name.removeprefix(place.name)}"))
    if raw is None or not os.fstat(raw.fileno()).st_size:
        return Path(f"{name}{found[0].name.removeprefix(place.name)}") if found else None
    _copy_bytes(raw, name)
    return name


def _copy_bytes(source: BinaryIO, name: Path) -> None:
    source.seek(0)
    with new_file(name) as fresh, fresh.open("wb") as out:
        while portion := source.read(PORTION_BYTES):
            out.write(portion)


def kept_beside(log: Path) -> list[str]:
    """The names of the files beside a log in which a restoring kept what was there."""
    names = (one.name for one in log.parent.iterdir())
    return sorted(name for name in names if name.startswith(f"{log.stem}{KEPT}") and name.endswith(log.suffix))


def _free_name(place: Path, now: datetime) -> Path:
    """A name in which the log's stands, with the moment, that no file and no journal has."""
    stem = f"{place.stem}{KEPT}{now:%Y%m%dT%H%M%S}"
    names = (place.with_name(f"{stem}{f'-{n}' if n > 1 else ''}{place.suffix}") for n in itertools.count(1))
    return next(name for name in names if not any(os.path.lexists(f"{name}{end}") for end in ("", *BESIDE)))


def _replace(staged: Path, place: Path, *, is_there: bool) -> None:
    """Gives the staged file the log's name. First goes what SQLite would play into it."""
    for end in BESIDE:
        Path(f"{place}{end}").unlink(missing_ok=True)
    sync_folder(place.parent)
    if is_there:
        staged.replace(place)
        sync_folder(place.parent)
    else:
        give_name(staged, place)
