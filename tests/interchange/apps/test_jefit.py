"""Jefit's tables: sets as rows, older ones as text, and what is personal left alone."""

from __future__ import annotations

from pathlib import Path

from hipflex.interchange.apps.jefit import Jefit
from hipflex.interchange.foreign import ForeignSet, Unreadable
from tests.interchange.apps.reading import come_to, items_of, told

JEFIT = Jefit()
TEXT = (Path(__file__).parent / "files" / "jefit.csv").read_text(encoding="utf-8")


def test_sets_come_from_rows_and_where_there_are_none_from_the_text() -> None:
    found = come_to(JEFIT, TEXT)
    assert told(found) == [
        ("Bench Press, Incline", "working", 5, None, None, 65, None, None),
        ("Bench Press, Incline", "working", 4, None, None, 65, None, None),
        ("Plank", "working", None, 60, None, None, None, None),
        ("Bench Press, Incline", "working", 15, None, None, 50, None, None),
        ("Bench Press, Incline", "working", 15, None, None, 50, None, None),
        ("Bench Press, Incline", "working", 10, None, None, None, None, None),
        ("Curl", "working", 8, None, None, 20, None, None),
    ]
    assert [(one.line, one.reason) for one in found.bad] == [(21, "logs: expected weight x reps, not 'heavy'")]


def test_a_workout_has_its_clock_unless_that_is_of_another_day() -> None:
    sessions = [*come_to(JEFIT, TEXT).sessions.values()]
    assert [f"{one.started_at:%Y-%m-%d %H:%M}" for one in sessions] == [
        *("2024-05-06 20:30", "2024-01-02 12:00", "2023-01-02 12:00")
    ]
    assert sessions[0].ended_at is not None


def test_weights_in_texts_have_the_unit_that_a_set_in_both_forms_tells() -> None:
    pounds = TEXT.replace("64.9998x5", "143.3x5")
    units = {item.weight.unit for item in items_of(JEFIT, pounds) if isinstance(item, ForeignSet) and item.weight}
    assert units == {"lb"}
    without = TEXT.replace("143.2999", "0")
    bare = [item.weight for item in items_of(JEFIT, without) if isinstance(item, ForeignSet) and item.weight]
    assert {one.unit for one in bare if one.number} == {None}


def test_rows_that_lack_some_of_the_sets_of_the_text_are_not_preferred() -> None:
    text = TEXT.replace("2,7,1,1,143.2999,4,0,0,0,0,0\n", "")
    assert told(come_to(JEFIT, text))[:2] == told(come_to(JEFIT, TEXT))[:2]


def test_nothing_personal_is_read_and_cardio_without_a_name_is_told() -> None:
    found = come_to(JEFIT, TEXT)
    assert "1980" not in repr(found)
    assert [(one.line, one.reason) for one in found.warnings] == [
        (33, "rows of cardio, which have no names, are left out: 1")
    ]


def test_a_set_of_no_exercise_is_told() -> None:
    bad = [item for item in items_of(JEFIT, TEXT.replace("3,7,2,0,", "3,7,9,0,")) if isinstance(item, Unreadable)]
    assert [(one.line, one.reason) for one in bad if one.line > 21] == [(28, "a set of no exercise in this file")]


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    text = (
        TEXT.replace("2023-01-02,8,Curl", "2023-02-30,8,Curl")
        .replace(",90,Plank,", ",90,,")
        .replace(",4,0,0", ",x,0,0")
        + "1,2024\n"
    )
    bad = [(item.line, item.reason) for item in items_of(JEFIT, text) if isinstance(item, Unreadable)]
    assert bad == [
        (34, "expected 13 cells, not 2"),
        (27, "reps: expected a number, not 'x'"),
        (19, "ename: expected the name of an exercise"),
        (21, "mydate: expected one like 2024-05-06, not '2023-02-30'"),
        (28, "a set of no exercise in this file"),
    ]
