"""`sync: after-change`: what is made is in the shared folder at once, what others made is here when it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hipflex.files import alone_with
from tests.cli.home import Home

MINE = "hanging-leg-raise"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, shared: Path) -> Home:
    return at_a(tmp_path / "desk", shared)


@pytest.fixture
def laptop(tmp_path: Path, shared: Path) -> Home:
    return at_a(tmp_path / "laptop", shared)


def at_a(place: Path, shared: Path) -> Home:
    """A machine that leaves each change in the shared folder."""
    home = Home(place).knowing_the_catalogue()
    home.config.mkdir(parents=True)
    (home.config / "settings.yaml").write_text(f"sync: after-change\nsync_folder: {shared}\n", encoding="utf-8")
    return home


def lines(shared: Path) -> list[dict[str, Any]]:
    """The changes that stand in a shared folder."""
    files = sorted(shared.glob("hipflex/*/*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def said(shared: Path) -> list[str]:
    return [line["action"] for line in lines(shared)]


def test_a_set_is_in_the_shared_folder_when_it_is_logged(desk: Home, shared: Path) -> None:
    done = desk.ok("log", MINE, "10")
    assert said(shared) == ["log"]
    assert done.err == ""
    desk.ok("log", MINE, "9")
    assert said(shared) == ["log", "log"]


@pytest.mark.parametrize("door", [(), ("--settings", "{settings}")])
def test_every_change_is_left_there_through_either_door(desk: Home, shared: Path, door: tuple[str, ...]) -> None:
    """An option before the command is Typer's to read."""
    before = [word.format(settings=desk.config / "settings.yaml") for word in door]
    for words in (
        ("log", MINE, "10"),
        ("edit", "last", "9"),
        ("undo",),
        ("redo",),
        ("delete", "last"),
        ("check-in", "--left", "clear", "--right", "tight"),
    ):
        desk.ok(*before, *words)
    assert said(shared) == ["log", "edit", "undo", "redo", "delete", "check-in"]


def test_each_line_of_a_workout_is_left_there_before_the_next(desk: Home, shared: Path) -> None:
    assert desk.run("workout", "start", "hip-flexor", stdin="9\nskip\n").code == 3
    assert said(shared) == ["start", "log", "skip"]


def test_by_hand_leaves_nothing_and_takes_nothing_in(desk: Home, laptop: Home, shared: Path) -> None:
    laptop.ok("log", MINE, "8")
    desk.ok("settings", "unset", "sync")
    desk.ok("log", MINE, "10")
    assert desk.ok().err == ""
    assert len(lines(shared)) == 1
    assert [row["reps"] for row in desk.rows()] == [10]


def test_what_could_not_be_left_is_left_with_the_next_change(desk: Home, shared: Path) -> None:
    shared.rmdir()
    done = desk.ok("log", MINE, "10")
    assert done.out.startswith("logged")
    assert done.err.count("\n") == 1
    assert f"the folder {shared} is not there" in done.err
    assert "what was changed is in the log" in done.err
    assert not shared.exists()
    shared.mkdir()
    assert desk.ok("log", MINE, "9").err == ""
    assert len(lines(shared)) == 2


def test_who_logs_a_set_does_not_wait_for_another_program_that_writes_there(desk: Home, shared: Path) -> None:
    desk.ok("log", MINE, "10")
    [file] = shared.rglob("*.jsonl")
    with alone_with(file):
        done = desk.ok("log", MINE, "9")
    assert "another program has been writing it for 1 s" in done.err
    assert len(lines(shared)) == 1
    desk.ok("log", MINE, "8")
    assert len(lines(shared)) == 3


def test_a_whole_workout_tells_once_that_nothing_can_be_left(desk: Home, shared: Path) -> None:
    shared.rmdir()
    done = desk.run("workout", "start", "hip-flexor", stdin="9\n9\n9\n")
    assert done.err.count("what was changed is in the log") == 1


def test_a_folder_that_was_never_named_is_told(desk: Home) -> None:
    desk.ok("settings", "unset", "sync_folder")
    done = desk.ok("log", MINE, "10")
    assert done.err.count("\n") == 1
    assert "`hipflex sync FOLDER` names it" in done.err


def test_who_wants_it_without_a_folder_is_told_at_once(home: Home) -> None:
    assert "`hipflex sync FOLDER` names it" in home.ok("settings", "set", "sync", "after-change").err


def test_a_folder_is_found_from_wherever_the_program_runs(desk: Home, shared: Path) -> None:
    desk.ok("settings", "set", "sync_folder", "../shared")
    assert f'sync_folder: "{shared}"' in (desk.config / "settings.yaml").read_text(encoding="utf-8")
    (desk.config / "settings.yaml").write_text("sync_folder: shared\n", encoding="utf-8")
    desk.refused("sync", says="a whole path, like ~/Sync")


@pytest.mark.parametrize("words", [(), ("workout", "start", "hip-flexor"), ("workout", "resume")])
def test_what_others_made_is_taken_in_before_it_counts(desk: Home, laptop: Home, words: tuple[str, ...]) -> None:
    laptop.ok("log", MINE, "8", "7")
    done = desk.run(*words)
    assert "1 change of other machines taken in" in done.err
    assert [row["reps"] for row in desk.rows()] == [8, 7]
    assert "taken in" not in desk.run(*words).err


def test_a_rehearsal_takes_nothing_in(desk: Home, laptop: Home) -> None:
    laptop.ok("log", MINE, "8")
    assert "taken in" not in desk.ok("workout", "start", "hip-flexor", "--rehearse").err
    assert desk.rows() == []


def test_two_machines_that_leave_at_once_come_to_the_same_log(desk: Home, laptop: Home) -> None:
    for number in range(1, 4):
        desk.ok("log", MINE, number)
        laptop.ok("log", MINE, 10 + number)
        laptop.ok()
    for home in (desk, laptop):
        home.ok()
    assert desk.ok("export").out == laptop.ok("export").out
    assert len(desk.rows()) == 6


def test_a_folder_that_is_gone_is_told_where_it_was_to_be_read_and_all_else_is_shown(desk: Home, shared: Path) -> None:
    shared.rmdir()
    done = desk.ok()
    assert "Due  Hip flexor workout" in done.out
    assert done.err.count("\n") == 1
    assert f"the folder {shared} is not there" in done.err


def test_what_a_restore_lost_only_comes_back_by_a_sync(desk: Home, shared: Path) -> None:
    desk.ok("log", MINE, "10")
    backup = desk.path / "backup.db"
    desk.ok("backup", backup)
    desk.ok("log", MINE, "9")
    assert "`hipflex sync` brings back what was made since" in desk.ok("restore", backup).err
    desk.ok()
    assert [row["reps"] for row in desk.rows()] == [10]
    done = desk.ok("log", MINE, "8")
    assert "the log lacks changes" in done.err
    assert desk.ok("sync").err.startswith("hipflex: 1 change of this machine that the log had lost")
    assert [row["reps"] for row in desk.rows()] == [10, 9, 8]
    assert desk.ok("log", MINE, "7").err == ""
    assert len({line["id"] for line in lines(shared)}) == 4
