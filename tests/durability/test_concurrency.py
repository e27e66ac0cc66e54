"""Several programs at one log: none fails, none loses, none doubles anything."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.home import Home
from tests.durability.concurrency import (
    SCENES,
    WRONG,
    interrupted_while_it_waits,
    played,
    settings_set,
    undo_storm,
    writers,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals interrupt nobody there")
Record = Callable[[str, object], None]


@pytest.mark.parametrize("scene", SCENES)
def test_programs_at_once_wait_their_turn_and_lose_nothing(scene: str, tmp_path: Path, record_property: Record) -> None:
    figures = played(SCENES[scene], tmp_path / "home")
    record_property("scenes of several programs", dict(figures))
    assert {what: figures[what] for what in WRONG} == dict.fromkeys(WRONG, 0)


def test_programs_that_do_not_wait_are_found_out(tmp_path: Path) -> None:
    homes = (Home(tmp_path / f"log {number}").knowing_the_catalogue() for number in range(10))
    logging = (writers(home, 8, "impatient") for home in homes)
    assert any(figures["failed"] for figures in logging)
    undoing = (undo_storm(Home(tmp_path / f"undo {number}"), 4, 8, "impatient") for number in range(10))
    assert any(figures["failed"] for figures in undoing)


def test_a_program_that_is_deaf_while_it_waits_is_found_out(tmp_path: Path) -> None:
    assert interrupted_while_it_waits(Home(tmp_path / "home"), "reads", "stubborn")["unclear"] > 0


def test_settings_that_are_set_without_a_lock_are_found_lost(tmp_path: Path) -> None:
    rounds = (settings_set(Home(tmp_path / str(number)).knowing_the_catalogue(), "unlocked") for number in range(10))
    assert any(figures["lost"] for figures in rounds)
