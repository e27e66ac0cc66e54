"""Rules of progression, as the catalogue writes them for a movement."""

from __future__ import annotations

from enum import StrEnum

from hipflex.value_classes import dataclass

SESSIONS_SEEN = 8
"""How many sessions back a decision looks, and so the most misses in a row that one can wait for."""


class ProgressionAxis(StrEnum):
    """What a rule moves; `range` is that of motion, and moves once, while there is no load."""

    REPS = "reps"
    LOAD = "load"
    BAND = "band"
    HOLD = "hold"
    SETS = "sets"
    RANGE = "range"
    RUNG = "rung"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to make a movement harder.

    `step` and `ceiling` are in reps, sets, seconds or grams; None leaves them to what is usual. `using` names equipment
    of which one piece is needed.
    """

    axis: ProgressionAxis
    step: int | None = None
    ceiling: int | None = None
    using: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deload:
    """When to step back, and how far: after misses in a row or days without it, by a share of the load."""

    misses: int = 2
    days: int = 21
    percent: int = 10
