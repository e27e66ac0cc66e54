from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, wait_for_its_end

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
COUNTING = r"\d:\d\d  Rest"


def test_the_shell_notices_other_modes_and_keys_left_behind() -> None:
    with Stage("careless") as stage:
        stage.until("careless")
        stage.type("left behind\r")
        os.kill(stage.job, signal.SIGTERM)
        stage.until("keys left for the shell")
        assert stage.ending() == "-15: broken"


def test_enter_goes_on_and_the_countdown_leaves_nothing_behind() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("\r")
        stage.until(r"sets > ")
        assert stage.screen[-2:] == ["[counted] STOPPED", "sets >"]
        stage.type("10\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "10"
        assert stage.ending() == "0: whole"


def test_a_countdown_that_is_over_rings() -> None:
    with Stage("short_rest") as stage:
        stage.until("OVER")
        assert stage.ending() == "0: whole"
        assert "\a" in stage.written


@pytest.mark.parametrize("scene", ["rest", "bare_rest"])
def test_a_set_typed_during_the_countdown_is_the_answer(scene: str) -> None:
    with Stage(scene) as stage:
        stage.until(COUNTING)
        stage.type("10@2.5kg rpe8\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "10@2.5kg rpe8"


def test_what_was_typed_can_be_edited_at_the_prompt() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("ü")
        stage.until("sets > ü")
        stage.type("\x7f12\x1b[D\x7f9\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "92"


def test_arrow_keys_are_no_answer_and_escape_goes_on() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("\x1b[A\x1bOBp")
        stage.until("Rest, paused")
        stage.type("\x1b")
        stage.until("sets > ")
        stage.type("8\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "8"


def test_the_word_quit_leaves_nothing_for_the_shell() -> None:
    with Stage("workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("9\r")
        stage.until("Rest")
        stage.type("quit\r")
        stage.until(r"\[open: 1 rows\]")
        assert stage.ending() == "0: whole"
        assert "keys left for the shell" not in stage.written


def test_what_is_typed_on_the_heels_of_a_key_is_not_lost() -> None:
    with Stage("workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("9\r")
        stage.until("Rest")
        stage.type("u10\r")
        stage.until("undone(?s:.*)> 10\r\n(?s:.*)set 1: 10")
        stage.until("Rest")
        stage.type("q")
        stage.until(r"\[open: 1 rows\]")


@pytest.mark.parametrize(("keys", "said"), [("u\r", "undone: "), ("n\rslow\r", "note kept"), ("?\r", "15 s more")])
def test_a_letter_with_enter_means_in_a_rest_what_it_means_at_the_prompt(keys: str, said: str) -> None:
    with Stage("workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("note first\r")
        stage.until("> ")
        stage.type("9\r")
        stage.until("Rest")
        stage.type(keys)
        stage.until(said)
        if said == "undone: ":
            stage.until("> ")
            stage.type("8\r")
        stage.until("Rest")
        stage.type("q\r")
        stage.until(r"\[open: 1 rows\]")
        assert stage.ending() == "0: whole"
        assert "keys left for the shell" not in stage.written


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("n", "Note > "),
        ("u", "undone: "),
        ("?", "you did"),
        ("q", r"\[open: 1 rows\]"),
        ("undo\r", "undone: "),
        ("p", "no clock"),
    ],
)
def test_a_letter_pressed_just_as_the_rest_runs_out_needs_no_enter(keys: str, said: str) -> None:
    with Stage("short_workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("9\r")
        stage.until("\a\a")
        stage.type(keys)
        stage.until(said)


@pytest.mark.parametrize(("word", "said"), [("undo\r", "undone: "), ("note slow\r", "note kept"), ("?", "15 s more")])
def test_a_whole_word_means_its_key_and_the_countdown_goes_on(word: str, said: str) -> None:
    with Stage("workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("note first\r")
        stage.until("> ")
        stage.type("9\r")
        stage.until("Rest")
        stage.type("note second\r")
        stage.until("note kept")
        stage.until("Rest")
        stage.type(word)
        stage.until(said)
        stage.until("Rest")
        stage.type("quit\r")
        stage.until(r"\[open: 1 rows\]")
        assert stage.ending() == "0: whole"


def test_a_number_typed_as_the_rest_ends_is_not_lost() -> None:
    with Stage("short_workout", environment={"NO_COLOR": "1"}) as stage:
        stage.until("> ")
        stage.type("9\r")
        stage.until("\a\a")
        stage.type("10")
        stage.until("> 10")
        stage.type("\r")
        stage.until(r"set 2: 10")
        stage.until(r"\[finished: 2 rows\]")


def test_the_last_three_seconds_and_the_end_ring() -> None:
    with Stage("short_rest") as stage:
        stage.until("\a(?s:.*)\a(?s:.*)OVER")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_during_a_countdown_ends_the_program_and_leaves_the_terminal_whole(number: signal.Signals) -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        os.kill(stage.job, number)
        assert stage.ending() == f"{-number}: whole"


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_at_the_prompt_ends_the_program_and_leaves_the_terminal_whole(number: signal.Signals) -> None:
    with Stage("prompt") as stage:
        stage.until("sets > ")
        stage.type("10")
        stage.until("10")
        os.kill(stage.job, number)
        assert stage.ending() == f"{-number}: whole"


def test_a_signal_ends_the_program_even_where_ctrl_s_holds_its_output_back() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("\x13p")
        os.kill(stage.job, signal.SIGTERM)
        wait_for_its_end(stage.job)
        stage.type("\x11")
        assert stage.ending() == "-15: whole"


@pytest.mark.parametrize("scene", ["rest", "prompt"])
def test_ctrl_c_leaves_the_terminal_whole(scene: str) -> None:
    with Stage(scene) as stage:
        stage.until("Rest|sets > ")
        stage.type("\x03")
        assert stage.ending() == "130: whole"


def test_ctrl_backslash_ends_the_program_by_its_signal() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("\x1c")
        assert stage.ending() == f"{-signal.SIGQUIT}: whole"


@pytest.mark.parametrize("scene", ["rest", "prompt"])
def test_ctrl_d_is_the_end_of_input(scene: str) -> None:
    with Stage(scene) as stage:
        stage.until("Rest|sets > ")
        stage.type("\x04")
        stage.until("end of input")
        assert stage.ending() == "0: whole"


def test_after_ctrl_d_the_next_words_begin_a_line() -> None:
    with Stage("workout_in_words") as stage:
        stage.until("Enter = 8, .* > ")
        stage.type("\x04")
        stage.until(r"\r\n\[open: 0 rows\]")


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_countdown_goes_on_with_its_keys_after_the_program_was_stopped(number: signal.Signals) -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        os.kill(stage.job, number)
        left = stage.until(rf"\[stopped by {int(number)}: (.*?)\]")
        assert left == ("whole" if number is signal.SIGTSTP else "broken")
        stage.type("fg\r")
        stage.until(COUNTING)
        stage.type("p")
        stage.until("Rest, paused")
        stage.type("7\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "7"
        assert stage.ending() == "0: whole"


def test_an_answer_half_written_is_still_there_after_ctrl_z() -> None:
    with Stage("prompt") as stage:
        stage.until("sets > ")
        stage.type("10@")
        stage.until("10@")
        stage.type("\x1a")
        assert stage.until(r"\[stopped by \d+: (.*?)\]") == "whole"
        stage.type("fg\r")
        stage.until("sets > 10@")
        stage.type("\x7f\x7f2@2kg\r")
        assert stage.until(r"\[answer\] ([^\r\n]*)\r\n") == "12@2kg"
        assert stage.ending() == "0: whole"


def test_a_stopped_program_can_be_ended() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.type("\x1a")
        stage.until("stopped by")
        os.kill(stage.job, signal.SIGTERM)
        stage.type("fg\r")
        assert stage.ending() == "-15: whole"


def test_a_terminal_made_narrower_is_no_trouble() -> None:
    with Stage("rest") as stage:
        stage.until(COUNTING)
        stage.resize(10)
        os.kill(stage.job, signal.SIGWINCH)
        stage.until(r"\x1b7 \d:\d\d  Re")
        stage.type("\r")
        stage.until("sets > ")


@pytest.mark.parametrize(("environment", "escapes"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_whole_workout_writes_escapes_only_where_they_are_wanted(
    environment: dict[str, str],
    *,
    escapes: bool,
) -> None:
    with Stage("workout", environment=environment) as stage:
        for prompt, answer in (
            ("Enter = 8, ", "?\r"),
            ("Enter = 8, ", "9@2kgg\r"),
            ("Enter = 8, ", "note 12\x1b[D\x7f\r"),
            ("Enter = 8, ", "9\r"),
            ("Rest", "p"),
            ("paused", "10"),
            ("Enter = 8, .* > 10", "\r"),
            ("Rest", "\r"),
            ("Enter = 30s timer", "\r"),
            ("Get ready, left", "\r"),
            ("Hold, left", "20s/10s\r"),
            ("Rest", "\r"),
            ("Enter = 20s timer", "20s\r"),
        ):
            stage.until(prompt)
            stage.type(answer)
        stage.until(r"\[finished: 5 rows\]")
        assert ("\x1b" in stage.written) is escapes
        assert "\x1b[?" not in stage.written  # a mode of the terminal, which a signal would leave on
        assert stage.ending() == "0: whole"


def test_what_the_line_editor_is_told_elsewhere_switches_nothing_on_in_the_terminal(tmp_path: Path) -> None:
    settings = tmp_path / "inputrc"
    settings.write_text("set enable-bracketed-paste on\nset enable-meta-key on\n", encoding="utf-8")
    with Stage("prompt", environment={"INPUTRC": str(settings)}) as stage:
        stage.until("sets > ")
        stage.type("10\r")
        stage.ending()
        assert "\x1b[?" not in stage.written


def test_in_plain_words_nothing_is_drawn_and_a_slip_is_asked_again() -> None:
    with Stage("workout_in_words") as stage:
        for prompt, answer in (
            ("Enter = 8, ", "9@2kgg\n"),
            (r"\^ expected(?s:.*)Enter = 8, ", "9\n"),
            (r"Rest: 90 s\r\n", "p\n"),
            (r"paused: \d+ s left\r\n", "\n"),
            ("Enter = 8, ", "10\n"),
            (r"Rest: 90 s\r\n", "45s\n"),
            (r"Rest: 15 s\r\n", "quit\n"),
        ):
            stage.until(prompt)
            stage.type(answer)
        stage.until(r"\[open: 4 rows\]")
        assert "\x1b" not in stage.written
        assert "\r" not in stage.written.replace("\r\n", "")
        assert stage.ending() == "0: whole"


def test_line_by_line_an_empty_line_is_the_aim_and_nothing_is_counted() -> None:
    with Stage("workout_by_line") as stage:
        for prompt, answer in (("Enter = 8, ", "9\n"), ("Enter = 8, ", "\n"), ("Enter = 30s each side", "\n")):
            stage.until(prompt)
            stage.type(answer)
        stage.until("Enter = 20s, ")
        stage.type("20sx\n")
        stage.until(r"line 4: 'x' at 4: expected ")
        assert "Rest" not in stage.written
        assert stage.ending() == "1: whole"
