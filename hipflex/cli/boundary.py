"""The one place where errors end: a line on standard error and an exit code."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from hipflex.errors import HipflexError, NotationError
from hipflex.render.safe import safe
from hipflex.terminal.console import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

INTERRUPTED = 130
A_MOMENT_S = 0.001


class ReadEnough(Exception):
    """Nobody reads the output any more."""


def guarded(run: Callable[[], int]) -> int:
    """The exit code of a run, after everything it printed has left the program; no traceback gets out."""
    before = sys.unraisablehook
    try:
        code = _interruptible(run)
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        sys.unraisablehook = before
    return _told(code)


def _interruptible(run: Callable[[], int]) -> int:
    """The outcome of a run in which Ctrl-C is heard; raises KeyboardInterrupt, also from before and after the run."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    sys.unraisablehook = _not_raised
    try:
        _open_the_closed()
        return _outcome(run)
    finally:
        signal.signal(signal.SIGINT, _heard)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Ctrl-C interrupts once: who goes on pressing it while the program winds down has been heard."""
    signal.signal(signal.SIGINT, _heard)
    raise Interrupt


def _not_raised(unraisable: sys.UnraisableHookArgs) -> None:
    """Ctrl-C where Python lets nothing be raised, as in a callback of its import, interrupts a moment later.

    Nothing is said of what Ctrl-C has left half done and Python takes apart, as a transaction whose log is closed.
    """
    if unraisable.exc_type is Interrupt:
        signal.signal(signal.SIGINT, _interrupt)
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
            signal.setitimer(signal.ITIMER_REAL, A_MOMENT_S)
    elif signal.getsignal(signal.SIGINT) is not _heard:
        sys.__unraisablehook__(unraisable)


class Interrupt(KeyboardInterrupt):
    """Ctrl-C as a class of its own.

    Python's own class, wherever it was caught, ends the program by the signal if it came through code that was made at
    run time, as dataclasses are.
    """


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Nothing more to do; an ignored signal would be handed on to children."""


def _open_the_closed() -> None:
    """Gives a program that was started without some standard stream an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open to the very end


def _outcome(run: Callable[[], int]) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except SystemExit as leaving:  # Typer's way out after a completion
        return int(leaving.code or 0)
    except HipflexError as error:
        complain(error)
        return error.exit_code
    except (BrokenPipeError, ReadEnough):
        return 0
    except OSError as error:
        where = safe(str(error.filename or "an input or output"))
        _say(f"hipflex: {where}: {error.strerror or error}{_notes(error)}")
        return 1
    except Exception as error:  # noqa: BLE001 - this is where the unforeseen ends
        if isinstance(error.__cause__, Interrupt):  # Python wraps what comes while a class gets its attributes
            raise error.__cause__ from None
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
    _say(folded(f"hipflex: {safe(str(error))}{_notes(error)}", sys.stderr))
    if isinstance(error, NotationError):
        from hipflex.terminal.error_text import slip_mark

        _say(slip_mark(error))


def _notes(error: Exception) -> str:
    """What is to be said behind an error."""
    return "".join(f"; {note}" for note in getattr(error, "__notes__", ()))


def _unforeseen(error: Exception) -> int:
    """One line for the user; the rest in a file for whoever mends it. Typer's usage errors come by here too."""
    message = getattr(error, "format_message", None)
    if message is not None:
        context = getattr(error, "ctx", None)
        hint = f" See `{context.command_path} --help`." if context else ""
        said = " ".join(message().split())
        wanted = getattr(getattr(error, "param", None), "help", None) if said.startswith("Missing argument") else None
        _say(folded(f"hipflex: {safe(said)}{f' {wanted}' if wanted else ''}{hint}", sys.stderr))
        return int(getattr(error, "exit_code", 2))
    try:
        report = f"report: {safe(_report(error))}"
    except OSError as no_report:
        report = f"there is no room for a report: {no_report.strerror or safe(str(no_report))}"
    _say(f"hipflex: an unforeseen fault, which is ours ({type(error).__name__}); {report}{_notes(error)}")
    return 1


def _report(error: Exception) -> str:
    import tempfile
    import traceback

    handle, path = tempfile.mkstemp(prefix="hipflex-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as report:
        report.writelines(traceback.format_exception(error))
    return path


def _close_quietly(stream: TextIO) -> None:
    """Keeps the interpreter from complaining about an output that takes nothing any more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
