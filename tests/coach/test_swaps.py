"""Which movement stands for an entry that somebody keeps swapping."""

from __future__ import annotations

import pytest

from hipflex.coach.swaps import Entries, ever_swapped_in, swapped_in

WRITTEN = "lunge"


def session_of(*done: str) -> Entries:
    """A session of a workout that has one movement at every place, where these were done."""
    return [(WRITTEN, one) for one in done]


@pytest.mark.parametrize(
    ("done", "stands"),
    [
        ("", None),
        ("lunge", None),
        ("bridge", None),
        ("bridge bridge", "bridge"),
        ("bridge lunge bridge", None),
        ("bridge bridge bridge", "bridge"),
        ("bridge bridge lunge", None),
        ("bridge bridge lunge bridge", None),
        ("bridge bridge lizard-pose", "bridge"),
        ("bridge bridge lizard-pose lizard-pose", "lizard-pose"),
    ],
)
def test_the_same_swap_twice_running_stays_until_one_swap_back(done: str, stands: str | None) -> None:
    sessions = [session_of(exercise) for exercise in done.split()]
    assert swapped_in(sessions[::-1], WRITTEN) == stands


def test_two_entries_of_a_movement_are_swapped_each_for_itself() -> None:
    sessions = [session_of("lunge", "bridge"), session_of("lunge", "bridge")]
    assert (swapped_in(sessions, WRITTEN, 1), swapped_in(sessions, WRITTEN, 2)) == (None, "bridge")


def test_a_session_without_the_entry_changes_nothing() -> None:
    without = [("pigeon-pose", "pigeon-pose")]
    assert swapped_in([session_of("bridge"), without, session_of("bridge")], WRITTEN) == "bridge"
    assert ever_swapped_in([session_of("bridge"), without]) == {"bridge"}
