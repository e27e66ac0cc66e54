"""The tests themselves come to an end, also where nobody could interrupt them."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.children import running
from tests.figures import FIGURES, told
from tests.terminal.stage import PATIENCE_S

HERE = Path(__file__).parent
UNINTERRUPTED = ("/bin/sh", "-c", "trap '' HUP INT QUIT; exec \"$@\"", "sh")
"""Runs a command as `nohup COMMAND &` does."""
ASKS_A_CHILD = """
import subprocess, sys

CHILD = "import signal; print(*(signal.getsignal(s) is signal.SIG_IGN for s in (signal.SIGHUP, 2, signal.SIGQUIT)))"

def test_a_child_ignores_nothing() -> None:
    said = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True).stdout
    assert said == "False False False\\n"
"""


def passes(folder: Path, *, uninterrupted: bool) -> bool:
    (folder / "test_it.py").write_text(ASKS_A_CHILD, encoding="utf-8")
    pytest_there = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        HERE.parent / "pyproject.toml",
    ]
    command = [*(UNINTERRUPTED if uninterrupted else ()), *pytest_there, "--rootdir", HERE.parent, folder]
    return subprocess.run(command, cwd=HERE.parent, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal isn't inherited")
def test_a_child_of_a_test_can_be_interrupted_even_where_the_tests_can_not(tmp_path: Path) -> None:
    assert passes(tmp_path, uninterrupted=False)
    assert not passes(tmp_path, uninterrupted=True)
    shutil.copy(HERE / "conftest.py", tmp_path)
    assert passes(tmp_path, uninterrupted=True)


def test_every_test_has_a_limit_that_leaves_room_for_one_long_wait(pytestconfig: pytest.Config) -> None:
    assert float(pytestconfig.getini("timeout")) > 2 * PATIENCE_S


def test_a_program_that_never_ends_is_not_waited_for() -> None:
    forever = [sys.executable, "-c", "while True: pass"]
    with pytest.raises(InterruptedError), running(forever) as program:
        raise InterruptedError
    assert program.returncode == -signal.SIGKILL


def test_counts_are_added_up_and_texts_told_as_they_are() -> None:
    properties: list[list[tuple[str, object]]] = [
        [("cases", {"lost": 1}), (FIGURES, "a table")],
        [("cases", {"lost": 2}), ("something else", 7)],
    ]
    assert list(told(properties)) == ["a table", "2 cases: 3 lost"]
