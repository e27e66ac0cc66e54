"""Sets as CSV, one a row, without their targets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from hipflex.as_json.sets import set_from_row
from hipflex.domain.imports import BadLine, SetInParts
from hipflex.domain.performance import PerformedSet
from hipflex.errors import Refused
from hipflex.fields import Misfit, Row, shown
from hipflex.files import decoded
from hipflex.interchange.as_exported import set_of_cells
from hipflex.interchange.format import Found, found
from hipflex.interchange.writing import COLUMNS
from hipflex.value_classes import dataclass

TELLING = frozenset({"id", "session", "exercise", "performed_at", "set"})

LONGEST_CELL = 2**31 - 1


class OwnCsv:
    """The format `csv`."""

    name = "csv"

    def detect(self, head: str) -> bool:
        """Whether the first row names the columns that tell this format from others."""
        header = next(_rows([head.split("\n", 1)[0]]), None)
        return isinstance(header, Line) and set(header.cells) >= TELLING

    def parse(self, file: BinaryIO) -> Iterator[Found]:
        """The set of each row that is not blank; refuses a header that lacks, repeats or adds a column."""
        rows = _rows(decoded(line, number) for number, line in enumerate(file, 1))
        columns = _columns(next(rows, None))
        are_as_exported = tuple(columns) == COLUMNS
        for row in rows:
            if isinstance(row, BadLine):
                yield row.line, Refused(row.reason)
            elif len(row.cells) != len(columns):
                yield row.line, Refused(f"expected {len(columns)} cells, not {len(row.cells)}")
            elif row.cut_off:
                yield row.line, Refused("the file breaks off in this row: a whole one ends with a line end")
            elif are_as_exported and (done := _in_parts(row.cells)):
                yield row.line, done
            else:
                yield found(row.line, _set, dict(zip(columns, row.cells, strict=True)))


def missing_columns(missing: Sequence[str]) -> str:
    """In words which columns a table lacks."""
    names = ", ".join(map(repr, missing))
    return f"the column {names} is missing" if len(missing) == 1 else f"the columns {names} are missing"


def columns_lacked(head: str) -> list[str]:
    """The columns that a table would need to be of this format; none where a text doesn't begin like a table."""
    header = next(_rows([head.split("\n", 1)[0]]), None)
    if not isinstance(header, Line) or len(header.cells) < 2 or not all(map(str.isprintable, header.cells)):
        return []
    return [name for name in COLUMNS if name in TELLING - {*header.cells}]


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row and the line it begins on; `cut_off` where no line end follows."""

    line: int
    cells: list[str]
    cut_off: bool


class _Lines:
    """The lines of a text as they are asked for, and whether the last one was whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.is_whole = True

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.is_whole = line.endswith("\n")
            yield line


def _rows(text: Iterable[str]) -> Iterator[Line | BadLine]:
    csv.field_size_limit(LONGEST_CELL)
    lines = _Lines(text)
    reader = csv.reader(lines, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield BadLine(line, "not CSV: a quote or a line end stands where none may, or the row breaks off")
        else:
            if cells:
                yield Line(line, cells, cut_off=not lines.is_whole)


def _columns(header: Line | BadLine | None) -> list[str]:
    if not isinstance(header, Line):
        raise Refused("expected a header of columns" if header is None else f"line {header.line}: {header.reason}")
    if missing := [column for column in COLUMNS if column not in header.cells]:
        raise Refused(f"line {header.line}: {missing_columns(missing)}")
    for column in header.cells:
        if header.cells.count(column) > 1:
            raise Refused(f"line {header.line}: the column {shown(column)} stands more than once")
        if column not in COLUMNS:
            raise Refused(f"line {header.line}: unknown column {shown(column)}")
    return header.cells


def _in_parts(cells: Sequence[str]) -> SetInParts | None:
    """The set of a row; None where it is none, which is told of it as a whole."""
    try:
        return set_of_cells(cells)
    except (Refused, Misfit):
        return None


def _set(cells: Mapping[str, str]) -> PerformedSet:
    return set_from_row(Row({**cells, "target": ""}, in_cells=True))
