"""Any table by a map: columns by name, orders of dates, words of types, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from hipflex.domain.imports import BadLine
from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.interchange.apps.table import Columns, Table
from hipflex.interchange.foreign import Unreadable
from hipflex.interchange.maps import read_map
from tests.interchange.apps.reading import come_to, items_of, told

DAY_LIFT = Columns(date="day", exercise="lift", reps="n", weight="kg")


def dated(*dates: str, form: str | None = None) -> list[str]:
    """The starts of the sessions of a table with these dates, one a row."""
    text = "day;lift;n\n" + "".join(f"{date};Squat;5\n" for date in dates)
    found = come_to(Table(Columns(date="day", exercise="lift", reps="n"), form), text)
    assert found.bad == []
    return [f"{one.started_at:%Y-%m-%d %H:%M}" for one in found.sessions.values()]


def test_a_table_with_semicolons_and_a_set_of_nothing() -> None:
    text = "day;lift;n;kg\n13.02.2025;Squat;5;100\n14.02.2025;Plank;0;\n"
    found = come_to(Table(DAY_LIFT), text)
    assert told(found) == [("Squat", "working", 5, None, None, 100, None, None)]
    assert found.not_done == 1
    [session] = found.sessions.values()
    assert session.started_at.isoformat() == "2025-02-13T12:00:00+01:00"


def test_every_column_that_a_map_names_is_read() -> None:
    columns = Columns("When", "What", "Reps", "Load", "Unit", "Time", "Distance (km)", "Remark", "Kind", "Plan")
    text = (
        "Extra,when,What,Reps,Load,Unit,Time,Distance (km),Remark,Kind,Plan\n"
        'x,2024-05-06 18:30,Squat,5,"102,5",kg,,,deep,WARMUP_SET,Legs\n'
        "x,2024-05-06 18:40,Squat,8,135,lbs,,,,Drop Set,Legs\n"
        'x,2024-05-06 18:50,Run,,,,0:25:10,"5,2",,normal,Legs\n'
        "x,2024-05-06 20:00,Curl,0,10,kg,,,,failure,Arms\n"
    )
    found = come_to(Table(columns), text)
    assert told(found) == [
        ("Squat", "warmup", 5, None, None, 102.5, None, "deep"),
        ("Squat", "drop", 8, None, None, 61.235, None, None),
        ("Run", "working", None, 1510, 5200, None, None, None),
        ("Curl", "failure", 0, None, None, 10, None, None),
    ]
    assert [(one.workout, f"{one.started_at:%H:%M}") for one in found.sessions.values()] == [
        ("Legs", "18:30"),
        ("Arms", "20:00"),
    ]
    assert [f"{done.performed_at:%H:%M}" for done in found.sets] == ["18:30", "18:40", "18:50", "20:00"]


@pytest.mark.parametrize(
    ("column", "metres"),
    [("Distance", 5.0), ("Distance in km", 5000.0), ("distance_mi", 8046.72), ("Distance (miles)", 8046.72)],
)
def test_the_name_of_a_column_tells_the_unit_of_distances(column: str, metres: float) -> None:
    columns = Columns("day", "lift", metres=column)
    [done] = told(come_to(Table(columns), f"day,lift,{column}\n2024-05-06,Run,5\n"))
    assert done[4] == metres


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        *(("", "working"), ("3", "working"), ("Regular set", "working"), ("W", "warmup"), ("Warm-up", "warmup")),
        *(("DROP_SET", "drop"), ("dropset", "drop"), ("to failure", "failure"), ("F", "failure")),
    ],
)
def test_sorts_of_sets_have_the_words_of_many_apps(word: str, type_: str) -> None:
    [done] = told(come_to(Table(Columns("day", "lift", "n", type="t")), f"day,lift,n,t\n2024-05-06,Squat,5,{word}\n"))
    assert done[1] == type_


def test_rows_in_any_order_are_the_same_sets() -> None:
    rows = ["2024-05-06 18:30;Squat;5\n", "2024-05-06 18:40;Row;5\n", "2024-05-07 09:00;Squat;5\n"]
    table = Table(Columns(date="day", exercise="lift", reps="n"))
    there, back = (come_to(table, "day;lift;n\n" + "".join(some)) for some in (rows, rows[::-1]))
    assert {done.id for done in there.sets} == {done.id for done in back.sets}


@pytest.mark.parametrize(
    ("dates", "form", "starts"),
    [
        (["13.02.2025"], None, ["2025-02-13 12:00"]),
        (["02/03/2025", "02/13/2025"], None, ["2025-02-03 12:00", "2025-02-13 12:00"]),
        (["13/2/25 7:05", "1/2/25 18:00"], None, ["2025-02-13 07:05", "2025-02-01 18:00"]),
        (["2/3/2025, 6:30 PM", "2/13/2025, 12:10 AM"], None, ["2025-02-03 18:30", "2025-02-13 00:10"]),
        (["2025-02-03", "2025/2/4 6:30"], None, ["2025-02-03 12:00", "2025-02-04 06:30"]),
        (["2025-02-03T18:30:00.123Z", "2025-02-04T18:30:00+0100"], None, ["2025-02-03 19:30", "2025-02-04 18:30"]),
        (["5 May 2024", "May 6, 2024, 7:30 PM"], None, ["2024-05-05 12:00", "2024-05-06 19:30"]),
        (["02/03/2025"], "mdy", ["2025-02-03 12:00"]),
        (["02/03/2025"], "dmy", ["2025-03-02 12:00"]),
        (["25-02-03"], "ymd", ["2025-02-03 12:00"]),
        (["20250203 0705"], "%Y%m%d %H%M", ["2025-02-03 07:05"]),
        (["03Feb25"], "%d%b%y", ["2025-02-03 12:00"]),
    ],
)
def test_dates_are_read_as_the_whole_file_or_the_map_says(
    dates: list[str], form: str | None, starts: list[str]
) -> None:
    assert dated(*dates, form=form) == starts


@pytest.mark.parametrize(("date", "said"), [("03/04/2019", "day"), ("03/04/2019 6:30 PM", "month")])
def test_dates_that_leave_two_orders_possible_are_told_once(date: str, said: str) -> None:
    text = f"day;lift;n;kg\n{date};Squat;5;100\n{date};Squat;5;100\n"
    doubts = [item for item in items_of(Table(DAY_LIFT), text) if isinstance(item, BadLine)]
    assert [one.reason for one in doubts] == [
        f"dates like 03/04 were read {said} first; a map's `date_format:` can say otherwise"
    ]
    assert not [item for item in items_of(Table(DAY_LIFT, "mdy"), text) if isinstance(item, BadLine)]


@pytest.mark.parametrize(
    ("columns", "unit"),
    [
        ({"weight": "kg"}, Unit.KG),
        ({"weight": "Weight (lbs)"}, Unit.LB),
        ({"weight": "load"}, None),
        ({"weight": "kg", "unit": "load"}, None),
    ],
)
def test_the_name_of_a_column_tells_the_unit_where_no_column_does(columns: Any, unit: Unit | None) -> None:
    variant = Table(Columns("day", "lift", "n", **columns)).detect("day;lift;n;kg;load;Weight (lbs)\n")
    assert variant is not None
    assert variant.unit is unit
    assert bool(variant.unit_from) == (unit is not None or "unit" in columns)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (Columns(), "names date, exercise and one of"),
        (Columns("day", "lift", weight="kg"), "names date, exercise and one of"),
        (Columns("date", "lift", "n"), "date stands in 'date'; its columns are 'day', 'lift', 'n', 'kg'"),
    ],
)
def test_a_map_that_does_not_fit_is_refused_with_what_would(columns: Columns, said: str) -> None:
    with pytest.raises(Refused, match=said):
        Table(columns).detect("day;lift;n;kg\n")


def test_a_map_says_the_form_of_dates_in_one_of_a_few_ways() -> None:
    assert read_map(b"date_format: '%d%b%y'\n", "map.yaml").date_format == "%d%b%y"
    with pytest.raises(Refused, match=r"map.yaml:1.*dmy, mdy, ymd or a form like"):
        read_map(b"date_format: dym\n", "map.yaml")


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    columns = Columns("day", "lift", "n", "kg", unit="unit", seconds="time", type="type")
    rows = [
        "31.02.2025;Squat;5;100;kg;;",
        "13.02.2025;Squat;five;100;kg;;",
        "13.02.2025;Squat;5;100;stone;;",
        "13.02.2025;Plank;;;;1:xx;",
        "13.02.2025;Squat;5;100;kg;;odd",
        "13.02.2025;;5;100;kg;;",
        "13.02.2025;Squat",
    ]
    text = "\n".join(["day;lift;n;kg;unit;time;type", *rows])
    bad = [(one.line, one.reason) for one in items_of(Table(columns), text) if isinstance(one, Unreadable)]
    assert bad == [
        (2, "date: '31.02.2025' is none as dmy"),
        (3, "reps: expected a number, not 'five'"),
        (4, "unit: expected kg or lb, not 'stone'"),
        (5, "seconds: expected hours, minutes and seconds (0:01:30), not '1:xx'"),
        (6, "type: expected warmup, working, drop or failure, not 'odd'"),
        (7, "exercise: expected a name"),
        (8, "expected 7 cells, not 2"),
    ]
