"""How a movement is shown, moment by moment."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Measure, Side, Span, Tempo
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.runner.demonstration import Demonstration, demonstration
from hipflex.value_classes import replace

SETS = Span.fixed(3)
REPS = Dose(sets=SETS, reps=Span(8, 10))
PACED = replace(REPS, tempo=Tempo(3, 0, 1, 0))
HELD = Dose(sets=SETS, seconds=Span(30, 60))


def movement(dose: Dose, sides: Sides = Sides.NONE, kind: Kind = Kind.EXERCISE) -> Movement:
    return Movement("raise", "Raise", kind, {"strength": dose}, sides, (Measure.REPS,))


def said(shown: Demonstration, seconds: int) -> list[str]:
    """What is said in each second."""
    return [shown.at(second + 0.5).said for second in range(seconds)]


def ways(shown: Demonstration, *moments: float) -> list[float]:
    return [shown.at(moment).way for moment in moments]


def test_a_movement_that_rises_is_lifted_and_lowered_at_its_tempo() -> None:
    shown = demonstration(movement(PACED), rises=True)
    assert said(shown, 5) == ["lift 1", "lower 3", "lower 2", "lower 1", "lift 1"]
    assert ways(shown, 0.0, 0.5, 1.0, 2.5, 4.0) == [0.0, 0.5, 1.0, 0.5, 0.0]


def test_a_movement_that_sinks_is_lowered_first() -> None:
    shown = demonstration(movement(PACED), rises=False)
    assert said(shown, 4) == ["lower 3", "lower 2", "lower 1", "lift 1"]
    assert ways(shown, 0.0, 1.5, 3.0, 3.5) == [0.0, 0.5, 1.0, 0.5]


def test_a_pause_is_made_where_the_part_before_it_ended() -> None:
    shown = demonstration(movement(replace(REPS, tempo=Tempo(2, 1, 1, 2))), rises=True)
    assert said(shown, 6) == ["lift 1", "pause 2", "pause 1", "lower 2", "lower 1", "pause 1"]
    assert ways(shown, 2.0, 5.5) == [1.0, 0.0]


def test_a_pause_on_top_is_made_there_also_where_the_way_up_takes_no_time() -> None:
    shown = demonstration(movement(replace(REPS, tempo=Tempo(3, 0, 0, 2))), rises=True)
    assert said(shown, 3) == ["pause 2", "pause 1", "lower 3"]
    assert ways(shown, 1.0, 2.0, 3.5) == [1.0, 1.0, 0.5]
    sinking = demonstration(movement(replace(REPS, tempo=Tempo(3, 0, 0, 2))), rises=False)
    assert said(sinking, 5) == ["lower 3", "lower 2", "lower 1", "pause 2", "pause 1"]
    assert ways(sinking, 1.5, 3.0, 4.5) == [0.5, 0.0, 0.0]


def test_repetitions_without_a_tempo_take_their_time() -> None:
    shown = demonstration(movement(REPS), rises=False)
    assert said(shown, 5) == ["lower 2", "lower 1", "pause 1", "lift 2", "lift 1"]


def test_a_hold_is_gone_into_and_held() -> None:
    shown = demonstration(movement(HELD, kind=Kind.STRETCH), rises=False)
    assert said(shown, 7) == ["into it 2", "into it 1", "hold 3", "hold 2", "hold 1", "out of it 2", "out of it 1"]
    assert ways(shown, 1.0, 3.0, 6.0) == [0.5, 1.0, 0.5]


def test_what_is_done_in_turn_changes_sides_with_every_repetition() -> None:
    shown = demonstration(movement(REPS, Sides.ALTERNATING), rises=True)
    assert [shown.at(second).side for second in (0, 1.9, 2, 3.9, 4)] == [
        Side.LEFT,
        Side.LEFT,
        Side.RIGHT,
        Side.RIGHT,
        Side.LEFT,
    ]
    assert said(shown, 2) == ["", ""]


def test_what_is_done_on_each_side_changes_after_two_repetitions() -> None:
    shown = demonstration(movement(PACED, Sides.EACH), rises=True)
    assert [shown.at(4 * turn).side for turn in range(5)] == [Side.LEFT] * 2 + [Side.RIGHT] * 2 + [Side.LEFT]


@pytest.mark.parametrize("dose", [REPS, PACED, HELD])
@pytest.mark.parametrize("rises", [True, False])
def test_a_figure_never_jumps(dose: Dose, *, rises: bool) -> None:
    shown = demonstration(movement(dose), rises=rises)
    seen = ways(shown, *(n / 20 for n in range(400)))
    assert max(abs(after - before) for before, after in pairwise(seen)) < 0.06
