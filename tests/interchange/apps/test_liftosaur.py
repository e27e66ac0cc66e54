"""Liftosaur's files: what was planned beside what was done, moments in UTC, units by row."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import UnitUnknown
from hipflex.interchange.apps.liftosaur import Liftosaur
from hipflex.interchange.foreign import ForeignSet, Unreadable
from tests.interchange.apps.reading import come_to, file, items_of, told

LIFTOSAUR = Liftosaur()
HEADER = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,"
    "Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,"
    "Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n"
)
OLDER = (
    "Workout DateTime,Program,Day Name,Exercise,Equipment,Is Warmup Set?,Required Reps,Completed Reps,RPE,Is AMRAP?,"
    "Weight Value,Weight Unit,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n"
)
BEGUN = "2026-01-05T17:30:00.000Z"


def row(exercise: str, *, warm_up: int = 0, reps: str = "5", lifted: str = "100,kg", **said: str) -> str:
    given = {"begun": BEGUN, "rpe": "", "planned": "95,kg", "at": "2026-01-05T17:41:10.512Z", "note": ""} | said
    return (
        f'{given["begun"]},Linear,Day A,"{exercise}",{warm_up},5,{reps},0,8,{given["rpe"]},0,{given["planned"]},'
        f'{lifted},0,{given["at"]},"Quadriceps,Glutes",,{given["note"]}\n'
    )


def test_one_file_with_everything_that_is_odd() -> None:
    found = come_to(LIFTOSAUR, file("liftosaur.csv"))
    assert told(found) == [
        ("Squat, Barbell", "warmup", 5, None, None, 20.412, None, "belt, sleeves"),
        ("Squat, Barbell", "working", 5, None, None, 100, 8.5, None),
        ("Squat, Barbell", "working", 5, None, None, 95, None, None),
        ("Pull Up, Bodyweight", "working", 5, None, None, None, None, None),
    ]
    assert (found.not_done, found.bad, {unit.value for unit in found.units}) == (2, [], {"kg", "lb"})
    [session] = found.sessions.values()
    assert (session.workout, f"{session.started_at:%H:%M}") == ("Day A", "18:30")
    assert {f"{done.performed_at:%H:%M:%S}" for done in found.sets} == {"18:41:10"}


def test_what_was_only_planned_keeps_the_places_of_the_other_sets() -> None:
    planned = items_of(LIFTOSAUR, HEADER + row("Squat", reps="", at=""))
    assert [item.done for item in planned if isinstance(item, ForeignSet)] == [False]
    done_later = come_to(LIFTOSAUR, HEADER + row("Squat") + row("Squat") + row("Squat"))
    planned_first = come_to(LIFTOSAUR, HEADER + row("Squat", reps="") + row("Squat") + row("Squat"))
    assert {done.id for done in planned_first.sets} < {done.id for done in done_later.sets}


def test_both_forms_of_its_dates_are_one_instant() -> None:
    other = row("Squat", begun="2026-01-05 17:30:00 +00:00", at="2026-01-05 17:41:10 +00:00")
    first, second = come_to(LIFTOSAUR, HEADER + row("Squat")), come_to(LIFTOSAUR, HEADER + other)
    assert [done.id for done in first.sets] == [done.id for done in second.sets]
    assert [done.performed_at for done in first.sets] == [done.performed_at for done in second.sets]


def test_a_moment_without_an_offset_is_one_in_utc_too() -> None:
    bare = row("Squat", begun="2026-01-05 17:30:00", at="2026-01-05 17:41:10")
    first, second = come_to(LIFTOSAUR, HEADER + row("Squat")), come_to(LIFTOSAUR, HEADER + bare)
    assert [done.id for done in first.sets] == [done.id for done in second.sets]


def test_a_set_ticked_another_day_was_done_in_its_workout() -> None:
    found = come_to(LIFTOSAUR, HEADER + row("Squat", at="2026-01-07T09:00:00.000Z"))
    assert [f"{done.performed_at:%d %H:%M}" for done in found.sets] == ["05 18:30"]


def test_older_versions_have_one_weight_and_the_equipment_in_a_column() -> None:
    text = OLDER + f'{BEGUN},Linear,Day A,Squat,barbell,0,5,5,9,0,225,lb,{BEGUN},"Quadriceps,Glutes",,\n'
    assert told(come_to(LIFTOSAUR, text)) == [("Squat, barbell", "working", 5, None, None, 102.058, 9, None)]


def test_a_set_may_have_no_weight_at_all() -> None:
    found = come_to(LIFTOSAUR, HEADER + row("Plank", planned=",", lifted=","))
    assert told(found) == [("Plank", "working", 5, None, None, None, None, None)]


def test_without_a_unit_it_is_asked_for() -> None:
    bare = f"Workout DateTime,Exercise,Completed Reps,Completed Weight Value\n{BEGUN},Squat,5,60\n"
    with pytest.raises(UnitUnknown):
        come_to(LIFTOSAUR, bare)
    assert told(come_to(LIFTOSAUR, bare, Unit.KG)) == [("Squat", "working", 5, None, None, 60, None, None)]


def test_other_tables_are_not_its_own() -> None:
    assert LIFTOSAUR.detect("Date,Exercise,Completed Reps\n") is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (row("Squat", begun="then"), "date: expected"),
        (row(""), "exercise: expected a name"),
        (row("Squat", reps="five"), "completed reps: expected a number"),
        (row("Squat", lifted="60,stone"), "unit: expected kg or lb"),
        (row("Squat", warm_up=2), "is warmup set: expected 0 or 1"),
        (row("Squat")[:60] + "\n", "expected 20 cells, not 12"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(cells: str, reason: str) -> None:
    [item] = items_of(LIFTOSAUR, HEADER + cells)
    assert isinstance(item, Unreadable)
    assert (item.line, reason in item.reason) == (2, True), item.reason
