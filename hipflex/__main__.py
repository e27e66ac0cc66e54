"""The program's door: `hipflex` and `python -m hipflex`."""

from __future__ import annotations

import os
import sys

try:
    import signal  # brings others with it: time enough for a Ctrl-C
    from types import FrameType
except KeyboardInterrupt:
    sys.exit(130)

from hipflex import __version__


def main() -> None:
    """Runs the command line; the version alone is said without loading it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    if sys.argv[1:] == ["--version"]:
        try:
            _say_version()
        except OSError:
            from hipflex.cli.boundary import guarded

            sys.exit(guarded(_say_version))
        return
    from hipflex.cli.app import app

    app(prog_name="hipflex")


def _leave(_number: int, _frame: FrameType | None) -> None:
    """Ctrl-C while there is nothing to wind down: as from anywhere else in the program, and without a word."""
    os._exit(130)


def _say_version() -> int:
    print(f"hipflex {__version__}", flush=True)
    return 0


if __name__ == "__main__":
    main()
