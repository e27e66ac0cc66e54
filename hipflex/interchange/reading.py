"""A file's bytes to what it holds, whichever format it is in."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from hipflex.errors import Refused
from hipflex.files import decoded
from hipflex.interchange.format import Format, Reading
from hipflex.interchange.own_csv import OwnCsv, columns_lacked, missing_columns
from hipflex.interchange.own_json import OwnJson
from hipflex.interchange.own_jsonl import OwnJsonl

FORMATS: tuple[Format, ...] = (OwnJsonl(), OwnJson(), OwnCsv())
HEAD_CHARACTERS = 4096


def opened(file: BinaryIO, name: str | None = None) -> Reading:
    """What a file holds, in the format of this name or else the one it looks like; it can be gone through once.

    Refuses a file in no known format; while it is read bytes that are not UTF-8, and what can't be read on, with the
    line.
    """
    chosen = _detected(file) if name is None else _named(name)
    file.seek(0)
    return Reading(chosen.name, chosen.parse(file))


def _detected(file: BinaryIO) -> Format:
    head = _head(file)
    for known in FORMATS:
        if known.detect(head):
            return known
    file.seek(0)
    decoded(file.read())  # what is no text at all is refused as that
    if lacked := columns_lacked(head):
        raise Refused(f"this table is in no known format: of csv {missing_columns(lacked)}; known are {_names()}")
    raise Refused(f"this file is in no known format; known are {_names()}")


def _head(file: BinaryIO) -> str:
    """How a text begins, leading blanks left out."""
    head = ""
    lines = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    while len(head) < HEAD_CHARACTERS and (some := file.read(HEAD_CHARACTERS)):
        head = (head + lines.decode(some)).lstrip()
    return head[:HEAD_CHARACTERS]


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refused(f"no format is called {name!r}; known are {_names()}")


def _names() -> str:
    return ", ".join(known.name for known in FORMATS)
