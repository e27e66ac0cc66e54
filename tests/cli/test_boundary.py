"""Where errors end: whatever happens there is a line, an exit code and no traceback."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from hipflex.cli import boundary
from hipflex.cli.boundary import guarded
from tests.cli.home import Home


@pytest.fixture(autouse=True)
def interrupt() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def a_fault() -> int:
    raise ZeroDivisionError("of ours")


def test_an_unforeseen_fault_is_a_line_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert guarded(a_fault) == 1
    [report] = tmp_path.iterdir()
    assert capsys.readouterr().err.endswith(f"which is ours (ZeroDivisionError); report: {report}\n")
    assert "ZeroDivisionError: of ours" in report.read_text(encoding="utf-8")


def test_a_fault_after_a_change_is_not_taken_for_a_change_that_was_lost(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> str:
        raise OSError(errno.EIO, "it broke")

    monkeypatch.setattr("hipflex.cli.log.logged_entry_line", broken)
    home.refused("log", "lunge", "10L", says="it broke; what was changed is in the log")
    monkeypatch.undo()
    assert len(home.rows()) == 1


def test_where_there_is_no_room_for_a_report_the_fault_is_still_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert guarded(a_fault) == 1
    said = capsys.readouterr().err
    assert said.startswith("hipflex: an unforeseen fault, which is ours (ZeroDivisionError); there is no room")
    assert said.count("\n") == 1


def test_a_folder_for_reports_with_a_hostile_name_is_said_harmlessly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a\x1b[31m\nb"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    assert guarded(a_fault) == 1
    assert capsys.readouterr().err.removesuffix("\n").isprintable()


@pytest.mark.parametrize("code", [None, 0, 2])
def test_who_leaves_by_the_back_door_comes_by_the_boundary_too(code: int | None) -> None:
    assert guarded(lambda: sys.exit(code)) == (code or 0)
    signal.raise_signal(signal.SIGINT)  # there is nothing left to interrupt


def test_ctrl_c_pressed_again_and_again_interrupts_once(capsys: pytest.CaptureFixture[str]) -> None:
    wound_down = []

    def run() -> int:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            wound_down.append(True)
        return 0

    assert guarded(run) == 130
    os.kill(os.getpid(), signal.SIGINT)
    assert wound_down == [True]
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no alarm rings there")
def test_ctrl_c_where_python_lets_nothing_be_raised_interrupts_a_moment_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Held:
        pass

    def run() -> int:
        held = Held()
        _ = weakref.ref(held, lambda _: os.kill(os.getpid(), signal.SIGINT))
        del held
        time.sleep(60)
        return 0

    began, hook = time.monotonic(), sys.unraisablehook
    assert guarded(run) == 130
    assert time.monotonic() - began < 30
    assert sys.unraisablehook is hook
    assert capsys.readouterr().err == ""


def test_nothing_is_said_of_what_ctrl_c_left_half_done(capsys: pytest.CaptureFixture[str]) -> None:
    def transaction() -> Iterator[None]:
        try:
            yield
        finally:
            raise ZeroDivisionError("the log is closed by now")

    def run() -> int:
        begun = transaction()
        next(begun)
        os.kill(os.getpid(), signal.SIGINT)
        return 0

    assert guarded(run) == 130
    assert capsys.readouterr().err == ""


def test_what_python_cannot_raise_is_said_where_nobody_interrupts(capsys: pytest.CaptureFixture[str]) -> None:
    class Faulty:
        def __del__(self) -> None:
            raise ZeroDivisionError("of ours")

    assert guarded(lambda: len([Faulty()])) == 1
    assert "of ours" in capsys.readouterr().err


def test_ctrl_c_at_any_line_of_the_boundary_gets_no_further(capsys: pytest.CaptureFixture[str]) -> None:
    class Left(Exception):
        """How the program leaves before the boundary hears anything."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise Left

    def interrupted(number: int) -> int | None:
        """How it ends where the line of this number, in the order in which they are run, is interrupted."""
        lines = itertools.count(1)

        def tracer(frame: FrameType, event: str, _: object) -> Any:
            if frame.f_code.co_filename != boundary.__file__:
                return None
            if event == "line" and next(lines) == number:
                signal.raise_signal(signal.SIGINT)
            return tracer

        signal.signal(signal.SIGINT, leave)
        before = sys.gettrace()
        sys.settrace(tracer)
        try:
            return guarded(lambda: 0)
        except Left:
            return None
        finally:
            sys.settrace(before)

    codes = [interrupted(number) for number in range(1, 60)]
    assert [code for code, _ in itertools.groupby(codes)] == [None, 130, 0]
    assert capsys.readouterr().err == ""


def test_ctrl_c_in_code_that_was_made_at_run_time_ends_with_130_too(home: Home) -> None:
    (home.path / "program.py").write_text(
        "import sys\n"
        "from hipflex.cli.boundary import guarded\n"
        "sys.exit(guarded(lambda: exec('import os, signal; os.kill(os.getpid(), signal.SIGINT)')))\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "program"]
    result = subprocess.run(command, env=home.environment, cwd=home.path, capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


@pytest.mark.parametrize(("line", "code"), [('"$@" >/dev/full', 1), ('"$@" >&-', 0), ('"$@" | true', 0)])
def test_the_version_too_is_said_within_the_boundary(home: Home, line: str, code: int) -> None:
    said = home.program("--version", line=f"set -o pipefail; {line}")
    assert (said.code, said.out) == (code, "")
    assert said.err in ("", "hipflex: an input or output: No space left on device\n")


def test_ctrl_c_while_a_class_is_made_is_no_fault_of_ours() -> None:
    class Named:
        def __set_name__(self, owner: type, name: str) -> None:
            signal.raise_signal(signal.SIGINT)

    def run() -> int:
        type("Owner", (), {"attribute": Named()})
        return 0

    assert guarded(run) == 130
