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
    Cell,
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

if TYPE_CHECKING:
    from hipflex.render.layout import View

FIRST, HELPER = "■", "▪"
LONGEST = 30
BALANCE_COLUMNS = (Column(), Column(), Column(style=QUIET))
MUSCLE_COLUMNS = (Column(), Column(wraps=True))


def details(summary: Summary, titles: Mapping[str, str], *, unit: Unit, plain: bool) -> list[View]:
    """All that isn't seen at a glance, each part where there is something of it; `plain` has words alone."""
    uneven = sorted(summary.balance, key=lambda balance: -abs(balance.difference_percent))
    balance = Listing(BALANCE_COLUMNS, [_balance(one, titles, unit) for one in uneven], indent=INDENT)
    muscles = _muscles_told(summary.muscles) if plain else Bars(summary.muscles)
    legend = "" if plain else f"  {FIRST} sets  {HELPER} sets as a helper"
    return [
        *([section("Left and right", balance)] if uneven else []),
        *([Group(heading(line(("Muscles", TITLE), (legend, QUIET))), muscles)] if summary.muscles else []),
        fields(_facts(summary, titles, unit)),
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


def _muscles_told(muscles: Sequence[MuscleSets]) -> Listing:
    return Listing(MUSCLE_COLUMNS, [(muscle_words([one.muscle]), _muscle_told(one)) for one in muscles], indent=INDENT)


def _muscle_told(muscle: MuscleSets) -> str:
    counts = (
        (muscle.sets, count_words(muscle.sets, "set")),
        (muscle.sets_secondary, f"{muscle.sets_secondary} as a helper"),
    )
    return " and ".join(words for number, words in counts if number)


class Bars:
    """A bar for each muscle, of the sets that train it first of all and of those that it helps in."""

    def __init__(self, muscles: Sequence[MuscleSets]) -> None:
        self._muscles = muscles
        self._most = max(one.sets + one.sets_secondary for one in muscles)

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The bars between names and numbers, as long as there is room for."""
        names = [muscle_words([one.muscle]) for one in self._muscles]
        rest = max(map(len, names)) + max(len(_sets(one)) for one in self._muscles)
        length = min(LONGEST, max(width - rest - 2 * GAP - INDENT, 0))
        rows = [(name, self._bar(one, length), _sets(one)) for name, one in zip(names, self._muscles, strict=True)]
        yield from Listing((Column(), Column(), Column(wraps=True)), rows, indent=INDENT).lines(width, height)

    def _bar(self, muscle: MuscleSets, length: int) -> Text:
        first, helping = (
            max(round(sets * length / self._most), 1) if sets and length else 0
            for sets in (muscle.sets, muscle.sets_secondary)
        )
        return line((FIRST * first, NAME), (HELPER * helping, QUIET))


def _sets(muscle: MuscleSets) -> str:
    """The sets, and as a helper those behind a plus."""
    return " ".join(
        words
        for number, words in ((muscle.sets, f"{muscle.sets}"), (muscle.sets_secondary, f"+{muscle.sets_secondary}"))
        if number
    )


def _facts(summary: Summary, titles: Mapping[str, str], unit: Unit) -> Iterator[tuple[str, Cell]]:
    """What was moved, and how many records there are."""
    by_volume = sorted((one.totals for one in summary.exercises), key=lambda totals: -totals.volume_g)
    moved = (
        f"{mass_words(totals.volume_g, unit=unit)} {titles.get(totals.exercise, totals.exercise)}"
        for totals in by_volume
        if totals.volume_g
    )
    yield "Volume", ", ".join(moved)
    yield "Records", _records(summary)


def _records(summary: Summary) -> Text:
    if not summary.records:
        return line("none yet")
    number = len(summary.records)
    new = sum(record.performed_at.date() >= summary.since for record in summary.records)
    since = f"{new if new < number else 'all'} since {day_words(summary.since)}" if new else "none new"
    return line(f"{number}, {since}", ("; see: hipflex records", QUIET))
