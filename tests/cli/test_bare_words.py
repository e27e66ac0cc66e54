"""What words that are no name and no argument are taken for, on any day of the year."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from hipflex.cli.bare_words import meant_option
from hipflex.services.workspace import Workspace
from tests.services.samples import places_in

A_FRIDAY = "2026-11-20"


def day_meant(folder: Path, said: str, today: str = A_FRIDAY) -> str:
    """What follows `--since` in the option that is named for some words on a day; nothing where none is."""
    now = datetime.fromisoformat(f"{today}T18:30:00+01:00")
    with closing(Workspace(places_in(folder), lambda: now)) as workspace:
        return meant_option(said, ["--since"], (), workspace).removeprefix("--since ").strip("'")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", "yesterday"),
        ("since Monday", "monday"),
        ("week", "1 week ago"),
        ("last week", "1 week ago"),
        ("a month", "1 month ago"),
        ("Last Month", "1 month ago"),
        ("over the last month", "1 month ago"),
        ("in the past year", "12 months ago"),
        ("12 weeks", "12 weeks ago"),
        ("last two weeks", "2 weeks ago"),
        ("twenty five days", "25 days ago"),
        ("6 months", "6 months ago"),
        ("2 years", "24 months ago"),
        ("3 weeks ago", "3 weeks ago"),
        ("this week", "2026-11-16"),
        ("this month", "2026-11-01"),
        ("this year", "2026-01-01"),
        ("this day", "2026-11-20"),
    ],
)
def test_a_span_of_time_is_the_day_that_it_begins_on(tmp_path: Path, said: str, day: str) -> None:
    assert day_meant(tmp_path, said) == day


@pytest.mark.parametrize(
    ("said", "today", "day"),
    [
        ("last month", "2026-12-31", "4 weeks ago"),
        ("2 months", "2026-12-31", "2 months ago"),
        ("last year", "2028-02-29", "52 weeks ago"),
        ("this week", "2026-11-16", "2026-11-16"),
        ("this week", "2027-01-01", "2026-12-28"),
    ],
)
def test_it_is_a_day_of_the_calendar(tmp_path: Path, said: str, today: str, day: str) -> None:
    assert day_meant(tmp_path, said, today) == day


@pytest.mark.parametrize(
    "said", ["", "last", "the last", "few weeks", "this", "9999 years", "99999 weeks", "next week"]
)
def test_what_names_no_span_is_none(tmp_path: Path, said: str) -> None:
    assert day_meant(tmp_path, said) == ""
