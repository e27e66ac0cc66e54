"""The program in a process of its own: pipes, closed streams, signals, full disks, files that can't be written."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest

from tests.children import running
from tests.cli.home import Home, Result

WITHOUT_POWERS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")


def test_a_process_of_its_own_says_the_same_as_one_within(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "3x10@2.5kg", "--note", "ünder")
    for words in (["history"], ["log", "--json"], ["export"], ["card", "zzz"], ["--help"]):
        assert home.program(*words) == home.run(*words)


def test_a_reader_who_has_read_enough_ends_it_quietly(home: Home) -> None:
    home.ok("log", "mountain-climber", *["100x30"] * 10)
    for words in (["export"], ["export", "--format", "csv"], ["export", "--format", "json"], ["history", "--json"]):
        result = home.program(*words, line='"$@" | head -c 100; echo "${PIPESTATUS[0]}" >&2')
        assert (len(result.out), result.err) == (100, "0\n")


@pytest.mark.parametrize(
    "line",
    [
        *("history", "progress", "records", "card lunge", "next", "log", "due", "undo", "path", "", "doctor"),
        *("workout show", "catalogue schema", "log lunge 9L", "--help", "log --help"),
    ],
)
def test_whatever_is_shown_to_a_closed_pipe_ends_quietly(home: Home, line: str) -> None:
    home.ok("log", "lunge", "10L")
    result = home.program(*line.split(), line='"$@" | exec 0<&-; echo "${PIPESTATUS[0]}" >&2')
    assert (result.out, result.err) == ("", "0\n")


@pytest.mark.parametrize(
    ("ready", "words"),
    [
        ((), "log lunge 10L"),
        (("log lunge 10L",), "undo --json"),
        (("log lunge 10L", "undo"), "redo"),
        (("log lunge 10L",), "edit last 12"),
        (("log lunge 10L",), "delete last"),
        ((), "check-in --left tight --right clear"),
        ((), "workout start lunge"),
        (("workout start lunge",), "workout finish"),
        (("workout start lunge",), "workout discard"),
    ],
)
def test_a_change_whose_answer_cannot_be_shown_is_told_to_be_in_the_log(
    home: Home, ready: tuple[str, ...], words: str
) -> None:
    for line in ready:
        home.run(*line.split(), stdin="10\n")
    result = home.program(*words.split(), line='"$@" >/dev/full', stdin="10\n")
    assert result.code == 1
    last = result.err.splitlines()[-1]
    assert last.startswith("hipflex: ")
    assert "No space left" in last
    assert last.endswith("; what was changed is in the log")


@pytest.mark.parametrize("words", ["log", "history --json", "undo --help"])
def test_a_view_that_cannot_be_shown_claims_no_change(home: Home, words: str) -> None:
    home.ok("log", "lunge", "10L")
    result = home.program(*words.split(), line='"$@" >/dev/full')
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "in the log" not in result.err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_like_an_empty_one(home: Home, closed: str) -> None:
    home.program("log", "lunge", "10L", line=f'"$@" {closed}')
    assert len(home.rows()) == 1
    for words in (["history"], ["log", "-"], ["workout", "start", "lunge"], ["zzz"], ["export"]):
        result = home.program(*words, line=f'"$@" {closed}')
        assert "unforeseen" not in result.err + result.out
        if "2>&-" in closed:
            assert "hipflex:" not in result.out
    assert home.log_file.read_bytes()[:15] == b"SQLite format 3"


def test_arguments_that_are_no_text_are_refused(home: Home) -> None:
    for words in (["card", b"\xff"], ["log", "lunge", "10L", "--note", b"\xff"], ["log", "lunge", b"\xff"]):
        decoded = [word.decode(errors="surrogateescape") if isinstance(word, bytes) else word for word in words]
        result = home.program(*decoded)
        assert (result.code, result.out) == (1, "")
    assert home.rows() == []


@pytest.mark.parametrize(
    "environment", [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX"}]
)
def test_in_a_locale_without_letters_nothing_fails_for_them(home: Home, environment: dict[str, str]) -> None:
    home.program("log", "lunge", "10L", "--note", "ünder ×")
    for words in (["history"], ["log"], ["settings", "set", "equipment", "bench"], ["history", "--json"]):
        result = home.program(*words, environment=environment)
        assert (result.code, result.err) == (0, "")
    assert result.json == home.program("history", "--json").json
    assert home.program("export", environment=environment).out == home.program("export").out


def test_in_a_pipe_nothing_is_coloured_or_cut_and_no_color_is_stronger_than_force(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--note", "x" * 500)
    for words in (["history"], ["card", "lunge"], ["workout", "show"], ["progress"]):
        assert "\x1b" not in home.ok(*words).out
        assert "\x1b" in home.ok(*words, FORCE_COLOR="1").out
        assert "\x1b" not in home.ok(*words, FORCE_COLOR="1", NO_COLOR="1").out
        assert "\x1b" not in home.ok(*words, FORCE_COLOR="1", TERM="dumb").out
    assert "x" * 500 in home.ok("log", COLUMNS="20").out


def started(home: Home, *words: str) -> AbstractContextManager[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "hipflex", *words]
    return running(command, stderr=subprocess.PIPE, env=home.environment, cwd=home.path)


@pytest.mark.parametrize("form", ["jsonl", "csv", "json"])
def test_who_stops_reading_an_export_holds_nobody_off(home: Home, form: str) -> None:
    home.ok("log", "mountain-climber", *["100x30"] * 10)
    with started(home, "export", "--format", form) as program:
        assert program.stdout is not None
        program.stdout.readline()
        home.ok("log", "lunge", "10L")
        assert "lunge" not in program.communicate()[0]
    assert len(home.rows()) == 1001


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_in_a_workout_keeps_what_was_acknowledged(home: Home, number: signal.Signals) -> None:
    with started(home, "workout", "start", "hip-flexor") as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("10\n9\n")
        program.stdin.flush()
        said = [program.stdout.readline() for _ in range(2)]
        program.send_signal(number)
        assert program.wait() == (130 if number is signal.SIGINT else -number)
    assert [line.split()[0] for line in said] == ["logged"] * 2
    assert [row["reps"] for row in home.rows()] == [10, 9]
    assert home.run("workout", "resume", stdin="8\n").code == 3
    assert [row["reps"] for row in home.rows()] == [10, 9, 8]


def test_a_slot_that_another_terminal_logged_meanwhile_is_said_and_passed_over(home: Home) -> None:
    with started(home, "workout", "start", "hip-flexor") as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("10\n")
        program.stdin.flush()
        program.stdout.readline()
        home.run("workout", "resume", stdin="9\n")
        out, err = program.communicate("7\n8\n")
    assert (program.returncode, out.count("logged")) == (3, 1)
    assert "another terminal" in err
    assert [(row["set"], row["reps"]) for row in home.rows()] == [(1, 10), (2, 9), (3, 8)]


def test_eight_programs_at_once_lose_nothing(home: Home) -> None:
    logging = [started(home, "log", "lunge", "10L", "9L", "--note", str(number)) for number in range(8)]
    with ExitStack() as all_of_them:
        programs = [all_of_them.enter_context(one) for one in logging]
        said = [program.communicate()[0] for program in programs]
    assert [program.returncode for program in programs] == [0] * 8
    rows = home.rows()
    assert len(rows) == 16
    assert all(row["id"][-6:] in "".join(said) for row in rows)
    assert sorted(row["set"] for row in rows) == list(range(1, 17))


@pytest.fixture
def powerless(tmp_path: Path) -> tuple[str, ...]:
    """What to run a program with so that a file's mode means something, even for root."""
    if os.geteuid() != 0:
        return ()
    file = tmp_path / "read-only"
    file.touch(0o400)
    write = f"open({str(file)!r}, 'a')"
    if not succeeds("pass") or succeeds(write):
        pytest.skip("this user may write everything")
    return WITHOUT_POWERS


def succeeds(code: str) -> bool:
    """Whether a line of Python can be run without the powers of root."""
    command = [*WITHOUT_POWERS, sys.executable, "-c", code]
    return (
        shutil.which("setpriv") is not None
        and subprocess.run(command, check=False, capture_output=True).returncode == 0
    )


def refused(result: Result, says: str) -> None:
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert says in result.err


def test_a_read_only_log_can_be_read_and_refuses_what_would_change_it(home: Home, powerless: tuple[str, ...]) -> None:
    home.ok("log", "lunge", "10L")
    home.log_file.chmod(0o400)
    before = home.log_file.read_bytes()
    refused(home.program("log", "lunge", "9L", prefix=powerless), "read-only")
    refused(home.program("undo", prefix=powerless), "read-only")
    refused(home.program("workout", "start", "lunge", stdin="9\n", prefix=powerless), "read-only")
    assert "Lunge" in home.program("history", prefix=powerless).out
    assert home.log_file.read_bytes() == before


def test_a_log_that_nobody_may_read_or_a_folder_nobody_may_write_is_one_line(
    home: Home, powerless: tuple[str, ...]
) -> None:
    home.ok("log", "lunge", "10L")
    home.log_file.chmod(0)
    refused(home.program("history", prefix=powerless), str(home.log_file))
    home.log_file.chmod(0o600)
    home.log_file.parent.chmod(0o500)
    result = home.program("log", "lunge", "9L", prefix=powerless)
    journal_is_there = home.log_file.with_name("log.db-journal").exists()
    assert (result.code, result.out != "") == ((0, True) if journal_is_there else (1, False))
    new = home.program("log", "lunge", "9L", "--log-file", "data/hipflex/new.db", prefix=powerless)
    refused(new, "Permission denied")
    home.log_file.parent.chmod(0o700)


def test_a_disk_that_fills_up_keeps_what_was_acknowledged_and_says_the_rest_in_one_line(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    limit = home.log_file.stat().st_size // 1024 + 8
    said = []
    for _ in range(20):
        result = home.program("log", "lunge", "100x10L", line=f'ulimit -f {limit}; "$@"')
        if result.code:
            refused(result, "log.db can't be used")
            break
        said += result.out.splitlines()
    else:
        pytest.fail("the limit was never reached")
    assert len(home.rows()) == 1 + 100 * len(said)
    home.ok("log", "lunge", "10L")


@pytest.mark.parametrize(
    ("words", "source", "code"),
    [
        (("log", "-"), "yes lunge 10L", 1),
        (("log", "-"), "cat /dev/zero", 1),
        (("import", "-"), "cat /dev/zero", 1),
        (("import", "/dev/zero"), "true", 1),
        (("--settings", "/dev/zero", "history"), "true", 1),
        (("catalogue", "check", "/dev/zero"), "true", 1),
        (("workout", "start", "lunge"), "cat /dev/zero", 1),
        (("workout", "start", "lunge"), "yes 10", 0),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="memory has a limit there")
def test_an_input_without_end_is_refused_within_bounds(
    home: Home, words: tuple[str, ...], source: str, code: int
) -> None:
    result = home.program(*words, line=f'ulimit -v 1500000; {source} | timeout 60 "$@"')
    assert result.code == code
    assert len(result.out + result.err) < 2000
    assert len(home.rows()) == (6 if code == 0 else 0)


def test_thousands_of_lines_are_one_change(home: Home) -> None:
    assert home.program("log", "-", stdin=b"hanging-leg-raise 3x10@2.5kg\nlunge 10L 9R rpe8\n" * 2500).code == 0
    assert len(home.rows()) == 5 * 2500
    home.ok("undo")
    assert home.rows() == []


def test_a_damaged_log_is_one_line_and_left_as_it_is(home: Home) -> None:
    home.ok("log", "mountain-climber", *["100x30"] * 5)
    content = bytearray(home.log_file.read_bytes())
    content[20_480:] = b"\xff" * len(content[20_480:])
    home.log_file.write_bytes(content)
    for words in (["log"], ["log", "lunge", "10L"], ["export"], ["workout", "start", "lunge"], ["undo"]):
        result = home.run(*words, stdin="10\n")
        assert (result.code, result.out) == (1, "")
        assert "damaged" in result.err.splitlines()[-1]
    assert home.log_file.read_bytes() == content


def test_a_newer_log_is_read_and_not_changed(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    with sqlite3.connect(home.log_file) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    home.refused("log", "lunge", "9L", says="newer hipflex")
    home.refused("undo", says="newer hipflex")
    assert len(home.rows()) == 1
