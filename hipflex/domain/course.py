"""How one exercise goes over time: one value a session, what is a record, what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hipflex.domain.measures import Side
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import Course, Metric, Point, metrics_of

RECORD_OF_METRIC = {
    Metric.REPS: RecordKind.REPS_AT_LOAD,
    Metric.LOAD: RecordKind.MAX_LOAD,
    Metric.SECONDS: RecordKind.LONGEST_HOLD,
    Metric.METRES: RecordKind.LONGEST_DISTANCE,
    Metric.ESTIMATED_1RM: RecordKind.ESTIMATED_1RM,
}
DECIMALS = 6
"""To how many of them two floats are one value."""

PointsOf = Callable[[Metric], tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Trend:
    """The best of each session in one metric, the better side where there are two; oldest first."""

    metric: Metric
    values: tuple[int | float, ...]


def measured(records: Iterable[Record], points: PointsOf) -> tuple[Metric, tuple[Point, ...]]:
    """The metric that suits an exercise best of those with points in the window, and the points.

    A session without a load stands among loads as 0, so that beginning without one, or needing no help any more, shows.
    """
    metrics = metrics_of(records)
    for metric in metrics:
        found = points(metric)
        if found:
            return metric, _with_unloaded(found, points(Metric.REPS)) if metric is Metric.LOAD else found
    return (metrics or (Metric.REPS,))[0], ()


def _with_unloaded(loads: tuple[Point, ...], reps: tuple[Point, ...]) -> tuple[Point, ...]:
    loaded = {(point.session, point.side) for point in loads}
    bare = (Point(p.performed_at, p.session, p.side, 0) for p in reps if (p.session, p.side) not in loaded)
    return tuple(sorted([*loads, *bare], key=lambda point: (point.performed_at, point.session, point.side or "")))


def trend(metric: Metric, points: Iterable[Point]) -> Trend:
    """The course of an exercise in one value a session."""
    best: dict[str, int | float] = {}
    for point in points:
        best[point.session] = max(point.value, best.get(point.session, point.value))
    return Trend(metric, tuple(best.values()))


def record_points(course: Course) -> frozenset[tuple[str, Side | None]]:
    """The points that a personal record belongs to, by session and side."""
    kind = RECORD_OF_METRIC[course.metric]
    held = {(r.session, r.side, round(r.value, DECIMALS)) for r in course.records if r.kind is kind}
    return frozenset(
        (point.session, point.side)
        for point in course.points
        if (point.session, point.side, round(point.value, DECIMALS)) in held
    )
