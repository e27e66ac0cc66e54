"""What an export for another program comes to."""

from __future__ import annotations

from hipflex.value_classes import dataclass


@dataclass(slots=True)
class Moved:
    """How many sets have something elsewhere than in the log, as the other program has no place for it.

    Of sides and bands their notes tell. `assisted` sets stand under a name of their own; `as_help` counts loads that
    the name of their exercise makes help of. `cut` counts workouts whose start lost its seconds.
    """

    sides: int = 0
    bands: int = 0
    assisted: int = 0
    as_help: int = 0
    cut: int = 0
