"""The one place where errors end: a line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import typer

from hipflex.cli.options import Family
from hipflex.errors import HipflexError, NotationError
from hipflex.render.safe import safe
from hipflex.terminal.console import folded, prepare_streams

INTERRUPTED = 130
ORDER = (
    "workout",
    "log",
    "history",
    "undo",
    "redo",
    "progress",
    "records",
    "next",
    "due",
    "card",
    "muscle",
    "check-in",
    "catalogue",
    "export",
    "import",
    "settings",
    "path",
)


class FrontDoor(Family):
    """The program's root command. Whatever goes wrong below it, no traceback passes it."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override] # Typer's own context
        """The commands in the order in which they are needed."""
        return sorted(super().list_commands(ctx), key=ORDER.index)

    def invoke(self, ctx: Any) -> Any:
        """Runs a command; a reader who has read enough is told from the faults that Typer takes for its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReadEnough from error

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Runs the command line and exits with its code."""
        _open_the_closed()
        prepare_streams()

        def run() -> int:
            code = Family.main(self, *args, **{**kwargs, "standalone_mode": False})
            return code if isinstance(code, int) else 0

        sys.exit(_guarded(run))


class ReadEnough(Exception):
    """Nobody reads the output any more."""


def _open_the_closed() -> None:
    """Gives a program that was started without some standard stream an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the very end


def _guarded(run: Callable[[], int]) -> int:
    """The exit code of a run, after everything it printed has left the program."""
    try:
        code = run()
        sys.stdout.flush()
    except HipflexError as error:
        complain(error)
        return error.exit_code
    except (BrokenPipeError, ReadEnough):
        _close_quietly()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except OSError as error:
        print(f"hipflex: {safe(str(error.filename or 'the output'))}: {error.strerror or error}", file=sys.stderr)
        _close_quietly()
        return 1
    except Exception as error:  # noqa: BLE001 - this is where the unforeseen ends
        return _unforeseen(error)
    else:
        return code


def complain(error: HipflexError) -> None:
    """Says what is wrong: one line, and for a slip in a notation the text with its place."""
    print(folded(f"hipflex: {safe(str(error))}", sys.stderr), file=sys.stderr)
    if isinstance(error, NotationError):
        before = safe(error.text[: error.start])
        print(f"  {before}{safe(error.text[error.start :])}\n  {' ' * len(before)}^", file=sys.stderr)


def _unforeseen(error: Exception) -> int:
    """One line for the user; the rest in a file for whoever mends it. Typer's usage errors come by here too."""
    message = getattr(error, "format_message", None)
    if message is not None:
        context = getattr(error, "ctx", None)
        hint = f" See `{context.command_path} --help`." if context else ""
        print(f"hipflex: {safe(' '.join(message().split()))}{hint}", file=sys.stderr)
        return int(getattr(error, "exit_code", 2))
    where = _report(error)
    print(f"hipflex: an unforeseen fault, which is ours ({type(error).__name__}); report: {where}", file=sys.stderr)
    return 1


def _report(error: Exception) -> str:
    import tempfile

    handle, path = tempfile.mkstemp(prefix="hipflex-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
        report.writelines(traceback.format_exception(error))
    return path


def _close_quietly() -> None:
    """Keeps the interpreter from complaining about an output that takes nothing any more."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
