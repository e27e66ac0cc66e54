"""Pictures of how a movement begins and ends, and the same in words."""

from __future__ import annotations

import pytest

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.movement import Region
from hipflex.render.layout import points
from hipflex.render.poses import BESIDE, NARROWEST, Illustrated, Look, figure_words
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import HOSTILE, printed, too_wide, unprintable

LYING = Figure(
    View.SIDE,
    BodyPart(Part.BACK),
    (
        Pose("legs low", trunk=-90, contacts=(Contact(Support.FLOOR, BodyPart(Part.BACK)),)),
        Pose("one leg up", trunk=-90, left=Limbs(hip=90), contacts=(Contact(Support.FLOOR, BodyPart(Part.BACK)),)),
    ),
)
TEXT = points([f"{word} what is written on the card of a movement, in a sentence" for word in ("first", "second")])


def drawn(text: str) -> bool:
    return any("⠀" < sign <= "⣿" for sign in text)


def test_words_name_the_poses_and_the_joints_that_move() -> None:
    assert figure_words(values.FIGURE) == "legs hanging → thighs level (hip 0° → 90°)"


def test_words_say_the_side_where_only_one_moves() -> None:
    assert figure_words(LYING) == "legs low → one leg up (left hip 0° → 90°)"


def test_words_follow_a_joint_there_and_back_and_leave_out_what_hardly_moves() -> None:
    back = replace(values.HANGING, name="legs hanging again", trunk=5)
    words = figure_words(replace(values.FIGURE, poses=(values.HANGING, values.RAISED, back)))
    assert words == "legs hanging → thighs level → legs hanging again (hip 0° → 90° → 0°)"


def test_words_tell_of_the_four_joints_that_move_most() -> None:
    left, right = Limbs(60, 20, 30, 90, 15, 170), Limbs(50, shoulder=170)
    end = replace(values.HANGING, name="all at once", left=left, right=right)
    told = ("left hip 0° → 60°", "right hip 0° → 50°", "left hip turned 0° → 30°", "left knee 0° → 90°")
    words = figure_words(replace(values.FIGURE, poses=(values.HANGING, end)))
    assert words == f"legs hanging → all at once ({', '.join(told)})"


@pytest.mark.parametrize("width", [BESIDE, 80, 120])
@pytest.mark.parametrize("figure", [values.FIGURE, LYING])
def test_pictures_stand_beside_the_text(figure: Figure, width: int) -> None:
    lines = printed(Illustrated(TEXT, Look(figure)), width).split("\n")
    assert any("first" in line for line in lines[:2])
    assert any(drawn(line[:4]) is False and drawn(line) for line in lines[:8])
    named = " ".join(" ".join(lines).split())
    assert all(pose.name in named for pose in figure.poses)


@pytest.mark.parametrize("width", [NARROWEST, BESIDE - 1])
@pytest.mark.parametrize("figure", [values.FIGURE, LYING])
def test_pictures_stand_above_a_text_that_they_would_squeeze(figure: Figure, width: int) -> None:
    lines = printed(Illustrated(TEXT, Look(figure)), width).split("\n")
    last_of_picture = max(number for number, line in enumerate(lines) if drawn(line))
    assert last_of_picture < min(number for number, line in enumerate(lines) if "first" in line)


def test_small_pictures_are_lower_and_stand_beside_the_text_or_nowhere() -> None:
    def height(*, small: bool) -> int:
        return sum(map(drawn, printed(Illustrated(TEXT, Look(values.FIGURE), small=small), 80).split("\n")))

    assert 5 < height(small=True) < height(small=False)
    assert printed(Illustrated(TEXT, Look(values.FIGURE), small=True), BESIDE - 1) == printed(TEXT, BESIDE - 1)


def test_small_pictures_never_push_a_text_off_the_screen() -> None:
    low = "".join(line.plain for line in Illustrated(TEXT, Look(values.FIGURE), small=True).lines(80, 12))
    high = "".join(line.plain for line in Illustrated(TEXT, Look(values.FIGURE), small=True).lines(80, 24))
    assert (drawn(low), drawn(high)) == (False, True)


def test_a_screen_too_narrow_for_pictures_gets_words() -> None:
    text = printed(Illustrated(TEXT, Look(values.FIGURE)), NARROWEST - 1)
    assert not drawn(text)
    assert "legs hanging" in text


@pytest.mark.no_cover  # one width is like another
@pytest.mark.parametrize("figure", [values.FIGURE, LYING])
def test_no_line_is_wider_than_the_screen(figure: Figure) -> None:
    for width in range(10, 130):
        assert too_wide(printed(Illustrated(TEXT, Look(figure)), width), width) == []


def test_letters_do_where_there_are_no_dots() -> None:
    text = printed(Illustrated(TEXT, Look(values.FIGURE, ascii_only=True)), 80)
    assert text.isascii()
    assert "#" in text


def test_names_of_poses_reach_no_terminal_as_codes() -> None:
    hostile = replace(values.FIGURE, poses=tuple(replace(pose, name=HOSTILE) for pose in values.FIGURE.poses))
    for width in (20, 40, 80):
        assert unprintable(printed(Illustrated(TEXT, Look(hostile)), width)) == set()
    assert unprintable(figure_words(hostile)) == set()


def test_marks_of_muscles_are_seen_in_colour_alone() -> None:
    marked = Illustrated(TEXT, Look(values.FIGURE, frozenset({Region.THIGH_FRONT})))
    assert {style for line in marked.lines(80, 24) for _, style in line.pieces} >= {"magenta"}
    assert printed(marked, 80) == printed(Illustrated(TEXT, Look(values.FIGURE)), 80)
