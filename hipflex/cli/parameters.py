"""Typer's parameters, which behave the same with every version that the program runs with.

From 0.29 on Typer converts every value by pydantic, which takes longer to load than most commands take to run and says
in its own words what is wrong with one, and shows an argument's Python type behind its name. What is set here, an older
Typer never asks for; should a later one not ask either, commands are slower, and otherwise the same.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from enum import EnumType
from typing import Any

import typer


def as_ever(params: list[Any]) -> list[Any]:
    """The parameters; texts, choices, numbers, and what isn't given, they take without pydantic."""
    for param in params:
        kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        if kind is None or isinstance(param.process_value, functools.partial):
            continue
        param.process_value = functools.partial(_processed, param, param.process_value, kind)
        if param.param_type_name == "argument" and param.metavar:
            param.display_type_rich = lambda ctx: ""  # noqa: ARG005 # Typer names it
    return params


def choices_of(param: Any) -> list[str]:
    """The values among which a parameter lets choose; none where it takes any."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    if isinstance(kind, EnumType):
        return [str(one) for one in list[Any](kind)]
    return [*getattr(getattr(param, "type", None), "choices", ())]


def usage_of(params: Iterable[Any]) -> list[str]:
    """The arguments as a usage line shows them: in brackets where they may be left out, else in braces."""
    return [_bracketed(param) for param in params if param.param_type_name == "argument"]


def _bracketed(argument: Any) -> str:
    name = argument.metavar or argument.name
    if name.startswith("["):
        return str(name)
    return f"{{{name}}}" if argument.required else f"[{name}]"


def _processed(param: Any, convert: Callable[[Any, Any], Any], kind: Any, ctx: Any, value: Any) -> Any:
    is_missing = value is None or value == ()
    is_ours = kind in {str, int, list[str]} or isinstance(kind, EnumType)
    if not (is_missing or is_ours) or (is_missing and param.required and not ctx.resilient_parsing):
        return convert(ctx, value)
    if is_missing:
        value = () if param.multiple or param.nargs == -1 else None
    else:
        try:
            value = _converted(param, kind, value)
        except ValueError as error:
            raise typer.BadParameter(str(error), ctx=ctx, param=param) from None
    return value if param.callback is None else param.callback(ctx, param, value)


def _converted(param: Any, kind: Any, value: Any) -> Any:
    """A value as its kind; ValueError says what is wrong with it, as Typer did before it left that to pydantic."""
    if isinstance(kind, EnumType):
        choices: list[Any] = list(kind)
        if value not in choices:
            raise ValueError(f"{value!r} is not one of {', '.join(repr(str(one)) for one in choices)}.")
        return choices[choices.index(value)]
    if kind is not int:
        return value
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"{value!r} is not a valid int.") from None
    if not param.min <= number <= param.max:
        raise ValueError(f"{number} is not in the range {param.min}<=x<={param.max}.")
    return number
