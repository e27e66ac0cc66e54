"""Dates as apps write them: the month a word in the language of the phone, or a number in either order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.patterns import pattern

# How the names of the months begin, as far as it takes to tell them apart.
MONTHS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "fr": "jan fév mars avr mai juin juil aoû sep oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "no": "jan feb mar apr mai jun jul aug sep okt nov des",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "ru": "янв фев мар апр ма июн июл авг сен окт ноя дек",
}
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WORD = r"(?P<month>[^\W\d_]{2,})\.?"
_DAY = r"(?P<day>[0-9]{1,2})"
_FORMS = (
    pattern(rf"{_DAY}\.?\s(?:de\s)?{_WORD},?\s(?:de\s)?{_YEAR},?\s(?:(?:at|um|à|às|a las)\s)?{_CLOCK}"),
    pattern(rf"{_WORD}\s{_DAY},\s{_YEAR},?\s(?:at\s)?{_CLOCK}"),
)
_ISO = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_NUMBERED = pattern(
    r"(?:(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})[-/.](?P<other>[0-9]{1,2})[-/.](?P<last>[0-9]{4}))"
    r"(?P<clock>(?:T|,? )(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?)?"
    r" ?(?P<offset>Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"
)
NOON = 12
MOST_MONTHS = 12
LONGEST_SESSION = timedelta(hours=12)


def language_of(cells: Iterable[str]) -> str | None:
    """The language in which all these dates have their months; None where they are in none, or have no words."""
    words = {found["month"].casefold() for cell in cells if (found := _match(cell))}
    known = (language for language in MONTHS if all(_month(word, language) for word in words))
    return next(known, None) if words else None


def worded(cell: str, language: str | None) -> datetime:
    """The clock on the wall of `28 May 2024, 07:32`, `Apr 12, 2026, 12:29 PM` or `2024-05-28 07:32:00`."""
    try:
        if _ISO.fullmatch(cell.strip()):
            return datetime.fromisoformat(cell.strip())
        found = _match(cell)
        month = found and _month(found["month"].casefold(), language or "en")
        if not found or not month:
            raise ValueError(cell)
        return datetime(int(found["year"]), month, int(found["day"]), *clock_of(found))
    except ValueError:
        raise Refused(f"date: expected one like `28 May 2024, 07:32`, not {shown(cell)}") from None


def numbered(cell: str, *, day_first: bool = True) -> datetime:
    """The moment of `2024-05-06 18:30:00`, `2024-05-06T18:30:00.000Z` or `13/09/2021 10:41`.

    It is aware where an offset stands, else the clock on the wall.
    """
    found = _NUMBERED.fullmatch(cell.strip())
    try:
        if not found or not found["clock"]:
            raise ValueError(cell)
        at = _day(found, day_first=day_first)
        return datetime(at.year, at.month, at.day, *clock_of(found), tzinfo=offset_of(found["offset"]))
    except ValueError:
        raise Refused(f"date: expected one like 2024-05-06 18:30:00, not {shown(cell)}") from None


def instant(cell: str) -> datetime:
    """The moment of a program that writes UTC, whether it says so or not."""
    at = numbered(cell)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def day(cell: str, *, day_first: bool = True) -> datetime:
    """The midnight of `2024-05-06` or `13/09/2021`; a time behind it says nothing."""
    found = _NUMBERED.fullmatch(cell.strip())
    try:
        if not found:
            raise ValueError(cell)
        return _day(found, day_first=day_first)
    except ValueError:
        raise Refused(f"date: expected a day like 2024-05-06, not {shown(cell)}") from None


def done_at(at: datetime, started: datetime) -> datetime | None:
    """When a set was done, where that lies within twelve hours from the start: what is ticked later says nothing."""
    return at if timedelta() <= at - started <= LONGEST_SESSION else None


def _day(found: re.Match[str], *, day_first: bool) -> datetime:
    if found["year"]:
        return datetime(int(found["year"]), int(found["month"]), int(found["day"]))
    one, other = int(found["one"]), int(found["other"])
    return datetime(int(found["last"]), other if day_first else one, one if day_first else other)


def clock_of(found: re.Match[str]) -> tuple[int, int, int]:
    """Hour, minute and second of a clock of 24 hours or of twice twelve."""
    hour = int(found["hour"])
    if half := found["half"]:
        hour = hour % NOON + (NOON if half in "Pp" else 0)
    return hour, int(found["minute"]), int(found["second"] or 0)


def offset_of(written: str | None) -> timezone | None:
    """The zone of `Z`, `UTC`, `+0200` or `-05:00`."""
    if not written:
        return None
    if written in {"Z", "UTC"}:
        return UTC
    ahead = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    return timezone(-ahead if written[0] == "-" else ahead)


def _match(cell: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(cell.strip()) for form in _FORMS)), None)


def _month(word: str, language: str) -> int | None:
    begun = [n for n, known in enumerate(MONTHS[language].split(), 1) if word.startswith(known)]
    return max(begun, key=lambda n: len(MONTHS[language].split()[n - 1]), default=None)
