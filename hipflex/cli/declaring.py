"""Typer and the options that commands share, as the commands' signatures name them.

Signatures are text until Typer reads them. A command that is called directly is never read, so these are loaded when
something is asked of them; to a type checker and an editor they are the modules themselves.
"""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Annotated", "completion", "options", "typer"]


class _Module:
    """Stands for a module that is loaded when something of it is asked for."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    def __getattr__(self, name: str) -> Any:
        return getattr(self._load(), name)


class _Annotated:
    """Stands for `typing.Annotated` until Typer reads a signature."""

    def __getitem__(self, what: Any) -> Any:
        from typing import Annotated

        return Annotated[what]


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
    from typing import Annotated

    import typer

    from hipflex.cli import completion, options
else:
    Annotated = _Annotated()
    typer, options, completion = _Module(_typer), _Module(_options), _Module(_completion)
