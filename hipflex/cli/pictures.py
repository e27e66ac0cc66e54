"""A screen as a picture: SVG that fetches nothing from elsewhere."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hipflex.cli.files import refuse_the_log, whole_file
from hipflex.cli.toolbox import Toolbox
from hipflex.render.safe import safe

if TYPE_CHECKING:
    from rich.console import RenderableType

PAPER = (80, 40)
FONT_FACE = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


def save_picture(tools: Toolbox, view: RenderableType, path: Path, title: str) -> None:
    """Writes what a terminal would show, as large as the one there is, and says so on standard error."""
    refuse_the_log(tools, path)
    size = tools.console().size if sys.stdout.isatty() else PAPER
    picture = _svg(view, safe(title), *size)
    with whole_file(path) as out:
        out.write(picture)
    tools.tell(f"wrote {path}")


def _svg(view: RenderableType, title: str, width: int, height: int) -> str:
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console

    paper = Console(
        record=True,
        file=io.StringIO(),
        width=width,
        height=height,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    paper.print(view)
    return paper.export_svg(title=title, code_format=FONT_FACE.sub("", CONSOLE_SVG_FORMAT), unique_id="hipflex")
