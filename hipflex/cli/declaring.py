"""Typer and the options that commands share, as the commands' signatures name them.

Signatures are text until Typer reads them. A command that is called directly is never read, so these are loaded when
something is asked of them; to a type checker and an editor they are the modules themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["completion", "options", "typer"]


class _Module:
    """Stands for a module that is loaded when something of it is asked for."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load(), name)


def _typer() -> Any:
    import typer

    return typer


def _options() -> Any:
    from hipflex.cli import options

    return options


def _completion() -> Any:
    from hipflex.cli import completion

    return completion


if TYPE_CHECKING:
    import typer

    from hipflex.cli import completion, options
else:
    typer, options, completion = _Module(_typer), _Module(_options), _Module(_completion)
