"""A log put back: the backup's content in the file that is there, the content that was there kept, or nothing done."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable, Refused
from hipflex.store.connection import CURRENT, open_file
from hipflex.store.restore import restore
from hipflex.store.training_log import TrainingLog
from tests.store.conftest import OpenLog
from tests.store.logger import one_more
from tests.store.samples import a_plan, at

NOW = at(28)
DIES_IN_A_CHANGE = """
import os, sqlite3, sys
log = sqlite3.connect(sys.argv[1], isolation_level=None)
log.execute("PRAGMA journal_mode=TRUNCATE")
log.execute("PRAGMA cache_size=1")
log.execute("BEGIN IMMEDIATE")
log.execute("CREATE TABLE much (x)")
log.executemany("INSERT INTO much VALUES (?)", [("x" * 3000,)] * 200)
os._exit(1)
"""


def log_one(log: TrainingLog) -> None:
    log.by_hand.log(at(16), None, one_more)


def sets_in(file: Path | str) -> int:
    with TrainingLog(str(file), Path(file).parent / "backups", lambda: at(20)) as log:
        return len([*log.read.sets()])


@pytest.fixture
def backup(log: TrainingLog, tmp_path: Path) -> Path:
    """A backup of one set; the log has two."""
    log_one(log)
    log.back_up(tmp_path / "backup.db")
    log_one(log)
    return tmp_path / "backup.db"


@pytest.fixture
def place(log: TrainingLog) -> Path:
    return Path(log.path)


def leave_a_change_unfinished(file: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES_IN_A_CHANGE, str(file)], check=False)
    assert Path(f"{file}-journal").read_bytes()[:1] not in (b"", b"\0")


def test_a_log_is_put_back_and_the_one_that_was_there_is_kept(backup: Path, place: Path) -> None:
    there = place.read_bytes()
    restored = restore(backup, str(place), NOW)
    assert (restored.sets, sets_in(place)) == (1, 1)
    assert restored.kept == place.with_name("log-kept-20261128T120000.db")
    assert restored.kept.read_bytes() == there
    assert restored.kept.stat().st_mode & 0o777 == 0o600


def test_no_name_is_taken_twice(backup: Path, place: Path) -> None:
    first, second = (restore(backup, str(place), NOW).kept for _ in range(2))
    assert first is not None
    assert second == place.with_name("log-kept-20261128T120000-2.db")
    assert (sets_in(first), sets_in(second)) == (2, 1)


def test_nothing_else_is_written(backup: Path, place: Path) -> None:
    before = {path.name for path in place.parent.iterdir()}
    machine = Path(f"{place}.machine").read_bytes()
    restore(backup, str(place), NOW)
    assert {path.name for path in place.parent.iterdir()} - before == {"log-kept-20261128T120000.db"}
    assert Path(f"{place}.machine").read_bytes() == machine


def test_where_no_log_is_the_backup_becomes_one_with_its_folder(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "hipflex" / "log.db"
    restored = restore(backup, str(place), NOW)
    assert (restored.kept, sets_in(place)) == (None, 1)
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_log_without_content_is_not_kept(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "empty.db"
    place.touch()
    assert restore(backup, str(place), NOW).kept is None
    assert sets_in(place) == 1


def test_a_journal_whose_log_is_gone_is_not_played_into_the_new_one(backup: Path, place: Path) -> None:
    leave_a_change_unfinished(place)
    journal = Path(f"{place}-journal").read_bytes()
    place.unlink()
    restored = restore(backup, str(place), NOW)
    assert sets_in(place) == 1
    assert restored.kept is not None
    assert restored.kept.read_bytes() == journal


def test_a_link_to_the_log_stays_one(backup: Path, place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(place)
    restored = restore(backup, str(link), NOW)
    assert link.is_symlink()
    assert sets_in(place) == 1
    assert restored.kept is not None
    assert restored.kept.parent == place.parent


def test_undo_afterwards_takes_back_the_newest_change_of_the_backup(
    backup: Path, place: Path, open_log: OpenLog
) -> None:
    restore(backup, str(place), NOW)
    with open_log() as log:
        assert log.changes.undo().left == 0
        assert [*log.read.sets()] == []


def test_what_had_the_log_open_writes_nothing_into_the_other_one(log: TrainingLog, backup: Path, place: Path) -> None:
    session = log.workouts.start(a_plan())
    restore(backup, str(place), NOW)
    with pytest.raises(LogUnavailable, match="restored"):
        log.workouts.amend(session.id, lambda _: None)
    with pytest.raises(LogUnavailable, match="restored"):
        log_one(log)
    assert sets_in(place) == 1


def test_who_opens_the_log_afterwards_writes_into_it(backup: Path, place: Path, open_log: OpenLog) -> None:
    restore(backup, str(place), NOW)
    with open_log() as log:
        log_one(log)
    assert sets_in(place) == 2


def test_an_unfinished_change_is_kept_as_it_was_with_its_journal(backup: Path, place: Path) -> None:
    leave_a_change_unfinished(place)
    there, journal = place.read_bytes(), Path(f"{place}-journal").read_bytes()
    restored = restore(backup, str(place), NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == there
    assert Path(f"{restored.kept}-journal").read_bytes() == journal
    assert (sets_in(place), sets_in(restored.kept)) == (1, 2)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def cut_to_a_scrap(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])


def without_its_head(file: Path) -> None:
    file.write_bytes(bytes(100) + file.read_bytes()[100:])


def another_text(file: Path) -> None:
    file.write_text("no database at all\n" * 100)


def scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    file.write_bytes(data)


DAMAGES = (cut_short, cut_to_a_scrap, without_its_head, another_text, scratched)


@pytest.mark.parametrize("harm", DAMAGES)
def test_a_damaged_log_is_put_back_too_and_kept_as_it_was(
    backup: Path, place: Path, harm: Callable[[Path], None]
) -> None:
    harm(place)
    there = place.read_bytes()
    restored = restore(backup, str(place), NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == there
    assert sets_in(place) == 1


@pytest.mark.parametrize("harm", DAMAGES)
def test_a_damaged_log_is_kept_with_its_journal(backup: Path, place: Path, harm: Callable[[Path], None]) -> None:
    harm(place)
    there, journal = place.read_bytes(), b"no journal of SQLite's\n" * 40
    Path(f"{place}-journal").write_bytes(journal)
    restored = restore(backup, str(place), NOW)
    assert restored.kept is not None
    assert restored.kept.read_bytes() == there
    assert Path(f"{restored.kept}-journal").read_bytes() == journal
    assert sets_in(place) == 1


@pytest.mark.parametrize("harm", DAMAGES)
def test_a_damaged_backup_is_refused(backup: Path, place: Path, harm: Callable[[Path], None]) -> None:
    harm(backup)
    assert_refused(backup, place, "damaged|no training log")


def assert_refused(file: Path, place: Path, says: str) -> None:
    there, names = place.read_bytes(), {*place.parent.iterdir()}
    with pytest.raises(Refused, match=says):
        restore(file, str(place), NOW)
    assert place.read_bytes() == there
    assert {*place.parent.iterdir()} == names


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("PRAGMA application_id=7", "another program's"),
        ("PRAGMA application_id=0", "another program's"),
        ("PRAGMA user_version=99", "newer hipflex"),
        ("DROP TABLE check_ins", "damaged"),
        ("UPDATE sets SET local_date = '2026-13-01'", "damaged"),
        ("PRAGMA foreign_keys=OFF; DELETE FROM sessions", "damaged"),
    ],
)
def test_a_backup_that_does_not_fit_is_refused(backup: Path, place: Path, statement: str, says: str) -> None:
    with closing(sqlite3.connect(backup)) as other:
        other.executescript(statement)
    assert_refused(backup, place, says)


def test_a_folder_an_empty_file_and_none_are_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert_refused(tmp_path, place, "folder")
    assert_refused(tmp_path / "empty", place, "empty")
    assert_refused(tmp_path / "none", place, "no such file")


def test_a_backup_with_an_unfinished_change_is_refused_and_left_alone(backup: Path, place: Path) -> None:
    leave_a_change_unfinished(backup)
    before = backup.read_bytes(), Path(f"{backup}-journal").read_bytes()
    assert_refused(backup, place, "unfinished")
    assert (backup.read_bytes(), Path(f"{backup}-journal").read_bytes()) == before


def test_an_older_backup_is_brought_up_to_date(backup: Path, place: Path) -> None:
    with closing(sqlite3.connect(backup)) as other:
        other.execute("PRAGMA user_version=-1")
    before = backup.read_bytes()
    restore(backup, str(place), NOW)
    with closing(sqlite3.connect(place)) as there:
        assert there.execute("PRAGMA user_version").fetchone() == (CURRENT,)
    assert backup.read_bytes() == before


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_the_size_of_pages_makes_no_difference(backup: Path, place: Path, size: int) -> None:
    with closing(sqlite3.connect(backup, isolation_level=None)) as other:
        other.execute(f"PRAGMA page_size={size}")
        other.execute("VACUUM")
    restore(backup, str(place), NOW)
    assert sets_in(place) == 1


def test_another_programs_database_in_the_place_of_the_log_is_left_alone(backup: Path, tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with closing(sqlite3.connect(place)) as other:
        other.executescript("PRAGMA application_id=7; CREATE TABLE x (y);")
    before = place.read_bytes()
    with pytest.raises(LogUnavailable, match="another program's"):
        restore(backup, str(place), NOW)
    assert place.read_bytes() == before


def test_a_log_that_another_writes_is_waited_for(backup: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hipflex.store.connection.PatientConnection.patience", 1)
    with closing(open_file(str(place))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LogUnavailable, match="has been using"):
            restore(backup, str(place), NOW)
    assert sets_in(place) == 2


def test_the_same_backup_can_be_put_back_again_and_again(backup: Path, place: Path, tmp_path: Path) -> None:
    shutil.copy(backup, tmp_path / "other.db")
    for file in (backup, tmp_path / "other.db", backup):
        assert restore(file, str(place), NOW).sets == 1
    assert sets_in(place) == 1
