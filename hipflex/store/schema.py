"""Which schema a log has, and bringing an older one up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime

from hipflex.errors import LogUnavailable, Refused
from hipflex.store.connection import APPLICATION_ID, CURRENT, PatientConnection, explained, number, writing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.store.backup import AutomaticBackups


def brought_up_to_date(
    connection: PatientConnection, path: str, backups: Callable[[], AutomaticBackups], now: Callable[[], datetime]
) -> bool:
    """Applies the migrations a log still lacks; False where it is newer than this program, and so only for reading.

    A log that holds anything is backed up first.
    """
    with explained(path):
        version = number(connection, "PRAGMA user_version")
        if version < CURRENT:
            if version:
                _back_up_first(connection, path, backups(), now())
            migrate(connection, path)
        if version > CURRENT:
            connection.execute("PRAGMA query_only=ON")
        return version <= CURRENT


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Applies the migrations that a log lacks, as one change of its file."""
    from hipflex.store.changes import Changes
    from hipflex.store.ids import Ids
    from hipflex.store.machine import Machine

    def is_current() -> bool:
        return number(connection, "PRAGMA user_version") >= CURRENT

    with writing(connection, is_current):
        if not is_current():
            if number(connection, "PRAGMA user_version"):
                _take_missing_steps(connection, path)
            else:
                _make_new(connection, path)
            Changes(connection, Machine(path), Ids()).refold_all()  # what a newer program wrote has waited for this
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={CURRENT}")


def _make_new(connection: sqlite3.Connection, path: str) -> None:
    from hipflex.store.steps import make_tables

    if number(connection, "SELECT count(*) FROM sqlite_schema"):
        raise LogUnavailable(f"the training log {path} can't be used: it is damaged; it was left as it is")
    make_tables(connection)


def _take_missing_steps(connection: sqlite3.Connection, path: str) -> None:
    from sqlite_utils import Database

    from hipflex.store.migrations import migrations

    try:
        migrations.apply(Database(connection, execute_plugins=False, strict=True))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:  # such as a full disk, which others explain
            raise
        lacks = f"it isn't made as its version says ({error})"
        raise LogUnavailable(f"the training log {path} can't be used: {lacks}; it was left as it is") from error


def _back_up_first(connection: PatientConnection, path: str, backups: AutomaticBackups, now: datetime) -> None:
    try:
        backups.make(connection, now)
    except Refused as error:
        raise LogUnavailable(
            f"the training log {path} needs a newer form, and the backup before that failed: {error}"
        ) from error
