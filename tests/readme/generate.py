"""Writes anew what the pages take from the program: `python -m tests.readme.generate`.

That is every help text, in docs/commands.md, the output of every command in a `console` block, the man page and the
completion files of the shells.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.readme import completions, manual
from tests.readme.readme import DOCS, ROOT, pages, text_of
from tests.readme.sessions import played

COMMANDS = DOCS / "commands.md"
HELP = re.compile(r"(?<=<!-- help: made by tests/readme/generate.py -->\n).*(?=<!-- end of help -->\n)", re.DOTALL)
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
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def help_section() -> str:
    """The help of every command, as it stands in the page of commands."""
    names = commands()
    with ThreadPoolExecutor() as pool:
        texts = list(pool.map(help_of, names))
    listed = "".join(
        f"| [`{_said(name)}`](#{_said(name).replace(' ', '-')}) | {_purpose(text)} |\n"
        for name, text in zip(names, texts, strict=True)
    )
    shown = "".join(
        f"### {_said(name)}\n\n```text\n$ {_said(name)} --help\n{text}\n```\n\n"
        for name, text in zip(names, texts, strict=True)
    )
    return f"\n| command | does |\n|---|---|\n{listed}\n{shown}"


def _said(command: str) -> str:
    return f"hipflex {command}".strip()


def _purpose(text: str) -> str:
    """The first sentences of a help text, in one line."""
    return " ".join(text.split("\n\n")[1].split())


def with_help(page: str, section: str) -> str:
    """The page of commands with another help section."""
    if not HELP.search(page):
        raise ValueError("the page has no place for the help texts")
    return HELP.sub(lambda _: section, page)


def main() -> None:
    """Writes every page anew."""
    COMMANDS.write_text(with_help(text_of(COMMANDS), help_section()), encoding="utf-8")
    for page in pages():
        page.write_text(played(text_of(page)), encoding="utf-8")
    manual.PAGE.write_text(manual.man_page(), encoding="utf-8")
    for name, text in completions.completions().items():
        (completions.FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
