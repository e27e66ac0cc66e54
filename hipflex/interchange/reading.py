"""A file's bytes to what it holds, whichever format it is in."""

from __future__ import annotations

from hipflex.errors import Refused
from hipflex.files import decoded
from hipflex.interchange.format import Format, Parsed, collected
from hipflex.interchange.own_csv import OwnCsv, columns_lacked, missing_columns
from hipflex.interchange.own_json import OwnJson
from hipflex.interchange.own_jsonl import OwnJsonl

FORMATS: tuple[Format, ...] = (OwnJsonl(), OwnJson(), OwnCsv())
HEAD_CHARACTERS = 4096


def read(data: bytes, name: str | None = None) -> Parsed:
    """What a file holds, in the format of this name or else the one it looks like.

    Refuses bytes that are not UTF-8, a file in no known format, and one that can't be read on, with the line.
    """
    text = decoded(data)
    chosen = _detected(text) if name is None else _named(name)
    return collected(chosen.name, chosen.parse(text))


def _detected(text: str) -> Format:
    head = text[: len(text) - len(text.lstrip()) + HEAD_CHARACTERS].lstrip()
    for known in FORMATS:
        if known.detect(head):
            return known
    if lacked := columns_lacked(head):
        raise Refused(f"this table is in no known format: of csv {missing_columns(lacked)}; known are {_names()}")
    raise Refused(f"this file is in no known format; known are {_names()}")


def _named(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    raise Refused(f"no format is called {name!r}; known are {_names()}")


def _names() -> str:
    return ", ".join(known.name for known in FORMATS)
