"""A log that is found damaged is so; one that is sound is not, whatever it holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable
from hipflex.store.training_log import TrainingLog
from tests.store.logger import one_more
from tests.store.samples import at, done, take_in


def opened(path: Path) -> TrainingLog:
    return TrainingLog(str(path), path.parent / "backups", lambda: at(20))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    with opened(path) as log:
        take_in(log, done(reps=8, note="[red] \x1b \u202e"), done(reps=9, number=2))
        log.by_hand.log(at(16), None, one_more)
        log.changes.undo()
    return path


def damaged(path: Path, statement: str) -> str | None:
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()
    with opened(path) as log:
        return log.damage()


def test_a_sound_log_is_not_damaged(path: Path) -> None:
    with opened(path) as log:
        assert log.damage() is None


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP TABLE check_ins", "the table check_ins is missing"),
        ("ALTER TABLE sets RENAME COLUMN reps TO times", "the table sets is otherwise than it was made"),
        ("CREATE TRIGGER t AFTER INSERT ON sets BEGIN DELETE FROM sets; END", "the trigger t is another program's"),
        ("UPDATE sets SET reps = 9223372036854775807", "a set holds a number beyond reason"),
        ("UPDATE sessions SET local_date = ''", "a date in the table sessions is none of the calendar"),
        ("UPDATE sets SET offset_s = 900000", "the sets can't be read: offset must be"),
        ("UPDATE sets SET note = CAST(x'ff' AS TEXT)", "the sets can't be read: Could not decode to UTF-8"),
    ],
)
def test_what_is_wrong_is_said(path: Path, statement: str, found: str) -> None:
    assert str(damaged(path, statement)).startswith(found)


@pytest.mark.parametrize(
    "statement", ["UPDATE sets SET reps = 99", "CREATE TABLE mine (x)", "CREATE INDEX i ON sets (rpe)"]
)
def test_what_a_user_did_to_it_is_no_damage(path: Path, statement: str) -> None:
    assert damaged(path, statement) is None


def test_of_a_newer_log_s_tables_nothing_is_known(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert damaged(path, "ALTER TABLE sets ADD COLUMN mood TEXT") is None


def test_a_log_that_lost_its_version_is_damaged_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 0")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LogUnavailable, match="damaged"):
        opened(path)
    assert path.read_bytes() == before
