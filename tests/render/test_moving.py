"""A movement in motion."""

from __future__ import annotations

from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.measures import Side
from hipflex.domain.movement import Sides
from hipflex.render.moving import Moving
from hipflex.render.poses import Look
from hipflex.render.text import Text
from hipflex.value_classes import replace
from tests.render import values

STANDING = Pose("standing", contacts=(Contact(Support.FLOOR, BodyPart(Part.FOOT, Side.RIGHT)),))
MARCH = Figure(
    View.SIDE, BodyPart(Part.FOOT, Side.RIGHT), (STANDING, replace(STANDING, name="knee up", left=Limbs(90, knee=90)))
)


def shown(lines: list[Text]) -> list[str]:
    return [line.plain for line in lines]


def seen(moving: Moving, way: float, side: Side = Side.LEFT, width: int = 79, height: int = 23) -> list[str]:
    return shown(list(moving.lines(way, side, "lift 1", width, height)))


def test_a_figure_moves_while_what_is_done_stands_below_it() -> None:
    moving = Moving(Look(values.FIGURE), Sides.NONE)
    frames = [seen(moving, way) for way in (0.0, 0.5, 1.0)]
    assert len({tuple(frame) for frame in frames}) == len(frames)
    assert {frame[-1] for frame in frames} == {"  lift 1 · Enter ends it"}
    assert {len(frame) for frame in frames} == {len(frames[0])}


def test_the_side_whose_turn_it_is_is_named_and_drawn_in_its_colour() -> None:
    moving = Moving(Look(MARCH), Sides.ALTERNATING)
    for side in Side:
        assert seen(moving, 1.0, side)[-1].strip().startswith(side.value)
        assert any(style == "cyan" for line in moving.lines(1.0, side, "", 79, 23) for _, style in line.pieces[:-1])


def faces_left(sides: Sides, side: Side) -> bool:
    """Whether the knee is raised to the left, which leaves the head on the right of the picture."""
    frame = seen(Moving(Look(MARCH), sides), 1.0, side)[1:-2]
    head = next(row for row in frame if row.strip())
    return len(head) - len(head.strip()) / 2 > max(map(len, frame)) / 2


def test_what_is_done_in_turn_is_looked_at_from_one_side_and_all_else_from_the_side_that_works() -> None:
    assert [faces_left(Sides.ALTERNATING, side) for side in Side] == [True, True]
    assert [faces_left(Sides.EACH, side) for side in Side] == [True, False]


def test_no_more_is_drawn_than_there_is_room_for() -> None:
    moving = Moving(Look(values.FIGURE), Sides.NONE)
    for height in range(1, 30):
        for width in (10, 22, 40, 120):
            lines = list(moving.lines(0.5, Side.LEFT, "lift 1", width, height))
            assert len(lines) <= height
            assert all(line.cells <= width for line in lines[:-1])
    assert len(seen(moving, 0.5, width=19)) == 1
