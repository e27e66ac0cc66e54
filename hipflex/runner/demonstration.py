"""How a movement is shown: over and over at the tempo of its dose, on one side and then on the other."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.runner.pace import LIFT, LOWER, PAUSE, Part, instant, pace
from hipflex.value_classes import dataclass, replace

INTO_IT, HOLD, OUT_OF_IT = "into it", "hold", "out of it"
GOING_S, STAYING_S, HOLDING_S, QUICK_S = 2, 1, 3, 1
TURNS = {
    Sides.NONE: (Side.LEFT,),
    Sides.EACH: (Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT),
    Sides.ALTERNATING: (Side.LEFT, Side.RIGHT),
}
"""Whose turn each repetition is before they begin anew."""


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
    """The steps of one repetition between the first pose and the last, and whose turn one after the other is."""

    steps: tuple[Part, ...]
    turns: tuple[Side, ...]

    def at(self, elapsed: float) -> Moment:
        """What is seen when so many seconds have gone by."""
        now = instant(self.steps, elapsed)
        side = self.turns[now.rep % len(self.turns)]
        return Moment(side, now.part.name, ceil(now.part.seconds - now.into), now.way)


def demonstration(movement: Movement, *, rises: bool) -> Demonstration:
    """How a movement is shown; `rises` says that its last pose is the upper one."""
    return Demonstration(tuple(_steps(movement, rises=rises)), TURNS[movement.sides])


def _steps(movement: Movement, *, rises: bool) -> Iterator[Part]:
    going, coming = (LIFT, LOWER) if rises else (LOWER, LIFT)
    dose = movement.dose
    if at_tempo := pace(dose, from_the_top=not rises):
        for part in at_tempo.parts:
            yield part if rises else replace(part, start=1.0 - part.start, end=1.0 - part.end)
    elif movement.sides is Sides.ALTERNATING or movement.kind is Kind.WARM_UP:
        yield Part("", QUICK_S, 0.0, 1.0)
        yield Part("", QUICK_S, 1.0, 0.0)
    elif dose.seconds is not None:
        yield Part(INTO_IT, GOING_S, 0.0, 1.0)
        yield Part(HOLD, HOLDING_S, 1.0, 1.0)
        yield Part(OUT_OF_IT, GOING_S, 1.0, 0.0)
    else:
        yield Part(going, GOING_S, 0.0, 1.0)
        yield Part(PAUSE, STAYING_S, 1.0, 1.0)
        yield Part(coming, GOING_S, 1.0, 0.0)
