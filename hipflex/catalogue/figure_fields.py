"""The figure of a movement as it is written: poses in a trainer's words, angles within what joints can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from hipflex.domain.figure import IN_THE_MIDDLE, BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.fields import LINE, Misfit, Schema, Value, choice, closest
from hipflex.figure.body import RANGES
from hipflex.figure.soundness import misplaced
from hipflex.patterns import pattern
from hipflex.value_classes import replace
from hipflex.yamltext.nodes import Node, items_at
from hipflex.yamltext.shapes import Field, Many, Named, Report, Struct, read

DEGREES = pattern(r"-?[0-9]{1,3}")
PLURALS: Mapping[str, str] = {Part.FOOT: "feet"}
PARTS: Mapping[str, BodyPart] = {
    **{part.value: BodyPart(part) for part in IN_THE_MIDDLE},
    **{PLURALS.get(part, f"{part}s"): BodyPart(part) for part in Part if part not in IN_THE_MIDDLE},
    **{f"{side}-{part}": BodyPart(part, side) for side in Side for part in Part if part not in IN_THE_MIDDLE},
}
"""The words for parts of the body."""

WORDS: Mapping[BodyPart, str] = {part: word for word, part in PARTS.items()}


def _part(text: str) -> BodyPart:
    if text not in PARTS:
        raise Misfit(suggestion=PLURALS.get(text) or closest(text.lower(), PARTS))
    return PARTS[text]


PART = Value("part of the body", f"one of {', '.join(PARTS)}", _part, schema={"enum": list(PARTS)})
SUPPORT = choice(Support)
TOUCHES = Named(
    Value(SUPPORT.name, SUPPORT.expected, lambda text: str(SUPPORT.of_text(text)), schema=SUPPORT.schema),
    Many(PART, least=1, word=Value(PART.name, PART.expected, lambda text: (_part(text),), schema=PART.schema)),
    "a map from what is touched to what of the body touches it, like `floor: feet`",
)


def _angle(name: str) -> Value[int]:
    low, high = RANGES[name]

    def of_text(text: str) -> int:
        if DEGREES.fullmatch(text) and low <= int(text) <= high:
            return int(text)
        raise Misfit

    schema: Schema = {"type": "integer", "minimum": low, "maximum": high}
    return Value("angle", f"degrees from {low} to {high} for the {name}", of_text, schema=schema)


def _joint(name: str) -> Struct:
    """The angle of a joint that there is twice: one number for both, or left and right."""
    angle = _angle(name)
    sides = {str(side): Field(angle, f"the angle on the {side}") for side in Side}
    return Struct({"both": Field(angle, "the angle on both sides"), **sides}, short="both")


POSE = Struct(
    {
        "name": Field(LINE, "the pose in two or three words", required=True),
        "touches": Field(TOUCHES, "what touches what in this pose [as in the figure]"),
        "trunk": Field(_angle("trunk"), "its lean: 0 upright, 90 face down, -90 on the back"),
        "back": Field(_angle("back"), "the back rounded; arched is negative"),
        "neck": Field(_angle("neck"), "the head bent forward; back is negative"),
        "hip": Field(_joint("hip"), "the thigh raised forward of the trunk; behind it is negative"),
        "hip-out": Field(_joint("hip-out"), "the thigh spread away from the middle"),
        "hip-turn": Field(_joint("hip-turn"), "the knee turned outward"),
        "knee": Field(_joint("knee"), "the knee bent"),
        "ankle": Field(_joint("ankle"), "the toes pulled up; pointed is negative"),
        "shoulder": Field(_joint("shoulder"), "the arm raised forward; 180 is overhead, behind is negative"),
        "shoulder-out": Field(_joint("shoulder-out"), "the arm spread away from the side"),
        "elbow": Field(_joint("elbow"), "the elbow bent"),
    }
)
FIGURE = Struct(
    {
        "view": Field(choice(View), "from where it is seen best", required=True),
        "touches": Field(TOUCHES, "what the body rests on or holds, and with what", required=True),
        "fixed": Field(PART, "the part that stays where it is", required=True),
        "poses": Field(
            Many(POSE, least=2, expected="at least two poses, each after a dash"),
            "from start to end, of the left side; what a pose doesn't say is as before, at first upright",
            required=True,
        ),
    }
)
"""How a movement looks."""


def figure_of(node: Node, report: Report) -> Figure | None:
    """The figure that a node says; None where it can't be told. What can't be read is reported."""
    found: dict[str, Any] = read(FIGURE, node, report)
    if len(found) < len(FIGURE.fields) or len(found["poses"]) < len(items_at(node, "poses")):
        return None
    return Figure(found["view"], found["fixed"], tuple(_poses(found["poses"], _contacts(found["touches"]))))


def check_figure(node: Node, report: Report) -> None:
    """Reports what of a figure that can be read isn't where it is said to be."""
    if figure := figure_of(node, Report(nobody_asks=True)):
        poses = items_at(node, "poses")
        for one in misplaced(figure):
            other_way = ", or take it out of `touches`" if one.touches else ""
            report.wrong(poses[one.pose].place, one.what, f"angles with which it is where the figure says{other_way}")
        for written, (before, pose) in zip(poses[1:], pairwise(figure.poses), strict=True):
            if replace(pose, name=before.name) == before:
                report.wrong(written.place, "nothing moves from the pose before to this one", "an angle that differs")


def _poses(written: Sequence[Mapping[str, Any]], contacts: tuple[Contact, ...]) -> list[Pose]:
    """The poses, each as the one before but for what it says."""
    poses: list[Pose] = []
    for one in written:
        before = poses[-1] if poses else Pose(contacts=contacts)
        poses.append(
            Pose(
                name=one.get("name", ""),
                trunk=one.get("trunk", before.trunk),
                back=one.get("back", before.back),
                neck=one.get("neck", before.neck),
                left=_limbs(one, before.left, Side.LEFT),
                right=_limbs(one, before.right, Side.RIGHT),
                contacts=_contacts(one["touches"]) if "touches" in one else before.contacts,
            )
        )
    return poses


def _limbs(written: Mapping[str, Any], before: Limbs, side: Side) -> Limbs:
    said = {joint: written[key] for joint, key in JOINTS.items() if key in written}
    angles = {joint: angle.get(side, angle.get("both")) for joint, angle in said.items()}
    return replace(before, **{joint: angle for joint, angle in angles.items() if angle is not None})


def _contacts(written: Mapping[str, Sequence[BodyPart]]) -> tuple[Contact, ...]:
    return tuple(Contact(Support(support), part) for support, parts in written.items() for part in parts)


JOINTS = {joint: joint.replace("_", "-") for joint in Limbs.__match_args__}
"""The keys of the joints of a side."""
