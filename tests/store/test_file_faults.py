"""Files that can't be a log, or not any more: one clear line, and the file as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable
from hipflex.store.training_log import TrainingLog
from tests.store.logger import one_more
from tests.store.samples import at, done, take_in


def opened(path: Path | str) -> TrainingLog:
    return TrainingLog(str(path), Path(path).parent / "backups", lambda: at(20))


def a_log(path: Path, sets: int = 1) -> Path:
    """A closed log that holds sets."""
    with opened(path) as log:
        take_in(log, *(done(reps=8, number=n, note="x" * 200) for n in range(1, sets + 1)))
    return path


def read_whole(path: Path) -> None:
    with opened(path) as log:
        list(log.read.sets())
        log.read.sessions()
        log.changes.undo()


def test_a_log_is_made_for_its_owner_alone_whatever_the_mask_allows(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = a_log(tmp_path / "new" / "folder" / "log.db")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(beside.stat().st_mode) for beside in path.parent.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "name", ["a b.db", "a?b#c%20d.db", "log;x=1&mode=ro.db", "лог.db", "-log.db", "a'b\"c.db", "a\nb.db"]
)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = a_log(tmp_path / name)
    with opened(path) as log:
        assert len(list(log.read.sets())) == 1
    assert name in {found.name for found in tmp_path.iterdir()}


def test_a_log_may_stand_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(a_log(tmp_path / "log.db"))
    with opened(tmp_path / "link.db") as log:
        log.by_hand.log(at(16), None, one_more)
    assert (tmp_path / "link.db").is_symlink()
    with opened(tmp_path / "log.db") as log:
        assert len(list(log.read.sets())) == 2


def test_an_empty_file_becomes_a_log(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.touch()
    with opened(path) as log:
        log.by_hand.log(at(16), None, one_more)
        assert len(list(log.read.sets())) == 1


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LogUnavailable, match="folder"):
        opened(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names in folders there")
def test_what_keeps_nothing_is_refused_before_anything_is_said_to_be_stored(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(LogUnavailable, match="expected a file"):
        opened(pipe)
    with pytest.raises(LogUnavailable, match="expected a file"):
        opened(os.devnull)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(LogUnavailable, match="file"):
        opened(tmp_path / "file" / "log.db")


@pytest.mark.parametrize(
    "content",
    [b"my diary\n" * 200, b"xy", b"SQLite format 3\0" + b"\x07" * 4096, b"\0" * 8192, b"SQLite format 3\0"],
)
def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(LogUnavailable, match=r"diary\.txt"):
        opened(path)
    assert path.read_bytes() == content
    assert [found.name for found in tmp_path.iterdir()] == ["diary.txt"]


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE diary (day TEXT)", "PRAGMA user_version = 3", "PRAGMA application_id = 7"]
)
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute(statement)
    db.close()
    before = path.read_bytes()
    with pytest.raises(LogUnavailable, match="another program's database"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_damaged_log_is_one_clear_line_and_left_as_it_is(tmp_path: Path, place: float) -> None:
    path = a_log(tmp_path / "log.db", sets=400)
    content = bytearray(path.read_bytes())
    start = int(len(content) * place) // 4096 * 4096
    content[start : start + 40_960] = b"\xff" * 40_960
    path.write_bytes(content)
    with pytest.raises(LogUnavailable, match="damaged"):
        read_whole(path)
    assert path.read_bytes() == content


def test_a_log_whose_tables_read_as_no_text_is_one_clear_line(tmp_path: Path) -> None:
    path = a_log(tmp_path / "log.db")
    content = path.read_bytes().replace(b"CREATE TABLE", b"CR\xe9ATE TABLE")
    path.write_bytes(content)
    with pytest.raises(LogUnavailable, match="damaged"):
        read_whole(path)
    assert path.read_bytes() == content


def test_a_log_that_was_cut_off_is_left_as_it_is(tmp_path: Path) -> None:
    path = a_log(tmp_path / "log.db", sets=400)
    content = path.read_bytes()[:20_480]
    path.write_bytes(content)
    with pytest.raises(LogUnavailable, match="damaged"):
        read_whole(path)
    assert path.read_bytes() == content


def newer(path: Path) -> Path:
    """A log as a later program may have left it."""
    with sqlite3.connect(a_log(path)) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    return path


def test_a_newer_log_can_be_read_and_not_changed_by_any_door(tmp_path: Path) -> None:
    path = newer(tmp_path / "log.db")
    before = path.read_bytes()
    with opened(path) as log:
        assert [one.reps for one in log.read.sets()] == [8]
        for change in (log.changes.undo, log.changes.redo, log.workouts.finish):
            with pytest.raises(LogUnavailable, match="newer hipflex"):
                change()
        with pytest.raises(LogUnavailable, match="newer hipflex"):
            log.by_hand.log(at(16), None, one_more)
        with pytest.raises(LogUnavailable, match="newer hipflex"):
            take_in(log, done(reps=3))
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            log._connection.execute("DELETE FROM sets")
    assert path.read_bytes() == before


def test_a_log_of_this_version_is_only_read_where_nothing_is_changed(tmp_path: Path) -> None:
    path = a_log(tmp_path / "log.db")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with opened(path) as log:
        list(log.read.sets())
        log.read.sessions()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_folder_that_is_gone_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(LogUnavailable):
        opened("log.db")


def test_a_file_too_short_to_be_a_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "diary"
    file.write_bytes(b"x")
    with pytest.raises(LogUnavailable, match="another file"):
        opened(file)
    assert file.read_bytes() == b"x"
