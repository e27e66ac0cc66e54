"""What a body holds and touches, as it is seen: bands between feet and from hands, weights, bars, walls."""

from __future__ import annotations

import pytest

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.figure.outline import Outline, What, picture
from hipflex.figure.plane import Polygon
from hipflex.value_classes import replace

FEET, HANDS, RIGHT_FOOT = BodyPart(Part.FOOT), BodyPart(Part.HAND), BodyPart(Part.FOOT, Side.RIGHT)
ON_ONE_LEG = Contact(Support.FLOOR, RIGHT_FOOT)
KNEE_UP = Pose("knee up", left=Limbs(hip=90, knee=90), contacts=(ON_ONE_LEG,))


def seen(pose: Pose, *contacts: Contact, view: View = View.SIDE) -> tuple[Outline, ...]:
    touching = replace(pose, contacts=(ON_ONE_LEG, *contacts))
    return picture(Figure(view, RIGHT_FOOT, (touching, touching)), touching)


def held(outlines: tuple[Outline, ...]) -> list[Outline]:
    return [one for one in outlines if one.what is What.HELD]


def ends(polygon: Polygon) -> tuple[float, float]:
    heights = [y for _, y in polygon]
    return min(heights), max(heights)


def test_a_band_round_both_feet_goes_from_the_foot_that_stands_to_the_one_that_is_raised() -> None:
    [band] = held(seen(KNEE_UP, Contact(Support.BAND, FEET)))
    low, high = ends(band.pieces[0])
    assert low < 0.05
    assert 0.2 < high < 0.35


def test_a_band_in_both_hands_is_tied_to_a_post_in_front() -> None:
    reaching = Pose("reaching", left=Limbs(shoulder=90), right=Limbs(shoulder=90))
    outlines = seen(reaching, Contact(Support.BAND, HANDS))
    [post] = next(one.pieces for one in outlines if one.what is What.SUPPORT)
    [band] = next(one.pieces for one in held(outlines))
    assert ends(post)[0] == 0
    assert max(x for x, _ in post) < -0.5
    assert min(x for x, _ in band) < max(x for x, _ in post)
    assert ends(band)[1] - ends(band)[0] < 0.05


def test_a_band_that_hands_pull_apart_goes_from_one_to_the_other() -> None:
    spread = Limbs(shoulder=90, shoulder_out=60)
    [band] = held(seen(Pose("apart", left=spread, right=spread), Contact(Support.BAND, HANDS), view=View.FRONT))
    assert len(band.pieces) == 1


def test_each_hand_holds_a_weight_of_its_own_of_which_the_near_one_hides_the_arm() -> None:
    outlines = seen(KNEE_UP, Contact(Support.WEIGHT, HANDS))
    assert [one.far for one in held(outlines)] == [True, False]
    arms = [number for number, one in enumerate(outlines) if one.what is What.ARM]
    weights = [number for number, one in enumerate(outlines) if one.what is What.HELD]
    assert arms[0] < weights[0] < arms[1] < weights[1]


def test_a_band_round_the_feet_is_seen_before_the_near_one_even_where_they_stand_together() -> None:
    outlines = seen(Pose("standing"), Contact(Support.BAND, FEET))
    band = next(number for number, one in enumerate(outlines) if one.what is What.HELD)
    assert not any(one.what is What.LEG for one in outlines[band:])


def test_a_weight_on_a_foot_is_round_its_ankle() -> None:
    [cuff] = held(seen(KNEE_UP, Contact(Support.WEIGHT, BodyPart(Part.FOOT, Side.LEFT))))
    low, high = ends(cuff.pieces[0])
    assert 0.25 < low < high < 0.45


def test_each_foot_has_a_thin_slider_of_its_own_on_the_floor() -> None:
    striding = Pose("striding", left=Limbs(hip=40, knee=40), right=Limbs(hip=-20))
    sliders = held(seen(striding, Contact(Support.SLIDER, FEET)))
    assert [one.far for one in sliders] == [True, False]
    assert [ends(one.pieces[0]) for one in sliders] == [(0.0, 0.025)] * 2
    far, near = ({x for x, _ in one.pieces[0]} for one in sliders)
    assert max(near) < min(far)


def test_hands_beside_the_seat_hold_the_near_parallette_before_the_thighs() -> None:
    sitting = Pose("sitting", left=Limbs(hip=90), right=Limbs(hip=90))
    first, *rest = [one.what for one in seen(sitting, Contact(Support.PARALLETTES, HANDS))]
    assert first is What.SUPPORT
    assert rest.index(What.SUPPORT) > max(number for number, what in enumerate(rest) if what is What.LEG)


def test_what_the_body_rests_on_is_behind_all_of_it() -> None:
    first, *rest = seen(KNEE_UP, Contact(Support.WALL, BodyPart(Part.HAND, Side.RIGHT)))
    assert first.what is What.SUPPORT
    assert not any(one.what is What.SUPPORT for one in rest)


@pytest.mark.parametrize(("view", "arm"), [(View.SIDE, Limbs(shoulder=80)), (View.FRONT, Limbs(shoulder_out=80))])
def test_a_wall_stands_beyond_the_hand_that_is_on_it_from_either_view(view: View, arm: Limbs) -> None:
    leaning = Pose("leaning", left=arm)
    wall, *_ = seen(leaning, Contact(Support.WALL, BodyPart(Part.HAND, Side.LEFT)), view=view)
    [panel] = wall.pieces
    assert min(abs(x) for x, _ in panel) > 0.35
    assert len({x for x, _ in panel}) == 2


SITTING = Pose("sitting", left=Limbs(hip=90, knee=90), right=Limbs(hip=90, knee=90))
LEGS_UP = Pose("legs up", trunk=-90, left=Limbs(hip=90), right=Limbs(hip=90))


@pytest.mark.parametrize(
    ("pose", "part", "side"),
    [
        (Pose("standing"), Part.BACK, 1),
        (SITTING, Part.BACK, 1),
        (SITTING, Part.SHOULDER, 1),
        (LEGS_UP, Part.FOOT, -1),
        (Pose("reaching back", left=Limbs(shoulder=-50), right=Limbs(shoulder=-50)), Part.HAND, 1),
    ],
)
def test_a_wall_never_stands_in_the_trunk_of_who_leans_on_it(pose: Pose, part: Part, side: int) -> None:
    outlines = seen(pose, Contact(Support.WALL, BodyPart(part)))
    [panel] = next(one.pieces for one in outlines if one.what is What.SUPPORT)
    trunk = next(one.pieces for one in outlines if one.what is What.TRUNK)
    beyond = [side * (x - right) for x, _ in panel for piece in trunk for right, _ in piece]
    assert min(beyond) > -0.02, "the wall stands in the trunk"


@pytest.mark.parametrize(("support", "count"), [(Support.BENCH, 1), (Support.PARALLETTES, 2)])
def test_both_hands_are_on_one_bench_and_each_on_its_own_parallette(support: Support, count: int) -> None:
    leaning = Pose("leaning", left=Limbs(shoulder_out=30), right=Limbs(shoulder_out=30))
    outlines = seen(leaning, Contact(support, HANDS), view=View.FRONT)
    tops = [one.pieces[0] for one in outlines if one.what is What.SUPPORT]
    assert len(tops) == count
    assert min(x for top in tops for x, _ in top) < -0.2
    assert max(x for top in tops for x, _ in top) > 0.2


def test_who_lies_on_a_bench_lies_on_one() -> None:
    lying = Pose("lying", trunk=-90)
    parts = [BodyPart(part) for part in (Part.HEAD, Part.BACK, Part.SEAT)]
    [bench] = [
        one for one in seen(lying, *(Contact(Support.BENCH, part) for part in parts)) if one.what is What.SUPPORT
    ]
    top = [x for x, _ in bench.pieces[0]]
    assert max(top) - min(top) > 0.6
