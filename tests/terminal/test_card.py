"""`hipflex card` on a terminal: the movement drawn, told in words, played."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.stage import Stage

PROGRAM = (sys.executable, "-m", "hipflex")


def card(home: Path, *words: str, columns: int = 80, **environment: str) -> Stage:
    return Stage([*PROGRAM, "card", *words], columns=columns, environment={"HOME": str(home), **environment})


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
