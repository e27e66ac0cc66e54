"""A workout that is open on another machine: it is shown here, and goes on here only where somebody says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hipflex.services import status_file
from tests.cli.home import Home

SINCE = r"open on \S+-[0-9a-z]{6} since \d{4}-\d\d-\d\d \d\d:\d\d"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(tmp_path: Path, shared: Path) -> Home:
    """A machine on which a workout is open, with one set done, which has told the others of it."""
    desk = Home(tmp_path / "desk").knowing_the_catalogue()
    desk.run("workout", "start", "hip-flexor", stdin="9\n")
    desk.ok("sync", shared)
    return desk


@pytest.fixture
def laptop(desk: Home, shared: Path) -> Home:
    """Another machine, which knows of that."""
    laptop = Home(desk.path.with_name("laptop")).knowing_the_catalogue()
    laptop.ok("sync", shared)
    return laptop


def test_the_day_says_on_which_machine_it_is_open_and_how_to_go_on_here(laptop: Home) -> None:
    said = laptop.ok().out
    assert "Due  Hip flexor workout" in said
    assert re.search(rf"Elsewhere  Hip flexor workout\n  1 of 9 sets done, {SINCE}\n", said)
    assert "go on with it here: hipflex workout resume --take-over" in said


def test_the_day_as_json_has_it_beside_what_is_open_here(laptop: Home, desk: Home) -> None:
    today = laptop.ok("--json").json
    machine = desk.ok("path", "--json").json["machine"]
    assert today["open"] is None
    [elsewhere] = today["open_elsewhere"]
    assert (elsewhere["machine"], elsewhere["workout"], elsewhere["sets_done"]) == (machine, "hip-flexor", 1)
    assert desk.ok("--json").json["open_elsewhere"] == []


@pytest.mark.parametrize("words", [("due",), ("--log-file", "{log}", "due")])
def test_the_line_of_due_says_it_behind_what_is_due(laptop: Home, words: tuple[str, ...]) -> None:
    said = laptop.ok(*(word.format(log=laptop.log_file) for word in words)).out
    assert re.fullmatch(rf"due: hip-flexor \(.*\); {SINCE}: hip-flexor, 1 of 9 sets done\n", said)


def test_the_status_file_says_it_from_the_sync_on_until_it_is_over(laptop: Home, desk: Home, shared: Path) -> None:
    def line() -> str | None:
        with laptop.at_home():
            return status_file.line_still_true(laptop.environment)

    assert re.search(SINCE, line() or "")
    desk.ok("workout", "finish")
    for home in (desk, laptop):
        home.ok("sync", shared)
    assert line() == laptop.ok("--log-file", laptop.log_file, "due").out.rstrip("\n")
    assert "open on" not in (line() or "")


def test_the_history_says_on_which_machine_a_session_is_open(laptop: Home, desk: Home) -> None:
    machine = desk.ok("path", "--json").json["machine"]
    assert f"Hip flexor workout  open on {machine}  id " in laptop.ok("history").out
    assert "Hip flexor workout  open  id " in desk.ok("history").out


def test_a_workout_here_begins_beside_it_once_that_is_said(laptop: Home) -> None:
    done = laptop.run("workout", "start", "hip-flexor", stdin="10\n")
    assert done.code == 3
    assert re.search(rf"Hip flexor workout is {SINCE}: `workout resume --take-over` goes on with it here", done.err)
    assert [row["reps"] for row in laptop.rows()] == [9, 10]
    assert laptop.ok("--json").json["open"]["sets_done"] == 1


def test_a_rehearsal_says_nothing_of_it(laptop: Home) -> None:
    assert "open on" not in laptop.ok("workout", "start", "--rehearse").err


def test_what_is_taken_over_goes_on_here_and_is_told_there(laptop: Home, desk: Home, shared: Path) -> None:
    laptop.refused("workout", "resume", says="take-over")
    assert laptop.run("workout", "resume", "--take-over", stdin="8\n").code == 3
    assert laptop.ok("--json").json["open_elsewhere"] == []
    for home in (laptop, desk):
        told = home.ok("sync", shared).err
    machine = laptop.ok("path", "--json").json["machine"]
    assert re.search(rf"Hip flexor workout, open here since .*, goes on at {machine} now", told)
    assert desk.ok("--json").json["open_elsewhere"][0]["machine"] == machine
    desk.refused("workout", "finish", says="no workout is open")
