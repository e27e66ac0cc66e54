"""A chart has axes, both sides and marks, and fits its screen."""

from __future__ import annotations

import io
import itertools
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point
from hipflex.domain.measures import Side, Unit
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


def test_a_chart_has_a_frame_with_numbers_at_the_left_and_days_below() -> None:
    lines = chart()
    assert lines[0].lstrip().startswith("┌")
    assert lines[-3].lstrip().startswith("└")
    assert [line.split("┤")[0] for line in lines if "┤" in line] == ["4kg", "3kg", "2kg", "1kg"]
    assert lines[-2].split()[0] == "10-05"
    assert lines[-3].count("┬") == len(lines[-2].split())


def test_both_sides_and_the_record_have_marks_that_are_explained() -> None:
    lines = chart()
    drawn = "".join(lines[:-1])
    assert [drawn.count(mark) for mark in "LRB*"] == [2, 3, 1, 1]
    assert lines[-1] == "L left  R right  B both sides  * record"


def test_a_movement_without_sides_has_one_mark() -> None:
    lines = chart(sessions_of(8, 9, 10))
    assert "".join(lines[:-1]).count("o") == 3
    assert lines[-1] == "o best of a session"


def test_higher_values_stand_higher_and_later_ones_to_the_right() -> None:
    lines = chart(sessions_of(8, 10, 12))
    places = [(line.index("o"), -n) for n, line in enumerate(lines[:-1]) if "o" in line]
    assert sorted(places) == sorted(places, key=lambda place: place[1])
    assert len(places) == 3


def test_sessions_stand_as_far_apart_as_their_days() -> None:
    points = tuple(Point(values.EVENING - timedelta(days=days), f"s{days}", None, days) for days in (40, 20, 10, 0))
    lines = chart(replace(sessions_of(1), points=points))
    [oldest, next_one, later, newest] = sorted(line.index("o") for line in lines[:-1] if "o" in line)
    assert (next_one - oldest) == pytest.approx(2 * (later - next_one), abs=1)
    assert (later - next_one) == pytest.approx(newest - later, abs=1)


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


def test_of_very_many_sessions_some_keep_their_marks_and_every_record_does() -> None:
    points = tuple(
        Point(values.EVENING + timedelta(days=n), f"s{n}", side, 10 + n % 7)
        for n in range(500)
        for side in SIDES
        if (n + (side is Side.RIGHT)) % 2
    )
    record = replace(values.RECORDS[1], session=points[333].session, side=points[333].side, value=points[333].value)
    lines = chart(replace(HELD, points=points, records=(record,)))
    drawn = "".join(lines[:-1])
    assert (10 < drawn.count("L") < 60, 10 < drawn.count("R") < 60, drawn.count("*")) == (True, True, 1)


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


def test_what_a_chart_shows_in_colour_its_marks_say_too() -> None:
    text = painted(Chart(HELD, unit=KG))
    assert {"\x1b[36m", "\x1b[33m", "\x1b[32m"} <= {text[n : n + 5] for n in range(len(text)) if text[n] == "\x1b"}
    assert {"L", "R", "*"} <= set("".join(chart()[:-1]))


def test_drawing_twice_gives_the_same_chart() -> None:
    assert chart() == chart()
    chart(sessions_of(1, 2))
    assert chart()[:-1] != chart(sessions_of(1, 2))[:-1]


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
    assert days_axis(date(2026, 11, 1), date(2026, 11, 29), 5).words == ("11-01", "11-08", "11-15", "11-22", "11-29")
    assert days_axis(date(2025, 11, 1), date(2026, 11, 29), 5).words[0] == "2025-11"


def test_two_sessions_of_one_day_have_a_chart() -> None:
    points = tuple(Point(datetime(2026, 11, 20, hour, tzinfo=values.HERE), f"s{hour}", None, hour) for hour in (8, 20))
    lines = chart(replace(sessions_of(1), points=points))
    assert "".join(lines[:-1]).count("o") == 2
