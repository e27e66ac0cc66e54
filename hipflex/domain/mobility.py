"""How far the hip extends: a thigh's angle over level in the self-check, in degrees, positive above level.

By tape: the thigh's rise over level divided by the thigh's length is the sine of the angle (J Athl Train, PMC4560013).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import asin, degrees

from hipflex.domain.measures import Side
from hipflex.domain.performance import CheckIn, Finding
from hipflex.errors import Refused
from hipflex.value_classes import dataclass

LOWEST_DEG, HIGHEST_DEG = -45, 60
MEASURING_ERROR_DEG = 5  # trained hands tell 2 to 4 apart (J Phys Ther Sci, PMC4339157); one's own are less steady


@dataclass(frozen=True, slots=True)
class Found:
    """What a self-check found of a side, with the angle in tenths of a degree where it was measured."""

    finding: Finding
    deg: float | None = None

    def __str__(self) -> str:
        return self.finding if self.deg is None else f"{self.finding} {self.deg:g}deg"


@dataclass(frozen=True, slots=True)
class Rise:
    """How many centimetres the thigh stays above level; below 0 it hangs under it."""

    cm: float

    def over(self, thigh_cm: float) -> Found:
        """What it is of a thigh of a length."""
        if abs(self.cm) >= thigh_cm:
            raise Refused(f"{self.cm:g}cm is no rise of a thigh of {thigh_cm:g}cm")
        return found_of(degrees(asin(self.cm / thigh_cm)))


@dataclass(frozen=True, slots=True)
class HipAngle:
    """One measured side of a self-check.

    `change_deg` is from the oldest measure of that side, and `within_error` whether measuring alone explains it; both
    are None on the oldest.
    """

    performed_at: datetime
    side: Side
    deg: float
    change_deg: float | None = None
    within_error: bool | None = None


def found_of(deg: float) -> Found:
    """What an angle amounts to, to a tenth of a degree: a thigh that stays above level is tight."""
    if not LOWEST_DEG <= deg <= HIGHEST_DEG:
        raise Refused(f"{deg:g}deg is no angle of a hip: expected {LOWEST_DEG} to {HIGHEST_DEG}deg")
    tenths = round(deg, 1) + 0.0  # which makes -0.0 a 0
    return Found(finding_of(tenths), tenths)


def finding_of(deg: float) -> Finding:
    """Whether an angle is tight or clear."""
    return Finding.TIGHT if deg > 0 else Finding.CLEAR


def findings(check_in: CheckIn) -> dict[Side, Found]:
    """What a self-check found, side by side."""
    return {
        Side.LEFT: Found(check_in.left, check_in.left_deg),
        Side.RIGHT: Found(check_in.right, check_in.right_deg),
    }


def is_within_error(change_deg: float) -> bool:
    """Whether measuring alone explains a change."""
    return abs(round(change_deg, 1)) <= MEASURING_ERROR_DEG


def mobility(check_ins: Iterable[CheckIn]) -> tuple[HipAngle, ...]:
    """Every measured side of self-checks, which are oldest first, each against that side's oldest measure."""
    oldest: dict[Side, float] = {}
    angles: list[HipAngle] = []
    for check_in in check_ins:
        for side, found in findings(check_in).items():
            if found.deg is None:
                continue
            if side in oldest:
                change = round(found.deg - oldest[side], 1) + 0.0
                angles.append(HipAngle(check_in.performed_at, side, found.deg, change, is_within_error(change)))
            else:
                oldest[side] = found.deg
                angles.append(HipAngle(check_in.performed_at, side, found.deg))
    return tuple(angles)
