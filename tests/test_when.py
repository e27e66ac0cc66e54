"""Moments and days as a person writes them, read in Berlin, where clocks jump twice a year."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hipflex.errors import Refused
from hipflex.notation.forms import form_of
from hipflex.when import WEEKDAYS, parse_day, parse_when
from hipflex.when.reading import FORMS
from hipflex.when.words import MEANINGS, words_of

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system takes no other time zone")

BERLIN = ZoneInfo("Europe/Berlin")
WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
NOW = datetime(2026, 11, 20, 14, 45, 30, tzinfo=WINTER)
"""A Friday."""


@pytest.fixture(scope="module", autouse=True)
def _in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def winter(month: int, day: int, hour: int = 12, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, second, tzinfo=WINTER)


def refusal(text: str, now: datetime = NOW) -> str:
    with pytest.raises(Refused) as refused:
        parse_when(text, now)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-19", winter(11, 19)),
        ("2026-07-01", datetime(2026, 7, 1, 12, tzinfo=SUMMER)),
        ("2026-11-19 18:30", winter(11, 19, 18, 30)),
        ("2026-11-20 14:45", winter(11, 20, 14, 45)),
        ("2026-11-19T18:30+01:00", winter(11, 19, 18, 30)),
        ("2026-11-19T18:30:15+01:00", winter(11, 19, 18, 30, 15)),
        ("2026-11-19T17:30Z", winter(11, 19, 18, 30)),
        ("2026-11-19T13:00-0430", winter(11, 19, 18, 30)),
        ("2026-11-19T18:30+01", winter(11, 19, 18, 30)),
        ("today", NOW),
        ("Today", NOW),
        ("0 days ago", NOW),
        ("yesterday", winter(11, 19, 14, 45, 30)),
        ("1 day ago", winter(11, 19, 14, 45, 30)),
        ("2 days ago", winter(11, 18, 14, 45, 30)),
        ("18 DAYS AGO", winter(11, 2, 14, 45, 30)),
        ("14:45", winter(11, 20, 14, 45)),
        ("00:00", winter(11, 20, 0)),
        ("thursday", winter(11, 19)),
        ("Monday", winter(11, 16)),
        ("sat", winter(11, 14)),
        ("on friday", winter(11, 13)),
        ("last monday", winter(11, 16)),
        ("last tue 6pm", winter(11, 17, 18)),
        ("tuesday at noon", winter(11, 17)),
        ("sunday night", winter(11, 15, 22)),
        ("monday morning at 8", winter(11, 16, 8)),
        (" yesterday ", winter(11, 19, 14, 45, 30)),
        ("the day before yesterday", winter(11, 18, 14, 45, 30)),
        ("a week ago", winter(11, 13, 14, 45, 30)),
        ("two weeks ago", winter(11, 6, 14, 45, 30)),
        ("3 days ago at 7pm", winter(11, 17, 19)),
        ("20 min ago", winter(11, 20, 14, 25, 30)),
        ("twenty five minutes ago", winter(11, 20, 14, 20, 30)),
        ("2h ago", winter(11, 20, 12, 45, 30)),
        ("2h 30min ago", winter(11, 20, 12, 15, 30)),
        ("1.5 hours ago", winter(11, 20, 13, 15, 30)),
        ("half an hour ago", winter(11, 20, 14, 15, 30)),
        ("an hour and a half ago", winter(11, 20, 13, 15, 30)),
        ("quarter of an hour ago", winter(11, 20, 14, 30, 30)),
        ("an hour and 20 minutes ago", winter(11, 20, 13, 25, 30)),
        ("1h20 ago", winter(11, 20, 13, 25, 30)),
        ("two hours back", winter(11, 20, 12, 45, 30)),
        ("a month ago", datetime(2026, 10, 20, 14, 45, 30, tzinfo=SUMMER)),
        ("friday last week", winter(11, 13)),
        ("last week tuesday 18:00", winter(11, 10, 18)),
        ("earlier today", NOW),
        ("1 day 2 hours ago", winter(11, 19, 12, 45, 30)),
        ("now", NOW),
        ("this morning", winter(11, 20, 8)),
        ("8 this morning", winter(11, 20, 8)),
        ("last night", winter(11, 19, 22)),
        ("last night at 10", winter(11, 19, 22)),
        ("yesterday evening", winter(11, 19, 19)),
        ("yesterday night at 10pm", winter(11, 19, 22)),
        ("quarter past 7 am", winter(11, 20, 7, 15)),
        ("ten past seven yesterday evening", winter(11, 19, 19, 10)),
        ("yesterday afternoon", winter(11, 19, 15)),
        ("yesterday at noon", winter(11, 19)),
        ("yesterday at 7pm", winter(11, 19, 19)),
        ("yesterday, 7:15 p.m.", winter(11, 19, 19, 15)),
        ("7 in the evening yesterday", winter(11, 19, 19)),
        ("half past seven yesterday evening", winter(11, 19, 19, 30)),
        ("quarter to 8 this morning", winter(11, 20, 7, 45)),
        ("18h30 yesterday", winter(11, 19, 18, 30)),
        ("yesterday 18h", winter(11, 19, 18)),
        ("yesterday at 18", winter(11, 19, 18)),
        ("7am", winter(11, 20, 7)),
        ("12:30 am", winter(11, 20, 0, 30)),
        ("12am", winter(11, 20, 0)),
        ("12 pm yesterday", winter(11, 19)),
        ("at 7", winter(11, 20, 7)),
        ("half past 7", winter(11, 20, 7, 30)),
        ("11.30", winter(11, 20, 11, 30)),
        ("10:00:05", winter(11, 20, 10, 0, 5)),
        ("2026-11-19 7:30", winter(11, 19, 7, 30)),
        ("7:30 2026-11-19", winter(11, 19, 7, 30)),
        ("2026-11-19T18:30", winter(11, 19, 18, 30)),
        ("2026-11-19 18:30+01:00", winter(11, 19, 18, 30)),
        ("2026-11-2", winter(11, 2)),
        ("2026/11/19", winter(11, 19)),
        ("19.11.2026", winter(11, 19)),
        ("13/04/2026", datetime(2026, 4, 13, 12, tzinfo=SUMMER)),
        ("4/13/2026", datetime(2026, 4, 13, 12, tzinfo=SUMMER)),
        ("5/5", datetime(2026, 5, 5, 12, tzinfo=SUMMER)),
        ("19.11.", winter(11, 19)),
        ("13.11 18:00", winter(11, 13, 18)),
        ("nov 19", winter(11, 19)),
        ("thu 19 nov", winter(11, 19)),
        ("19-nov-2026", winter(11, 19)),
        ("November 19th, 2026", winter(11, 19)),
        ("Nov 19 at 8:15", winter(11, 19, 8, 15)),
        ("19 november 7:30 pm", winter(11, 19, 19, 30)),
        ("on the 3rd", winter(11, 3)),
        ("24th november", datetime(2025, 11, 24, 12, tzinfo=WINTER)),
        ("26 nov", datetime(2025, 11, 26, 12, tzinfo=WINTER)),
        ("29 feb", datetime(2024, 2, 29, 12, tzinfo=WINTER)),
    ],
)
def test_a_moment_is_the_local_time_it_means(text: str, meant: datetime) -> None:
    moment = parse_when(text, NOW)
    assert moment == meant
    assert moment.replace(tzinfo=None) == meant.astimezone(moment.tzinfo).replace(tzinfo=None)


@pytest.mark.parametrize("text", ["2026-11-19", "yesterday", "2026-07-01", "monday"])
def test_a_local_moment_has_the_offset_in_force_there_and_then(text: str) -> None:
    moment = parse_when(text, NOW)
    assert moment.utcoffset() == moment.astimezone(BERLIN).utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "2 day",
        "-1 days ago",
        "٢ days ago",
        "20261119",
        "2026-W47-4",
        "2026-323",
        "2026-11-19 24:00",
        "2026-11-19 18:60",
        "2026-11-19T18:30:60+01:00",
        "2026-11-19T18:30:15.5+01:00",
        "2026-11-19T18:30+25:00",
        "2026-11-19T18:30+01:60",
        "25:00",
        "1795104000",
        "pm",
        "nov",
        "lunchtime",
        "26 nov 25",
        "5 to 7",
        "2 30 min ago",
    ],
)
def test_any_other_way_of_writing_is_refused(text: str) -> None:
    assert "expected a day like 2026-11-20" in refusal(text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("last week", ["monday last week", "a week ago"]),
        ("this week", ["monday", "yesterday"]),
        ("earlier this week", ["monday", "yesterday"]),
        ("last month", ["a month ago", "24 oct"]),
        ("this month", ["2 weeks ago", "24th"]),
        ("last year", ["24 nov 2025", "11 months ago"]),
        ("the weekend", ["saturday", "sunday"]),
        ("last weekend", ["saturday", "sunday"]),
        ("a few days ago", ["2 days ago", "3 days ago"]),
        ("a couple of weeks ago", ["2 weeks ago", "3 weeks ago"]),
        ("a few minutes ago", ["2 minutes ago", "3 minutes ago"]),
        ("some time in the last few days", ["2 days ago", "3 days ago"]),
        ("the other day", ["yesterday", "2 days ago", "monday"]),
        ("a while ago", ["yesterday", "2 days ago", "monday"]),
        ("last time", ["yesterday", "2 days ago", "monday"]),
        ("earlier", ["2 hours ago", "this morning"]),
    ],
)
def test_what_leaves_the_day_open_is_refused_with_the_nearest_ways_to_say_it(text: str, instead: list[str]) -> None:
    said = refusal(text)
    assert said.endswith(f"leaves open when that was: write {' or '.join(f'`{one}`' for one in instead)}")
    for one in instead:
        parse_day_or_time(one)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("0700 yesterday", "07:00 yesterday"),
        ("yesterday 0700", "yesterday 07:00"),
        ("1130", "11:30"),
        ("19 nov 1830", "19 nov 18:30"),
        ("yesterday 2015", "yesterday 20:15"),
        ("nov 20 at 0715", "nov 20 at 07:15"),
    ],
)
def test_a_time_without_its_colon_is_refused_with_it(text: str, instead: str) -> None:
    assert refusal(text).endswith(f"is no time without its colon: write `{instead}`")
    parse_day_or_time(instead)


@pytest.mark.parametrize(
    "text", ["2026-11-19\n2026-11-18", "yesterday today", "yesterday 7pm 8pm", "2 hours ago yesterday", "now at 7"]
)
def test_what_says_two_things_is_refused(text: str) -> None:
    assert "says two things at once" in refusal(text)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("03/04/2026", ["2026-04-03", "2026-03-04"]),
        ("03/04/2026 18:30", ["2026-04-03 18:30", "2026-03-04 18:30"]),
        ("26.11.25", ["2025-11-26", "2026-11-25"]),
        ("3/4", ["2026-04-03", "2026-03-04"]),
        ("7.11", ["2026-11-07", "7:11"]),
        ("3 days ago at 7", ["3 days ago at 07:00", "3 days ago at 19:00"]),
        ("yesterday 7", ["yesterday 7:00", "yesterday 19:00"]),
        ("yesterday at 12", ["yesterday at 00:00", "yesterday at 12:00"]),
        ("7 o'clock yesterday", ["07:00 yesterday", "19:00 yesterday"]),
        ("half past 7 yesterday", ["07:30 yesterday", "19:30 yesterday"]),
        ("sunday last week", ["2026-11-08", "2026-11-15"]),
        ("yesterday midnight", ["yesterday 0:00", "yesterday 23:59"]),
    ],
)
def test_what_has_two_readings_is_refused_with_both(text: str, instead: list[str]) -> None:
    said = refusal(text)
    assert said.endswith(f"has two readings: write {' or '.join(f'`{one}`' for one in instead)}")
    assert len({parse_day_or_time(one) for one in instead}) == len(instead)


def parse_day_or_time(text: str) -> datetime:
    return parse_when(text, NOW + timedelta(days=365))


@pytest.mark.parametrize("number", ["99999", "2200000000", "9" * 30, "9" * 5000])
@pytest.mark.parametrize(
    "form",
    ["at {}", "{}pm", "{} h", "{} o'clock", "{} past 7", "half past {}", "jan {}", "{} jan 2026", "{} months ago"],
)
def test_a_number_that_no_clock_and_no_calendar_has_is_refused(form: str, number: str) -> None:
    refusal(form.format(number))
    with pytest.raises(Refused):
        parse_day(form.format(number), NOW)


@pytest.mark.parametrize("text", ["fri 19 nov", "2 weeks ago on monday"])
def test_a_weekday_beside_another_date_is_refused(text: str) -> None:
    assert "is a " in refusal(text)


@pytest.mark.parametrize("text", ["last night at 1", "18:30 in the morning", "yesterday evening at 3"])
def test_an_hour_outside_its_part_of_the_day_is_refused(text: str) -> None:
    assert "is not in the" in refusal(text)


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "2026-11-31 10:00", "2026-02-30T10:00Z"]
)
def test_an_impossible_date_is_refused(text: str) -> None:
    assert "no date of the calendar" in refusal(text)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+23:59", "9999-12-31T23:59-12:00", "0001-01-01", "999999999999 days ago"]
)
def test_what_lies_beyond_the_calendar_is_refused(text: str) -> None:
    assert "calendar" in refusal(text)


@pytest.mark.parametrize(
    "text", ["14:46", "evening", "2026-11-21", "2027-11-20", "2026-11-20T14:45:31+01:00", "2026-11-20T23:20+09:30"]
)
def test_the_future_is_refused(text: str) -> None:
    assert "lies in the future: it is 2026-11-20 14:45" in refusal(text)


@pytest.mark.parametrize("digits", ["7" * 12, "2" * 40])
@pytest.mark.parametrize("form", ["{}pm", "nov {} 2025", "{} d ago", "{} weeks ago", "half past {}", "26 nov {}"])
def test_no_number_is_too_long_to_be_refused(form: str, digits: str) -> None:
    assert refusal(form.format(digits))


def test_a_text_far_too_long_is_refused_in_a_short_line() -> None:
    assert len(refusal("13/04/202" + " " * 20_000)) < 400


@pytest.mark.parametrize("text", ["tomorrow", "next monday", "tomorrow at 7pm"])
def test_words_for_the_future_are_refused_as_such(text: str) -> None:
    assert "lies in the future" in refusal(text)


def test_a_time_that_is_still_to_come_is_refused_with_the_one_before() -> None:
    assert refusal("7pm").endswith("for the last one write `yesterday 7pm`")
    assert refusal("tonight").endswith("without a time it is now")


def test_an_evening_far_to_the_east_is_past_already() -> None:
    assert parse_when("2026-11-20T23:00+09:30", NOW) == winter(11, 20, 14, 30)


def test_this_very_second_is_no_future() -> None:
    assert parse_when("2026-11-20T14:45:30+01:00", NOW) == NOW


def test_the_date_of_this_morning_is_refused_with_the_word_that_helps() -> None:
    morning = NOW.replace(hour=8)
    assert "write `today`" in refusal("2026-11-20", morning)
    assert "write `today`" not in refusal("2026-11-21", morning)


def test_a_local_time_that_the_clocks_skipped_is_refused() -> None:
    assert "2026-03-29 02:30 did not exist here" in refusal("2026-03-29 02:30")
    assert parse_when("2026-03-29 01:59", NOW) == winter(3, 29, 1, 59)
    assert parse_when("2026-03-29 03:00", NOW) == winter(3, 29, 2, 0)


def test_a_local_time_that_occurred_twice_is_refused_with_both_ways_of_writing_it() -> None:
    said = refusal("2026-10-25 02:30")
    assert said.endswith("write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00")
    first, second = (parse_when(text, NOW) for text in ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00"))
    assert second - first == timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("yesterday", datetime(2026, 3, 30, 2, 15, tzinfo=SUMMER)),
        ("1 day ago", datetime(2026, 10, 26, 2, 15, tzinfo=WINTER)),
        ("sunday 2:15", datetime(2026, 10, 28, 2, 15, tzinfo=WINTER)),
        ("02:10", datetime(2026, 10, 25, 9, 0, tzinfo=WINTER)),
    ],
)
def test_a_relative_time_that_the_clocks_made_doubtful_is_refused(text: str, now: datetime) -> None:
    said = refusal(text, now)
    assert "did not exist here" in said or "occurred twice here" in said


def test_today_is_now_even_within_the_hour_that_occurs_twice() -> None:
    now = datetime(2026, 10, 25, 2, 30, tzinfo=WINTER)
    assert parse_when("today", now) is now


@pytest.mark.parametrize("name", WEEKDAYS)
def test_a_weekday_is_the_last_one_before_today(name: str) -> None:
    for days in range(7):
        now = NOW + timedelta(days=days)
        day = parse_day(name, now)
        assert WEEKDAYS[day.weekday()] == name
        assert timedelta(1) <= now.date() - day <= timedelta(7)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-19", date(2026, 11, 19)),
        ("2030-01-01", date(2030, 1, 1)),
        ("today", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 19)),
        ("20 days ago", date(2026, 10, 31)),
        ("friday", date(2026, 11, 13)),
        ("nov 3rd", date(2026, 11, 3)),
        ("3 weeks ago", date(2026, 10, 30)),
    ],
)
def test_a_day_is_a_local_date(text: str, meant: date) -> None:
    assert parse_day(text, NOW) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18:30",
        "2026-11-19 18:30",
        "2026-11-19T18:30Z",
        "2026-02-29",
        "99999999 days ago",
        "now",
        "yesterday evening",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_day(text, NOW)


MINUTES = st.datetimes(datetime(1980, 1, 1), datetime(2026, 11, 20)).map(  # noqa: DTZ001 - as a person writes it
    lambda moment: moment.replace(second=0, microsecond=0)
)


def moments_shown(naive: datetime) -> set[datetime]:
    """Every moment at which the clocks of Berlin showed a local time: two, one or none."""
    candidates = (naive.replace(tzinfo=zone) for zone in (WINTER, SUMMER))
    return {one for one in candidates if one.astimezone(BERLIN).replace(tzinfo=None) == naive}


@given(MINUTES)
@example(datetime(2026, 3, 29, 2, 0))  # noqa: DTZ001
@example(datetime(2026, 10, 25, 2, 0))  # noqa: DTZ001
def test_a_local_time_is_taken_where_the_clocks_showed_it_once(naive: datetime) -> None:
    shown = moments_shown(naive)
    try:
        assert {parse_when(f"{naive:%Y-%m-%d %H:%M}", NOW)} == shown
    except Refused:
        assert len(shown) != 1


@given(st.datetimes(datetime(1, 1, 2), datetime(2026, 11, 19)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_a_moment_with_its_offset_is_itself(naive: datetime, minutes: int) -> None:
    moment = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    parsed = parse_when(moment.isoformat(), NOW)
    assert parsed.isoformat() == moment.isoformat()


PIECES = st.sampled_from(
    ["2026-11-19", "0001-01-01", "T", " ", "18:30", "24:00", "+01:00", "Z", "-99:99", "days ago", "monday"]
)
WORDS = sorted({word for words in MEANINGS.values() for word in words.split()})
NUMBERS = [
    "0",
    "7",
    "19",
    "30",
    "99",
    "2026",
    "999999999999",
    "3rd",
    "26.11",
    "3/4",
    "03/04/2026",
    "7pm",
    "18h30",
    "five",
]


@given(
    st.one_of(
        st.text(max_size=25),
        st.lists(st.one_of(PIECES, st.text("0123456789-:T+ ", max_size=4)), max_size=5).map("".join),
        st.lists(st.sampled_from([*WORDS, *NUMBERS]), max_size=6).map(" ".join),
    )
)
def test_no_text_is_anything_but_a_past_moment_or_refused(text: str) -> None:
    try:
        moment = parse_when(text, NOW)
    except Refused:
        return
    assert moment <= NOW
    assert moment.utcoffset() is not None
    assert moment.microsecond == 0


@given(st.text(max_size=25) | st.lists(st.sampled_from([*WORDS, *NUMBERS]), max_size=6).map(" ".join))
def test_no_text_is_anything_but_a_day_or_refused(text: str) -> None:
    try:
        assert parse_day(text, NOW)
    except Refused:
        return


def test_every_form_reads_its_example() -> None:
    for form in FORMS:
        kinds = [*(word.kind for word in words_of(form.example)), "end", "end"]
        assert form in [form_of(FORMS, kinds[place:]) for place in range(len(kinds))], form.example


def test_the_clocks_really_are_those_of_berlin() -> None:
    assert datetime(2026, 7, 1, tzinfo=UTC).astimezone().utcoffset() == timedelta(hours=2)
    assert len(moments_shown(datetime(2026, 10, 25, 2, 30))) == 2  # noqa: DTZ001
    assert not moments_shown(datetime(2026, 3, 29, 2, 30))  # noqa: DTZ001
