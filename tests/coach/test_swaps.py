"""Which movement stands for an entry that somebody keeps swapping."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hipflex.coach.swaps import ever_swapped_in, swapped_in
from hipflex.domain.prescription import Plan, planned
from tests.coach.diary import Diary

WRITTEN = "lunge"


def plan_of(*exercises: str) -> Plan:
    """The plan of a workout that has one movement at every place, as it was after these were done there."""
    asked = [Diary().asked(exercise) for exercise in exercises]
    return planned(
        "Hips", "hips", [replace(one, instead_of=WRITTEN if one.exercise != WRITTEN else "") for one in asked]
    )


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
    plans = [plan_of(exercise) for exercise in done.split()]
    assert swapped_in(plans[::-1], WRITTEN) == stands


def test_two_entries_of_a_movement_are_swapped_each_for_itself() -> None:
    plans = [plan_of("lunge", "bridge"), plan_of("lunge", "bridge")]
    assert (swapped_in(plans, WRITTEN, 1), swapped_in(plans, WRITTEN, 2)) == (None, "bridge")


def test_a_session_without_the_entry_changes_nothing() -> None:
    without = planned("Hips", "hips", [Diary().asked("pigeon-pose")])
    assert swapped_in([plan_of("bridge"), without, plan_of("bridge")], WRITTEN) == "bridge"
    assert ever_swapped_in([plan_of("bridge"), without]) == {"bridge"}
