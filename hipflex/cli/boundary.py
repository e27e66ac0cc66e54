"""The one place where errors end: a line on standard error and an exit code."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, TextIO

import typer

from hipflex.cli.completion import set_up_completion
from hipflex.cli.options import Family
from hipflex.errors import HipflexError, NotationError
from hipflex.render.safe import safe
from hipflex.terminal.console import folded, prepare_streams
from hipflex.terminal.error_text import slip_mark

INTERRUPTED = 130
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
        """Runs a command."""
        with _read_enough():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Runs the command line and exits with its code."""
        _open_the_closed()
        prepare_streams()

        def run() -> int:
            code = Family.main(self, *args, **{**kwargs, "standalone_mode": False})
            return code if isinstance(code, int) else 0

        sys.exit(_told(_guarded(run)))


class ReadEnough(Exception):
    """Nobody reads the output any more."""


@contextlib.contextmanager
def _read_enough() -> Iterator[None]:
    """Tells a reader who has read enough from the faults that Typer takes for its own."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReadEnough from error


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
        return 0
    except (KeyboardInterrupt, typer.Abort):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who goes on pressing Ctrl-C has been heard
        return INTERRUPTED
    except OSError as error:
        _say(f"hipflex: {safe(str(error.filename or 'an input or output'))}: {error.strerror or error}")
        return 1
    except Exception as error:  # noqa: BLE001 - this is where the unforeseen ends
        return _unforeseen(error)
    else:
        return code


def _told(code: int) -> int:
    """The exit code once both outputs are empty; one that takes nothing any more is left to nobody."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if not stream.closed:
                stream.flush()
        except BrokenPipeError:
            _close_quietly(stream)
        except OSError:
            _close_quietly(stream)
            code = code or 1
    return code


def _say(line: str) -> None:
    """A line on standard error, if that takes one."""
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr)


def complain(error: HipflexError) -> None:
    """Says what is wrong: one line, and for a slip in a notation the text with its place."""
    _say(folded(f"hipflex: {safe(str(error))}", sys.stderr))
    if isinstance(error, NotationError):
        _say(slip_mark(error))


def _unforeseen(error: Exception) -> int:
    """One line for the user; the rest in a file for whoever mends it. Typer's usage errors come by here too."""
    message = getattr(error, "format_message", None)
    if message is not None:
        context = getattr(error, "ctx", None)
        hint = f" See `{context.command_path} --help`." if context else ""
        _say(f"hipflex: {safe(' '.join(message().split()))}{hint}")
        return int(getattr(error, "exit_code", 2))
    where = _report(error)
    _say(f"hipflex: an unforeseen fault, which is ours ({type(error).__name__}); report: {where}")
    return 1


def _report(error: Exception) -> str:
    import tempfile

    handle, path = tempfile.mkstemp(prefix="hipflex-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
        report.writelines(traceback.format_exception(error))
    return path


def _close_quietly(stream: TextIO) -> None:
    """Keeps the interpreter from complaining about an output that takes nothing any more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
