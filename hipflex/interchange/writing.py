"""The log's own exports: JSON Lines, a table, and one JSON document, all in UTF-8.

Sets and sessions come in batches, as bytes: text costs three times as much where a note holds more than ASCII. What is
no UTF-8 ends in a UnicodeDecodeError.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from hipflex.as_json.sessions import check_in_row
from hipflex.as_json.sets import KEYS
from hipflex.as_json.text import dumps, escaped
from hipflex.domain.performance import CheckIn

VERSION = 1
COLUMNS = tuple(key for key in KEYS if key != "target")

LINE_END = b"\n"
PLAIN = 4
QUOTE = b'"'
_COMMA, _QUOTE, _CR, _LF, _DELETE = b',"\r\n\x7f'  # numbers, which are found in bytes ten times as soon as bytes are
_FORMULA = (b"=", b"+", b"-", b"@", b"\t", b"\r")


def write_jsonl(sets: Iterable[Sequence[bytes]], out: BinaryIO) -> None:
    """Writes batches of sets, each a JSON object, as they come."""
    out.writelines(_escaped(lines, LINE_END) + LINE_END for lines in sets)


def write_csv(sets: Iterable[Sequence[Sequence[bytes]]], out: BinaryIO, *, safe: bool = False) -> None:
    """Writes batches of sets, each a row of cells, as they come.

    The cell at `PLAIN` stands for several that need no quotes. With `safe`, texts that a spreadsheet would take for a
    formula begin with an apostrophe, which stays in the text when such a file is read back.
    """
    out.write(",".join(COLUMNS).encode() + LINE_END)
    for rows in sets:
        lines = [b",".join(cells) for cells in rows]
        text = LINE_END.join(lines)
        if not text.isascii():
            text.decode()  # or a damaged log would be written out as it is
        if safe or not _is_plain(text, len(rows)):
            text = LINE_END.join(
                [
                    line if not safe and _is_plain(line) else _row(cells, safe=safe)
                    for line, cells in zip(lines, rows, strict=True)
                ]
            )
        out.write(text + LINE_END)


def _is_plain(text: bytes, rows: int = 1) -> bool:
    """Whether so many rows need no quotes: no comma and no line end stands there but between cells and rows."""
    return (
        text.count(b",") == rows * (len(COLUMNS) - 1)
        and text.count(b"\n") == rows - 1
        and _QUOTE not in text
        and _CR not in text
    )


def _row(cells: Sequence[bytes], *, safe: bool) -> bytes:
    return b",".join([cell if place == PLAIN else _cell(cell, safe=safe) for place, cell in enumerate(cells)])


def _cell(value: bytes, *, safe: bool) -> bytes:
    text = b"'" + value if safe and value.startswith(_FORMULA) else value
    needs_quotes = _COMMA in text or _QUOTE in text or _LF in text or _CR in text
    return QUOTE + text.replace(QUOTE, QUOTE * 2) + QUOTE if needs_quotes else text


def write_json(
    sets: Iterable[Sequence[bytes]], sessions: Iterable[Sequence[bytes]], check_ins: Iterable[CheckIn], out: BinaryIO
) -> None:
    """Writes the document, a row a line, as the rows come; sets and sessions are batches of JSON objects."""
    out.write(b'{"hipflex": %d,\n' % VERSION)
    _write_list("sets", sets, out)
    out.write(b",\n")
    _write_list("sessions", sessions, out)
    out.write(b",\n")
    _write_list("check_ins", ([dumps(check_in_row(one)).encode()] for one in check_ins), out)
    out.write(b"}\n")


def _write_list(key: str, rows: Iterable[Sequence[bytes]], out: BinaryIO) -> None:
    out.write(b'"%b": [' % key.encode())
    before = b"\n"
    for some in rows:
        out.write(before + _escaped(some, b",\n"))
        before = b",\n"
    out.write(b"]")


def _escaped(lines: Sequence[bytes], between: bytes) -> bytes:
    """Lines of JSON in one piece, with what may not stand bare in them as escapes; few hold more than ASCII."""
    text = between.join(lines)
    return (
        text
        if _is_bare(text)
        else between.join([line if _is_bare(line) else escaped(line.decode()).encode() for line in lines])
    )


def _is_bare(text: bytes) -> bool:
    return text.isascii() and _DELETE not in text
