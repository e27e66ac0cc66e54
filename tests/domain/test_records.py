"""Personal records and the estimate of a one-rep max."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Side
from hipflex.domain.records import Record, RecordKind, best, estimated_1rm, frontier
from hipflex.value_classes import replace

AT = datetime(2026, 11, 20, tzinfo=UTC)


def of_reps(
    reps: int, grams: int | None, *, side: Side | None = None, band: str | None = None, exercise: str = "raise"
) -> Record:
    load = None if grams is None else Load(grams)
    return Record(exercise, RecordKind.REPS_AT_LOAD, side, reps, AT, "s", f"{reps}@{grams}", load, band)


def of_kind(kind: RecordKind, value: float, side: Side | None = None) -> Record:
    return Record("raise", kind, side, value, AT, "s", "1")


@pytest.mark.parametrize(
    ("grams", "reps", "kilograms"),
    [
        (100_000, 1, 100),
        (60_000, 2, 64),
        (100_000, 10, 400 / 3),
        (60_000, 12, 84),
        (2500, 5, 2.5 * 35 / 30),
    ],
)
def test_the_one_rep_max_is_estimated_after_epley(grams: int, reps: int, kilograms: float) -> None:
    assert estimated_1rm(Load(grams), reps) == pytest.approx(kilograms)


@pytest.mark.parametrize(
    ("grams", "reps"), [(60_000, 13), (60_000, 0), (60_000, -1), (0, 5), (-20_000, 5), (-20_000, 1)]
)
def test_nothing_is_estimated_outside_1_to_12_reps_or_without_added_load(grams: int, reps: int) -> None:
    assert estimated_1rm(Load(grams), reps) is None


@given(st.integers(1, 2_000_000), st.integers(1, 11))
def test_one_more_rep_is_never_a_smaller_estimate(grams: int, reps: int) -> None:
    less, more = estimated_1rm(Load(grams), reps), estimated_1rm(Load(grams), reps + 1)
    assert less is not None
    assert more is not None
    assert less < more


@pytest.mark.parametrize(
    ("bests", "kept"),
    [
        ([(12, 5000), (10, 10_000), (8, 20_000)], [(8, 20_000), (10, 10_000), (12, 5000)]),
        ([(12, 5000), (12, 10_000)], [(12, 10_000)]),
        ([(12, 5000), (13, 10_000)], [(13, 10_000)]),
        ([(13, 5000), (12, 10_000)], [(12, 10_000), (13, 5000)]),
        ([(20, None), (10, 5000)], [(10, 5000), (20, None)]),
        ([(10, None), (10, 5000)], [(10, 5000)]),
        ([(10, None), (15, -20_000), (9, -10_000)], [(10, None), (15, -20_000)]),
        ([(1, 100_000)], [(1, 100_000)]),
        ([], []),
    ],
)
def test_reps_at_a_load_stand_only_where_no_heavier_load_has_as_many(
    bests: list[tuple[int, int | None]], kept: list[tuple[int, int | None]]
) -> None:
    assert frontier([of_reps(*one) for one in bests]) == [of_reps(*one) for one in kept]


def test_each_side_each_exercise_and_each_band_stands_for_itself() -> None:
    bests = [
        of_reps(12, 10_000, side=Side.LEFT),
        of_reps(10, 5000, side=Side.RIGHT),
        of_reps(8, 5000, exercise="lunge"),
        of_reps(5, None, side=Side.LEFT, band="red"),
        of_reps(6, None, side=Side.LEFT, band="yellow"),
    ]
    assert sorted(frontier(bests), key=repr) == sorted(bests, key=repr)


def test_a_band_stands_only_where_no_stronger_one_has_as_many() -> None:
    weak, strong, own = (of_reps(reps, None, band=band) for reps, band in ((6, "yellow"), (6, "Red"), (4, "own")))
    assert frontier([weak, strong, own], ("yellow", "red")) == [strong, own]
    assert frontier([replace(weak, value=7), strong, own], ("yellow", "red")) == [strong, replace(weak, value=7), own]
    assert frontier([own, of_reps(20, 5000)], ("yellow", "red")) == [of_reps(20, 5000), own]


BESTS = st.dictionaries(
    st.tuples(st.sampled_from([None, *Side]), st.sampled_from([None, -5000, 1000, 2000, 5000, 9000])),
    st.integers(1, 12),
    max_size=12,
).map(lambda found: [of_reps(reps, grams, side=side) for (side, grams), reps in found.items()])


def is_beaten(one: Record, others: Sequence[Record]) -> bool:
    """Whether a heavier load of the same side has as many reps."""

    def grams(record: Record) -> int:
        return record.load.grams if record.load else 0

    return any(other.side is one.side and grams(other) > grams(one) and other.value >= one.value for other in others)


@given(BESTS)
def test_exactly_the_unbeaten_stand(bests: list[Record]) -> None:
    kept = frontier(bests)
    assert {one.set_id + str(one.side) for one in kept} == {
        one.set_id + str(one.side) for one in bests if not is_beaten(one, bests)
    }


def test_a_beaten_one_is_noticed() -> None:
    light, heavy = of_reps(8, 1000), of_reps(8, 2000)
    assert is_beaten(light, [light, heavy])
    assert not is_beaten(heavy, [light, heavy])


def test_the_best_record_says_most_of_an_exercise() -> None:
    hold, load = of_kind(RecordKind.LONGEST_HOLD, 45), of_kind(RecordKind.MAX_LOAD, 20)
    distance, reps = of_kind(RecordKind.LONGEST_DISTANCE, 400), of_reps(12, None)
    assert best((reps, load, distance, hold)) == hold
    assert best((reps, load, distance)) == distance
    assert best((load, reps)) == reps
    assert best((load,)) == load
    assert best((of_kind(RecordKind.ESTIMATED_1RM, 50), of_kind(RecordKind.SESSION_VOLUME, 900))) is None
    assert best(()) is None


@pytest.mark.parametrize(
    ("done", "hardest"),
    [
        ([(15, -20_000, None), (12, -10_000, None)], (12, -10_000, None)),
        ([(15, -20_000, None), (3, None, None)], (3, None, None)),
        ([(20, None, None), (5, 1000, None)], (5, 1000, None)),
        ([(10, None, "yellow"), (6, None, "Red")], (6, None, "Red")),
        ([(10, None, "own"), (6, None, "yellow")], (6, None, "yellow")),
        ([(12, 5000, None), (9, 5000, None)], (12, 5000, None)),
        ([(20, None, None), (6, None, "yellow")], (6, None, "yellow")),
        ([(6, None, "red"), (5, 1, None)], (5, 1, None)),
    ],
)
def test_the_best_is_the_hardest_then_the_most(
    done: list[tuple[int, int | None, str | None]], hardest: tuple[int, int | None, str | None]
) -> None:
    made = [of_reps(reps, grams, band=band) for reps, grams, band in done]
    for order in (made, made[::-1]):
        found = best(order, ("yellow", "red"))
        assert found
        assert (found.value, found.load and found.load.grams, found.band) == hardest


def test_of_two_sides_the_better_is_best() -> None:
    left, right = of_kind(RecordKind.LONGEST_HOLD, 40, Side.LEFT), of_kind(RecordKind.LONGEST_HOLD, 45, Side.RIGHT)
    assert best((left, right)) == right


@pytest.mark.parametrize("kind", RecordKind)
def test_every_record_has_a_unit(kind: RecordKind) -> None:
    assert of_kind(kind, 1).unit in {"kg", "reps", "s", "m"}
