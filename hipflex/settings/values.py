"""The settings' values: what may be chosen, and the parser of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from hipflex.domain.measures import Load, Unit
from hipflex.errors import NotationError
from hipflex.fields import LINE, Misfit, Value, choice, parts_of, shown, whole
from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import format_load
from hipflex.notation.tokens import Vocabulary
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, field, replace
from hipflex.yamltext.shapes import Field, Many, Struct

Choice = TypeVar("Choice", bound=StrEnum)

MOST_DAYS = 7
SHORTEST_THIGH_CM, LONGEST_THIGH_CM = 20, 70
_WORDS = pattern(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)*")
_NAMED_UNIT = pattern(r".*[a-zA-Z]")


class Sound(StrEnum):
    """What is heard when time is up."""

    OFF = "off"
    BELL = "bell"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen; `bands` are weakest first.

    `equipment` is empty where nobody said what there is, ALL or NONE, or the pieces.
    """

    unit: Unit = Unit.KG
    target_per_week: int = 2
    programme: str = "twice-a-week"
    bands: tuple[str, ...] = ("yellow", "red", "green", "blue", "black")
    equipment: tuple[str, ...] = ()
    load_step: Load = field(default=Load(1000))
    sound: Sound = Sound.BELL
    thigh_cm: float | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """What loads may be written in."""
        return Vocabulary(self.unit, self.bands)


KEYS = Settings.__match_args__
ALL, NONE = ("all",), ("none",)


def settings_of(chosen: Mapping[str, Any]) -> Settings:
    """The settings of what was chosen; the rest is usual, in pounds another step of load than in kilograms."""
    settings = Settings(**chosen)
    if settings.unit is Unit.LB and "load_step" not in chosen:
        return replace(settings, load_step=Load.of(Decimal("2.5"), Unit.LB))
    return settings


def plain_value(settings: Settings, key: str) -> object:
    """A value as JSON shows it: a text, a number, a list, or None; a load in the unit with the fewest digits."""
    value = getattr(settings, key)
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
        "thigh_cm": Field(THIGH_CM),
    }
)
