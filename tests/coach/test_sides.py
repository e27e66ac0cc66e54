"""What the last self-checks say of a side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hipflex.coach.sides import tight_sides
from hipflex.domain.performance import CheckIn, Finding
from tests.coach.diary import MONDAY

NOON = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 12, tzinfo=UTC)
FINDINGS = {"t": Finding.TIGHT, "c": Finding.CLEAR}


def found(words: str, *, days_ago: int = 3) -> str:
    """What is said of check-ins like `tc` (left tight, right clear), a week between each, the last so many days ago."""
    pairs = words.split()
    check_ins = [
        CheckIn(str(n), NOON - timedelta(days=days_ago + 7 * (len(pairs) - n)), FINDINGS[pair[0]], FINDINGS[pair[1]])
        for n, pair in enumerate(pairs, 1)
    ]
    return " ".join(notice.text for notice in tight_sides(check_ins, MONDAY))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ""),
        ("tc", ""),
        ("tc cc", ""),
        ("tc ct", ""),
        ("tc tc", "The left hip was tight"),
        ("cc tc tc", "The left hip was tight"),
        ("ct ct", "The right hip was tight"),
        ("tt tt", "Both hips were tight"),
        ("tt tc", "The left hip was tight"),
    ],
)
def test_a_side_tight_in_both_of_the_last_two_check_ins_is_said(words: str, said: str) -> None:
    assert found(words).startswith(said)
    assert bool(found(words)) == bool(said)


def test_check_ins_of_long_ago_are_left_alone() -> None:
    assert found("tc tc", days_ago=56)
    assert not found("tc tc", days_ago=57)
