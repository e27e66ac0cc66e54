"""What is seen of a body: which way it faces, what is nearer, which limbs work, where muscles are, how much room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.figure.outline import FACING_AWAY, PLACES, Outline, What, frame, picture
from hipflex.figure.plane import Polygon
from hipflex.value_classes import replace
from tests.figure.bodies import FIGURES

RIGHT_FOOT = BodyPart(Part.FOOT, Side.RIGHT)
STANDING = Pose("standing", contacts=(Contact(Support.FLOOR, RIGHT_FOOT),))
KNEE_UP = Pose("knee up", left=Limbs(hip=90, knee=90), contacts=STANDING.contacts)
MARCH = Figure(View.SIDE, RIGHT_FOOT, (STANDING, KNEE_UP))


def legs(outlines: tuple[Outline, ...]) -> list[Outline]:
    return [one for one in outlines if one.what is What.LEG]


def middle(piece: Polygon) -> float:
    return sum(x for x, _ in piece) / len(piece)


def test_the_leg_whose_turn_it_is_is_near_and_works_and_the_other_is_far() -> None:
    far, near = legs(picture(MARCH, KNEE_UP))
    assert (far.far, far.works) == (True, False)
    assert (near.far, near.works) == (False, True)


def test_one_looks_at_the_side_whose_turn_it_is_so_the_body_faces_the_other_way() -> None:
    left = legs(picture(MARCH, KNEE_UP))[-1]
    right = legs(picture(MARCH.mirrored, KNEE_UP.mirrored, side=Side.RIGHT))[-1]
    assert middle(left.pieces[-1]) < -0.1
    assert middle(right.pieces[-1]) == pytest.approx(-middle(left.pieces[-1]))


def test_of_what_is_done_in_turn_the_other_leg_works_behind_the_one_that_is_seen() -> None:
    outlines = picture(
        MARCH.mirrored, KNEE_UP.mirrored, side=Side.RIGHT, seen_from=Side.LEFT, regions=[Region.THIGH_FRONT]
    )
    far, near = legs(outlines)
    assert (far.far, far.works, bool(far.muscles)) == (True, True, True)
    assert (near.far, near.works, bool(near.muscles)) == (False, False, False)
    assert middle(far.pieces[-1]) == pytest.approx(middle(legs(picture(MARCH, KNEE_UP))[-1].pieces[-1]))
    assert frame(MARCH.mirrored, side=Side.RIGHT, seen_from=Side.LEFT) == frame(MARCH)


def test_arms_that_do_the_same_do_not_work() -> None:
    assert not any(one.works for one in picture(MARCH, KNEE_UP) if one.what is What.ARM)


def test_an_arm_works_where_the_legs_do_the_same_and_not_where_it_only_steadies() -> None:
    reaching = Limbs(shoulder=60)
    steadied = replace(KNEE_UP, left=replace(KNEE_UP.left, shoulder=60))
    press = replace(STANDING, left=reaching)
    assert working(Figure(View.SIDE, RIGHT_FOOT, (STANDING, press)), press) == [What.ARM]
    assert working(Figure(View.SIDE, RIGHT_FOOT, (STANDING, steadied)), steadied) == [What.LEG]


def working(figure: Figure, pose: Pose) -> list[What]:
    return [one.what for one in picture(figure, pose) if one.works]


def test_from_the_front_no_limb_is_far() -> None:
    front = Figure(View.FRONT, RIGHT_FOOT, MARCH.poses)
    assert not any(one.far for one in picture(front, KNEE_UP))


def test_what_is_farther_comes_first_and_the_head_last() -> None:
    order = [(one.what, one.far) for one in picture(MARCH, STANDING)]
    assert order.index((What.LEG, True)) < order.index((What.TRUNK, False)) < order.index((What.LEG, False))
    assert order[-1] == (What.HEAD, False)


@pytest.mark.parametrize("region", Region)
def test_each_region_is_marked_within_what_it_lies_on(region: Region) -> None:
    view = View.FRONT if region in FACING_AWAY[View.SIDE] else View.SIDE
    figure = Figure(view, RIGHT_FOOT, MARCH.poses)
    marked = [one for one in picture(figure, STANDING, regions=[region]) if one.muscles]
    assert {one.what for one in marked} == {PLACES[region].what}
    assert not any(one.far for one in marked)
    for one in marked:
        room = [corner for piece in one.pieces for corner in piece]
        for x, y in (corner for piece in one.muscles for corner in piece):
            assert min(x for x, _ in room) - 0.03 < x < max(x for x, _ in room) + 0.03
            assert min(y for _, y in room) - 0.03 < y < max(y for _, y in room) + 0.03


def test_nothing_is_marked_without_a_region() -> None:
    assert not any(one.muscles for one in picture(MARCH, STANDING))


def test_a_frame_holds_every_pose_and_the_way_between_them() -> None:
    room = frame(MARCH)
    for pose in MARCH.poses:
        for x, y in (corner for one in picture(MARCH, pose) for piece in one.pieces for corner in piece):
            assert room.left <= x <= room.right
            assert room.bottom <= y <= room.top
    assert room.floor
    assert room.bottom == pytest.approx(0)
    assert 0.95 < room.top < 1.05


def test_what_a_body_rests_on_is_seen_and_the_floor_is_the_frames() -> None:
    hands = BodyPart(Part.HAND)
    arms = Limbs(shoulder=180)
    hanging = Pose("hanging", left=arms, right=arms, contacts=(Contact(Support.BAR, hands),))
    figure = Figure(View.SIDE, hands, (hanging, hanging))
    assert [one.what for one in picture(figure, hanging)].count(What.SUPPORT) == 1
    assert not frame(figure).floor
    assert not any(one.what is What.SUPPORT for one in picture(MARCH, STANDING))


@pytest.mark.parametrize("view", View)
def test_no_region_is_marked_that_faces_away(view: View) -> None:
    seen = picture(Figure(view, RIGHT_FOOT, MARCH.poses), STANDING, regions=FACING_AWAY[view])
    assert not any(one.muscles for one in seen)


@given(FIGURES, st.sampled_from(Side), st.sets(st.sampled_from(Region)))
def test_whatever_joints_allow_is_seen_within_its_frame(figure: Figure, side: Side, regions: set[Region]) -> None:
    room = frame(figure, side=side)
    for one in (outline for pose in figure.poses for outline in picture(figure, pose, side=side, regions=regions)):
        assert all(len(piece) > 2 for piece in (*one.pieces, *one.muscles))
        for x, y in (corner for piece in one.pieces for corner in piece):
            assert room.left <= x <= room.right
            assert room.bottom <= y <= room.top
