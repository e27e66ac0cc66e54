"""Sets out of all proportion."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hipflex.domain.measures import Load, Unit
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.domain.proportion import Most, excess
from hipflex.render.words import excess_words
from hipflex.value_classes import replace

DONE = PerformedSet("leg-raise", Kind.EXERCISE, datetime(2026, 11, 20, tzinfo=UTC), 1, id="01ABCDEFGH", reps=10)
MOST = Most(5, reps=12, seconds=60, load=Load(10_000))


@pytest.mark.parametrize(
    ("done", "of", "times"),
    [
        (replace(DONE, reps=37), "reps", 3),
        (replace(DONE, reps=1000), "reps", 83),
        (replace(DONE, reps=None, seconds=181), "seconds", 3),
        (replace(DONE, load=Load(100_000)), "load", 10),
        (replace(DONE, reps=100, load=Load(100_000)), "load", 10),
    ],
)
def test_more_than_three_times_the_most_is_out_of_proportion(done: PerformedSet, of: str, times: int) -> None:
    found = excess([DONE, done], MOST)
    assert found is not None
    assert (found.done, found.of, found.times) == (done, of, times)


@pytest.mark.parametrize(
    ("done", "most"),
    [
        (replace(DONE, reps=36), MOST),
        (replace(DONE, reps=1000), replace(MOST, sets=4)),
        (replace(DONE, reps=1000), replace(MOST, reps=None)),
        (replace(DONE, reps=1000), replace(MOST, reps=0)),
        (replace(DONE, load=Load(-100_000)), MOST),
        (replace(DONE, load=Load(100_000)), replace(MOST, load=Load(-20_000))),
        (replace(DONE, load=Load(100_000)), replace(MOST, load=None)),
        (replace(DONE, reps=0), MOST),
    ],
)
def test_what_may_be_training_is_left_alone(done: PerformedSet, most: Most) -> None:
    assert excess([done], most) is None


def test_the_remark_is_one_line_that_says_how_to_mend_it() -> None:
    sets = [replace(DONE, reps=1000), replace(DONE, number=2, id="01ABCDEFGX", load=Load(100_000))]
    assert excess_words(sets[:1], MOST, unit=Unit.KG) == (
        "1000 reps are 83 times the most so far, 12; if that was a slip, `hipflex edit last …` mends it"
    )
    assert excess_words(sets, replace(MOST, reps=None), unit=Unit.KG) == (
        "100kg is 10 times the most so far, 10kg; if that was a slip, `hipflex edit last …` mends it"
    )
    assert "`hipflex edit CDEFGH …`" in excess_words(sets, MOST, unit=Unit.KG)
    assert "edit last" not in excess_words(sets, MOST, unit=Unit.KG, newest=replace(DONE, exercise="lunge"))
    timed = [replace(DONE, reps=None, seconds=3600)]
    assert excess_words(timed, MOST, unit=Unit.KG).startswith("1:00:00 is 60 times the most so far, 1min;")
    assert excess_words([DONE], MOST, unit=Unit.KG) == ""
