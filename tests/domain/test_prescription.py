"""What is asked for: doses by sides, aims, plans."""

from __future__ import annotations

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Span
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import Plan, Prescription, planned, prescribed
from hipflex.notation.doses import parse_dose
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace


def dose(text: str) -> Dose:
    return parse_dose(text, Vocabulary())


def movement(text: str, sides: Sides = Sides.NONE, slug: str = "raise") -> Movement:
    return Movement(slug, slug.title(), Kind.EXERCISE, {"any": dose(text)}, sides, source="an article")


def asked(text: str, slug: str = "raise") -> Prescription:
    return prescribed(movement(text, slug=slug))


def aims(plan: Plan) -> list[tuple[int, int, int | None]]:
    return [(s.position, s.slot, s.aim) for s in plan.sets]


def test_a_set_without_an_aim_of_its_own_begins_at_the_low_end() -> None:
    one = replace(asked("4 x 8-10"), aims=(10, 9))
    assert [one.aim(number) for number in (1, 2, 3, 4)] == [10, 9, 8, 8]
    assert asked("20-30s").aim() == 20


def test_a_distance_has_no_aim() -> None:
    assert replace(asked("400m"), aims=(400,)).aim() is None


@pytest.mark.parametrize(
    ("sides", "written", "meant"),
    [
        (Sides.NONE, "3 x 8-10", "3 x 8-10"),
        (Sides.EACH, "3 x 8-10", "3 x 8-10 per side"),
        (Sides.EACH, "3 x 8-10 per side", "3 x 8-10 per side"),
        (Sides.ALTERNATING, "3 x 30", "3 x 30"),
        (Sides.ALTERNATING, "3 x 8-12 per side rest 60s", "3 x 16-24 rest 60s"),
        (Sides.ALTERNATING, "3 x 20-30s per side", "3 x 40-60s"),
        (Sides.ALTERNATING, "400m per side", "800m"),
        (Sides.ALTERNATING, "total 60s by 5-15s per side", "total 120s by 10-30s"),
    ],
)
def test_a_dose_is_asked_for_as_the_sides_of_the_movement_have_it(sides: Sides, written: str, meant: str) -> None:
    assert prescribed(movement(written, sides)).dose == dose(meant)


def test_a_dose_of_the_workout_goes_before_the_movements_own() -> None:
    own = movement("3 x 8-10", Sides.EACH)
    assert prescribed(own).dose.sets == Span.fixed(3)
    assert prescribed(own, dose("2 x 5")).dose == dose("2 x 5 per side")


def test_a_prescription_rests_on_the_movements_source_where_it_has_none() -> None:
    assert prescribed(movement("8")).source == "an article"
    assert prescribed(movement("8"), source="a rule").source == "a rule"


def test_a_plan_has_the_most_sets_of_a_range_in_order() -> None:
    plan = planned("Hips", "hips", [asked("2-3 x 8-10"), asked("45s", slug="hold")])
    assert aims(plan) == [(1, 1, 8), (1, 2, 8), (1, 3, 8), (2, 1, 45)]


def test_a_total_is_planned_at_the_shortest_holds() -> None:
    assert len(planned("Hips", None, [asked("total 60s by 5-15s")]).sets) == 12


def test_each_set_of_a_plan_has_its_own_aim() -> None:
    plan = planned("Hips", None, [replace(asked("2 x 5-6"), aims=(6,)), replace(asked("2 x 8-10"), aims=(9, 10))])
    assert aims(plan) == [(1, 1, 6), (1, 2, 5), (2, 1, 9), (2, 2, 10)]


def test_a_movement_answers_to_slug_title_and_aliases_and_doses_by_the_first() -> None:
    own = replace(movement("3 x 8"), aliases=("lift",), doses={"a": dose("3 x 8"), "b": dose("5 x 5")})
    assert own.names == ("raise", "Raise", "lift")
    assert own.dose == dose("3 x 8")
