"""Words that a command doesn't take, but plainly the value of one of its options."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from hipflex.domain.measures import Side, Unit
from hipflex.domain.movement import LIFT, Kind
from hipflex.errors import Refused

ANY_THIGH_CM = 45.0


def _is_a_format(said: str) -> bool:
    from hipflex.services.export import FORMATS

    return said in FORMATS


def _is_a_file(said: str) -> bool:
    return os.path.basename(said) != said or bool(os.path.splitext(said)[1])


def _is_a_day(said: str) -> bool:
    from hipflex.when import parse_day

    try:
        return bool(parse_day(said, datetime.now().astimezone()))
    except Refused:
        return False


def _is_a_finding(said: str) -> bool:
    from hipflex.services.self_check import found

    try:
        return bool(found(said, ANY_THIGH_CM))
    except Refused:
        return False


FITTING: Mapping[str, Callable[[str], bool]] = {
    "--format": _is_a_format,
    "--unit": lambda said: said in [*Unit],
    "--kind": lambda said: said in [*Kind, LIFT],
    "--since": _is_a_day,
    "--output": _is_a_file,
    "--limit": lambda said: said == "all" or said.isdecimal(),
    "--exercise": lambda said: said.replace(" ", "").replace("-", "").isalpha(),
}
"""The options whose values can be told from those of the others, the most telling first."""


def meant_words(said: str, params: Iterable[Any]) -> str:
    """What somebody meant by words that are left over; nothing where that isn't plain."""
    options = {option for param in params for option in param.opts}
    sides = said.split()
    if "--left" in options and len(sides) == len(Side) and all(map(_is_a_finding, sides)):
        return "; did you mean `--left {} --right {}`?".format(*sides)
    meant = next((option for option, fits in FITTING.items() if option in options and fits(said)), None)
    if meant is None:
        return ""
    import shlex

    return f"; did you mean `{meant} {shlex.quote(said)}`?"
