"""The program's door: `hipflex` and `python -m hipflex`."""

from __future__ import annotations

import sys

from hipflex import __version__


def main() -> None:
    """Runs the command line; the version alone is said without loading it."""
    if sys.argv[1:] == ["--version"]:
        print(f"hipflex {__version__}")
        return
    try:
        from hipflex.cli.app import app
    except KeyboardInterrupt:
        sys.exit(130)  # as from anywhere else in the program
    app(prog_name="hipflex")


if __name__ == "__main__":
    main()
