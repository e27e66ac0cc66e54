"""JSON as text: one way to write it, one strict way to read it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from hipflex.errors import Refused
from hipflex.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# What may not reach a terminal or split a line: DEL and C1 codes, line ends that JSON leaves bare, marks that nobody
# sees or that turn the writing direction, notes between lines, tags, lone surrogates. The joiners of scripts and emoji
# stay. A list of our own: what Python calls printable changes with its version, and exports are compared byte by byte.
_UNSAFE = pattern(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)

_BEYOND_ASCII = pattern(r"[^\x00-\x7f]")
_BLANKS = pattern(r"[ \t\r\n]*")


def dumps(document: Mapping[str, object] | Sequence[object] | None) -> str:
    """The document as JSON on one line without a line end; raises ValueError for NaN and infinities."""
    return escaped(json.dumps(document, ensure_ascii=False, allow_nan=False))


def escaped(text: str) -> str:
    """A line of JSON with everything that may not reach a terminal or split a line as escapes."""
    if text.isprintable():  # nothing of all that is, and it is known ten times as soon
        return text
    return _UNSAFE.sub(_escape, text)


def encodable(text: str, encoding: str) -> str:
    """JSON as an encoding can take it: with escapes for all that isn't ASCII where that lacks a letter."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return _BEYOND_ASCII.sub(_escape, text)
    return text


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


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
    if start == len(text) or text[start] > " ":  # as nearly always
        return start
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
    except _Unfit as unfit:
        raise NotJson(str(unfit), start) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise NotJson("a number is too long", start) from None
    except RecursionError:
        raise NotJson("nested too deeply", start) from None


class _Unfit(ValueError):
    """What JSON may hold and we don't take."""


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise _Unfit("an object has a key twice")
    return members


def _no_constant(name: str) -> object:
    raise _Unfit(f"{name} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_without_repeats, parse_constant=_no_constant)
