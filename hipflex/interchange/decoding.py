"""A file's bytes as text, whichever Unicode it is written in; and what is no text, told by how it begins."""

from __future__ import annotations

import codecs

from hipflex.errors import Refused
from hipflex.files import decoded
from hipflex.patterns import pattern

OTHER_THINGS = {
    b"PK\x03\x04": "a zip archive or a spreadsheet (.xlsx): unpack it, or save the sheet as CSV",
    b"SQLite format 3\0": "a database: make a CSV export in the app that wrote it (`hipflex restore` takes a backup)",
    b"\x1f\x8b": "compressed (gzip): unpack it first",
    b"%PDF": "a PDF: make a CSV export instead",
    b"\x89PNG": "a picture: make a CSV export instead",
    b"\xff\xd8\xff": "a picture: make a CSV export instead",
    b"GIF8": "a picture: make a CSV export instead",
    b".FIT": "a FIT file of a watch: make a CSV export instead",
}
_OF_EXCEL = pattern(r"\Asep=.(?=\r?\n)")  # a first line that tells Excel what parts the cells
FIT_MARK = slice(8, 12)  # behind its length and version


def text_of(data: bytes) -> str:
    """The text of UTF-8 or UTF-16 bytes, without a mark of the byte order; refuses anything else, saying what it is."""
    for mark, what in OTHER_THINGS.items():
        if data.startswith(mark) or data[FIT_MARK] == mark:
            raise Refused(f"this is {what}")
    text = _OF_EXCEL.sub("", _decoded(data), count=1)
    return text if "\n" in text else text.replace("\r", "\n")  # line ends of an old Macintosh


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16")
    if data[1:2] == b"\0" and data[:1].isascii():
        return _utf16(data, "utf-16-le")
    if data[:1] == b"\0" and len(data) > 1:
        return _utf16(data, "utf-16-be")
    return decoded(data)


def _utf16(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("this is neither UTF-8 nor UTF-16 text") from None
