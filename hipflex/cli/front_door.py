"""The program's root command: the order of its commands, and the way to the boundary."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

import typer

from hipflex.cli.boundary import ReadEnough
from hipflex.cli.completion import set_up_completion
from hipflex.cli.options import Family, toolbox
from hipflex.errors import HipflexError, Refused, UsageError
from hipflex.terminal.console import prepare_streams

ORDER = (
    "workout",
    "log",
    "history",
    "edit",
    "delete",
    "undo",
    "redo",
    "progress",
    "records",
    "next",
    "due",
    "remind",
    "card",
    "muscle",
    "check-in",
    "catalogue",
    "export",
    "import",
    "backup",
    "restore",
    "doctor",
    "settings",
    "path",
)


class FrontDoor(Family):
    """The program's root command. Whatever goes wrong below it, no traceback passes it."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override] # Typer's own context
        """The commands in the order in which they are needed."""
        return sorted(super().list_commands(ctx), key=ORDER.index)

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
        """Runs a command; whatever ends it, what it had changed until then is said to be in the log."""
        with _read_enough():
            try:
                done = _blamed_rightly(ctx, super().invoke)
                sys.stdout.flush()  # an answer that can't be shown is a fault of this command
            except (Refused, UsageError, BrokenPipeError, typer.Exit, typer.Abort):
                raise
            except Exception as error:
                if ctx.obj is not None and toolbox(ctx).has_changed_log:
                    error.add_note("what was changed is in the log")
                raise
            else:
                return done

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the command line within the boundary that `hipflex.__main__` draws; its exit code."""
        prepare_streams()
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except typer.Abort as error:  # Typer's word for Ctrl-C
            raise KeyboardInterrupt from error


def _blamed_rightly(ctx: Any, run: Callable[[Any], Any]) -> Any:
    """What a run comes to; a fault that nobody foresaw is the log's where that is found damaged."""
    try:
        return run(ctx)
    except (HipflexError, OSError, typer.Exit, typer.Abort):
        raise
    except Exception:
        if ctx.obj is not None:
            toolbox(ctx).refuse_faulty_log()
        raise


@contextlib.contextmanager
def _read_enough() -> Iterator[None]:
    """Tells a reader who has read enough from the faults that Typer takes for its own."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReadEnough from error
