"""A screen as a picture: every word at its column, whatever fonts there are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

import pytest

from hipflex.render.safe import safe
from hipflex.render.screen_picture import CELL, LINE, MARGIN, screen
from hipflex.render.svg import DARK, LIGHT
from hipflex.render.text import Text, cells_of
from hipflex.terminal.console import CODES
from tests.render.paper import HOSTILE, unprintable
from tests.render.views import VIEWS, view

SVG = "{http://www.w3.org/2000/svg}"
TITLE_ROWS = 2


def drawn(*lines: Text, columns: int = 80) -> ET.Element:
    return ET.fromstring(screen(lines, columns, "hipflex progress"))  # noqa: S314 - our own text


def words_of(root: ET.Element) -> list[tuple[str, float]]:
    """Each word with the column that it begins at, those of the title left out."""
    first = MARGIN + TITLE_ROWS * LINE
    return [
        (word.text or "", round((float(word.attrib["x"]) - MARGIN) / CELL, 2))
        for line in root.iter(f"{SVG}text")
        if float(line.attrib["y"]) > first
        for word in line
    ]


def test_each_word_stands_at_the_column_it_has_on_the_screen() -> None:
    root = drawn(Text(("2026-11-27  ", "dim"), ("5kg", "bold green"), ("/left", "")))
    assert words_of(root) == [("2026-11-27", 0), ("5kg", 12), ("/left", 15)]


def test_wide_signs_take_two_columns() -> None:
    assert words_of(drawn(Text(("言葉 lunge", "")))) == [("言葉", 0), ("lunge", 5)]


def test_what_is_copied_from_it_has_its_blanks() -> None:
    [line] = [
        text
        for text in drawn(Text(("hanging leg raise", ""))).iter(f"{SVG}text")
        if "$" not in "".join(text.itertext())
    ]
    assert "".join(line.itertext()) == "hanging leg raise"


def test_bars_are_drawn_from_the_foot_of_their_line() -> None:
    [bar] = [one for one in drawn(Text(("a ▄▄", "green"))).iter(f"{SVG}rect") if one.get("class") == "bar green"]
    x, y, width, height = (float(bar.attrib[name]) for name in ("x", "y", "width", "height"))
    assert (x, width, height) == pytest.approx((MARGIN + 2 * CELL, 2 * CELL, LINE / 2))
    assert y + height == pytest.approx(MARGIN + (TITLE_ROWS + 1) * LINE)


def test_dots_and_frames_are_drawn_as_no_font_need_have_them() -> None:
    root = drawn(Text(("┌─┐ ⠿⣀", "cyan")))
    assert words_of(root) == []
    dots = next(path.attrib["d"] for path in root.iter(f"{SVG}path") if path.get("class") == "dots cyan")
    assert re.findall(r"M[\d.]+ [\d.]+h([\d.]+)", dots) == ["4.28"] * 4, "two dots side by side are one line"
    frames = [path.attrib["d"] for path in root.iter(f"{SVG}path") if path.get("class") == "line cyan"]
    assert [path.count("M") for path in frames] == [2, 2, 2]


def test_signs_without_a_shape_of_their_own_are_written_each_in_its_cell() -> None:
    assert words_of(drawn(Text(("■■□ 2", "")))) == [("■", 0), ("■", 1), ("□", 2), ("2", 4)]


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_becomes_a_picture_with_all_its_words(name: str) -> None:
    lines = list(view(name).lines(80, 25))
    root = drawn(*lines)
    said = {word for line in root.iter(f"{SVG}text") for word in "".join(line.itertext()).split()}
    assert {word for line in lines for word in line.plain.split() if word.isalnum()} <= said
    assert all(float(x) + cells_of(word) <= 80.1 for word, x in words_of(root))


def test_text_stays_text() -> None:
    picture = screen([Text((safe(HOSTILE), ""), ("<b>&amp;'\"", "bold"))], 80, safe(HOSTILE))
    assert unprintable(picture) == set()
    assert "<b>&amp;'\"" in "".join(ET.fromstring(picture).itertext())  # noqa: S314 - our own text


def test_every_style_of_a_terminal_has_a_colour_in_both_schemes() -> None:
    assert set(CODES) - {"bold"} <= set(LIGHT)
    assert set(LIGHT) == set(DARK)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_colours_can_be_told_from_the_paper(colours: dict[str, str]) -> None:
    readable = {name: contrast(colour, colours["paper"]) for name, colour in colours.items() if name != "paper"}
    assert all(value >= 4.5 for name, value in readable.items() if name != "bright_black"), readable
    assert readable["bright_black"] >= 1.9


def contrast(one: str, other: str) -> float:
    """How far apart two colours are in brightness (WCAG 2.1): 4.5 is enough to read by."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return sum(share * linear(part) for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


def overlaps(words: Iterable[tuple[str, float]]) -> list[str]:
    ends = 0.0
    found = []
    for word, start in words:
        if start < ends:
            found.append(word)
        ends = start + cells_of(word)
    return found


def test_no_word_runs_into_the_next() -> None:
    for name in VIEWS:
        for line in view(name).lines(80, 25):
            assert overlaps(words_of(drawn(line))) == []
