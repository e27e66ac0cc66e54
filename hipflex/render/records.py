"""Personal records in words."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from hipflex.domain.masses import GRAMS_PER_POUND
from hipflex.domain.measures import Load, Unit
from hipflex.domain.records import BrokenRecord, Record, RecordKind
from hipflex.notation.canonical import format_distance, format_load, format_seconds
from hipflex.render.layout import GOOD, QUIET, Column, Group, Listing, line, page, paragraph
from hipflex.render.safe import safe
from hipflex.render.words import NO_TITLES, count_words, day_words, resistance_words, short_id
from hipflex.value_classes import replace

if TYPE_CHECKING:
    from hipflex.render.layout import View

KINDS = {
    RecordKind.MAX_LOAD: "heaviest",
    RecordKind.REPS_AT_LOAD: "most reps",
    RecordKind.LONGEST_HOLD: "longest hold",
    RecordKind.LONGEST_DISTANCE: "longest distance",
    RecordKind.SESSION_VOLUME: "session volume",
    RecordKind.ESTIMATED_1RM: "estimated 1RM",
}
COLUMNS = (
    Column("exercise", evident=True),
    Column("record", wraps=True, evident=True),
    Column("best", GOOD, right=True, evident=True),
    Column("date", QUIET, evident=True),
    Column("id", QUIET),
)
MOST_ROWS = 24
BEST = 16
COLUMNS_OF_ONE = (Column(wraps=True, least=BEST), Column(style=GOOD, right=True), Column(style=QUIET))


def records(
    records: Sequence[Record], *, unit: Unit, titles: Mapping[str, str] = NO_TITLES, first: Sequence[str] = ()
) -> View:
    """The best of each kind, with its day and its set; `titles` are those of exercises, by slug.

    Of the exercises that come `first` a screen has a few; the others are counted.
    """
    if not records:
        return paragraph("No records yet: the first counted set of an exercise makes one. `hipflex log` adds sets.")
    by_exercise: dict[str, list[Record]] = {name: [] for name in first}
    for record in records:
        by_exercise.setdefault(record.exercise, []).append(record)
    holding = [of_one for of_one in by_exercise.values() if of_one]
    counts = list(accumulate(map(len, holding)))
    shown = holding[: max(bisect(counts, MOST_ROWS), 1)] if first else holding
    table = Listing(COLUMNS, [_row(record, unit, titles) for of_one in shown for record in of_one])
    if not (more := len(holding) - len(shown)):
        return table
    left_out = line((f"{count_words(more, 'more movement')}: ", QUIET), "hipflex records --all")
    return page(table, paragraph(left_out))


def records_of_one(records: Iterable[Record], *, unit: Unit) -> Listing:
    """The best of each kind of one exercise, with its day."""
    rows = ((record_words(one, unit=unit), value_words(one, unit=unit), day_words(one.performed_at)) for one in records)
    return Listing(COLUMNS_OF_ONE, rows)


def _row(record: Record, unit: Unit, titles: Mapping[str, str]) -> tuple[str, ...]:
    best = value_words(record, unit=unit)
    return (
        titles.get(record.exercise, record.exercise),
        record_words(record, unit=unit),
        best,
        day_words(record.performed_at),
        short_id(record.set_id),
    )


def record_words(record: Record, *, unit: Unit) -> str:
    """What a record is the best of: most reps at 2.5kg, left."""
    words = KINDS[record.kind]
    resistance = resistance_words(record.load, record.band, unit=unit)
    if record.kind is RecordKind.REPS_AT_LOAD and resistance:
        words = f"{words} with {resistance} band" if record.band else f"{words} at {resistance}"
    return f"{words}, {record.side.value}" if record.side else words


def value_words(record: Record, *, unit: Unit) -> str:
    """The value of a record with its unit."""
    match record.kind:
        case RecordKind.REPS_AT_LOAD:
            return f"{record.value:g}"
        case RecordKind.LONGEST_HOLD:
            return format_seconds(round(record.value))
        case RecordKind.LONGEST_DISTANCE:
            return format_distance(round(record.value * 1000))
        case RecordKind.MAX_LOAD:
            return format_load(Load(round(record.value * 1000)), unit)
        case RecordKind.SESSION_VOLUME | RecordKind.ESTIMATED_1RM:
            return mass_words(round(record.value * 1000), unit=unit)


def mass_words(grams: int, *, unit: Unit) -> str:
    """A mass that nobody put on a scale, to one decimal: 1250kg, 45.3kg."""
    mass = grams / 1000 if unit is Unit.KG else grams / float(GRAMS_PER_POUND)
    return f"{mass:.1f}".removesuffix(".0") + unit.value


def broken_words(broken: Iterable[BrokenRecord], *, unit: Unit) -> list[str]:
    """A line for each sort of record of one exercise: most reps at 2.5kg, left 10 (before: 9), right 11 (before: 9)."""
    sorts: dict[str, dict[str, list[str]]] = {}
    for one in broken:
        record = one.record
        best = record_words(replace(record, side=None), unit=unit)
        sides = sorts.setdefault(best, {}).setdefault(_against(one, unit), [])
        sides += [record.side.value] if record.side else []
    return [safe(", ".join([best, *map(_sided, sides, sides.values())])) for best, sides in sorts.items()]


def _against(one: BrokenRecord, unit: Unit) -> str:
    """The value, and what it was before."""
    before = f" (before: {value_words(one.before, unit=unit)})" if one.before else ""
    return value_words(one.record, unit=unit) + before


def _sided(value: str, sides: Sequence[str]) -> str:
    return f"{'both sides' if len(sides) > 1 else sides[0]} {value}" if sides else value


def record_announcement(broken: Iterable[BrokenRecord], *, unit: Unit) -> View:
    """Records at the moment that they are broken."""
    return Group(*(paragraph(line((f"record: {words}", GOOD))) for words in broken_words(broken, unit=unit)))
