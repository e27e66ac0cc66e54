"""Files are there whole or as they were, and no log is ever written over."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.errors import Refused
from hipflex.files import (
    NotUtf8,
    alone_with,
    decoded,
    has_lone_surrogates,
    make_folder,
    read_at_most,
    refuse_log_files,
    whole_file,
    write_file,
    write_new_file,
)


def write_through_whole_file(path: Path, text: str) -> None:
    with whole_file(path) as out:
        out.write(text)


WRITERS = [write_through_whole_file, write_file]
Write = Callable[[Path, str], None]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table sets (reps)")
    connection.close()
    return path


@pytest.mark.parametrize("write", [*WRITERS, write_new_file])
def test_what_was_written_is_there_for_its_owner_alone(write: Write, tmp_path: Path) -> None:
    write(tmp_path / "file", "für\n")
    assert (tmp_path / "file").read_bytes() == "für\n".encode()
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize("write", WRITERS)
def test_a_file_that_is_replaced_keeps_its_mode(write: Write, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "file").chmod(0o640)
    write(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "new"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


@pytest.mark.parametrize("write", WRITERS)
def test_a_name_as_long_as_names_may_be_can_be_written(write: Write, tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write(path, "text")
    assert path.read_text() == "text"


@pytest.mark.parametrize("write", WRITERS)
def test_the_text_is_on_the_disk_before_it_has_its_name_and_the_name_afterwards(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, rename = os.fsync, os.replace

    def fsync(handle: int) -> None:
        about = os.fstat(handle)
        steps.append("folder" if stat.S_ISDIR(about.st_mode) else f"file of {about.st_size}")
        sync(handle)

    def replace(old: Path, new: Path) -> None:
        steps.append("rename")
        rename(old, new)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    write(tmp_path / "file", "text")
    assert steps == ["file of 4", "rename", "folder"]


@pytest.mark.parametrize("write", WRITERS)
def test_on_a_full_disk_the_old_file_stays_and_nothing_lies_beside_it(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "file").write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="file can't be written: No space left on device"):
        write(tmp_path / "file", "new")
    assert (tmp_path / "file").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_new_file_that_could_not_be_finished_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="No space left"):
        write_new_file(tmp_path / "file", "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False], ids=["with second names", "without"])
def test_a_new_file_takes_a_name_that_nobody_took_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def no_links(_: Path, __: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
    write_new_file(tmp_path / "file", "first")
    with pytest.raises(Refused, match="file can't be written: File exists"):
        write_new_file(tmp_path / "file", "second")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("file", "first")]


@pytest.mark.parametrize("write", [*WRITERS, write_new_file])
def test_a_file_that_is_there_and_not_confirmed_is_said_to_be_written(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def no_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        sync(handle)

    monkeypatch.setattr(os, "fsync", no_folders)
    with pytest.raises(Refused, match=r"file is written, but the disk doesn't confirm .*: Input/output error"):
        write(tmp_path / "file", "text")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("file", "text")]


def test_a_writer_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")

    def broken_off() -> None:
        with whole_file(tmp_path / "file") as out:
            out.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert (tmp_path / "file").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_file_of_a_name_that_was_given_is_replaced_where_its_link_leads(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("old")
    (tmp_path / "link").symlink_to("kept")
    write_through_whole_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "kept").read_text() == "new"


def test_a_file_of_the_programs_own_takes_the_place_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("old")
    (tmp_path / "link").symlink_to("kept")
    write_file(tmp_path / "link", "new")
    assert not (tmp_path / "link").is_symlink()
    assert [(tmp_path / name).read_text() for name in ("link", "kept")] == ["new", "old"]


@pytest.mark.parametrize("there", ["file", "link to nowhere", "folder"])
def test_a_new_file_takes_the_place_of_nothing(there: str, tmp_path: Path) -> None:
    path = tmp_path / "there"
    match there:
        case "file":
            path.write_text("old")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to("nowhere")
    with pytest.raises(Refused, match="there can't be written: File exists"):
        write_new_file(path, "new")
    assert [(one.name, one.is_symlink()) for one in tmp_path.iterdir()] == [("there", path.is_symlink())]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("how", ["itself", "hard link"])
def test_a_database_is_never_written_over(write: Write, how: str, database: Path) -> None:
    before, path = database.read_bytes(), database
    if how == "hard link":
        path = database.with_name("linked")
        path.hardlink_to(database)
    with pytest.raises(Refused, match="is a database, which is not written over"):
        write(path, "text")
    assert (path.read_bytes(), database.read_bytes()) == (before, before)


def test_a_link_to_a_database_is_never_written_through(database: Path) -> None:
    before, link = database.read_bytes(), database.with_name("link")
    link.symlink_to(database)
    with pytest.raises(Refused, match="is a database"):
        write_through_whole_file(link, "text")
    write_file(link, "text")
    assert (database.read_bytes(), link.read_text()) == (before, "text")


def test_neither_is_a_journal_that_a_crash_left_behind(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "log.db", isolation_level=None)
    connection.execute("pragma cache_size=1")
    connection.execute("create table sets (note)")
    connection.execute("begin")
    connection.executemany("insert into sets values (?)", [("note" * 1000,)] * 50)
    journal = tmp_path / "crashed-journal"
    journal.write_bytes((tmp_path / "log.db-journal").read_bytes())
    before = journal.read_bytes()
    assert before
    with pytest.raises(Refused, match="is a database"):
        write_file(journal, "text")
    assert journal.read_bytes() == before
    connection.close()


@pytest.mark.parametrize(
    "name", ["log.db", "log.db-journal", "log.db-wal", "log.db-shm", "log.db.machine", "sub/../log.db", "link"]
)
def test_the_log_s_own_places_are_kept_even_before_it_is_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to("log.db")
    with pytest.raises(Refused, match="the training log"):
        refuse_log_files(tmp_path / name, tmp_path / "log.db")
    refuse_log_files(tmp_path / "log.db.jsonl", tmp_path / "log.db")


@pytest.mark.parametrize(
    "name", ["real.db", "real.db-journal", "link.db-journal", "link.db.machine", "./sub/../real.db-wal"]
)
def test_where_the_log_is_a_link_both_its_places_are_kept(name: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.db").symlink_to("real.db")
    with pytest.raises(Refused, match="the training log"):
        refuse_log_files(tmp_path / name, tmp_path / "link.db")


def test_the_log_is_known_under_another_name_too(database: Path) -> None:
    other = database.with_name("other")
    other.hardlink_to(database)
    with pytest.raises(Refused, match="is the training log itself"):
        refuse_log_files(other, database)


def test_who_changes_a_file_holds_off_the_others(tmp_path: Path) -> None:
    order: list[str] = []

    def wait() -> None:
        with alone_with(tmp_path / "file"):
            order.append("second")

    other = threading.Thread(target=wait)
    with alone_with(tmp_path / "file"):
        other.start()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_link_to_a_file_is_held_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "kept" / "file")
    with (
        alone_with(tmp_path / "kept" / "file"),
        pytest.raises(Refused, match="another program has been writing it"),
        alone_with(tmp_path / "link", patience_s=0),
    ):
        pass


def test_folders_are_made_for_their_owner_alone_and_known_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync

    def fsync(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        sync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert synced == [tmp_path.stat().st_ino, (tmp_path / "a").stat().st_ino]


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file", tmp_path / "file" / "below" / "it"):
        with pytest.raises(Refused, match="file can't be used: it is a file, expected a folder"):
            make_folder(path)


def test_a_file_without_end_is_read_as_far_as_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert read_at_most(tmp_path / "file", 5) == b"abc"
    assert len(read_at_most(Path("/dev/zero"), 5)) == 6


@given(st.binary(max_size=12))
def test_bytes_are_text_exactly_if_they_are_utf_8(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        with pytest.raises(NotUtf8):
            decoded(data)
    else:
        assert decoded(data) == text
        assert not has_lone_surrogates(text)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff", 1, 1), (b"\xef\xbb\xbfab\xff", 1, 3), (b"one\nz\xc3\xbc\xff", 2, 3), (b"\xef\xbb\xbf\n\xc3", 2, 1)],
)
def test_a_byte_that_is_no_text_has_its_place(data: bytes, line: int, column: int) -> None:
    with pytest.raises(NotUtf8, match=f"line {line}: expected UTF-8 text, not the byte 0x") as refused:
        decoded(data)
    assert (refused.value.line, refused.value.column) == (line, column)


def test_half_a_character_is_found() -> None:
    assert has_lone_surrogates("a\udcff")
    assert not has_lone_surrogates("a\U0001f600ü")
