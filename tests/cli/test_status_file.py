"""The status file beside the log: what `due` says, for prompts, after every change."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hipflex.places import places
from hipflex.services.status_file import line_still_true
from hipflex.services.status_refresh import refresh
from hipflex.services.workspace import Workspace
from hipflex.terminal.clock import SystemClock
from tests.cli.home import Home

OPEN = ("workout", "start", "hip-flexor")


def status_file(home: Home) -> Path:
    return Path(f"{home.log_file}.status")


def status(home: Home) -> list[str]:
    """The two lines that are for others."""
    return status_file(home).read_text(encoding="utf-8").splitlines()[:2]


def due(home: Home, **environment: str) -> str:
    """What is due as log, settings and catalogue have it now: with an option the file is not asked."""
    return home.ok("--log-file", str(home.log_file), "due", **environment).out.rstrip("\n")


def from_file(home: Home, **environment: str) -> str | None:
    """What `due` would answer from the file alone."""
    with home.at_home(environment):
        return line_still_true(os.environ)


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Berlin")).date()


@pytest.fixture
def trained(home: Home) -> Home:
    """A home where some sets were logged."""
    home.ok("log", "hanging-leg-raise", "10", "9", "8", "--at", "3 days ago")
    return home


def test_path_names_the_file_which_is_its_owners_alone(trained: Home) -> None:
    assert trained.ok("path", "--json").json["status"] == str(status_file(trained))
    assert stat.S_IMODE(status_file(trained).stat().st_mode) == 0o600


def test_its_second_line_is_the_day_on_which_the_first_may_change(trained: Home) -> None:
    assert status(trained) == [due(trained), (today() + timedelta(days=1)).isoformat()]


@pytest.mark.parametrize(
    "change",
    [
        ["log", "hanging-leg-raise", "3x10"],
        ["log", "kneeling-lunge", "45s", "--at", "yesterday"],
        ["log", "hanging-leg-raise", "6x10"],
        ["edit", "last", "9"],
        ["edit", "last", "--at", "yesterday"],
        ["delete", "last"],
        ["undo"],
        ["check-in", "--left", "tight", "--right", "clear"],
        OPEN,
        ["settings", "set", "target_per_week", "1"],
        ["settings", "set", "programme", "band-six-weeks"],
    ],
    ids=" ".join,
)
def test_after_a_change_it_says_what_is_due_now(trained: Home, change: list[str]) -> None:
    before = status_file(trained).stat().st_mtime_ns
    assert trained.run(*change, stdin="10\n").code in (0, 3)
    assert status_file(trained).stat().st_mtime_ns > before
    assert status(trained)[0] == due(trained)


def test_what_was_taken_back_imported_or_restored_is_in_it(trained: Home, tmp_path: Path) -> None:
    trained.ok("backup", tmp_path / "a.db")
    trained.ok("log", "hanging-leg-raise", "6x10")
    assert status(trained)[0] == "not due: you have trained today"
    trained.ok("export", "--output", tmp_path / "sets.jsonl")
    trained.ok("restore", tmp_path / "a.db")
    assert status(trained)[0] == due(trained) != "not due: you have trained today"
    trained.ok("import", tmp_path / "sets.jsonl")
    assert status(trained)[0] == "not due: you have trained today"
    trained.ok("undo")
    assert status(trained)[0].startswith("due: ")
    trained.ok("redo")
    assert status(trained)[0] == "not due: you have trained today"


def test_a_setting_taken_out_is_in_it(trained: Home) -> None:
    trained.ok("settings", "set", "target_per_week", "4")
    assert "of 4 this week" in status(trained)[0]
    trained.ok("settings", "unset", "target_per_week")
    assert "of 2 this week" in status(trained)[0]


def test_it_follows_a_workout_from_its_start_to_its_end(home: Home) -> None:
    home.run(*OPEN, stdin="")
    assert "open: hip-flexor, 0 of 9 sets done" in status(home)[0]
    home.run("workout", "resume", stdin="10\n9\n")
    assert "open: hip-flexor, 2 of 9 sets done" in status(home)[0]
    home.ok("workout", "finish")
    assert "open" not in status(home)[0]
    home.ok("undo")
    assert "open: hip-flexor, 2 of 9 sets done" in status(home)[0]
    home.ok("workout", "discard")
    assert status(home)[0] == due(home)


def test_it_follows_a_workout_set_by_set(home: Home) -> None:
    command = [sys.executable, "-m", "hipflex", *OPEN]
    running = subprocess.Popen(
        command, env=home.environment, cwd=home.path, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    with running as workout:
        assert workout.stdin is not None
        for done in range(3):
            deadline = time.monotonic() + 20
            while not status_file(home).exists() or f"open: hip-flexor, {done} of 9 sets done" not in status(home)[0]:
                assert time.monotonic() < deadline, status(home)
                time.sleep(0.02)
            workout.stdin.write("10\n")
            workout.stdin.flush()


@pytest.mark.parametrize("log", ["a.db", "b.db", "c.db"])
def test_of_several_programs_at_once_the_last_has_seen_what_all_changed(home: Home, log: str) -> None:
    """A day counts from the fifth set on, so that whoever has seen four says something else."""
    named = {"HIPFLEX_LOG": str(home.path / log)}
    with ThreadPoolExecutor() as pool:
        words = ("log", "hanging-leg-raise", "10")
        done = [pool.submit(home.program, *words, environment=named) for _ in range(5)]
    assert [one.result().code for one in done] == [0] * 5
    said = (home.path / f"{log}.status").read_text(encoding="utf-8").splitlines()
    assert said[0] == "not due: you have trained today"


@pytest.mark.parametrize(("changes", "said"), [(0, "line 1"), (1, "line 2"), (2, "line 3"), (25, None)])
def test_who_is_overtaken_while_writing_it_writes_it_again_and_else_takes_it_away(
    trained: Home, changes: int, said: str | None
) -> None:
    calls: list[None] = []

    def line_of(_: object) -> str:
        calls.append(None)
        if len(calls) <= changes:
            trained.program("log", "hanging-leg-raise", "10")
        return f"line {len(calls)}"

    with trained.at_home():
        refresh(places(os.environ), os.environ, SystemClock().now, line_of)
    assert (status(trained)[0] if status_file(trained).exists() else None) == said


@pytest.mark.parametrize("is_replaced", [False, True])
def test_it_is_of_the_log_at_its_place_not_of_one_that_is_open_and_was_replaced(
    trained: Home, tmp_path: Path, *, is_replaced: bool
) -> None:
    trained.ok("log", "hanging-leg-raise", "6x10", "--log-file", str(tmp_path / "other.db"))
    with trained.at_home(), closing(Workspace(places(os.environ), SystemClock().now)) as workspace:
        log = workspace.log
        if is_replaced:
            os.replace(tmp_path / "other.db", trained.log_file)
        seen: list[tuple[bool, int]] = []

        def line_of(onlooker: Workspace) -> str:
            seen.append((onlooker.log is log, len(onlooker.log.read.latest_sets(9))))
            return "a line"

        refresh(places(os.environ), os.environ, SystemClock().now, line_of, log)
    assert seen == [(not is_replaced, 6 if is_replaced else 3)]


def test_what_only_looks_leaves_it_alone(trained: Home) -> None:
    def written() -> tuple[int, int]:
        about = status_file(trained).stat()
        return about.st_ino, about.st_ctime_ns

    before = written()
    for words in (["history"], ["next"], [], ["settings", "show"], ["path"], ["log"], ["progress"]):
        trained.ok(*words)
    assert written() == before


@pytest.mark.parametrize("content", [None, b"", b"due: nothing\n2099-01-01\n", b"\xff\0" * 50_000])
def test_due_writes_it_where_it_is_missing_or_another(trained: Home, content: bytes | None) -> None:
    expected, file = status(trained), status_file(trained)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert trained.ok("due").out.rstrip("\n") == expected[0]
    assert status(trained) == expected


@pytest.mark.parametrize(("sets", "code"), [("1x10", 0), ("6x10", 1)])
def test_quiet_exits_as_it_would_without_the_file(trained: Home, sets: str, code: int) -> None:
    trained.ok("log", "hanging-leg-raise", sets)
    assert from_file(trained) is not None
    assert trained.run("due", "--quiet") == trained.run("--log-file", trained.log_file, "due", "--quiet")
    assert trained.run("due", "--quiet").code == code


def test_a_home_without_a_log_gets_one_that_says_so(home: Home) -> None:
    assert home.ok("due").out.rstrip("\n") == status(home)[0]
    assert from_file(home) == status(home)[0]


def test_where_it_can_not_be_told_what_is_due_there_is_none(trained: Home) -> None:
    trained.config.mkdir(parents=True)
    (trained.config / "settings.yaml").write_text("unit: stone\n", encoding="utf-8")
    assert trained.run("due", "--quiet").code == 4
    assert not status_file(trained).exists()


@pytest.mark.parametrize("in_the_way", [Path.mkdir, os.mkfifo])
def test_nothing_fails_where_it_can_not_be_written(home: Home, in_the_way: object) -> None:
    status_file(home).parent.mkdir(parents=True)
    assert callable(in_the_way)
    in_the_way(status_file(home))
    assert home.ok("log", "hanging-leg-raise", "10").err == ""
    assert home.ok("due").out == home.ok("due").out


@pytest.mark.parametrize("words", [["due", "--log-file", ""], ["--log-file", ".", "due", "--quiet"]])
def test_a_file_of_the_users_own_is_never_taken_away(home: Home, words: list[str]) -> None:
    files = [home.path / ".status", home.path / "..status"]
    for file in files:
        file.write_text("mine\n", encoding="utf-8")
    assert home.run(*words).code in (1, 4)
    assert [file.read_text(encoding="utf-8") for file in files] == ["mine\n"] * 2


def test_it_never_takes_the_place_of_another_log(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10", "--log-file", f"{home.log_file}.status")
    home.ok("log", "hanging-leg-raise", "9")
    assert [row["reps"] for row in home.rows("--log-file", f"{home.log_file}.status")] == [10]


def test_sets_after_the_present_moment_make_it_true_for_no_day(trained: Home) -> None:
    assert from_file(trained) is not None
    trained.ok("import", ahead(trained))
    assert status(trained)[1] == today().isoformat()
    assert from_file(trained) is None


def test_of_thousands_of_movements_those_of_the_workouts_are_looked_at(home: Home) -> None:
    exercises = home.config / "catalogue" / "exercises"
    exercises.mkdir(parents=True)
    entry = "title: Mine\ndoses: {a: 3 x 8}\n"
    for number in range(260):
        (exercises / f"own-{number}.yaml").write_text(entry.replace("Mine", f"Mine {number}"))
    own = exercises / "hanging-leg-raise.yaml"
    own.write_text(entry)
    time.sleep(0.2)  # what has only just changed isn't rested on
    home.ok("log", "own-1", "10")
    assert from_file(home) == due(home)
    (exercises / "own-2.yaml").write_text(entry)
    assert from_file(home) == due(home)
    own.write_text("title: Mine\ndoses: {a: 3 x 30s}\n")
    assert from_file(home) is None
    time.sleep(0.2)
    home.ok("due")
    assert from_file(home) == due(home)
    (exercises / "one-more.yaml").write_text(entry)
    assert from_file(home) is None


def ahead(home: Home) -> Path:
    """A file with a set that lies a day ahead."""
    file = home.path / "ahead.jsonl"
    moment = (datetime.now(ZoneInfo("Europe/Berlin")) + timedelta(days=1)).replace(microsecond=0)
    row = home.rows()[-1] | {"id": "01zzzzzzzz0000000000", "performed_at": moment.isoformat()}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return file
