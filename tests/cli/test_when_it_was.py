"""`--at`, `--since` and `--until`: the ways of saying when."""

from __future__ import annotations

import struct
import sys
import time
from datetime import datetime, timedelta, timezone

import pytest

from hipflex.terminal.clock import SystemClock
from tests.cli.home import Home

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def logged_at(home: Home, when: str) -> datetime:
    [row] = home.ok("log", "lunge", "10L", "--at", when, "--json").json["sets"]
    return datetime.fromisoformat(row["performed_at"])


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-07-03 18:30", "2026-07-03T18:30:00+02:00"),
        ("2026-01-03 18:30", "2026-01-03T18:30:00+01:00"),
        ("2026-01-03", "2026-01-03T12:00:00+01:00"),
        ("2026-03-01T10:00:00-05:00", "2026-03-01T10:00:00-05:00"),
        ("2026-03-01T10:00Z", "2026-03-01T10:00:00+00:00"),
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00"),
        ("2024-02-29 08:00", "2024-02-29T08:00:00+01:00"),
    ],
)
def test_a_moment_is_kept_with_the_offset_in_force_there_and_then(home: Home, when: str, expected: str) -> None:
    home.ok("log", "lunge", "10L", "--at", when)
    assert [row["performed_at"] for row in home.rows()] == [expected]


def test_a_moment_that_was_given_is_said_back(home: Home) -> None:
    assert "10L  on 2026-07-03 12:00  (id " in home.ok("log", "lunge", "10L", "--at", "2026-07-03").out
    assert " on " not in home.ok("log", "lunge", "10L").out


def test_relative_moments_keep_the_present_time_of_day(home: Home) -> None:
    now = logged_at(home, "today")
    for when, days in (("yesterday", 1), ("2 days ago", 2), ("1 day ago", 1)):
        moment = logged_at(home, when)
        assert moment.date() == now.date() - timedelta(days=days)
        assert moment.replace(tzinfo=None) - now.replace(tzinfo=None) + timedelta(days=days) < timedelta(minutes=5)
    for name in WEEKDAYS:
        day = logged_at(home, name.title()).date()
        assert (WEEKDAYS[day.weekday()], 1 <= (now.date() - day).days <= 7) == (name, True)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("the other day", "write `yesterday`"),
        ("2026-13-01", "no date of the calendar"),
        ("2026-02-29", "no date of the calendar"),
        ("2026-W47-1", "is not a time"),
        ("20260301", "is not a time"),
        ("2026-03-01 24:00", "is not a time"),
        ("2026-W10-7", "is not a time"),
        ("2026-03-29 02:30", "did not exist"),
        ("2026-10-25 02:30", "occurred twice"),
        ("2999-01-01", "future"),
        ("٢٠٢٦-01-01", "is not a time"),
        ("99999999 days ago", "calendar"),
        ("", "is not a time"),
        ("\x1b[31m", "is not a time"),
    ],
)
def test_what_is_no_moment_or_none_that_was_is_refused(home: Home, when: str, says: str) -> None:
    refusal = home.refused("log", "lunge", "10L", "--at", when, says=says)
    assert len(refusal.err.splitlines()) == 1
    assert home.rows() == []


def test_what_occurred_twice_is_refused_with_the_two_ways_of_saying_it(home: Home) -> None:
    home.refused(
        "log", "lunge", "1L", "--at", "2026-10-25 02:30", says="2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"
    )


def test_both_ends_of_a_window_are_included(home: Home) -> None:
    for moment in ("2026-01-04 23:59", "2026-01-05 00:00", "2026-01-06 23:59", "2026-01-07 00:00"):
        home.ok("log", "lunge", "10L", "--at", moment)
    window = ("--since", "2026-01-05", "--until", "2026-01-06")
    assert [row["performed_at"][:16] for row in home.rows(*window)] == ["2026-01-05T00:00", "2026-01-06T23:59"]
    assert len(home.ok("history", *window, "--json").json) == 2
    assert home.ok("progress", *window, "--json").json["exercises"][0]["sets"] == 2


def test_a_window_counts_the_dates_where_the_sets_were_done(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--at", "2026-01-05T23:30:00-05:00")
    assert len(home.rows("--since", "2026-01-05", "--until", "2026-01-05")) == 1
    assert home.rows("--since", "2026-01-06") == []


@pytest.mark.parametrize("command", [["export"], ["history"], ["progress"]])
def test_a_window_that_ends_before_it_begins_is_refused(home: Home, command: list[str]) -> None:
    home.refused(*command, "--since", "2026-02-01", "--until", "2026-01-31", says="after")
    home.refused(*command, "--since", "someday", says="is not a day")
    home.refused(*command, "--until", "2026-02-30", says="calendar")


def test_no_window_is_too_early_or_too_late(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    for window in (
        ["--until", "9999-12-31"],
        ["--since", "0001-01-01", "--until", "0001-01-08"],
        ["--until", "0001-01-01"],
    ):
        for command in (["progress"], ["progress", "lunge"], ["history"], ["export"]):
            home.ok(*command, *window)


def test_the_time_zone_is_the_one_of_the_moment_and_not_of_the_reader(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--at", "2026-01-05 08:00")
    assert home.ok("export", TZ="EST5").rows[0]["performed_at"] == "2026-01-05T08:00:00+01:00"
    [row] = home.ok("log", "lunge", "10L", "--at", "2026-01-05 08:00", "--json", TZ="EST5").json["sets"]
    assert row["performed_at"] == datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=-5))).isoformat()


@pytest.mark.parametrize("year", [1969, 1900, 2])
def test_a_clock_before_1970_is_as_good_as_another(home: Home, year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(year, 5, 3, 12, tzinfo=timezone(timedelta(hours=1)))
    monkeypatch.setattr(SystemClock, "now", lambda _: moment)
    monkeypatch.setattr(time, "time_ns", lambda: -(10**18))
    for reps in (10, 9):
        home.ok("log", "lunge", f"{reps}L")
    for command in ([], ["due"], ["history"], ["progress"], ["records"], ["next"], ["undo"], ["redo"]):
        home.ok(*command)
    assert {(row["reps"], row["performed_at"]) for row in home.rows()} == {(n, moment.isoformat()) for n in (10, 9)}


@pytest.mark.skipif(sys.platform == "win32", reason="TZ names no file there")
@pytest.mark.parametrize("offset", [86_400, -108_000])
def test_a_time_zone_a_day_or_more_from_utc_is_refused(home: Home, offset: int) -> None:
    home.ok("log", "lunge", "10L")
    zone = home.path / "zone"
    header = b"TZif" + bytes(16) + struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    zone.write_bytes(header + struct.pack(">lbb", offset, 0, 0) + b"FAR\0")
    for command in (["log", "lunge", "9L"], ["history"], ["due"], ["workout", "start", "lunge"]):
        home.refused(*command, TZ=f":{zone}", says="time zone")
    assert len(home.ok("export", TZ=f":{zone}").rows) == 1
