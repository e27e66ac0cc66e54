"""LiftLog's files: workouts by id, moments of sets, units by row."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import UnitUnknown
from hipflex.interchange.apps.liftlog import LiftLog
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, file, items_of, told

LIFTLOG = LiftLog()
HEADER = "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes\n"
ODD = file("liftlog.csv")


def test_one_file_with_everything_that_is_odd() -> None:
    found = come_to(LIFTLOG, ODD)
    assert told(found) == [
        ("Bench Press", "working", 8, None, None, 40, None, None),
        ("Row, seated", "working", 10, None, None, 40, None, "slow, then fast"),
        ("Pull-ups", "working", 6, None, None, None, None, None),
        ("Bench Press", "working", 8, None, None, 37.5, None, None),
    ]
    assert (found.not_done, found.bad, {unit.value for unit in found.units}) == (1, [], {"kg", "lb"})


def test_a_workout_begins_with_its_earliest_set_and_each_set_keeps_its_own_moment() -> None:
    found = come_to(LIFTLOG, ODD)
    starts = [f"{session.started_at:%d %H:%M:%S}" for session in found.sessions.values()]
    assert starts == ["03 18:36:59", "01 07:00:30"]
    assert [f"{done.performed_at:%H:%M:%S}" for done in found.sets] == ["18:40:12", "18:36:59", "18:44:00", "07:00:30"]


def test_a_set_is_the_same_with_an_offset_behind_its_moment_and_without() -> None:
    bare = HEADER + "a1,2025-02-01T07:00:30,Squat,60,kg,5,5,\n"
    dated = bare.replace("07:00:30", "07:00:30+01:00")
    assert [done.id for done in come_to(LIFTLOG, bare).sets] == [done.id for done in come_to(LIFTLOG, dated).sets]
    tokyo = come_to(LIFTLOG, bare.replace("07:00:30", "07:00:30+09:00")).sets
    assert [done.performed_at.isoformat() for done in tokyo] == ["2025-01-31T23:00:30+01:00"]


def test_a_set_ticked_another_day_was_done_in_its_workout() -> None:
    text = HEADER + "a1,2025-02-01T07:00:30,Squat,60,kg,5,5,\n" + "a1,2025-02-04T07:00:30,Squat,60,kg,5,5,\n"
    assert [f"{done.performed_at:%d %H:%M}" for done in come_to(LIFTLOG, text).sets] == ["01 07:00", "01 07:00"]


@pytest.mark.parametrize("length", range(1, len("a1,2025-02-01T07:00:30,Squat,60,kg,12,")))
def test_a_row_that_was_cut_off_is_never_a_set(length: int) -> None:
    [item] = items_of(LIFTLOG, HEADER + "a1,2025-02-01T07:00:30,Squat,60,kg,12,12,"[:length])
    assert isinstance(item, Unreadable)


def test_without_a_unit_it_is_asked_for() -> None:
    bare = "SessionId,Timestamp,Exercise,Weight,Reps\na1,2025-02-01T07:00:30,Squat,60,5\n"
    with pytest.raises(UnitUnknown):
        come_to(LIFTLOG, bare)
    assert told(come_to(LIFTLOG, bare, Unit.KG)) == [("Squat", "working", 5, None, None, 60, None, None)]


def test_columns_may_stand_in_any_order_among_others_with_windows_line_ends() -> None:
    text = "Mood, exercise ,Reps,WEIGHT,Timestamp,SessionId\r\nhigh,Squat,5,0,2025-02-01T07:00:30,a1\r\n"
    assert told(come_to(LIFTLOG, text)) == [("Squat", "working", 5, None, None, None, None, None)]


def test_other_tables_are_not_its_own() -> None:
    assert LIFTLOG.detect("Date,Exercise,Weight,Reps\n") is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("a1,yesterday,Squat,60,kg,5,5,", "date: expected"),
        ("a1,2025-02-30T07:00:30,Squat,60,kg,5,5,", "date: expected"),
        ("a1,2025-02-01T07:00:30,,60,kg,5,5,", "exercise: expected a name"),
        ("a1,2025-02-01T07:00:30,Squat,sixty,kg,5,5,", "weight: expected a number"),
        ("a1,2025-02-01T07:00:30,Squat,60,stone,5,5,", "unit: expected kg or lb"),
        ("a1,2025-02-01T07:00:30,Squat,60,kg,5-6,5,", "reps: expected a number"),
        ("a1,2025-02-01T07:00:30,Squat,60", "expected 8 cells, not 4"),
        ("a1,2025-02-01T07:00:30,Row, seated,60,kg,5,5,ok", "expected 8 cells, not 9"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells: str, reason: str) -> None:
    [item] = items_of(LIFTLOG, HEADER + cells + "\n")
    assert isinstance(item, Unreadable)
    assert (item.line, reason in item.reason) == (2, True)
