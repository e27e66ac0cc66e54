"""When something was done: how people write it, and the local time it means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import cache

from hipflex.errors import Refused
from hipflex.when.calendar import last_weekday, local
from hipflex.when.reading import NOON, Reader, Said, refusal
from hipflex.when.words import WEEKDAYS

__all__ = ["WEEKDAYS", "parse_day", "parse_when"]

DAYS = "a day like 2026-11-20, `20 nov`, yesterday, monday or `2 days ago`"
MOMENTS = f"{DAYS}, a time like 18:30, 7pm, noon or evening, both, or `20 min ago`"
HOURS = {
    None: range(24),
    "am": range(12),
    "pm": range(12, 24),
    "morning": range(12),
    "afternoon": range(12, 19),
    "evening": range(16, 24),
    "night": range(18, 24),
}
"""The hours that a part or a half of the day may hold."""
ALONE = {None: NOON, "morning": time(8), "afternoon": time(15), "evening": time(19), "night": time(22)}
"""The time that a part of the day stands for where none is given, and that of a day alone."""


def parse_when(text: str, now: datetime) -> datetime:
    """The moment that a text means, aware, in whole seconds; refuses the future and what no clock has shown.

    A day alone is noon; today, yesterday and days ago keep the present time of day.
    """
    if _exact_form().fullmatch(text.strip()):
        return _past(text, _exact(text.strip()), now)
    said = Reader(text, now, "a time", MOMENTS).read()
    return _past(text, _meant(text, said, now), now, _hint(text, said, now.date()))


def _past(text: str, moment: datetime, now: datetime, hint: str = "") -> datetime:
    if moment > now:
        raise Refused(f"{text!r} lies in the future: it is {now:%Y-%m-%d %H:%M}{hint}")
    return moment


def _hint(text: str, said: Said, today: date) -> str:
    """What to write instead of what has not been yet today."""
    if said.weekday is None and said.day is None:
        return f"; for the last one write `yesterday {text.strip()}`"
    if said.clock or said.day != today:
        return ""
    return "; without a time it is now" if said.part else "; for this day write `today`"


def parse_day(text: str, now: datetime) -> date:
    """The local date that a text means."""
    said = Reader(text, now, "a day", DAYS).read()
    if said.moment or said.clock or said.part:
        raise Refused(f"{text!r} is more than a day: expected {DAYS}")
    return _day(text, said, now.date())


def _meant(text: str, said: Said, now: datetime) -> datetime:
    if said.moment:
        return said.moment
    day = _day(text, said, now.date())
    if said.keeps_clock and not (said.clock or said.part):
        return now if day == now.date() else local(datetime.combine(day, now.time()))
    clocks = _clocks(text, said)
    moments = [datetime.combine(day, clock) for clock in clocks]
    if len(moments) > 1:
        moments = [moment for moment in moments if moment <= now.replace(tzinfo=None)]
    if len(moments) != 1 and said.hour:
        raise refusal(text, said.hour, [f"{clock:%H:%M}" for clock in clocks])
    return local(moments[0])


def _day(text: str, said: Said, today: date) -> date:
    """The day that is said; a weekday alone is the last one before today, beside a date it must be that date's."""
    if said.weekday is None:
        return said.day or today
    if said.day is not None and said.day.weekday() != said.weekday:
        raise Refused(f"{text!r} can't be: {said.day} is a {WEEKDAYS[said.day.weekday()].capitalize()}")
    return said.day or last_weekday(today, said.weekday)


def _clocks(text: str, said: Said) -> list[time]:
    """The times of day that may be meant: `at 7` is two, `7 in the evening` one."""
    clock = said.clock
    if clock is None:
        return [ALONE[said.part]]
    if not (said.part or said.half or said.hour):
        return [clock]
    hours = {clock.hour % 12, clock.hour % 12 + 12} if clock.hour <= 12 else {clock.hour}
    within = sorted(hours & set(HOURS[said.part]) & set(HOURS[said.half]))
    if not within:
        raise Refused(f"{text!r} can't be: {clock:%H:%M} is not in the {said.part or said.half}")
    return [clock.replace(hour=hour) for hour in within]


def _exact(text: str) -> datetime:
    """The moment of a text in ISO 8601 with an offset."""
    try:
        moment = datetime.fromisoformat(text)
        moment.astimezone(UTC)
    except (OverflowError, ValueError):
        raise Refused(f"{text!r} is no date of the calendar") from None
    return moment


@cache
def _exact_form() -> re.Pattern[str]:
    return re.compile(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
        r"(Z|[+-]([01][0-9]|2[0-3])(:?[0-5][0-9])?)"
    )
