"""What holds for every view: nothing cut, nothing too wide, nothing that a terminal would obey."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hipflex.render.progress_details import FIRST, HELPER
from hipflex.render.text import Text
from tests.render.paper import (
    HOSTILE,
    STYLING,
    WIDE,
    WIDTHS,
    lost,
    painted,
    printed,
    too_wide,
    unprintable,
    with_text,
)
from tests.render.views import VIEWS, view

EVIDENT = {
    *("exercise", "record", "best", "date", "when", "done", "name", "title", "kind", "what", "setting", "workout"),
    *("difference", "side", "muscle", "week", "dose", "becomes"),
}
"""Titles of columns that needn't be repeated where there are no columns."""

BARS = {FIRST, HELPER}
"""What is as long as the screen has room for."""

CODES = {"0", "1", "2", "32", "33", "36"}
"""Reset, bold, dim, green, yellow, cyan: no background, no colour that a theme doesn't set."""

every_view = pytest.mark.parametrize("name", VIEWS)
every_width = pytest.mark.parametrize("width", WIDTHS)


def hostile(name: str, width: int) -> str:
    return printed(view(name, lambda value: with_text(value, HOSTILE)), width)


@every_view
@every_width
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    assert too_wide(printed(view(name), width), width) == []
    assert too_wide(hostile(name, width), width) == []


@every_view
@every_width
def test_nothing_is_cut(name: str, width: int) -> None:
    text = printed(view(name), width)
    assert "…" not in text
    if name != "chart":  # drawn anew for each width; the values stand in the exercise's view as well
        assert {word for word in lost(printed(view(name), WIDE), text) if not set(word) <= BARS} <= EVIDENT


@every_view
@every_width
def test_no_blanks_trail_a_line(name: str, width: int) -> None:
    if name != "set line":  # a bare text, which Rich wraps
        assert [line for line in printed(view(name), width).split("\n") if line != line.rstrip()] == []


@every_view
@every_width
def test_text_from_data_never_arrives_as_a_code(name: str, width: int) -> None:
    assert unprintable(hostile(name, width)) == set()


@pytest.mark.parametrize("name", [name for name in VIEWS if name not in ("opening", "set line", "chart")])
def test_text_from_data_is_no_markup_and_no_emoji_code(name: str) -> None:
    text = hostile(name, WIDE)
    assert "[red]hi[/] [/] :smile:" in text
    assert "w" * 300 in text


@every_view
def test_a_terminal_gets_nothing_but_the_colours_of_its_theme(name: str) -> None:
    for text in (painted(view(name)), painted(view(name, lambda value: with_text(value, HOSTILE)))):
        assert {code for codes in STYLING.findall(text) for code in codes.split(";")} <= CODES
        assert unprintable(STYLING.sub("", text)) == set()


def test_what_is_wrong_would_be_seen() -> None:
    class Cut:
        def lines(self, width: int, _height: int) -> Iterator[Text]:
            told = "standing-hip-flexor-raise and its last times"
            yield Text((told if len(told) <= width else f"{told[: width - 1]}…", ""))

    narrow = printed(Cut(), 40)
    assert "times" in lost(printed(Cut(), WIDE), narrow)
    assert "…" in narrow
    assert too_wide("言葉", 3) == ["言葉"]
    assert unprintable("\x1b[31m \u202e\n") == {"\x1b", "\u202e"}


def test_hostile_text_gets_everywhere() -> None:
    assert with_text(("a", {"b": ("c",)}), "x") == ("x", {"x": ("x",)})
