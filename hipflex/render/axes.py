"""The numbers along a chart's axes: round values, and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from math import ceil, floor

from hipflex.domain.exercise_progress import Metric
from hipflex.domain.measures import Unit
from hipflex.notation import format_distance, format_seconds

WHOLE = (1, 2, 5)
SIXTIETHS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800)
DAYS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
SMALLEST_MASS = 0.1
DAYS_WITH_A_YEAR = 300


@dataclass(frozen=True, slots=True)
class Axis:
    """Where an axis has marks, and what is written there."""

    at: tuple[float, ...]
    words: tuple[str, ...]


def values_axis(values: Sequence[float], metric: Metric, most: int, *, unit: Unit) -> Axis:
    """At most so many round numbers that the values lie between."""
    low, high = min(values), max(values)
    for step in _steps(metric):
        first, last = floor(low / step), ceil(high / step)
        if first == last:
            first, last = first - 1, last + 1
        if last - first < most:
            break
    at = tuple(round(n * step, 1) for n in range(first, last + 1))
    return Axis(at, tuple(_value_words(value, metric, unit) for value in at))


def days_axis(first: date, last: date, most: int) -> Axis:
    """At most so many days, equally far apart; `at` counts days from the first."""
    days = (last - first).days
    step = next(step for step in _day_steps() if days // step < most)
    shown = [first + timedelta(days=day) for day in range(0, days + 1, step)]
    form = "%Y-%m" if days > DAYS_WITH_A_YEAR else "%m-%d"
    return Axis(tuple(float((day - first).days) for day in shown), tuple(day.strftime(form) for day in shown))


def _steps(metric: Metric) -> Iterator[float]:
    if metric is Metric.SECONDS:
        yield from SIXTIETHS
    smallest = SIXTIETHS[-1] if metric is Metric.SECONDS else 1 if metric is Metric.REPS else SMALLEST_MASS
    yield from (round(smallest * digit * 10**power, 1) for power in count() for digit in WHOLE)


def _day_steps() -> Iterable[int]:
    yield from DAYS
    yield from (DAYS[-1] * years for years in count(2))


def _value_words(value: float, metric: Metric, unit: Unit) -> str:
    match metric:
        case Metric.REPS:
            return f"{value:g}"
        case Metric.SECONDS:
            return format_seconds(round(value))
        case Metric.METRES:
            return format_distance(round(value * 1000))
        case Metric.LOAD | Metric.ESTIMATED_1RM:
            return f"{round(value, 1):g}{unit.value}"
