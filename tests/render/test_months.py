"""The months of a long window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hipflex.domain.measures import Unit
from hipflex.domain.weeks import Month, Week
from hipflex.render import progress
from hipflex.render.months import months_table
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import printed

SINCE, UNTIL = date(2020, 11, 9), date(2025, 10, 20)
MONTHS = (
    Month(date(2020, 12, 1), strength_days=3),
    Month(date(2021, 1, 1), strength_days=12, stretch_seconds=61),
    Month(date(2021, 12, 1), strength_days=9),
    Month(date(2025, 3, 1), strength_days=1, stretch_seconds=60_000),
)


def shown(months: tuple[Month, ...] = MONTHS, width: int = 80, *, plain: bool = False) -> str:
    view = months_table(months, SINCE, UNTIL, plain=plain)
    return printed(view, width) if view else ""


def test_each_year_with_training_has_a_line_and_each_month_of_the_window_a_cell() -> None:
    title, names, *years, _, _, _, first, last = shown().splitlines()
    assert title == "strength days by month"
    assert names.split() == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert [line.split() for line in years] == [
        ["2020", "·", "3"],
        ["2021", "12", *"··········", "9"],
        ["2025", "·", "·", "1", *"·······"],
    ]
    assert [line.split() for line in (first, last)] == [
        ["2021", "2", *"···········"],
        ["2025", *"··", "1000", *"·······"],
    ]
    assert years[0].index("3") == years[1].index("9") == names.index("Dec") + 2


@pytest.mark.parametrize(("width", "lines"), [(80, 11), (40, 20), (20, 38), (9, 110)])
def test_a_narrow_screen_has_the_months_in_parts_none_of_them_lost(width: int, lines: int) -> None:
    found = shown(width=width).splitlines()
    assert max(map(len, found)) <= width
    assert len(found) <= lines
    assert {"12", "9", "3", "1000"} <= set(" ".join(found).split())


def test_in_words_only_months_with_training_are_told() -> None:
    text = shown(plain=True)
    assert "2021  Jan 12, Dec 9\n2025  Mar 1\n" in text
    assert "2021  Jan 2\n2025  Mar 1000\n" in text
    assert shown((Month(date(2021, 1, 1)),), plain=True) == ""


@pytest.mark.parametrize(("weeks", "is_told_in_months"), [(26, False), (27, True)])
def test_only_a_glance_at_more_than_half_a_year_is_told_in_months(weeks: int, *, is_told_in_months: bool) -> None:
    days = [SINCE + timedelta(weeks=n) for n in range(weeks)]
    found = replace(
        values.SUMMARY, weeks=tuple(Week(f"{d:%G-W%V}", sessions=1) for d in days), months=MONTHS, is_glance=True
    )
    text = printed(progress.summary(found, unit=Unit.KG), 80)
    assert ("by month" in text, "each week, records" in text) == (is_told_in_months, is_told_in_months)
    assert "by month" not in printed(progress.summary(replace(found, is_glance=False), unit=Unit.KG), 80)
