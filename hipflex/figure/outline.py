"""What a body looks like from one side: outlines of its limbs, of what it rests on, and of the muscles that work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.figure.body import RADII
from hipflex.figure.kinematics import Body, body
from hipflex.figure.motion import along
from hipflex.figure.plane import Circle, Polygon, Viewpoint, rounded
from hipflex.figure.soundness import on_floor
from hipflex.figure.supports import post, shape, touched
from hipflex.value_classes import dataclass

LEG = (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel", "toe"))
ARM = (("shoulder", "elbow"), ("elbow", "wrist", "hand"))
ARM_RADII = {**RADII, "shoulder": 0.034}
NECK_RADII = {**RADII, "head": RADII["neck"]}
"""A neck is as thick within the head as below it, where a cone would make a hood of both."""
HALF_WAIST = 0.05
"""From the middle of the waist to that of its rounded sides."""
FRAMES = 8
IN_FRONT, BEHIND = 9.0, -9.0
"""Nearer than any limb: a head that arms hide tells nobody which way up a body is. Farther than any: supports."""
IN_HAND = 0.005
"""How much nearer what is held is seen than the hand."""
HELD = (Support.BAND, Support.WEIGHT, Support.SLIDER)


class What(Enum):
    """What an outline is of."""

    SUPPORT = auto()
    HELD = auto()
    TRUNK = auto()
    HEAD = auto()
    ARM = auto()
    LEG = auto()


@dataclass(frozen=True, slots=True)
class Outline:
    """One thing in the picture, in convex pieces; `muscles` are the pieces of it that are marked.

    `far` says that it is on the other side of the body, `works` that a limb does the movement.
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
    figure: Figure,
    pose: Pose,
    *,
    side: Side = Side.LEFT,
    seen_from: Side | None = None,
    regions: Collection[Region] = (),
) -> tuple[Outline, ...]:
    """What is seen of a figure in one of its poses, from far to near; `side` is the one whose turn it is.

    From the side one looks at that side, or at the one that it is `seen_from`; the figure of the right is given
    mirrored.
    """
    posed = body(pose, figure.fixed)
    seen = _Seen(posed, Viewpoint(figure.view, seen_from or side), frozenset(regions) - FACING_AWAY[figure.view])
    working = _working(figure, side)
    limbs = [seen.limb(what, one, working) for one in Side for what in (What.LEG, What.ARM)]
    parts = sorted([*seen.supports(pose.contacts), *limbs, *seen.trunk()], key=lambda part: part[0])
    return tuple(outline for _, outline in parts)


def frame(figure: Figure, *, side: Side = Side.LEFT, seen_from: Side | None = None) -> Frame:
    """What a figure needs of a picture in any of its poses and between them."""
    poses = [*figure.poses, *(along(figure.poses, step / FRAMES) for step in range(1, FRAMES))]
    corners = [
        corner
        for pose in poses
        for outline in picture(figure, pose, side=side, seen_from=seen_from)
        for piece in outline.pieces
        for corner in piece
    ]
    floor = on_floor(figure)
    rights, ups = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return Frame(min(rights), min(*ups, 0.0) if floor else min(ups), max(rights), max(ups), floor)


def _working(figure: Figure, side: Side) -> set[tuple[What, Side]]:
    """The leg of a side that does something else than the other; where both do the same, the arm.

    An arm that steadies a body on one leg isn't what works.
    """
    pairs = [(pose.left, pose.right) for pose in figure.poses]
    if any(_leg(left) != _leg(right) for left, right in pairs):
        return {(What.LEG, side)}
    return {(What.ARM, side)} if any(_arm(left) != _arm(right) for left, right in pairs) else set()


def _leg(limbs: Limbs) -> tuple[float, ...]:
    return limbs.hip, limbs.hip_out, limbs.hip_turn, limbs.knee, limbs.ankle


def _arm(limbs: Limbs) -> tuple[float, ...]:
    return limbs.shoulder, limbs.shoulder_out, limbs.elbow


@dataclass(frozen=True, slots=True)
class _Seen:
    """A body as it is seen."""

    posed: Body
    viewpoint: Viewpoint
    regions: frozenset[Region]

    def limb(self, what: What, side: Side, working: Collection[tuple[What, Side]]) -> tuple[float, Outline]:
        """A limb, and how near its nearest point is; where its pair takes turns, the muscles of the one that works."""
        chain = LEG if what is What.LEG else ARM
        pieces = tuple(self._piece([f"{side}-{name}" for name in names]) for names in chain)
        points = [self.posed.points[f"{side}-{name}"] for names in chain for name in names[1:]]
        near, far = max(map(self.viewpoint.nearness, points)), self.viewpoint.far(side)
        works, in_turns = (what, side) in working, any(pair is what for pair, _ in working)
        muscles = tuple(self._muscles(what, side)) if works or not (far or in_turns) else ()
        return near, Outline(what, pieces, muscles, far=far, works=works)

    def trunk(self) -> Iterator[tuple[float, Outline]]:
        """The trunk, and the head on its neck."""
        (x, y, z), half = self.posed.points["waist"], HALF_WAIST
        waist = [(*self.viewpoint.flat((x, y + out, z)), RADII["waist"]) for out in (-half, half)]
        halves = tuple(
            rounded([*waist, *(self._thick(f"{side}-{joint}") for side in Side)]) for joint in ("hip", "shoulder")
        )
        neck = rounded([self._thick(name, NECK_RADII) for name in ("neck", "head")])
        yield 0.0, Outline(What.TRUNK, halves, tuple(self._muscles(What.TRUNK, self.viewpoint.side)))
        yield IN_FRONT, Outline(What.HEAD, (neck, self._piece(["head", "nose"])))

    def supports(self, contacts: Iterable[Contact]) -> Iterator[tuple[float, Outline]]:
        """What the body touches, but for the floor: what it moves before it, and all else behind."""
        for support, parts in touched(contacts):
            if pieces := tuple(shape(support, parts, self.posed, self.viewpoint)):
                what = What.HELD if support in HELD else What.SUPPORT
                far = all(self.viewpoint.far(part.side) for part in parts)
                yield self._place(support, parts[0]), Outline(what, pieces, far=far)
            if support is Support.BAND and (tied := post(parts[0], self.posed, self.viewpoint)):
                yield BEHIND, Outline(What.SUPPORT, (tied,))

    def _place(self, what: Support, part: BodyPart) -> float:
        """How near a support is seen: what hands and feet move hides them, a low bar is hidden by the hand alone."""
        if what not in (*HELD, Support.PARALLETTES):
            return BEHIND
        nearest = max(self.viewpoint.nearness(ball.middle) for ball in self.posed.balls(part))
        return nearest - IN_HAND if what is Support.PARALLETTES else nearest + IN_HAND

    def _muscles(self, what: What, side: Side) -> Iterator[Polygon]:
        for mark in (PLACES[region] for region in Region if region in self.regions):
            if mark.what is what:
                yield rounded([self._circle(side, mark, circle) for circle in (mark.first, mark.last)])

    def _circle(self, side: Side, mark: Mark, circle: tuple[float, float, float]) -> Circle:
        share, ahead, radius = circle
        points, fronts = self.posed.points, self.posed.fronts
        here, there = (points[name if name in points else f"{side}-{name}"] for name in (mark.start, mark.end))
        front = fronts.get(mark.start) or fronts[f"{side}-{mark.start}"]
        x, y, z = (a + (b - a) * share + ahead * c for a, b, c in zip(here, there, front, strict=True))
        return (*self.viewpoint.flat((x, y, z)), radius)

    def _piece(self, names: Sequence[str]) -> Polygon:
        """The outline round several points, each as thick as the body is there."""
        radii = ARM_RADII if "elbow" in names[-1] else RADII
        return rounded([self._thick(name, radii) for name in names])

    def _thick(self, name: str, radii: Mapping[str, float] = RADII) -> Circle:
        return (*self.viewpoint.flat(self.posed.points[name]), radii[name.rpartition("-")[2]])


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
    Region.HIP_FRONT: Mark(What.LEG, "hip", "knee", (-0.04, 0.016, 0.042), (0.34, 0.014, 0.037)),
    Region.THIGH_FRONT: Mark(What.LEG, "hip", "knee", (0.32, 0.022, 0.028), (0.88, 0.016, 0.024)),
    Region.THIGH_BACK: Mark(What.LEG, "hip", "knee", (0.25, -0.024, 0.028), (0.85, -0.016, 0.024)),
    Region.THIGH_INNER: Mark(What.LEG, "hip", "knee", (0.15, 0.0, 0.026), (0.65, 0.0, 0.022)),
    Region.THIGH_OUTER: Mark(What.LEG, "hip", "knee", (0.0, 0.006, 0.028), (0.4, 0.004, 0.024)),
    Region.SHIN: Mark(What.LEG, "knee", "ankle", (0.15, 0.02, 0.014), (0.8, 0.012, 0.01)),
    Region.CALF: Mark(What.LEG, "knee", "ankle", (0.1, -0.022, 0.016), (0.6, -0.016, 0.012)),
    Region.BUTTOCK: Mark(What.LEG, "hip", "knee", (-0.04, -0.024, 0.032), (0.12, -0.028, 0.03)),
    Region.BELLY: Mark(What.TRUNK, "pelvis", "waist", (0.4, 0.026, 0.026), (1.1, 0.026, 0.026)),
    Region.WAIST: Mark(What.TRUNK, "pelvis", "waist", (0.4, 0.0, 0.02), (1.0, 0.0, 0.02)),
    Region.LOW_BACK: Mark(What.TRUNK, "pelvis", "waist", (0.2, -0.035, 0.02), (0.9, -0.035, 0.02)),
    Region.UPPER_BACK: Mark(What.TRUNK, "waist", "neck", (0.1, -0.03, 0.02), (0.8, -0.025, 0.02)),
    Region.CHEST: Mark(What.TRUNK, "waist", "neck", (0.3, 0.03, 0.022), (0.7, 0.025, 0.022)),
    Region.SHOULDER: Mark(What.ARM, "shoulder", "elbow", (0.0, 0.0, 0.024), (0.15, 0.0, 0.022)),
    Region.UPPER_ARM: Mark(What.ARM, "shoulder", "elbow", (0.25, 0.0, 0.016), (0.8, 0.0, 0.014)),
    Region.FOREARM: Mark(What.ARM, "elbow", "wrist", (0.15, 0.0, 0.014), (0.7, 0.0, 0.01)),
}
"""Where on the body the regions are."""
FACING_AWAY: Mapping[View, frozenset[Region]] = {
    View.SIDE: frozenset({Region.THIGH_INNER}),
    View.FRONT: frozenset({Region.THIGH_BACK, Region.CALF, Region.BUTTOCK, Region.LOW_BACK, Region.UPPER_BACK}),
}
"""The regions that can't be seen from where one looks."""
