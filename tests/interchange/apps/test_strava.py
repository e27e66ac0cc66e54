"""Strava's list of activities: one set each, at an instant."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.interchange.apps.strava import Strava
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, told

STRAVA = Strava()
TEXT = (Path(__file__).parent / "files" / "strava.csv").read_text(encoding="utf-8")
SHORT = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance\n"


def test_an_activity_is_one_set_with_its_time_and_its_metres() -> None:
    found = come_to(STRAVA, TEXT)
    assert told(found) == [
        ("Run", "working", None, 1509, 5005.2, None, None, None),
        ("Swim", "working", None, 1800, 1000, None, None, None),
        ("Workout", "working", None, 600, None, None, None, None),
    ]
    run = next(iter(found.sessions.values()))
    assert (run.workout, run.note, run.started_at.isoformat()) == (
        *("Evening Run", "with Anna"),
        "2024-05-06T18:30:00+02:00",
    )


@pytest.mark.parametrize(
    ("seconds", "distance", "metres"), [("1500", "5.0", 5000), ("1500", "5005.2", 5005.2), ("1800", "1000", 1000)]
)
def test_a_distance_alone_is_kilometres_or_metres_by_how_fast_it_was(
    seconds: str, distance: str, metres: float
) -> None:
    [done] = told(come_to(STRAVA, f'{SHORT}1,"Apr 1, 2016, 2:07:55 PM",Run,Run,{seconds},{distance}\n'))
    assert done[4] == metres


def test_the_german_list_is_read() -> None:
    text = (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz\n"
        '1,"01.08.2025, 17:00:00",Abendlauf,Lauf,"1500,0","5,01"\n'
    )
    found = come_to(STRAVA, text)
    assert told(found) == [("Lauf", "working", None, 1500, 5010, None, None, None)]
    assert next(iter(found.sessions.values())).started_at.isoformat() == "2025-08-01T19:00:00+02:00"


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    text = f'{SHORT}1,"Foo 1, 2016, 2:07:55 PM",Run,Run,1500,5\n2,"Apr 1, 2016, 2:07:55 PM",Run,Run,long,5\n'
    text += '3,"Apr 1, 2016, 2:07:55 PM",Run,,60,5\n4\n'
    bad = [(item.line, item.reason) for item in items_of(STRAVA, text) if isinstance(item, Unreadable)]
    assert bad == [
        (2, "date: expected one like 2024-05-06 18:30 or 6 May 2024, not 'Foo 1, 2016, 2:07:55 PM'"),
        (3, "elapsed time: expected a number, not 'long'"),
        (4, "activity type: expected a word"),
        (5, "expected 6 cells, not 1"),
    ]
