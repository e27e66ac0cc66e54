"""What is asked of several exercises at once, each by itself."""

from __future__ import annotations

from datetime import date

import pytest

from hipflex.domain.measures import SetType
from hipflex.domain.performance import Session, State
from hipflex.domain.proportion import Most
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.samples import LEFT, LEG_RAISE, RIGHT, a_plan, at, done, kg, take_in

KNEE, LEG = "knee-raise", "hanging-leg-raise"


@pytest.fixture
def filled(log: TrainingLog) -> TrainingLog:
    """Two exercises in a workout, in none and in another, and one of them in a workout that is open."""
    sessions = [
        Session("a", "test", at(16), at(16), State.FINISHED),
        Session("b", None, at(17), at(17), State.FINISHED),
        Session("c", "other", at(18), at(18), State.FINISHED),
        Session("d", "test", at(19), None, State.OPEN),
    ]
    sets = [
        done(KNEE, at(16, 8), session="a", workout="test", reps=8),
        done(LEG, at(16, 9), session="a", workout="test", reps=6),
        done(KNEE, at(17, 8), session="b", reps=9, type=SetType.WARMUP),
        done(KNEE, at(17, 9), session="b", reps=10, number=2),
        done(LEG, at(17, 9), session="b", reps=5, type=SetType.WARMUP),
        done(KNEE, at(18, 8), session="c", workout="other", reps=11),
        done(KNEE, at(19, 8), session="d", workout="test", reps=12),
    ]
    take_in(log, *sets, sessions=sessions)
    return log


def test_the_last_sets_are_those_of_the_last_session_with_a_counted_one(filled: TrainingLog) -> None:
    found = filled.by_exercise.last_sets([KNEE, LEG, "never-done"])
    assert {name: [one.reps for one in sets] for name, sets in found.items()} == {KNEE: [11], LEG: [6]}


def test_the_last_sets_of_a_day_have_the_warm_ups_of_their_session(filled: TrainingLog) -> None:
    found = filled.by_exercise.last_sets([KNEE], date(2026, 11, 17))
    assert [one.reps for one in found[KNEE]] == [9, 10]


def test_the_open_workout_has_the_last_sets_only_where_it_is_asked_for(filled: TrainingLog) -> None:
    assert [one.reps for one in filled.by_exercise.last_sets([KNEE], with_open=True)[KNEE]] == [12]


def test_recent_sessions_are_the_newest_first_and_of_each_exercise_its_own(filled: TrainingLog) -> None:
    found = filled.by_exercise.recent_sets([KNEE, LEG, "never-done"], 8)
    assert {exercise: [[one.reps for one in sets] for sets in sessions] for exercise, sessions in found.items()} == {
        KNEE: [[11], [10], [8]],
        LEG: [[6]],
    }


@pytest.mark.parametrize("sessions", [0, 1, 2, 3])
def test_there_are_no_more_recent_sessions_than_asked_for(filled: TrainingLog, sessions: int) -> None:
    assert len(filled.by_exercise.recent_sets([KNEE], sessions).get(KNEE, ())) == sessions


def test_of_a_plan_each_slot_tells_its_dose_with_the_sets_that_are_left_from_there(log: TrainingLog) -> None:
    plan = a_plan()
    extra = replace(plan.sets[2], slot=4, extra=True)
    session = log.workouts.start(replace(plan, sets=(*plan.sets, extra))).id
    asked = log.by_exercise.asked_in([session, "of nobody"])
    assert {key: {slot: dose.sets.low for slot, dose in slots.items()} for key, slots in asked.items()} == {
        (session, 1): {1: 3, 2: 2, 3: 1},
        (session, 2): {1: 2, 2: 1},
    }
    assert asked[session, 1][1] == LEG_RAISE.dose


def test_sessions_that_took_turns_stand_each_once(log: TrainingLog) -> None:
    take_in(log, *(done(KNEE, at(16, hour), session="ab"[hour % 2], number=hour, reps=hour) for hour in range(1, 7)))
    found = log.by_exercise.recent_sets([KNEE], 8)[KNEE]
    assert [[one.reps for one in sets] for sets in found] == [[2, 4, 6], [1, 3, 5]]


def test_the_most_that_was_done_is_of_counted_sets_a_left_and_a_right_being_one(log: TrainingLog) -> None:
    sets = [
        done(KNEE, at(16, 8), session="a", reps=8, side=LEFT, load=kg(2)),
        done(KNEE, at(16, 8), session="a", reps=9, side=RIGHT),
        done(KNEE, at(16, 9), session="a", seconds=30, number=2),
        done(KNEE, at(16, 10), session="a", reps=50, number=3, type=SetType.WARMUP),
    ]
    take_in(log, *sets)
    assert log.by_exercise.most_done([KNEE, LEG]) == {KNEE: Most(2, reps=9, seconds=30, load=kg(2))}
    ids = [one.id for one in log.read.sets() if one.reps]
    assert log.by_exercise.most_done([KNEE], without=ids) == {KNEE: Most(1, seconds=30)}
    assert not log.by_exercise.most_done([], without=ids)


def test_of_no_exercises_nothing_is_known(log: TrainingLog) -> None:
    read = log.by_exercise
    assert (dict(read.last_sets([])), dict(read.recent_sets([], 8))) == ({}, {})
    assert dict(read.left_out([])) == {}
