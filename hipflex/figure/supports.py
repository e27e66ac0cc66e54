"""What a body rests on, hangs from, leans on, pulls at or holds, as it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import dist

from hipflex.domain.figure import BodyPart, Contact, Part, Support
from hipflex.figure.body import HEIGHTS
from hipflex.figure.kinematics import Ball, Body, Point
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


def support(contact: Contact, posed: Body, viewpoint: Viewpoint) -> Iterator[Polygon]:
    """What a part of the body touches, in convex pieces; of the floor none."""
    balls = posed.balls(contact.on)
    match contact.support:
        case Support.BAR:
            yield _bar(balls, viewpoint)
        case Support.BENCH:
            yield from _table(viewpoint.flat(balls[0].middle)[0], 0.16, HEIGHTS["bench"])
        case Support.PARALLETTES:
            yield from _table(viewpoint.flat(balls[0].middle)[0], 0.07, HEIGHTS["parallettes"])
        case Support.WALL:
            yield _wall(balls[0], posed, viewpoint)
        case Support.BAND:
            yield from _band(contact.on, [ball.middle for ball in balls], viewpoint)
        case Support.WEIGHT:
            yield rounded([(*viewpoint.flat(_middle([ball.middle for ball in balls])), WEIGHT_RADIUS)])


def _bar(hands: Sequence[Ball], viewpoint: Viewpoint) -> Polygon:
    rights = [viewpoint.flat(hand.middle)[0] for hand in hands]
    return box(min(rights) - BESIDE_HANDS, HEIGHTS["bar"] - THICK, max(rights) + BESIDE_HANDS, HEIGHTS["bar"] + THICK)


def _table(middle: float, half: float, height: float) -> Iterator[Polygon]:
    yield box(middle - half, height - 3 * THICK, middle + half, height)
    for leg in (-0.75 * half, 0.75 * half):
        yield box(middle + leg - THICK, 0.0, middle + leg + THICK, height)


def _wall(hand: Ball, posed: Body, viewpoint: Viewpoint) -> Polygon:
    forward, left, _ = hand.middle
    ahead = 1 if forward >= posed.points["pelvis"][0] else -1
    near, _ = viewpoint.flat((forward + ahead * hand.radius, left, 0.0))
    away, _ = viewpoint.flat((forward + ahead * (hand.radius + WALL_THICK), left, 0.0))
    return box(min(near, away), 0.0, max(near, away), WALL_HEIGHT)


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
