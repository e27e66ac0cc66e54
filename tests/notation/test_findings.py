"""What a self-check found, as people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflex.domain.mobility import HIGHEST_DEG, LOWEST_DEG, Found, Rise
from hipflex.domain.performance import Finding
from hipflex.errors import Refused
from hipflex.notation.findings import parse_found

TIGHT, CLEAR = Finding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tight", Found(TIGHT)),
        ("Clear", Found(CLEAR)),
        ("t", Found(TIGHT)),
        ("8deg", Found(TIGHT, 8)),
        ("8 deg", Found(TIGHT, 8)),
        ("8°", Found(TIGHT, 8)),
        ("8 degrees", Found(TIGHT, 8)),
        ("8,5deg", Found(TIGHT, 8.5)),
        ("+8deg", Found(TIGHT, 8)),
        ("-2deg", Found(CLEAR, -2)),
        ("- 2 deg", Found(CLEAR, -2)),
        ("−2°", Found(CLEAR, -2)),
        ("0deg", Found(CLEAR, 0)),
        ("-0.01deg", Found(CLEAR, 0)),
        ("4cm", Rise(4)),
        ("4 cm", Rise(4)),
        ("4,5CM", Rise(4.5)),
        ("-1cm", Rise(-1)),
    ],
)
def test_a_finding_is_a_word_or_a_measure(text: str, found: Found | Rise) -> None:
    assert parse_found(text) == found


@pytest.mark.parametrize(
    "text", ["", "8", "sore", "8 kg", "deg", "4cm 5cm", "8deg left", "٣deg", "1_0deg", "nan deg", "61deg", "-46deg"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_found(text)


@given(st.integers(LOWEST_DEG * 10, HIGHEST_DEG * 10))
def test_a_measure_is_read_as_it_is_shown(tenths: int) -> None:
    found = parse_found(f"{tenths / 10:g}deg")
    assert isinstance(found, Found)
    assert found.deg == tenths / 10
    assert parse_found(str(found).split()[-1]) == found
