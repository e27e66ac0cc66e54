"""A movement as shapes: the limbs of a body, in the inks that a terminal has for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hipflex.domain.figure import Figure, Pose
from hipflex.domain.movement import Region
from hipflex.figure.outline import Frame, frame, picture
from hipflex.figure.plane import Flat
from hipflex.render.figure import SUPPORT, ink
from hipflex.render.layout import MUSCLE
from hipflex.render.safe import safe
from hipflex.render.svg import Value, element, number, text

BODY = "body"
CSS = (
    ".limb{fill:currentColor;stroke-linejoin:round;paint-order:stroke}"
    ".marked{fill:currentColor}.floor{stroke:currentColor;stroke-width:1}"
)
GROUND = 3.0
"""How high above the edge the floor is."""
GAP = 0.011
"""How far limbs stand apart from what is behind them, in heights of the body."""


class FigurePicture:
    """Draws a figure in each of its poses at the same scale, in a box so many units wide.

    It is as high as that takes, and no higher than it may be.
    """

    def __init__(self, figure: Figure, width: float, tallest: float, *, regions: Collection[Region] = ()) -> None:
        self._figure = figure
        self._regions = regions
        self._frame: Frame = frame(figure)
        wide, high = self._frame.right - self._frame.left, self._frame.top - self._frame.bottom
        self._scale = min(width / wide, (tallest - GROUND) / high)
        self._middle = width / 2 - self._scale * (self._frame.left + self._frame.right) / 2
        self._base = self._scale * self._frame.top
        self._width = width
        self.height = self._scale * high + GROUND

    def drawn(self, pose: Pose) -> str:
        """A pose of the figure, seen from the left where it is seen from a side."""
        parts = [element("title", text(safe(pose.name)))]
        if self._frame.floor:
            parts.append(element("path", class_=f"floor {SUPPORT}", d=f"M0 {number(self._base)}h{number(self._width)}"))
        for outline in picture(self._figure, pose, regions=self._regions):
            parts.append(self._shape(outline.pieces, class_=f"limb apart {ink(outline) or BODY}"))
            if outline.muscles:
                parts.append(self._shape(outline.muscles, class_=f"marked {MUSCLE}"))
        return element("g", *parts, role="img", stroke_width=2 * GAP * self._scale)

    def _shape(self, pieces: Sequence[Sequence[Flat]], **attributes: Value) -> str:
        return element("path", d="".join(map(self._outline, pieces)), **attributes)

    def _outline(self, piece: Sequence[Flat]) -> str:
        places = (f"{number(self._middle + self._scale * x)} {number(self._base - self._scale * y)}" for x, y in piece)
        return f"M{'L'.join(places)}Z"
