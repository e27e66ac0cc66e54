"""The log's own exports: JSON Lines, a table, one JSON document. What they are written to leaves line ends alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from hipflex.as_json.sessions import check_in_row
from hipflex.as_json.sets import KEYS
from hipflex.as_json.text import dumps, escaped
from hipflex.domain.performance import CheckIn
from hipflex.patterns import pattern

VERSION = 1
COLUMNS = tuple(key for key in KEYS if key != "target")

LINE_END = "\n"
PLAIN = 4
QUOTE = '"'
_NEEDS_QUOTES = pattern(r'[\r\n",]')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_jsonl(sets: Iterable[Sequence[str]], out: TextIO) -> None:
    """Writes batches of sets, each a JSON object, as they come."""
    out.writelines(f"{escaped(LINE_END.join(lines))}\n" for lines in sets)


def write_csv(sets: Iterable[Sequence[Sequence[str]]], out: TextIO, *, safe: bool = False) -> None:
    """Writes batches of sets, each a row of cells, as they come.

    The cell at `PLAIN` stands for several that need no quotes. With `safe`, texts that a spreadsheet would take for a
    formula begin with an apostrophe, which stays in the text when such a file is read back.
    """
    out.write(f"{','.join(COLUMNS)}\n")
    for rows in sets:
        text = "\n".join([",".join(cells) for cells in rows])
        if safe or not _is_plain(text, len(rows)):
            text = "\n".join(_row(cells, safe=safe) for cells in rows)
        out.write(f"{text}\n")


def _is_plain(text: str, rows: int) -> bool:
    """Whether so many rows need no quotes: no comma and no line end stands there but between cells and rows."""
    counts = text.count(","), text.count("\n")
    return counts == (rows * (len(COLUMNS) - 1), rows - 1) and QUOTE not in text and "\r" not in text


def _row(cells: Sequence[str], *, safe: bool) -> str:
    row = ",".join(cells)
    if not safe and _is_plain(row, 1):
        return row
    return ",".join(cell if place == PLAIN else _cell(cell, safe=safe) for place, cell in enumerate(cells))


def _cell(value: str, *, safe: bool) -> str:
    text = f"'{value}" if safe and value.startswith(_FORMULA) else value
    return f'"{text.replace(QUOTE, QUOTE * 2)}"' if _NEEDS_QUOTES.search(text) else text


def write_json(
    sets: Iterable[Sequence[str]], sessions: Iterable[Sequence[str]], check_ins: Iterable[CheckIn], out: TextIO
) -> None:
    """Writes the document, a row a line, as the rows come; sets and sessions are batches of JSON objects."""
    out.write(f'{{"hipflex": {VERSION},\n')
    _write_list("sets", sets, out)
    out.write(",\n")
    _write_list("sessions", sessions, out)
    out.write(",\n")
    _write_list("check_ins", ([dumps(check_in_row(one))] for one in check_ins), out)
    out.write("}\n")


def _write_list(key: str, rows: Iterable[Sequence[str]], out: TextIO) -> None:
    out.write(f'"{key}": [')
    before = "\n"
    for some in rows:
        out.write(before + escaped(",\n".join(some)))
        before = ",\n"
    out.write("]")
