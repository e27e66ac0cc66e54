"""The timed sets: a moment to get ready, the hold, and the same for the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hipflex.domain.movement import Sides
from hipflex.domain.prescription import PrescribedSet
from hipflex.notation import format_seconds

GET_READY_S = 3
CHANGE_SIDES_S = 8


@dataclass(frozen=True, slots=True)
class Stage:
    """One hold and the countdown before it."""

    ready: str
    ready_s: int
    label: str
    seconds: int


def stages(asked: PrescribedSet) -> tuple[Stage, ...]:
    """The holds of a timed set: one, or left and right."""
    seconds = asked.aim or 0
    if asked.prescription.sides is not Sides.EACH:
        return (Stage("Get ready", GET_READY_S, "Hold", seconds),)
    return (
        Stage("Get ready, left side", GET_READY_S, "Hold, left side", seconds),
        Stage("Change to the right side", CHANGE_SIDES_S, "Hold, right side", seconds),
    )


def held_words(asked: PrescribedSet, held: Sequence[int]) -> str | None:
    """What was held, as it would be written: empty where it is the aim, None where it is nothing."""
    if all(seconds == asked.aim for seconds in held):
        return ""
    if not all(held):
        sides = [f"{format_seconds(seconds)}{side}" for seconds, side in zip(held, "LR", strict=False) if seconds]
        return sides[0] if sides and len(held) > 1 else None
    return "/".join(map(format_seconds, held))
