"""Records, summaries and how an exercise went."""

from __future__ import annotations

from datetime import date

import pytest

from hipflex.errors import Refused
from hipflex.services.names import window
from hipflex.services.progress import exercise_progress, last_weeks, summary_of, trends
from hipflex.services.records import records_of
from hipflex.services.workspace import Workspace
from tests.services.samples import logged

SPAN = date(2026, 8, 31), date(2026, 11, 20)


def test_a_window_without_ends_is_the_last_twelve_weeks(workspace: Workspace) -> None:
    assert last_weeks(workspace, window(workspace, None, None)) == SPAN
    assert last_weeks(workspace, window(workspace, None, "2026-11-15"), 2) == (date(2026, 11, 2), date(2026, 11, 15))


def test_a_window_can_not_begin_after_it_ends(workspace: Workspace) -> None:
    with pytest.raises(Refused, match="lies after"):
        window(workspace, "2026-11-02", "2026-11-01")


def test_records_can_be_asked_for_as_if_a_session_had_not_been(workspace: Workspace) -> None:
    logged(workspace, "hanging-leg-raise 8", days_ago=5)
    best = logged(workspace, "hanging-leg-raise 10", days_ago=2)
    assert [record.value for record in records_of(workspace, "hanging-leg-raise")] == [10]
    assert [record.value for record in records_of(workspace, "hanging-leg-raise", without=best)] == [8]


def test_what_comes_next_is_the_dose_of_the_workout_it_was_last_done_in(workspace: Workspace) -> None:
    logged(workspace, "lunge 3x12", workout="runners-hips", days_ago=9)
    by_itself = workspace.library.movements["lunge"].dose.reps
    [lunge] = summary_of(workspace, *SPAN).exercises
    assert lunge.next
    assert lunge.next.dose.reps != by_itself
    logged(workspace, "lunge 8", workout="desk-break", days_ago=2)
    [lunge] = summary_of(workspace, *SPAN).exercises
    assert lunge.next
    assert lunge.next == exercise_progress(workspace, "lunge", *SPAN).next


def test_every_exercise_of_a_summary_has_its_trend(workspace: Workspace) -> None:
    for days, reps in ((9, 8), (5, 9), (2, 10)):
        logged(workspace, f"hanging-leg-raise 3x{reps}", days_ago=days)
        logged(workspace, f"kneeling-lunge {reps}0s", days_ago=days)
    went = trends(workspace, summary_of(workspace, *SPAN))
    assert {exercise: trend.values for exercise, trend in went.items()} == {
        "hanging-leg-raise": (8, 9, 10),
        "kneeling-lunge": (80, 90, 100),
    }
