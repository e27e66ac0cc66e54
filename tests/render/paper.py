"""What a view looks like on a screen of some width, and what is wrong with it."""

from __future__ import annotations

import io
import re
from enum import Enum
from typing import Any

from rich.cells import cell_len

from hipflex.render.layout import View
from hipflex.terminal.console import Console, Size
from hipflex.value_classes import replace

WIDE = 10_000
WIDTHS = (20, 40, 80, WIDE)
STYLING = re.compile(r"\x1b\[([0-9;]*)m")

HOSTILE = (
    "\x1b[31mred\x1b[0m \x1b]0;pwned\x07 \u202egnp [red]hi[/] [/] :smile: one\ntwo\rthree\tfour \x9b2J\u2028"
    f"{'w' * 300} 言葉言葉 \U000e0041"
)


def printed(view: View, width: int) -> str:
    """The view without colour."""
    paper = io.StringIO()
    Console(paper, Size(width, 25), escapes=False).print(view)
    return paper.getvalue()


def painted(view: View) -> str:
    """The view in the colours of a terminal."""
    paper = io.StringIO()
    Console(paper, Size(80, 25), escapes=True).print(view)
    return paper.getvalue()


def too_wide(text: str, width: int) -> list[str]:
    """The lines that a screen of this width can't hold."""
    return [line for line in text.split("\n") if cell_len(line) > width]


def lost(wide: str, narrow: str) -> set[str]:
    """The words of a wide view that a narrow one doesn't have, folded or not."""
    unfolded = "".join(narrow.split())
    return {word for word in wide.split() if word not in unfolded}


def unprintable(text: str) -> set[str]:
    """The characters that a terminal would obey or hide."""
    return {character for character in text if character != "\n" and not character.isprintable()}


def with_text(value: Any, text: str) -> Any:
    """The value with `text` wherever it holds a text, however deep."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(with_text(part, text) for part in value)
    if isinstance(value, dict):
        return dict.fromkeys([text], with_text(next(iter(value.values())), text)) if value else {}
    if hasattr(value, "__match_args__") and not isinstance(value, type):
        return replace(value, **{name: with_text(getattr(value, name), text) for name in value.__match_args__})
    return value
