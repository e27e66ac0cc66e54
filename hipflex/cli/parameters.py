"""Typer's parameters, which behave the same with every version that the program runs with.

From 0.29 on Typer converts every value by pydantic, which takes longer to load than most commands take to run, and
shows an argument's Python type behind its name. What is set here, an older or a later Typer never asks for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any


def as_ever(params: list[Any]) -> list[Any]:
    """The parameters; texts, and what isn't given, they take as they are."""
    for param in params:
        described = getattr(param, "type_descriptor", None)
        if described is None or isinstance(param.process_value, functools.partial):
            continue
        is_text = described.annotation in {str, list[str]}
        param.process_value = functools.partial(_processed, param, param.process_value, is_text=is_text)
        if param.param_type_name == "argument" and param.metavar:
            param.display_type_rich = lambda ctx: ""  # noqa: ARG005 # Typer names it
    return params


def usage_of(params: Iterable[Any]) -> list[str]:
    """The arguments as a usage line shows them: in brackets where they may be left out, else in braces."""
    return [_bracketed(param) for param in params if param.param_type_name == "argument"]


def _bracketed(argument: Any) -> str:
    name = argument.metavar or argument.name
    if name.startswith("["):
        return str(name)
    return f"{{{name}}}" if argument.required else f"[{name}]"


def _processed(param: Any, convert: Callable[[Any, Any], Any], ctx: Any, value: Any, *, is_text: bool) -> Any:
    is_missing = value is None or value == ()
    if (is_missing and param.required) or not (is_missing or is_text):
        return convert(ctx, value)
    if is_missing:
        value = () if param.multiple or param.nargs == -1 else None
    return value if param.callback is None else param.callback(ctx, param, value)
