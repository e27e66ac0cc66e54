"""The program's door: `hipflex` and `python -m hipflex`."""

from __future__ import annotations

import sys

from hipflex import __version__


def main() -> None:
    """Runs the command line; the version alone is said without loading it."""
    if sys.argv[1:] == ["--version"]:
        print(f"hipflex {__version__}")
        return
    from hipflex.cli.app import app

    app(prog_name="hipflex")


if __name__ == "__main__":
    main()
