"""What there is to train with is asked once, when a workout with a person first needs something."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.matrix import SLOWLY
from tests.terminal.stage import Stage, equipped

START = [*SLOWLY, "workout", "start", "hip-flexor"]
QUESTION = r"needs: pull-up bar(?s:.*)What do you have(?s:.*)equipment > "


def started(home: Path, *words: str) -> Stage:
    return Stage([*START, *words], environment={"HOME": str(home), "NO_COLOR": "1"})


def left(stage: Stage) -> None:
    stage.until(r"Enter = \S+, .* > |> ")
    stage.type("quit\r")
    stage.ending()


@pytest.mark.parametrize(
    ("answer", "first"),
    [("", "Hanging leg raise"), ("pull-up bar, dumbbell", "Hanging leg raise"), ("none", "Lying leg raise")],
)
def test_the_answer_is_kept_and_decides_what_is_asked_for(answer: str, first: str, tmp_path: Path) -> None:
    with started(tmp_path) as stage:
        stage.until(QUESTION)
        stage.type(f"{answer}\r")
        stage.until(rf"\n{first}\r\n")
        left(stage)
    with Stage([*SLOWLY, "workout", "discard"], environment={"HOME": str(tmp_path)}) as stage:
        stage.ending()
    with started(tmp_path) as stage:
        stage.until(rf"\n{first}\r\n")
        assert "What do you have" not in stage.written
        left(stage)


def test_a_question_mark_and_a_slip_show_what_there_is(tmp_path: Path) -> None:
    with started(tmp_path) as stage:
        stage.until(QUESTION)
        stage.type("?\r")
        stage.until(r"all, none, pull-up bar, bench, (?s:.*)equipment > ")
        stage.type("gym\r")
        stage.until(r"no equipment is called 'gym'; there is: pull-up bar, bench, (?s:.*)equipment > ")
        stage.type("none\r")
        stage.until(r"\nLying leg raise\r\n")
        left(stage)


def test_who_has_said_it_is_not_asked_and_neither_is_who_rehearses(tmp_path: Path) -> None:
    with started(tmp_path, "--rehearse") as stage:
        stage.until(r"Set 1 of 3")
        assert "What do you have" not in stage.written
        left(stage)
    with started(equipped(tmp_path, "pull-up bar")) as stage:
        stage.until(r"Set 1 of 3")
        assert "What do you have" not in stage.written
        left(stage)


def test_nor_who_starts_what_needs_nothing(tmp_path: Path) -> None:
    with Stage([*SLOWLY, "workout", "start", "lunge"], environment={"HOME": str(tmp_path), "NO_COLOR": "1"}) as stage:
        stage.until(r"Set 1 of 3")
        assert "What do you have" not in stage.written
        left(stage)
