"""Writes the README's help texts anew: `python -m tests.readme.generate`."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.readme.readme import HELP, README

PLAIN = {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}


def commands() -> list[str]:
    """Every command of the program; the first is the bare program itself."""
    from typer.main import get_command

    from hipflex.cli.app import app

    return list(_walked(get_command(app), ""))


def _walked(command: object, words: str) -> list[str]:
    inner = getattr(command, "commands", {})
    found = [words]
    for name, child in sorted(inner.items()):
        found += _walked(child, f"{words} {name}".strip())
    return found


def help_of(command: str) -> str:
    """What `hipflex COMMAND --help` prints into a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "hipflex", *command.split(), "--help"],
        env={**{name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}, **PLAIN},
        cwd=README.parent,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def help_section() -> str:
    """The help of every command, as it stands in the README."""
    names = commands()
    with ThreadPoolExecutor() as pool:
        texts = list(pool.map(help_of, names))
    return "".join(
        f"```text\n$ {f'hipflex {name}'.strip()} --help\n{text}\n```\n\n"
        for name, text in zip(names, texts, strict=True)
    )


def renewed(readme: str, section: str) -> str:
    """The README with another help section."""
    if not HELP.search(readme):
        raise ValueError("the README has no place for the help texts")
    return HELP.sub(lambda _: f"\n{section}", readme)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8"), help_section()), encoding="utf-8")
