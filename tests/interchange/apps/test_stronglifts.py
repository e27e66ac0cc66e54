"""StrongLifts' files: a row an exercise, and the older ones of a row a workout."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from hipflex.domain.imports import BadLine
from hipflex.domain.measures import Unit
from hipflex.interchange.apps.stronglifts import StrongLifts
from hipflex.interchange.foreign import ForeignSet, Unreadable
from hipflex.value_classes import replace
from tests.interchange.apps.reading import come_to, items_of, sample, told

STRONGLIFTS = StrongLifts()
FILES = Path(__file__).parent / "files"
NEW = (FILES / "stronglifts-new.csv").read_text(encoding="utf-8")
OLD = (FILES / "stronglifts-old.csv").read_text(encoding="utf-8")
ONE_EXERCISE = "Date,Note,Workout,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2\n"


def test_every_pair_of_columns_is_a_set_and_what_was_skipped_is_not_done() -> None:
    found = come_to(STRONGLIFTS, NEW)
    assert told(found) == [
        ("Squat", "working", 5, None, None, 60, None, "knees out"),
        ("Squat", "working", 4, None, None, 62.5, None, None),
        ("Plank", "working", None, 30, None, None, None, None),
        ("Plank", "working", None, 45, None, None, None, None),
        ("Deadlift", "working", 5, None, None, 90, None, None),
        ("Squat", "working", 5, None, None, 60, None, None),
    ]
    assert (found.not_done, found.bad) == (1, [])


def test_a_workout_has_its_clock_and_a_note_that_stands_in_all_its_rows() -> None:
    late, early, plain = come_to(STRONGLIFTS, NEW).sessions.values()
    assert (late.workout, f"{late.started_at:%m-%d %H:%M}", late.note) == ("Workout A", "05-06 23:40", None)
    assert late.ended_at is not None
    assert f"{late.ended_at:%m-%d %H:%M}" == "05-07 00:55"
    assert (early.note, f"{early.started_at:%H:%M}") == ("both rows", "08:05")
    assert (plain.workout, f"{plain.started_at:%H:%M}") == ("3", "12:00")


def test_pounds_are_told_by_the_columns_of_the_sets() -> None:
    variant = STRONGLIFTS.detect(NEW.replace("(KG)", "(LB)"))
    assert variant is not None
    assert (variant.unit, variant.unit_from) == (Unit.LB, "the column 'Set 1 (LB)'")


def test_a_row_of_a_whole_workout_is_taken_apart() -> None:
    found = come_to(STRONGLIFTS, OLD)
    assert told(found) == [
        ("Squat", "working", 5, None, None, 60, None, None),
        ("Squat", "working", 5, None, None, 60, None, None),
        ("Squat", "working", 4, None, None, 60, None, None),
        ("Dips", "working", 10, None, None, None, None, None),
        ("Squat", "working", 5, None, None, 62.5, None, None),
        ("Squat", "working", 5, None, None, 62.5, None, None),
        ("Bench Press", "working", 5, None, None, 45.359, None, None),
    ]
    first = next(iter(found.sessions.values()))
    assert (first.workout, first.note, f"{first.started_at:%Y-%m-%d}") == ("A", "felt strong", "2016-05-16")
    assert (found.not_done, found.warnings) == (1, [])


@pytest.mark.parametrize(
    ("weights", "unit"), [("60,132.28", Unit.KG), ("61.23,135", Unit.LB), ("60,130", Unit.KG), (",135", Unit.LB)]
)
def test_where_both_units_are_filled_the_round_one_is_what_the_app_was_set_to(weights: str, unit: Unit) -> None:
    variant = STRONGLIFTS.detect(f"{ONE_EXERCISE}16/03/2015,,A,Squat,{weights},5,5\n")
    assert variant is not None
    assert variant.unit is unit


@pytest.mark.parametrize(
    ("dates", "first", "doubts"),
    [
        ("16/03/15 02/04/15", datetime(2015, 3, 16), 0),
        ("03/16/15 02/04/15", datetime(2015, 3, 16), 0),
        ("02/05/17", datetime(2017, 5, 2), 1),
    ],
)
def test_the_order_of_day_and_month_is_told_by_the_whole_file(dates: str, first: datetime, doubts: int) -> None:
    items = items_of(STRONGLIFTS, ONE_EXERCISE + "".join(f"{date},,A,Squat,60,,5,\n" for date in dates.split()))
    sets = [item for item in items if isinstance(item, ForeignSet)]
    assert sets[0].session.started == first
    assert sum(isinstance(item, BadLine) for item in items) == doubts


def test_a_map_may_say_the_order_of_the_dates() -> None:
    text = f"{ONE_EXERCISE}02/05/17,,A,Squat,60,,5,\n"
    variant = STRONGLIFTS.detect(text)
    assert variant is not None
    [item] = STRONGLIFTS.parse(text, replace(variant, date_format="mdy"))
    assert isinstance(item, ForeignSet)
    assert item.session.started == datetime(2017, 2, 5)


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    text = f"{ONE_EXERCISE}31/02/2015,,A,Squat,60,,5,\n16/03/2015,,A,Squat,60,,5,five\n16/03/2015,,A,Squat,60,,5,5,5\n"
    bad = [item for item in items_of(STRONGLIFTS, text) if isinstance(item, Unreadable)]
    assert [(one.line, one.reason) for one in bad] == [
        (2, "date: '31/02/2015' is none as dmy"),
        (3, "set 2: expected a number, not 'five'"),
        (4, "expected 8 cells, not 9"),
    ]


def test_a_row_that_was_cut_is_told_though_rows_may_be_short() -> None:
    text = f"{ONE_EXERCISE}16/03/2015,,A,Squat,60,,5\n17/03/2015,,A,Squat,60,"
    first, cut = items_of(STRONGLIFTS, text)
    assert isinstance(first, ForeignSet)
    assert isinstance(cut, Unreadable)
    assert (cut.line, cut.reason) == (3, "expected 8 cells, not 6")
    last = items_of(STRONGLIFTS, f"{text},5")[-1]
    assert isinstance(last, ForeignSet), "without a line end it is as short as the others"


def test_the_real_file_has_the_sets_that_were_counted_by_hand() -> None:
    found = come_to(STRONGLIFTS, sample("stronglifts-2018.csv"))
    assert (len(found.sets), len(found.sessions), sum(done.reps or 0 for done in found.sets)) == (326, 24, 1698)
    assert all(done.load is None or done.load.grams % 2500 == 0 for done in found.sets)
