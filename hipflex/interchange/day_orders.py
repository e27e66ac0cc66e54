"""Dates in numbers, whose order of day, month and year a whole file tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from hipflex.domain.imports import BadLine
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import MOST_MONTHS, clock_of, language_of, offset_of, worded
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

ORDERS = ("dmy", "mdy", "ymd")
MOST_DAYS = 31
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
_HALF = r"(?:\s?(?P<half>[AaPp])\.?\s?[Mm]\.?)?"
_ZONE = r"(?:\s?(?P<offset>Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?"
_DATE = pattern(
    r"(?P<one>[0-9]{1,4})(?P<between>[./-])\s?(?P<two>[0-9]{1,2})(?P=between)\s?(?P<three>[0-9]{4}|[0-9]{1,2})\.?"
    rf"(?:(?:T|,?\s+){_CLOCK}{_HALF}{_ZONE})?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell says: the clock on the wall, or an instant where it names a zone; midnight where it has no time."""

    at: datetime
    has_time: bool


class Dates:
    """Reads the dates of a file. `doubt` is told where it leaves two orders possible.

    What is `said` is one of ORDERS, or a form with % as `strptime` takes it; else the cells decide.
    """

    def __init__(self, cells: Iterable[str], said: str | None = None) -> None:
        written = {cell.strip() for cell in cells}
        self._form = said if said and "%" in said else None
        self._order, self.doubt = order_of(() if self._form else written, said)
        self._language = language_of(cell if ":" in cell else f"{cell} 00:00" for cell in written)

    def moment(self, cell: str) -> Moment:
        """The moment that a cell says; raises Refused."""
        try:
            if self._form:
                return Moment(datetime.strptime(cell.strip(), self._form), _has_time(self._form))
            if found := _DATE.fullmatch(cell.strip()):
                return Moment(_numbered(found, self._order), found["hour"] is not None)
        except ValueError:
            raise Refused(f"date: {shown(cell)} is none as {self._form or self._order}") from None
        has_time = ":" in cell
        try:
            return Moment(worded(cell if has_time else f"{cell.strip()} 00:00", self._language), has_time)
        except Refused:
            raise Refused(f"date: expected one like 2024-05-06 18:30 or 6 May 2024, not {shown(cell)}") from None


def _has_time(form: str) -> bool:
    return any(f"%{letter}" in form for letter in "HIXcT")


def order_of(cells: Iterable[str], said: str | None = None) -> tuple[str, BadLine | None]:
    """The one of ORDERS that is said, or that fits all these dates, and what is left in doubt.

    Where two fit the day stands first, unless clocks of twice twelve hours say America.
    """
    if said in ORDERS:
        return said, None
    found = [one for cell in {*cells} if (one := _DATE.fullmatch(cell.strip()))]
    pairs = {(int(one["one"]), int(one["two"])) for one in found if len(one["one"]) <= len("31")}
    firsts, seconds = max((first for first, _ in pairs), default=0), max((second for _, second in pairs), default=0)
    if not pairs or firsts > MOST_DAYS:
        return "ymd", None
    if firsts > MOST_MONTHS or seconds > MOST_MONTHS:
        return ("dmy" if firsts > MOST_MONTHS else "mdy"), None
    order = "mdy" if any(one["half"] for one in found) else "dmy"
    first, second = min(pairs)
    read = f"dates like {first:02}/{second:02} were read {'month' if order == 'mdy' else 'day'} first"
    return order, BadLine(1, f"{read}; a map's `date_format:` can say otherwise")


def _numbered(found: re.Match[str], order: str) -> datetime:
    numbers = [int(found[name]) for name in ("one", "two", "three")]
    if len(found["one"]) == len("2024"):
        order = "ymd"
    year, month, day = (numbers[order.index(letter)] for letter in "ymd")
    if year < 100:
        year += 2000 if year < 70 else 1900
    hour, minute, second = clock_of(found) if found["hour"] else (0, 0, 0)
    return datetime(year, month, day, hour, minute, second, tzinfo=offset_of(found["offset"]))
