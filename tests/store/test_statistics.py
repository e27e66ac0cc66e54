"""What the log adds up to, case by case."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.exercise_progress import Metric
from hipflex.domain.measures import SetType
from hipflex.domain.movement import Kind
from hipflex.domain.pending import current
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.summary import Balance, ExerciseTotals, balances, notices
from hipflex.domain.weeks import DayTotals, by_week, streak_weeks, weeks
from hipflex.domain.workout_line import Accept
from hipflex.runner.machine import answered
from hipflex.store.queries import Window
from hipflex.store.sums import add_everything_up
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.samples import LEFT, RIGHT, a_plan, at, done, kg, take_in

NOVEMBER = Window(date(2026, 11, 1), date(2026, 11, 30))
EXTERNAL = {"knee-raise"}


def totals(log: TrainingLog, window: Window = NOVEMBER) -> dict[str, ExerciseTotals]:
    return {one.exercise: one for one in log.statistics.exercise_totals(window)}


def test_a_left_and_a_right_of_one_number_are_one_set_whose_amounts_add_up(log: TrainingLog) -> None:
    take_in(
        log,
        done(side=LEFT, reps=10, load=kg(2)),
        done(side=RIGHT, reps=8, load=kg(2)),
        done(side=LEFT, reps=10, number=2),
    )
    assert (totals(log)["knee-raise"].sets, totals(log)["knee-raise"].reps) == (2, 28)
    assert totals(log)["knee-raise"].volume_g == 36_000


def test_a_left_and_a_right_around_midnight_are_one_set_of_the_earlier_day(log: TrainingLog) -> None:
    take_in(
        log,
        done(when=at(16, 23, 59, 50), side=LEFT, reps=10, session="s"),
        done(when=at(17, 0, 0, 10), side=RIGHT, reps=8, session="s"),
    )
    days = log.days.day_totals(NOVEMBER)
    assert days == (DayTotals(date(2026, 11, 16), sessions=1, strength_sets=1),)


@pytest.mark.parametrize("other", [{"number": 2}, {"session": "another"}, {"exercise": "leg-raise"}])
def test_sides_of_other_numbers_sessions_or_exercises_are_sets_of_their_own(
    log: TrainingLog, other: dict[str, object]
) -> None:
    take_in(log, done(side=LEFT, reps=10), replace(done(side=RIGHT, reps=8), **other))  # type: ignore[arg-type]
    assert sum(one.sets for one in totals(log).values()) == 2


def test_warm_ups_never_count_by_type_or_by_kind(log: TrainingLog) -> None:
    take_in(
        log,
        done(reps=10, load=kg(5), type=SetType.WARMUP),
        done("jog", kind=Kind.WARM_UP, distance_mm=1_000_000, session="of a jog"),
        done(reps=8, number=2, load=kg(2), type=SetType.DROP),
        done(reps=8, number=3, load=kg(2), type=SetType.FAILURE),
    )
    assert list(totals(log)) == ["knee-raise"]
    assert (totals(log)["knee-raise"].sets, totals(log)["knee-raise"].sets_warmup) == (2, 1)
    assert log.days.day_totals(NOVEMBER) == (DayTotals(date(2026, 11, 16), sessions=1, strength_sets=2),)


def test_a_session_of_warm_ups_alone_is_no_session(log: TrainingLog) -> None:
    take_in(log, done("jog", kind=Kind.WARM_UP, seconds=600))
    assert log.days.day_totals(NOVEMBER) == ()
    assert log.days.last_strength_day(date(2026, 11, 30)) is None
    assert log.days.first_day(date(2026, 11, 30)) is None


def test_both_ends_of_a_window_are_included(log: TrainingLog) -> None:
    moments = (at(9, 23, 59), at(10, 0), at(12, 23, 59, 59), at(13, 0))
    take_in(log, *(done(when=moment, reps=1, session=f"s{place}") for place, moment in enumerate(moments)))
    window = Window(date(2026, 11, 10), date(2026, 11, 12))
    assert totals(log, window)["knee-raise"].sets == 2
    assert [day.day.day for day in log.days.day_totals(window)] == [10, 12]


def test_a_workout_across_midnight_is_one_strength_day_of_the_week_it_began_in(log: TrainingLog) -> None:
    late = Session("night", None, at(15, 23, 50), at(16, 0, 30), State.FINISHED)
    take_in(log, done(when=at(16, 0, 10), reps=10, session="night"), sessions=[late])
    week_46, week_47 = weeks(log.days.day_totals(NOVEMBER), date(2026, 11, 9), date(2026, 11, 22))
    assert (week_46.week, week_46.sessions, week_46.strength_days) == ("2026-W46", 1, 1)
    assert (week_47.week, week_47.sessions, week_47.strength_days) == ("2026-W47", 0, 0)
    assert log.days.last_strength_day(date(2026, 11, 30)) == date(2026, 11, 15)


def test_a_set_belongs_to_the_date_where_it_was_done(log: TrainingLog) -> None:
    take_in(log, done(when=datetime.fromisoformat("2026-11-16T23:30:00-05:00"), reps=10))
    assert [day.day for day in log.days.day_totals(NOVEMBER)] == [date(2026, 11, 16)]


def test_volume_takes_positive_loads_only(log: TrainingLog) -> None:
    take_in(
        log,
        done(reps=10, load=kg(2.268)),
        done(reps=10, load=kg(-20), number=2),
        done(reps=10, number=3),
        done(seconds=30, load=kg(5), number=4),
    )
    assert totals(log)["knee-raise"].volume_g == 22_680


def test_seconds_and_metres_of_both_sides_add_up(log: TrainingLog) -> None:
    stretch = done("lunge-stretch", kind=Kind.STRETCH, seconds=30)
    take_in(
        log,
        replace(stretch, side=LEFT),
        replace(stretch, side=RIGHT, seconds=40),
        done("carry", distance_mm=20_500, side=LEFT),
        done("carry", distance_mm=20_000, side=RIGHT),
        done("run", distance_mm=5_000_000, seconds=1470),
    )
    assert (totals(log)["run"].distance_mm, totals(log)["run"].seconds) == (5_000_000, 1470)
    assert (totals(log)["lunge-stretch"].sets, totals(log)["lunge-stretch"].seconds) == (1, 70)
    assert totals(log)["carry"].distance_mm == 40_500
    [day] = log.days.day_totals(NOVEMBER)
    assert (day.strength_sets, day.stretch_sets, day.stretch_seconds) == (2, 1, 70)


def test_discarded_sets_count_no_more_and_again_when_that_is_undone(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    session = log.read.open_session()
    assert session is not None
    asked = current(session)
    assert asked is not None
    log.workouts.amend(session.id, answered(Accept(), asked, at(16)))
    assert totals(log)["hanging-leg-raise"].sets == 1
    log.workouts.discard()
    assert totals(log) == {}
    assert log.statistics.records(Window(), EXTERNAL) == ()
    assert log.days.day_totals(NOVEMBER) == ()
    log.changes.undo()
    assert totals(log)["hanging-leg-raise"].sets == 1


def sides_done(left: list[int], right: list[int], **more: Any) -> list[PerformedSet]:
    return [
        done(side=side, reps=amount, number=number, **more)
        for side, amounts in ((LEFT, left), (RIGHT, right))
        for number, amount in enumerate(amounts, 1)
    ]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (sides_done([10, 10, 10], [10, 10, 9]), [Balance("knee-raise", 30, 29, 3.3, "reps")]),
        (sides_done([8, 8, 8], [10, 10, 10]), [Balance("knee-raise", 24, 30, -20.0, "reps")]),
        (sides_done([10] * 9, [10, 10]), []),
        (sides_done([10, 10, 10], [10, 10, 10], load=kg(2.5)), [Balance("knee-raise", 75, 75, 0.0, "kg")]),
    ],
)
def test_sides_are_compared_from_three_sets_each(
    log: TrainingLog, sets: list[PerformedSet], expected: list[Balance]
) -> None:
    take_in(log, *sets)
    assert list(balances(log.statistics.side_totals(NOVEMBER))) == expected


def test_sets_of_reps_are_compared_in_reps_whatever_time_they_took(log: TrainingLog) -> None:
    sets = [done(side=side, reps=n, seconds=60, number=i) for side, n in ((LEFT, 8), (RIGHT, 10)) for i in (1, 2, 3)]
    take_in(log, *sets)
    assert balances(log.statistics.side_totals(NOVEMBER)) == (Balance("knee-raise", 24, 30, -20.0, "reps"),)


def test_holds_are_compared_in_seconds_and_outside_the_window_nothing_is(log: TrainingLog) -> None:
    holds = [done(side=side, seconds=s, number=n) for side, s in ((LEFT, 20), (RIGHT, 25)) for n in (1, 2, 3)]
    take_in(log, *holds)
    assert balances(log.statistics.side_totals(NOVEMBER)) == (Balance("knee-raise", 60, 75, -20.0, "s"),)
    assert balances(log.statistics.side_totals(Window(date(2026, 11, 17)))) == ()


def test_each_session_and_side_has_its_best(log: TrainingLog) -> None:
    take_in(
        log,
        done(when=at(16, 8), side=LEFT, reps=8, session="a"),
        done(when=at(16, 9), side=LEFT, reps=10, session="a", number=2),
        done(when=at(16, 8), side=RIGHT, reps=9, session="a"),
        done(when=at(18), side=LEFT, reps=9, session="b"),
    )
    found = log.statistics.session_bests(Window())["knee-raise"]
    assert [(one.session, one.side, one.values[Metric.REPS], one.performed_at) for one in found] == [
        ("a", LEFT, 10, at(16, 8)),
        ("a", RIGHT, 9, at(16, 8)),
        ("b", LEFT, 9, at(18)),
    ]


def test_stretching_alone_for_four_weeks_is_noticed_and_one_strength_set_ends_it() -> None:
    stretched = DayTotals(date(2026, 11, 16), sessions=1, stretch_sets=1, stretch_seconds=60)
    assert [notice.rule for notice in notices([stretched])] == ["strength-before-stretching"]
    assert notices([stretched, DayTotals(date(2026, 11, 17), sessions=1, strength_sets=1)]) == ()
    assert notices([]) == ()


@given(
    st.lists(st.dates(date(2026, 9, 1), date(2026, 11, 30)), max_size=40),
    st.integers(1, 4),
    st.dates(date(2026, 10, 20), date(2026, 11, 30)),
)
def test_the_streak_counts_weeks_on_target_up_to_this_one_or_the_last(
    dates: list[date], target: int, until: date
) -> None:
    def on_target(day: date) -> bool:
        week = day.isocalendar()[:2]
        return len({one for one in dates if one.isocalendar()[:2] == week and one <= until}) >= target

    day = until if on_target(until) else until - timedelta(weeks=1)
    expected = 0
    while on_target(day):
        expected, day = expected + 1, day - timedelta(weeks=1)
    assert streak_weeks(sorted({one for one in dates if one <= until}, reverse=True), target, until) == expected


def test_a_day_is_measured_by_the_least_that_was_due_when_a_workout_of_it_was_planned(log: TrainingLog) -> None:
    take_in(log, done(when=at(16), reps=10, session="by hand"))
    assert [day.due_sets for day in log.days.day_totals(NOVEMBER)] == [None]
    for due_sets in (12, 4, None):
        session = log.workouts.start(a_plan(), due_sets)
        asked = current(session)
        assert asked is not None
        log.workouts.amend(session.id, answered(Accept(), asked, at(20)))
        log.workouts.finish()
    assert [day.due_sets for day in log.days.day_totals(NOVEMBER)][-1] == 4


def test_the_full_weeks_before_one_are_what_their_days_come_to_however_far_back(log: TrainingLog) -> None:
    ages = (1, 2, 5, 181, 182, 183, 185, 545, 546, 547, 2000)
    moments = [at(23) - timedelta(days=age) for age in ages]
    take_in(log, *(done(when=moment, reps=1, session=f"s{n}") for n, moment in enumerate(moments)))
    days = [day.day for day in log.days.day_totals(Window())]
    assert len(days) == len(ages)
    assert log.days.full_weeks(date(2026, 11, 23), usual_sets=1) == list(by_week(days[::-1]))
    assert log.days.full_weeks(date(2026, 11, 16), usual_sets=1) == list(by_week(days[:-3][::-1]))
    assert log.days.full_weeks(date(2026, 11, 23), usual_sets=9) == []
    assert log.days.first_day(date(2026, 11, 30)) == days[0]


def test_the_days_of_a_week_are_measured_as_each_day_is(log: TrainingLog) -> None:
    cases = [(due_sets, sets) for due_sets in (None, *range(14)) for sets in (1, 2, 3, 5, 6, 7)]
    for n, (_, sets) in enumerate(cases):
        when = at(22) - timedelta(days=n)
        take_in(log, *(done(when=when, reps=1, number=one + 1, session=f"s{n:02}") for one in range(sets)))
    in_order = [due_sets for due_sets, _ in cases]
    for n, due_sets in enumerate(in_order):
        log._connection.execute("UPDATE sessions SET due_sets = ? WHERE id = ?", (due_sets, f"s{n:02}"))
    add_everything_up(log._connection)
    for usual in (0, 1, 9, 30):
        on_target = [day.day for day in log.days.day_totals(Window()) if day.is_on_target(usual)]
        assert log.days.full_weeks(date(2026, 11, 23), usual) == list(by_week(on_target[::-1]))
