"""How a movement is shown: over and over at the tempo of its dose, on one side and then on the other."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.runner.pace import LIFT, LOWER, PAUSE, pace
from hipflex.value_classes import dataclass

INTO_IT, HOLD, OUT_OF_IT = "into it", "hold", "out of it"
GOING_S, STAYING_S, HOLDING_S, QUICK_S = 2, 1, 3, 1
TURNS = {
    Sides.NONE: (Side.LEFT,),
    Sides.EACH: (Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT),
    Sides.ALTERNATING: (Side.LEFT, Side.RIGHT),
}
"""Whose turn each repetition is before they begin anew."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a repetition: what it is called, its seconds, and from where to where on the way between the poses."""

    name: str
    seconds: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Moment:
    """What is seen at one moment: whose turn it is, the step, its seconds left, the share of the way that is gone."""

    side: Side
    step: str
    left: int
    way: float

    @property
    def said(self) -> str:
        """The step and its seconds in words."""
        return f"{self.step} {self.left}" if self.step else ""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The steps of one repetition, and whose turn one after the other is."""

    steps: tuple[Step, ...]
    turns: tuple[Side, ...]

    def at(self, elapsed: float) -> Moment:
        """What is seen when so many seconds have gone by."""
        turn, into = divmod(elapsed, sum(step.seconds for step in self.steps))
        side = self.turns[int(turn) % len(self.turns)]
        for step in self.steps:
            if into < step.seconds:
                way = step.start + (step.end - step.start) * into / step.seconds
                return Moment(side, step.name, ceil(step.seconds - into), way)
            into -= step.seconds
        raise AssertionError("a moment lies in one of the steps")


def demonstration(movement: Movement, *, rises: bool) -> Demonstration:
    """How a movement is shown; `rises` says that its last pose is the upper one."""
    return Demonstration(tuple(_steps(movement, rises=rises)), TURNS[movement.sides])


def _steps(movement: Movement, *, rises: bool) -> Iterator[Step]:
    going, coming = (LIFT, LOWER) if rises else (LOWER, LIFT)
    dose = movement.dose
    if at_tempo := pace(dose, from_the_top=not rises):
        yield from _at_tempo(at_tempo.parts, going)
    elif movement.sides is Sides.ALTERNATING or movement.kind is Kind.WARM_UP:
        yield Step("", QUICK_S, 0.0, 1.0)
        yield Step("", QUICK_S, 1.0, 0.0)
    elif dose.seconds is not None:
        yield Step(INTO_IT, GOING_S, 0.0, 1.0)
        yield Step(HOLD, HOLDING_S, 1.0, 1.0)
        yield Step(OUT_OF_IT, GOING_S, 1.0, 0.0)
    else:
        yield Step(going, GOING_S, 0.0, 1.0)
        yield Step(PAUSE, STAYING_S, 1.0, 1.0)
        yield Step(coming, GOING_S, 1.0, 0.0)


def _at_tempo(parts: tuple[tuple[str, int], ...], going: str) -> Iterator[Step]:
    """The parts of a paced repetition as steps there and back; a pause is made where the part before it ended.

    One before all others is where these set out: nobody sees a part of no seconds.
    """
    first = next((part for part, _ in parts if part != PAUSE), going)
    at = 1.0 - float(first == going)
    for part, seconds in parts:
        end = at if part == PAUSE else float(part == going)
        yield Step(part, seconds, at if part == PAUSE else 1.0 - end, end)
        at = end
