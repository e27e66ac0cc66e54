"""Loads in grams, ranges, tempo."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.measures import Load, Span, Tempo, Unit, thousandths


@pytest.mark.parametrize(
    ("number", "unit", "grams"),
    [
        ("2.5", Unit.KG, 2500),
        ("5", Unit.LB, 2268),
        ("-5", Unit.LB, -2268),
        ("0.0005", Unit.KG, 1),
        ("0.0015", Unit.KG, 2),
        ("-0.0005", Unit.KG, -1),
        ("0.00049", Unit.KG, 0),
        ("100", Unit.LB, 45_359),
    ],
)
def test_a_load_is_rounded_to_the_nearest_gram_half_away_from_nothing(number: str, unit: Unit, grams: int) -> None:
    assert Load.of(Decimal(number), unit) == Load(grams)


@pytest.mark.parametrize(("grams", "kilograms"), [(2000, 2), (2500, 2.5), (-20_000, -20), (-2500, -2.5), (1, 0.001)])
def test_kilograms_are_whole_where_they_are(grams: int, kilograms: float) -> None:
    assert Load(grams).kilograms == kilograms
    assert isinstance(Load(grams).kilograms, type(kilograms))


@given(st.integers(-(10**9), 10**9))
def test_thousandths_are_exact(number: int) -> None:
    assert round(thousandths(number) * 1000) == number


def test_a_range_holds_both_its_ends() -> None:
    assert [n for n in range(6, 13) if n in Span(8, 10)] == [8, 9, 10]
    assert Span(8, 10) * 2 == Span(16, 20)


def test_a_range_runs_from_low_to_high() -> None:
    with pytest.raises(ValueError, match="from low to high"):
        Span(10, 8)


def test_a_repetition_takes_the_seconds_of_its_tempo() -> None:
    assert Tempo(3, 0, 1).seconds == 4
    assert Tempo(3, 1, 2, 1).seconds == 7
