"""What a body looks like from one side: outlines of its limbs, of what it rests on, and of the muscles that work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from math import cos, dist, pi, sin

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.figure.body import HEIGHTS, RADII
from hipflex.figure.kinematics import Body, Point, body
from hipflex.figure.motion import along
from hipflex.figure.soundness import on_floor
from hipflex.value_classes import dataclass

Flat = tuple[float, float]
"""A point of the picture in heights of the body: to the right, up."""
Polygon = tuple[Flat, ...]
"""A convex outline."""
Circle = tuple[float, float, float]
"""Its middle and its radius."""

CORNERS = 16
CIRCLE = tuple((cos(2 * pi * n / CORNERS), sin(2 * pi * n / CORNERS)) for n in range(CORNERS))
LEG = (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel", "toe"))
ARM = (("shoulder", "elbow"), ("elbow", "wrist", "hand"))
ARM_RADII = {"shoulder": 0.034}
HALF_WAIST = 0.05
"""From the middle of the waist to that of its rounded sides."""
TIED_AHEAD = 0.6
"""How far ahead of what stays where it is a band is tied that both hands hold."""
APART = 0.1
FRAMES = 8
IN_FRONT = 9.0
"""Nearer than any limb: a head that arms hide tells nobody which way up a body is."""


class What(Enum):
    """What an outline is of."""

    SUPPORT = auto()
    TRUNK = auto()
    HEAD = auto()
    ARM = auto()
    LEG = auto()


@dataclass(frozen=True, slots=True)
class Outline:
    """One thing in the picture, in convex pieces; `muscles` are the pieces of it that are marked.

    Of a limb, `far` says that it is on the other side of the body, `works` that it does the movement.
    """

    what: What
    pieces: tuple[Polygon, ...]
    muscles: tuple[Polygon, ...] = ()
    far: bool = False
    works: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the picture that a movement needs, in heights of the body; the floor is at height 0."""

    left: float
    bottom: float
    right: float
    top: float
    floor: bool


def picture(
    figure: Figure, pose: Pose, *, side: Side = Side.LEFT, regions: Collection[Region] = ()
) -> tuple[Outline, ...]:
    """What is seen of a figure in one of its poses, from far to near; `side` is the one whose turn it is.

    From the side one looks at that side; the figure of the right is given mirrored.
    """
    posed = body(pose, figure.fixed)
    seen = _Seen(posed, figure.view, side, frozenset(regions))
    working = _working(figure, side)
    limbs = [seen.limb(what, one, works=(what, one) in working) for one in Side for what in (What.LEG, What.ARM)]
    parts = sorted([*limbs, *seen.trunk()], key=lambda part: part[0])
    return (*seen.supports(pose.contacts), *(outline for _, outline in parts))


def frame(figure: Figure, *, side: Side = Side.LEFT) -> Frame:
    """What a figure needs of a picture in any of its poses and between them."""
    poses = [along(figure.poses, step / FRAMES) for step in range(FRAMES + 1)] if figure.poses[1:] else figure.poses
    corners = [
        corner
        for pose in poses
        for outline in picture(figure, pose, side=side)
        for piece in outline.pieces
        for corner in piece
    ]
    floor = on_floor(figure)
    rights, ups = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return Frame(min(rights), min(*ups, 0.0) if floor else min(ups), max(rights), max(ups), floor)


def _working(figure: Figure, side: Side) -> set[tuple[What, Side]]:
    """The limbs of a side that do something else than those of the other."""
    pairs = [(pose.left, pose.right) for pose in figure.poses]
    legs = any(_leg(left) != _leg(right) for left, right in pairs)
    arms = any(_arm(left) != _arm(right) for left, right in pairs)
    return {(what, side) for what, works in ((What.LEG, legs), (What.ARM, arms)) if works}


def _leg(limbs: Limbs) -> tuple[float, ...]:
    return limbs.hip, limbs.hip_out, limbs.hip_turn, limbs.knee, limbs.ankle


def _arm(limbs: Limbs) -> tuple[float, ...]:
    return limbs.shoulder, limbs.shoulder_out, limbs.elbow


@dataclass(frozen=True, slots=True)
class _Seen:
    """A body as it is seen."""

    posed: Body
    view: View
    side: Side
    regions: frozenset[Region]

    def limb(self, what: What, side: Side, *, works: bool) -> tuple[float, Outline]:
        """A limb, and how near its nearest point is."""
        chain = LEG if what is What.LEG else ARM
        pieces = tuple(self._piece([f"{side}-{name}" for name in names]) for names in chain)
        near = max(self._nearness(self.posed.points[f"{side}-{name}"]) for names in chain for name in names[1:])
        far = self.view is View.SIDE and side is not self.side
        muscles = tuple(self._muscles(what, side)) if not far else ()
        return near, Outline(what, pieces, muscles, far=far, works=works)

    def trunk(self) -> Iterator[tuple[float, Outline]]:
        """The trunk, and the head on its neck."""
        (x, y, z), half = self.posed.points["waist"], HALF_WAIST
        waist = [(*self._flat((x, y + out, z)), RADII["waist"]) for out in (-half, half)]
        halves = tuple(
            _round([*waist, *(self._thick(f"{side}-{joint}") for side in Side)]) for joint in ("hip", "shoulder")
        )
        neck, head = self._piece(["neck", "head"]), self._piece(["head", "nose"])
        yield 0.0, Outline(What.TRUNK, halves, tuple(self._muscles(What.TRUNK, self.side)))
        yield IN_FRONT, Outline(What.HEAD, (neck, head))

    def supports(self, contacts: Iterable[Contact]) -> Iterator[Outline]:
        """What the body rests on, but for the floor."""
        for contact in contacts:
            if pieces := tuple(self._support(contact)):
                yield Outline(What.SUPPORT, pieces)

    def _support(self, contact: Contact) -> Iterator[Polygon]:
        balls = self.posed.balls(contact.on)
        middle = balls[0].middle
        x, _ = self._flat(middle)
        match contact.support:
            case Support.BAR if self.view is View.FRONT:
                rights = [self._flat(ball.middle)[0] for ball in balls]
                yield _box(min(rights) - 0.12, HEIGHTS["bar"] - 0.015, max(rights) + 0.12, HEIGHTS["bar"] + 0.015)
            case Support.BAR:
                far, near = (x - 0.12, HEIGHTS["bar"] + 0.04), (x + 0.12, HEIGHTS["bar"] - 0.04)
                yield _round([(*far, 0.016), (*near, 0.016)])
            case Support.BENCH | Support.PARALLETTES as support:
                half, height = (0.16 if support is Support.BENCH else 0.07), HEIGHTS[support]
                yield _box(x - half, height - 0.045, x + half, height)
                for leg in (-0.75 * half, 0.75 * half):
                    yield _box(x + leg - 0.015, 0.0, x + leg + 0.015, height)
            case Support.WALL:
                ahead = 1 if middle[0] >= self.posed.points["pelvis"][0] else -1
                at, _ = self._flat((middle[0] + ahead * balls[0].radius, middle[1], 0.0))
                away, _ = self._flat((middle[0] + ahead * (balls[0].radius + 0.04), middle[1], 0.0))
                yield _box(min(at, away), 0.0, max(at, away), 1.2)
            case Support.BAND:
                yield from self._band(contact.on, [ball.middle for ball in balls])
            case Support.WEIGHT:
                yield _round([(*self._flat(_between([ball.middle for ball in balls])), 0.05)])

    def _band(self, part: BodyPart, held: Sequence[Point]) -> Iterator[Polygon]:
        """A band from one side to the other; from hands that are seen at one place to a post in front."""
        first, last = (_between(ends) for ends in _halves(held))
        here, there = self._flat(first), self._flat(last)
        if part.part is Part.HAND and dist(here, there) < APART:
            there = self._flat((TIED_AHEAD, 0.0, first[2]))
            yield _box(there[0] - 0.015, 0.0, there[0] + 0.015, there[1] + 0.1)
        yield _round([(*here, 0.01), (*there, 0.01)])

    def _muscles(self, what: What, side: Side) -> Iterator[Polygon]:
        for mark in (PLACES[region] for region in self.regions):
            if mark.what is what:
                yield _round([self._circle(side, mark, circle) for circle in (mark.first, mark.last)])

    def _circle(self, side: Side, mark: Mark, circle: tuple[float, float, float]) -> Circle:
        share, ahead, radius = circle
        points, fronts = self.posed.points, self.posed.fronts
        here, there = (points[name if name in points else f"{side}-{name}"] for name in (mark.start, mark.end))
        front = fronts.get(mark.start) or fronts[f"{side}-{mark.start}"]
        x, y, z = (a + (b - a) * share + ahead * c for a, b, c in zip(here, there, front, strict=True))
        return (*self._flat((x, y, z)), radius)

    def _piece(self, names: Sequence[str]) -> Polygon:
        """The outline round several points, each as thick as the body is there."""
        thinner = ARM_RADII if "elbow" in names[-1] else {}
        return _round([self._thick(name, thinner) for name in names])

    def _thick(self, name: str, thinner: Mapping[str, float] = RADII) -> Circle:
        joint = name.rpartition("-")[2]
        return (*self._flat(self.posed.points[name]), thinner.get(joint, RADII[joint]))

    def _flat(self, point: Point) -> Flat:
        forward, left, up = point
        if self.view is View.FRONT:
            return left, up
        return (-forward if self.side is Side.LEFT else forward), up

    def _nearness(self, point: Point) -> float:
        forward, left, _ = point
        if self.view is View.FRONT:
            return forward
        return left if self.side is Side.LEFT else -left


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a segment of the body, from one circle to another.

    Of each: at which share of the segment, how far ahead of its middle line, how large.
    """

    what: What
    start: str
    end: str
    first: tuple[float, float, float]
    last: tuple[float, float, float]


PLACES: Mapping[Region, Mark] = {
    Region.HIP_FRONT: Mark(What.LEG, "hip", "knee", (-0.08, 0.028, 0.03), (0.2, 0.024, 0.028)),
    Region.THIGH_FRONT: Mark(What.LEG, "hip", "knee", (0.32, 0.022, 0.028), (0.88, 0.016, 0.024)),
    Region.THIGH_BACK: Mark(What.LEG, "hip", "knee", (0.25, -0.024, 0.028), (0.85, -0.016, 0.024)),
    Region.THIGH_INNER: Mark(What.LEG, "hip", "knee", (0.15, 0.0, 0.026), (0.65, 0.0, 0.022)),
    Region.THIGH_OUTER: Mark(What.LEG, "hip", "knee", (0.0, 0.006, 0.028), (0.4, 0.004, 0.024)),
    Region.SHIN: Mark(What.LEG, "knee", "ankle", (0.15, 0.02, 0.014), (0.8, 0.012, 0.01)),
    Region.CALF: Mark(What.LEG, "knee", "ankle", (0.1, -0.022, 0.016), (0.6, -0.016, 0.012)),
    Region.BUTTOCK: Mark(What.LEG, "hip", "knee", (-0.12, -0.026, 0.032), (0.12, -0.028, 0.03)),
    Region.BELLY: Mark(What.TRUNK, "pelvis", "waist", (0.4, 0.026, 0.026), (1.1, 0.026, 0.026)),
    Region.WAIST: Mark(What.TRUNK, "pelvis", "waist", (0.4, 0.0, 0.02), (1.0, 0.0, 0.02)),
    Region.LOW_BACK: Mark(What.TRUNK, "pelvis", "waist", (0.2, -0.035, 0.02), (0.9, -0.035, 0.02)),
    Region.UPPER_BACK: Mark(What.TRUNK, "waist", "neck", (0.1, -0.03, 0.02), (0.8, -0.025, 0.02)),
    Region.CHEST: Mark(What.TRUNK, "waist", "neck", (0.3, 0.03, 0.022), (0.7, 0.025, 0.022)),
    Region.SHOULDER: Mark(What.ARM, "shoulder", "elbow", (0.0, 0.0, 0.024), (0.15, 0.0, 0.022)),
    Region.UPPER_ARM: Mark(What.ARM, "shoulder", "elbow", (0.25, 0.0, 0.016), (0.8, 0.0, 0.014)),
}
"""Where on the body the regions are."""


def _between(points: Sequence[Point]) -> Point:
    x, y, z = (sum(each) / len(points) for each in zip(*points, strict=True))
    return x, y, z


def _halves(points: Sequence[Point]) -> tuple[Sequence[Point], Sequence[Point]]:
    return points[: len(points) // 2], points[len(points) // 2 :]


def _box(left: float, bottom: float, right: float, top: float) -> Polygon:
    return (left, bottom), (right, bottom), (right, top), (left, top)


def _round(circles: Iterable[Circle]) -> Polygon:
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
