"""Answers with pictures in them: drawn on the screen, told in words, or saved as SVG; and sheets to print."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from hipflex.cli.toolbox import Document, Toolbox
from hipflex.files import refuse_log_files, whole_file
from hipflex.places import named_path
from hipflex.render.safe import safe
from hipflex.terminal.console import Size, has_blocks
from hipflex.value_classes import dataclass

if TYPE_CHECKING:
    from hipflex.domain.movement import Movement
    from hipflex.render.layout import View
    from hipflex.render.sheet import Shown
    from hipflex.services.workspace import Workspace

PAPER = Size(80, 40)


@dataclass(frozen=True, slots=True)
class Output:
    """How an answer was asked for: as a document, saved in a file, in words alone, else drawn on the screen."""

    tools: Toolbox
    title: str
    as_json: bool = False
    plain: bool = False
    svg: str | None = None

    def give(self, document: Callable[[], Document], view: Callable[[bool], View]) -> None:
        """Gives the answer; a view is made for words alone, or with pictures."""
        if self.svg is not None:
            self._save(view(self.plain), self.svg)
        if self.as_json or self.svg is None:
            draws = has_blocks(sys.stdout, self.tools.environment)
            self.tools.answer(document, lambda: view(self.plain or not draws), as_json=self.as_json)

    def _save(self, view: View, svg: str) -> None:
        """Writes what a terminal would show, as large as the one there is."""
        from hipflex.render.screen_picture import screen

        size = self.tools.console().size if sys.stdout.isatty() else PAPER
        save_picture(self.tools, svg, screen(view.lines(size.width, size.height), size.width, safe(self.title)))


def save_picture(tools: Toolbox, svg: str, picture: str) -> None:
    """Writes a picture where it was asked for, never over the log, and says so on standard error."""
    from pathlib import Path

    path = named_path(svg)
    refuse_log_files(path, Path(tools.workspace.places.log))
    with whole_file(path) as out:
        out.write(picture)
    tools.tell(f"wrote {path}")


def shown(workspace: Workspace, movement: Movement) -> Shown:
    """A movement as sheets show it."""
    from hipflex.render.sheet import Shown
    from hipflex.services.catalogue import regions_of

    return Shown(movement, workspace.library.figure(movement.slug), regions_of(workspace, movement))
