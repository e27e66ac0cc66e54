"""What the README says, as text: `python tests/readme/readme.py install` (or `test`) prints that command."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
HELP = re.compile(r"(?<=<!-- help: made by tests/readme/generate.py -->\n).*(?=<!-- end of help -->\n)", re.DOTALL)


def block(text: str, name: str) -> str:
    """The fenced block under the comment with this name."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)\n```\n", text, re.DOTALL)
    if found is None:
        raise ValueError(f"the README has no block called {name}")
    return found[1]


def commands_in_table(text: str) -> set[str]:
    """The commands that begin a row of a table, without their arguments."""
    rows = re.findall(r"^\| `hipflex([^`]*)`", text, re.MULTILINE)
    return {" ".join(re.match(r"( [a-z][a-z-]*)*", row)[0].split()) for row in rows}  # type: ignore[index]


def rooms_in_tree(text: str) -> set[str]:
    """The folders and files of hipflex/ that the tree shows."""
    return set(re.findall(r"^  ([a-z_]+(?:/|\.py)) ", block(text, "tree"), re.MULTILINE))


def pictures_in(text: str) -> list[str]:
    """The files that the text shows as pictures."""
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)


if __name__ == "__main__":
    print(block(README.read_text(encoding="utf-8"), sys.argv[1]))
