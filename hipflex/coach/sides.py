"""What the last self-checks say of a side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hipflex.domain.measures import Side
from hipflex.domain.movement import OURS
from hipflex.domain.performance import CheckIn, Finding
from hipflex.domain.summary import Notice

STALE_DAYS = 56
"""What an older check-in found says nothing of today."""


def tight_sides(check_ins: Sequence[CheckIn], today: date) -> tuple[Notice, ...]:
    """An offer to stretch what the last two self-checks both found tight; they come oldest first."""
    last = check_ins[-2:]
    if len(last) < 2 or (today - last[-1].performed_at.date()).days > STALE_DAYS:
        return ()
    tight = [side for side in Side if all(getattr(one, side) is Finding.TIGHT for one in last)]
    if not tight:
        return ()
    hips, where = (f"The {tight[0]} hip was", "on that side") if len(tight) == 1 else ("Both hips were", "on each side")
    text = (
        f"{hips} tight in the last two check-ins: after strength work you could add a kneeling lunge {where} "
        "(hipflex workout start kneeling-lunge)."
    )
    return (Notice("tight-side", text, OURS),)
