"""Texts of rows and cells, as other programs write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

DELIMITERS = ",;\t|"
LONGEST_CELL = 2**31 - 1
csv.field_size_limit(LONGEST_CELL)
_QUOTED = pattern(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, blanks and quotes inside them as they stand, and the line it begins on, from 1."""

    line: int
    cells: tuple[str, ...]


def first_line(text: str) -> str:
    """The first line that isn't blank, without its end."""
    return next((line for line in text[: 1 << 16].splitlines() if line.strip()), "")


def delimiter_of(header: str) -> str:
    """What parts the cells of a header line: what stands in it most often outside quotes."""
    bare = _QUOTED.sub("", header)
    return max(DELIMITERS, key=bare.count)


def header_of(text: str) -> tuple[str, ...]:
    """The cells of the first line that isn't blank."""
    line = first_line(text)
    return next((row.cells for row in rows(line, delimiter_of(line))), ())


def rows(text: str, delimiter: str, *, quotes_are_doubled: bool = True) -> Iterator[Row]:
    """The rows that aren't blank, the header with them; a quoted cell may hold line ends.

    Where the quotes inside quoted cells are not doubled, one closes a cell only before the delimiter or the line's end.
    """
    if not quotes_are_doubled:
        yield from _with_bare_quotes(text, delimiter)
        return
    reader = csv.reader(_lines(text), delimiter=delimiter)
    line = 1
    for cells in reader:
        if any(cells):
            yield Row(line, tuple(cells))
        line = reader.line_num + 1


def is_well_quoted(text: str, delimiter: str) -> bool:
    """Whether every quote inside a quoted cell is doubled."""
    try:
        for _ in csv.reader(_lines(text), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def fitting(rows_read: Sequence[Row], width: int) -> bool:
    """Whether every row has as many cells as the header."""
    return all(len(row.cells) == width for row in rows_read)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends; a lone CR ends none."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _with_bare_quotes(text: str, delimiter: str) -> Iterator[Row]:
    end = rf"(?={re.escape(delimiter)}|\r?\n|\Z)"
    cell = re.compile(rf'"(?P<quoted>.*?)"{end}|(?P<bare>[^{re.escape(delimiter)}\n]*)', re.DOTALL)
    at, line = 0, 1
    while at < len(text):
        begun, cells, goes_on = line, list[str](), True
        while goes_on:
            found = cell.match(text, at)
            at = found.end() if found else len(text)
            if found:
                cells.append(found["bare"].removesuffix("\r") if found["quoted"] is None else found["quoted"])
                line += found[0].count("\n")
            goes_on = text.startswith(delimiter, at)
            at += goes_on
        at = text.find("\n", at) + 1 or len(text)
        line += 1
        if any(cells):
            yield Row(begun, tuple(cells))
