"""The machine's name: kept beside the log, and another one wherever the log is a copy."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable
from hipflex.store import machine
from hipflex.store.machine import Machine
from hipflex.store.training_log import TrainingLog
from tests.store.logger import one_more
from tests.store.samples import at


@pytest.fixture(params=["with an id of the computer", "without one"], autouse=True)
def computer(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the computer's id."""
    path = tmp_path / "machine-id"
    if request.param == "with an id of the computer":
        path.write_text("0123456789abcdef\n", encoding="ascii")
    monkeypatch.setattr(machine, "COMPUTER_IDS", (tmp_path / "missing", path))
    return path


def a_log(folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    return str(folder / "log.db")


def test_a_name_is_made_once_and_stays(tmp_path: Path) -> None:
    log = a_log(tmp_path / "a")
    assert Machine(log).name is None
    first = Machine(log)
    file = Path(first.file)
    assert not file.exists()
    name = first.named()
    assert (first.named(), first.name) == (name, name)
    assert (Machine(log).name, Machine(log).named()) == (name, name)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["log.db.machine"]


def test_the_name_tells_the_computer_and_fits_into_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = (
        ("Desk.home", "desk-"),
        ("../../etc", "machine-"),
        ("", "machine-"),
        ("a" * 60, "a" * 20 + "-"),
        ("j\u00f6rg's mac", "j-rg-s-mac-"),
    )
    for number, (host, begins) in enumerate(hosts):
        monkeypatch.setattr(os, "uname", lambda host=host: type("Names", (), {"nodename": host}))
        monkeypatch.setenv("COMPUTERNAME", host)
        name = Machine(a_log(tmp_path / str(number))).named()
        assert name.startswith(begins)
        assert len(name) == len(begins) + 6
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_two_machines_never_have_one_name(tmp_path: Path) -> None:
    assert len({Machine(a_log(tmp_path / str(n))).named() for n in range(50)}) == 50


def test_a_copied_folder_is_another_machine(tmp_path: Path) -> None:
    name = Machine(a_log(tmp_path / "a")).named()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    copy = Machine(a_log(tmp_path / "b"))
    assert copy.name is None
    assert copy.named() != name
    assert Machine(a_log(tmp_path / "a")).name == name


def test_the_same_place_on_another_computer_is_another_machine(tmp_path: Path, computer: Path) -> None:
    log = a_log(tmp_path / "a")
    Machine(log).named()
    if computer.exists():
        computer.write_text("fedcba9876543210\n", encoding="ascii")
    else:
        left = Path(f"{log}.machine").rename(tmp_path / "left")  # it is still there, so that no other has its number
        shutil.copy(left, f"{log}.machine")
    assert Machine(log).name is None


def test_a_link_to_the_log_leads_to_the_same_machine(tmp_path: Path) -> None:
    log = a_log(tmp_path / "a")
    Path(log).touch()
    name = Machine(log).named()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert Machine(str(tmp_path / "link" / "log.db")).name == name


@pytest.mark.parametrize(
    "content", [b"", b"desk", b"desk\n", b"desk\n12345678\n", b"\xff\n\xff\n", b"\n\n", b"x" * 999]
)
def test_a_damaged_file_is_no_name(tmp_path: Path, content: bytes) -> None:
    log = a_log(tmp_path / "a")
    Path(f"{log}.machine").write_bytes(content)
    assert Machine(log).name is None
    name = Machine(log).named()
    assert Machine(log).name == name


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).symlink_to("log.db")], ids=["pipe", "link"])
def test_what_lies_in_the_place_of_the_name_is_neither_waited_for_nor_written_through(
    tmp_path: Path, make: Callable[[str], None]
) -> None:
    log = a_log(tmp_path / "a")
    Path(log).write_bytes(b"the log")
    make(f"{log}.machine")
    assert Machine(log).name is None
    assert Machine(log).named() == Machine(log).name
    assert Path(log).read_bytes() == b"the log"


def test_a_folder_in_the_place_of_the_name_is_said_to_be_in_the_way(tmp_path: Path) -> None:
    path = a_log(tmp_path / "a")
    with TrainingLog(path, tmp_path, lambda: at(20)) as log:
        Path(f"{path}.machine").mkdir()
        with pytest.raises(LogUnavailable, match=r"log\.db\.machine: "):
            log.by_hand.log(at(16), None, one_more)
    assert sorted(found.name for found in Path(path).parent.iterdir() if "machine" in found.name) == ["log.db.machine"]


def test_a_name_that_was_changed_by_hand_is_none(tmp_path: Path) -> None:
    log = a_log(tmp_path / "a")
    name = Machine(log).named()
    file = Path(f"{log}.machine")
    file.write_text(file.read_text(encoding="ascii").replace(name, "../x"), encoding="ascii")
    assert Machine(log).name is None


def test_an_image_that_never_started_has_no_id(tmp_path: Path, computer: Path) -> None:
    computer.write_text("uninitialized\n", encoding="ascii")
    log = a_log(tmp_path / "a")
    name = Machine(log).named()
    computer.write_text("", encoding="ascii")
    assert Machine(log).name == name


def test_what_only_reads_makes_no_name(tmp_path: Path) -> None:
    with TrainingLog(a_log(tmp_path / "a"), tmp_path, lambda: at(20)) as log:
        log.read.open_session()
        log.read.sessions()
        assert log.machine.name is None
        log.by_hand.log(at(16), None, one_more)
        assert log.machine.name is not None
