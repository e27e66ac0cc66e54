"""Forward kinematics: where the joints of a body are, from their angles.

Points are in heights of the body: x is forward, y to the left, z up from the floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import cos, radians, sin

from hipflex.domain.figure import IN_THE_MIDDLE, BodyPart, Contact, Limbs, Part, Pose, Support
from hipflex.domain.measures import Side
from hipflex.figure.body import (
    ANKLE_HEIGHT,
    CHIN_TO_TOP,
    FOOT,
    FOREARM,
    GRIP,
    HALF_HIPS,
    HALF_SHOULDERS,
    HEEL_BEHIND,
    HEIGHTS,
    JOINTS_WITHIN,
    MASSES,
    RADII,
    SHANK,
    SHOULDERS_TO_TOP,
    THIGH,
    TRUNK,
    UPPER_ARM,
)
from hipflex.value_classes import dataclass

Point = tuple[float, float, float]
Turn = tuple[Point, Point, Point]
"""The rows of a rotation."""

OUTWARD = {Side.LEFT: 1, Side.RIGHT: -1}


@dataclass(frozen=True, slots=True)
class Ball:
    """A part of the body as something rests on it."""

    middle: Point
    radius: float

    @property
    def bottom(self) -> float:
        """Its lowest point."""
        return self.middle[2] - self.radius


@dataclass(frozen=True, slots=True)
class Body:
    """The points of a body by name, those of a side as in `left-knee`.

    `fronts` are where the front faces of the segment that begins at a point.
    """

    points: Mapping[str, Point]
    fronts: Mapping[str, Point]

    def balls(self, on: BodyPart) -> tuple[Ball, ...]:
        """The balls that a part of the body is."""
        sides = [on.side] if on.side else list(Side)
        match on.part:
            case Part.HEAD:
                return (self._ball("head"),)
            case Part.BACK:
                return (self._ball("waist"),)
            case Part.SEAT:
                return tuple(Ball(self.points[f"{side}-hip"], RADII["seat"]) for side in sides)
            case Part.FOOT:
                return tuple(self._ball(f"{side}-{end}") for side in sides for end in ("heel", "toe"))
        return tuple(self._ball(f"{side}-{on.part}") for side in sides)

    def lowest(self) -> float:
        """The height of the lowest point."""
        return min(self._ball(name).bottom for name in self.points if name != "pelvis")

    @property
    def centre_of_mass(self) -> Point:
        """Where the body would balance."""
        whole = (0.0, 0.0, 0.0)
        for (start, end), (mass, share) in MASSES.items():
            for first, last in self._segments(start, end):
                whole = _moved(whole, _along(first, last, share), mass)
        return whole

    def _segments(self, start: str, end: str) -> Iterator[tuple[Point, Point]]:
        if start in self.points:
            yield self.points[start], self.points[end]
        else:
            yield from ((self.points[f"{side}-{start}"], self.points[f"{side}-{end}"]) for side in Side)

    def _ball(self, name: str) -> Ball:
        return Ball(self.points[name], RADII[name.rpartition("-")[2]])

    def shifted(self, by: Point) -> Body:
        """The body in another place."""
        return Body({name: _moved(point, by) for name, point in self.points.items()}, self.fronts)


def body(pose: Pose, fixed: BodyPart) -> Body:
    """A body in a pose, its fixed part on its support, in the middle of the floor.

    A fixed part that touches nothing stays over the middle, and the lowest of those that touch something is on it.
    """
    loose = _jointed(pose)
    balls = loose.balls(fixed)
    along = sum(ball.middle[0] for ball in balls) / len(balls)
    return loose.shifted((-along, 0.0, -_height(loose, pose, fixed)))


def heights_above(contact: Contact, posed: Body) -> Iterator[tuple[BodyPart, float]]:
    """How far what touches something is above it, each side by itself; of a foot the end that is lower."""
    for part in each_side(contact.on):
        yield part, min(_height_above(contact.support, ball) for ball in posed.balls(part))


def _height_above(support: Support, ball: Ball) -> float:
    """A bar is taken hold of in its middle; on all else rests the bottom of a part."""
    return ball.middle[2] - HEIGHTS[support] if support is Support.BAR else ball.bottom - HEIGHTS[support]


def each_side(part: BodyPart) -> list[BodyPart]:
    """A part that there is twice as its two sides."""
    paired = part.side is None and part.part not in IN_THE_MIDDLE
    return [BodyPart(part.part, side) for side in Side] if paired else [part]


def _height(loose: Body, pose: Pose, fixed: BodyPart) -> float:
    """How far a body must come down for what touches something to be on it."""
    found = [pair for one in pose.contacts if one.support in HEIGHTS for pair in heights_above(one, loose)]
    of_fixed = [height for part, height in found if part in each_side(fixed)]
    heights = of_fixed or [height for _, height in found]
    return min(heights) if heights else loose.lowest()


def _jointed(pose: Pose) -> Body:
    """The body with its pelvis in the middle."""
    trunk = _forward(pose.trunk)
    chest = _product(trunk, _forward(pose.back))
    waist = _moved(ORIGIN, _turned(trunk, UP), TRUNK / 2)
    neck = _moved(waist, _turned(chest, UP), TRUNK / 2)
    head = _product(chest, _forward(pose.neck))
    middle = SHOULDERS_TO_TOP - CHIN_TO_TOP / 2
    points = {"pelvis": ORIGIN, "waist": waist, "neck": neck, "head": _moved(neck, _turned(head, (0.01, 0.0, middle)))}
    points["nose"] = _moved(points["head"], _turned(head, (0.06, 0.0, -0.005)))
    fronts = {"pelvis": _turned(trunk, FORWARD), "waist": _turned(chest, FORWARD)}
    for side, limbs in ((Side.LEFT, pose.left), (Side.RIGHT, pose.right)):
        _add_leg(points, fronts, side, limbs, trunk)
        _add_arm(points, fronts, side, limbs, chest)
    return Body(points, fronts)


def _add_leg(points: dict[str, Point], fronts: dict[str, Point], side: Side, limbs: Limbs, trunk: Turn) -> None:
    out = OUTWARD[side]
    thigh = _product(trunk, _forward(-limbs.hip))
    thigh = _product(_product(thigh, _sideways(out * limbs.hip_out)), _about(out * limbs.hip_turn))
    shank = _product(thigh, _forward(limbs.knee))
    foot = _product(shank, _forward(-limbs.ankle))
    hip = _turned(trunk, (0.0, out * HALF_HIPS * JOINTS_WITHIN, 0.0))
    knee = _moved(hip, _turned(thigh, UP), -THIGH)
    ankle = _moved(knee, _turned(shank, UP), -SHANK)
    points[f"{side}-hip"], points[f"{side}-knee"], points[f"{side}-ankle"] = hip, knee, ankle
    heel = (-HEEL_BEHIND, 0.0, RADII["heel"] - ANKLE_HEIGHT)
    toe = (FOOT - HEEL_BEHIND - RADII["toe"], 0.0, RADII["toe"] - ANKLE_HEIGHT)
    points[f"{side}-heel"] = _moved(ankle, _turned(foot, heel))
    points[f"{side}-toe"] = _moved(ankle, _turned(foot, toe))
    fronts[f"{side}-hip"], fronts[f"{side}-knee"] = _turned(thigh, FORWARD), _turned(shank, FORWARD)


def _add_arm(points: dict[str, Point], fronts: dict[str, Point], side: Side, limbs: Limbs, chest: Turn) -> None:
    out = OUTWARD[side]
    arm = _product(_product(chest, _forward(-limbs.shoulder)), _sideways(out * limbs.shoulder_out))
    forearm = _product(arm, _forward(-limbs.elbow))
    shoulder = _moved(points["neck"], _turned(chest, (0.0, out * HALF_SHOULDERS * JOINTS_WITHIN, 0.0)))
    elbow = _moved(shoulder, _turned(arm, UP), -UPPER_ARM)
    wrist = _moved(elbow, _turned(forearm, UP), -FOREARM)
    points[f"{side}-shoulder"], points[f"{side}-elbow"], points[f"{side}-wrist"] = shoulder, elbow, wrist
    fronts[f"{side}-shoulder"], fronts[f"{side}-elbow"] = _turned(arm, FORWARD), _turned(forearm, FORWARD)
    points[f"{side}-hand"] = _moved(wrist, _turned(forearm, UP), -GRIP)


ORIGIN: Point = (0.0, 0.0, 0.0)
FORWARD: Point = (1.0, 0.0, 0.0)
UP: Point = (0.0, 0.0, 1.0)


def _forward(degrees: float) -> Turn:
    """Turns what points up towards the front."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)


def _sideways(degrees: float) -> Turn:
    """Turns what hangs down towards the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)


def _about(degrees: float) -> Turn:
    """Turns what faces the front towards the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)


def _product(first: Turn, second: Turn) -> Turn:
    columns = tuple(zip(*second, strict=True))
    rows = [tuple(a * x + b * y + c * z for x, y, z in columns) for a, b, c in first]
    return rows[0], rows[1], rows[2]  # type: ignore[return-value] # each has three


def _turned(turn: Turn, point: Point) -> Point:
    x, y, z = point
    first, second, third = (a * x + b * y + c * z for a, b, c in turn)
    return first, second, third


def _moved(point: Point, by: Point, times: float = 1.0) -> Point:
    return point[0] + times * by[0], point[1] + times * by[1], point[2] + times * by[2]


def _along(start: Point, end: Point, share: float) -> Point:
    return _moved(start, (end[0] - start[0], end[1] - start[1], end[2] - start[2]), share)
