"""A movement in motion: its figure at a moment of it, and what is done just then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hipflex.domain.measures import Side
from hipflex.figure.motion import along, eased
from hipflex.render.figure import Drawing, cells_for
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
    """Draws a figure anywhere on the way between its poses, at one scale as long as the room for it is the same."""

    def __init__(self, look: Look, *, has_sides: bool) -> None:
        self._look = look
        self._has_sides = has_sides
        self._drawings: dict[tuple[Side, int, int], Drawing] = {}

    def lines(self, way: float, side: Side, doing: str, width: int, height: int) -> Iterator[Text]:
        """The figure `way` of the way from its first pose to its last, and what is done, in at most so much room."""
        columns, rows = min(width - INDENT, MOST_COLUMNS), min(height - AROUND, MOST_ROWS)
        if columns >= LEAST_COLUMNS and rows >= LEAST_ROWS:
            yield EMPTY
            for drawn in self._figure(way, side, columns, rows):
                yield drawn.indented(INDENT)
            yield EMPTY
        shown = [(side.value, f"{TITLE} {NAME}")] if self._has_sides else []
        told = [*shown, *([(doing, TITLE)] if doing else []), (KEYS, QUIET)]
        yield line((" · ", QUIET)).between(line(part) for part in told).indented(INDENT)

    def _figure(self, way: float, side: Side, columns: int, rows: int) -> list[Text]:
        look, place = self._look, (side, columns, rows)
        if place not in self._drawings:
            size = cells_for(look.figure, columns, rows)
            self._drawings[place] = Drawing(
                look.figure, *size, side=side, regions=look.regions, ascii_only=look.ascii_only
            )
        poses = (look.figure if side is Side.LEFT else look.figure.mirrored).poses
        return self._drawings[place].lines(along(poses, eased(way)))
