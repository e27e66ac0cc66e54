"""A picture of dots."""

from __future__ import annotations

from hipflex.render.canvas import Canvas

ALL = [(0, 0), (8, 0), (8, 4), (0, 4)]
RIGHT = [(4, 0), (8, 0), (8, 4), (4, 4)]


def test_what_is_drawn_on_something_has_its_own_ink_and_no_gap_round_it() -> None:
    canvas = Canvas(4, 1)
    canvas.draw([], "magenta", apart=False)  # an ink that is known before the others wins nothing by it
    canvas.draw([ALL], "cyan")
    canvas.draw([RIGHT], "magenta", apart=False)
    assert canvas.lines()[0].pieces == (("⣿⣿", "cyan"), ("⣿⣿", "magenta"))


def test_what_stands_apart_has_a_gap_round_it() -> None:
    canvas = Canvas(4, 1)
    canvas.draw([ALL], "cyan")
    canvas.draw([RIGHT], "magenta")
    assert canvas.lines()[0].pieces == (("⣿⡇", "cyan"), ("⣿⣿", "magenta"))
