"""A chart has axes, both sides and marks, and fits its screen."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point
from hipflex.domain.measures import Side, Unit
from hipflex.render.canvas import BRAILLE, DOTS
from hipflex.render.chart import NARROWEST, WIDEST, Chart, days_axis, values_axis
from hipflex.terminal.console import Console, Size
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, painted, printed, too_wide
from tests.render.progress_values import HELD

KG = Unit.KG
SIDES = (Side.LEFT, Side.RIGHT)


def chart(shown: ExerciseProgress = HELD, width: int = 80, unit: Unit = KG) -> list[str]:
    return printed(Chart(shown, unit=unit), width).splitlines()


def sessions_of(
    *amounts: float, metric: Metric = Metric.REPS, side: Side | None = None, days: int = 3
) -> ExerciseProgress:
    """An exercise with a session every few days."""
    points = tuple(
        Point(values.EVENING + timedelta(days=days * n), f"s{n}", side, amount) for n, amount in enumerate(amounts)
    )
    return replace(values.EXERCISE_PROGRESS, metric=metric, points=points, records=(), sets=())


Dots = set[tuple[int, int]]


def dots(lines: list[str]) -> Dots:
    """The dots of a chart, from the left and from the top."""
    found: Dots = set()
    for row, text in enumerate(lines):
        for column, sign in enumerate(text):
            bits = ord(sign) - BRAILLE if BRAILLE < ord(sign) < BRAILLE + 256 else 0
            found |= {
                (2 * column + x, 4 * row + y)
                for y, of_row in enumerate(DOTS)
                for x, bit in enumerate(of_row)
                if bits & bit
            }
    return found


def marks(found: Dots, size: int = 3) -> list[tuple[int, int]]:
    """The upper left corners of the squares among dots, from left to right."""
    return sorted((x, y) for x, y in found if {(x + dx, y + dy) for dx in range(size) for dy in range(size)} <= found)


def joined(found: Dots, start: tuple[int, int]) -> Dots:
    """The dots that hang together with one."""
    reached, open_ends = {start}, [start]
    while open_ends:
        x, y = open_ends.pop()
        near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & found - reached
        reached |= near
        open_ends += near
    return reached


def test_a_chart_has_numbers_at_the_left_and_days_below_each_at_its_mark() -> None:
    lines = chart()
    assert [line.split("┤")[0].strip() for line in lines if "┤" in line] == ["4kg", "3kg", "2kg", "1kg"]
    assert lines[-2].lstrip().startswith("└")
    assert lines[-1].split()[:2] == ["5", "Oct"]
    assert lines[-2].count("┬") == len(lines[-1].split()) / 2


@pytest.mark.parametrize("width", [40, 57, 80, 110])
@pytest.mark.parametrize("amounts", [(8, 12), (-3, 40, 7), range(30)])
def test_numbers_and_days_stand_evenly(amounts: Sequence[int], width: int) -> None:
    lines = chart(sessions_of(*amounts), width)
    for places in (
        [row for row, line in enumerate(lines) if "┤" in line],
        [column for column, sign in enumerate(lines[-2]) if sign == "┬"],
    ):
        assert len({after - before for before, after in itertools.pairwise(places)}) <= 1


@given(st.lists(st.integers(0, 50), min_size=2, max_size=9), st.integers(1, 20), st.sampled_from([40, 80, 110]))
def test_a_line_goes_through_every_mark(amounts: list[int], days: int, width: int) -> None:
    found = dots(chart(sessions_of(*amounts, days=days), width))
    squares = marks(found)
    assert squares
    assert {*squares} <= joined(found, squares[0])


def test_the_end_of_a_line_says_which_side_it_is() -> None:
    ends = [line.split()[-1] for line in chart(HELD) if line.endswith(("left", "right", "both"))]
    assert ends == ["left", "right"]
    alike = [Point(values.EVENING + timedelta(days=n), f"s{n}", side, 8 + n) for n in range(3) for side in SIDES]
    assert [line.split()[-1] for line in chart(replace(sessions_of(1), points=tuple(alike))) if "both" in line] == [
        "both"
    ]
    assert not any("left" in line for line in chart(sessions_of(8, 9)))


def test_a_record_is_named_beside_its_mark_which_is_larger() -> None:
    lines = chart()
    assert "record 4kg" in "\n".join(lines)
    without = chart(replace(HELD, records=()))
    assert "record" not in "".join(without)
    assert (bool(marks(dots(lines), 4)), marks(dots(without), 4)) == (True, [])


def test_higher_values_stand_higher_and_later_ones_to_the_right() -> None:
    places = marks(dots(chart(sessions_of(8, 10, 12))))
    assert len(places) == 3
    assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)


def test_a_value_stands_where_its_number_is() -> None:
    lines = chart(sessions_of(8, 10, 12))
    rows = [row for row, line in enumerate(lines) if "┤" in line]
    assert [(y + 1) // 4 for _, y in marks(dots(lines))] == [rows[4], rows[2], rows[0]]


def test_sessions_stand_as_far_apart_as_their_days() -> None:
    points = tuple(Point(values.EVENING - timedelta(days=days), f"s{days}", None, days) for days in (40, 20, 10, 0))
    [oldest, next_one, later, newest] = [x for x, _ in marks(dots(chart(replace(sessions_of(1), points=points))))]
    assert (next_one - oldest) == pytest.approx(2 * (later - next_one), abs=2)
    assert (later - next_one) == pytest.approx(newest - later, abs=2)


@pytest.mark.parametrize("width", [20, NARROWEST - 1, NARROWEST, 40, 80, 120, WIDE])
def test_a_chart_fits_its_screen_or_is_left_out(width: int) -> None:
    lines = chart(width=width)
    assert too_wide("\n".join(lines), min(width, WIDEST)) == []
    assert bool(lines) == (width >= NARROWEST)
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_taller_terminal_has_a_taller_chart() -> None:
    heights = []
    for height in (10, 24, 30, 100):
        paper = io.StringIO()
        Console(paper, Size(80, height), escapes=False).print(Chart(HELD, unit=KG))
        heights.append(len(paper.getvalue().splitlines()))
    assert heights == sorted(heights)
    assert heights[0] < heights[-1] < 20


def test_of_very_many_sessions_some_keep_their_marks_and_every_record_is_named() -> None:
    amounts = [10 + n % 7 for n in range(500)]
    shown = sessions_of(*amounts, days=1)
    record = replace(values.RECORDS[0], session=shown.points[333].session, side=None, value=amounts[333], load=None)
    assert "record 14" in "\n".join(chart(replace(shown, records=(record,))))


@pytest.mark.parametrize(
    ("amounts", "metric", "unit", "numbers"),
    [
        ((8, 12), Metric.REPS, KG, ["12", "11", "10", "9", "8"]),
        ((20, 75), Metric.SECONDS, KG, ["1:15", "1min", "45s", "30s", "15s"]),
        ((400, 1200), Metric.METRES, KG, ["1.2km", "1km", "800m", "600m", "400m"]),
        ((-20, 0), Metric.LOAD, KG, ["0kg", "-5kg", "-10kg", "-15kg", "-20kg"]),
        ((2.5, 3), Metric.LOAD, KG, ["3kg", "2.8kg", "2.6kg", "2.4kg"]),
        ((2.268, 4.536), Metric.ESTIMATED_1RM, Unit.LB, ["10lb", "8lb", "6lb", "4lb"]),
        ((10, 10), Metric.REPS, KG, ["11", "10", "9"]),
    ],
)
def test_the_numbers_are_round_and_in_the_unit_of_the_settings(
    amounts: tuple[float, ...], metric: Metric, unit: Unit, numbers: list[str]
) -> None:
    lines = chart(sessions_of(*amounts, metric=metric), unit=unit)
    assert [line.split("┤")[0].strip() for line in lines if "┤" in line] == numbers


def test_what_a_chart_shows_in_colour_its_words_say_too() -> None:
    text = painted(Chart(HELD, unit=KG))
    assert {"\x1b[36m", "\x1b[32m"} <= {text[n : n + 5] for n in range(len(text)) if text[n] == "\x1b"}
    assert {"left", "right", "record"} <= set(" ".join(chart()).split())


@given(
    st.lists(st.integers(-500_000, 2_000_000).map(lambda grams: grams / 1000), min_size=1),
    st.sampled_from(Metric),
    st.integers(4, 6),
)
def test_round_numbers_enclose_the_values_and_are_few(found: list[float], metric: Metric, most: int) -> None:
    axis = values_axis(found, metric, most, unit=KG)
    assert axis.at[0] <= min(found) <= max(found) <= axis.at[-1]
    assert 2 <= len(axis.at) <= most
    assert list(axis.at) == sorted(axis.at)


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 20_000), st.integers(2, 9))
def test_the_days_below_are_equally_far_apart_and_few(first: date, days: int, most: int) -> None:
    axis = days_axis(first, first + timedelta(days=days), most)
    assert 1 <= len(axis.at) == len(axis.words) <= most
    assert axis.at[0] == 0
    assert axis.at[-1] <= days
    assert len({after - before for before, after in itertools.pairwise(axis.at)}) <= 1


def test_days_are_told_without_their_year_until_there_are_many() -> None:
    assert days_axis(date(2026, 11, 1), date(2026, 11, 29), 5).words == ("1 Nov", "8 Nov", "15 Nov", "22 Nov", "29 Nov")
    assert days_axis(date(2025, 11, 1), date(2026, 11, 29), 5).words[0] == "Nov 2025"


def test_two_sessions_of_one_day_have_a_chart() -> None:
    points = tuple(Point(datetime(2026, 11, 20, hour, tzinfo=values.HERE), f"s{hour}", None, hour) for hour in (8, 20))
    assert len(marks(dots(chart(replace(sessions_of(1), points=points))))) == 2
