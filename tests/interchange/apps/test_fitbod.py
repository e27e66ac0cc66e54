"""Fitbod's files: kilograms that may be pounds, the time of a workout on each of its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.apps.fitbod import Fitbod
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, told

FITBOD = Fitbod()
TEXT = (Path(__file__).parent / "files" / "fitbod.csv").read_text(encoding="utf-8")
HEADER = TEXT.partition("\n")[0]


def test_rows_become_sets_and_converted_pounds_are_pounds_again() -> None:
    found = come_to(FITBOD, TEXT)
    assert told(found) == [
        ("Dumbbell Row", "warmup", 12, None, None, 6.804, None, None),
        ("Dumbbell Row", "working", 8, None, None, 20, None, "slow, then fast"),
        ("Plank", "working", None, 55, None, None, None, None),
        ("Running", "working", None, 1800, 5000.5, None, None, None),
    ]
    assert (found.not_done, found.two_measures, found.bad) == (1, 1, [])


def test_the_time_is_an_instant_also_on_a_clock_of_twice_twelve_hours() -> None:
    starts = [f"{one.started_at.isoformat()}" for one in come_to(FITBOD, TEXT).sessions.values()]
    assert starts == ["2024-05-06T18:28:49+02:00", "2024-05-05T20:30:00+02:00"]


@pytest.mark.parametrize(("column", "unit"), [("Weight(kg)", Unit.KG), ("Weight(lbs)", Unit.LB)])
def test_the_unit_stands_in_the_name_of_the_column(column: str, unit: Unit) -> None:
    variant = FITBOD.detect(HEADER.replace("Weight(kg)", column) + "\n")
    assert variant is not None
    assert variant.unit is unit


def test_columns_may_be_in_any_order_and_lack_or_be_more() -> None:
    text = "note,isWarmup,Extra,Weight(kg),Reps,Exercise,Date\nok,FALSE,x,20,8,Row,2024-05-06\n"
    found = come_to(FITBOD, text)
    assert told(found) == [("Row", "working", 8, None, None, 20, None, "ok")]
    assert next(iter(found.sessions.values())).started_at.isoformat() == "2024-05-06T12:00:00+02:00"


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    rows = ["yesterday,Row,8,20,,,,,false,,1", "2024-05-06,,8,20,,,,,false,,1", "2024-05-06,Row,8,20", ""]
    bad = [item for item in items_of(FITBOD, "\n".join([HEADER, *rows])) if isinstance(item, Unreadable)]
    assert [(one.line, one.reason) for one in bad] == [
        (2, "date: expected one like 2024-05-06 18:30 or 6 May 2024, not 'yesterday'"),
        (3, "exercise: expected a name"),
        (4, "expected 11 cells, not 4"),
    ]
