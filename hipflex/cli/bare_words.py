"""Words that are no name and no argument, but maybe the value of an option."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hipflex.domain.measures import Side
from hipflex.errors import HipflexError

if TYPE_CHECKING:
    from hipflex.services.workspace import Workspace

ANY_THIGH_CM = 45.0


def _is_a_file(_: Workspace, said: str) -> bool:
    return os.path.basename(said) != said or bool(os.path.splitext(said)[1])


def _is_a_number(said: str) -> bool:
    return said.isascii() and said.isdecimal() and said.strip("0") != ""


def _is_a_day(_: Workspace, said: str) -> bool:
    from hipflex.when import parse_day

    return bool(parse_day(said, datetime.now().astimezone()))


def _is_a_finding(_: Workspace, said: str) -> bool:
    from hipflex.services.self_check import found

    return bool(found(said, ANY_THIGH_CM))


def _is_a_muscle(workspace: Workspace, said: str) -> bool:
    from hipflex.services.names import muscle_named

    return bool(muscle_named(workspace, [said]))


def _is_equipment(workspace: Workspace, said: str) -> bool:
    from hipflex.services.catalogue import movements_found

    return bool(movements_found(workspace, equipment=said))


def _is_an_exercise(workspace: Workspace, said: str) -> bool:
    from hipflex.services.names import names_an_exercise

    return names_an_exercise(workspace, said)


FITTING: Mapping[str, Callable[[Workspace, str], bool]] = {
    "--since": _is_a_day,
    "--output": _is_a_file,
    "--limit": lambda _, said: said == "all" or _is_a_number(said),
    "--weeks": lambda _, said: _is_a_number(said),
    "--muscle": _is_a_muscle,
    "--equipment": _is_equipment,
    "--exercise": _is_an_exercise,
}
"""The options whose values can be told from those of the others, the most telling first; a refusal says no too."""


def meant_words(said: str, params: Iterable[Any], workspace: Workspace) -> str:
    """What somebody meant by words that are left over; where that isn't plain, what might stand there."""
    params = list(params)
    shown = (param for param in params if param.param_type_name == "option" and not param.hidden)
    options = {max(param.opts, key=len): param for param in shown}
    flags = [option for option, param in options.items() if param.is_flag]
    values = {option: _values_of(param) for option, param in options.items() if option not in flags}
    listing = (option for option, listed in values.items() if said in listed)
    meant = (
        _meant_sides(said, options, workspace)
        or next((f"{option} {said}" for option in listing), "")
        or meant_option(said, options, flags, workspace)
    )
    if meant:
        return f"; did you mean `{meant}`?"
    further = "further " * any(param.param_type_name == "argument" for param in params)
    taking = ", ".join(f"{option} {'|'.join(listed) or options[option].metavar}" for option, listed in values.items())
    return f"; no {further}word belongs there{f' without an option: {taking}' if taking else ''}."


def meant_option(said: str, options: Iterable[str], flags: Iterable[str], workspace: Workspace) -> str:
    """The option of which words plainly are the name or the value; nothing where none is."""
    if f"--{said}" in flags:
        return f"--{said}"
    fitting = ((option, fits) for option, fits in FITTING.items() if option in options)
    found = ((option, one) for option, fits in fitting for one in _readings(said) if _holds(fits, workspace, one))
    return next((f"{option} {shlex.quote(value)}" for option, value in found), "")


def _meant_sides(said: str, options: Iterable[str], workspace: Workspace) -> str:
    sides = said.split()
    is_check = "--left" in options and len(sides) == len(Side)
    if is_check and all(_holds(_is_a_finding, workspace, side) for side in sides):
        return "--left {} --right {}".format(*sides)
    return ""


def _values_of(option: Any) -> Iterable[str]:
    """The values that an option lists; none where it takes any."""
    # Export's are no choice to Typer, as its command is called without Typer too.
    if option.metavar == "FORMAT":
        from hipflex.services.export import FORMATS

        return FORMATS
    from hipflex.cli.parameters import choices_of

    return choices_of(option)


def _readings(said: str) -> Iterator[str]:
    """Words as they stand, and without their `last`; a span of time as the day that it begins on."""
    span = said.removeprefix("last ")
    yield from dict.fromkeys([said, span, f"{span} ago"])


def _holds(fits: Callable[[Workspace, str], bool], workspace: Workspace, said: str) -> bool:
    try:
        return fits(workspace, said)
    except HipflexError:
        return False
