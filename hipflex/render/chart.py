"""A chart with axes: the points of an exercise over time, a dot of Braille on the line where each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count, groupby, pairwise
from math import ceil, floor

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point, record_points
from hipflex.domain.masses import GRAMS_PER_POUND
from hipflex.domain.measures import Side, Unit
from hipflex.notation.canonical import format_distance, format_seconds
from hipflex.render.canvas import ACROSS, DOWN, Canvas, Place
from hipflex.render.layout import GAP, GOOD, NAME, QUIET
from hipflex.render.text import Text
from hipflex.render.weeks import MONTHS
from hipflex.value_classes import dataclass

NARROWEST, WIDEST = 36, 110
LOWEST, HIGHEST = 10, 15
LINES_BESIDE = 14
"""What else of an exercise is to be seen with the chart."""

LINES_A_NUMBER, CELLS_A_DAY, DOTS_A_MARK = 2, 12, 6
MARK, RECORD, EDGE = 1.5, 2.5, 2
"""Half the width of a mark, and the dots that even the first and the last keep from the edge."""

GRID = 4
"""Every so many dots the line of a number has one."""

MIDDLE = 1.5
"""Where the line of a number is in its cell."""

POUNDS_A_KILOGRAM = 1000 / float(GRAMS_PER_POUND)
INKS = {Side.RIGHT: "", Side.LEFT: NAME, None: NAME}
BOTH = "both"

Cells = list[tuple[str, str]]
"""The signs of a line, each with its style."""


class Chart:
    """The points of an exercise as wide as the screen, both sides, records marked; nothing where it is too narrow."""

    def __init__(self, progress: ExerciseProgress, *, unit: Unit) -> None:
        self._progress = progress
        self._unit = unit
        self._sides = [side for side in INKS if any(point.side is side for point in progress.points)]
        self._began = min(point.performed_at.date() for point in progress.points)
        self._ended = max(point.performed_at.date() for point in progress.points)

    def lines(self, width: int, height: int) -> Iterator[Text]:
        """The lines of the chart."""
        if width < NARROWEST:
            return
        area = self._area(min(width, WIDEST), min(HIGHEST, max(LOWEST, height - LINES_BESIDE)))
        drawn = [_padded(text, area.columns) for text in self._drawn(area).lines()]
        self._tell_records(drawn, area)
        for row, cells in enumerate(drawn):
            number, is_between = divmod(row, area.rows_a_number)
            words = "" if is_between else area.numbers.words[-1 - number]
            end = self._side_ending_at(row, area)
            axis = f"{words.rjust(area.margin)} {'│' if is_between else '┤'}"
            yield _text([(axis, QUIET), *cells, (f" {end}" if end else "", INKS[None])]).stripped()
        yield from _days_below(area)

    def _area(self, width: int, height: int) -> Area:
        """Numbers and days that stand evenly in a place."""
        values = [self._y(point) for point in self._progress.points]
        numbers = values_axis(values, self._progress.metric, height // LINES_A_NUMBER, unit=self._unit)
        margin = max(map(len, numbers.words))
        ends = max((len(side) for side in self._sides if side), default=-1) + 1
        columns = width - margin - len(" │") - ends
        days = days_axis(self._began, self._ended, columns // CELLS_A_DAY)
        spread = (self._ended - self._began).days + 1
        cells_a_step = max(floor((columns - EDGE) * days.step / spread), 1)
        return Area(
            numbers=numbers,
            days=days,
            margin=margin,
            columns=min(columns, ceil(cells_a_step * spread / days.step) + EDGE),
            rows_a_number=max((height - 1) // (len(numbers.at) - 1), 1),
            dots_a_day=cells_a_step * ACROSS / days.step,
        )

    def _drawn(self, area: Area) -> Canvas:
        """The lines of the numbers, the lines through the points, and their marks."""
        canvas = Canvas(area.columns, area.rows)
        for row in range(0, area.rows, area.rows_a_number):
            at = row * DOWN + floor(MIDDLE) + 0.5
            canvas.draw([_mark((x + 0.5, at), 0.5) for x in range(0, canvas.width, GRID)], QUIET, apart=False)
        for side in self._sides:
            places = [self._place(point, area) for point in self._progress.points if point.side is side]
            canvas.draw([_stroke(*ends) for ends in pairwise(places)], INKS[side], apart=False)
            canvas.draw([_mark(place, MARK) for place in _some(places)], INKS[side], apart=False)
        canvas.draw([_mark(self._place(point, area), RECORD) for point in self._records], GOOD, apart=False)
        return canvas

    @property
    def _records(self) -> list[Point]:
        held = record_points(self._progress)
        return [point for point in self._progress.points if (point.session, point.side) in held]

    def _tell_records(self, drawn: Sequence[Cells], area: Area) -> None:
        """Writes over, under or before the records, where there is room, what they are."""
        for point in sorted(self._records, key=self._y, reverse=True):
            words = f"record {_value_words(self._y(point), self._progress.metric, self._unit)}"
            x, y = self._place(point, area)
            column, row, most = int(x) // ACROSS, int(y) // DOWN, area.columns - len(words)
            over, before = max(min(column - len(words) // 2, most), 0), column - len(words) - GAP
            places = [
                (over, row - 1),
                (over, row + 1),
                (before, row),
                (over, row - 2),
                (over, row + 2),
                (before, row - 1),
            ]
            within = [(start, near) for start, near in places if start >= 0 and 0 <= near < area.rows]
            start, near = min(within, key=lambda place: _taken(drawn[place[1]][place[0] :][: len(words)]))
            drawn[near][start : start + len(words)] = [(sign, GOOD) for sign in words]

    def _side_ending_at(self, row: int, area: Area) -> str:
        """The side whose line ends in a row."""
        lasts = {point.side: int(self._place(point, area)[1]) // DOWN for point in self._progress.points}
        ending = [side.value for side, last in lasts.items() if side and last == row]
        return BOTH if len(ending) > 1 else "".join(ending)

    def _place(self, point: Point, area: Area) -> Place:
        """The dot of a point: the days since the first by the clock where it was made, and the value."""
        at = point.performed_at
        days = (at.date() - self._began).days + timedelta(hours=at.hour, minutes=at.minute) / timedelta(days=1)
        low, high = area.numbers.at[0], area.numbers.at[-1]
        above = (self._y(point) - low) / (high - low) * (area.rows - 1) * DOWN
        return floor(EDGE + days * area.dots_a_day) + 0.5, floor((area.rows - 1) * DOWN + MIDDLE - above) + 0.5

    def _y(self, point: Point) -> float:
        """The value in the unit of the axis; 10 pounds are kept as 4536 grams."""
        is_mass = self._progress.metric in (Metric.LOAD, Metric.ESTIMATED_1RM)
        return round(point.value * POUNDS_A_KILOGRAM, 2) if is_mass and self._unit is Unit.LB else point.value


@dataclass(frozen=True, slots=True)
class Axis:
    """Where an axis has marks, how far apart they are, and what is written there."""

    at: tuple[float, ...]
    step: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """Where a chart is drawn: cells beside a margin, with numbers so many rows apart and days so many dots wide."""

    numbers: Axis
    days: Axis
    margin: int
    columns: int
    rows_a_number: int
    dots_a_day: float

    @property
    def rows(self) -> int:
        """How many rows of cells there are."""
        return self.rows_a_number * (len(self.numbers.at) - 1) + 1


def _stroke(start: Place, end: Place) -> list[Place]:
    """The outline of a line one dot thick."""
    (x, y), (to_x, to_y) = start, end
    return [(x, y - 0.5), (to_x, to_y - 0.5), (to_x, to_y + 0.5), (x, y + 0.5)]


def _mark(place: Place, half: float) -> list[Place]:
    """The outline of a mark, cut at its corners where it is large enough for that."""
    x, y = place
    cut = max(half - 1, 0) if half >= RECORD else half
    return [
        *((x - cut, y - half), (x + cut, y - half), (x + half, y - cut), (x + half, y + cut)),
        *((x + cut, y + half), (x - cut, y + half), (x - half, y + cut), (x - half, y - cut)),
    ]


def _some(places: Sequence[Place]) -> Iterator[Place]:
    """The places that leave room for a mark each."""
    last = -float(DOTS_A_MARK)
    for x, y in places:
        if x - last >= DOTS_A_MARK:
            last = x
            yield x, y


def _padded(text: Text, columns: int) -> Cells:
    cells = [(sign, style) for piece, style in text.pieces for sign in piece]
    return [*cells, *[(" ", "")] * (columns - len(cells))]


def _taken(cells: Cells) -> int:
    """How badly cells are needed for what they show: not at all, or for a line, or for a record."""
    inks = {style for sign, style in cells if sign != " "}
    return 2 if GOOD in inks else 1 if inks - {QUIET} else 0


def _text(cells: Cells) -> Text:
    """The text of cells, those of one style together."""
    return Text(*(("".join(sign for sign, _ in same), style) for style, same in groupby(cells, key=lambda one: one[1])))


def _days_below(area: Area) -> Iterator[Text]:
    """The axis of the days, and the days, each in the middle beneath its mark."""
    places = [(EDGE + floor(at * area.dots_a_day)) // ACROSS for at in area.days.at]
    axis = "".join("┬" if column in places else "─" for column in range(area.columns))
    yield Text((f"{' ' * area.margin} └{axis}", QUIET))
    words = ""
    for place, day in zip(places, area.days.words, strict=True):
        words = f"{words.ljust(area.margin + len(' │') + place - len(day) // 2)}{day}"
    yield Text((words, QUIET))


WHOLE = (1, 2, 5)
SIXTIETHS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800)
DAYS = (1, 2, 7, 14, 28, 56, 91, 182, 364)
SMALLEST_MASS = 0.1
DAYS_WITH_A_YEAR = 300


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
    return Axis(at, step, tuple(_value_words(value, metric, unit) for value in at))


def days_axis(first: date, last: date, most: int) -> Axis:
    """At most so many days, equally far apart; `at` counts days from the first."""
    days = (last - first).days
    step = next(step for step in _day_steps() if days // step < most)
    at = range(0, days + 1, step)
    shown = (first + timedelta(days=day) for day in at)
    words = (f"{day.day} {MONTHS[day.month - 1]}" for day in shown)
    if days > DAYS_WITH_A_YEAR:
        words = (f"{MONTHS[day.month - 1]} {day.year}" for day in shown)
    return Axis(tuple(map(float, at)), step, tuple(words))


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
