"""Days of the week and a time of day, as people write them."""

from __future__ import annotations

import time as clocks
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.errors import NotationError
from hipflex.when.timetable import Timetable, parse_timetable

pytestmark = pytest.mark.skipif(not hasattr(clocks, "tzset"), reason="this system takes no other time zone")


@pytest.fixture(scope="module", autouse=True)
def _in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        clocks.tzset()
        yield
    clocks.tzset()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("mon thu 12:30", "mon thu 12:30"),
        ("Thursday, Monday at 7pm", "mon thu 19:00"),
        ("tues & thurs 6.05", "tue thu 06:05"),
        ("every mon and fri 18:00", "mon fri 18:00"),
        ("every day noon", "daily 12:00"),
        ("12:30", "daily 12:30"),
        ("12am daily", "daily 00:00"),
        ("every weekday 7:30 p.m.", "weekdays 19:30"),
        ("mon-fri 9:00", "weekdays 09:00"),
        ("sat – sun 9:00", "weekends 09:00"),
        ("fri to mon 9:00", "mon fri sat sun 09:00"),
        ("Sundays midday", "sun 12:00"),
    ],
)
def test_days_and_a_time_are_understood(text: str, meant: str) -> None:
    assert str(parse_timetable(text)) == meant


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the end: expected days like"),
        ("mon thu", "the end: expected a time like 12:30"),
        ("mon tag 12:30", "'tag' at 5: expected days like"),
        ("mon 7", "'7' at 5: expected a time like 12:30, 7pm or noon; write `mon 7am` or `mon 7pm`"),
        ("mon 19", "write `mon 19:00`"),
        ("mon 24:00", "'24:00' at 5: expected a time"),
        ("mon 12:60", "'12:60' at 5: expected a time"),
        ("mon 13pm", "'13pm' at 5: expected a time"),
        ("mon 12:30 18:00", "'18:00' at 11: expected one time"),
        ("mon-mon 9:00", "expected two different days"),
        ("mon 12:30:15", "'12:30:15' at 5"),
        ("monthu 12:30", "'monthu' at 1"),
        ("mon 12:30; rm -rf ~", "at 10"),
        ("mon\n12:30\x1b", "at 10"),
    ],
)
def test_anything_else_is_refused_at_its_place(text: str, says: str) -> None:
    with pytest.raises(NotationError) as refused:
        parse_timetable(text)
    assert says in str(refused.value)


TIMETABLES = st.builds(
    Timetable,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
MOMENTS = st.integers(0, 366 * 24 * 60).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))


@given(TIMETABLES)
def test_what_is_said_of_it_means_the_same(timetable: Timetable) -> None:
    assert parse_timetable(str(timetable)) == timetable


@given(TIMETABLES, MOMENTS)
def test_the_next_one_lies_ahead_within_eight_days_at_its_time(timetable: Timetable, now: datetime) -> None:
    upcoming = timetable.after(now.astimezone())
    assert now < upcoming <= now + timedelta(days=8)
    assert upcoming.weekday() in timetable.days
    skipped = (upcoming.month, upcoming.day) == (3, 29) and timetable.at.hour == 2
    assert upcoming.time() == timetable.at or skipped


def test_today_counts_until_the_time_is_there() -> None:
    monday = datetime(2026, 11, 30, 12, 29).astimezone()
    timetable = parse_timetable("mon 12:30")
    assert timetable.after(monday) == monday + timedelta(minutes=1)
    assert timetable.after(monday + timedelta(minutes=1)) == monday + timedelta(days=7, minutes=1)
