"""What the README and the pages in docs/ say, as text.

`python tests/readme/readme.py install` (or `test`) prints that command of the README.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"


def pages() -> list[Path]:
    """Every page that people read."""
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def text_of(page: Path) -> str:
    """What stands in a page."""
    return page.read_text(encoding="utf-8")


def block(text: str, name: str) -> str:
    """The fenced block under the comment with this name."""
    found = blocks(text, re.escape(name))
    if not found:
        raise ValueError(f"there is no block called {name}")
    return found[0][1]


def blocks(text: str, names: str) -> list[tuple[str, str]]:
    """Each fenced block under a comment whose name fits the pattern, with that name."""
    return re.findall(rf"^<!-- ({names}) -->\n```\w*\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)


def table(text: str, name: str) -> list[list[str]]:
    """The rows of the table under the comment with this name, without its head."""
    [found] = re.findall(rf"^<!-- {name} -->\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in found.splitlines()[2:]]


def rows_under(text: str, head: str) -> list[list[str]]:
    """The rows of the table whose first column has this head, without it."""
    [found] = re.findall(rf"^\| {head} \|.*\n.*\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in found.splitlines()]


def quoted(cell: str) -> list[str]:
    """What stands in a cell as it is to be typed."""
    return re.findall(r"`([^`]+)`", cell)


def pictures_in(text: str) -> list[str]:
    """The files that the text shows as pictures."""
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)


def links_in(text: str) -> list[str]:
    """The files that the text leads to, the pictures among them."""
    return [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]


if __name__ == "__main__":
    print(block(text_of(README), sys.argv[1]))
