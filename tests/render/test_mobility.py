"""No series within the error of measuring is ever called a change, by whatever is shown of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.as_json.views import summary_document
from hipflex.domain.measures import Unit
from hipflex.domain.mobility import MEASURING_ERROR_DEG, finding_of, mobility
from hipflex.domain.performance import CheckIn
from hipflex.render import progress
from hipflex.render.change_words import checked_in_words
from hipflex.render.mobility import HIGHER, LOWER
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import printed

CALLED_CHANGE = ("lower", "higher", "better", "worse", "more than measuring", "progress:", "improv", LOWER, HIGHER)
WIDTHS = (40, 80)


def checks(*series: tuple[float, float]) -> list[CheckIn]:
    """Self-checks a week apart, with these angles left and right."""
    start = values.EVENING - timedelta(weeks=len(series))
    return [
        CheckIn(f"c{n}", start + timedelta(weeks=n), finding_of(left), finding_of(right), left, right)
        for n, (left, right) in enumerate(series)
    ]


def told(series: list[CheckIn]) -> str:
    """Everything that any view prints of them."""
    summary = replace(values.SUMMARY, mobility=mobility(series))
    empty = replace(summary, exercises=(), weeks=())
    views = [
        printed(progress.summary(one, series, unit=Unit.KG, plain=plain), width)
        for one in (summary, empty)
        for plain in (True, False)
        for width in WIDTHS
    ]
    echoes = [checked_in_words(made, before) for before, made in pairwise(series)]
    without = printed(progress.summary(values.SUMMARY, unit=Unit.KG, plain=True), WIDTHS[1])
    assert not any(word in without for word in CALLED_CHANGE)
    return "\n".join([*views, *echoes])


tenths = st.integers(0, MEASURING_ERROR_DEG * 10)
lowest = st.integers(-200, 200)


@given(lowest, lowest, st.lists(st.tuples(tenths, tenths), min_size=2, max_size=6))
def test_no_series_within_the_error_is_called_a_change(left: int, right: int, series: list[tuple[int, int]]) -> None:
    made = checks(*(((left + one) / 10, (right + other) / 10) for one, other in series))
    said = told(made)
    assert [word for word in CALLED_CHANGE if word in said] == []
    rows = summary_document(replace(values.SUMMARY, mobility=mobility(made)))["mobility"]
    assert isinstance(rows, list)
    assert {row["within_error"] for row in rows} == {None, True}


@pytest.mark.parametrize(("last", "word", "mark"), [(3, "7deg lower", LOWER), (16, "6deg higher", HIGHER)])
def test_what_is_beyond_the_error_is_told(last: float, word: str, mark: str) -> None:
    said = " ".join(told(checks((10, 0), (8, 0), (last, 0))).split())
    assert word in said
    assert mark in said
