"""What the entries that ship say of their movements and can be measured, each with angles for which it isn't so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Support
from hipflex.domain.measures import Side
from hipflex.figure.kinematics import heights_above
from hipflex.value_classes import replace
from tests.figure.moving import Frame, changed, end, frames, start

HAND_BREADTH = 0.06
"""Ten centimetres of somebody of 1.70 m."""


class Fact(NamedTuple):
    """What the entry of a movement says that can be measured, and angles at the end with which it isn't so."""

    slug: str
    says: str
    holds: Callable[[Figure], bool]
    both: Mapping[str, float] = {}
    left: Mapping[str, float] = {}
    right: Mapping[str, float] = {}
    trunk: float | None = None

    def spoilt(self, figure: Figure) -> Figure:
        figure = changed(figure, left={**self.both, **self.left}, right={**self.both, **self.right})
        *before, last = figure.poses
        return figure if self.trunk is None else replace(figure, poses=(*before, replace(last, trunk=self.trunk)))


def level(frame: Frame, *sides: Side) -> bool:
    """Whether thighs are level with the floor."""
    return all(abs(frame.height(f"{side}-knee") - frame.height(f"{side}-hip")) < 0.03 for side in sides or Side)


def straight(*legs: Limbs) -> bool:
    return all(leg.knee <= 5 for leg in legs)


def square(*legs: Limbs) -> bool:
    return all(85 <= leg.knee <= 95 for leg in legs)


def upright(figure: Figure) -> bool:
    return all(abs(frame.pose.trunk) <= 5 for frame in frames(figure))


def only_hands(frame: Frame) -> bool:
    return {contact.on.part for contact in frame.pose.contacts} == {Part.HAND} and frame.posed.lowest() > 0.03


def hands_on_the_bar(figure: Figure) -> bool:
    held = Contact(Support.BAR, BodyPart(Part.HAND))
    heights = [height for frame in frames(figure) for _, height in heights_above(held, frame.posed)]
    return max(map(abs, heights)) < 0.01


def in_one_line(frame: Frame) -> bool:
    return frame.pose.back == 0 and all(leg.hip == 0 for leg in frame.legs)


def towards_the_chest(figure: Figure) -> bool:
    """Whether the left knee ends clearly nearer the neck than it began, past a right angle at the hip."""
    distances = [
        sum((a - b) ** 2 for a, b in zip(frame.posed.points["left-knee"], frame.posed.points["neck"], strict=True))
        ** 0.5
        for frame in (start(figure), end(figure))
    ]
    return distances[1] < distances[0] - 0.1 and end(figure).pose.left.hip >= 85


def hips_still(figure: Figure) -> bool:
    heights = [frame.height("pelvis") for frame in frames(figure)]
    return max(heights) - min(heights) < 0.01


def left_foot_on_the_floor(figure: Figure) -> bool:
    return max(abs(next(feet(frame))) for frame in frames(figure)) < 0.05


def feet(frame: Frame) -> Iterator[float]:
    on_floor = Contact(Support.FLOOR, BodyPart(Part.FOOT))
    return (height for _, height in heights_above(on_floor, frame.posed))


def leant_back(figure: Figure) -> float:
    return start(figure).ahead("waist") - end(figure).ahead("waist")


FACTS = [
    Fact("hanging-leg-raise", "thighs level", lambda f: level(end(f)), both={"hip": 110}),
    Fact("hanging-leg-raise", "straight knees", lambda f: straight(*end(f).legs), both={"knee": 30}),
    Fact("hanging-leg-raise", "trunk quiet", upright, trunk=-20),
    Fact("hanging-leg-raise", "hands on the bar", hands_on_the_bar, left={"shoulder": 120}),
    Fact("bent-knee-hanging-raise", "thighs level", lambda f: level(end(f)), both={"hip": 70}),
    Fact(
        "bent-knee-hanging-raise",
        "knees at a right angle all the way",
        lambda f: all(square(*frame.legs) for frame in frames(f)),
        both={"knee": 60},
    ),
    Fact("bent-knee-hanging-raise", "hands on the bar", hands_on_the_bar, right={"elbow": 40}),
    Fact(
        "lying-leg-raise",
        "ends between 70 and 90 degrees of hip flexion",
        lambda f: all(70 <= leg.hip <= 90 for leg in end(f).legs),
        both={"hip": 100},
    ),
    Fact(
        "lying-leg-raise",
        "knees straight all the way",
        lambda f: all(straight(*frame.legs) for frame in frames(f)),
        both={"knee": 20},
    ),
    Fact(
        "bent-knee-lying-raise",
        "thighs upright at the end, knees at a right angle",
        lambda f: all(85 <= leg.hip <= 90 for leg in end(f).legs) and square(*end(f).legs, *start(f).legs),
        both={"hip": 110},
    ),
    Fact(
        "l-sit-hold",
        "90 degrees with straight knees",
        lambda f: all(88 <= leg.hip <= 92 for leg in end(f).legs) and straight(*end(f).legs),
        both={"knee": 15},
    ),
    Fact("l-sit-hold", "legs level with the floor", lambda f: level(end(f)), both={"hip": 70}),
    Fact("l-sit-hold", "nothing but the hands touches", lambda f: only_hands(end(f)), both={"hip": 50}),
    Fact(
        "l-sit-tucked",
        "knees to the chest, feet off the floor",
        lambda f: all(leg.hip > 110 and leg.knee > 100 for leg in end(f).legs) and only_hands(end(f)),
        both={"hip": 90},
    ),
    Fact("l-sit-one-leg", "nothing but the hands touches", lambda f: only_hands(end(f)), left={"hip": 50}),
    Fact(
        "l-sit-one-leg",
        "the left leg straight and level, the other knee at the chest",
        lambda f: straight(end(f).pose.left) and level(end(f), Side.LEFT) and end(f).pose.right.hip > 110,
        left={"hip": 75},
    ),
    Fact(
        "reverse-nordic",
        "never bends the hip",
        lambda f: all(in_one_line(frame) for frame in frames(f)),
        both={"hip": 10},
    ),
    Fact("reverse-nordic", "leans back", lambda f: end(f).pose.trunk <= -30, trunk=-10),
    Fact(
        "partial-reverse-nordic",
        "leans back a hand's breadth at the waist, in one line",
        lambda f: (
            0.6 * HAND_BREADTH < leant_back(f) < 1.3 * HAND_BREADTH and all(in_one_line(frame) for frame in frames(f))
        ),
        both={"knee": 110},
        trunk=-20,
    ),
    Fact(
        "lunge",
        "the front knee isn't past the toes",
        lambda f: all(frame.ahead("left-knee") <= frame.ahead("left-toe") for frame in frames(f)),
        left={"knee": 130},
    ),
    Fact("lunge", "trunk upright", upright, trunk=25),
    Fact(
        "lunge",
        "both knees bent, the rear one short of the floor",
        lambda f: all(leg.knee >= 75 for leg in end(f).legs) and 0.02 < end(f).height("right-knee") - 0.04 < 0.1,
        right={"knee": 40},
    ),
    Fact(
        "kneeling-lunge",
        "the hips go forward and the rear one extends",
        lambda f: end(f).pose.left.hip <= -20 and end(f).ahead("pelvis") > start(f).ahead("pelvis") + 0.05,
        left={"hip": 0},
    ),
    Fact("kneeling-lunge", "long through the back", upright, trunk=30),
    Fact(
        "psoas-stretch",
        "the weight goes forward, the rear hip extended and the rear heel up",
        lambda f: (
            end(f).pose.left.hip <= -20
            and end(f).ahead("pelvis") > start(f).ahead("pelvis") + 0.05
            and end(f).height("left-heel") > end(f).height("left-toe") + 0.05
        ),
        left={"hip": 0},
    ),
    Fact("psoas-stretch", "trunk upright", upright, trunk=20),
    Fact(
        "bridge",
        "the hips end in one line with thighs and trunk",
        lambda f: in_one_line(end(f)) and end(f).height("pelvis") > start(f).height("pelvis") + 0.1,
        both={"hip": 20},
    ),
    Fact(
        "butterfly-stretch",
        "soles together, knees out and going down",
        lambda f: (
            end(f).posed.points["left-ankle"][1] < 0.06
            and end(f).posed.points["left-knee"][1] > 0.2
            and end(f).height("left-knee") < start(f).height("left-knee") - 0.05
        ),
        both={"hip_out": 10},
    ),
    *(
        Fact(
            slug,
            "the knee goes to the chest, the hips stay",
            lambda f: towards_the_chest(f) and hips_still(f),
            **spoilt,
        )
        for slug in (
            "mountain-climber",
            "mountain-climber-banded",
            "mountain-climber-raised",
            "mountain-climber-sliding",
        )
        for spoilt in ({"left": {"hip": 40}}, {"trunk": 40})
    ),
    *(
        Fact(slug, "the foot comes off the floor", lambda f: next(feet(end(f))) > 0.05, left={"hip": 88, "knee": 120})
        for slug in ("mountain-climber", "mountain-climber-banded")
    ),
    Fact("mountain-climber-sliding", "the foot stays on the floor", left_foot_on_the_floor, left={"knee": 150}),
    Fact(
        "mountain-climber-banded",
        "a band between the feet",
        lambda f: (
            Contact(Support.BAND, BodyPart(Part.FOOT)) in end(f).pose.contacts
            and end(f).ahead("left-toe") > end(f).ahead("right-toe") + 0.15
        ),
        left={"hip": 0, "knee": 0},
    ),
    Fact("standing-hip-flexion", "the knee goes to the chest", lambda f: end(f).pose.left.hip >= 110, left={"hip": 90}),
    Fact("standing-hip-flexion", "tall", upright, trunk=-15),
    Fact(
        "standing-hip-flexor-raise",
        "the knee at hip height or above",
        lambda f: end(f).height("left-knee") >= end(f).height("left-hip"),
        left={"hip": 70},
    ),
    Fact("standing-hip-flexor-raise", "tall", upright, trunk=-15),
    Fact("banded-hip-march", "the thigh level", lambda f: level(end(f), Side.LEFT), left={"hip": 60}),
    Fact("banded-hip-march", "toes up", lambda f: end(f).pose.left.ankle >= 10, left={"ankle": -20}),
    Fact(
        "leg-swing",
        "from behind to the front, the trunk still",
        lambda f: upright(f) and start(f).ahead("left-toe") < -0.1 and end(f).ahead("left-toe") > 0.3,
        left={"hip": 0},
    ),
    Fact(
        "easy-jog",
        "one foot on the floor, the other in the air",
        lambda f: all(sum(height < 0.03 for height in feet(frame)) == 1 for frame in (start(f), end(f))),
        both={"hip": 0, "knee": 0, "ankle": 0},
    ),
    Fact(
        "pigeon-pose",
        "hips sunk, the rear leg back and long, the torso upright",
        lambda f: (
            end(f).height("pelvis") < start(f).height("pelvis") - 0.1
            and end(f).pose.left.hip <= -20
            and end(f).pose.left.knee < 40
            and end(f).pose.trunk + end(f).pose.back < 20
        ),
        left={"hip": 20},
    ),
    Fact(
        "lizard-pose",
        "hips sink, the rear leg is long, the hands on the inner side of the front foot",
        lambda f: (
            end(f).height("pelvis") < start(f).height("pelvis") - 0.04
            and straight(end(f).pose.left)
            and end(f).posed.points["right-ankle"][1] < end(f).posed.points["right-hand"][1] + 0.02
        ),
        left={"knee": 40},
    ),
]
