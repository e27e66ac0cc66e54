"""Records that sets break."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hipflex.domain.measures import Load, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.domain.records import Record, RecordKind, broken_records, contest
from hipflex.value_classes import replace

MONDAY = datetime(2026, 11, 16, 18, 30, tzinfo=UTC)
NEW = PerformedSet("leg-raise", Kind.EXERCISE, MONDAY + timedelta(days=2), 1, "new", "s2")
MOST = Record("leg-raise", RecordKind.REPS_AT_LOAD, None, 9, MONDAY, "s1", "old")


def better(record: Record, value: float, **changes: object) -> Record:
    return replace(record, value=value, session="s2", set_id="new", **changes)  # type: ignore[arg-type]


def test_a_better_set_breaks_the_record() -> None:
    [one] = broken_records([MOST], [better(MOST, 10)], [NEW])
    assert (one.record.value, one.before) == (10, MOST)


def test_a_record_that_still_stands_is_not_broken() -> None:
    assert broken_records([MOST], [MOST], [NEW]) == ()


def test_what_was_never_done_before_breaks_nothing() -> None:
    assert broken_records([], [better(MOST, 10)], [NEW]) == ()


def test_repetitions_are_measured_against_all_with_as_much_load_or_more() -> None:
    before = [replace(MOST, value=value, load=Load(grams)) for grams, value in ((2000, 12), (5000, 9), (6000, 7))]
    [one] = broken_records(before, [*before, better(MOST, 10, load=Load(5000))], [NEW])
    assert one.before == before[1]
    [between] = broken_records(before, [*before, better(MOST, 8, load=Load(5500))], [NEW])
    assert between.before == before[2]


def test_the_first_set_with_a_heavier_load_is_the_heaviest_and_no_more() -> None:
    before = [MOST, replace(MOST, kind=RecordKind.MAX_LOAD, value=5)]
    after = [better(MOST, 3, load=Load(6000)), better(before[1], 6)]
    assert [one.record.kind for one in broken_records(before, after, [NEW])] == [RecordKind.MAX_LOAD]


@pytest.mark.parametrize("changes", [{"band": "red"}, {"side": Side.LEFT}, {"exercise": "other"}])
def test_bands_sides_and_exercises_stand_each_for_themselves(changes: dict[str, object]) -> None:
    assert broken_records([MOST], [better(MOST, 10, **changes)], [NEW]) == ()


def test_of_repetitions_the_load_tells_what_a_record_is_the_best_of() -> None:
    assert contest(MOST) != contest(replace(MOST, load=Load(2000)))
    heaviest = replace(MOST, kind=RecordKind.MAX_LOAD)
    assert contest(heaviest) == contest(replace(heaviest, load=Load(2000), value=12))
