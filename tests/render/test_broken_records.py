"""Broken records in words."""

from __future__ import annotations

from datetime import UTC, datetime

from hipflex.domain.measures import Load, Side, Unit
from hipflex.domain.records import BrokenRecord, Record, RecordKind
from hipflex.render.records import broken_words, record_announcement
from hipflex.value_classes import replace
from tests.render.paper import HOSTILE, WIDE, printed, unprintable, with_text

MOST = Record("leg-raise", RecordKind.REPS_AT_LOAD, None, 10, datetime(2026, 11, 16, tzinfo=UTC), "s1", "x1")
BROKEN = BrokenRecord(MOST, replace(MOST, value=9))
LOADED = BrokenRecord(replace(MOST, load=Load(2500), side=Side.LEFT), replace(MOST, value=9))
OTHER_SIDE = replace(LOADED, record=replace(LOADED.record, side=Side.RIGHT))


def words(*broken: BrokenRecord) -> list[str]:
    return broken_words(broken, unit=Unit.KG)


def test_a_record_is_said_with_what_it_was_before() -> None:
    assert words(BROKEN) == ["most reps, 10 (before: 9)"]
    assert printed(record_announcement([BROKEN], unit=Unit.KG), WIDE) == "record: most reps, 10 (before: 9)\n"


def test_where_nobody_knows_what_it_was_before_nothing_is_made_up() -> None:
    assert words(BrokenRecord(MOST, None)) == ["most reps, 10"]


def test_two_sides_alike_are_said_together() -> None:
    assert words(LOADED, OTHER_SIDE) == ["most reps at 2.5kg, both sides 10 (before: 9)"]


def test_two_sides_that_differ_are_said_each() -> None:
    better = replace(OTHER_SIDE, record=replace(OTHER_SIDE.record, value=11))
    assert words(LOADED, better) == ["most reps at 2.5kg, left 10 (before: 9), right 11 (before: 9)"]


def test_no_text_of_a_log_gets_through_as_codes() -> None:
    hostile = replace(BROKEN, record=with_text(replace(MOST, band="red"), HOSTILE))
    [said] = broken_words([hostile], unit=Unit.KG)
    assert not unprintable(said)
