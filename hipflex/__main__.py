"""The program's door: `hipflex` and `python -m hipflex`."""

from __future__ import annotations

import gc
import os
import sys

try:
    import signal  # brings others with it: time enough for a Ctrl-C
    from types import FrameType
except KeyboardInterrupt:
    sys.exit(130)

from hipflex import __version__

MANY_OBJECTS = 100_000
"""How many may be made before Python looks for garbage among them: more than loading the program makes."""


def main() -> None:
    """Runs the command line and exits with its code; the version alone is said without loading it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    if sys.argv[1:] == ["--version"]:
        _exit_with_version()
    gc.set_threshold(MANY_OBJECTS)
    from hipflex.cli.boundary import guarded

    code = guarded(_command_line)
    gc.freeze()  # or the end would look through all that is there once more
    sys.exit(code)


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Ctrl-C while there is nothing to wind down: as from anywhere else in the program, and without a word."""
    os._exit(130)


def _exit_with_version() -> None:
    try:
        code = _say_version()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Python, leaving, gives back to the system what it handles itself
    except OSError:  # nobody takes it; the boundary knows what to say of that
        from hipflex.cli.boundary import guarded

        code = guarded(_say_version)
    sys.exit(code)


def _say_version() -> int:
    print(f"hipflex {__version__}", flush=True)
    return 0


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
