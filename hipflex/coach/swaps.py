"""Which movement stands for an entry of a workout, where somebody keeps swapping it."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.prescription import Plan


def swapped_in(plans: Sequence[Plan], exercise: str, entry: int = 1) -> str | None:
    """The movement that stands for the first, second … entry of an exercise; None where that is the exercise itself.

    `plans` are those of the workout's last sessions, the newest first. Who swaps one movement in twice running keeps
    it, and who once swaps back has the exercise again.
    """
    stands, before = None, None
    for plan in reversed(plans):
        for done in _done_for(exercise, plan)[entry - 1 : entry]:
            if done == exercise:
                stands = None
            elif done == before:
                stands = done
            before = done
    return stands


def ever_swapped_in(plans: Sequence[Plan]) -> frozenset[str]:
    """Every movement that was swapped in."""
    return frozenset(one.prescription.exercise for plan in plans for one in plan.sets if one.prescription.instead_of)


def _done_for(exercise: str, plan: Plan) -> list[str]:
    """What was last done for each entry of an exercise, in the plan's order."""
    by_position = {one.position: one.prescription for one in plan.sets}
    return [asked.exercise for asked in by_position.values() if (asked.instead_of or asked.exercise) == exercise]
