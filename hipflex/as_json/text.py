"""JSON as text: one way to write it, one strict way to read it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from hipflex.errors import Refused

LONGEST_NUMBER = 20

# Line ends that JSON leaves bare, DEL and C1 codes, marks that turn the writing direction, lone surrogates:
# none of them may reach a terminal or split a line.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_BLANKS = re.compile(r"[ \t\r\n]*")


def dumps(document: dict[str, object] | Sequence[object]) -> str:
    """The document as JSON on one line without a line end; raises ValueError for NaN and infinities."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class NotJson(Refused):
    """A text that is no JSON; `position` counts characters from 0."""

    def __init__(self, what: str, position: int) -> None:
        self.position = position
        super().__init__(f"not JSON: {what}")


def loads(text: str) -> object:
    """The value of a whole JSON text; refuses what `value_at` refuses, and anything after the value."""
    try:
        value, end = value_at(text, after_blanks(text, 0))
        rest = after_blanks(text, end)
        if rest < len(text):
            raise NotJson("something follows the end", rest)
    except NotJson as slip:
        raise Refused(f"{slip} at column {slip.position + 1}") from None
    return value


def after_blanks(text: str, start: int) -> int:
    """Where the blanks that begin at `start` end."""
    found = _BLANKS.match(text, start)
    return found.end() if found else start


def value_at(text: str, start: int) -> tuple[object, int]:
    """The JSON value that begins at `start`, and where it ends.

    Raises NotJson for broken JSON, NaN and infinities, an object with a key twice, and what is nested or long
    beyond reason.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" starting at")
        raise NotJson(f"{what[:1].lower()}{what[1:]}", error.pos) from None
    except ValueError as error:
        raise NotJson(str(error), start) from None
    except RecursionError:
        raise NotJson("nested too deeply", start) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("an object has a key twice")
    return members


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("a number is too long")
    return int(digits)


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_without_repeats, parse_int=_integer, parse_constant=_no_constant)
