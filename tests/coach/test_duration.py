"""How long a workout takes, and what is left of it in less time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.coach.duration import fitted, number_of_sets, seconds_of, seconds_of_all
from hipflex.domain.dose import holds
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import Prescription, planned, prescribed
from hipflex.notation.doses import parse_dose
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace
from tests.generated import generated


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
    return seconds_of_all(prescriptions)


def aiming(prescription: Prescription, *aims: int) -> Prescription:
    return replace(prescription, aims=aims)


@pytest.mark.parametrize(
    ("dose", "sides", "seconds"),
    [
        ("1 x 10", Sides.NONE, 15 + 30),
        ("1 x 8-10", Sides.NONE, 15 + 24),
        ("3 x 10 rest 60s", Sides.NONE, 15 + 90 + 120),
        ("2-3 x 10 rest 60s", Sides.NONE, 15 + 90 + 120),
        ("1 x 10 tempo 3-0-1", Sides.NONE, 15 + 40),
        ("1 x 10 hold 1-2s", Sides.NONE, 15 + 40),
        ("2 x 30-60s rest 15s", Sides.EACH, 15 + 2 * (3 + 60 + 8) + 15),
        ("1 x 30", Sides.ALTERNATING, 15 + 30),
        ("400m", Sides.NONE, 15 + 160),
        ("total 60s by 5-15s rest 10s", Sides.NONE, 15 + 12 * (3 + 5) + 110),
    ],
)
def test_a_prescription_takes_its_work_its_rests_and_the_way_to_it(dose: str, sides: Sides, seconds: int) -> None:
    assert total([asked("any", dose, sides=sides)]) == seconds


def test_it_is_the_aims_that_take_the_time() -> None:
    assert total([aiming(asked("any", "3 x 8-10 rest 60s"), 10, 9)]) == 15 + 3 * (10 + 9 + 8) + 120
    assert total([aiming(asked("any", "total 60s by 5-15s rest 10s"), *[15] * 12)]) == 15 + 4 * (3 + 15) + 30


def test_the_way_to_the_next_exercise_fits_into_a_rest_that_is_as_long() -> None:
    assert total([CLIMBER, RAISE]) == 15 + 3 * (30 * 3 + 60) + 3 * 32 + 2 * 90
    assert total([asked("one", "1 x 10 rest 5s"), asked("two", "1 x 10")]) == 15 + 30 + 15 + 30
    assert seconds_of([]) == 0


def test_what_is_skipped_in_a_plan_takes_no_time() -> None:
    plan = planned("any", None, [LUNGE])
    assert seconds_of(plan.sets[1:]) == 15 + 3 + 20 + 8 + 20


def test_a_workout_that_fits_is_left_as_it_is() -> None:
    workout = (SWING, RAISE, LUNGE)
    assert fitted(workout, total(workout)) == workout


def cuts(workout: Sequence[Prescription]) -> list[list[tuple[str, int]]]:
    """All that a workout is cut to, from the whole of it to a single set."""
    found: list[list[tuple[str, int]]] = []
    for seconds in range(total(workout), -1, -1):
        left = told(fitted(workout, seconds))
        if not found or found[-1] != left:
            found.append(left)
    return found


def test_third_sets_go_before_second_ones_and_stretches_and_later_work_before_the_rest() -> None:
    assert cuts((RAISE, MARCH, LUNGE)) == [
        [("raise", 3), ("march", 3), ("lunge", 2)],
        [("raise", 3), ("march", 2), ("lunge", 2)],
        [("raise", 2), ("march", 2), ("lunge", 2)],
        [("raise", 2), ("march", 2), ("lunge", 1)],
        [("raise", 2), ("march", 1), ("lunge", 1)],
        [("raise", 1), ("march", 1), ("lunge", 1)],
        [("raise", 1), ("march", 1)],
        [("raise", 1)],
    ]


def test_of_two_stretches_the_later_goes_first_even_if_it_is_the_shorter() -> None:
    psoas, butterfly = asked("psoas", "1 x 40s", Kind.STRETCH), asked("butterfly", "1 x 30s", Kind.STRETCH)
    workout = (RAISE, psoas, butterfly)
    names = [[name for name, _ in left] for left in cuts(workout)[-3:]]
    assert names == [["raise", "psoas", "butterfly"], ["raise", "psoas"], ["raise"]]


def test_a_long_warm_up_gives_its_time_to_second_sets_but_not_to_third_ones() -> None:
    jog = asked("jog", "10min", Kind.WARM_UP)
    found = cuts((jog, SWING, RAISE, MARCH))
    assert [("swing", 1), ("raise", 2), ("march", 2)] in found
    assert all(("jog", 1) in left for left in found if ("raise", 3) in left)
    assert all(("jog", 1) not in left for left in found if ("raise", 1) in left)


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


def numbered(number: int, one: Prescription, aims: Sequence[int]) -> Prescription:
    """A prescription of its own name; of a total no aims, with which several holds may cost what one does."""
    return replace(one, exercise=f"{number}", aims=() if one.dose.total_seconds else tuple(aims))


DOSES = [
    "1 x 10",
    "3 x 8-10 rest 90s",
    "2-3 x 30",
    "2 x 20-30s rest 15s",
    "total 60s by 5-15s rest 30s",
    "400m",
    "8min",
]
WORKOUTS = st.lists(
    st.tuples(
        st.builds(asked, st.just("any"), st.sampled_from(DOSES), st.sampled_from(Kind), st.sampled_from(Sides)),
        st.lists(st.integers(5, 15), max_size=3),
    ),
    min_size=1,
    max_size=5,
).map(lambda found: tuple(numbered(n, one, aims) for n, (one, aims) in enumerate(found)))
TIMES = st.integers(0, 1800)


def numbers(workout: Sequence[Prescription], seconds: int) -> list[int]:
    """How many sets each exercise of a workout keeps."""
    left = dict(told(fitted(workout, seconds)))
    return [left.get(one.exercise, 0) for one in workout]


@given(WORKOUTS, TIMES)
def test_what_is_left_fits_and_keeps_the_order(workout: tuple[Prescription, ...], seconds: int) -> None:
    kept = fitted(workout, seconds)
    names = [one.exercise for one in kept]
    assert names == sorted(names)
    assert total(kept) <= seconds or number_of_sets(kept) == 1


@given(WORKOUTS, TIMES)
def test_the_time_is_filled_to_within_one_set(workout: tuple[Prescription, ...], seconds: int) -> None:
    kept = fitted(workout, seconds)
    if kept == workout:
        return
    times = range(seconds, total(workout) + 1)
    longer = fitted(workout, times[bisect_left(times, True, key=lambda time: fitted(workout, time) != kept)])
    assert number_of_sets(longer) == number_of_sets(kept) + 1
    assert total(longer) > seconds


@given(WORKOUTS, TIMES, TIMES)
def test_more_time_is_never_fewer_sets_of_anything(workout: tuple[Prescription, ...], one: int, other: int) -> None:
    less, more = numbers(workout, min(one, other)), numbers(workout, max(one, other))
    assert all(a <= b for a, b in zip(less, more, strict=True))


@given(WORKOUTS, TIMES)
def test_nothing_is_left_out_while_another_has_three_sets(workout: tuple[Prescription, ...], seconds: int) -> None:
    left = numbers(workout, seconds)
    assert min(left) > 0 or max(left) < 3


def test_the_workouts_are_cut_and_cut_down_to_nothing_but_one_set() -> None:
    generated(st.tuples(WORKOUTS, TIMES), lambda case: 1 < len(fitted(*case)) < len(case[0]))
    generated(st.tuples(WORKOUTS, TIMES), lambda case: len(case[0]) > 3 and total(fitted(*case)) > case[1])
