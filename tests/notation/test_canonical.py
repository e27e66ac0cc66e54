"""Values of training as text, read back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Measure, SetType, Side, Span, Unit
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.performance import PerformedSet, performed
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.amounts import parse_load
from hipflex.notation.canonical import (
    describe_set,
    format_amount,
    format_distance,
    format_load,
    format_seconds,
    format_span,
)
from hipflex.notation.doses import parse_dose
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace
from tests.notation.writing import ANYTHING, MILLIMETRES, RPES, VOCABULARY, resistances, spans

TEMPLATE = PerformedSet("knee-drive", Kind.EXERCISE, datetime(2026, 11, 20, tzinfo=UTC), 1)
SECONDS = st.integers(1, 86_400)
GRAMS = st.integers(-2_000_000, 2_000_000)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(1, "1s"), (59, "59s"), (60, "1min"), (600, "10min"), (90, "1:30"), (3599, "59:59"), (3600, "1:00:00")],
)
def test_a_time_is_written_as_on_a_clock_from_a_minute_on(seconds: int, text: str) -> None:
    assert format_seconds(seconds) == text


@pytest.mark.parametrize(
    ("millimetres", "text"),
    [
        (1, "0.001m"),
        (1500, "1.5m"),
        (400_000, "400m"),
        (1_000_000, "1km"),
        (1_250_000, "1.25km"),
        (1_250_500, "1250.5m"),
    ],
)
def test_a_distance_is_written_in_kilometres_where_they_are_exact(millimetres: int, text: str) -> None:
    assert format_distance(millimetres) == text


@pytest.mark.parametrize(
    ("grams", "unit", "text"),
    [
        (2500, Unit.KG, "2.5kg"),
        (20_000, Unit.KG, "20kg"),
        (-20_000, Unit.KG, "-20kg"),
        (1, Unit.KG, "0.001kg"),
        (2268, Unit.LB, "5lb"),
        (1134, Unit.LB, "2.5lb"),
        (680, Unit.LB, "1.5lb"),
        (-9072, Unit.LB, "-20lb"),
        (2000, Unit.LB, "4.41lb"),
        (10_000, Unit.LB, "22.046lb"),
    ],
)
def test_a_load_is_written_in_as_few_decimals_as_read_back(grams: int, unit: Unit, text: str) -> None:
    assert format_load(Load(grams), unit) == text


@pytest.mark.parametrize(
    ("measure", "low", "high", "text"),
    [
        (Measure.REPS, 8, 10, "8–10"),
        (Measure.REPS, 8, 8, "8"),
        (Measure.TIME, 20, 30, "20–30s"),
        (Measure.TIME, 30, 30, "30s"),
        (Measure.TIME, 45, 90, "45s–1:30"),
        (Measure.TIME, 30, 60, "30s–1min"),
        (Measure.TIME, 60, 120, "1–2min"),
    ],
)
def test_a_range_is_written_with_its_unit_once(measure: Measure, low: int, high: int, text: str) -> None:
    assert format_span(measure, Span(low, high)) == text


@given(GRAMS, st.sampled_from(Unit), st.sampled_from(Unit))
def test_a_load_is_read_back_as_it_was_written(grams: int, unit: Unit, of_settings: Unit) -> None:
    assert parse_load(format_load(Load(grams), unit), Vocabulary(of_settings)) == Load(grams)


@given(st.integers(0, 440_000))
def test_pounds_in_hundredths_stay_as_they_were_typed(hundredths: int) -> None:
    typed = f"{hundredths / 100:g}lb"
    assert format_load(parse_load(typed, VOCABULARY), Unit.LB) == typed


@given(st.one_of(st.integers(1, 100), st.integers(1, 86_400)))
def test_a_time_is_read_back_as_it_was_written(seconds: int) -> None:
    [entry] = parse_sets(format_seconds(seconds), ANYTHING, VOCABULARY)
    assert entry == SetEntry(Measure.TIME, seconds)


@given(MILLIMETRES)
def test_a_distance_is_read_back_as_it_was_written(millimetres: int) -> None:
    [entry] = parse_sets(format_amount(Measure.DISTANCE, millimetres), ANYTHING, VOCABULARY)
    assert entry == SetEntry(Measure.DISTANCE, millimetres)


@given(st.one_of(spans(1, 120), spans(1, 86_400)))
def test_a_range_of_times_is_read_back_as_it_was_written(span: Span) -> None:
    assert parse_dose(format_span(Measure.TIME, span), VOCABULARY).seconds == span


@st.composite
def done_sets(draw: st.DrawFn) -> PerformedSet:
    load, band = draw(resistances())
    one = replace(
        TEMPLATE,
        side=draw(st.sampled_from([None, *Side])),
        load=load,
        band=band,
        type=draw(st.sampled_from(SetType)),
        rpe=draw(RPES),
    )
    measure = draw(st.sampled_from(Measure))
    if measure is Measure.TIME:
        return replace(one, seconds=draw(SECONDS))
    timed = replace(one, seconds=draw(st.none() | SECONDS))
    if measure is Measure.REPS:
        return replace(timed, reps=draw(st.integers(1, 10_000)))
    return replace(timed, distance_mm=draw(MILLIMETRES))


def done_again(text: str, sides: Sides) -> PerformedSet:
    """The set that a description is logged as."""
    [entry] = parse_sets(text, ANYTHING, VOCABULARY)
    [again] = performed(TEMPLATE, entry, sides, ())
    return again


@given(done_sets(), st.sampled_from(Unit))
def test_a_set_is_logged_again_by_its_description(done: PerformedSet, unit: Unit) -> None:
    assert done_again(describe_set(done, unit), Sides.EACH if done.side else Sides.NONE) == done


def test_the_round_trip_notices_a_side_that_is_left_out() -> None:
    done = replace(TEMPLATE, reps=8, side=Side.LEFT)
    assert done_again(describe_set(replace(done, side=None)), Sides.NONE) != done


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (replace(TEMPLATE, distance_mm=5_000_000, seconds=1470), "5km in 24:30"),
        (replace(TEMPLATE, reps=30, seconds=25, side=Side.LEFT, load=Load(2000)), "30 in 25sL@2kg"),
    ],
)
def test_the_time_a_set_took_stands_behind_what_was_done(done: PerformedSet, text: str) -> None:
    assert describe_set(done) == text


def test_a_load_of_nothing_is_not_described() -> None:
    assert describe_set(replace(TEMPLATE, reps=8, load=Load(0))) == "8"
