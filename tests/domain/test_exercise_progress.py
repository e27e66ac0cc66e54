"""How one exercise goes over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point, Trend, measured, record_points, trend
from hipflex.domain.measures import Side
from hipflex.domain.records import Record, RecordKind

BEGAN = datetime(2026, 11, 2, 18, tzinfo=UTC)
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def point(session: int, value: float, side: Side | None = None) -> Point:
    return Point(BEGAN + timedelta(days=session), f"s{session}", side, value)


def record(kind: RecordKind, value: float = 1, session: int = 0, side: Side | None = None) -> Record:
    return Record("raise", kind, side, value, BEGAN, f"s{session}", f"i{session}")


def course(metric: Metric, points: tuple[Point, ...], *records: Record) -> ExerciseProgress:
    return ExerciseProgress("raise", metric, date(2026, 11, 1), date(2026, 11, 30), points, records, None, ())


def test_the_metric_that_suits_best_is_the_first_with_points_in_the_window() -> None:
    points = {Metric.ESTIMATED_1RM: (), Metric.LOAD: (), Metric.REPS: (point(1, 8),)}
    records = [record(RecordKind.MAX_LOAD), record(RecordKind.ESTIMATED_1RM), record(RecordKind.REPS_AT_LOAD)]
    assert measured(records, points.__getitem__) == (Metric.REPS, (point(1, 8),))
    points[Metric.ESTIMATED_1RM] = (point(2, 5),)
    assert measured(records, points.__getitem__) == (Metric.ESTIMATED_1RM, (point(2, 5),))


def test_without_points_the_metric_is_still_the_one_that_suits() -> None:
    assert measured([record(RecordKind.LONGEST_HOLD)], lambda _: ()) == (Metric.SECONDS, ())
    assert measured([], lambda _: ()) == (Metric.REPS, ())


def test_a_session_without_a_load_stands_among_loads_as_nothing() -> None:
    points = {
        Metric.LOAD: (point(2, 1), point(4, -5, LEFT)),
        Metric.REPS: (point(1, 10), point(2, 8), point(3, 9), point(4, 9, LEFT), point(4, 9, RIGHT)),
    }
    _, found = measured([record(RecordKind.MAX_LOAD)], points.__getitem__)
    assert found == (point(1, 0), point(2, 1), point(3, 0), point(4, -5, LEFT), point(4, 0, RIGHT))


@pytest.mark.parametrize(
    ("points", "values"),
    [
        ((), ()),
        ((point(1, 8), point(2, 9)), (8, 9)),
        ((point(1, 8, LEFT), point(1, 10, RIGHT), point(2, 9, LEFT)), (10, 9)),
        ((point(1, -20), point(2, 0)), (-20, 0)),
    ],
)
def test_a_trend_has_the_better_side_of_every_session(points: tuple[Point, ...], values: tuple[float, ...]) -> None:
    assert trend(Metric.REPS, points) == Trend(Metric.REPS, values)


def test_a_point_holds_a_record_where_session_side_and_value_are_those_of_the_record() -> None:
    points = (point(1, 5, LEFT), point(1, 5, RIGHT), point(2, 6, LEFT), point(3, 6, LEFT))
    held = record(RecordKind.MAX_LOAD, 6, 2, LEFT)
    assert record_points(course(Metric.LOAD, points, held)) == {("s2", LEFT)}
    for other in (
        replace(held, kind=RecordKind.ESTIMATED_1RM),
        replace(held, side=RIGHT),
        replace(held, value=7),
        replace(held, session="s9"),
    ):
        assert record_points(course(Metric.LOAD, points, other)) == set()


def test_of_several_reps_at_loads_in_one_session_the_most_are_the_point() -> None:
    points = (point(1, 12),)
    records = (record(RecordKind.REPS_AT_LOAD, 8, 1), record(RecordKind.REPS_AT_LOAD, 12, 1))
    assert record_points(course(Metric.REPS, points, *records)) == {("s1", None)}


def test_a_float_that_was_added_up_otherwise_is_the_same_record() -> None:
    held = record(RecordKind.ESTIMATED_1RM, 0.1 + 0.2, 1)
    assert record_points(course(Metric.ESTIMATED_1RM, (point(1, 0.3),), held)) == {("s1", None)}
