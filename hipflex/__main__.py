"""The program's door: `hipflex` and `python -m hipflex`."""

from __future__ import annotations

import gc
import os
import sys

from hipflex import __version__

TYPE_CHECKING = False  # importing `typing` takes as long as Python takes to start
if TYPE_CHECKING:
    import signal as _signal
    from typing import NoReturn
else:
    import _signal  # which is there, while Ctrl-C in the middle of importing `signal` isn't always heard

MANY_OBJECTS = 100_000
"""How many may be made before Python looks for garbage among them: more than loading the program makes."""


def main() -> NoReturn:
    """Runs the command line and exits with its code; the version, and what is due, may be said without loading it."""
    try:
        _leave_at_ctrl_c()
    except KeyboardInterrupt:
        os._exit(130)
    if sys.argv[1:] == ["--version"]:
        _exit_with(f"hipflex {__version__}\n", 0)
    if sys.argv[1:2] == ["due"]:
        _exit_with_what_is_due()
    gc.set_threshold(MANY_OBJECTS)
    from hipflex.cli.boundary import guarded

    os._exit(guarded(_command_line))  # all is written and closed: Python would only take apart what it has loaded


def _exit_with_what_is_due() -> None:
    """Ends the program where the status file knows the answer."""
    from hipflex.cli.due_at_once import due_at_once

    answer = due_at_once(sys.argv[1:], os.environ)
    if answer is not None:
        _exit_with(*answer)


def _exit_with(text: str, code: int) -> None:
    """Ends the program once a text is out; where nobody takes it, the command line knows what to say of that."""
    try:
        print(text, end="", flush=True)
    except OSError:
        return
    os._exit(code)


def _leave_at_ctrl_c() -> None:
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _leave)


def _leave(_number: int, _frame: object) -> None:
    """Ctrl-C while there is nothing to wind down: as from anywhere else in the program, and without a word."""
    os._exit(130)


def _command_line() -> int:
    from hipflex.cli.direct import directly

    done = directly(sys.argv[1:])
    if done is not None:
        return done
    from hipflex.cli.app import app

    code = app(prog_name="hipflex")
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
