"""What is asked for: doses by sides, aims, plans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.dose import Dose, Target, aim
from hipflex.domain.measures import Measure, Span
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import LastResults, Plan, Prescription, planned, prescribed, upcoming
from hipflex.notation import Vocabulary, parse_dose


def dose(text: str) -> Dose:
    return parse_dose(text, Vocabulary())


def movement(text: str, sides: Sides = Sides.NONE, slug: str = "raise") -> Movement:
    return Movement(slug, slug.title(), Kind.EXERCISE, {"any": dose(text)}, sides, source="an article")


def asked(text: str, slug: str = "raise") -> Prescription:
    return prescribed(movement(text, slug=slug))


def aims(plan: Plan) -> list[tuple[int, int, int | None]]:
    return [(s.position, s.slot, s.aim) for s in plan.sets]


@pytest.mark.parametrize(("last", "meant"), [(None, 8), (7, 8), (8, 9), (9, 10), (10, 8), (11, 8), (1, 8), (6, 8)])
def test_the_aim_is_one_more_than_last_time_within_the_range_else_its_low_end(last: int | None, meant: int) -> None:
    assert aim(Target(reps=Span(8, 10)), last) == meant
    assert aim(Target(seconds=Span(8, 10)), last) == meant


def test_a_fixed_amount_is_the_aim_whatever_was_done() -> None:
    assert {aim(Target(reps=Span.fixed(30)), last) for last in (None, 1, 29, 30, 31)} == {30}


def test_a_distance_has_no_aim() -> None:
    assert aim(Target(distance_mm=400_000), 400_000) is None


@settings(deadline=None)
@given(st.integers(1, 50), st.integers(0, 20), st.one_of(st.none(), st.integers(0, 100)))
def test_an_aim_is_one_number_within_the_range(low: int, more: int, last: int | None) -> None:
    span = Span(low, low + more)
    meant = aim(Target(reps=span), last)
    assert meant is not None
    assert meant in span
    assert meant in {low, (last or 0) + 1}


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
    plan = planned("Hips", "hips", [asked("2-3 x 8-10"), asked("45s", slug="hold")], {})
    assert aims(plan) == [(1, 1, 8), (1, 2, 8), (1, 3, 8), (2, 1, 45)]


def test_a_total_is_planned_at_the_shortest_holds() -> None:
    assert len(planned("Hips", None, [asked("total 60s by 5-15s")], {}).sets) == 12


def test_each_set_aims_at_its_own_last_result() -> None:
    last: LastResults = {("raise", Measure.REPS): {1: 9, 2: 10, 4: 8}, ("raise", Measure.TIME): {3: 9}}
    assert aims(planned("Hips", None, [asked("4 x 8-10")], last)) == [(1, 1, 10), (1, 2, 8), (1, 3, 8), (1, 4, 9)]


def test_the_second_place_of_an_exercise_goes_on_with_its_set_numbers() -> None:
    last: LastResults = {("raise", Measure.REPS): {1: 5, 2: 5, 3: 8, 4: 9}}
    plan = planned("Hips", None, [asked("2 x 5-6"), asked("30s", slug="hold"), asked("2 x 8-10")], last)
    assert aims(plan) == [(1, 1, 6), (1, 2, 6), (2, 1, 30), (3, 1, 9), (3, 2, 10)]


def test_what_comes_next_has_the_aim_of_its_first_set() -> None:
    one = asked("3 x 8-10")
    assert upcoming(one, {("raise", Measure.REPS): {1: 8, 2: 9}}).aim == 9
    assert upcoming(one, {}).aim == 8


def test_a_movement_answers_to_slug_title_and_aliases_and_doses_by_the_first() -> None:
    own = replace(movement("3 x 8"), aliases=("lift",), doses={"a": dose("3 x 8"), "b": dose("5 x 5")})
    assert own.names == ("raise", "Raise", "lift")
    assert own.dose == dose("3 x 8")
