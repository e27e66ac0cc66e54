"""What a body rests on, hangs from, leans on, pulls at or holds, as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import dist

from hipflex.domain.figure import BodyPart, Contact, Part, Support
from hipflex.figure.body import HEIGHTS
from hipflex.figure.kinematics import Ball, Body, Point, each_side
from hipflex.figure.plane import Flat, Polygon, Viewpoint, box, rounded

THICK = 0.015
"""Half of a leg of a bench, or of a post."""
BESIDE_HANDS = 0.14
"""How far a bar is seen beside the hands, from the side as well, where its end alone would tell nobody what it is."""
WALL_HEIGHT, WALL_THICK = 1.05, 0.04
WEIGHT_RADIUS = 0.05
CUFF_RADIUS = 0.045
"""Of a weight that is worn round an ankle."""
BAND_RADIUS = 0.016
SLIDER_HEIGHT, BESIDE_FOOT = 0.025, 0.03
TIED_AHEAD = 0.55
"""How far ahead of what stays where it is a band is tied that both hands hold."""
APART = 0.1


def touched(contacts: Iterable[Contact]) -> Iterator[tuple[Support, list[BodyPart]]]:
    """What there is of each support, with the parts of the body on it: one bench, but a weight in each hand."""
    together: dict[Support, list[BodyPart]] = {}
    for contact in contacts:
        match contact.support:
            case Support.PARALLETTES | Support.WEIGHT | Support.SLIDER:
                yield from ((contact.support, [part]) for part in each_side(contact.on))
            case Support.BAND:
                yield contact.support, [contact.on]
            case _:
                together.setdefault(contact.support, []).append(contact.on)
    yield from together.items()


def shape(support: Support, parts: Sequence[BodyPart], posed: Body, viewpoint: Viewpoint) -> Iterator[Polygon]:
    """What parts of the body touch, in convex pieces; of the floor none."""
    balls = [ball for part in parts for ball in posed.balls(part)]
    rights = [viewpoint.flat(ball.middle)[0] for ball in balls]
    left, right = min(rights), max(rights)
    match support:
        case Support.BAR:
            height = HEIGHTS["bar"]
            yield box(left - BESIDE_HANDS, height - THICK, right + BESIDE_HANDS, height + THICK)
        case Support.BENCH:
            yield from _table(left - 0.16, right + 0.16, HEIGHTS["bench"], thick=3 * THICK)
        case Support.PARALLETTES:
            yield from _table(left - 0.13, right + 0.13, HEIGHTS["parallettes"], thick=2 * THICK)
        case Support.WALL:
            yield _wall(balls, posed, viewpoint)
        case Support.BAND:
            yield _band(parts[0], posed, viewpoint)
        case Support.WEIGHT if parts[0].part is Part.FOOT:
            yield _cuff(parts[0], posed, viewpoint)
        case Support.WEIGHT:
            yield rounded([(*viewpoint.flat(_middle([ball.middle for ball in balls])), WEIGHT_RADIUS)])
        case Support.SLIDER:
            yield box(left - BESIDE_FOOT, 0.0, right + BESIDE_FOOT, SLIDER_HEIGHT)


def post(part: BodyPart, posed: Body, viewpoint: Viewpoint) -> Polygon | None:
    """What a band is tied to that hands hold, where they don't pull it apart."""
    if (knot := _knot(part, posed, viewpoint)) is None:
        return None
    x, up = knot
    return box(x - THICK, 0.0, x + THICK, up + 0.1)


def _table(left: float, right: float, height: float, *, thick: float) -> Iterator[Polygon]:
    yield box(left, height - thick, right, height)
    for leg in (left + 2 * THICK, right - 2 * THICK):
        yield box(leg - THICK, 0.0, leg + THICK, height)


def _wall(touching: Sequence[Ball], posed: Body, viewpoint: Viewpoint) -> Polygon:
    """A wall beyond all that touches it, on the side of the body where they are: behind a back, before hands."""
    middle, _ = viewpoint.flat(posed.centre_of_mass)
    places = [(viewpoint.flat(ball.middle)[0], ball.radius) for ball in touching]
    is_right = sum(here for here, _ in places) / len(places) > middle
    near = max(here + radius for here, radius in places) if is_right else min(here - radius for here, radius in places)
    left = near if is_right else near - WALL_THICK
    return box(left, 0.0, left + WALL_THICK, WALL_HEIGHT)


def _cuff(foot: BodyPart, posed: Body, viewpoint: Viewpoint) -> Polygon:
    ankle, knee = (posed.points[f"{foot.side}-{joint}"] for joint in ("ankle", "knee"))
    return rounded([(*viewpoint.flat(_middle([ankle, ankle, ankle, knee])), CUFF_RADIUS)])


def _band(part: BodyPart, posed: Body, viewpoint: Viewpoint) -> Polygon:
    """A band from one side to the other, or from hands to where it is tied."""
    here, there = (viewpoint.flat(side) for side in _sides(part, posed))
    return rounded([(*end, BAND_RADIUS) for end in (here, _knot(part, posed, viewpoint) or there)])


def _knot(part: BodyPart, posed: Body, viewpoint: Viewpoint) -> Flat | None:
    """Where a band is tied in front of hands that are seen at one place."""
    first, last = _sides(part, posed)
    if part.part is not Part.HAND or dist(viewpoint.flat(first), viewpoint.flat(last)) >= APART:
        return None
    return viewpoint.flat((TIED_AHEAD, 0.0, first[2]))


def _sides(part: BodyPart, posed: Body) -> tuple[Point, Point]:
    held = [ball.middle for ball in posed.balls(part)]
    half = len(held) // 2
    return _middle(held[:half] or held), _middle(held[half:])


def _middle(points: Sequence[Point]) -> Point:
    x, y, z = (sum(each) / len(points) for each in zip(*points, strict=True))
    return x, y, z
