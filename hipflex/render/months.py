"""Months side by side: a table with a line for each year, in as many parts as a narrow screen needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from hipflex.domain.weeks import Month
from hipflex.render.layout import NAME, QUIET, Column, Group, Listing, View, line, page, paragraph
from hipflex.render.text import Text
from hipflex.render.weeks import MONTHS, STRENGTH, STRETCHED, UNTOLD, minutes

Number = Callable[[Month], int]
NUMBERS: Sequence[tuple[str, Number]] = (
    (STRENGTH, lambda month: month.strength_days),
    (STRETCHED, lambda month: minutes(month.stretch_seconds)),
)
YEAR = len("2026")
SHORTEST = len("Jan")
MONTHS_BESIDE = (12, 6, 3, 1)


def months_table(months: Sequence[Month], since: date, until: date, *, plain: bool) -> View | None:
    """The months of a window, strength before stretching; `plain` tells them in words.

    A year in which nothing was done has no line.
    """
    shown = [(label, number) for label, number in NUMBERS if any(map(number, months))]
    tables = [
        Group(
            paragraph(line((f"{label} by month", QUIET))),
            _told(months, number) if plain else Table(months, number, since, until),
        )
        for label, number in shown
    ]
    return page(*tables) if tables else None


def _told(months: Sequence[Month], number: Number) -> View:
    by_year = _by_year(months, number)
    rows = (
        (str(year), ", ".join(f"{MONTHS[month - 1]} {found}" for month, found in numbers.items()))
        for year, numbers in by_year.items()
    )
    return Listing((Column(style=QUIET), Column(wraps=True)), rows)


def _by_year(months: Sequence[Month], number: Number) -> dict[int, dict[int, int]]:
    """The months of each year that have any."""
    found: dict[int, dict[int, int]] = {}
    for month in months:
        if number(month):
            found.setdefault(month.first.year, {})[month.first.month] = number(month)
    return found


class Table:
    """Years under each other, their months side by side."""

    def __init__(self, months: Sequence[Month], number: Number, since: date, until: date) -> None:
        self._by_year = _by_year(months, number)
        self._within = ((since.year, since.month), (until.year, until.month))
        self._cell = 1 + max(SHORTEST, *(len(str(number(month))) for month in months))

    def lines(self, width: int, _height: int) -> Iterator[Text]:
        """The lines that fit the screen."""
        step = next((n for n in MONTHS_BESIDE if YEAR + n * self._cell <= width), 1)
        for first in range(1, len(MONTHS) + 1, step):
            part = range(first, first + step)
            names = "".join(MONTHS[month - 1].rjust(self._cell) for month in part)
            yield line((" " * YEAR + names, QUIET))
            for year in self._by_year:
                cells = (self._told(year, month).aligned(self._cell, right=True) for month in part)
                yield Text().between([Text((str(year), QUIET)), *cells]).stripped()

    def _told(self, year: int, month: int) -> Text:
        first, last = self._within
        if not first <= (year, month) <= last:
            return Text()
        number = self._by_year[year].get(month)
        return line((str(number), NAME)) if number else UNTOLD
