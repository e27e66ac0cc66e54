"""What the log adds up to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, MuscleRoles
from hipflex.domain.summary import (
    NOTICE_DAYS,
    Balance,
    ExerciseTotals,
    MuscleSets,
    SideTotals,
    balances,
    muscle_sets,
    notices,
)
from hipflex.domain.weeks import (
    DayTotals,
    Month,
    Week,
    WeeksOnTarget,
    monday_of,
    months,
    streak_weeks,
    week_name,
    weeks,
    weeks_on_target,
)

FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)
DATES = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def on(*days: int) -> list[date]:
    """Dates by their distance from the Monday of the week."""
    return [MONDAY + timedelta(days=day) for day in days]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 20), "2026-W47"),
        (date(2026, 1, 1), "2026-W01"),
        (date(2025, 12, 29), "2026-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2023, 1, 1), "2022-W52"),
    ],
)
def test_a_week_is_the_iso_week(day: date, name: str) -> None:
    assert week_name(day) == name


@given(DATES)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    monday = monday_of(day)
    assert monday.isoweekday() == 1
    assert {week_name(monday + timedelta(days=n)) for n in range(7)} == {week_name(day)}
    assert week_name(monday - timedelta(days=1)) < week_name(monday) < week_name(monday + timedelta(days=7))


def test_every_week_the_window_touches_is_there_oldest_first() -> None:
    days = [
        DayTotals(date(2026, 12, 28), sessions=1, strength_sets=6),
        DayTotals(date(2027, 1, 1), sessions=2, strength_sets=1, stretch_sets=2, stretch_seconds=90),
        DayTotals(date(2027, 1, 3), stretch_sets=1, stretch_seconds=30),
    ]
    assert weeks(days, date(2026, 12, 20), date(2027, 1, 4)) == (
        Week("2026-W51"),
        Week("2026-W52"),
        Week("2026-W53", sessions=3, strength_days=2, strength_sets=7, stretch_seconds=120, days_on_target=1),
        Week("2027-W01"),
    )


@given(DATES, st.integers(0, 100))
def test_weeks_follow_each_other_without_a_gap(since: date, days: int) -> None:
    until = since + timedelta(days=days)
    names = [week.week for week in weeks((), since, until)]
    assert names == sorted({week_name(since + timedelta(days=n)) for n in range(days + 1)})


def newest_first(days: list[date], until: date) -> list[date]:
    return sorted({day for day in days if day <= until}, reverse=True)


@pytest.mark.parametrize(
    ("strength_sets", "due_sets", "counts"),
    [
        *((5, None, True), (4, None, False)),
        *((5, 9, True), (4, 8, True), (3, 8, False), (6, 30, True), (5, 30, False)),
        *((1, 1, True), (1, 0, True), (0, 0, False)),
    ],
)
def test_a_day_counts_from_half_of_what_was_due_or_six_sets(
    strength_sets: int, due_sets: int | None, *, counts: bool
) -> None:
    assert DayTotals(FRIDAY, 1, strength_sets, due_sets=due_sets).is_on_target(9) is counts


@given(st.lists(st.integers(-90, 6)), st.integers(1, 4), st.integers(0, 6), st.integers(-90, 6))
def test_weeks_on_target_are_those_that_counting_week_by_week_finds(
    days: list[int], target: int, weekday: int, first: int
) -> None:
    until, begun = MONDAY + timedelta(days=weekday), MONDAY + timedelta(days=first)
    trained = {day for day in on(*days) if begun <= day <= until}
    mondays = [MONDAY - timedelta(weeks=n) for n in range(1, 9)]
    full = [monday for monday in mondays if monday >= begun]
    on_target = [monday for monday in full if sum(monday_of(day) == monday for day in trained) >= target]
    assert weeks_on_target(trained, target, until, begun) == WeeksOnTarget(len(full), len(on_target))


def test_before_a_full_week_is_over_there_is_none_of_none() -> None:
    assert weeks_on_target([], 2, FRIDAY, None) == WeeksOnTarget(0, 0)


@pytest.mark.parametrize(
    ("days", "streak"),
    [
        ([], 0),
        ([0], 0),
        ([0, 3], 1),
        ([0, 0], 0),
        ([-7, -4], 1),
        ([-7, -4, 0], 1),
        ([-7, -4, 0, 2], 2),
        ([-7, 0, 2], 1),
        ([-14, -10, 0, 2], 1),
        ([-14, -10, -7], 0),
        ([-14, -10], 0),
        ([-14, -10, -7, -1], 2),
        ([0, 5], 0),
        ([-7, -4, 0, 5], 1),
    ],
)
def test_a_streak_ends_this_week_or_last_week_while_this_one_is_not_there_yet(days: list[int], streak: int) -> None:
    assert streak_weeks(newest_first(on(*days), FRIDAY), 2, FRIDAY) == streak


def test_a_target_of_nothing_is_no_streak() -> None:
    assert streak_weeks(newest_first(on(0, 3), FRIDAY), 0, FRIDAY) == 0


def test_a_streak_goes_over_the_turn_of_the_year() -> None:
    days = [date(2026, 12, 22), date(2026, 12, 28), date(2027, 1, 5)]
    assert streak_weeks(days[::-1], 1, date(2027, 1, 10)) == 3


@given(st.lists(st.integers(-60, 6)), st.integers(1, 7), st.integers(0, 6))
def test_a_streak_is_as_long_as_counting_week_by_week_makes_it(days: list[int], target: int, weekday: int) -> None:
    until = MONDAY + timedelta(days=weekday)
    trained = {day for day in on(*days) if day <= until}
    reached = [sum(monday_of(day) == MONDAY - timedelta(weeks=n) for day in trained) >= target for n in range(12)]
    counted = [*reached, False] if reached[0] else [*reached[1:], False]
    assert streak_weeks(newest_first(on(*days), until), target, until) == counted.index(False)


def side(side_: Side, sets: int = 3, **totals: Any) -> SideTotals:
    defaults: dict[str, Any] = {"loaded_sets": 0, "reps": 0, "seconds": 0, "volume_g": 0}
    return SideTotals("march", side_, sets, **{**defaults, **totals})


def test_a_difference_too_small_to_tell_is_none_and_not_less_than_none() -> None:
    [balance] = balances([side(Side.LEFT, reps=29_999), side(Side.RIGHT, reps=30_000)])
    assert str(balance.difference_percent) == "0.0"


@pytest.mark.parametrize(
    ("left", "right", "meant"),
    [
        ({"reps": 30}, {"reps": 24}, (30, 24, 20.0, "reps")),
        ({"reps": 24}, {"reps": 30}, (24, 30, -20.0, "reps")),
        ({"reps": 30}, {"reps": 30}, (30, 30, 0.0, "reps")),
        ({"reps": 30}, {"reps": 29}, (30, 29, 3.3, "reps")),
        ({"seconds": 90, "reps": 5}, {"seconds": 60, "reps": 9}, (90, 60, 33.3, "s")),
        (
            {"reps": 30, "loaded_sets": 3, "volume_g": 150_000},
            {"reps": 24, "loaded_sets": 3, "volume_g": 120_500},
            (150, 120.5, 19.7, "kg"),
        ),
        (
            {"reps": 30, "loaded_sets": 2, "volume_g": 100_000},
            {"reps": 24, "loaded_sets": 3, "volume_g": 9},
            (30, 24, 20.0, "reps"),
        ),
        ({"reps": 0}, {"reps": 9}, (0, 9, -100.0, "reps")),
        ({"seconds": 90}, {"reps": 9}, (90, 0, 100.0, "s")),
    ],
)
def test_balance_compares_seconds_volume_or_reps(
    left: dict[str, int], right: dict[str, int], meant: tuple[float, float, float, str]
) -> None:
    assert balances([side(Side.LEFT, **left), side(Side.RIGHT, **right)]) == (Balance("march", *meant),)


@pytest.mark.parametrize(("left", "right"), [(2, 3), (3, 2), (0, 9)])
def test_fewer_than_three_sets_a_side_say_nothing(left: int, right: int) -> None:
    assert balances([side(Side.LEFT, left, reps=9), side(Side.RIGHT, right, reps=9)]) == ()


def test_one_side_alone_says_nothing() -> None:
    assert balances([side(Side.LEFT, 9, reps=99)]) == ()


def test_sets_without_reps_seconds_or_volume_say_nothing() -> None:
    assert balances([side(Side.LEFT), side(Side.RIGHT)]) == ()


def totals(exercise: str, sets: int, kind: Kind = Kind.EXERCISE) -> ExerciseTotals:
    return ExerciseTotals(exercise, kind, 1, sets, 0, 0, 0, 0, 0)


def test_sets_count_for_every_muscle_that_they_train_and_stretches_train_none() -> None:
    muscles = {
        "raise": MuscleRoles(("iliopsoas",), ("abdominals",), ("glutes",)),
        "sit": MuscleRoles(("iliopsoas", "abdominals")),
        "lunge": MuscleRoles(("glutes",)),
    }
    done = [totals("raise", 3), totals("sit", 2), totals("lunge", 4, Kind.STRETCH), totals("unknown", 9)]
    assert muscle_sets(done, muscles.get) == (MuscleSets("iliopsoas", 5, 0), MuscleSets("abdominals", 2, 3))


def test_stretching_without_strength_is_noticed() -> None:
    stretched, trained = DayTotals(FRIDAY, stretch_sets=1), DayTotals(FRIDAY, strength_sets=1)
    assert NOTICE_DAYS == 28
    assert [notice.rule for notice in notices([stretched])] == ["strength-before-stretching"]
    assert notices([stretched, trained]) == ()
    assert notices([trained]) == ()
    assert notices([]) == ()


def test_a_month_counts_its_own_days_of_a_week_that_lies_in_two() -> None:
    days = (
        DayTotals(date(2020, 12, 31), sessions=1, strength_sets=3),
        DayTotals(date(2021, 1, 1), sessions=1, strength_sets=3, stretch_seconds=30),
        DayTotals(date(2021, 1, 2), sessions=1, stretch_sets=1, stretch_seconds=60),
        DayTotals(date(2022, 1, 1), sessions=2, strength_sets=1),
    )
    assert months(days) == (
        Month(date(2020, 12, 1), 1),
        Month(date(2021, 1, 1), 1, stretch_seconds=90),
        Month(date(2022, 1, 1), 1),
    )
