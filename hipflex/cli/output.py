"""Where an answer goes: onto the screen or into a document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hipflex.cli.toolbox import Toolbox

if TYPE_CHECKING:
    from rich.console import RenderableType

    Document = Callable[[], dict[str, object] | Sequence[object]]
    View = Callable[[bool], RenderableType]

WITHOUT_BLOCKS = ("dumb", "unknown", "linux")
"""Terminals whose fonts lack blocks and dots; the last is the bare console of Linux."""


@dataclass(frozen=True, slots=True)
class Output:
    """What was asked for: a document, words instead of pictures, else the screen."""

    tools: Toolbox
    as_json: bool
    plain: bool

    def give(self, document: Document, view: View) -> None:
        """Gives the answer; a view is made for words alone, or with pictures."""
        if self.as_json:
            self.tools.document(document())
        else:
            self.tools.show(view(self.plain or not self._draws()))

    def _draws(self) -> bool:
        """Whether standard output is a terminal that has blocks and dots."""
        screen = self.tools.console()
        term = self.tools.environment.get("TERM", "").lower()
        fit = screen.encoding.startswith("utf") and not screen.legacy_windows
        return sys.stdout.isatty() and fit and term not in WITHOUT_BLOCKS
