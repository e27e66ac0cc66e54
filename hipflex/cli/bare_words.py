"""Words that are no name and no argument, but maybe the value of an option."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile

from hipflex.domain.measures import Side
from hipflex.errors import HipflexError, UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from hipflex.services.workspace import Workspace

ANY_THIGH_CM = 45.0
LEADING_UP = ("since", "over", "for", "in", "the", "last", "past")
"""Words before a span of time, or a number of what comes last, that add nothing to it."""
ALL_TIME = ("all time", "all-time")
MOST_WORDS = 6
"""So many words behind a name may mean an option: `over the last twenty five weeks`."""


def _is_a_file(_: Workspace, said: str) -> bool:
    return os.path.basename(said) != said or bool(os.path.splitext(said)[1])


def _is_a_number(said: str) -> bool:
    return said.isascii() and said.isdecimal() and said.strip("0") != ""


def _is_a_number_of_weeks(_: Workspace, said: str) -> bool:
    from hipflex.services.progress import MOST_WEEKS

    return said in map(str, range(1, MOST_WEEKS + 1))


def _is_a_day(workspace: Workspace, said: str) -> bool:
    from hipflex.when import parse_day

    return bool(parse_day(said, workspace.now()))


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
    "--weeks": _is_a_number_of_weeks,
    "--muscle": _is_a_muscle,
    "--equipment": _is_equipment,
    "--exercise": _is_an_exercise,
}
"""The options whose values can be told from those of the others, the most telling first; a refusal says no too."""


def exercise_meant(workspace: Workspace, words: Sequence[str], options: Sequence[str], flags: Sequence[str]) -> str:
    """The exercise that a view is asked for; who plainly means one of its options, behind a name too, is told so."""
    from hipflex.services.names import exercise_named

    try:
        return exercise_named(workspace, words)
    except UnknownName as error:
        if meant := _name_with_option(workspace, error.name.split(), options, flags):
            raise UnknownName(error.name, [f"`{meant}`"]) from None
        raise


def _name_with_option(workspace: Workspace, words: Sequence[str], options: Sequence[str], flags: Sequence[str]) -> str:
    """The exercise that words begin with, if they do, and the option that they go on with, of `progress` if need be."""
    from shlex import join

    for end in range(max(len(words) - MOST_WORDS, 0), len(words)):
        name, rest = words[:end], " ".join(words[end:])
        option = meant_option(rest, options, flags, workspace)
        elsewhere = "" if option else meant_option(rest, ["--since"], (), workspace)
        if (option or elsewhere) and (not name or _is_an_exercise(workspace, " ".join(name))):
            command = "hipflex progress" if elsewhere else ""
            return " ".join(filter(None, (command, join(name), option or elsewhere)))
    return ""


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
    from shlex import quote

    readings = list(dict.fromkeys(_readings(said, workspace.now().date())))
    fitting = ((option, fits) for option, fits in FITTING.items() if option in options)
    found = ((option, one) for option, fits in fitting for one in readings if _holds(fits, workspace, one))
    named = (f"--{one}" for one in readings if f"--{one}" in flags)
    return next((f"{option} {quote(value)}" for option, value in found), "") or next(named, "")


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


def _readings(said: str, today: date) -> Iterator[str]:
    """Words as they stand, without what only leads up to them, and a span of time as the day that it begins on."""
    yield said
    words = " ".join(dropwhile(LEADING_UP.__contains__, said.casefold().split()))
    if not words:
        return
    yield words
    if words in ALL_TIME:
        from hipflex.services.progress import MOST_WEEKS

        yield from ("all", str(MOST_WEEKS))
    else:
        from hipflex.when.spans import beginnings

        yield from beginnings(words, today)


def _holds(fits: Callable[[Workspace, str], bool], workspace: Workspace, said: str) -> bool:
    try:
        return fits(workspace, said)
    except HipflexError:
        return False
