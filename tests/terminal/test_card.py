"""`hipflex card` on a terminal: the movement drawn, told in words, played."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, equipped

PROGRAM = (sys.executable, "-m", "hipflex")


def card(home: Path, *words: str, **environment: str) -> Stage:
    return Stage([*PROGRAM, "card", *words], environment={"HOME": str(equipped(home)), **environment})


def has_dots(text: str) -> bool:
    return any("⠀" < sign <= "⣿" for sign in text)


def test_a_card_shows_how_a_movement_begins_and_ends(tmp_path: Path) -> None:
    with card(tmp_path, "hanging-leg-raise") as stage:
        stage.until("legs hanging.*thighs level")
        assert stage.ending() == "0: whole"
        assert has_dots(stage.written)
        assert "\x1b[35m" in stage.written
        assert "0° → 90°" not in stage.written


@pytest.mark.parametrize(("words", "term"), [(["--no-figure"], "xterm"), ([], "dumb")])
def test_it_says_it_in_words_where_it_isnt_drawn(tmp_path: Path, words: list[str], term: str) -> None:
    with card(tmp_path, "hanging-leg-raise", *words, TERM=term) as stage:
        stage.until("legs hanging → thighs level")
        assert stage.ending() == "0: whole"
        assert not has_dots(stage.written)


def test_a_terminal_without_dots_gets_letters(tmp_path: Path) -> None:
    with card(tmp_path, "hanging-leg-raise", TERM="linux") as stage:
        stage.until("##")
        stage.until("thighs level")
        assert stage.ending() == "0: whole"
        assert not has_dots(stage.written)


PLAYED = r"Enter ends it"


def played(home: Path, *words: str, **environment: str) -> Stage:
    """A movement being played."""
    stage = card(home, *(words or ("lying-leg-raise",)), "--animate", **environment)
    stage.until(PLAYED)
    return stage


def nothing_of_it(stage: Stage) -> bool:
    """Whether nothing of what was played is left on the screen."""
    return "Enter ends it" not in "\n".join(stage.screen)


@pytest.mark.parametrize("key", ["\r", "q", "\x1b", "\x04"])
def test_a_movement_is_played_below_its_card_until_a_key_ends_it(tmp_path: Path, key: str) -> None:
    with played(tmp_path) as stage:
        before = stage.screen
        while stage.screen == before:  # more than one picture may be read at once
            stage.until(PLAYED)
        assert any("Source" in line for line in stage.screen)
        stage.type(key)
        assert stage.ending() == "0: whole"
        assert nothing_of_it(stage)
        assert stage.screen[-2].startswith("Source")


def test_its_steps_are_named_at_the_tempo_of_its_dose(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        for step in ("lift 1", "lower 3", "lower 2", "lower 1", "lift 1"):
            stage.until(step)
        stage.type("q")
        assert stage.ending() == "0: whole"


def test_any_other_key_changes_nothing(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        stage.type("x\x1b[A ü7")
        stage.until(PLAYED)
        stage.until(PLAYED)
        stage.type("q")
        assert stage.ending() == "0: whole"


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        stage.type("\x03")
        assert stage.ending() == "130: whole"
        assert nothing_of_it(stage)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_that_ends_it_leaves_the_terminal_whole_and_nothing_of_it(
    tmp_path: Path, number: signal.Signals
) -> None:
    with played(tmp_path) as stage:
        os.kill(stage.job, number)
        assert stage.ending() == f"-{int(number)}: whole"
        assert nothing_of_it(stage)


def test_a_terminal_that_is_closed_ends_it(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        stage.hang_up()


def test_stopped_it_leaves_the_terminal_to_the_shell_and_plays_on_afterwards(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        stage.type("\x1a")
        assert stage.until(r"\[stopped by \d+: (.*?)\]") == "whole"
        assert nothing_of_it(stage)
        stage.type("fg\r")
        stage.until(PLAYED)
        stage.type("q")
        assert stage.ending() == "0: whole"
        assert nothing_of_it(stage)


def test_a_terminal_made_small_shows_what_fits(tmp_path: Path) -> None:
    with played(tmp_path) as stage:
        stage.resize(12)
        stage.until(r"\x1b8\x1b7  \x1b\[1ml\w+ \d[^\n]*\x1b\[J\x1b8")
        stage.type("q")
        assert stage.ending() == "0: whole"


def test_sides_are_shown_one_after_the_other(tmp_path: Path) -> None:
    with played(tmp_path, "mountain-climber") as stage:
        for side in ("left", "right", "left"):
            stage.until(side)
        stage.type("q")
        assert stage.ending() == "0: whole"


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_draws_nothing_over_gets_the_card_alone(tmp_path: Path, environment: dict[str, str]) -> None:
    with card(tmp_path, "lying-leg-raise", "--animate", **environment) as stage:
        stage.until("nothing is played here")
        assert stage.ending() == "0: whole"
        assert "\x1b" not in stage.written


@pytest.mark.parametrize("stage_setting", ["full", "line"])
def test_a_workouts_card_is_pictured_unless_the_settings_want_less(tmp_path: Path, stage_setting: str) -> None:
    home = equipped(tmp_path)
    with (home / ".config/hipflex/settings.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"stage: {stage_setting}\n")
    words = [*PROGRAM, "workout", "start", "hanging-leg-raise", "--rehearse"]
    with Stage(words, environment={"HOME": str(home)}) as stage:
        stage.until(r"help > ")
        assert has_dots(stage.written) == (stage_setting == "full")
        stage.type("quit\r")
        assert stage.ending() == "0: whole"


def test_words_are_spelt_with_the_letters_that_a_terminal_has(tmp_path: Path) -> None:
    with card(tmp_path, "hanging-leg-raise", "--no-figure", PYTHONIOENCODING="ascii") as stage:
        stage.until("legs hanging -> thighs level")
        assert stage.ending() == "0: whole"
        assert "hip 0 deg -> 90 deg" in " ".join(stage.screen)
