"""What was said last stays on the screen while time is counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hipflex.terminal.rests_and_holds import KEYS
from tests.terminal.matrix import BLOCK, SLOWLY
from tests.terminal.stage import ENVIRONMENT, ROOT, Stage, equipped

DRAWN = r"(?s:.*)\x1b\[J\x1b8"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which a leg raise is about to be a record."""
    words = [sys.executable, "-m", "hipflex", "log", "hanging-leg-raise", "5", "--at", "3 days ago"]
    environment = ENVIRONMENT | {"HOME": str(equipped(tmp_path))}
    subprocess.run(words, env=environment, cwd=ROOT, check=True, capture_output=True)
    return tmp_path


def started(home: Path, columns: int, lines: int) -> Stage:
    words = [*SLOWLY, "workout", "start", "hip-flexor"]
    return Stage(words, columns=columns, lines=lines, environment={"HOME": str(home)})


def logged(stage: Stage) -> None:
    stage.until(" > ")
    stage.type("9\r")
    stage.until(f"Rest{DRAWN}")


def begins_a_line(stage: Stage, *words: str) -> list[bool]:
    return [any(line.startswith(word) for line in stage.screen) for word in words]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (80, 30), (120, 40), (40, 16)])
def test_a_logged_set_with_its_record_stays_during_the_rest_and_the_keys_are_told_whole(
    home: Path, columns: int, lines: int
) -> None:
    with started(home, columns, lines) as stage:
        logged(stage)
        assert all(begins_a_line(stage, "logged", "record:", "Set 2 of 3", "Cue"))
        assert BLOCK in "".join(stage.screen), "there is room for digits at least"
        stage.type("+")
        stage.until(f"1:45{DRAWN}")
        assert all(begins_a_line(stage, "logged", "record:", "Set 2 of 3", "Cue"))
        stage.type("?")
        stage.until(f"anything else(?s:.*)Rest{DRAWN}")
        told = " ".join(" ".join(stage.screen).split())
        assert [words for key, words in KEYS if f"{key} {words}" not in told] == []
        assert "1:45 Rest" in told


def test_an_answer_taken_back_leaves_the_logged_set_where_it_is(home: Path) -> None:
    with started(home, 80, 24) as stage:
        logged(stage)
        stage.type("8")
        stage.until(" > 8")
        stage.type("\x7f\r")
        stage.until(f"Rest{DRAWN}")
        assert all(begins_a_line(stage, "logged", "record:", "Set 2 of 3", "Cue"))


def test_the_card_of_the_next_exercise_stays_whole_while_one_rests_before_it(home: Path) -> None:
    with started(home, 80, 24) as stage:
        for _ in range(2):
            logged(stage)
            stage.type("\r")
        logged(stage)
        assert all(begins_a_line(stage, "logged", "Standing hip flexor raise", "Dose", "Stop", "Set 1 of 3"))
