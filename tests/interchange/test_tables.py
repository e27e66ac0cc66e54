"""Rows and cells of other programs' texts, and the bytes that hold them."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.errors import Refused
from hipflex.interchange.decoding import text_of
from hipflex.interchange.foreign import clock, decimal, whole
from hipflex.interchange.tables import Row, delimiter_of, fitted, header_of, mended, rows

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8)


def read(text: str, delimiter: str = ",", *, doubled: bool = True) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in rows(text, delimiter, quotes_are_doubled=doubled)]


@pytest.mark.parametrize("doubled", [True, False])
def test_a_row_says_where_it_begins_also_behind_cells_of_several_lines(*, doubled: bool) -> None:
    text = 'a,b\n"one\ntwo",2\n\n3,"4"\n'
    assert read(text, doubled=doubled) == [(1, ("a", "b")), (2, ("one\ntwo", "2")), (5, ("3", "4"))]


def test_a_quote_that_is_not_doubled_closes_a_cell_only_before_what_parts_cells() -> None:
    assert read('"1";"a "row" b";"x"\n', ";", doubled=False) == [(1, ("1", 'a "row" b', "x"))]
    assert read('"1";"the "row"";"x"\n', ";", doubled=False) == [(1, ("1", 'the "row"', "x"))]


@pytest.mark.parametrize("doubled", [True, False])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_windows_are_no_part_of_a_cell(*, doubled: bool, end: str) -> None:
    assert read(f'a,"b"{end}c,d{end}', doubled=doubled) == [(1, ("a", "b")), (2, ("c", "d"))]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4).filter(any), max_size=5))
def test_what_the_standard_library_writes_is_read_back(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    assert [list(cells) for _, cells in read(out.getvalue())] == table


@pytest.mark.parametrize(
    ("line", "delimiter"), [("a,b,c", ","), ("a;b;c", ";"), ("a\tb", "\t"), ('"a;b;c",d', ","), ("alone", ",")]
)
def test_what_parts_the_cells_is_told_by_the_header(line: str, delimiter: str) -> None:
    assert delimiter_of(line) == delimiter


def test_the_header_is_the_first_line_that_is_not_blank() -> None:
    assert header_of('\n\n"Date";Sets\n1;2\n') == ("Date", "Sets")
    assert header_of("") == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_is_read_whichever_unicode_it_is_written_in(encoding: str) -> None:
    assert text_of("Date,Übung\n".encode(encoding)) == "Date,Übung\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "zip archive"),
        (b"SQLite format 3\0rest", "a database"),
        (b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT", "a FIT file"),
        (b"caf\xe9,x", "UTF-8"),
    ],
)
def test_what_is_no_text_is_told_by_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        text_of(data)


def test_line_ends_of_an_old_macintosh_are_those_of_today() -> None:
    assert text_of(b"Date,Sets\r1,2\r") == "Date,Sets\n1,2\n"
    assert text_of(b"Date,Sets\r\n1,2") == "Date,Sets\r\n1,2"


def test_a_line_may_end_as_on_an_old_macintosh() -> None:
    assert read('a,b\r"one\rtwo",2\r3,4') == [(1, ("a", "b")), (2, ("one\rtwo", "2")), (4, ("3", "4"))]


@pytest.mark.parametrize("cell", ["1e99", "9" * 40, "-1" + "0" * 18, "12a", "1,234.5", "٣", "NaN", "--1"])
def test_what_is_no_number_that_a_file_could_mean_is_refused(cell: str) -> None:
    for read_cell in (decimal, whole):
        with pytest.raises(Refused, match=r"reps: expected a (whole )?number, not"):
            read_cell(cell, "reps")


@pytest.mark.parametrize(
    ("cell", "number"),
    [(" 12 ", "12"), ("10.0", "10.0"), ("37,5", "37.5"), (".5", "0.5"), ("2.5e1", "25"), ("-5", "-5")],
)
def test_a_number_has_a_point_or_a_comma(cell: str, number: str) -> None:
    assert decimal(cell, "reps") == Decimal(number)


def test_a_clock_has_hours_or_none() -> None:
    assert [clock(cell, "time") for cell in ("0:01:30", "1:30", "90:00", "1:00:00.5", " ")] == [
        90,
        90,
        5400,
        3600,
        None,
    ]
    for cell in ("90", "1:2", f"{'9' * 9}:00:00"):
        with pytest.raises(Refused, match="expected hours, minutes and seconds"):
            clock(cell, "time")


NAME, NUMBER = None, re.compile(r"[0-9]+")


def test_a_row_has_as_many_cells_as_the_header_but_for_empty_and_optional_ones_at_its_end() -> None:
    header = ("Day", "Reps", " NOTE ")
    assert fitted(Row(2, ("mon", "5", "low", "", "")), header) == ("mon", "5", "low")
    assert fitted(Row(2, ("mon", "5")), header, {"note"}) == ("mon", "5", "")
    for cells in (("mon", "5"), ("mon", "5", "low", "x")):
        with pytest.raises(Refused, match=f"expected 3 cells, not {len(cells)}"):
            fitted(Row(2, cells), header)


def test_cells_too_many_are_joined_where_a_column_takes_any_text() -> None:
    cells = ("Squat", " low", "5", "slow", " deep")
    assert mended(cells, (NAME, NUMBER, NAME), ",") == [("Squat, low", "5", "slow, deep")]
    assert mended(("Squat", "low", "5"), (NUMBER, NAME), ",") == []


def test_every_way_to_join_cells_is_found_and_of_too_many_none() -> None:
    assert [*mended(("a", "b", "c"), (NAME, NAME), ",")] == [("a", "b,c"), ("a,b", "c")]
    assert mended(("a",) * 70, (NAME, NAME, NAME), ",") == []
    assert mended(("a",) * 60, (NAME, NAME, NAME), ",") == []


def test_empty_cells_at_the_end_may_be_no_part_of_the_last_text() -> None:
    assert mended(("a", "5", ""), (NAME, NUMBER), ",") == [("a", "5")]
    assert mended(("5", "a", ""), (NUMBER, NAME), ",") == [("5", "a,"), ("5", "a")]
