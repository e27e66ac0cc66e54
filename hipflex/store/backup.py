"""Copies of a log: each of one moment, found sound, and only then there under its name."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from zlib import crc32

from hipflex.errors import LogUnavailable, Refused
from hipflex.files import make_folder, new_file
from hipflex.store.connection import REASONS, WAIT_SECONDS, PatientConnection, explained, number, read_only, reading
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

DAYS, WEEKS, MONTHS = 7, 4, 12
LONGEST_STEM = 40
NOT_WAITING_SECONDS = 0.5
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a log, how many sets it holds, and its size."""

    file: Path
    sets: int
    bytes: int


def back_up(connection: PatientConnection, log: str, file: Path) -> Backup:
    """Copies an open log to a new file, down to its history sound; raises Refused, LogUnavailable."""
    from hipflex.store.soundness import damage_of

    with new_file(file) as fresh:
        copy(connection, log, fresh, file)
        if found := damage_of(fresh):
            raise _damaged(log, found)
        with explained(str(file)), closing(read_only(fresh)) as there:
            return Backup(file, sets_in(there), fresh.stat().st_size)


def copy(
    connection: PatientConnection, log: str, fresh: Path, file: Path, *, wait_seconds: float = WAIT_SECONDS
) -> None:
    """Fills an empty file, which will be `file`, with the log as it stands at one moment.

    In one step: a copy in portions begins again whenever another program commits, and may never end.
    """
    with explained(log), closing(sqlite3.connect(fresh, isolation_level=None)) as target:
        for pragma in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"):  # it is synced whole, or thrown away
            target.execute(pragma)
        with reading(connection, seconds=wait_seconds):
            try:
                connection.backup(target)
            except sqlite3.Error as error:
                if error_code(error) in DAMAGE:
                    raise
                raise Refused(f"{file} can't be written: {REASONS.get(error_code(error), error)}") from error


def sets_in(connection: sqlite3.Connection) -> int:
    """How many sets stand in a log."""
    return number(connection, "SELECT count(*) FROM sets WHERE deleted = 0")


class AutomaticBackups:
    """The backups that the program makes of one log by itself; those of other logs are in the same folder."""

    def __init__(self, folder: str | os.PathLike[str], log: str) -> None:
        self._folder = folder
        self._log = log
        place = os.path.normcase(os.path.realpath(log))
        mark = crc32(place.encode("utf-8", "surrogateescape"))
        stem = os.path.splitext(os.path.basename(log))[0]
        self._prefix = f"{stem[:LONGEST_STEM]}-{mark:08x}-"

    @property
    def folder(self) -> Path:
        """Where they are."""
        from pathlib import Path

        return Path(self._folder)

    def has_one_of(self, day: date) -> bool:
        """Whether there is one of a local date."""
        return any(moment.date() == day for moment in self._names())

    def newest(self) -> Path | None:
        """The newest one."""
        there = self._names()
        return self.folder / there[max(there)] if there else None

    def make(self, connection: PatientConnection, now: datetime, *, wait_seconds: float = WAIT_SECONDS) -> None:
        """Makes one of an open log, and deletes those that it makes needless; raises Refused, LogUnavailable."""
        from hipflex.store.soundness import faults_of_file

        now = now.replace(tzinfo=None, microsecond=0)
        file = self.folder / self._name(now)
        make_folder(self.folder)
        try:
            with new_file(file) as fresh:
                copy(connection, self._log, fresh, file, wait_seconds=wait_seconds)
                with explained(self._log), closing(read_only(fresh)) as there:
                    if found := next(faults_of_file(there), None):
                        raise _damaged(self._log, found)
        except Refused:
            if not file.exists():  # else another program made it in this very second
                raise
        self._thin(now)

    def _thin(self, now: datetime) -> None:
        there = self._names()
        for moment in there.keys() - kept(there, now):
            with contextlib.suppress(OSError):  # gone already, or for another time
                (self.folder / there[moment]).unlink()

    def _names(self) -> dict[datetime, str]:
        """Each file that this program named for this log, by the moment in its name."""
        try:
            with os.scandir(self._folder) as entries:
                files = [entry.name for entry in entries if entry.is_file(follow_symlinks=False)]
        except OSError:
            return {}
        return {moment: name for name in files for moment in self._moment_of(name)}

    def _name(self, moment: datetime) -> str:
        return f"{self._prefix}{moment:%Y%m%dT%H%M%S}.db"

    def _moment_of(self, name: str) -> Iterator[datetime]:
        """The moment in a name, if it is one that `_name` makes."""
        if not name.startswith(self._prefix):
            return
        with contextlib.suppress(ValueError):
            moment = datetime.fromisoformat(name.removeprefix(self._prefix).removesuffix(".db"))
            if self._name(moment) == name:
                yield moment


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one.

    What a wrong clock dated later than `now` stays too, and counts for nothing.
    """
    newest_first = sorted(moments, reverse=True)
    stay = {moment for moment in newest_first if moment > now}
    for most, period in ((DAYS, "%Y-%m-%d"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        newest: dict[str, datetime] = {}
        for moment in newest_first:
            if moment <= now:
                newest.setdefault(moment.strftime(period), moment)
        stay.update([*newest.values()][:most])
    return stay


def _damaged(log: str, found: str) -> LogUnavailable:
    return LogUnavailable(f"the training log {log} is damaged ({found}); no backup was made, and it was left as it is")


def error_code(error: sqlite3.Error) -> int:
    """What kind of fault SQLite means."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
