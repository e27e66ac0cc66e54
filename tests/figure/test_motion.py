"""Poses between poses, and which way a movement goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.figure.motion import along, between, eased, rises

FEET = BodyPart(Part.FOOT)
ON_FEET = (Contact(Support.FLOOR, FEET),)
STANDING = Pose("standing", contacts=ON_FEET)
SQUATTING = Pose(
    "squatting",
    trunk=30,
    back=20,
    neck=-10,
    left=Limbs(hip=100, knee=90),
    right=Limbs(hip=100, knee=90),
    contacts=ON_FEET,
)
FURTHER = Pose("further", trunk=40, contacts=(Contact(Support.BENCH, BodyPart(Part.HAND)),))


def test_half_the_way_is_half_of_each_angle_and_touches_what_both_touch() -> None:
    halfway = between(STANDING, SQUATTING, 0.5)
    assert (halfway.trunk, halfway.back, halfway.neck) == (15, 10, -5)
    assert (halfway.left, halfway.right) == (Limbs(hip=50, knee=45), Limbs(hip=50, knee=45))
    assert halfway.contacts == ON_FEET
    assert between(SQUATTING, FURTHER, 0.5).contacts == ()


def test_a_way_begins_with_its_first_pose_and_ends_with_its_last() -> None:
    poses = [STANDING, SQUATTING, FURTHER]
    assert along(poses, 0) == STANDING
    assert along(poses, 0.5) == SQUATTING
    assert along(poses, 1) == FURTHER
    assert along(poses, 0.75).trunk == 35


@given(st.floats(0, 1), st.floats(0, 1))
def test_later_is_further(earlier: float, later: float) -> None:
    assert (earlier <= later) == (eased(earlier) <= eased(later)) or abs(earlier - later) < 1e-7
    assert 0 <= eased(earlier) <= 1


def test_a_squat_lowers_the_body_and_standing_up_lifts_it() -> None:
    assert not rises(Figure(View.SIDE, FEET, (STANDING, SQUATTING)))
    assert rises(Figure(View.SIDE, FEET, (SQUATTING, STANDING)))
