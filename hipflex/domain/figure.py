"""How a movement looks: joint angles of its key poses, what the body rests on, and from where it is seen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hipflex.domain.measures import Side
from hipflex.value_classes import dataclass, field, replace


class View(StrEnum):
    """From where a figure is seen: the side whose turn it is, or the front."""

    SIDE = "side"
    FRONT = "front"


class Support(StrEnum):
    """What a body rests on, hangs from, leans on, pulls at or holds."""

    FLOOR = "floor"
    BAR = "bar"
    BENCH = "bench"
    WALL = "wall"
    PARALLETTES = "parallettes"
    BAND = "band"
    WEIGHT = "weight"
    SLIDER = "slider"


class Part(StrEnum):
    """What of a body touches something; of those that are there twice, left or right."""

    HEAD = "head"
    BACK = "back"
    SEAT = "seat"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    HAND = "hand"
    KNEE = "knee"
    FOOT = "foot"


IN_THE_MIDDLE = (Part.HEAD, Part.BACK, Part.SEAT)
"""The parts that there is one of."""


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A part of the body on one side; without a side both of them, or the one in the middle."""

    part: Part
    side: Side | None = None

    @property
    def mirrored(self) -> BodyPart:
        """The same on the other side."""
        return replace(self, side=OTHER[self.side]) if self.side else self


@dataclass(frozen=True, slots=True)
class Contact:
    """A part of the body on something."""

    support: Support
    on: BodyPart


@dataclass(frozen=True, slots=True)
class Limbs:
    """The joints of one arm and one leg in degrees; all are 0 in somebody who stands upright with hanging arms.

    Hips and shoulders bend forward, `_out` is away from the middle, `hip_turn` turns the knee outward; knees and elbows
    bend, ankles pull the toes up. What goes the other way is negative.
    """

    hip: float = 0
    hip_out: float = 0
    hip_turn: float = 0
    knee: float = 0
    ankle: float = 0
    shoulder: float = 0
    shoulder_out: float = 0
    elbow: float = 0


@dataclass(frozen=True, slots=True)
class Pose:
    """A body in one position: how its trunk leans (0 upright, 90 face down, -90 on the back), its back, neck and limbs.

    The lean is that of the pelvis; the back is rounded, or arched where it is negative.
    """

    name: str = ""
    trunk: float = 0
    back: float = 0
    neck: float = 0
    left: Limbs = field(default_factory=Limbs)
    right: Limbs = field(default_factory=Limbs)
    contacts: tuple[Contact, ...] = ()

    @property
    def mirrored(self) -> Pose:
        """The pose with left and right swapped."""
        contacts = tuple(replace(one, on=one.on.mirrored) for one in self.contacts)
        return replace(self, left=self.right, right=self.left, contacts=contacts)


@dataclass(frozen=True, slots=True)
class Figure:
    """The key poses of a movement, from its start to its end, and the part of the body that stays where it is.

    Where a movement works one side at a time, the poses are those of the left.
    """

    view: View
    fixed: BodyPart
    poses: tuple[Pose, ...]

    @property
    def mirrored(self) -> Figure:
        """The figure of the other side."""
        return Figure(self.view, self.fixed.mirrored, tuple(pose.mirrored for pose in self.poses))


OTHER: Mapping[Side, Side] = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
