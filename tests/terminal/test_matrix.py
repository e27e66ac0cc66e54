"""Signals and accidents in every state of a guided workout, through the real program and a real log."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from hipflex.render.digits import large
from tests.figures import told
from tests.terminal.matrix import (
    CASES,
    IN_PLAIN_WORDS,
    ON_STAGE,
    SLOWLY,
    STATES,
    State,
    judged,
    started,
    still_drawn,
    stored,
)
from tests.terminal.stage import ENVIRONMENT, ROOT, Stage, equipped

Record = Callable[[str, object], None]
SHORT = (("Enter = .* > ", "9\r"), ("Rest", "\r"), ("Enter = .* > ", "8\r"), ("Rest", "\r"), ("Enter = .* > ", "8\r"))

EVERY_STATE = STATES | ON_STAGE
every_state = pytest.mark.parametrize("state", EVERY_STATE.values(), ids=EVERY_STATE)
ENDED_BY = {
    f"{name}, {number.name}": (state, number)
    for (name, state), other in zip(
        (EVERY_STATE | IN_PLAIN_WORDS).items(), cycle((signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)), strict=False
    )
    for number in (signal.SIGINT, other)
}
"""Every state with Ctrl-C and in turns with one of the others, which are heard in one place and alike."""
STILL = {name: state for name, state in ON_STAGE.items() if "pacer" not in name}  # whose frames are soon complete
on_the_stage = pytest.mark.parametrize("state", STILL.values(), ids=STILL)


def check(stage: Stage, ending: str, home: Path, record_property: Record) -> None:
    """Notes the verdict and demands that it is a good one."""
    verdict = judged(stage, ending, home)
    record_property(CASES, verdict.faults)
    assert not any(verdict.faults.values()), stage.written


def exit_of(number: signal.Signals) -> int:
    return 130 if number is signal.SIGINT else -number


@pytest.mark.parametrize(("state", "number"), ENDED_BY.values(), ids=ENDED_BY)
def test_a_signal_ends_it_and_leaves_terminal_and_log_whole(
    state: State, number: signal.Signals, tmp_path: Path, record_property: Record
) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        assert bool(still_drawn(stage)) == state.drawn
        os.kill(stage.job, number)
        ending = stage.ending()
        check(stage, ending, tmp_path, record_property)
        assert ending == f"{exit_of(number)}: whole"
        assert still_drawn(stage) == []
        assert stored(tmp_path)


@on_the_stage
def test_nothing_is_drawn_while_it_is_stopped(state: State, tmp_path: Path) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        stage.type("\x1a")
        stage.until("stopped by")
        assert still_drawn(stage) == []
        stage.type("fg\r")
        stage.until(state.there)
        assert still_drawn(stage)


def test_what_a_killed_program_had_drawn_would_be_seen(tmp_path: Path) -> None:
    state = ON_STAGE["rest on the stage"]
    with started(state, tmp_path) as stage:
        state.enter(stage)
        os.kill(stage.job, signal.SIGKILL)
        stage.ending()
        assert still_drawn(stage)


@every_state
def test_it_goes_on_after_it_was_stopped(state: State, tmp_path: Path, record_property: Record) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        os.kill(stage.job, signal.SIGTSTP)
        assert stage.until(r"\[stopped by \d+: (.*?)\]") == "whole"
        stage.type("fg\r")
        stage.until(state.there)
        state.leave(stage)
        ending = stage.ending()
        check(stage, ending, tmp_path, record_property)
        assert ending == "3: whole"


@every_state
def test_another_width_is_no_trouble(state: State, tmp_path: Path, record_property: Record) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        for columns, lines in ((40, 12), (10, 3), (200, 50)):
            stage.resize(columns, lines)
        state.leave(stage)
        ending = stage.ending()
        check(stage, ending, tmp_path, record_property)
        assert ending == "3: whole"


@every_state
def test_the_end_of_input_leaves_it_open(state: State, tmp_path: Path, record_property: Record) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        stage.type("\x04")
        ending = stage.ending()
        check(stage, ending, tmp_path, record_property)
        assert ending == "3: whole"


@every_state
def test_who_is_killed_goes_on_at_the_next_set(state: State, tmp_path: Path, record_property: Record) -> None:
    with started(state, tmp_path) as stage:
        state.enter(stage)
        os.kill(stage.job, signal.SIGKILL)
        assert stage.ending().startswith("-9:")
        check(stage, "-9", tmp_path, record_property)
    assert " set 2: " in resumed(tmp_path, "20s" if state.workout == "kneeling-lunge" else "8")


@pytest.mark.parametrize("name", ["prompt", "rest"])
def test_a_terminal_that_is_closed_loses_no_set(name: str, tmp_path: Path, record_property: Record) -> None:
    state = STATES[name]
    with started(state, tmp_path) as stage:
        state.enter(stage)
        stage.hang_up()
        check(stage, "gone", tmp_path, record_property)
    assert " set 2: " in resumed(tmp_path, "8")


@pytest.mark.parametrize(
    ("wanted", "figure", "digits"), [("full", True, True), ("digits", False, True), ("line", False, False)]
)
def test_the_setting_says_how_much_is_drawn(wanted: str, *, figure: bool, digits: bool, tmp_path: Path) -> None:
    environment = {"HOME": str(equipped(tmp_path))}
    subprocess.run([*SLOWLY, "settings", "set", "stage", wanted], env=ENVIRONMENT | environment, cwd=ROOT, check=True)
    with Stage([*SLOWLY, "workout", "start", "hanging-leg-raise"], environment=environment) as stage:
        for awaited, keys in ((" > ", "9\r"), ("Rest", "p"), ("Rest, paused", "q"), ("left open", "")):
            stage.until(awaited)
            stage.type(keys)
    drawn = stage.written.partition("Rest")[2]
    assert any("\u2801" <= sign <= "\u28ff" for sign in drawn) is figure
    assert (large("1:30")[2].strip() in drawn) is digits


@pytest.mark.parametrize(
    ("redirected", "answers", "ending", "kept"),
    [
        ("| head -n 1", ["9\r", "8\r"], "0: whole", 2),
        ("> /dev/full", ["9\r"], "1: whole", 1),
        ("--plain | cat", ["9\r", "quit\r"], "0: whole", 1),
    ],
)
def test_an_output_that_goes_elsewhere_is_no_reason_for_a_traceback(
    redirected: str, answers: list[str], *, ending: str, kept: int, tmp_path: Path, record_property: Record
) -> None:
    command = f"{' '.join(SLOWLY)} workout start hanging-leg-raise {redirected}"
    with Stage(["/bin/sh", "-c", command], environment={"HOME": str(equipped(tmp_path))}) as stage:
        for answer in answers:
            stage.until(" > ")
            stage.type(answer)
        found = stage.ending()
        check(stage, found, tmp_path, record_property)
        assert found == ending
    assert len(stored(tmp_path)) == kept


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}, {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_whole_workout_on_any_terminal(
    environment: dict[str, str], columns: int, tmp_path: Path, record_property: Record
) -> None:
    command = [*SLOWLY, "workout", "start", "hanging-leg-raise"]
    with Stage(command, columns=columns, environment={"HOME": str(equipped(tmp_path)), **environment}) as stage:
        for awaited, keys in SHORT:
            stage.until(awaited)
            stage.type(keys)
        stage.until("Done: ")
        stage.until("hipflex progress")
        ending = stage.ending()
        check(stage, ending, tmp_path, record_property)
        assert ending == "0: whole"
        assert stage.written.isascii() or "PYTHONIOENCODING" not in environment
    assert len(stored(tmp_path)) == 3


def test_the_judge_sees_a_broken_terminal_a_traceback_and_a_lost_set(tmp_path: Path) -> None:
    with Stage("careless_presenter", environment={"HOME": str(tmp_path)}) as stage:
        verdict = judged(stage, stage.ending(), tmp_path)
    assert (verdict.broken, verdict.tracebacks, verdict.lost) == (True, 1, 1)
    assert list(told([[(CASES, verdict.faults)]] * 2)) == [
        "2 cases on a terminal: 2 terminals left broken, 2 tracebacks, 2 sets lost"
    ]


def resumed(home: Path, line: str) -> str:
    """What going on with the open workout in a pipe acknowledges."""
    return subprocess.run(
        [*SLOWLY, "workout", "resume"],
        input=f"{line}\n",
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "HOME": str(home)},
        cwd=ROOT,
        check=False,
    ).stdout
