"""Rules of progression, as the catalogue writes them for a movement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Axis(StrEnum):
    """What a rule moves."""

    REPS = "reps"
    LOAD = "load"
    BAND = "band"
    HOLD = "hold"
    SETS = "sets"
    RUNG = "rung"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a movement harder.

    `step` and `ceiling` are in reps, sets, seconds or grams; None leaves them to what is usual. `using` names equipment
    of which one piece is needed.
    """

    axis: Axis
    step: int | None = None
    ceiling: int | None = None
    using: tuple[str, ...] = ()
