"""Which movement stands for an entry of a workout, where somebody keeps swapping it."""

from __future__ import annotations

from collections.abc import Sequence

Entries = Sequence[tuple[str, str]]
"""Of each entry of a workout its movement and the one that was done for it, which is another where it was swapped."""


def swapped_in(sessions: Sequence[Entries], exercise: str, entry: int = 1) -> str | None:
    """The movement that stands for the first, second … entry of an exercise; None where that is the exercise itself.

    The last sessions of the workout come newest first. Who swaps one movement in twice running keeps it, and who once
    swaps back has the exercise again.
    """
    stands, before = None, None
    for session in reversed(sessions):
        for done in [done for asked, done in session if asked == exercise][entry - 1 : entry]:
            if done == exercise:
                stands = None
            elif done == before:
                stands = done
            before = done
    return stands


def ever_swapped_in(sessions: Sequence[Entries]) -> frozenset[str]:
    """Every movement that was swapped in."""
    return frozenset(done for session in sessions for asked, done in session if asked != done)
