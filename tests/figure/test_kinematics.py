"""Where the joints of a body are: upright, hanging, lying, mirrored; lengths that no pose changes."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest
from hypothesis import given

from hipflex.domain.figure import BodyPart, Contact, Limbs, Part, Pose, Support
from hipflex.domain.measures import Side
from hipflex.figure.body import SHANK, THIGH, TRUNK
from hipflex.figure.kinematics import Body, body
from tests.figure.bodies import poses_on

FEET, HANDS, SEAT = BodyPart(Part.FOOT), BodyPart(Part.HAND), BodyPart(Part.SEAT)
UPRIGHT = Pose(contacts=(Contact(Support.FLOOR, FEET),))
HANGING = Pose(left=Limbs(shoulder=180), right=Limbs(shoulder=180), contacts=(Contact(Support.BAR, HANDS),))


def test_somebody_who_stands_has_the_head_above_the_feet_on_the_floor() -> None:
    standing = body(UPRIGHT, FEET)
    heights = [standing.points[name][2] for name in ("head", "neck", "left-hip", "left-knee", "left-ankle", "left-toe")]
    assert heights == sorted(heights, reverse=True)
    assert standing.lowest() == pytest.approx(0)
    assert 0.9 < standing.points["head"][2] < 1
    assert standing.points["left-toe"][0] > standing.points["left-heel"][0]


def test_hip_flexion_raises_the_thigh_forward_and_knee_flexion_brings_the_heel_back() -> None:
    marching = body(
        Pose(left=Limbs(hip=90, knee=90), contacts=(Contact(Support.FLOOR, BodyPart(Part.FOOT, Side.RIGHT)),)), SEAT
    )
    hip, knee, ankle = (marching.points[f"left-{joint}"] for joint in ("hip", "knee", "ankle"))
    assert knee[2] == pytest.approx(hip[2])
    assert knee[0] == pytest.approx(hip[0] + THIGH)
    assert ankle[2] == pytest.approx(knee[2] - SHANK)
    assert ankle[0] == pytest.approx(knee[0])


def test_spreading_and_turning_a_leg_goes_outward_on_either_side() -> None:
    spread = Limbs(hip=90, hip_out=45, hip_turn=45, knee=90)
    sitting = body(Pose(left=spread, right=spread, contacts=(Contact(Support.FLOOR, SEAT),)), SEAT)
    left, right = sitting.points["left-knee"], sitting.points["right-knee"]
    assert left[1] > 0.1
    assert right == pytest.approx((left[0], -left[1], left[2]))


def test_a_rounded_back_brings_the_chest_forward_and_leaves_the_hips() -> None:
    straight, rounded = body(UPRIGHT, FEET), body(Pose(back=60, contacts=UPRIGHT.contacts), FEET)
    assert rounded.points["left-hip"] == pytest.approx(straight.points["left-hip"])
    assert rounded.points["waist"] == pytest.approx(straight.points["waist"])
    assert rounded.points["neck"][0] > straight.points["neck"][0] + 0.1
    assert rounded.points["neck"][2] < straight.points["neck"][2]


def test_hands_on_a_bar_stay_there_whatever_the_legs_do() -> None:
    raised = Pose(left=Limbs(shoulder=180, hip=90), right=Limbs(shoulder=180), contacts=HANGING.contacts)
    assert body(raised, HANDS).points["left-hand"] == pytest.approx(body(HANGING, HANDS).points["left-hand"])


@given(poses_on(UPRIGHT.contacts))
def test_no_pose_changes_how_long_the_segments_are(pose: Pose) -> None:
    posed = body(pose, FEET)
    for side in Side:
        legs = [posed.points[f"{side}-{joint}"] for joint in ("hip", "knee", "ankle")]
        assert [dist(*two) for two in pairwise(legs)] == pytest.approx([THIGH, SHANK])
    spine = [posed.points[joint] for joint in ("pelvis", "waist", "neck")]
    assert [dist(*two) for two in pairwise(spine)] == pytest.approx([TRUNK / 2, TRUNK / 2])


@given(poses_on(UPRIGHT.contacts))
def test_feet_that_are_fixed_are_on_the_floor(pose: Pose) -> None:
    assert min(ball.bottom for ball in body(pose, FEET).balls(FEET)) == pytest.approx(0, abs=1e-9)


@given(poses_on(UPRIGHT.contacts))
def test_the_mirrored_pose_is_the_mirror_image(pose: Pose) -> None:
    assert mirror_image(body(pose, FEET)) == approximately(body(pose.mirrored, FEET))


def test_another_pose_is_no_mirror_image() -> None:
    lifted = Pose(left=Limbs(hip=20), contacts=UPRIGHT.contacts)
    assert mirror_image(body(lifted, FEET)) != approximately(body(lifted, FEET))


def mirror_image(posed: Body) -> dict[str, tuple[float, float, float]]:
    swapped = {"left": "right", "right": "left"}
    return {
        "-".join(swapped.get(word, word) for word in name.split("-")): (x, -y, z)
        for name, (x, y, z) in posed.points.items()
    }


def approximately(posed: Body) -> object:
    return {name: pytest.approx(point, abs=1e-9) for name, point in posed.points.items()}
