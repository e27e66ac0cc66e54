"""The sets that a clock guides: a moment to get ready, the hold or the repetitions, and the same for the other side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hipflex.domain.measures import Measure
from hipflex.domain.movement import Sides
from hipflex.domain.prescription import PrescribedSet
from hipflex.notation import format_amount
from hipflex.runner.pace import Pace
from hipflex.terminal.countdown import Countdown

GET_READY_S = 3
SWITCH_SIDES_S = 8
READY = Countdown("Get ready", "starts", "go")
READY_LEFT = Countdown("Get ready, left", "starts", "go")
SWITCH = Countdown("Switch to the right", "starts", "go", begin="switch sides")


@dataclass(frozen=True, slots=True)
class Stage:
    """One side of a set, or all of it: a moment to get ready, and then the work."""

    ready: Countdown
    ready_s: int
    work: Countdown
    work_s: int


def hold_stages(asked: PrescribedSet) -> tuple[Stage, ...]:
    """The holds of a timed set: one, or left and right."""
    return _by_side(asked, "Hold", asked.aim or 0, "hold over")


def paced_stages(asked: PrescribedSet, pace: Pace) -> tuple[Stage, ...]:
    """The repetitions of a set with a tempo: once, or left and right."""
    return _by_side(asked, "Reps", pace.total_s, "that was the last one", pace)


def _by_side(asked: PrescribedSet, label: str, seconds: int, over: str, pace: Pace | None = None) -> tuple[Stage, ...]:
    if asked.prescription.sides is not Sides.EACH:
        return (Stage(READY, GET_READY_S, Countdown(label, "stops", over, pace=pace, watched=True), seconds),)
    left = Countdown(f"{label}, left", "stops", "", pace=pace, watched=True)
    right = Countdown(f"{label}, right", "stops", over, pace=pace, watched=True)
    return Stage(READY_LEFT, GET_READY_S, left, seconds), Stage(SWITCH, SWITCH_SIDES_S, right, seconds)


def amount_done(stage: Stage, seconds: int) -> int:
    """What a stage came to that was left after so many seconds: these, or the repetitions that were whole."""
    return seconds // stage.work.pace.rep_s if stage.work.pace else seconds


def done_words(measure: Measure, amounts: Sequence[int]) -> str:
    """What was done on one side or on both, as it would be written; nothing where it was nothing."""
    if not all(amounts):
        sides = [
            f"{format_amount(measure, amount)}{side}" for amount, side in zip(amounts, "LR", strict=False) if amount
        ]
        return sides[0] if sides and len(amounts) > 1 else ""
    written = [format_amount(measure, amount) for amount in amounts]
    return written[0] if len(set(written)) == 1 else "/".join(written)
