"""StrengthLog's files: the table of now, the sections of before, in English and Swedish."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import UnitUnknown
from hipflex.interchange.apps.strengthlog import StrengthLog
from hipflex.interchange.foreign import ForeignSet, Unreadable
from tests.interchange.apps.reading import come_to, file, items_of, told

STRENGTHLOG = StrengthLog()
TABLE, SECTIONS, SWEDISH = (file(f"strengthlog-{name}.csv") for name in ("flat", "sections", "swedish"))
SOME_COLUMNS = "workout,start,end,exercise,weight,distanceFT,reps,time,warmup,max,fail\n"
BEGUN = "1704722400000,1704726000000"


def test_the_table_of_now_comes_in_whole() -> None:
    found = come_to(STRENGTHLOG, TABLE, Unit.KG)
    assert told(found) == [
        ("Deadlift", "warmup", 8, None, None, 60, None, None),
        ("Deadlift", "working", 5, None, None, 102.5, None, "belt, no straps"),
        ("Deadlift", "failure", 2, None, None, 110, None, None),
        ("Pull-Up", "working", 9, None, None, None, None, None),
        ("Pull-Up", "working", 6, None, None, 7.5, None, None),
        ("Assisted Dip", "working", 10, None, None, -20, None, None),
        ("Curl, one arm, seated", "working", 12, None, None, 12, None, None),
        ("Rowing Machine", "working", None, 125, 500, None, None, None),
        ("Running", "working", None, 1900, 5200, None, None, None),
    ]
    assert (found.not_done, found.two_measures, found.bad) == (1, 2, [])
    told_of = [(one.workout, one.note, f"{one.started_at:%d %H:%M}") for one in found.sessions.values()]
    assert told_of == [
        ("Monday: Back, Biceps etc.", "slept badly, still fine", "08 15:00"),
        ("Run, easy", None, "10 09:00"),
    ]


def test_a_set_was_done_when_it_was_ticked_unless_that_was_another_day() -> None:
    found = come_to(STRENGTHLOG, TABLE, Unit.KG)
    assert [f"{done.performed_at:%d %H:%M}" for done in found.sets][5:] == [
        *("08 15:21", "08 15:00", "08 15:27", "10 09:31")
    ]


def test_the_sections_of_before_come_in_whole() -> None:
    found = come_to(STRENGTHLOG, SECTIONS, Unit.KG)
    assert told(found) == [
        ("Squat", "working", 10, None, None, 60, None, None),
        ("Squat", "working", 5, None, None, 102.5, 8.5, None),
        ("Push-Up", "working", 20, None, None, None, None, None),
        ("Push-Up", "working", 12, None, None, 10, None, None),
        ("Dip", "working", 8, None, None, -25, None, None),
        ("Plank", "working", None, 75, None, None, None, None),
        ("Running", "working", None, 1900, 5200, None, None, None),
        ("Rowing Machine", "working", None, 125, 500, None, None, None),
        ("Box Jump", "working", 10, None, None, None, None, None),
    ]
    assert (found.not_done, found.bad) == (1, [])
    told_of = [(one.workout, one.note, f"{one.started_at:%d %H:%M}") for one in found.sessions.values()]
    assert told_of == [
        ("Wednesday: Squat & Press", None, "08 12:00"),
        ("Conditioning, light", "Easy day, with rain\nand wind", "06 12:00"),
    ]


def test_nothing_about_the_person_is_read() -> None:
    read = [item for item in items_of(STRENGTHLOG, SECTIONS) if isinstance(item, ForeignSet)]
    assert "example.org" not in str([one.cells for one in read])
    assert "nobody" not in str([one.session for one in read]).casefold()


def test_swedish_sections_have_other_words_and_decimal_commas() -> None:
    seen = STRENGTHLOG.detect(SWEDISH)
    assert seen is not None
    assert seen.language == "sv"
    found = come_to(STRENGTHLOG, SWEDISH, Unit.KG)
    assert told(found) == [
        ("Knäböj", "working", 5, None, None, 102.5, None, None),
        ("Räckhäv", "working", 8, None, None, 7.5, None, None),
    ]


def test_the_weight_of_the_body_is_no_load_in_whichever_column_it_stands() -> None:
    line = '"Exercise, Squat",Set,1,reps,10,weight,60\n'
    own, more = ('"Exercise, Lunge",Set,1,reps,10,bodyweight,80.5,weight,' + kg for kg in ("80.5,\n", "12\n"))
    found = come_to(STRENGTHLOG, SECTIONS.replace(line, own + more), Unit.KG)
    assert [one[5] for one in told(found)[:2]] == [None, 12]


def test_the_columns_follow_the_data() -> None:
    text = SOME_COLUMNS + f"Push,{BEGUN},Carry,20,100,,00:00:40,false,false,false\n"
    assert told(come_to(STRENGTHLOG, text, Unit.LB)) == [("Carry", "working", None, 40, 30.48, 9.072, None, None)]


@pytest.mark.parametrize("text", [TABLE, SECTIONS])
def test_without_a_unit_it_is_asked_for(text: str) -> None:
    with pytest.raises(UnitUnknown):
        come_to(STRENGTHLOG, text)


@pytest.mark.parametrize("text", [TABLE, SECTIONS, SWEDISH])
def test_line_ends_of_windows_change_nothing(text: str) -> None:
    with_cr = come_to(STRENGTHLOG, text.replace("\n", "\r\n"), Unit.KG)
    assert with_cr.sets == come_to(STRENGTHLOG, text, Unit.KG).sets


def test_other_tables_are_not_its_own() -> None:
    assert STRENGTHLOG.detect("workout,start,end,exercise,reps\n") is None
    assert STRENGTHLOG.detect("Workouts\nDay,Sets\n") is None


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (f"Push,{BEGUN},,20,,5,,false,false,false", "exercise: expected a name"),
        (f"Push,{BEGUN},Squat,heavy,,5,,false,false,false", "weight: expected a number"),
        (f"Push,{BEGUN},Squat,20,,5,40,false,false,false", "time: expected hours, minutes and seconds"),
        (f"Push,{BEGUN},Squat,20,,5,,perhaps,false,false", "warmup: expected true or false"),
        ("Push,monday,1704726000000,Squat,20,,5,,false,false,false", "start: expected a whole number"),
        ("Push,99999999999999999999,1704726000000,Squat,20,,5,,false,false,false", "start: expected a whole number"),
        (f"Push,{'9' * 18},1704726000000,Squat,20,,5,,false,false,false", "start: expected milliseconds since 1970"),
        ("Push,,1704726000000,Squat,20,,5,,false,false,false", "start: expected milliseconds since 1970"),
        (f"Push,{BEGUN},Squat,20", "expected 11 cells, not 5"),
        (f"Push,{BEGUN},Squat,heavy,20,,5,,false,false,false,no", "expected 11 cells, not 13, and no one way"),
    ],
)
def test_a_row_of_the_table_that_cannot_be_read_says_why(cells: str, reason: str) -> None:
    [item] = items_of(STRENGTHLOG, SOME_COLUMNS + cells + "\n")
    assert isinstance(item, Unreadable)
    assert (item.line, reason in item.reason) == (2, True), item.reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('"Exercise, Squat",Set,1,reps,ten,weight,60', "reps: expected a number"),
        ('"Exercise, Squat",Set,1,reps,10,weight', "expected names and values in turn"),
        ('"Exercise, Squat",Set,1,height,10', "expected reps, time or a distance"),
        ('"Exercise, ",Set,1,reps,10', "exercise: expected a name"),
        ("Something else", "expected a workout or a set"),
    ],
)
def test_a_line_of_a_section_that_cannot_be_read_says_why(line: str, reason: str) -> None:
    lines = SECTIONS.splitlines(keepends=True)
    items = items_of(STRENGTHLOG, "".join([*lines[:7], line + "\n", *lines[7:]]))
    [bad] = [item for item in items if isinstance(item, Unreadable)]
    assert (bad.line, reason in bad.reason) == (8, True), bad.reason


def test_the_sets_of_a_day_that_does_not_exist_are_told_one_by_one() -> None:
    items = items_of(STRENGTHLOG, SECTIONS.replace("2023-11-06", "2023-11-31"))
    assert [item.line for item in items if isinstance(item, Unreadable)] == [16, 19, 20, 21]
