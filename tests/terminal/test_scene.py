"""What is seen of a movement at each moment of a countdown."""

from __future__ import annotations

import pytest

from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import Prescription, prescribed
from hipflex.notation.doses import parse_dose
from hipflex.runner.pace import Pace, up_and_down
from hipflex.terminal.scene import Scene
from tests.terminal.samples import LUNGE, RAISE, VOCABULARY

PACE = Pace(up_and_down(1, 0, 3), 2)


def doing(dose: str, sides: Sides = Sides.NONE, kind: Kind = Kind.EXERCISE) -> Prescription:
    return prescribed(Movement("climber", "Climber", kind, {"": parse_dose(dose, VOCABULARY)}, sides=sides))


def test_a_hold_is_held_where_the_movement_ends() -> None:
    hold = Scene().held(prescribed(LUNGE), Side.RIGHT)
    assert [hold.way(spent) for spent in (0, 5, 29)] == [1, 1, 1]
    assert hold.side_at(3) is Side.RIGHT


def test_what_comes_next_is_shown_from_its_beginning_to_its_end() -> None:
    assert [Scene().way(spent) for spent in (0, 2.9, 3, 5.9, 6)] == [0, 0, 1, 1, 0]


@pytest.mark.parametrize(("rises", "ways"), [(True, [0, 1, 0.5, 0, 1]), (False, [1, 0, 0.5, 1, 0])])
def test_paced_repetitions_are_up_when_they_are_lifted(*, rises: bool, ways: list[float]) -> None:
    raised = Scene(rises=rises).paced(prescribed(RAISE), None, PACE)
    assert [raised.way(spent) for spent in (0, 1, 2.5, 4, 5)] == ways


def test_before_it_begins_nothing_moves() -> None:
    ahead = Scene().paced(doing("2 x 8 tempo 3-0-1", Sides.ALTERNATING), None, PACE).awaited
    assert {(ahead.way(spent), ahead.side_at(spent)) for spent in (0, 1, 5)} == {(0, Side.LEFT)}


def test_of_repetitions_in_turn_the_first_is_the_left_ones() -> None:
    turns = Scene().paced(doing("2 x 8 tempo 3-0-1", Sides.ALTERNATING), None, PACE)
    assert [turns.side_at(spent) for spent in (0, 3.9, 4, 7.9)] == [Side.LEFT] * 2 + [Side.RIGHT] * 2


@pytest.mark.parametrize(
    ("asked", "ways"),
    [
        (doing("3 x 20s", Sides.ALTERNATING), [0, 1, 0, 1]),
        (doing("3 x 20s hold 1s", Sides.ALTERNATING), [0, 1, 1, 0]),
        (doing("1 x 5min", kind=Kind.WARM_UP), [0, 1, 0, 1]),
        (doing("3 x 20s"), [1, 1, 1, 1]),
    ],
)
def test_what_is_no_hold_goes_on_while_it_is_timed(asked: Prescription, ways: list[float]) -> None:
    scene = Scene(rises=False).held(asked, None)
    assert [scene.way(spent) for spent in range(4)] == ways


def test_one_cue_follows_the_other_and_none_is_none() -> None:
    assert [Scene(cues=("a", "b")).cue(number) for number in range(3)] == ["a", "b", "a"]
    assert not Scene().cue(1)
