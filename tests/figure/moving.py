"""A figure as it moves: the frames of each way between two poses, and the same figure with other angles at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from hipflex.domain.figure import Figure, Limbs, Pose
from hipflex.figure.kinematics import Body, body
from hipflex.figure.motion import between
from hipflex.value_classes import replace

STEPS = 10


class Frame(NamedTuple):
    """A moment of a movement: its pose, and where the body is."""

    pose: Pose
    posed: Body

    def height(self, point: str) -> float:
        return self.posed.points[point][2]

    def ahead(self, point: str) -> float:
        return self.posed.points[point][0]

    @property
    def legs(self) -> tuple[Limbs, Limbs]:
        return self.pose.left, self.pose.right


def ways(figure: Figure) -> Iterator[list[Frame]]:
    """The frames of each way between two poses, both of them included."""
    for first, last in pairwise(figure.poses):
        poses = [between(first, last, step / STEPS) for step in range(STEPS + 1)]
        yield [Frame(pose, body(pose, figure.fixed)) for pose in poses]


def frames(figure: Figure) -> list[Frame]:
    return [frame for way in ways(figure) for frame in way]


def start(figure: Figure) -> Frame:
    return Frame(figure.poses[0], body(figure.poses[0], figure.fixed))


def end(figure: Figure) -> Frame:
    return Frame(figure.poses[-1], body(figure.poses[-1], figure.fixed))


def changed(figure: Figure, *, left: Mapping[str, float], right: Mapping[str, float]) -> Figure:
    *before, last = figure.poses
    spoilt = replace(last, left=replace(last.left, **left), right=replace(last.right, **right))
    return replace(figure, poses=(*before, spoilt))
