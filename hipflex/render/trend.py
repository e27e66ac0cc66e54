"""How an exercise goes, in one line: a small line of blocks, and its ends in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hipflex.domain.exercise_progress import Metric, Trend
from hipflex.domain.measures import Load, Unit
from hipflex.notation.canonical import format_distance, format_load, format_seconds
from hipflex.render.layout import NAME, line
from hipflex.render.records import mass_words
from hipflex.render.text import Text
from hipflex.render.words import count_words

BLOCKS = "▁▂▃▄▅▆▇"
"""None fills its cell, so that lines beneath each other stay apart."""

LEVEL = BLOCKS[3]
CELLS = 10
KINDS = {Metric.REPS: " reps", Metric.ESTIMATED_1RM: " 1RM"}


def metric_words(value: float, metric: Metric, *, unit: Unit) -> str:
    """A value in its metric: 12, 2.5kg, 1:15, 400m."""
    match metric:
        case Metric.REPS:
            return f"{value:g}"
        case Metric.LOAD:
            return format_load(Load(round(value * 1000)), unit)
        case Metric.SECONDS:
            return format_seconds(round(value))
        case Metric.METRES:
            return format_distance(round(value * 1000))
        case Metric.ESTIMATED_1RM:
            return mass_words(round(value * 1000), unit=unit)


def trend_words(trend: Trend, *, unit: Unit, plain: bool) -> str:
    """The first and the last value of a trend, or the one there is; `plain` in words alone."""
    first, last = (metric_words(trend.values[end], trend.metric, unit=unit) for end in (0, -1))
    kind = KINDS.get(trend.metric, "")
    if len(trend.values) == 1:
        return f"{last}{kind}"
    is_flat, sessions = min(trend.values) == max(trend.values), count_words(len(trend.values), "session")
    if plain:
        return f"{last}{kind} in each of {sessions}" if is_flat else f"from {first} to {last}{kind} in {sessions}"
    if is_flat:
        return f"{last}{kind}"
    return f"{first.removesuffix(unit.value)} → {last}{kind}"


def drawn_trend(trend: Trend, *, unit: Unit, plain: bool) -> Text:
    """The trend as a line with its ends in words; `plain` has words alone."""
    drawn = "" if plain or len(trend.values) == 1 else f"{sparkline(trend.values)} "
    return line((drawn, NAME), trend_words(trend, unit=unit, plain=plain))


def sparkline(values: Sequence[float], cells: int = CELLS) -> str:
    """Values as blocks of their height between the lowest and the highest.

    Of more than there are cells, the first and the last, which are told in words, and the bests of those between.
    """
    drawn = values if len(values) <= cells else [values[0], *map(max, _parts(values[1:-1], cells - 2)), values[-1]]
    low, high = min(drawn), max(drawn)
    if low == high:
        return LEVEL * len(drawn)
    return "".join(BLOCKS[round((value - low) / (high - low) * (len(BLOCKS) - 1))] for value in drawn)


def _parts(values: Sequence[float], number: int) -> list[Sequence[float]]:
    """The values in order, shared out as evenly as they go."""
    ends = [len(values) * n // number for n in range(number + 1)]
    return [values[start:end] for start, end in pairwise(ends)]
