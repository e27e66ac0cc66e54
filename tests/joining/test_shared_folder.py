"""Real folders, disks and programs: what befalls a shared folder costs no log anything, and is told in one line."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hipflex.errors import Refused
from hipflex.services.sync import leave_all, take_in
from hipflex.store.own_segments import MOST_BYTES
from tests.cli.home import Home, Result
from tests.durability.crash import export_of
from tests.durability.full_disk import LIMITED, small_disk
from tests.durability.program import chance_of, damage, ran, started
from tests.figures import FIGURES
from tests.joining.machines import Machine
from tests.joining.shared import Member

HEAD = {"id", "tick", "machine", "version", "action", "said", "made_utc", "offset_s", "line_of", "target"}
KILLS = 12
LIMITS = 12
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a matter of POSIX")


@dataclass(frozen=True)
class Desk:
    """A home, and the folder that it shares."""

    home: Home
    shared: Path

    def logs(self, *sets: object) -> None:
        self.home.ok("log", "lunge", *sets)

    def syncs(self) -> Result:
        return self.home.ok("sync", self.shared)

    @property
    def name(self) -> str:
        return str(self.home.ok("path", "--json").json["machine"])

    @property
    def folder(self) -> Path:
        return self.shared / "hipflex" / self.name

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for path in segments_in(self.folder) for line in path.read_bytes().splitlines()]


def segments_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Two that share one folder, the second with two sets there that the first hasn't heard of."""
    (tmp_path / "shared").mkdir()
    a, b = (Desk(Home(tmp_path / name).knowing_the_catalogue(), tmp_path / "shared") for name in "ab")
    a.logs("10L")
    b.logs("9L")
    b.syncs()
    b.logs("8L")
    b.syncs()
    return a, b


def agree(desks: tuple[Desk, Desk]) -> bool:
    for desk in (*desks, *desks):
        desk.syncs()
    a, b = (desk.home.ok("export", "--format", "json").out for desk in desks)
    return a == b and not any(damage(desk.home.log_file) for desk in desks)


# Files of one's own


def test_a_machine_writes_its_own_files_alone_for_its_owner_and_into_them_changes_alone(
    desks: tuple[Desk, Desk],
) -> None:
    a, b = desks
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in b.folder.iterdir()}
    a.syncs()
    a.logs("7L")
    a.syncs()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in b.folder.iterdir()} == before
    assert [line["tick"] for line in a.lines] == [1, 3]
    for line in a.lines:
        assert line.keys() <= HEAD | {"new", "edit"}
        assert line["machine"] == a.name
    assert str(a.home.path).encode() not in b"".join(path.read_bytes() for path in a.folder.iterdir())


@POSIX
def test_files_and_folders_are_for_their_owner_alone(desks: tuple[Desk, Desk]) -> None:
    a, _ = desks
    a.syncs()
    below = [path for path in a.shared.rglob("*") if a.shared / "hipflex" in (path, *path.parents)]
    assert {stat.S_IMODE(path.stat().st_mode) for path in below if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in below if path.is_dir()} == {0o700}


def test_a_file_grows_to_a_mebibyte_and_one_change_that_is_larger_is_one_line(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    for seed, rows in enumerate([2500, 2500, 2500, 7000, 10]):
        a.home.ok("import", export_of(a.home, chance_of(seed), rows))
        a.syncs()
    paths = segments_in(a.folder)
    assert [path.name for path in paths] == [f"{n:04}.jsonl" for n in range(1, 5)]
    assert [path.read_bytes().count(b"\n") for path in paths] == [3, 1, 1, 1]
    assert [path.stat().st_size > MOST_BYTES for path in paths] == [False, False, True, False]
    assert agree((a, b))


# What somebody else left


GARBAGE: dict[str, Callable[[bytes], bytes]] = {
    "no JSON": lambda _: b"garbage",
    "another object": lambda _: b'{"id": 3}',
    "a list": lambda _: b"[]",
    "an empty line": lambda _: b"",
    "zeros": lambda _: bytes(4096),
    "no UTF-8": lambda _: b"\xff\xfe",
    "nested": lambda _: b"[" * 100_000,
    "half a line ended": lambda line: line[:90],
    "two in one line": lambda line: line * 2,
    "a wrong field": lambda line: line.replace(b'"reps": ', b'"reps": -'),
    "a number of a million digits": lambda line: line.replace(b'"tick": ', b'"tick": ' + b"9" * 1_000_000),
}


@pytest.mark.parametrize("garbage", GARBAGE)
def test_a_line_that_is_no_change_stops_its_file_and_no_other(desks: tuple[Desk, Desk], garbage: str) -> None:
    a, b = desks
    path = segments_in(b.folder)[0]
    first, second = path.read_bytes().splitlines()
    folder = b.shared / "hipflex" / "garden-123456"
    folder.mkdir()
    (folder / "0001.jsonl").write_bytes(first + b"\n" + GARBAGE[garbage](second) + b"\n" + second + b"\n")
    path.write_bytes(first + b"\n")
    told = a.syncs()
    [said] = [line for line in told.err.splitlines() if "waits" in line]
    assert said.startswith(f"hipflex: {folder / '0001.jsonl'}:2: ")
    assert said.endswith("; the rest of it waits (moved away on garden-123456, it is left anew)")
    assert "1 taken in" in told.out
    again = a.syncs()
    assert "0 changes written, 0 taken in" in again.out
    assert len(again.err.splitlines()) == 1
    path.write_bytes(first + b"\n" + second + b"\n")
    assert "1 taken in" in a.syncs().out


def test_what_its_own_machine_left_behind_garbage_it_leaves_once_more_where_others_read_it(
    desks: tuple[Desk, Desk],
) -> None:
    a, b = desks
    [path] = segments_in(b.folder)
    first, second = path.read_bytes().splitlines()
    path.write_bytes(first + b"\ngarbage\n" + second + b"\n")
    b.logs("7L")
    assert "2 changes written" in b.syncs().out
    assert [line["tick"] for line in map(json.loads, segments_in(b.folder)[1].read_bytes().splitlines())] == [2, 3]
    assert "3 taken in" in a.syncs().out
    assert "0 changes written" in b.syncs().out
    assert agree(desks)


def test_a_file_that_rotted_long_after_it_was_read_is_left_anew_once_it_is_moved_away(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    for number in range(30):
        b.logs(f"{number + 1}R")
    b.syncs()
    b.syncs()
    [path] = segments_in(b.folder)
    first, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([first, b"x" * 80 + b"\n", *rest]))
    assert "1 taken in" in a.syncs().out
    path.rename(path.with_name("rotten"))
    assert "32 changes written" in b.syncs().out
    assert "31 taken in" in a.syncs().out
    assert agree(desks)


@POSIX
@pytest.mark.parametrize("what", ["a pipe", "a folder", "a link to itself"])
def test_what_is_no_file_is_told_and_passed_over(desks: tuple[Desk, Desk], what: str) -> None:
    a, b = desks
    place = b.folder / "0002.jsonl"
    match what:
        case "a pipe":
            os.mkfifo(place)
        case "a folder":
            place.mkdir()
        case _:
            place.symlink_to(place)
    told = a.syncs()
    assert f"{place} can't be read: " in told.err
    assert "2 taken in" in told.out


@POSIX
def test_a_link_in_the_place_of_an_own_file_is_not_written_through(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    a, _ = desks
    a.syncs()
    precious = tmp_path / "precious"
    precious.write_text("no end of line", encoding="utf-8")
    (a.folder / "0002.jsonl").symlink_to(precious)
    a.logs("7L")
    told = a.home.run("sync", a.shared)
    assert (told.code, "0002.jsonl can't be written" in told.err) == (1, True)
    assert precious.read_text("utf-8") == "no end of line"


NAMES = ["0001.sync-conflict-20261129-101112-ABCDEFG.jsonl", "0001 (conflicted copy 2026-11-29).jsonl"]


@pytest.mark.parametrize("name", NAMES)
def test_a_conflict_copy_is_read_if_whole_and_told_of_if_torn(desks: tuple[Desk, Desk], name: str) -> None:
    a, b = desks
    [path] = segments_in(b.folder)
    data = path.read_bytes()
    first, _ = data.splitlines(keepends=True)
    copy = path.with_name(name)
    copy.write_bytes(data[:-7])
    path.write_bytes(first)
    told = a.syncs()
    assert "1 taken in" in told.out
    assert f"{copy}: the last line of this copy is torn" in told.err
    copy.write_bytes(data)
    told = a.syncs()
    assert "1 taken in" in told.out
    assert "torn" not in told.err


def test_a_torn_line_waits_for_its_rest_without_a_word(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    [path] = segments_in(b.folder)
    data = path.read_bytes()
    whole = data.index(b"\n") + 1
    for end in range(whole, len(data), 37):
        path.write_bytes(data[:end])
        told = a.syncs()
        assert "waits" not in told.err
        assert f"{int(end == whole)} taken in" in told.out
    path.write_bytes(data)
    assert "1 taken in" in a.syncs().out


# Disks and folders


def _whole(desk: Desk) -> bool:
    """Whether the files of a machine hold whole lines alone, each once."""
    text = b"".join(path.read_bytes() for path in segments_in(desk.folder))
    return text[-1:] in (b"", b"\n") and len(desk.lines) == len({line["id"] for line in desk.lines})


@POSIX
def test_what_a_limit_of_files_refuses_is_told_and_the_files_hold_whole_lines(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    for number in range(6):
        a.home.ok("log", "lunge", *["10L"] * 40, "--note", "x" * 3000 * (number % 2))
    for limit in range(0, 40_000, 40_000 // LIMITS):
        narrow = Desk(a.home, a.shared.with_name(f"below {limit}"))
        narrow.shared.mkdir()
        prefix = [sys.executable, "-c", LIMITED, str(limit)]
        told = ran(a.home, "sync", narrow.shared, prefix=prefix, also={"PYTHONDONTWRITEBYTECODE": "1"})
        assert told.returncode == 1
        assert told.stderr.endswith("can't be written: File too large\n")
        assert len(told.stderr.splitlines()) == 1
        assert _whole(narrow)
    assert agree((narrow, Desk(b.home, narrow.shared)))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A shared folder on a small disk of its own."""
    place = tmp_path / "small"
    place.mkdir()
    with small_disk(place) as there:
        if not there:
            pytest.skip("nobody may mount a disk here")
        yield place


def test_a_full_disk_is_told_and_with_room_again_all_goes_on(desks: tuple[Desk, Desk], small: Path) -> None:
    a, b = (Desk(desk.home, small) for desk in desks)
    a.syncs()
    for _ in range(12):
        a.home.ok("log", "lunge", *["10L"] * 40)
    free = os.statvfs(small).f_bavail * os.statvfs(small).f_frsize
    for room in (0, 4096, 8192):
        (small / "ballast").write_bytes(bytes(free - room))
        told = a.home.run("sync", small)
        (small / "ballast").unlink()
        assert told.code == 1
        assert told.err.endswith("can't be written: No space left on device\n")
        assert len(told.err.splitlines()) == 1
        assert _whole(a)
    assert agree((a, b))


def test_a_folder_that_only_reads_is_told_and_what_is_there_is_taken_in(desks: tuple[Desk, Desk], small: Path) -> None:
    a, b = (Desk(desk.home, small) for desk in desks)
    b.syncs()
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    told = a.home.run("sync", small)
    assert told.code == 1
    assert "2 taken in" in told.out
    assert told.err.splitlines()[-1].endswith("can't be written: Read-only file system")
    assert len(a.home.rows()) == 3
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    assert agree((a, b))


def test_a_folder_that_went_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    member = Member(Machine(tmp_path / "a"))
    member.shared.mkdir()
    member.machine.logs(10)
    take_in(member.workspace(), member.shared)
    member.shared.rmdir()
    with pytest.raises(Refused, match="is not there any more"):
        leave_all(member.workspace(), member.shared)
    assert not member.shared.exists()
    assert member.machine.reps() == [10]


# Programs


@POSIX
def test_whenever_a_sync_is_killed_the_next_one_goes_on(
    desks: tuple[Desk, Desk], record_property: Callable[[str, object], None]
) -> None:
    a, b = desks
    chance = chance_of(7)
    began = time.monotonic()
    a.home.program("sync", a.shared)
    took = time.monotonic() - began
    killed = 0
    for number in range(KILLS):
        a.home.ok("log", "lunge", *["10L"] * 30)
        b.logs(f"{number + 1}R")
        b.syncs()
        with started(a.home, "sync", a.shared) as program:
            time.sleep(chance.uniform(0.2, 1.2) * took)
            program.kill()
            program.communicate()
        killed += program.returncode == -signal.SIGKILL
        assert damage(a.home.log_file) == []
    assert agree(desks)
    assert len(a.home.rows()) == 3 + 31 * KILLS
    assert len({line["id"] for line in a.lines}) == 1 + KILLS
    record_property(FIGURES, f"{killed} of {KILLS} syncs killed, nothing lost, nothing twice")


def test_terminals_that_sync_at_once_leave_each_change_once(desks: tuple[Desk, Desk]) -> None:
    a, b = desks
    for number in range(3):
        a.logs(f"{number + 1}L")
        b.logs(f"{number + 1}R")
        programs = [started(desk.home, "sync", desk.shared) for desk in desks * 3]
        said = [program.communicate() for program in programs]
        assert [program.returncode for program in programs] == [0] * len(programs), said
    assert agree(desks)
    assert len(a.home.rows()) == 9
    for desk in desks:
        assert len(desk.lines) == len({line["id"] for line in desk.lines})


@POSIX
def test_a_log_that_came_from_another_computer_brings_what_that_one_never_left(tmp_path: Path) -> None:
    old = Machine(tmp_path / "old")
    old.logs(10)
    old.log.__exit__(None, None, None)
    (tmp_path / "old").rename(tmp_path / "new")
    shared = tmp_path / "new" / "shared"
    new, other = Member(Machine(tmp_path / "new")), Member(Machine(tmp_path / "other"))
    shared.mkdir()
    assert new.syncs().written == 1
    (tmp_path / "other" / "shared").symlink_to(shared)
    assert other.syncs().taken == 1
    assert other.machine.reps() == [10]
