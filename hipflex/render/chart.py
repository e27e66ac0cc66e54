"""A chart with axes: the points of an exercise over time, drawn by plotext."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count
from math import ceil, floor
from typing import Any

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point, record_points
from hipflex.domain.masses import GRAMS_PER_POUND
from hipflex.domain.measures import Side, Unit
from hipflex.notation.canonical import format_distance, format_seconds
from hipflex.patterns import pattern
from hipflex.render.layout import ATTENTION, GOOD, NAME, line
from hipflex.render.text import Text
from hipflex.value_classes import dataclass

NARROWEST, WIDEST = 36, 110
LOWEST, HIGHEST = 10, 15
LINES_BESIDE = 14
"""What else of an exercise is to be seen with the chart."""

LINES_A_NUMBER, CELLS_A_DAY, CELLS_A_MARK = 2, 12, 2
MARGIN = 0.02
POUNDS_A_KILOGRAM = 1000 / float(GRAMS_PER_POUND)
LINES = "braille"

BOTH, RECORD = "B", "*"
MARKS: Mapping[Side | None, str] = {Side.LEFT: "L", Side.RIGHT: "R", None: "o"}
MEANINGS = {"o": "best of a session", "L": "left", "R": "right", BOTH: "both sides", RECORD: "record"}
COLOURS = {"o": 6, "L": 6, "R": 3, BOTH: "default", RECORD: 2}
"""Of the sixteen that a terminal has; they only repeat what the marks say."""

CODE = pattern(r"\x1b\[([0-9;]*)m")
STYLES = {"38;5;6": NAME, "38;5;3": ATTENTION, "38;5;2": GOOD}
"""What plotext writes for these colours."""


class Chart:
    """The points of an exercise as wide as the screen, both sides, records marked; nothing where it is too narrow."""

    def __init__(self, progress: ExerciseProgress, *, unit: Unit) -> None:
        self._progress = progress
        self._unit = unit
        self._marks = _marks(progress)
        self._began = min(point.performed_at.date() for point in progress.points)
        self._ended = max(point.performed_at.date() for point in progress.points)

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The lines of the chart, and what its marks mean."""
        if width < NARROWEST:
            return
        drawn = self._drawn(min(width, WIDEST), min(HIGHEST, max(LOWEST, height - LINES_BESIDE)))
        for text in (*map(_coloured, drawn.split("\n")), *line(self._legend()).folded(width)):
            if shown := text.stripped():
                yield shown

    def _legend(self) -> str:
        return "  ".join(f"{mark} {meaning}" for mark, meaning in MEANINGS.items() if mark in self._marks.values())

    def _drawn(self, width: int, height: int) -> str:
        """The chart as plotext draws it, with colour codes."""
        import plotext

        plotext.clear_figure()
        plotext.limit_size(width=False, height=False)
        plotext.plot_size(width, height)
        for colour in (plotext.canvas_color, plotext.axes_color, plotext.ticks_color):
            colour("default")
        self._draw_axes(plotext, width, height)
        self._draw_lines(plotext)
        self._draw_marks(plotext, width)
        return str(plotext.build())

    def _draw_axes(self, plotext: Any, width: int, height: int) -> None:
        values = [self._y(point) for point in self._progress.points]
        numbers = values_axis(values, self._progress.metric, height // LINES_A_NUMBER, unit=self._unit)
        plotext.yticks(numbers.at, numbers.words)
        plotext.ylim(numbers.at[0], numbers.at[-1])
        days = days_axis(self._began, self._ended, width // CELLS_A_DAY)
        length = max((self._ended - self._began).days + 1, 1)
        plotext.xticks(days.at, days.words)
        plotext.xlim(-length * MARGIN, length * (1 + MARGIN))

    def _draw_lines(self, plotext: Any) -> None:
        for side, mark in MARKS.items():
            points = [point for point in self._progress.points if point.side is side]
            if points:
                plotext.plot(*self._places(points), marker=LINES, color=COLOURS[mark])

    def _draw_marks(self, plotext: Any, width: int) -> None:
        """The marks, records last; of more sessions than there is room for, those of every second, third, …."""
        sessions = list(dict.fromkeys(point.session for point in self._progress.points))
        shown = set(sessions[:: -(-len(sessions) * CELLS_A_MARK // width)])
        by_mark: defaultdict[str, list[Point]] = defaultdict(list)
        for point, mark in self._marks.items():
            if mark == RECORD or point.session in shown:
                by_mark[mark].append(point)
        for mark in MEANINGS:
            if by_mark[mark]:
                plotext.scatter(*self._places(by_mark[mark]), marker=mark, color=COLOURS[mark])

    def _places(self, points: list[Point]) -> tuple[list[float], list[float]]:
        return [self._x(point) for point in points], [self._y(point) for point in points]

    def _x(self, point: Point) -> float:
        """Days since the first day, by the clock where the point was made."""
        at = point.performed_at
        return (at.date() - self._began).days + timedelta(hours=at.hour, minutes=at.minute) / timedelta(days=1)

    def _y(self, point: Point) -> float:
        """The value in the unit of the axis; 10 pounds are kept as 4536 grams."""
        is_mass = self._progress.metric in (Metric.LOAD, Metric.ESTIMATED_1RM)
        return round(point.value * POUNDS_A_KILOGRAM, 2) if is_mass and self._unit is Unit.LB else point.value


def _coloured(drawn: str) -> Text:
    """A line with the colour codes of plotext, which end each colour before they begin another."""
    parts = CODE.split(drawn)
    return Text(*((text, STYLES.get(code, "")) for code, text in zip(["", *parts[1::2]], parts[::2], strict=True)))


def _marks(progress: ExerciseProgress) -> dict[Point, str]:
    """What stands at each point: a record, both sides where they are alike, else the side."""
    held = record_points(progress)
    alike = Counter((point.session, point.value) for point in progress.points)
    return {
        point: RECORD
        if (point.session, point.side) in held
        else BOTH
        if alike[point.session, point.value] == len(Side)
        else MARKS[point.side]
        for point in progress.points
    }


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
