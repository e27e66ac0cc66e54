"""Typed values out of a row of unknown making; every refusal names the key."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from hipflex.errors import Refused
from hipflex.files import has_lone_surrogates

Row = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)

SHOWN_CHARACTERS = 40
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:\d\d(Z|[+-]\d\d:\d\d(:\d\d)?)", re.ASCII)


def with_keys(row: object, keys: Collection[str]) -> Row:
    """The row, if it is an object with exactly these keys."""
    if not isinstance(row, Mapping):
        raise Refused(f"expected an object with the keys {', '.join(keys)}, not {shown(row)}")
    for key in keys:
        if key not in row:
            raise Refused(f"the key {key!r} is missing")
    for key in row:
        if key not in keys:
            raise Refused(f"unknown key {shown(key)}")
    return row


def text(row: Row, key: str) -> str:
    """A text of at least one character."""
    value = row[key]
    if not isinstance(value, str) or not value:
        raise wrong(key, "text", value)
    if has_lone_surrogates(value):
        raise wrong(key, "text of whole characters", value)
    return value


def text_or_none(row: Row, key: str) -> str | None:
    """A text of at least one character, or null."""
    return None if row[key] is None else text(row, key)


def remark(row: Row, key: str) -> str | None:
    """A text or null; an empty one is none."""
    return None if row[key] in (None, "") else text(row, key)


def identifier(row: Row, key: str) -> str:
    """A text that can be shown and typed."""
    value = text(row, key)
    if not value.isprintable():
        raise wrong(key, "an id of printable characters", value)
    return value


def choice(row: Row, key: str, choices: type[Choice]) -> Choice:
    """One word of a fixed list."""
    value = row[key]
    for allowed in choices:
        if value == allowed:
            return allowed
    raise wrong(key, _either([*choices]), value)


def choice_or_none(row: Row, key: str, choices: type[Choice]) -> Choice | None:
    """One word of a fixed list, or null."""
    return None if row[key] is None else choice(row, key, choices)


def integer(row: Row, key: str, low: int, high: int) -> int:
    """A whole number within bounds; true and 1.0 are none."""
    value = row[key]
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise wrong(key, f"a whole number from {low} to {high}", value)


def integer_or_none(row: Row, key: str, low: int, high: int) -> int | None:
    """A whole number within bounds, or null."""
    return None if row[key] is None else integer(row, key, low, high)


def fraction_or_none(row: Row, key: str, parts: int, low: int, high: int) -> int | None:
    """How many of the unit's equal parts a number is, or null: 2.5 is 2500 of 1000 parts.

    `low` and `high` count parts. A number that lies between two parts is refused.
    """
    value = row[key]
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value * parts <= high:
        counted = round(value * parts)
        if counted / parts == value:
            return counted
    raise wrong(key, f"a number from {low / parts:g} to {high / parts:g} in steps of {1 / parts:g}", value)


def moment(row: Row, key: str) -> datetime:
    """A date and time in whole seconds with an offset."""
    value = row[key]
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            at = datetime.fromisoformat(value)
            at.astimezone(UTC)
        except (ValueError, OverflowError):
            raise wrong(key, "a date and time that exist", value) from None
        return at
    raise wrong(key, "a date and time with an offset like 2026-11-20T18:30:00+01:00", value)


def moment_or_none(row: Row, key: str) -> datetime | None:
    """A moment, or null."""
    return None if row[key] is None else moment(row, key)


def wrong(key: str, expected: str, value: object) -> Refused:
    """The refusal of a value."""
    return Refused(f"{key}: expected {expected}, not {shown(value)}")


def shown(value: object) -> str:
    """A value for a message: short, on one line, without control characters."""
    if isinstance(value, str):
        return repr(value if len(value) <= SHOWN_CHARACTERS else f"{value[:SHOWN_CHARACTERS]}…")
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 10**20):
        return str(value)
    if isinstance(value, int):
        return "a number that long"
    return "a list" if isinstance(value, list) else "an object"


def _either(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}"
