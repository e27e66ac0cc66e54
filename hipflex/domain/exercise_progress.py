"""How one exercise goes over time: one value a session, what is a record, what lies beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from hipflex.domain.measures import Side
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import Record, RecordKind
from hipflex.value_classes import dataclass


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
RECORD_OF_METRIC = {
    Metric.SECONDS: RecordKind.LONGEST_HOLD,
    Metric.METRES: RecordKind.LONGEST_DISTANCE,
    Metric.ESTIMATED_1RM: RecordKind.ESTIMATED_1RM,
    Metric.LOAD: RecordKind.MAX_LOAD,
    Metric.REPS: RecordKind.REPS_AT_LOAD,
}
DECIMALS = 6
"""To how many of them two floats are one value."""


@dataclass(frozen=True, slots=True)
class Point:
    """The best value of one session and side."""

    performed_at: datetime
    session: str
    side: Side | None
    value: int | float


@dataclass(frozen=True, slots=True)
class SessionBest:
    """The best of one session and side in each metric, None where no set has it, when its first set was done.

    Without a load a set is done with 0, with help with less; `loaded` says whether any was done with either.
    """

    performed_at: datetime
    session: str
    side: Side | None
    values: Mapping[Metric, int | float | None]
    loaded: bool = False


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

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done in the window."""
        return not self.points and not self.sets


@dataclass(frozen=True, slots=True)
class Trend:
    """The best of each session in one metric, the better side where there are two; oldest first."""

    metric: Metric
    values: tuple[int | float, ...]


def measured(bests: Sequence[SessionBest], *, external: bool) -> tuple[Metric, tuple[Point, ...]]:
    """The metric that an exercise is told in over some sessions, and a point for each; `external` where load is all.

    Where no metric has a value for every session, the one that has most takes the others for 0.
    """
    metric = _metric(bests, external=external)
    having = {one.session for one in bests if one.values[metric] is not None}
    return metric, tuple(
        Point(one.performed_at, one.session, one.side, one.values[metric] or 0)
        for one in bests
        if one.values[metric] is not None or one.session not in having
    )


def _metric(bests: Sequence[SessionBest], *, external: bool) -> Metric:
    sessions = {one.session for one in bests}
    having = {m: {one.session for one in bests if one.values[m] is not None} for m in Metric}
    if external and having[Metric.ESTIMATED_1RM] == sessions != set():
        return Metric.ESTIMATED_1RM
    if any(one.loaded for one in bests):
        return Metric.LOAD
    if not bests:
        return Metric.REPS
    return max((Metric.SECONDS, Metric.METRES, Metric.REPS), key=lambda metric: len(having[metric]))


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
