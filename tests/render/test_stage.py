"""Digits that can be read from afar, and what stands round them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.render.digits import DOTS, large
from hipflex.render.stage import Moment, Stage
from hipflex.value_classes import replace
from tests.render.paper import HOSTILE, unprintable

ON_FEET = (Contact(Support.FLOOR, BodyPart(Part.FOOT)),)
KNEE_UP = Pose(
    "knee up", left=Limbs(hip=90, knee=90), contacts=(Contact(Support.FLOOR, BodyPart(Part.FOOT, Side.RIGHT)),)
)
RAISE = Figure(View.SIDE, BodyPart(Part.FOOT, Side.RIGHT), (Pose("standing", contacts=ON_FEET), KNEE_UP))
CUE = "Tuck the pelvis under, tense the rear glute, then move."
HOLD = Moment("0:45", 0.5, side=Side.LEFT, cue=CUE)


def shown(
    moment: Moment, width: int = 79, height: int = 18, figure: Figure | None = RAISE, title: str = "Knee raise"
) -> str:
    return "\n".join(text.plain for text in Stage(title, figure).lines(moment, width, height))


def test_digits_are_five_lines_high_and_no_two_are_alike() -> None:
    drawn = {sign: large(sign) for sign in DOTS}
    assert all(len(lines) == 5 for lines in drawn.values())
    assert len({tuple(lines) for lines in drawn.values()}) == 11
    assert large("1:07") == [
        "  ██        ██████  ██████",
        "████    ██  ██  ██      ██",
        "  ██        ██  ██      ██",
        "  ██    ██  ██  ██      ██",
        "██████      ██████      ██",
    ]


def test_of_a_hold_time_side_cue_and_how_much_is_left_are_seen() -> None:
    told = shown(HOLD, figure=None)
    for row in large("0:45"):
        assert row.rstrip() in told
    assert "LEFT  Knee raise" in told
    assert CUE in told
    assert f"{'█' * 30}{'─' * 30}" in told


def test_of_repetitions_number_and_part_stand_side_by_side() -> None:
    told = shown(Moment("3", 0.5, notes=("of 8", "LOWER 2")), figure=None)
    assert [line.split("  ")[-1] for line in told.split("\n") if "of 8" in line or "LOWER" in line] == [
        "of 8",
        "LOWER 2",
    ]


def test_a_figure_stands_beside_them_and_moves() -> None:
    low, high = shown(replace(HOLD, way=0.0)), shown(replace(HOLD, way=1.0))
    assert any("⠀" < sign <= "⣿" for sign in low)
    assert low != high
    assert low == shown(replace(HOLD, way=0.0)), "the same moment is the same picture"


def test_the_other_side_is_seen_mirrored() -> None:
    stage = Stage("Knee raise", RAISE)
    left, right, again = (
        [text.plain for text in stage.lines(replace(HOLD, side=side), 79, 18)]
        for side in (Side.LEFT, Side.RIGHT, Side.LEFT)
    )
    assert left != right
    assert left == again


def test_of_what_is_done_in_turn_nobody_walks_round_the_body() -> None:
    stage = Stage("March", RAISE, in_turn=True)
    left, right = (stage.lines(replace(HOLD, side=side), 79, 18) for side in (Side.LEFT, Side.RIGHT))
    assert [text.plain[:20] for text in left[:4]] == [text.plain[:20] for text in right[:4]], (
        "the head looks the same way"
    )
    assert [text.pieces for text in left] != [text.pieces for text in right]


@pytest.mark.parametrize(
    ("height", "seen", "left_out"),
    [(10, ["LEFT", "raise", "Tuck"], []), (9, ["LEFT", "Tuck"], ["raise"]), (8, ["LEFT"], ["raise", "Tuck"])],
)
def test_where_there_is_little_room_the_title_goes_first_and_then_the_cue(
    height: int, seen: list[str], left_out: list[str]
) -> None:
    told = shown(HOLD, 28, height, None, "Standing hip flexor raise")
    assert len(told.split("\n")) <= height
    assert all(words in told for words in seen)
    assert not any(words in told for words in left_out)
    assert large("0:45")[0] in told


def test_where_there_are_only_letters_it_is_drawn_with_them() -> None:
    lines = Stage("Knee raise", RAISE, ascii_only=True).lines(HOLD, 79, 18)
    assert all(text.plain.isascii() for text in lines)
    assert "######" in "\n".join(text.plain for text in lines)


@given(
    st.integers(34, 150),
    st.integers(7, 30),
    st.floats(0, 1),
    st.sampled_from([None, RAISE]),
    st.sampled_from([CUE, HOSTILE]),
)
def test_it_never_leaves_its_place(width: int, height: int, left: float, figure: Figure | None, words: str) -> None:
    moment = Moment("12:34", left, way=left, side=Side.RIGHT, cue=words)
    width += 25 if figure else 0
    lines = Stage(words, figure).lines(moment, width, height)
    assert len(lines) <= height
    assert all(text.cells <= width for text in lines)
    assert not unprintable("".join(text.plain for text in lines))


def test_the_last_seconds_and_a_pause_look_different() -> None:
    def styles(moment: Moment) -> set[str]:
        return {style for text in Stage("", None).lines(moment, 60, 9) for _, style in text.pieces}

    usual = styles(Moment("0:45", 0.5))
    assert styles(Moment("0:03", 0.5, urgent=True)) != usual
    assert styles(Moment("0:45", 0.5, paused=True)) != usual
    assert "PAUSED" in shown(Moment("0:45", 0.5, paused=True))
