"""What else a window adds up to: left against right, the muscles, what was moved, records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.measures import Unit
from hipflex.domain.summary import Balance, MuscleSets, Summary
from hipflex.notation.canonical import format_seconds
from hipflex.render.layout import (
    GAP,
    INDENT,
    NAME,
    QUIET,
    TITLE,
    Column,
    Group,
    Listing,
    fields,
    heading,
    line,
    section,
)
from hipflex.render.records import mass_words
from hipflex.render.text import Text
from hipflex.render.words import count_words, day_words, muscle_words
from hipflex.value_classes import dataclass

if TYPE_CHECKING:
    from hipflex.render.layout import View

FIRST, HELPER = "■", "▪"
LONGEST = 30
BALANCE_COLUMNS = (Column(), Column(), Column(style=QUIET))
TOLD_COLUMNS = (Column(), Column(wraps=True))


def details(summary: Summary, titles: Mapping[str, str], *, unit: Unit, plain: bool) -> list[View]:
    """All that isn't seen at a glance, each part where there is something of it; `plain` has words alone."""
    uneven = sorted(summary.balance, key=lambda balance: -abs(balance.difference_percent))
    balance = Listing(BALANCE_COLUMNS, [_balance(one, titles, unit) for one in uneven], indent=INDENT)
    muscles = [_muscle(one, plain=plain) for one in summary.muscles]
    moved = list(_moved(summary, titles, unit))
    legend = "" if plain else f"  {FIRST} sets  {HELPER} sets as a helper"
    return [
        *([section("Left and right", balance)] if uneven else []),
        *([Group(heading(line(("Muscles", TITLE), (legend, QUIET))), _bars(muscles, plain=plain))] if muscles else []),
        *([section("Volume", _bars(moved, plain=plain))] if moved else []),
        fields([("Records", _records(summary))]),
    ]


def _balance(balance: Balance, titles: Mapping[str, str], unit: Unit) -> tuple[str, str, str]:
    percent = abs(balance.difference_percent)
    ahead = f"{'left' if balance.difference_percent > 0 else 'right'} ahead by {percent:g}%" if percent else "even"
    left, right = (_amount(one, balance.unit, unit) for one in (balance.left, balance.right))
    return titles.get(balance.exercise, balance.exercise), ahead, f"({left} to {right})"


def _amount(number: float, sort: str, unit: Unit) -> str:
    if sort == "kg":
        return mass_words(round(number * 1000), unit=unit)
    return format_seconds(round(number)) if sort == "s" else f"{number:g} {sort}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with a number, and one that is less to the point, and what says both in words."""

    name: str
    number: int
    lesser: int
    words: str


def _muscle(muscle: MuscleSets, *, plain: bool) -> Bar:
    """The sets that train a muscle first of all, and those that it helps in."""
    first, helping = muscle.sets, muscle.sets_secondary
    if plain:
        told = ((first, count_words(first, "set")), (helping, f"{helping} as a helper"))
    else:
        told = ((first, str(first)), (helping, f"+{helping}"))
    words = (" and " if plain else " ").join(words for number, words in told if number)
    return Bar(muscle_words([muscle.muscle]), first, helping, words)


def _moved(summary: Summary, titles: Mapping[str, str], unit: Unit) -> Iterator[Bar]:
    """What was moved in each exercise with a load, the most first."""
    for totals in sorted((one.totals for one in summary.exercises), key=lambda totals: -totals.volume_g):
        if totals.volume_g:
            name = titles.get(totals.exercise, totals.exercise)
            yield Bar(name, totals.volume_g, 0, mass_words(totals.volume_g, unit=unit))


def _bars(bars: Sequence[Bar], *, plain: bool) -> View:
    return Listing(TOLD_COLUMNS, [(bar.name, bar.words) for bar in bars], indent=INDENT) if plain else Bars(bars)


class Bars:
    """Bars under each other between their names and words, as long as there is room for."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self._bars = bars
        self._most = max(bar.number + bar.lesser for bar in bars)

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The lines that fit a screen."""
        beside = max(line(bar.name).cells for bar in self._bars) + max(len(bar.words) for bar in self._bars)
        length = min(LONGEST, max(width - beside - 2 * GAP - INDENT, 0))
        rows = [(bar.name, self._drawn(bar, length), bar.words) for bar in self._bars]
        yield from Listing((Column(), Column(), Column(wraps=True)), rows, indent=INDENT).lines(width, height)

    def _drawn(self, bar: Bar, length: int) -> Text:
        first, lesser = (
            max(round(number * length / self._most), 1) if number and length else 0
            for number in (bar.number, bar.lesser)
        )
        return line((FIRST * first, NAME), (HELPER * lesser, QUIET))


def _records(summary: Summary) -> Text:
    if not summary.records:
        return line("none yet")
    number = len(summary.records)
    new = sum(record.performed_at.date() >= summary.since for record in summary.records)
    since = f"{new if new < number else 'all'} since {day_words(summary.since)}" if new else "none new"
    return line(f"{number}, {since}", ("; see: hipflex records", QUIET))
