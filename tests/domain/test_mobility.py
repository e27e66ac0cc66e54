"""Angles of the hip, and which of their changes measuring alone explains."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Side
from hipflex.domain.mobility import Found, Rise, is_within_error, mobility
from hipflex.domain.performance import CheckIn, Finding
from hipflex.errors import Refused
from tests.store.samples import at

TIGHT, CLEAR = Finding


@pytest.mark.parametrize(("cm", "thigh", "deg"), [(4, 40, 5.7), (20, 40, 30), (-10, 40, -14.5), (0, 40, 0)])
def test_the_rise_over_the_thigh_is_the_sine_of_the_angle(cm: float, thigh: float, deg: float) -> None:
    assert Rise(cm).over(thigh).deg == deg


def test_a_thigh_rises_no_higher_than_it_is_long() -> None:
    with pytest.raises(Refused, match="no rise of a thigh"):
        Rise(40).over(40)


def test_the_angle_decides_what_is_tight() -> None:
    assert [Rise(cm).over(40).finding for cm in (1, 0, -1)] == [TIGHT, CLEAR, CLEAR]
    assert str(Found(TIGHT, 8.0)) == "tight 8deg"


def test_up_to_five_degrees_is_the_error_of_measuring() -> None:
    assert all(is_within_error(change) for change in (0, 5, -5, 12.3 - 7.3))
    assert not any(is_within_error(change) for change in (5.1, -5.1))


def test_a_side_that_was_not_measured_has_no_angle() -> None:
    checks = [CheckIn("a", at(16), TIGHT, CLEAR), CheckIn("b", at(17), TIGHT, CLEAR, None, -3)]
    assert [(angle.side, angle.deg, angle.change_deg) for angle in mobility(checks)] == [(Side.RIGHT, -3, None)]
