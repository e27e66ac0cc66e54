from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.matrix import SLOWLY
from tests.terminal.stage import ENVIRONMENT, ROOT, Stage, equipped

Places = dict[str, str]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A home with a workout left open after its first set."""
    places = {"HOME": str(equipped(tmp_path)), "NO_COLOR": "1"}
    assert told("workout start hip-flexor", places, "9\n").returncode == 3
    return places


def told(words: str, places: Places, lines: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SLOWLY, *words.split()],
        input=lines,
        capture_output=True,
        text=True,
        env=ENVIRONMENT | places,
        cwd=ROOT,
        check=False,
    )


def test_resuming_shows_where_it_stands_before_the_first_prompt(places: Places) -> None:
    with Stage([*SLOWLY, "workout", "resume"], environment=places) as stage:
        stage.until(r"Going on: Hip flexor workout\r\n1 of 9 sets done, begun 20")
        stage.until(r"Hanging leg raise +9 +2 sets left")
        stage.until(r"Mountain climber +nothing +3 sets left")
        stage.until(r"Set 2 of 3")
        stage.until(r"[01]:\d\d  Rest")
        stage.type("\r")
        stage.until(" > ")
        stage.type("quit\r")
        assert stage.ending() == "3: whole"


def test_in_a_pipe_it_says_so_in_a_line_and_goes_on(places: Places) -> None:
    resumed = told("workout resume", places, "8\n")
    assert "\ngoing on: 1 of 9 sets done\n" in f"\n{resumed.stderr}"
    assert resumed.stdout.startswith("logged  Hanging leg raise set 2: 8")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("", "Set 2 of 3"),
        ("r", "Set 2 of 3"),
        ("maybe\rresume", "Set 2 of 3"),
        ("f", r"finished Hip flexor workout: 1 set kept(?s:.*)\[exit 0\]"),
        ("Discard", r"discarded Hip flexor workout and its sets(?s:.*)\[exit 0\]"),
        ("\x04", r"left open after 1 of 9 sets(?s:.*)\[exit 3\]"),
    ],
)
def test_after_days_a_terminal_asks_whether_it_is_still_meant(places: Places, answer: str, said: str) -> None:
    with Stage("days_later", environment=places) as stage:
        stage.until(r"still open(?s:.*)1\s+of\s+9\s+sets\s+done(?s:.*)Enter goes on\.\s+r, f, d or Enter > ")
        stage.type(f"{answer}\r" if answer != "\x04" else answer)
        stage.until(said)


def test_after_days_a_pipe_just_goes_on(places: Places) -> None:
    script = "from tests.terminal.scenes import days_later; days_later()"
    resumed = subprocess.run(
        [sys.executable, "-c", script],
        input="8\n",
        capture_output=True,
        text=True,
        env=ENVIRONMENT | places,
        cwd=ROOT,
        check=False,
    )
    assert resumed.stdout.startswith("logged  Hanging leg raise set 2: 8")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("r", r"Going on: Hip flexor workout"),
        ("f", r"finished Hip flexor workout(?s:.*)Set 1 of 3"),
        ("d", r"discarded Hip flexor workout(?s:.*)Set 1 of 3"),
        ("", r"left open after 1 of 9 sets(?s:.*)\[ended 3: whole\]"),
    ],
)
def test_to_start_with_one_open_asks_what_to_do_with_it(places: Places, answer: str, said: str) -> None:
    with Stage([*SLOWLY, "workout", "start", "hip-flexor"], environment=places) as stage:
        stage.until(r"still open(?s:.*)1\s+of\s+9\s+sets\s+done(?s:.*)Enter leaves it\.\s+r, f, d or Enter > ")
        stage.type(f"{answer}\r")
        stage.until(said)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_who_breaks_off_a_question_finds_the_prompt_of_the_shell_on_a_line_of_its_own(
    places: Places, number: signal.Signals
) -> None:
    with Stage([*SLOWLY, "workout", "start", "hip-flexor"], environment=places) as stage:
        stage.until("or Enter > ")
        os.kill(stage.job, number)
        ended = stage.until(r"\r\n\[ended (-?\d+): whole\]")
        assert ended == str(130 if number is signal.SIGINT else -number)


def test_who_presses_ctrl_c_while_a_question_is_still_being_written_finds_the_same() -> None:
    with Stage("question") as stage:
        assert stage.until(r"well\? (\s*)\[ended 130: whole\]") == "\r\n"


@pytest.mark.parametrize("command", ["workout start hip-flexor", "check-in"])
def test_a_question_is_shown_again_when_one_comes_back_to_it(places: Places, command: str) -> None:
    with Stage([*SLOWLY, *command.split()], environment=places) as stage:
        stage.until(r"or Enter > |8deg\? ")
        os.kill(stage.job, signal.SIGTSTP)
        stage.until(r"\[stopped by \d+: whole\]")
        stage.type("fg\r")
        stage.until(r"or Enter > |8deg\? ")
        stage.type("\x04")
        assert stage.ending().endswith("whole")
