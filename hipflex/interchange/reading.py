"""A file's bytes to what it holds, whichever format it is in."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from hipflex.errors import Refused
from hipflex.interchange.format import Format, Reading
from hipflex.interchange.own_csv import OwnCsv, columns_lacked, missing_columns
from hipflex.interchange.own_json import OwnJson
from hipflex.interchange.own_jsonl import OwnJsonl

FORMATS: tuple[Format, ...] = (OwnJsonl(), OwnJson(), OwnCsv())
HEAD_CHARACTERS = 4096
MOST_LACKED = 2


def opened(file: BinaryIO, name: str) -> Reading:
    """What a file holds in the format of this name; it can be gone through once.

    While it is read it refuses bytes that are not UTF-8, and what can't be read on, with the line.
    """
    chosen = next(known for known in FORMATS if known.name == name)
    file.seek(0)
    return Reading(chosen.name, chosen.parse(file))


def own_format(file: BinaryIO, name: str | None = None) -> str | None:
    """The name of our own format that a file is in, or is said to be; None of a file in another.

    Refuses a table that would be ours but for a column or two.
    """
    if name is not None:
        return name if name in {known.name for known in FORMATS} else None
    head = _head(file)
    file.seek(0)
    if found := next((known.name for known in FORMATS if known.detect(head)), None):
        return found
    lacked = columns_lacked(head)
    if 0 < len(lacked) <= MOST_LACKED:
        raise Refused(f"this is nearly a csv export of hipflex: {missing_columns(lacked)}")
    return None


def _head(file: BinaryIO) -> str:
    """How a text begins, leading blanks left out."""
    head = ""
    lines = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    while len(head) < HEAD_CHARACTERS and (some := file.read(HEAD_CHARACTERS)):
        head = (head + lines.decode(some)).lstrip()
    return head[:HEAD_CHARACTERS]
