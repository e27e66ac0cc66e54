"""Where an answer goes: onto the screen, into a document, into a picture."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hipflex.cli.pictures import save_picture
from hipflex.cli.toolbox import Toolbox

if TYPE_CHECKING:
    from rich.console import RenderableType

    Document = Callable[[], dict[str, object] | Sequence[object]]
    View = Callable[[bool], RenderableType]

WITHOUT_BLOCKS = ("dumb", "unknown", "linux")
"""Terminals whose fonts lack blocks and dots; the last is the bare console of Linux."""


@dataclass(frozen=True, slots=True)
class Output:
    """What was asked for: a document, a picture in a file, words instead of pictures, else the screen."""

    tools: Toolbox
    title: str
    as_json: bool
    plain: bool
    svg: str | None

    def give(self, document: Document, view: View) -> None:
        """Gives the answer; a view is made for words alone, or with pictures."""
        if self.svg is not None:
            save_picture(self.tools, view(self.plain), Path(self.svg), self.title)
        if self.as_json:
            self.tools.document(document())
        elif self.svg is None:
            self.tools.show(view(self.plain or not self._draws()))

    def _draws(self) -> bool:
        """Whether standard output is a terminal that has blocks and dots."""
        screen = self.tools.console()
        term = self.tools.environment.get("TERM", "").lower()
        fit = screen.encoding.startswith("utf") and not screen.legacy_windows
        return sys.stdout.isatty() and fit and term not in WITHOUT_BLOCKS
