"""Figures in cells: what each colour tells, the same scale for every pose, and room for any pose in any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.domain.movement import Region
from hipflex.render.figure import BODY, FAR, HELD, SUPPORT, WORKING, Drawing
from hipflex.render.layout import MUSCLE
from hipflex.render.text import Text
from hipflex.value_classes import replace
from tests.figure.bodies import FIGURES

RIGHT_FOOT = BodyPart(Part.FOOT, Side.RIGHT)
STANDING = Pose("standing", contacts=(Contact(Support.FLOOR, RIGHT_FOOT),))
KNEE_UP = Pose("knee up", left=Limbs(hip=90, knee=90), contacts=STANDING.contacts)
MARCH = Figure(View.SIDE, RIGHT_FOOT, (STANDING, KNEE_UP))


def inks(lines: list[Text]) -> set[str]:
    return {str(style) for line in lines for text, style in line.pieces if text.strip()}


def test_the_leg_that_works_the_one_behind_the_body_and_the_floor_have_inks_of_their_own() -> None:
    assert inks(Drawing(MARCH, 26, 11).lines(KNEE_UP)) == {WORKING, FAR, BODY, SUPPORT}
    assert inks(Drawing(MARCH, 26, 11, regions=[Region.THIGH_FRONT]).lines(KNEE_UP)) >= {WORKING, MUSCLE}


@pytest.mark.parametrize("size", [(20, 9), (26, 11), (30, 12), (34, 14), (40, 16)])
def test_the_muscles_of_the_hip_are_marked_in_any_size_where_the_thigh_is_raised(size: tuple[int, int]) -> None:
    assert MUSCLE in inks(Drawing(MARCH, *size, regions=[Region.HIP_FRONT]).lines(KNEE_UP))


def test_what_is_moved_against_has_an_ink_of_its_own_in_every_pose() -> None:
    banded = Contact(Support.BAND, BodyPart(Part.FOOT))
    poses = [replace(pose, contacts=(*pose.contacts, banded)) for pose in MARCH.poses]
    drawing = Drawing(Figure(View.SIDE, RIGHT_FOOT, tuple(poses)), 26, 11)
    assert all(HELD in inks(drawing.lines(pose)) for pose in poses)


def test_the_head_stays_as_large_and_where_it_is_while_a_leg_moves() -> None:
    drawing = Drawing(MARCH, 26, 11)
    first, last = (drawing.lines(pose) for pose in MARCH.poses)
    assert [line.plain for line in first[:3]] == [line.plain for line in last[:3]]


def test_the_right_side_is_the_mirror_image() -> None:
    left = Drawing(MARCH, 26, 11).lines(KNEE_UP)
    right = Drawing(MARCH, 26, 11, side=Side.RIGHT).lines(KNEE_UP.mirrored)
    for one, other in zip(left, right, strict=True):
        first, last = len(one.plain) - len(one.plain.lstrip()), len(other.plain) - 1
        assert abs(first + last - 25) <= 1


@given(FIGURES, st.integers(1, 60), st.integers(1, 20))
def test_any_figure_fits_any_room_in_dots_or_plain_letters(figure: Figure, columns: int, rows: int) -> None:
    for ascii_only in (False, True):
        drawing = Drawing(figure, columns, rows, ascii_only=ascii_only)
        for lines in map(drawing.lines, figure.poses):
            assert len(lines) == rows
            assert all(len(line.plain) <= columns for line in lines)
