"""Broken records in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rich.console import Group, RenderableType

from hipflex.domain.breaking import BrokenRecord
from hipflex.domain.measures import Unit
from hipflex.render.layout import GOOD, line, paragraph
from hipflex.render.records import record_words, value_words
from hipflex.render.safe import safe


def broken_words(broken: Iterable[BrokenRecord], *, unit: Unit, titles: Mapping[str, str] | None = None) -> list[str]:
    """A line for each sort of record: most reps at 2.5kg, left 10 (before: 9), right 11 (before: 9).

    With `titles` each begins with its exercise.
    """
    sorts: dict[str, dict[str, list[str]]] = {}
    for one in broken:
        record = one.record
        name = f"{titles.get(record.exercise, record.exercise)}: " if titles is not None else ""
        best = name + record_words(replace(record, side=None), unit=unit)
        sides = sorts.setdefault(best, {}).setdefault(_against(one, unit), [])
        sides += [record.side.value] if record.side else []
    return [safe(", ".join([best, *map(_sided, sides, sides.values())])) for best, sides in sorts.items()]


def _against(one: BrokenRecord, unit: Unit) -> str:
    """The value, and what it was before."""
    before = f" (before: {value_words(one.before, unit=unit)})" if one.before else ""
    return value_words(one.record, unit=unit) + before


def _sided(value: str, sides: Sequence[str]) -> str:
    return f"{'both sides' if len(sides) > 1 else sides[0]} {value}" if sides else value


def announcement(broken: Iterable[BrokenRecord], *, unit: Unit) -> RenderableType:
    """Records at the moment that they are broken."""
    return Group(*(paragraph(line((f"record: {words}", GOOD))) for words in broken_words(broken, unit=unit)))
