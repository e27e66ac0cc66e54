"""How long a workout takes, and what is left of it in less time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

from hipflex.coach.duration import all_sets, fitted, seconds_of
from hipflex.domain.dose import holds
from hipflex.domain.measures import Span
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import Prescription, prescribed
from hipflex.notation import Vocabulary, parse_dose


def asked(slug: str, dose: str, kind: Kind = Kind.EXERCISE, sides: Sides = Sides.NONE) -> Prescription:
    return prescribed(Movement(slug, slug, kind, {"any": parse_dose(dose, Vocabulary())}, sides))


RAISE = asked("raise", "3 x 8-10 tempo 3-0-1 rest 90s")
MARCH = asked("march", "3 x 10 hold 1-2s rest 60s", sides=Sides.EACH)
CLIMBER = asked("climber", "3 x 30 rest 60s")
LUNGE = asked("lunge", "2 x 20-30s", Kind.STRETCH, Sides.EACH)
SWING = asked("swing", "1 x 10", Kind.WARM_UP)


def told(prescriptions: Sequence[Prescription]) -> list[tuple[str, int]]:
    return [(one.exercise, one.dose.sets.high) for one in prescriptions]


def total(prescriptions: Sequence[Prescription]) -> int:
    return seconds_of(all_sets(prescriptions))


@pytest.mark.parametrize(
    ("dose", "sides", "seconds"),
    [
        ("1 x 10", Sides.NONE, 15 + 30),
        ("1 x 8-10", Sides.NONE, 15 + 30),
        ("3 x 10 rest 60s", Sides.NONE, 15 + 90 + 120),
        ("2-3 x 10 rest 60s", Sides.NONE, 15 + 90 + 120),
        ("1 x 10 tempo 3-0-1", Sides.NONE, 15 + 40),
        ("1 x 10 hold 1-2s", Sides.NONE, 15 + 50),
        ("2 x 30s", Sides.EACH, 15 + 2 * (3 + 60 + 8)),
        ("400m", Sides.NONE, 15 + 160),
        ("total 60s by 5-15s rest 10s", Sides.NONE, 15 + 12 * (3 + 5) + 110),
    ],
)
def test_a_prescription_takes_its_work_its_rests_and_the_way_to_it(dose: str, sides: Sides, seconds: int) -> None:
    assert total([asked("any", dose, sides=sides)]) == seconds


def test_between_two_exercises_there_is_a_rest_and_after_the_last_one_none() -> None:
    assert total([CLIMBER, RAISE]) == (15 + 3 * (90 + 60)) + (15 + 3 * 40 + 2 * 90)
    assert seconds_of([]) == 0


def test_a_workout_that_fits_is_left_as_it_is() -> None:
    workout = (SWING, RAISE, LUNGE)
    assert fitted(workout, total(workout)) == workout


def test_sets_go_first_stretches_before_strength_and_later_ones_before_earlier() -> None:
    workout = (RAISE, MARCH, LUNGE)
    one_less = fitted(workout, total(workout) - 1)
    assert told(one_less) == [("raise", 3), ("march", 2), ("lunge", 2)]
    assert told(fitted(workout, total(one_less) - 1)) == [("raise", 2), ("march", 2), ("lunge", 2)]
    equal = (asked("raise", "2 x 10"), LUNGE, asked("march", "2 x 10"))
    assert told(fitted(equal, total(equal) - 1)) == [("raise", 2), ("lunge", 1), ("march", 2)]


def test_then_whole_stretches_and_warm_ups_go_the_longest_first_then_strength_from_the_end() -> None:
    workout = (asked("jog", "10min", Kind.WARM_UP), SWING, RAISE, MARCH, LUNGE)
    left: list[list[str]] = []
    for seconds in range(total(workout), -1, -1):
        names = [one.exercise for one in fitted(workout, seconds)]
        if not left or left[-1] != names:
            left.append(names)
    assert left == [
        ["jog", "swing", "raise", "march", "lunge"],
        ["swing", "raise", "march", "lunge"],
        ["swing", "raise", "march"],
        ["raise", "march"],
        ["raise"],
    ]


def test_what_a_long_warm_up_took_goes_back_to_the_sets() -> None:
    workout = (asked("jog", "10min", Kind.WARM_UP), RAISE, MARCH)
    assert told(fitted(workout, total([RAISE, MARCH]))) == [("raise", 3), ("march", 3)]


def test_one_set_of_something_is_always_left() -> None:
    assert told(fitted((LUNGE, RAISE), 0)) == [("raise", 1)]
    assert told(fitted((LUNGE,), 0)) == [("lunge", 1)]


def test_a_range_of_sets_is_cut_from_its_high_end() -> None:
    workout = (asked("raise", "2-4 x 10"),)
    shorter = fitted(workout, total(workout) - 1)
    assert (shorter[0].dose.sets.low, shorter[0].dose.sets.high) == (2, 3)


def test_a_total_loses_the_time_of_the_holds_it_loses() -> None:
    workout = (asked("sit", "total 60s by 5-15s rest 30s"),)
    [shorter] = fitted(workout, total(workout) - 1)
    assert shorter.dose.total_seconds == 55
    assert shorter.dose.sets == holds(55, shorter.dose.seconds or shorter.dose.sets)


DOSES = ["1 x 10", "3 x 8-10 rest 90s", "2-3 x 30", "2 x 20-30s rest 15s", "total 60s by 5-15s rest 30s", "400m"]
WORKOUTS = st.lists(
    st.builds(asked, st.just("any"), st.sampled_from(DOSES), st.sampled_from(Kind), st.sampled_from(Sides)),
    min_size=1,
    max_size=5,
).map(lambda found: [asked_as(one, n) for n, one in enumerate(found)])


def asked_as(one: Prescription, number: int) -> Prescription:
    return Prescription(f"{number}", one.title, one.kind, one.sides, one.measures, one.dose)


@settings(deadline=None)
@given(WORKOUTS, st.integers(0, 1800))
def test_what_is_left_fits_in_order_and_strength_goes_last(workout: list[Prescription], seconds: int) -> None:
    kept = fitted(workout, seconds)
    names = [one.exercise for one in kept]
    gone = [one for one in workout if one.exercise not in names]
    assert names == sorted(names)
    assert total(kept) <= seconds or told(kept) == [(names[0], 1)]
    if any(one.kind is Kind.EXERCISE for one in gone):
        assert all(one.kind is Kind.EXERCISE for one in kept)


@settings(deadline=None)
@given(WORKOUTS, st.integers(0, 1800))
def test_no_more_is_cut_than_has_to_be(workout: list[Prescription], seconds: int) -> None:
    kept = fitted(workout, seconds)
    whole = {one.exercise: one for one in workout}
    assert list(kept) == workout or total(workout) > seconds
    for place, one in enumerate(kept):
        if one.dose.total_seconds and one.dose.seconds:
            assert one.dose.sets == holds(one.dose.total_seconds, one.dose.seconds)
        elif one.dose.sets.high < whole[one.exercise].dose.sets.high:
            more = replace(one, dose=replace(one.dose, sets=Span(1, one.dose.sets.high + 1)))
            assert total([*kept[:place], more, *kept[place + 1 :]]) > seconds


def test_the_workouts_are_cut_and_cut_down_to_nothing_but_one_set() -> None:
    find(st.tuples(WORKOUTS, st.integers(0, 1800)), lambda case: 1 < len(fitted(*case)) < len(case[0]))
    find(st.tuples(WORKOUTS, st.integers(0, 1800)), lambda case: len(case[0]) > 3 and total(fitted(*case)) > case[1])
