"""Where a workout stands: which set of which exercise comes, and what is left of a total."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Side, Span
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.pending import current, pending, progress, seconds_left, turn
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Plan, planned, prescribed
from hipflex.value_classes import replace

NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
RAISE = Movement("leg-raise", "Leg raise", Kind.EXERCISE, {"s": Dose(Span(2, 2), Span(8, 10))})
NORDIC = Movement("reverse-nordic", "Reverse nordic", Kind.EXERCISE, {"s": Dose(Span(1, 1), Span(5, 5))})
HOLD = Dose(Span(4, 12), seconds=Span(5, 15), total_seconds=60, per_side=True)
LUNGE = Movement("lunge", "Lunge", Kind.STRETCH, {"s": HOLD}, sides=Sides.EACH)
SAME_TWICE = planned("Test", "test", [prescribed(RAISE), prescribed(NORDIC), prescribed(RAISE)])
HELD = planned("Test", "test", [prescribed(LUNGE)])


def session(plan: Plan, *sets: PerformedSet) -> Session:
    return Session("s", "test", NOW, None, State.OPEN, plan=plan, sets=sets)


def done(exercise: str, position: int, slot: int | None, **more: Any) -> PerformedSet:
    return PerformedSet(exercise, Kind.EXERCISE, NOW, 1, id="x", position=position, slot=slot, **more)


def test_a_turn_counts_the_sets_of_its_place_and_those_of_the_movement() -> None:
    turns = [turn(session(SAME_TWICE), asked) for asked in SAME_TWICE.sets]
    assert [(one.slot, one.slots, one.number, one.left_s) for one in turns] == [
        (1, 2, 1, None),
        (2, 2, 2, None),
        (1, 1, 1, None),
        (1, 2, 3, None),
        (2, 2, 4, None),
    ]


def test_after_a_swap_the_movement_in_the_place_counts() -> None:
    other = replace(SAME_TWICE.sets[1], prescription=prescribed(NORDIC))
    plan = replace(SAME_TWICE, sets=(SAME_TWICE.sets[0], other, *SAME_TWICE.sets[2:]))
    assert [turn(session(plan), asked).slots for asked in plan.sets] == [1, 1, 1, 2, 2]


def test_what_is_done_or_skipped_is_not_pending() -> None:
    skipped = replace(SAME_TWICE.sets[1], skipped=True)
    plan = replace(SAME_TWICE, sets=(SAME_TWICE.sets[0], skipped, *SAME_TWICE.sets[2:]))
    kept = session(plan, done("leg-raise", 1, 1, reps=8), done("leg-raise", 1, None, reps=8))
    assert [(one.position, one.slot) for one in pending(kept)] == [(2, 1), (3, 1), (3, 2)]
    assert current(kept) == plan.sets[2]
    assert progress(kept) == (1, 4)
    assert current(replace(kept, state=State.FINISHED)) is None


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ([], 60),
        ([(Side.LEFT, 20)], 60),
        ([(Side.LEFT, 20), (Side.RIGHT, 15)], 45),
        ([(Side.LEFT, 20), (Side.RIGHT, 15), (Side.RIGHT, None)], 45),
        ([(Side.LEFT, None), (Side.LEFT, 20), (Side.RIGHT, 20)], 40),
        ([(Side.LEFT, 60), (Side.RIGHT, 59)], 1),
        ([(Side.LEFT, 60), (Side.RIGHT, 60)], 0),
        ([(Side.LEFT, 99), (Side.RIGHT, 70)], 0),
        ([(None, 20), (None, None)], 40),
    ],
)
def test_of_a_total_the_side_that_held_less_says_what_is_left(
    held: list[tuple[Side | None, int | None]], left: int
) -> None:
    sets = [
        done("lunge", 1, slot, side=side, seconds=seconds, reps=None if seconds else 5)
        for slot, (side, seconds) in enumerate(held, 1)
    ]
    kept = session(HELD, *sets)
    assert seconds_left(kept, HELD.sets[-1]) == turn(kept, HELD.sets[-1]).left_s == left
    assert (current(kept) is None) == (left == 0)


def test_what_was_held_elsewhere_in_the_plan_counts_for_nothing() -> None:
    elsewhere = [done("lunge", 2, 1, seconds=60), done("leg-raise", 1, 1, seconds=60)]
    assert seconds_left(session(HELD, *elsewhere), HELD.sets[-1]) == 60
