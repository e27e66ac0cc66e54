"""Ended at any moment, by pipe and on a terminal: nothing acknowledged is lost, nothing is half there."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.home import Home
from tests.durability.crash import WRONG, crashed, impatience, workout
from tests.durability.program import chance_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals end no programs there")
Record = Callable[[str, object], None]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on a disk, where a change takes long enough to be ended in."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(
    tmp_path: Path, seed: int, record_property: Record
) -> None:
    figures = crashed(tmp_path, 1, seed)
    record_property("crash rounds", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)
    assert figures["kills"] > 5
    assert figures["acknowledged"] > 5
    assert figures["resumed"] > 3


@pytest.mark.parametrize("seed", [1, 2])
def test_ctrl_c_ends_any_command_at_any_moment_with_130_and_no_traceback(
    tmp_path: Path, seed: int, record_property: Record
) -> None:
    figures = impatience(Home(tmp_path / "home"), 20, seed)
    record_property("series of Ctrl-C", dict(figures))
    assert figures["wrong endings"] == 0
    # Python's own start can't be helped; a death by the signal at any later moment would be counted with it.
    assert figures["kills"] > 3 * figures["before the program began"]


def test_a_program_that_speaks_before_it_commits_is_found_out(tmp_path: Path) -> None:
    figures = workout(Home(tmp_path / "home"), chance_of(1), signal.SIGKILL, "hasty")
    assert figures["lost"] > 0
