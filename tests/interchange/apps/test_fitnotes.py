"""FitNotes' files: days without times, commas without quotes, and what its other versions write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.imports import BadLine
from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import UnitUnknown
from hipflex.interchange.apps.fitnotes import FitNotes
from hipflex.interchange.foreign import ForeignSet, Unreadable
from tests.interchange.apps.reading import come_to, file, items_of, told

FITNOTES = FitNotes()
NOW = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
OLDER = "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time\n"
OF_IPHONE = "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
OF_WORKOUTS = (
    "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,RPE,RIR,"
    "Categories,Note\n"
)
ODD = file("fitnotes-now.csv")


def test_one_file_with_everything_that_is_odd() -> None:
    found = come_to(FITNOTES, ODD)
    assert told(found) == [
        ("Deadlift", "working", 5, None, None, 100, None, None),
        ("Deadlift", "working", 3, None, None, 102.058, None, "belt, chalk,  and luck"),
        ("Row, one arm", "working", 12, None, None, 22.5, None, None),
        ("Row,one arm", "working", 12, None, None, 22.5, None, "left,right"),
        ("Plank", "working", None, 90, None, None, None, None),
        ("Running, easy", "working", None, 1870, 5200, None, None, None),
        ("Pull Up", "working", 8, None, None, None, None, None),
        ("Box Jump", "working", 5, None, None, None, None, '"high" one'),
        ("Box Jump", "working", 5, None, None, None, None, '"'),
    ]
    assert (found.not_done, found.two_measures, found.bad) == (1, 1, [])
    assert [f"{session.started_at:%d %H:%M}" for session in found.sessions.values()] == ["04 12:00", "05 12:00"]


def test_the_cells_of_a_row_with_commas_are_those_of_its_line() -> None:
    lines = [line for line in ODD.splitlines()[1:] if '"' not in line]
    read = [item for item in items_of(FITNOTES, ODD) if isinstance(item, ForeignSet)]
    cells = [",".join(one.cells) for one in read if not any('"' in cell for cell in one.cells)]
    assert [line.rstrip(",") for line in lines] == [line.rstrip(",") for line in cells]


@settings(max_examples=300)
@given(
    st.text("abc, ", min_size=1, max_size=9).map(str.strip).filter(bool),
    st.text("xyz,5 :", max_size=9),
    st.sampled_from(["Chest", "Back", "Upper Legs"]),
    st.sampled_from(["60.0,kgs,5,,,", ",,12,,,", ",,,,,0:01:00", ",,,3.5,mi,0:25:00"]),
)
def test_any_name_and_comment_with_commas_is_found_again(name: str, comment: str, category: str, amount: str) -> None:
    known = "".join(f"2024-01-01,Curl,{one},10.0,kgs,10,,,,\n" for one in ("Chest", "Back", "Upper Legs"))
    items = items_of(FITNOTES, NOW + known + f"2024-01-02,{name},{category},{amount},{comment}\n")
    [read] = items[3:]
    assert isinstance(read, ForeignSet)
    assert (read.exercise, read.note or "") == (name, comment if comment.strip(", ") else "")


@pytest.mark.parametrize(
    ("text", "variant", "unit", "by_row"),
    [
        (NOW, "days", None, True),
        (OLDER, "days, older", Unit.LB, False),
        (OLDER.replace("(lbs)", "(kgs)").replace("Time", "Time,Comment"), "days, older", Unit.KG, False),
        (OF_IPHONE, "iPhone", None, True),
        (OF_WORKOUTS, "workouts", None, False),
        ("Date,Exercise,Category,Weight,Reps,Time\n", "days, older", None, False),
    ],
)
def test_every_header_is_known(text: str, variant: str, unit: Unit | None, *, by_row: bool) -> None:
    seen = FITNOTES.detect(text)
    assert seen is not None
    assert (seen.name, seen.unit, seen.by_row, seen.language) == (variant, unit, by_row, "en")


def test_other_tables_are_not_its_own() -> None:
    assert FITNOTES.detect("Date,Exercise,Category,Weight,Reps,Status\n") is None
    assert FITNOTES.detect("Date,Time,Measurement,Value,Unit,Comment\n") is None


def test_older_versions_have_the_unit_in_the_name_of_the_column_and_no_comments() -> None:
    assert told(come_to(FITNOTES, file("fitnotes-older.csv"))) == [
        ("Bench Press, Close", "working", 8, None, None, 61.235, None, None),
        ("Running", "working", None, 845, 2414.016, None, None, None),
    ]


def test_without_a_unit_it_is_asked_for() -> None:
    bare = "Date,Exercise,Category,Weight,Reps,Distance,Distance Unit,Time\n2014-05-06,Squat,Legs,60.0,5,,,\n"
    with pytest.raises(UnitUnknown):
        come_to(FITNOTES, bare)
    assert told(come_to(FITNOTES, bare, Unit.KG)) == [("Squat", "working", 5, None, None, 60, None, None)]


def test_on_the_iphone_the_weight_is_in_either_column_or_in_both() -> None:
    assert told(come_to(FITNOTES, file("fitnotes-iphone.csv"))) == [
        ("Squat", "working", 5, None, None, 100, None, None),
        ("Squat", "working", 5, None, None, 61.235, None, "deep"),
        ("Squat", "working", 5, None, None, 61.235, None, None),
        ("Squat", "working", 5, None, None, 61.235, None, None),
        ("Sled", "working", None, 70, 18.288, None, None, None),
        ("Jump", "working", 5, None, 1.016, None, None, None),
    ]


def workout(rest: str, exercise: str = "Bench", begun: str = "2025-02-23T17:13:53Z") -> str:
    return f'Push,{begun},2025-02-23T18:08:47Z,"94,0",{exercise},Barbell,{rest}\n'


def test_workouts_have_times_in_utc_and_say_what_was_done() -> None:
    found = come_to(FITNOTES, file("fitnotes-workouts.csv"), Unit.KG)
    assert told(found) == [
        ("Bench", "warmup", 10, None, None, 20, None, None),
        ("Bench", "working", 8, None, None, 62.5, 8.5, "felt strong"),
        ("Bench", "failure", 3, None, None, 70, None, None),
        ("Bench", "failure", 0, None, None, 70, None, None),
        ("Plank", "working", None, 90, None, None, 7, None),
    ]
    assert found.not_done == 1
    [session] = found.sessions.values()
    assert session.ended_at is not None
    assert (session.workout, f"{session.started_at:%H:%M}", f"{session.ended_at:%H:%M}") == ("Push", "18:13", "19:08")


@pytest.mark.parametrize(
    ("dates", "days", "doubts"),
    [
        (("13/04/2021", "02/05/2021"), ["13 04", "02 05"], 0),
        (("04/13/2021", "05/02/2021"), ["13 04", "02 05"], 0),
        (("03/04/2021", "02/05/2021"), ["03 04", "02 05"], 1),
    ],
)
def test_a_spreadsheet_may_have_turned_the_dates_round(dates: tuple[str, str], days: list[str], doubts: int) -> None:
    found = come_to(FITNOTES, NOW + "".join(f"{date},Squat,Legs,60.0,kgs,5,,,,\n" for date in dates))
    assert [f"{done.performed_at:%d %m}" for done in found.sets] == days
    assert len(found.warnings) == doubts


def test_an_empty_cell_at_the_end_may_be_one_too_many() -> None:
    found = come_to(FITNOTES, OLDER + "2024-03-04,Squat, low,Legs,60.0,5,,,,,\r\n")
    assert told(found) == [("Squat, low", "working", 5, None, None, 27.216, None, None)]


@pytest.mark.parametrize("length", range(1, len("2024-03-05,Running,Cardio,,,,5.2,km,0:31:10,")))
def test_a_row_that_was_cut_off_is_never_a_set(length: int) -> None:
    [item] = items_of(FITNOTES, NOW + "2024-03-05,Running,Cardio,,,,5.2,km,0:31:10,easy"[:length])
    assert isinstance(item, Unreadable)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NOW + "2024-02-30,Squat,Legs,60.0,kgs,5,,,,", "date: expected a day"),
        (NOW + "then,Squat,Legs,60.0,kgs,5,,,,", "date: expected a day"),
        (NOW + "2024-03-04,,Legs,60.0,kgs,5,,,,", "exercise: expected a name"),
        (NOW + "2024-03-04,Squat,Legs,heavy,kgs,5,,,,", "weight: expected a number"),
        (NOW + "2024-03-04,Squat,Legs,60.0,stone,5,,,,", "unit: expected kg or lb"),
        (NOW + "2024-03-04,Row,Cardio,,,,500,leagues,0:02:00,", "unit: expected m, km, mi or ft"),
        (NOW + "2024-03-04,Plank,Abs,,,,,,90,", "time: expected hours, minutes and seconds"),
        (NOW + "2024-03-04,Squat,Legs,60", "expected 10 cells, not 4"),
        (NOW + "2024-03-04,Squat,Legs,60.0,kgs,five,,,,a,b", "expected 10 cells, not 11, and no one way to join them"),
        (OF_WORKOUTS + workout("5,60,,,Doing,false,,,,"), "status: expected Done, Failed or NotStarted"),
        (OF_WORKOUTS + workout("5,60,,,Done,perhaps,,,,"), "is warm-up: expected true or false"),
        (OF_WORKOUTS + workout("5,60,,,Done,false,,,,", begun="soon"), "date: expected"),
        (OF_WORKOUTS + workout("5,60,,,Done,false,,,,", exercise=""), "exercise: expected a name"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    [item] = items_of(FITNOTES, text + "\n")
    assert isinstance(item, Unreadable)
    assert (item.line, reason in item.reason) == (2, True), item.reason


def test_a_quote_that_is_never_closed_swallows_no_row() -> None:
    text = NOW + '2024-03-04,"Squat,Legs,60.0,kgs,5,,,,\n2024-03-05,Squat,Legs,60.0,kgs,5,,,,"\n'
    assert [f"{done.performed_at:%d}" for done in come_to(FITNOTES, text).sets] == ["04", "05"]
    assert come_to(FITNOTES, text).bad == list[BadLine]()
