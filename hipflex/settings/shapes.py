"""What the settings may be: the parser of each value, and how it is shown."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from hipflex.domain.measures import Load, Unit
from hipflex.errors import NotationError
from hipflex.fields import LINE, Misfit, Value, choice, parts_of, shown, whole
from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import format_load
from hipflex.notation.tokens import Vocabulary
from hipflex.patterns import pattern
from hipflex.settings.values import ALL, NONE, Settings, Sound, Stage, Sync
from hipflex.value_classes import replace
from hipflex.yamltext.shapes import Field, Many, Struct

Choice = TypeVar("Choice", bound=StrEnum)

Plain: TypeAlias = str | float | list[str] | None
"""What JSON shows of a setting."""

MOST_DAYS = 7
SHORTEST_THIGH_CM, LONGEST_THIGH_CM = 20, 70
_WORDS = pattern(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)*")
_NAMED_UNIT = pattern(r".*[a-zA-Z]")


def plain_value(settings: Settings, key: str) -> Plain:
    """A value as JSON shows it: a text, a number, a list, or None; a load in the unit with the fewest digits."""
    value: Any = getattr(settings, key)
    if isinstance(value, Load):
        return min((format_load(value, unit) for unit in Unit), key=len)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if key == "equipment" and value in ((), ALL, NONE):
        return value[0] if value else None
    return list(value) if isinstance(value, tuple) else value


def _any_case(value: Value[Choice]) -> Value[Choice]:
    return replace(value, of_text=lambda text: value.of_text(text.strip().lower()))


def _band(text: str) -> str:
    if not _WORDS.fullmatch(text.strip()):
        raise Misfit(what=f"{shown(text)} can't name a band" if text.strip() else "")
    return text.strip()


def _each_once(bands: tuple[str, ...]) -> tuple[str, ...]:
    if len({re.sub("[ _-]+", " ", band.lower()) for band in bands}) < len(bands):
        raise Misfit("each band once, weakest first", what="a band stands twice")
    return bands


def _all_or_none(text: str) -> tuple[str, ...]:
    word = (text.strip().lower(),)
    if word not in (ALL, NONE):
        raise Misfit
    return word


def _pieces(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pieces)) or NONE


def _thigh(text: str) -> float:
    plain = text.strip().lower().removesuffix("cm").rstrip().replace(",", ".")
    return _TENTHS_OF_A_THIGH.of_text(plain) / 10


def _load_step(text: str) -> Load:
    if not _NAMED_UNIT.fullmatch(text):
        raise Misfit
    try:
        load = parse_load(text.strip(), Vocabulary())
    except NotationError as slip:
        raise Misfit(slip.expected) from None
    if load.grams <= 0:
        raise Misfit("a load above 0, like 1kg")
    return load


def _whole_path(text: str) -> str:
    if not (text.startswith("~") or os.path.isabs(text)):
        raise Misfit
    return LINE.of_text(text)


_TENTHS_OF_A_THIGH = parts_of(10, SHORTEST_THIGH_CM * 10, LONGEST_THIGH_CM * 10)
THIGH_CM = Value("length", f"centimetres from {SHORTEST_THIGH_CM} to {LONGEST_THIGH_CM}, like 40", _thigh)
EQUIPMENT = "`all`, `none`, or a list like [dumbbell, bench]"
SETTINGS = Struct(
    {
        "unit": Field(_any_case(choice(Unit))),
        "target_per_week": Field(whole(1, MOST_DAYS)),
        "programme": Field(replace(LINE, name="name", expected="the name of a programme")),
        "bands": Field(
            Many(
                Value("band", "words that begin with a letter", _band),
                make=_each_once,
                expected="a list like [light, heavy]",
            )
        ),
        "equipment": Field(
            Many(LINE, make=_pieces, expected=EQUIPMENT, word=Value("equipment", EQUIPMENT, _all_or_none))
        ),
        "load_step": Field(Value("load", "a load with its unit, like 1kg or 2.5lb", _load_step)),
        "sound": Field(_any_case(choice(Sound))),
        "stage": Field(_any_case(choice(Stage))),
        "thigh_cm": Field(THIGH_CM),
        "sync_folder": Field(replace(LINE, name="folder", expected="a whole path, like ~/Sync", of_text=_whole_path)),
        "sync": Field(_any_case(choice(Sync))),
    }
)
