"""What is out of place in a figure: feet in the air, hands that miss a bench, a body below the floor."""

from __future__ import annotations

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.figure.soundness import Misplaced, misplaced, on_floor
from hipflex.value_classes import replace

FEET, HANDS, RIGHT_FOOT = BodyPart(Part.FOOT), BodyPart(Part.HAND), BodyPart(Part.FOOT, Side.RIGHT)
STANDING = Pose("standing", contacts=(Contact(Support.FLOOR, FEET),))


def said(*poses: Pose, fixed: BodyPart = RIGHT_FOOT) -> list[Misplaced]:
    return list(misplaced(Figure(View.SIDE, fixed, poses)))


def test_a_body_that_stands_on_its_feet_is_in_place() -> None:
    assert said(STANDING, STANDING) == []


def test_a_raised_foot_that_is_said_to_stand_is_named_with_its_side_and_height() -> None:
    lifted = Pose("lifted", left=Limbs(hip=90), contacts=STANDING.contacts)
    [found] = said(STANDING, lifted)
    assert found.pose == 1
    assert found.what.startswith("the left foot is ")
    assert found.what.endswith(" cm above the floor")
    assert found.touches


def test_a_body_may_not_sink_into_the_floor_in_a_pose_or_on_the_way_to_it() -> None:
    on_hands, arm = (Contact(Support.FLOOR, HANDS),), Limbs(shoulder=66, ankle=20)
    plank = Pose("plank", trunk=66, left=arm, right=arm, contacts=on_hands)
    sunk = replace(plank, left=Limbs(shoulder=66, hip=30))
    tucked = replace(plank, left=Limbs(shoulder=66, hip=120, knee=135, ankle=-20))
    assert [one.pose for one in said(plank, sunk, fixed=HANDS)] == [1]
    [found] = said(plank, tucked, fixed=HANDS)
    assert found.what.startswith("on the way here the body is ")
    assert not found.touches


def test_who_hangs_from_a_bar_needs_no_floor() -> None:
    arms = Limbs(shoulder=180)
    hanging = Pose("hanging", left=arms, right=arms, contacts=(Contact(Support.BAR, HANDS),))
    assert said(hanging, hanging, fixed=HANDS) == []
    assert not on_floor(Figure(View.SIDE, HANDS, (hanging, hanging)))
    weighted = replace(hanging, contacts=(*hanging.contacts, Contact(Support.WEIGHT, FEET)))
    assert not on_floor(Figure(View.SIDE, HANDS, (weighted, weighted)))
    assert on_floor(Figure(View.SIDE, FEET, (STANDING, STANDING)))
