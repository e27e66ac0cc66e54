"""Sheets to print: all that matters of a movement or a workout, on one page, in whatever fonts there are."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side, Unit
from hipflex.domain.movement import Movement, Region
from hipflex.domain.prescription import Prescription
from hipflex.render.blocks import folded, wide
from hipflex.render.poses import figure_words
from hipflex.render.sheet import MARGIN, PAGE, Shown, movement_sheet, workout_sheet
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import HOSTILE, unprintable, with_text

SVG = "{http://www.w3.org/2000/svg}"
RIGHT_FOOT = BodyPart(Part.FOOT, Side.RIGHT)
ON_ONE_FOOT = (Contact(Support.FLOOR, RIGHT_FOOT),)
MARCH = Figure(
    View.SIDE,
    RIGHT_FOOT,
    (
        Pose("standing", contacts=ON_ONE_FOOT),
        Pose("halfway", left=Limbs(hip=45, knee=45), contacts=ON_ONE_FOOT),
        Pose("knee up", left=Limbs(hip=90, knee=90), contacts=ON_ONE_FOOT),
    ),
)
CARD = replace(
    values.RAISE,
    setup=("Hang from a bar.",),
    cues=("Lift from the hips.", "Lower slowly."),
    mistakes=("Swinging.",),
    stop="End the set when you swing.",
    source="strengthlog-hip-flexors",
)


def sheet(shown: Shown) -> ET.Element:
    return ET.fromstring(movement_sheet(shown, unit=Unit.KG))  # noqa: S314 - our own text


def written(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def classes(root: ET.Element) -> set[str]:
    return {name for one in root.iter() for name in one.get("class", "").split()}


def test_a_movement_has_its_dose_its_poses_and_all_that_a_trainee_must_know() -> None:
    said = written(sheet(Shown(CARD, MARCH)))
    assert said[0] == CARD.title
    for text in (*CARD.setup, *CARD.cues, *CARD.mistakes, CARD.stop, "Setup", "Cues", "Mistakes", "When to stop"):
        assert text in said
    assert "Source: strengthlog-hip-flexors" in said
    assert {"standing", "knee up"} <= set(said)


def test_the_first_pose_and_the_last_are_drawn() -> None:
    drawn = [group.findtext(f"{SVG}title") for group in sheet(Shown(CARD, MARCH)).iter(f"{SVG}g") if group.get("role")]
    assert drawn == ["standing", "knee up"]


def test_the_working_leg_the_muscles_and_the_floor_stand_out() -> None:
    assert {"cyan", "magenta", "bright_black", "floor"} <= classes(sheet(Shown(CARD, MARCH, [Region.HIP_FRONT])))
    assert "magenta" not in classes(sheet(Shown(CARD, MARCH)))
    assert "magenta" not in classes(sheet(Shown(CARD, None, [Region.HIP_FRONT])))


def test_what_is_drawn_is_told_in_words_too() -> None:
    [told] = [one.text for one in sheet(Shown(CARD, MARCH)).iter(f"{SVG}desc")]
    assert told == figure_words(MARCH)


def test_a_movement_without_a_figure_has_a_sheet_too() -> None:
    root = sheet(Shown(CARD))
    assert not [one for one in root.iter() if one.get("role")]
    assert CARD.cues[0] in written(root)


def test_what_is_unknown_of_a_movement_leaves_no_title_behind() -> None:
    said = written(sheet(Shown(replace(CARD, mistakes=(), stop="", source=""))))
    assert not {"Mistakes", "When to stop", "Source: "} & set(said)


def test_a_workout_has_a_block_for_each_of_its_movements_in_their_order() -> None:
    doses = values.DOSES
    root = ET.fromstring(  # noqa: S314 - our own text
        workout_sheet(values.WORKOUT, doses, [Shown(CARD, MARCH)] * len(doses), unit=Unit.KG)
    )
    said = written(root)
    titles = [f"{number}. {dose.title}" for number, dose in enumerate(doses, 1)]
    assert [text for text in said if text in titles] == titles
    assert len([one for one in root.iter() if one.get("role")]) == 2 * len(doses)


def extent(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def lowest(element: ET.Element, y: float = 0.0) -> float:
    """How far down the lowest line of text stands."""
    move = element.get("transform", "translate(0 0)")
    y += float(move.removesuffix(")").split()[1])
    own = y + float(element.attrib["y"]) if element.tag == f"{SVG}text" else 0.0
    return max([own, *(lowest(child, y) for child in element)])


def long_workout(count: int) -> ET.Element:
    doses: list[Prescription] = [values.DOSES[0]] * count
    text = workout_sheet(values.WORKOUT, doses, [Shown(CARD, MARCH)] * count, unit=Unit.KG)
    return ET.fromstring(text)  # noqa: S314 - our own text


@pytest.mark.no_cover  # one block is drawn like another
@pytest.mark.parametrize("count", [1, 4, 12, 40])
def test_however_long_it_is_all_of_it_is_on_one_page_of_the_shape_of_a4(count: int) -> None:
    root = long_workout(count)
    width, height = extent(root)
    assert height / width == pytest.approx(PAGE[1] / PAGE[0], abs=0.001)
    assert (root.attrib["width"], root.attrib["height"]) == ("210mm", "297mm")
    assert lowest(root) <= height - MARGIN


def test_it_is_dark_only_on_a_screen_keeps_within_the_printers_margins_and_fetches_nothing() -> None:
    text = movement_sheet(Shown(CARD, MARCH), unit=Unit.KG)
    assert "@media print{svg{width:100%;height:100%}}" in text
    assert "@media screen and (prefers-color-scheme:dark)" in text
    assert not [word for word in ("script", "url(", "@import", "@font-face", "href") if word in text]


def test_text_stays_text() -> None:
    hostile: Movement = with_text(CARD, f"{HOSTILE} <b>&amp;'\"")
    text = movement_sheet(Shown(hostile, with_text(MARCH, f"{HOSTILE} <b>")), unit=Unit.KG)
    assert unprintable(text) == set()
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert any("<b>&amp;'\"" in line for line in written(root))


@pytest.mark.parametrize("text", ["Lift from the hips, then stop.", "m" * 90, "言葉 " * 40, "", HOSTILE])
def test_no_line_is_wider_than_its_column(text: str) -> None:
    lines = list(folded(text, 100, 10))
    assert all(wide(line, 10) <= 100 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


VERDANA = {
    " ": 352,
    "e": 596,
    "m": 973,
    "W": 989,
    "i": 274,
    "A": 684,
    "1": 636,
    ",": 364,
    "%": 1076,
    "—": 1000,
    "f": 352,
}
DEJAVU_SANS = {
    " ": 318,
    "e": 615,
    "m": 974,
    "W": 989,
    "i": 278,
    "A": 684,
    "1": 636,
    ",": 318,
    "%": 950,
    "—": 1000,
    "f": 352,
}


@pytest.mark.parametrize("font", [VERDANA, DEJAVU_SANS])
def test_letters_are_taken_for_as_wide_as_the_widest_of_the_usual_fonts_have_them(font: dict[str, int]) -> None:
    assert [letter for letter, thousandths in font.items() if wide(letter, 1000) < thousandths] == []


def test_it_is_the_same_whatever_order_the_muscles_come_in() -> None:
    regions = list(Region)
    one, other = (movement_sheet(Shown(CARD, MARCH, order), unit=Unit.KG) for order in (regions, regions[::-1]))
    assert one == other
