"""Days and moments of the local calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hipflex.errors import Refused

LEAP_YEARS_APART = 8


def valid(dates: Iterable[tuple[int, int, int]]) -> list[date]:
    """Those of some years, months and days that are in the calendar, each once."""
    found: list[date] = []
    for year, month, day in dates:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def last_date(today: date, month: int, day: int) -> list[date]:
    """The last such date not after today, if there is one."""
    years = range(today.year, today.year - LEAP_YEARS_APART - 1, -1)
    return [one for one in valid((year, month, day) for year in years) if one <= today][:1]


def last_day(today: date, day: int) -> list[date]:
    """The last date not after today that is this day of its month, if there is one."""
    months = (divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(12))
    return [one for one in valid((year, month + 1, day) for year, month in months) if one <= today][:1]


def last_weekday(today: date, weekday: int) -> date:
    """The last such weekday before today."""
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def local(naive: datetime) -> datetime:
    """The moment at which clocks here showed this; refuses a time they skipped or showed twice."""
    try:
        first, second = (naive.replace(fold=fold).astimezone() for fold in (0, 1))
    except (OverflowError, ValueError, OSError):
        raise Refused(f"{naive} lies outside the calendar") from None
    if first.replace(tzinfo=None) != naive:
        raise Refused(f"{naive:%Y-%m-%d %H:%M} did not exist here: the clocks were put forward")
    if first.utcoffset() != second.utcoffset():
        early, late = (f"{moment:%Y-%m-%dT%H:%M}{moment.isoformat()[-6:]}" for moment in (first, second))
        raise Refused(f"{naive:%Y-%m-%d %H:%M} occurred twice here: write {early} or {late}")
    return first
