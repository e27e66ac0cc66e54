"""The settings' values: what may be chosen, and the parser of each."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from hipflex.domain.measures import Load, Unit
from hipflex.errors import NotationError, Place, Problem
from hipflex.notation import Vocabulary, format_load, parse_load
from hipflex.yamltext.nodes import Items, Node, Scalar

MOST_DAYS = 7
LISTS = ("bands", "equipment")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_NAMED_UNIT = re.compile(r".*[a-zA-Z]")


class Sound(StrEnum):
    """What is heard when time is up."""

    OFF = "off"
    BELL = "bell"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen; `bands` are weakest first."""

    unit: Unit = Unit.KG
    target_per_week: int = 2
    programme: str = "twice-a-week"
    bands: tuple[str, ...] = ("yellow", "red", "green", "blue", "black")
    equipment: tuple[str, ...] = ()
    load_step: Load = field(default=Load(1000))
    sound: Sound = Sound.BELL

    @property
    def vocabulary(self) -> Vocabulary:
        """What loads may be written in."""
        return Vocabulary(self.unit, self.bands)


KEYS = tuple(field.name for field in fields(Settings))


def plain_value(settings: Settings, key: str) -> object:
    """A value as JSON shows it: a text, a number or or a list; a load in the unit with the fewest digits."""
    value = getattr(settings, key)
    if isinstance(value, Load):
        return min((format_load(value, unit) for unit in Unit), key=len)
    return list(value) if isinstance(value, tuple) else value


class WrongValueError(Exception):
    """A value that does not fit."""

    def __init__(self, place: Place, what: str, expected: str) -> None:
        self.problem = Problem(place, what, expected)
        super().__init__(str(self.problem))


def parsed(key: Scalar, value: Node) -> Any:
    """The value of a setting; raises WrongValueError."""
    if key.text not in PARSERS:
        raise WrongValueError(key.place, unknown_key(key.text), f"one of {', '.join(KEYS)}")
    return PARSERS[key.text](value)


def unknown_key(key: str) -> str:
    """What to say of a key that is none."""
    close = difflib.get_close_matches(key, KEYS, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return f"no setting is called {key!r}{hint}"


def text_of(node: Node) -> str:
    """The text of a scalar without blanks around it; of anything else none."""
    return node.text.strip() if isinstance(node, Scalar) else ""


def _choice(choices: type[StrEnum]) -> Callable[[Node], StrEnum]:
    def parse(node: Node) -> StrEnum:
        allowed = [one.value for one in choices]
        if text_of(node).lower() not in allowed:
            raise WrongValueError(node.place, f"{text_of(node)!r} does not fit", f"one of {', '.join(allowed)}")
        return choices(text_of(node).lower())

    return parse


def _days(node: Node) -> int:
    if not re.fullmatch("[0-9]", text_of(node)) or not 1 <= int(text_of(node)) <= MOST_DAYS:
        raise WrongValueError(node.place, f"{text_of(node)!r} does not fit", f"a whole number from 1 to {MOST_DAYS}")
    return int(text_of(node))


def _name(node: Node) -> str:
    if not text_of(node):
        raise WrongValueError(node.place, "no name stands here", "the name of a programme")
    return text_of(node)


def _texts(node: Node) -> tuple[str, ...]:
    if not isinstance(node, Items) or not all(map(text_of, node.items)):
        raise WrongValueError(node.place, "this is no list of words", "a list like [dumbbell, bench]")
    return tuple(map(text_of, node.items))


def _bands(node: Node) -> tuple[str, ...]:
    bands = _texts(node)
    for item, band in zip(node.items if isinstance(node, Items) else (), bands, strict=True):
        if not _WORD.fullmatch(band):
            raise WrongValueError(item.place, f"{band!r} can't name a band", "one word that begins with a letter")
    if len({band.lower() for band in bands}) < len(bands):
        raise WrongValueError(node.place, "a band stands twice", "each band once, weakest first")
    return bands


def _load_step(node: Node) -> Load:
    if not _NAMED_UNIT.fullmatch(text_of(node)):
        raise WrongValueError(node.place, f"{text_of(node)!r} does not fit", "a load with its unit, like 1kg or 2.5lb")
    try:
        load = parse_load(text_of(node), Vocabulary())
    except NotationError as slip:
        raise WrongValueError(node.place, f"{text_of(node)!r} does not fit", slip.expected) from None
    if load.grams <= 0:
        raise WrongValueError(node.place, f"{text_of(node)!r} does not fit", "a load above 0, like 1kg")
    return load


PARSERS: Mapping[str, Callable[[Node], Any]] = {
    "unit": _choice(Unit),
    "target_per_week": _days,
    "programme": _name,
    "bands": _bands,
    "equipment": _texts,
    "load_step": _load_step,
    "sound": _choice(Sound),
}
