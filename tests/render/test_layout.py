"""Columns that give way as the screen narrows."""

from __future__ import annotations

from hipflex.render.layout import Column, Listing, fields, line, page, paragraph, points
from hipflex.render.text import Text
from tests.render.paper import WIDE, printed

ROWS = [("lunge", "12", "a remark that takes some room"), ("bridge", "8", "")]
COLUMNS = (Column("exercise", evident=True), Column("sets", right=True), Column("note", wraps=True))


def lines(listing: Listing, width: int) -> list[str]:
    return printed(listing, width).splitlines()


def test_columns_stand_under_their_titles() -> None:
    assert lines(Listing(COLUMNS, ROWS), WIDE) == [
        "exercise  sets  note",
        "lunge       12  a remark that takes some room",
        "bridge       8",
    ]


def test_a_long_text_wraps_within_its_column() -> None:
    assert lines(Listing(COLUMNS, ROWS), 36) == [
        "exercise  sets  note",
        "lunge       12  a remark that takes",
        "                some room",
        "bridge       8",
    ]


def test_a_long_text_goes_beneath_where_its_column_would_be_too_narrow() -> None:
    assert lines(Listing(COLUMNS, ROWS), 34) == [
        "exercise  sets",
        "lunge       12",
        "  note: a remark that takes some",
        "  room",
        "bridge       8",
    ]


def test_each_row_is_a_paragraph_where_not_even_that_fits() -> None:
    assert lines(Listing(COLUMNS, ROWS), 12) == [
        "lunge",
        "  sets: 12",
        "  note: a",
        "  remark",
        "  that takes",
        "  some room",
        "bridge",
        "  sets: 8",
    ]


def test_a_word_is_not_broken_for_the_sake_of_a_column() -> None:
    path = "/home/me/.config/hipflex/settings.yaml"
    assert lines(fields([("settings", path)]), 42) == ["settings", f"  {path}"]
    assert lines(fields([("settings", path)]), 20)[1:] == ["  /home/me/.config/h", "  ipflex/settings.ya", "  ml"]


def test_a_column_without_texts_is_left_out() -> None:
    assert lines(Listing(COLUMNS, [("lunge", "", "")]), 80) == ["exercise", "lunge"]
    assert lines(Listing(COLUMNS, []), 80) == []


def test_a_field_that_stands_for_nothing_is_left_out() -> None:
    assert lines(fields([("Source", ""), ("Easier", "lunge"), ("Harder", Text())]), 80) == ["Easier  lunge"]


def test_points_hang_behind_their_numbers() -> None:
    assert lines(points(["Lift from the hips, slowly.", "Stop."], numbered=True), 25) == [
        "  1. Lift from the hips,",
        "     slowly.",
        "  2. Stop.",
    ]


def test_blocks_stand_a_blank_line_apart() -> None:
    assert printed(page(paragraph("one"), None, paragraph("two")), 80) == "one\n\ntwo\n"


def test_wide_characters_take_two_cells() -> None:
    shown = lines(Listing((Column("a"), Column("b")), [("言葉", "x"), ("word", "y")]), 80)
    assert shown == ["a     b", "言葉  x", "word  y"]


def test_text_is_made_safe_on_its_way_in() -> None:
    assert line("a\x1b[31m", ("b\n", "bold")).plain == r"a\x1b[31mb\n"
    assert lines(paragraph("[red]hi[/] :smile:\x07"), 80) == [r"[red]hi[/] :smile:\x07"]
