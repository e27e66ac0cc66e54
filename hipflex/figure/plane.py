"""The plane of a picture: where in it the points of a body are seen, and shapes in it."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from hipflex.domain.figure import View
from hipflex.domain.measures import Side
from hipflex.figure.kinematics import Point
from hipflex.value_classes import dataclass

Flat = tuple[float, float]
"""A point of the picture in heights of the body: to the right, up."""
Polygon = tuple[Flat, ...]
"""A convex outline."""
Circle = tuple[float, float, float]
"""Its middle and its radius."""

CORNERS = 16
CIRCLE = tuple((cos(2 * pi * n / CORNERS), sin(2 * pi * n / CORNERS)) for n in range(CORNERS))


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """From where a body is seen; from the side it is the one that is given."""

    view: View
    side: Side

    def flat(self, point: Point) -> Flat:
        """Where in the picture a point is seen."""
        forward, left, up = point
        if self.view is View.FRONT:
            return left, up
        return (-forward if self.side is Side.LEFT else forward), up

    def nearness(self, point: Point) -> float:
        """How far before the middle of the body a point is."""
        forward, left, _ = point
        if self.view is View.FRONT:
            return forward
        return left if self.side is Side.LEFT else -left

    def far(self, side: Side | None) -> bool:
        """Whether a side of the body is seen behind the other."""
        return self.view is View.SIDE and side not in (None, self.side)


def box(left: float, bottom: float, right: float, top: float) -> Polygon:
    """A rectangle."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


def rounded(circles: Iterable[Circle]) -> Polygon:
    """The outline round circles: the convex hull of points on them (Andrew's monotone chain, 1979)."""
    points = sorted({(x + radius * c, y + radius * s) for x, y, radius in circles for c, s in CIRCLE})
    return (*_chain(points), *_chain(points[::-1]))


def _chain(points: Iterable[Flat]) -> list[Flat]:
    chain: list[Flat] = []
    for x, y in points:
        while len(chain) > 1:
            (ax, ay), (bx, by) = chain[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            chain.pop()
        chain.append((x, y))
    return chain[:-1]
