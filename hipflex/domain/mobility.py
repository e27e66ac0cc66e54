"""How far the hip extends: a thigh's angle over level in the self-check, in degrees, positive above level.

By tape: the thigh's rise over level divided by the thigh's length is the sine of the angle.
"""

from __future__ import annotations

from dataclasses import dataclass

from hipflex.domain.performance import Finding

LOWEST_DEG, HIGHEST_DEG = -45, 60


@dataclass(frozen=True, slots=True)
class Found:
    """What a self-check found of a side, with the angle in tenths of a degree where it was measured."""

    finding: Finding
    deg: float | None = None

    def __str__(self) -> str:
        return self.finding if self.deg is None else f"{self.finding} {self.deg:g}deg"


def finding_of(deg: float) -> Finding:
    """What a measured angle amounts to: a thigh that stays above level is tight."""
    return Finding.TIGHT if deg > 0 else Finding.CLEAR
