"""Typed fields, one kit for YAML, JSON and tables: what a value may be, and how a text or JSON says it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from hipflex.errors import Refused
from hipflex.files import has_lone_surrogates
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, field

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
Schema = dict[str, Any]

LONGEST_SHOWN = 60
MOST_KEPT = 2048
LONGEST_LINE = 1000
SLUG_PATTERN = pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
UNSHOWN = r"\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069"
"""Control codes, and marks that turn the direction of writing, as a class of characters of a pattern."""

_UNSHOWN = pattern(f"[{UNSHOWN}]")
_MOMENT = pattern(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(Z|[+-]\d\d:\d\d(:\d\d)?)", re.ASCII)
_INTEGER = pattern(r"[0-9]{1,18}")
_NUMBER = pattern(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "'": "", "’": ""}
)
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


class Misfit(Refused):
    """A value that does not fit; whoever reads it adds the place.

    `expected` and `what` are left out where the value's own and "… does not fit here" say it; `start` is the character
    of a text, from 0, at which it goes wrong.
    """

    def __init__(
        self, expected: str = "", *, what: str = "", start: int | None = None, suggestion: str | None = None
    ) -> None:
        self.expected = expected
        self.what = what
        self.start = start
        self.suggestion = suggestion
        super().__init__(what or f"expected {expected}")


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A sort of single value: what it is called and expected to be, its readers, its JSON Schema for editors.

    A reader raises Misfit. Without `of_json`, JSON has the value as a string.
    """

    name: str
    expected: str
    of_text: Callable[[str], T]
    of_json: Callable[[object], T] | None = None
    schema: Schema = field(default_factory=dict)

    def from_json(self, given: object) -> T:
        """The value that JSON says."""
        if self.of_json is not None:
            return self.of_json(given)
        if not isinstance(given, str):
            raise Misfit
        return self.of_text(given)


@dataclass(frozen=True, slots=True)
class Row:
    """Values under their keys, of JSON or, with `in_cells`, the texts of a table; every refusal names the key."""

    values: Mapping[str, object]
    in_cells: bool = False

    def take(self, key: str, value: Value[T]) -> T:
        """The value under a key."""
        given = self.values[key]
        try:
            return value.of_text(str(given)) if self.in_cells else value.from_json(given)
        except Misfit as misfit:
            raise Refused(f"{key}: expected {misfit.expected or value.expected}, not {shown(given)}") from None
        except Refused as refusal:
            raise Refused(f"{key}: {refusal}") from None


class Columns:
    """The values of rows that are many and say much the same: what a value was read as is kept, but for `unique` keys.

    Such as are `words` in JSON, and never numbers, are looked up by themselves; 1, 1.0 and true are one to a look-up.
    """

    def __init__(self, values: Mapping[str, Value[Any]], unique: Collection[str], words: Collection[str]) -> None:
        self._values = values
        self._of_json, self._of_text = [], []
        for key, one in values.items():
            kept = lru_cache(MOST_KEPT, typed=key not in words)
            self._of_json.append((key, one.from_json if key in unique else kept(one.from_json)))
            self._of_text.append((key, one.of_text if key in unique else kept(one.of_text)))

    def read(self, row: Row) -> list[Any]:
        """The values of a row in the order of the columns; raises Refused."""
        given = row.values
        readers: Iterable[tuple[str, Callable[[Any], Any]]] = self._of_text if row.in_cells else self._of_json
        try:
            return [read(given[key]) for key, read in readers]
        except (Refused, TypeError):  # a list can't be looked up; one by one, the refusal names its key
            return [row.take(key, value) for key, value in self._values.items()]


def row_of(given: object, keys: Collection[str]) -> Row:
    """The row of a JSON object with exactly these keys."""
    if not isinstance(given, Mapping):
        raise Refused(f"expected an object with the keys {', '.join(keys)}, not {shown(given)}")
    if not all(map(given.__contains__, keys)):
        raise Refused(f"the key {next(key for key in keys if key not in given)!r} is missing")
    if len(given) > len(keys):
        raise Refused(f"unknown key {shown(next(key for key in given if key not in keys))}")
    return Row(given)


def optional(value: Value[T]) -> Value[T | None]:
    """The same value, or none: null in JSON, an empty cell."""
    return Value(
        value.name,
        value.expected,
        lambda text: value.of_text(text) if text else None,
        lambda given: None if given is None else value.from_json(given),
    )


def json_only(name: str, expected: str, read: Callable[[object], T]) -> Value[T]:
    """A value that no cell of a table holds."""

    def of_text(_: str) -> T:
        raise Misfit

    return Value(name, expected, of_text, read)


def _text(text: str) -> str:
    if not text:
        raise Misfit
    if not text.isascii() and has_lone_surrogates(text):
        raise Misfit("text of whole characters")
    return text


TEXT = Value("text", "text", _text)
"""A text of at least one character, kept to the letter."""


def _remark(given: object) -> str | None:
    return None if given in (None, "") else TEXT.from_json(given)


REMARK = Value("text", "text", _remark, _remark)
"""A text or none; an empty one is none."""


def _identifier(text: str) -> str:
    if not _text(text).isprintable():
        raise Misfit("an id of printable characters")
    return text


IDENTIFIER = Value("id", "text", _identifier)
"""A text that can be shown and typed."""


def on_one_line(text: str) -> str:
    """A text with one blank for every run of blanks and line ends."""
    return " ".join(text.split())


def _line(text: str) -> str:
    if not text.strip():
        raise Misfit
    if len(text) > LONGEST_LINE:
        raise Misfit(f"at most {LONGEST_LINE} characters", what="the text is too long")
    if unshown := _UNSHOWN.search(text):
        what = f"the text holds U+{ord(unshown[0]):04X}, which can't be shown"
        raise Misfit("letters, digits and signs", what=what)
    return on_one_line(text)


LINE = Value(
    "text",
    "a text",
    _line,
    schema={"type": ["string", "number"], "maxLength": LONGEST_LINE, "pattern": rf"^\s*[^\s{UNSHOWN}][^{UNSHOWN}]*$"},
)
"""A text of at least one character that can be shown, on one line."""


def _slug(text: str) -> str:
    name = _line(text)
    if not SLUG_PATTERN.fullmatch(name):
        raise Misfit(what=f"{shown(name)} is no slug", suggestion=slug_like(name))
    return name


def slug_like(name: str) -> str | None:
    """The slug that a name would have, without accents; None where letters of another script would be lost."""
    spelt = unicodedata.normalize("NFKD", name.casefold().translate(_SPELT))
    plain = "".join(character for character in spelt if not unicodedata.combining(character))
    if len(name) > LONGEST_LINE or any(one.isalpha() and not one.isascii() for one in plain):
        return None
    return "-".join(re.findall("[a-z0-9]+", plain)) or None


SLUG = Value(
    "slug",
    "small letters, digits and dashes",
    _slug,
    schema={"type": ["string", "integer"], "pattern": f"^{SLUG_PATTERN.pattern}$"},
)
"""The name of an entry."""


def _truth(text: str) -> bool:
    if text.lower() not in _TRUTHS:
        raise Misfit
    return _TRUTHS[text.lower()]


TRUTH = Value("yes or no", "yes or no", _truth, schema={"enum": [True, False, "yes", "no"]})


def choice(choices: type[Choice]) -> Value[Choice]:
    """One word of a fixed list."""
    *others, last = allowed = [one.value for one in choices]

    def of_text(text: str) -> Choice:
        if text not in allowed:
            raise Misfit(suggestion=closest(text.lower(), allowed))
        return choices(text)

    return Value("word", f"{', '.join(others)} or {last}", of_text, schema={"enum": allowed})


def whole(low: int, high: int) -> Value[int]:
    """A whole number within bounds; in JSON true and 1.0 are none."""

    def of_text(text: str) -> int:
        return of_json(int(text) if _INTEGER.fullmatch(text) else None)

    def of_json(given: object) -> int:
        if isinstance(given, int) and not isinstance(given, bool) and low <= given <= high:
            return given
        raise Misfit

    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Value("number", f"a whole number from {low} to {high}", of_text, of_json, schema)


def parts_of(parts: int, low: int, high: int) -> Value[int]:
    """How many of the unit's equal parts a number is: 2.5 is 2500 of 1000 parts. `low` and `high` count parts.

    A number that lies between two parts does not fit.
    """

    def of_text(text: str) -> int:
        return of_json(float(text) if _NUMBER.fullmatch(text) else None)

    def of_json(given: object) -> int:
        if isinstance(given, int | float) and not isinstance(given, bool) and low <= given * parts <= high:
            counted = round(given * parts)
            if counted / parts == given:
                return counted
        raise Misfit

    expected = f"a number from {low / parts:g} to {high / parts:g} in steps of {1 / parts:g}"
    return Value("number", expected, of_text, of_json)


def _moment(text: str) -> datetime:
    if not _MOMENT.fullmatch(text):
        raise Misfit
    try:
        at = datetime.fromisoformat(text)
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Misfit("a date and time that exist") from None
    return at


MOMENT = Value("moment", "a date and time with an offset like 2026-11-20T18:30:00+01:00", _moment)
"""A date and time in whole seconds with its offset."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """What a word may have been meant to be; None where that is anybody's guess."""
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1)), None) if len(word) <= LONGEST_SHOWN else None


def cut(text: str) -> str:
    """A text, cut where it is long."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def shown(value: object) -> str:
    """A value for a message: short, on one line, without control characters; a text in quotes."""
    if isinstance(value, str):
        return repr(cut(value))
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 10**20):
        return str(value)
    if isinstance(value, int):
        return "a number that long"
    return "a list" if isinstance(value, list) else "an object"
