"""Our texts are measured, folded and cut as Rich's would be, whatever is written in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from hipflex.render.safe import safe
from hipflex.render.text import OUR_SIGNS, Text, cells_of

WORDS = st.text(alphabet="abc  ×–言é-", max_size=60).map(safe)
STYLES = st.sampled_from(["", "dim", "bold"])
PIECES = st.lists(st.tuples(WORDS, STYLES), max_size=5)
CONSOLE = Console(width=80, color_system=None)


def shown(text: Text) -> list[tuple[str, str]]:
    return [(sign, style) for piece, style in text.pieces for sign in piece]


def shown_by_rich(text: RichText) -> list[tuple[str, str]]:
    styles = dict.fromkeys(range(len(text.plain)), "")
    for span in text.spans:
        styles |= dict.fromkeys(range(span.start, span.end), str(span.style))
    return [(sign, styles[at]) for at, sign in enumerate(text.plain)]


@given(pieces=PIECES, width=st.integers(2, 70))
def test_a_text_is_folded_as_by_rich(pieces: list[tuple[str, str]], width: int) -> None:
    theirs = RichText.assemble(*pieces).wrap(CONSOLE, width, overflow="fold")
    assert [shown(line) for line in Text(*pieces).folded(width)] == [shown_by_rich(line) for line in theirs]


@given(text=st.text().map(safe))
def test_a_text_takes_the_cells_that_rich_counts(text: str) -> None:
    assert cells_of(text) == cell_len(text)


@pytest.mark.parametrize("sign", sorted(OUR_SIGNS))
def test_each_sign_of_ours_is_one_cell_wide(sign: str) -> None:
    assert cell_len(sign) == 1


@given(pieces=PIECES)
def test_a_text_loses_the_blanks_at_its_end_and_no_style(pieces: list[tuple[str, str]]) -> None:
    text = Text(*pieces)
    assert shown(text.stripped()) == shown(text)[: len(text.plain.rstrip())]


def test_a_text_stands_left_or_right_in_its_column() -> None:
    assert Text(("言", "dim")).aligned(4).pieces == (("言", "dim"), ("  ", ""))
    assert Text(("ab", "dim"), style="dim").aligned(4, right=True).pieces == (("  ab", "dim"),)


def test_texts_are_joined_with_another_between_them() -> None:
    joined = Text((" · ", "dim")).between([Text(("a", "")), Text(("b", "bold"))])
    assert joined.pieces == (("a", ""), (" · ", "dim"), ("b", "bold"))
    assert not Text((" · ", "dim")).between([])
