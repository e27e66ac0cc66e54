"""How one exercise goes over time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hipflex.domain.exercise_progress import (
    ExerciseProgress,
    Metric,
    Point,
    SessionBest,
    Trend,
    measured,
    record_points,
    trend,
)
from hipflex.domain.measures import Side
from hipflex.domain.records import Record, RecordKind
from hipflex.value_classes import replace

BEGAN = datetime(2026, 11, 2, 18, tzinfo=UTC)
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def point(session: int, value: float, side: Side | None = None) -> Point:
    return Point(BEGAN + timedelta(days=session), f"s{session}", side, value)


def record(kind: RecordKind, value: float = 1, session: int = 0, side: Side | None = None) -> Record:
    return Record("raise", kind, side, value, BEGAN, f"s{session}", f"i{session}")


def progress(metric: Metric, points: tuple[Point, ...], *records: Record) -> ExerciseProgress:
    return ExerciseProgress("raise", metric, date(2026, 11, 1), date(2026, 11, 30), points, records, None, ())


def session(number: int, side: Side | None = None, **values: float) -> SessionBest:
    """A session with these bests, by the names of the metrics."""
    best = {metric: values.get(metric.name.lower()) for metric in Metric} | {Metric.LOAD: values.get("load", 0)}
    return SessionBest(BEGAN + timedelta(days=number), f"s{number}", side, best, bool(values.get("load")))


def told(*sessions: SessionBest, external: bool = False) -> tuple[Metric, list[float]]:
    """The metric of some sessions, and the values of their points."""
    metric, points = measured(sessions, external=external)
    return metric, [point.value for point in points]


def test_an_estimate_is_told_where_every_session_has_one_and_the_load_is_all_of_it() -> None:
    both = (session(1, reps=10, load=5, estimated_1rm=6.7), session(2, reps=10, load=6, estimated_1rm=8))
    assert told(*both, external=True) == (Metric.ESTIMATED_1RM, [6.7, 8])
    assert told(*both) == (Metric.LOAD, [5, 6])
    assert told(*both, session(3, reps=20, load=3), external=True) == (Metric.LOAD, [5, 6, 3])


def test_loads_are_told_where_any_session_has_one_none_as_nothing_and_help_below_it() -> None:
    assert told(session(1, reps=10), session(2, reps=8, load=1)) == (Metric.LOAD, [0, 1])
    assert told(session(1, reps=8, load=-20), session(2, reps=8, load=-10), session(3, reps=3)) == (
        Metric.LOAD,
        [-20, -10, 0],
    )
    assert told(session(1, LEFT, reps=8, load=2), session(1, RIGHT, reps=8)) == (Metric.LOAD, [2, 0])


@pytest.mark.parametrize(
    ("values", "metric"),
    [
        ({"seconds": 30}, Metric.SECONDS),
        ({"metres": 400}, Metric.METRES),
        ({"reps": 12}, Metric.REPS),
        ({"seconds": 30, "metres": 400}, Metric.SECONDS),
        ({"metres": 400, "reps": 12}, Metric.METRES),
    ],
)
def test_without_loads_hold_distance_and_reps_are_told_in_this_order(values: dict[str, float], metric: Metric) -> None:
    assert told(session(1, None, **values), session(2, None, **values))[0] is metric


def test_no_session_is_left_out() -> None:
    assert told(session(1, seconds=30), session(2, reps=12), session(3, reps=15)) == (Metric.REPS, [0, 12, 15])
    assert told(session(1, seconds=30), session(2, seconds=30, reps=12)) == (Metric.SECONDS, [30, 30])
    assert told(session(1, reps=8), session(2, reps=9, load=1)) == (Metric.LOAD, [0, 1])
    assert told() == (Metric.REPS, [])


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
    assert record_points(progress(Metric.LOAD, points, held)) == {("s2", LEFT)}
    for other in (
        replace(held, kind=RecordKind.ESTIMATED_1RM),
        replace(held, side=RIGHT),
        replace(held, value=7),
        replace(held, session="s9"),
    ):
        assert record_points(progress(Metric.LOAD, points, other)) == set()


def test_of_several_reps_at_loads_in_one_session_the_most_are_the_point() -> None:
    points = (point(1, 12),)
    records = (record(RecordKind.REPS_AT_LOAD, 8, 1), record(RecordKind.REPS_AT_LOAD, 12, 1))
    assert record_points(progress(Metric.REPS, points, *records)) == {("s1", None)}


def test_a_float_that_was_added_up_otherwise_is_the_same_record() -> None:
    held = record(RecordKind.ESTIMATED_1RM, 0.1 + 0.2, 1)
    assert record_points(progress(Metric.ESTIMATED_1RM, (point(1, 0.3),), held)) == {("s1", None)}
