"""Dots in cells: what is inside an outline is drawn, what is outside isn't."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipflex.render.canvas import ACROSS, BRAILLE, DOTS, DOWN, Canvas
from hipflex.render.text import Text

COLUMNS, ROWS = 8, 4
SURE = 0.01
"""So far inside an outline that no rounding of its border matters."""
Place = tuple[float, float]

FINE = 16
"""Places lie on a grid as fine as this part of a dot."""

places = st.tuples(
    st.integers(-10 * FINE, (COLUMNS * ACROSS + 10) * FINE).map(lambda n: n / FINE),
    st.integers(-10 * FINE, (ROWS * DOWN + 10) * FINE).map(lambda n: n / FINE),
)
triangles = st.lists(places, min_size=3, max_size=3)


def dots_of(lines: Sequence[Text]) -> set[tuple[int, int]]:
    """The dots that are drawn, from the left and from the top."""
    return {
        (column * ACROSS + across, row * DOWN + down)
        for row, line in enumerate(lines)
        for column, sign in enumerate(line.plain)
        for down, bits in enumerate(DOTS)
        for across, bit in enumerate(bits)
        if sign != " " and ord(sign) - BRAILLE & bit
    }


def drawn(*outlines: Sequence[Place]) -> set[tuple[int, int]]:
    canvas = Canvas(COLUMNS, ROWS)
    canvas.draw(outlines, "")
    return dots_of(canvas.lines())


def depth(place: Place, triangle: Sequence[Place]) -> float:
    """How far inside a triangle a place is; outside it is negative."""
    x, y = place
    edges = list(pairwise([*triangle, triangle[0]]))
    turns = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for (ax, ay), (bx, by) in edges]
    inside = all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)
    away = min(_away(place, start, end) for start, end in edges)
    return away if inside else -away


def _away(place: Place, start: Place, end: Place) -> float:
    """How far a place is from a line between two others."""
    length = dist(start, end)
    if not length:
        return dist(place, start)
    along = ((place[0] - start[0]) * (end[0] - start[0]) + (place[1] - start[1]) * (end[1] - start[1])) / length**2
    share = min(max(along, 0.0), 1.0)
    return dist(place, (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))


@given(triangles)
@example([(3.5625, 4.0)] * 3)
def test_the_dots_inside_an_outline_are_drawn_and_none_that_is_more_than_a_dot_away(triangle: list[Place]) -> None:
    found = drawn(triangle)
    depths = {(x, y): depth((x + 0.5, y + 0.5), triangle) for x in range(COLUMNS * ACROSS) for y in range(ROWS * DOWN)}
    assert {dot for dot, deep in depths.items() if deep > SURE} <= found
    assert found <= {dot for dot, deep in depths.items() if deep > -1 - SURE}


@given(st.lists(triangles, max_size=4), st.booleans())
def test_a_picture_is_never_larger_than_its_place(outlines: list[list[Place]], ascii_only: bool) -> None:  # noqa: FBT001 - hypothesis
    canvas = Canvas(COLUMNS, ROWS)
    for number, outline in enumerate(outlines):
        canvas.draw([outline], "dim" if number % 2 else "")
    lines = canvas.lines(ascii_only=ascii_only)
    assert len(lines) == ROWS
    assert all(line.cells <= COLUMNS for line in lines)


def box(left: float, top: float, right: float, bottom: float) -> list[Place]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def test_what_is_drawn_later_stands_apart_from_what_it_hides() -> None:
    canvas = Canvas(COLUMNS, ROWS)
    canvas.draw([box(0, 0, 16, 16)], "dim")
    canvas.draw([box(6, 6, 10, 10)], "cyan")
    found = dots_of(canvas.lines())
    assert {(x, 7) for x in range(16)} - found == {(5, 7), (10, 7)}
    assert {(7, y) for y in range(16)} - found == {(7, 5), (7, 10)}


def test_a_mark_lies_on_what_is_beneath_without_a_gap() -> None:
    canvas = Canvas(COLUMNS, ROWS)
    canvas.draw([box(0, 0, 16, 16)], "")
    canvas.draw([box(4, 4, 12, 12)], "magenta", apart=False)
    lines = canvas.lines()
    assert len(dots_of(lines)) == 16 * 16
    assert [[style for _, style in line.pieces] for line in lines] == [
        [""],
        ["", "magenta", ""],
        ["", "magenta", ""],
        [""],
    ]


@pytest.mark.parametrize("thin", [box(3, 0, 3.1, 16), box(0, 5, 16, 5.1)])
def test_even_the_thinnest_line_is_seen(thin: list[Place]) -> None:
    assert len(drawn(thin)) == 16


def test_letters_are_dense_where_many_dots_are_and_high_where_those_are() -> None:
    canvas = Canvas(COLUMNS, ROWS)
    canvas.draw([box(0, 0, 2, 16), box(2, 0, 4, 2), box(4, 2, 6, 4), box(6, 3, 7, 4), box(8, 0, 9, 1)], "")
    assert canvas.lines(ascii_only=True)[0].plain == "#\"o.'"
