"""Days of the week and a time of day: `mon thu 12:30`, `weekdays 7pm`, `daily noon`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import cache

from hipflex.errors import NotationError
from hipflex.value_classes import dataclass
from hipflex.when.words import ALSO, WEEKDAYS

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
GROUPS: Mapping[str, tuple[int, ...]] = {
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "every day": EVERY_DAY,
    "weekdays": (0, 1, 2, 3, 4),
    "weekday": (0, 1, 2, 3, 4),
    "weekends": (5, 6),
    "weekend": (5, 6),
}
WRITTEN = {EVERY_DAY: "daily", (0, 1, 2, 3, 4): "weekdays", (5, 6): "weekends"}
DAYS = "days like mon thu, mon-fri, daily, weekdays or weekends"
CLOCK = "a time like 12:30, 7pm or noon"
NOON = 12


@dataclass(frozen=True, slots=True)
class Timetable:
    """A time of day on some days of the week, which count from Monday, 0, and stand in their order."""

    days: tuple[int, ...]
    at: time

    def __str__(self) -> str:
        days = WRITTEN.get(self.days) or " ".join(WEEKDAYS[day][:3] for day in self.days)
        return f"{days} {self.at:%H:%M}"

    def after(self, now: datetime) -> datetime:
        """The next such moment, aware; a time that the clocks skip on that day comes when they have been put."""
        dates = (now.date() + timedelta(days=ahead) for ahead in range(9))
        moments = (datetime.combine(day, self.at).astimezone() for day in dates if day.weekday() in self.days)
        return next(moment for moment in moments if moment > now)


def parse_timetable(text: str) -> Timetable:
    """The days and the time that a text names, in any case; a time alone is one of every day.

    Raises NotationError at the first word that names neither, and where there are two times or none.
    """
    days: set[int] = set()
    clocks: list[time] = []
    for found in _pattern().finditer(text):
        if found["days"]:
            days.update(_days(text, found))
        elif found["clock"]:
            if clocks:
                raise NotationError(text, found.start(), "one time; a reminder has only one")
            clocks.append(_clock(text, found))
        elif not found["filler"]:
            raise NotationError(text, found.start(), f"{DAYS}, and {CLOCK}")
    if not clocks:
        raise NotationError(text, len(text), CLOCK if days else f"{DAYS}, and {CLOCK}")
    return Timetable(tuple(sorted(days)) or EVERY_DAY, clocks[0])


def _days(text: str, found: re.Match[str]) -> Iterator[int]:
    """The days of a word, of a group of days, or from one day to another, past the end of a week too."""
    said = " ".join(found["days"].lower().split())
    if said in GROUPS:
        yield from GROUPS[said]
        return
    first = _weekdays()[found["first"].lower()]
    last = _weekdays()[found["last"].lower()] if found["last"] else first
    if found["last"] and last == first:
        raise NotationError(text, found.start(), "two different days")
    yield from ((first + more) % 7 for more in range((last - first) % 7 + 1))


def _clock(text: str, found: re.Match[str]) -> time:
    """The time of day; an hour alone needs to be told from the other of its name."""
    if not found["hour"]:
        return time(NOON)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")[:1].lower()
    if not (half or found["minute"]):
        readings = [f"{hour}am", f"{hour}pm"] if 0 < hour <= NOON else [f"{hour}:00"]
        mended = [f"{text[: found.start()]}{one}{text[found.end() :]}" for one in readings]
        raise NotationError(text, found.start(), CLOCK, mended=mended)
    if minute > 59 or not (1 <= hour <= NOON if half else hour <= 23):
        raise NotationError(text, found.start(), CLOCK)
    return time(hour % NOON + NOON * (half == "p") if half else hour, minute)


@cache
def _weekdays() -> Mapping[str, int]:
    """Every way to write a day of the week, with its number."""
    known = {word: day for day, name in enumerate(WEEKDAYS) for word in (name, f"{name}s", name[:3])}
    return known | {other: known[short] for other, short in ALSO.items() if short in known}


@cache
def _pattern() -> re.Pattern[str]:
    weekday = "|".join(sorted(_weekdays(), key=len, reverse=True))
    groups = "|".join(sorted(GROUPS, key=len, reverse=True)).replace(" ", r"\s+")
    return re.compile(
        rf"""
        (?P<filler> \s+ | [,+&] | (?: every | and | on | at )\b )(?!\s+day\b)
        | (?P<days> (?: {groups} )\b
            | (?P<first> {weekday} )\b (?: \s* (?: [-–] | to\b | through\b ) \s* (?P<last> {weekday} )\b )? )
        | (?P<clock> (?P<hour> [0-9]{{1,2}} )(?: [:.](?P<minute> [0-9]{{2}} ) )? (?: \s* (?P<half> [ap]\.?m\b\.? ) )?
            (?![0-9a-z:.]) | (?: noon | midday )\b )
        | (?P<unknown> \S+ )
        """,
        re.VERBOSE | re.IGNORECASE | re.ASCII,
    )
