"""How one exercise goes over time: one value a session, what is a record, what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hipflex.domain.measures import Side
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import Record, RecordKind


class Metric(StrEnum):
    """What how an exercise goes is told in."""

    REPS = "reps"
    LOAD = "load_kg"
    SECONDS = "seconds"
    METRES = "metres"
    ESTIMATED_1RM = "estimated_1rm"

    @property
    def unit(self) -> str:
        """The unit of the metric's values."""
        return UNITS_OF_METRICS[self]


UNITS_OF_METRICS = {
    Metric.REPS: "reps",
    Metric.LOAD: "kg",
    Metric.SECONDS: "s",
    Metric.METRES: "m",
    Metric.ESTIMATED_1RM: "kg",
}
METRIC_OF_RECORD = {
    RecordKind.LONGEST_HOLD: Metric.SECONDS,
    RecordKind.LONGEST_DISTANCE: Metric.METRES,
    RecordKind.ESTIMATED_1RM: Metric.ESTIMATED_1RM,
    RecordKind.MAX_LOAD: Metric.LOAD,
    RecordKind.REPS_AT_LOAD: Metric.REPS,
}
RECORD_OF_METRIC = {metric: kind for kind, metric in METRIC_OF_RECORD.items()}
DECIMALS = 6
"""To how many of them two floats are one value."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best value of one session and side."""

    performed_at: datetime
    session: str
    side: Side | None
    value: int | float


PointsOf = Callable[[Metric], tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """`hipflex progress EXERCISE`: one metric over time."""

    exercise: str
    metric: Metric
    since: date
    until: date
    points: tuple[Point, ...]
    records: tuple[Record, ...]
    next: Prescription | None
    sets: tuple[PerformedSet, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The best of each session in one metric, the better side where there are two; oldest first."""

    metric: Metric
    values: tuple[int | float, ...]


def metrics_of(records: Iterable[Record]) -> tuple[Metric, ...]:
    """The metrics an exercise has records of, the one that suits it best first."""
    kinds = {record.kind for record in records}
    return tuple(metric for kind, metric in METRIC_OF_RECORD.items() if kind in kinds)


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
    """How an exercise goes in one value a session."""
    best: dict[str, int | float] = {}
    for point in points:
        best[point.session] = max(point.value, best.get(point.session, point.value))
    return Trend(metric, tuple(best.values()))


def record_points(progress: ExerciseProgress) -> frozenset[tuple[str, Side | None]]:
    """The points that a personal record belongs to, by session and side."""
    kind = RECORD_OF_METRIC[progress.metric]
    held = {(r.session, r.side, round(r.value, DECIMALS)) for r in progress.records if r.kind is kind}
    return frozenset(
        (point.session, point.side)
        for point in progress.points
        if (point.session, point.side, round(point.value, DECIMALS)) in held
    )
