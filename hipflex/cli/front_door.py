"""The program's root command as Typer knows it, each of its commands made when it is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import CompletionItem  # type: ignore[attr-defined] # Typer's own class, which it takes back here

from hipflex.cli.boundary import ReadEnough
from hipflex.cli.commands import COMMANDS, Commands
from hipflex.cli.completion import set_up_completion
from hipflex.cli.options import Family
from hipflex.cli.toolbox import Toolbox
from hipflex.terminal.console import prepare_streams


class FrontDoor(Family):
    """The program's root command. Whatever goes wrong below it, no traceback passes it."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()

    def format_commands(self, _: Any, formatter: Any) -> None:
        """Lists the commands without making them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands that begin so, which need not be made for it; else the options."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the options."""
        if not ctx.resilient_parsing:
            set_up_completion(ctx, args)
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Reads the options, which may already be a question for help."""
        with _read_enough():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Runs a command with the tools of the run."""
        ctx.obj = ctx.obj or Toolbox()
        with _read_enough(), ctx.obj.answering():
            try:
                return super().invoke(ctx)
            except (typer.Exit, typer.Abort) as leaving:
                way_out = leaving
        raise way_out

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command line within the boundary that `hipflex.__main__` draws; its exit code."""
        prepare_streams()
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except typer.Abort as error:  # Typer's word for Ctrl-C
            raise KeyboardInterrupt from error


@contextlib.contextmanager
def _read_enough() -> Iterator[None]:
    """Tells a reader who has read enough from the faults that Typer takes for its own."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReadEnough from error
