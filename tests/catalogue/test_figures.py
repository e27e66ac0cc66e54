"""The figure of a movement as its entry says it: poses that build on each other, and what is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.catalogue.figure_fields import PARTS
from hipflex.domain.figure import BodyPart, Contact, Limbs, Part, Support, View
from hipflex.domain.measures import Side
from tests.catalogue.folders import library_of, library_read, written

AS_SAID = "angles with which it is where the figure says"
RAISE = """\
title: Knee raise
sides: each
doses: {strength: 3 x 8 per side}
figure:
  view: side
  touches: {floor: right-foot}
  fixed: right-foot
  poses:
    - {name: standing, shoulder: {right: 40}, ankle: -5}
    - {name: knee up, hip: {left: 90}, knee: {left: 90}}
"""


def test_a_pose_is_as_the_one_before_but_for_what_it_says(tmp_path: Path) -> None:
    library = library_of(written(tmp_path, {"exercises/knee-raise.yaml": RAISE.replace("ankle: -5", "ankle: 0")}))
    assert library.problems == ()
    figure = library.figure("knee-raise")
    assert figure is not None
    assert figure.view is View.SIDE
    assert figure.fixed == BodyPart(Part.FOOT, Side.RIGHT)
    standing, knee_up = figure.poses
    assert (standing.name, standing.left, standing.right) == ("standing", Limbs(), Limbs(shoulder=40))
    assert (knee_up.left, knee_up.right) == (Limbs(hip=90, knee=90), Limbs(shoulder=40))
    assert knee_up.contacts == (Contact(Support.FLOOR, BodyPart(Part.FOOT, Side.RIGHT)),)


def test_a_figure_is_the_same_out_of_the_cache(tmp_path: Path) -> None:
    own, cache = written(tmp_path / "own", {"exercises/knee-raise.yaml": RAISE}), tmp_path / "cache"
    first, second = (library_read(own, cache=cache).figure("knee-raise") for _ in range(2))
    assert first == second is not None


def test_an_entry_without_a_figure_has_none(tmp_path: Path) -> None:
    text = RAISE.partition("figure:")[0]
    assert library_of(written(tmp_path, {"exercises/knee-raise.yaml": text})).figure("knee-raise") is None


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("hip: {left: 90}", "hip: {left: 160}", (10, "'160' does not fit here", "degrees from -30 to 140")),
        ("ankle: -5", "ankle: up", (9, "'up' does not fit here", "degrees from -50 to 20")),
        ("floor: right-foot", "flor: right-foot", (6, "'flor' does not fit here", "floor, bar, bench")),
        ("fixed: right-foot", "fixed: right-feet", (7, "'right-feet' does not fit here", "one of head, back, seat")),
        ("view: side", "view: top", (5, "'top' does not fit here", "side or front")),
        ("name: standing, ", "", (9, "the key 'name' is missing", "name: …")),
        (
            "- {name: knee up, hip: {left: 90}, knee: {left: 90}}",
            "",
            (9, "the list is too short", "at least two"),
        ),
        (
            "hip: {left: 90}",
            "touches: {floor: feet}, hip: {left: 90}",
            (10, "the left foot is ", f"{AS_SAID}, or take it out of `touches`"),
        ),
        (", hip: {left: 90}, knee: {left: 90}", "", (10, "nothing moves", "an angle that differs")),
        ("hip: {left: 90}", "hips: {left: 90}", (10, "unknown key 'hips'", "one of name, touches")),
    ],
)
def test_what_no_body_does_and_nobody_says_is_refused(
    was: str, becomes: str, said: tuple[int, str, str], tmp_path: Path
) -> None:
    text = RAISE.replace(was, becomes)
    assert text != RAISE
    problem = library_of(written(tmp_path, {"exercises/knee-raise.yaml": text})).problems[0]
    line, what, expected = said
    assert problem.place.line == line
    assert problem.what.startswith(what)
    assert problem.expected.startswith(expected)


def test_for_one_foot_that_has_no_side_feet_are_suggested(tmp_path: Path) -> None:
    text = RAISE.replace("fixed: right-foot", "fixed: foot")
    assert library_of(written(tmp_path, {"exercises/knee-raise.yaml": text})).problems[0].suggestion == "feet"


def test_every_part_of_a_body_has_one_word() -> None:
    assert len(set(PARTS.values())) == len(PARTS) == 3 + 5 * 3
