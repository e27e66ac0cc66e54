"""When something was done: the few ways of writing it, and the local time it means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from hipflex.errors import Refused

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NOON = time(12)
MOST_DIGITS = 5
DAYS = "2026-11-20, today, yesterday, `2 days ago` or monday"
MOMENTS = "2026-11-20, `2026-11-20 18:30`, 2026-11-20T18:30+01:00, today, yesterday, 18:30, `2 days ago` or monday"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]")
_DAY_AND_CLOCK = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) (([01][0-9]|2[0-3]):[0-5][0-9])")
_OFFSET = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)"
)
_DAYS_AGO = re.compile(r"([0-9]+) days? ago")


def parse_when(text: str, now: datetime) -> datetime:
    """The moment that a text means, aware, in whole seconds; refuses the future and what no clock has shown.

    A date alone is noon; today, yesterday, days ago and weekdays keep the present time of day.
    """
    moment = _moment(text.strip(), now)
    if moment > now:
        hint = "; for this day write `today`" if _DAY.fullmatch(text.strip()) and moment.date() == now.date() else ""
        raise Refused(f"{text!r} lies in the future: it is {now:%Y-%m-%d %H:%M}{hint}")
    return moment


def parse_day(text: str, now: datetime) -> date:
    """The local date that a text means."""
    plain = text.strip()
    if _DAY.fullmatch(plain):
        return _date(plain)
    day = _relative_day(plain, now)
    if day is None:
        raise Refused(f"{text!r} is not a day: expected {DAYS}")
    return day


def _moment(text: str, now: datetime) -> datetime:
    if _DAY.fullmatch(text):
        return _local(datetime.combine(_date(text), NOON))
    if _OFFSET.fullmatch(text):
        return _exact(text)
    if found := _DAY_AND_CLOCK.fullmatch(text):
        return _local(datetime.combine(_date(found[1]), _clock(found[2])))
    if _CLOCK.fullmatch(text):
        return _local(datetime.combine(now.date(), _clock(text)))
    day = _relative_day(text, now)
    if day is None:
        raise Refused(f"{text!r} is not a time: expected {MOMENTS}")
    if day == now.date():
        return now
    return _local(datetime.combine(day, now.time()))


def _relative_day(text: str, now: datetime) -> date | None:
    """The date of today, yesterday, days ago, or the last such weekday before today."""
    word, today = text.lower(), now.date()
    if word in WEEKDAYS:
        return today - timedelta(days=(today.weekday() - WEEKDAYS.index(word) - 1) % 7 + 1)
    found = _DAYS_AGO.fullmatch(word)
    days = {"today": 0, "yesterday": 1}.get(word) if found is None else _number(found[1])
    if days is None:
        return None
    try:
        return today - timedelta(days=days)
    except OverflowError:
        raise Refused(f"{text!r} lies before the calendar begins") from None


def _number(digits: str) -> int:
    return int(digits) if len(digits) <= MOST_DIGITS else 10**9


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"{text!r} is no date of the calendar") from None


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def _exact(text: str) -> datetime:
    _date(text.partition("T")[0])
    moment = datetime.fromisoformat(text)
    try:
        moment.astimezone(UTC)
    except (OverflowError, ValueError):
        raise Refused(f"{text!r} lies outside the calendar") from None
    return moment


def _local(naive: datetime) -> datetime:
    """The moment at which clocks here showed this; refuses a time they skipped or showed twice."""
    try:
        first, second = (naive.replace(fold=fold).astimezone() for fold in (0, 1))
    except (OverflowError, ValueError, OSError):
        raise Refused(f"{naive} lies outside the calendar") from None
    if first.replace(tzinfo=None) != naive:
        raise Refused(f"{naive:%Y-%m-%d %H:%M} did not exist here: the clocks were put forward")
    if first.utcoffset() != second.utcoffset():
        early, late = (f"{moment:%Y-%m-%dT%H:%M}{_offset(moment)}" for moment in (first, second))
        raise Refused(f"{naive:%Y-%m-%d %H:%M} occurred twice here: write {early} or {late}")
    return first


def _offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]
