"""A movement in motion: its figure at a moment of it, and what is done just then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hipflex.domain.measures import Side
from hipflex.domain.movement import Sides
from hipflex.figure.motion import eased
from hipflex.render.figure import Motion, cells_for
from hipflex.render.layout import EMPTY, INDENT, NAME, QUIET, TITLE, line

if TYPE_CHECKING:
    from hipflex.render.poses import Look
    from hipflex.render.text import Text

KEYS = "Enter ends it"
MOST_COLUMNS, MOST_ROWS = 60, 16
LEAST_COLUMNS, LEAST_ROWS = 20, 5
AROUND = 3
"""The lines beside those of the figure: a blank one above it, one below it, and what is done."""


class Moving:
    """Draws a movement at any moment, with a word of what is done then."""

    def __init__(self, look: Look, sides: Sides) -> None:
        seen_from = Side.LEFT if sides is Sides.ALTERNATING else None  # nobody walks round at every change
        self._look = look
        self._has_sides = sides is not Sides.NONE
        self._motion = Motion(look.figure, seen_from=seen_from, regions=look.regions, ascii_only=look.ascii_only)
        self._sizes: dict[tuple[int, int], tuple[int, int]] = {}

    def lines(self, way: float, side: Side, doing: str, width: int, height: int) -> Iterator[Text]:
        """The figure `way` of the way from its first pose to its last, and what is done, in at most so much room."""
        columns, rows = min(width - INDENT, MOST_COLUMNS), min(height - AROUND, MOST_ROWS)
        if columns >= LEAST_COLUMNS and rows >= LEAST_ROWS:
            yield EMPTY
            for drawn in self._motion.lines(eased(way), side, *self._size(columns, rows)):
                yield drawn.indented(INDENT)
            yield EMPTY
        shown = [(side.value, f"{TITLE} {NAME}")] if self._has_sides else []
        told = [*shown, *([(doing, TITLE)] if doing else []), (KEYS, QUIET)]
        yield line((" · ", QUIET)).between(line(part) for part in told).indented(INDENT)

    def _size(self, columns: int, rows: int) -> tuple[int, int]:
        """What the figure takes of some columns and rows, so that it stands at their left."""
        if (columns, rows) not in self._sizes:
            self._sizes[columns, rows] = cells_for(self._look.figure, columns, rows)
        return self._sizes[columns, rows]
