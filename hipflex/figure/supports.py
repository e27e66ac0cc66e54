"""What a body rests on, hangs from, leans on, pulls at or holds, as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import dist

from hipflex.domain.figure import BodyPart, Contact, Part, Support
from hipflex.figure.body import HEIGHTS
from hipflex.figure.kinematics import Ball, Body, Point, each_side
from hipflex.figure.plane import Polygon, Viewpoint, box, rounded

THICK = 0.015
"""Half of a leg of a bench, or of a post."""
BESIDE_HANDS = 0.14
"""How far a bar is seen beside the hands, from the side as well, where its end alone would tell nobody what it is."""
WALL_HEIGHT, WALL_THICK = 1.05, 0.04
WEIGHT_RADIUS = 0.05
TIED_AHEAD = 0.6
"""How far ahead of what stays where it is a band is tied that both hands hold."""
APART = 0.1


def touched(contacts: Iterable[Contact]) -> Iterator[tuple[Support, list[BodyPart]]]:
    """What there is of each support, with the parts of the body on it: one bench, but a weight in each hand."""
    together: dict[Support, list[BodyPart]] = {}
    for contact in contacts:
        match contact.support:
            case Support.PARALLETTES | Support.WEIGHT:
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
            yield from _table(left - 0.16, right + 0.16, HEIGHTS["bench"])
        case Support.PARALLETTES:
            yield from _table(left - 0.07, right + 0.07, HEIGHTS["parallettes"])
        case Support.WALL:
            yield _wall(balls[0], posed, viewpoint)
        case Support.BAND:
            yield from _band(parts[0], [ball.middle for ball in balls], viewpoint)
        case Support.WEIGHT:
            yield rounded([(*viewpoint.flat(_middle([ball.middle for ball in balls])), WEIGHT_RADIUS)])


def _table(left: float, right: float, height: float) -> Iterator[Polygon]:
    yield box(left, height - 3 * THICK, right, height)
    for leg in (left + 3 * THICK, right - 3 * THICK):
        yield box(leg - THICK, 0.0, leg + THICK, height)


def _wall(hand: Ball, posed: Body, viewpoint: Viewpoint) -> Polygon:
    (here, _), (middle, _) = viewpoint.flat(hand.middle), viewpoint.flat(posed.points["pelvis"])
    near = here + hand.radius if here > middle else here - hand.radius - WALL_THICK
    return box(near, 0.0, near + WALL_THICK, WALL_HEIGHT)


def _band(part: BodyPart, held: Sequence[Point], viewpoint: Viewpoint) -> Iterator[Polygon]:
    """A band from one side to the other; from hands that are seen at one place to a post in front."""
    half = len(held) // 2
    first, last = (_middle(ends) for ends in (held[:half] or held, held[half:]))
    here, there = viewpoint.flat(first), viewpoint.flat(last)
    if part.part is Part.HAND and dist(here, there) < APART:
        there = viewpoint.flat((TIED_AHEAD, 0.0, first[2]))
        yield box(there[0] - THICK, 0.0, there[0] + THICK, there[1] + 0.1)
    yield rounded([(*here, 0.01), (*there, 0.01)])


def _middle(points: Sequence[Point]) -> Point:
    x, y, z = (sum(each) / len(points) for each in zip(*points, strict=True))
    return x, y, z
