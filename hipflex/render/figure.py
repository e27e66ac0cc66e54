"""A movement as a picture of dots."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from math import ceil

from hipflex.domain.figure import Figure, Pose
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.figure.motion import along
from hipflex.figure.outline import Frame, Outline, What, frame, picture
from hipflex.figure.plane import Flat
from hipflex.render.canvas import ACROSS, DOWN, Canvas
from hipflex.render.layout import MUSCLE
from hipflex.render.text import Text

SUPPORT, BODY, FAR, WORKING, HELD = "dim", "", "bright_black", "cyan", "yellow"
UNDER_THE_FLOOR = 1.5


class Drawing:
    """Draws a figure in cells, in each of its poses at the same scale: as large as there is room for."""

    def __init__(
        self,
        figure: Figure,
        columns: int,
        rows: int,
        *,
        side: Side = Side.LEFT,
        seen_from: Side | None = None,
        regions: Collection[Region] = (),
        ascii_only: bool = False,
    ) -> None:
        self._figure = figure if side is Side.LEFT else figure.mirrored
        self._size = columns, rows
        self._side, self._seen_from = side, seen_from
        self._regions = regions
        self._ascii_only = ascii_only
        canvas, needed = Canvas(columns, rows), _frame(self._figure, side=side, seen_from=seen_from)
        below = UNDER_THE_FLOOR if needed.floor else 0.0
        self._scale = _scale(needed, columns, rows)
        self._middle = canvas.width / 2 - self._scale * (needed.left + needed.right) / 2
        self._base = canvas.height - 0.5 - below + self._scale * needed.bottom
        width = canvas.width
        floor = [(0.0, self._base), (width, self._base), (width, self._base + 1), (0.0, self._base + 1)]
        self._floor = floor if needed.floor else None

    def lines(self, pose: Pose) -> list[Text]:
        """A pose of the figure, mirrored where the figure is."""
        canvas = Canvas(*self._size)
        if self._floor:
            canvas.draw([self._floor], SUPPORT)
        seen = picture(self._figure, pose, side=self._side, seen_from=self._seen_from, regions=self._regions)
        for outline in seen:
            canvas.draw(map(self._placed, outline.pieces), ink(outline))
            canvas.draw(map(self._placed, outline.muscles), MUSCLE, apart=False)
        return canvas.lines(ascii_only=self._ascii_only)

    def _placed(self, piece: Sequence[Flat]) -> list[tuple[float, float]]:
        return [(self._middle + self._scale * x, self._base - self._scale * y) for x, y in piece]


class Motion:
    """Draws a figure anywhere on the way between its poses, on either side; the scale stays while the room does."""

    def __init__(
        self,
        figure: Figure,
        *,
        seen_from: Side | None = None,
        regions: Collection[Region] = (),
        ascii_only: bool = False,
    ) -> None:
        self._figure = figure
        self._seen_from = seen_from
        self._regions = regions
        self._ascii_only = ascii_only
        self._drawings: dict[tuple[int, int, Side], Drawing] = {}

    def lines(self, way: float, side: Side, columns: int, rows: int) -> list[Text]:
        """The figure when it has gone `way` of the way from its first pose to its last."""
        place = columns, rows, side
        if place not in self._drawings:
            self._drawings[place] = Drawing(
                self._figure,
                columns,
                rows,
                side=side,
                seen_from=self._seen_from,
                regions=self._regions,
                ascii_only=self._ascii_only,
            )
        poses = (self._figure if side is Side.LEFT else self._figure.mirrored).poses
        return self._drawings[place].lines(along(poses, way))


def cells_for(figure: Figure, columns: int, rows: int) -> tuple[int, int]:
    """How many of some columns and rows a figure takes that is drawn as large as they allow."""
    needed = _frame(figure, side=Side.LEFT, seen_from=None)
    below = UNDER_THE_FLOOR if needed.floor else 0.0
    scale = _scale(needed, columns, rows)
    across = ceil((scale * (needed.right - needed.left) + 1) / ACROSS)
    down = ceil((scale * (needed.top - needed.bottom) + 1 + below) / DOWN)
    return min(across, columns), min(down, rows)


def _scale(needed: Frame, columns: int, rows: int) -> float:
    """How many dots the height of a body is, where all that is needed has room."""
    below = UNDER_THE_FLOOR if needed.floor else 0.0
    across = (columns * ACROSS - 1) / (needed.right - needed.left)
    return min(across, (rows * DOWN - 1 - below) / (needed.top - needed.bottom))


_frame = lru_cache(maxsize=32)(frame)  # a figure is measured in every pose, for each place that it might be drawn in


def ink(outline: Outline) -> str:
    """The style of what an outline is of."""
    if outline.what is What.SUPPORT:
        return SUPPORT
    if outline.what is What.HELD:
        return HELD
    if outline.works:
        return WORKING
    return FAR if outline.far else BODY
