"""What is due, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.coach.due import due, next_day
from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.domain.today import Due, Trained

MONDAY = date(2026, 11, 16)
TWO_WEEKS = Programme(
    "two-weeks",
    "Two weeks",
    weeks=2,
    days=(ProgrammeDay(1, 1, "a"), ProgrammeDay(1, 4, "b"), ProgrammeDay(2, 1, "c")),
)


def on(*days: int) -> list[date]:
    return [MONDAY + timedelta(days=day) for day in days]


def today(trained: list[int], weekday: int, target: int = 2, less: str = "") -> Due | str:
    days = on(*trained)
    return due(TWO_WEEKS, 0, Trained(days, max(days, default=None), less), target, MONDAY + timedelta(days=weekday))


@pytest.mark.parametrize(("done", "workout", "week"), [(0, "a", 1), (1, "b", 1), (2, "c", 2), (4, "b", 1), (7, "b", 1)])
def test_a_programme_knows_its_workout_and_its_week(done: int, workout: str, week: int) -> None:
    found = due(TWO_WEEKS, done, Trained(), 2, MONDAY)
    assert isinstance(found, Due)
    assert found.workout == workout
    assert found.because.startswith(f"week {week} of 2; 0 of 2 this week")


@pytest.mark.parametrize("done", [3, 6])
def test_the_end_of_a_programme_is_an_end_and_it_can_be_done_once_more(done: int) -> None:
    said = due(TWO_WEEKS, done, Trained(), 2, MONDAY)
    assert isinstance(said, str)
    assert "Two weeks: all 2 weeks are done; once more with `hipflex workout start two-weeks`" in said
    assert next_day(TWO_WEEKS, done).workout == "a"


def test_a_programme_of_one_week_has_no_end() -> None:
    weekly = Programme("weekly", "Weekly", weeks=1, days=(ProgrammeDay(1, 1, "a"),))
    found = due(weekly, 5, Trained(), 2, MONDAY)
    assert isinstance(found, Due)
    assert found.because.startswith("0 of 2 this week")


@pytest.mark.parametrize(
    ("trained", "weekday", "target"),
    [
        ([], 0, 2),
        ([], 6, 2),
        ([-3], 0, 2),
        ([0], 2, 2),
        ([5], 6, 2),
        ([4, 5], 6, 3),
        ([0, 1, 2, 3, 4, 5], 6, 7),
        ([0], 1, 7),
        ([3], 4, 4),
    ],
)
def test_a_workout_is_due_while_the_week_has_too_few(trained: list[int], weekday: int, target: int) -> None:
    found = today(trained, weekday, target)
    assert isinstance(found, Due)
    assert (found.programme, found.rule) == ("two-weeks", "target-per-week")


@pytest.mark.parametrize(
    ("trained", "weekday", "target", "why"),
    [
        ([0], 0, 2, "trained today"),
        ([0, 3], 3, 2, "trained today"),
        ([0, 2], 4, 2, "2 of 2 this week: the target is reached"),
        ([0, 2, 4], 6, 2, "3 of 2 this week"),
        ([0], 1, 2, "yesterday; a day of rest first"),
        ([4], 5, 2, "yesterday; a day of rest first"),
        ([-1], 0, 2, "yesterday; a day of rest first"),
        ([-1], 0, 6, "yesterday; a day of rest first"),
    ],
)
def test_nothing_is_due_and_it_says_why(trained: list[int], weekday: int, target: int, why: str) -> None:
    said = today(trained, weekday, target)
    assert isinstance(said, str)
    assert why in said


def test_a_daily_target_leaves_no_day_of_rest() -> None:
    assert isinstance(today([-1], 0, 7), Due)


@pytest.mark.parametrize(
    ("trained", "because"),
    [
        ([], "week 1 of 2; 0 of 2 this week; no strength work logged yet"),
        ([-7], "week 1 of 2; 0 of 2 this week; last strength work 10 days ago"),
        ([-7, 0], "week 1 of 2; 1 of 2 this week; last strength work 3 days ago"),
    ],
)
def test_the_reason_counts_the_week_and_the_days_since(trained: list[int], because: str) -> None:
    found = today(trained, 3)
    assert isinstance(found, Due)
    assert found.because == because


def test_the_reason_says_what_of_this_week_counts_for_less() -> None:
    found = today([], 3, less="2 days of less done (Desk break)")
    assert isinstance(found, Due)
    assert (
        found.because == "week 1 of 2; 0 of 2 this week; 2 days of less done (Desk break); no strength work logged yet"
    )


def test_one_day_is_no_plural() -> None:
    found = today([5], 6)
    assert isinstance(found, Due)
    assert found.because.endswith("1 day ago")


@given(st.sets(st.integers(-14, 6)), st.integers(0, 6), st.integers(1, 7))
def test_whoever_does_what_is_due_reaches_the_target(earlier: set[int], weekday: int, target: int) -> None:
    trained = {day for day in earlier if day < weekday}
    still_to_come = 7 - weekday
    reachable = len({day for day in trained if day >= 0}) + still_to_come >= target
    for day in range(weekday, 7):
        if isinstance(today(sorted(trained), day, target), Due):
            trained.add(day)
    assert (len({day for day in trained if day >= 0}) >= target) == reachable


@given(st.sets(st.integers(-14, 6)), st.integers(0, 6), st.integers(1, 7))
def test_nothing_is_due_on_a_day_of_training_or_once_the_target_is_reached(
    trained: set[int], weekday: int, target: int
) -> None:
    found = today(sorted(trained), weekday, target)
    of_week = {day for day in trained if 0 <= day <= weekday}
    if weekday in trained or len(of_week) >= target:
        assert isinstance(found, str)
