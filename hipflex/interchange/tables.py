"""Texts of rows and cells, as other programs write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from hipflex.errors import Refused
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

DELIMITERS = ",;\t|"
LONGEST_CELL = 2**31 - 1
MOST_CELLS_TOO_MANY = 60  # every way to join them is tried
MOST_WAYS = 1000  # of so many none is the one
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


def plain(name: str) -> str:
    """The name of a column without regard to case and blanks around it."""
    return name.strip().casefold()


def by_column(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by the plain names of their columns; of two columns of one name the first counts."""
    return dict(zip(_names(tuple(header)), reversed(cells), strict=True))


@cache
def _names(header: tuple[str, ...]) -> tuple[str, ...]:
    """The plain names of columns from the last to the first, once for all rows."""
    return tuple(map(plain, reversed(header)))


def fitted(row: Row, header: Sequence[str], optional: Collection[str] = ()) -> tuple[str, ...]:
    """The cells of a row, as many as the header's.

    Empty ones too many at the end go, and these last columns may lack; refuses a row with another number of cells.
    """
    cells, width = _without_empty_end(row.cells, len(header)), len(header)
    lacking = [plain(name) for name in header[len(cells) :]]
    if len(cells) > width or any(name not in optional for name in lacking):
        raise Refused(f"expected {width} cells, not {len(row.cells)}")
    return (*cells, *("" for _ in lacking))


def mended(cells: Sequence[str], forms: Sequence[re.Pattern[str] | None], glue: str) -> list[tuple[str, ...]]:
    """The ways to read a row with more cells than columns, as what parts cells stands unquoted in names and notes.

    A column with a form has one cell that is in it, a column without (None) one or more, which are joined again; empty
    cells at the end may be none.
    """
    least = max(len(_without_empty_end(cells, len(forms))), len(forms))
    lengths = range(min(len(cells), len(forms) + MOST_CELLS_TOO_MANY), least - 1, -1)
    blocks = _blocks(tuple(forms))
    ways = (way for kept in lengths for way in _readings(cells[:kept], blocks, kept - len(forms), glue))
    found = [*islice(ways, MOST_WAYS + 1)]
    return found if len(found) <= MOST_WAYS else []


def unlike_written(cells: Sequence[str], glue: str) -> int:
    """How often cells aren't joined as people write: a comma mostly has a blank behind it, a cell none before it."""
    bare = sum(cell.count(glue) - cell.count(f"{glue} ") for cell in cells if glue in cell)
    return bare + sum(cell.startswith(" ") for cell in cells)


def _without_empty_end(cells: Sequence[str], width: int) -> tuple[str, ...]:
    kept = len(cells)
    while kept > width and not cells[kept - 1]:
        kept -= 1
    return tuple(cells[:kept])


@cache
def _blocks(forms: tuple[re.Pattern[str] | None, ...]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """The columns with forms, as they stand before, between and behind those of any text."""
    blocks: list[list[re.Pattern[str]]] = [[]]
    for form in forms:
        if form is None:
            blocks.append([])
        else:
            blocks[-1].append(form)
    return tuple(map(tuple, blocks))


def _readings(
    cells: Sequence[str], blocks: tuple[tuple[re.Pattern[str], ...], ...], surplus: int, glue: str
) -> Iterator[tuple[str, ...]]:
    fixed = blocks[0]
    for form, cell in zip(fixed, cells, strict=False):
        if not form.fullmatch(cell.strip()):
            return
    if len(blocks) == 1:
        yield from [tuple(cells)] if not surplus else []
        return
    first = len(fixed)
    for taken in range(surplus + 1):
        text = first + taken + 1
        for rest in _readings(cells[text:], blocks[1:], surplus - taken, glue):
            yield (*cells[:first], glue.join(cells[first:text]), *rest)


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, of which there are three; only within quotes are they part of a cell."""
    return io.StringIO(text, newline="")


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
