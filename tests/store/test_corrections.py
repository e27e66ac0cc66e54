"""What is edited or deleted: as one change, and nothing but what was named."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from hipflex.domain.measures import Load, Side
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, State, performed
from hipflex.domain.workout_line import Accept, SetEntry
from hipflex.errors import Refused
from hipflex.runner.machine import answered
from hipflex.store.corrections import Revise
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.samples import KNEE_RAISE, LEG_RAISE, a_plan, at, done, kg, reps, take_in


def with_(**changed: Any) -> Revise:
    """Revises every set alike."""
    return lambda one, _: [replace(one, **changed)]


def on_day(day: int) -> Revise:
    return lambda one, _: [replace(one, performed_at=at(day, one.performed_at.hour, one.performed_at.minute))]


def logged(log: TrainingLog, *days: int) -> list[PerformedSet]:
    return [by_hand(log, LEG_RAISE, at(day), reps(10))[0] for day in days]


def by_hand(log: TrainingLog, movement: Movement, when: datetime, entry: SetEntry) -> tuple[PerformedSet, ...]:
    template = PerformedSet(movement.slug, movement.kind, when, number=0)
    return log.by_hand.log(when, None, lambda session: performed(template, entry, movement.sides, session.sets)).sets


def knee_raises(log: TrainingLog, amount: int, **more: Any) -> tuple[PerformedSet, ...]:
    return by_hand(log, KNEE_RAISE, at(16), reps(amount, **more))


def first_line(log: TrainingLog) -> tuple[Session, PerformedSet]:
    """A workout with one set done."""
    session = log.workouts.start(a_plan())
    assert session.plan is not None
    kept = log.workouts.amend(session.id, answered(Accept(), session.plan.sets[0], at(20, 9, 1)))
    return kept.session, kept.sets[0]


def test_an_edit_says_what_was_and_what_is_and_is_taken_back_as_one(log: TrainingLog) -> None:
    sets = logged(log, 16, 16, 15)
    edited = log.corrections.edit([one.id for one in sets[:2]], with_(reps=12, note="counted again"))
    assert [one.reps for one in edited.before] == [10, 10]
    assert [(one.reps, one.note) for one in edited.after] == [(12, "counted again")] * 2
    assert [one.reps for one in log.read.sets()] == [10, 12, 12]
    undone = log.changes.undo()
    assert (undone.action, undone.change) == ("edit", edited.change)
    assert undone.said == "hanging-leg-raise 10, 10 to hanging-leg-raise 12, 12"
    assert list(log.read.sets()) == [sets[2], *sets[:2]]
    log.changes.redo()
    assert [one.reps for one in log.read.sets()] == [10, 12, 12]


def test_what_alters_nothing_is_no_change(log: TrainingLog) -> None:
    [one] = logged(log, 16)
    edited = log.corrections.edit([one.id], with_(reps=10))
    assert (edited.change, edited.before, edited.after) == (None, (one,), (one,))
    assert log.changes.undo().action == "log"


def test_of_two_edits_of_one_amount_the_later_stands_whole(log: TrainingLog) -> None:
    [one] = logged(log, 16)
    log.corrections.edit([one.id], with_(reps=None, seconds=45))
    log.corrections.edit([one.id], with_(load=kg(5)))
    log.corrections.edit([one.id], with_(load=None, band="red"))
    [kept] = log.read.sets()
    assert (kept.reps, kept.seconds, kept.load, kept.band) == (None, 45, None, "red")
    changes = list(log.joining.changes_of(str(log.machine.name)))
    assert [change["edit"]["set"][one.id] for change in changes[1:]] == [
        {"reps": None, "seconds": 45, "distance_mm": None},
        {"load_g": 5000, "band": None},
        {"load_g": None, "band": "red"},
    ]
    log.changes.undo()
    [kept] = log.read.sets()
    assert (kept.seconds, kept.load, kept.band) == (45, Load(5000), None)


def test_a_missing_side_is_added_to_the_set(log: TrainingLog) -> None:
    [left] = knee_raises(log, 12, side=Side.LEFT)
    edited = log.corrections.edit(
        [left.id], lambda one, _: [replace(one, reps=11), replace(one, id="", side=Side.RIGHT, reps=9)]
    )
    assert [(one.side, one.reps, one.number) for one in edited.after] == [(Side.LEFT, 11, 1), (Side.RIGHT, 9, 1)]
    assert {one.session for one in edited.after} == {left.session}
    log.changes.undo()
    assert list(log.read.sets()) == [left]


def test_a_set_logged_by_hand_goes_with_its_date_to_the_session_of_that_day(log: TrainingLog) -> None:
    first, second, other = logged(log, 16, 16, 15)
    moved = log.corrections.edit([first.id], on_day(15)).after[0]
    assert (moved.session, moved.number) == (other.session, 2)
    assert moved.performed_at == at(15)
    days = {session.started_at.day: {one.id for one in session.sets} for session in log.read.sessions()}
    assert days == {15: {other.id, first.id}, 16: {second.id}}
    log.corrections.edit([second.id], on_day(14))
    assert {session.started_at.day for session in log.read.sessions()} == {14, 15}
    assert logged(log, 16)[0].number == 1
    for _ in range(3):
        log.changes.undo()
    assert list(log.read.sets()) == [other, first, second]


def test_two_sides_that_move_stay_a_pair(log: TrainingLog) -> None:
    both = knee_raises(log, 12)
    moved = log.corrections.edit([one.id for one in both], on_day(14)).after
    assert [(one.side, one.number) for one in moved] == [(Side.LEFT, 1), (Side.RIGHT, 1)]
    assert len(log.read.sessions()) == 1


def test_a_later_time_of_the_same_day_moves_the_ends_of_the_session(log: TrainingLog) -> None:
    [one] = logged(log, 16)
    log.corrections.edit([one.id], with_(performed_at=at(16, 20)))
    [session] = log.read.sessions()
    assert (session.id, session.started_at, session.ended_at) == (one.session, at(16, 20), at(16, 20))


def test_a_set_of_a_workout_stays_within_its_date(log: TrainingLog) -> None:
    session, one = first_line(log)
    moved = log.corrections.edit([one.id], with_(performed_at=at(20, 7))).after[0]
    assert (moved.session, moved.slot, moved.performed_at) == (session.id, 1, at(20, 7))
    with pytest.raises(Refused, match="within the date of that workout"):
        log.corrections.edit([one.id], on_day(19))
    assert list(log.read.sets()) == [moved]


def test_what_is_not_there_is_refused_and_nothing_changes(log: TrainingLog) -> None:
    [one] = logged(log, 16)
    with pytest.raises(Refused, match="'x'"):
        log.corrections.edit([one.id, "x"], with_(reps=1))
    with pytest.raises(Refused, match="'x'"):
        log.corrections.delete([one.id, "x"])
    assert list(log.read.sets()) == [one]


def test_deleted_sets_are_gone_with_a_session_that_held_nothing_else(log: TrainingLog) -> None:
    first, second, third = logged(log, 16, 16, 15)
    deleted = log.corrections.delete([first.id, third.id])
    assert (deleted.before, deleted.after) == ((first, third), ())
    assert list(log.read.sets()) == [second]
    assert [session.id for session in log.read.sessions()] == [second.session]
    assert log.changes.undo().restored == (first, third)
    assert len(log.read.sessions()) == 2


def test_a_session_is_deleted_with_all_its_sets(log: TrainingLog) -> None:
    session = Session("s", "hip-flexor", at(16), at(16, 13), State.FINISHED)
    take_in(log, done(reps=8, session="s"), done(reps=7, session="s", number=2), sessions=[session])
    kept = list(log.read.sets())
    assert log.corrections.delete(["s", kept[0].id]).before == tuple(kept)
    assert log.read.sessions() == ()
    assert log.read.known_ids("sets", [one.id for one in kept]) == {one.id for one in kept}
    log.changes.undo()
    assert list(log.read.sets()) == kept
    assert log.read.session("s").sets == tuple(kept)


def test_a_finished_workout_goes_with_its_last_set(log: TrainingLog) -> None:
    _, one = first_line(log)
    log.workouts.finish()
    log.corrections.delete([one.id])
    assert log.read.sessions() == ()


def test_an_open_workout_stays_without_any_set(log: TrainingLog) -> None:
    session, one = first_line(log)
    log.corrections.delete([one.id])
    assert (log.workouts.session(session.id).state, log.workouts.session(session.id).sets) == (State.OPEN, ())
    assert log.read.open_session() is not None


def test_a_deleted_number_is_not_given_again_while_there_are_higher_ones(log: TrainingLog) -> None:
    first, _ = logged(log, 16, 16)
    log.corrections.delete([first.id])
    assert logged(log, 16)[0].number == 3
    assert [one.number for one in log.read.sets()] == [2, 3]
    log.changes.undo()
    log.changes.undo()
    assert [one.number for one in log.read.sets()] == [1, 2]


def test_a_session_that_lost_all_its_sets_begins_anew_with_the_next(log: TrainingLog) -> None:
    [one] = logged(log, 16)
    log.corrections.delete([one.session])
    [again] = logged(log, 16)
    assert (again.session, again.number) == (one.session, 1)
    [session] = log.read.sessions()
    assert session.sets == (again,)
    assert log.read.sets_by_id([one.id]) == {}
