"""How the file is opened: what each setting is there for stands in the design; here is that it is set."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable
from hipflex.store import connection
from hipflex.store.connection import explained, open_file, reading
from hipflex.store.plans import Plans
from hipflex.store.reader import Reader
from hipflex.store.steps import STEPS
from hipflex.store.training_log import TrainingLog
from tests.store.conftest import OpenLog
from tests.store.samples import at, done, take_in

SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 3,  # EXTRA
    "fullfsync": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cache_spill": 1000,
    "busy_timeout": 250,
    "query_only": 0,
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_log_is_opened_with_every_setting_that_its_promises_rest_on(tmp_path: Path, setting: str) -> None:
    opened = open_file(str(tmp_path / "log.db"))
    assert opened.execute(f"PRAGMA {setting}").fetchone()[0] == SETTINGS[setting]
    opened.close()
    with TrainingLog(str(tmp_path / "log.db"), tmp_path, lambda: at(20)) as log:
        assert log._connection.execute(f"PRAGMA {setting}").fetchone()[0] == SETTINGS[setting]
        take_in(log, done(reps=8))
        assert log._connection.execute(f"PRAGMA {setting}").fetchone()[0] == SETTINGS[setting]


def test_no_transaction_is_begun_behind_our_back(tmp_path: Path) -> None:
    opened = open_file(str(tmp_path / "log.db"))
    assert opened.isolation_level is None
    opened.close()


def test_a_log_carries_its_mark_and_the_version_of_its_schema(open_log: OpenLog) -> None:
    with open_log() as log:
        assert log._connection.execute("PRAGMA application_id").fetchone()[0] == 0x68706678
        assert log._connection.execute("PRAGMA user_version").fetchone()[0] == connection.CURRENT
    assert len(STEPS) == connection.CURRENT, "CURRENT in hipflex/store/connection.py goes up with each step"


def test_writers_wait_as_long_as_promised() -> None:
    assert connection.WAIT_SECONDS == 30
    assert connection.PatientConnection.patience == 30


def test_the_journal_is_emptied_and_stays(open_log: OpenLog) -> None:
    with open_log() as log:
        take_in(log, done(reps=8))
        journal = Path(f"{log.path}-journal")
        assert journal.stat().st_size == 0


def test_a_table_takes_no_value_of_another_type(open_log: OpenLog) -> None:
    with open_log() as log:
        take_in(log, done(reps=8))
        with pytest.raises(sqlite3.IntegrityError, match="TEXT"):
            log._connection.execute("UPDATE sets SET reps = 'many'")
        tables = log._connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
        ours = {row["name"] for row in tables if row["strict"]}
        assert {"changes", "sessions", "sets", "check_ins", "mentions", "machines", "imported"} <= ours


def test_a_fault_of_the_program_is_not_told_as_one_of_the_file() -> None:
    faults = (sqlite3.ProgrammingError("no cursor"), sqlite3.IntegrityError("twice"))
    for fault in faults:
        with pytest.raises(type(fault)), explained("log.db"):
            raise fault
    with pytest.raises(sqlite3.OperationalError, match="no such table"), explained("log.db"):
        sqlite3.connect(":memory:").execute("SELECT 1 FROM missing")


def test_a_fault_of_the_disk_is_one_line_that_names_the_file() -> None:
    full = sqlite3.OperationalError("disk full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    with pytest.raises(LogUnavailable, match=r"log\.db can't be used: the disk is full"), explained("log.db"):
        raise full
    with pytest.raises(LogUnavailable, match=r"log\.db can't be used: Permission denied"), explained("log.db"):
        raise PermissionError(13, "Permission denied")


def test_a_link_that_leads_nowhere_is_said_to_be_one_and_nothing_is_made(tmp_path: Path) -> None:
    link = tmp_path / "log.db"
    link.symlink_to(tmp_path / "unmounted" / "log.db")
    with pytest.raises(LogUnavailable, match="a link that leads nowhere"):
        open_file(str(link))
    assert list(tmp_path.iterdir()) == [link]


@pytest.mark.parametrize("what", ["names", "a plan"])
def test_what_cannot_be_read_is_the_file_s_fault(tmp_path: Path, what: str) -> None:
    path = str(tmp_path / "log.db")
    with TrainingLog(path, tmp_path / "backups", lambda: at(20)):
        connection = open_file(path)
    reader = Reader(connection, path, lambda _, __: {})
    connection.set_progress_handler(lambda: 1, 1)  # SQLite breaks off, as where the disk does
    with pytest.raises(LogUnavailable, match=r"log\.db can't be used"):
        reader.names.all() if what == "names" else Plans(connection, reader.rows).plan(1)
    connection.close()


def test_a_read_that_the_disk_ended_says_that_it_did(tmp_path: Path) -> None:
    def fails(opened: sqlite3.Connection) -> None:
        opened.execute("ROLLBACK")  # as SQLite does by itself
        raise OSError("the disk")

    with closing(open_file(str(tmp_path / "log.db"))) as opened:
        with pytest.raises(OSError, match="the disk"), reading(opened):
            fails(opened)
        assert not opened.in_transaction
