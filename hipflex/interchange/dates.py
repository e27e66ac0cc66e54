"""Dates whose month is a word, as apps write them in the language and the order of the phone they run on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

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
NOON = 12


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
        hour = int(found["hour"])
        if half := found["half"]:
            hour = hour % NOON + (NOON if half in "Pp" else 0)
        second = int(found["second"] or 0)
        return datetime(int(found["year"]), month, int(found["day"]), hour, int(found["minute"]), second)
    except ValueError:
        raise Refused(f"date: expected one like `28 May 2024, 07:32`, not {shown(cell)}") from None


def _match(cell: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(cell.strip()) for form in _FORMS)), None)


def _month(word: str, language: str) -> int | None:
    begun = [n for n, known in enumerate(MONTHS[language].split(), 1) if word.startswith(known)]
    return max(begun, key=lambda n: len(MONTHS[language].split()[n - 1]), default=None)
