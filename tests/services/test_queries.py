"""However many exercises and sessions there are, a view asks the log no more often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from hipflex.domain.measures import Load
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session
from hipflex.services.names import exercise_named, view_window
from hipflex.services.next_doses import next_doses
from hipflex.services.overview import overview
from hipflex.services.progress import exercise_progress, last_weeks, latest_check_ins, summary_of, trends
from hipflex.services.records import last_time, records_of
from hipflex.services.workout_plan import planned_today
from hipflex.services.workouts import chosen_workout
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace
from tests.services.samples import NOW, knowing_the_catalogue, logged

EXERCISES = ("hanging-leg-raise", "lunge", "kneeling-lunge", "bridge", "pigeon-pose", "l-sit-tucked", "reverse-nordic")


def summary(workspace: Workspace) -> object:
    found = summary_of(workspace, *last_weeks(workspace, view_window(workspace, None, None)[0]))
    return trends(workspace, found), latest_check_ins(workspace, found.until, 3)


def progress_of_one(workspace: Workspace) -> object:
    within = last_weeks(workspace, view_window(workspace, None, None)[0])
    return exercise_progress(workspace, exercise_named(workspace, ["lunge"]), *within)


VIEWS: dict[str, tuple[int, Callable[[Workspace], object]]] = {
    "today": (9, overview),
    "next": (9, lambda workspace: next_doses(workspace, chosen_workout(workspace, ()))),
    "next of a workout": (5, lambda workspace: next_doses(workspace, chosen_workout(workspace, ["runners-hips"]))),
    "plan": (5, lambda workspace: planned_today(workspace, chosen_workout(workspace, ["hip-flexor"]), 10)),
    "progress": (25, summary),
    "progress of an exercise": (17, progress_of_one),
    "records": (8, records_of),
    "card": (2, lambda workspace: last_time(workspace, "lunge")),
    "history": (3, lambda workspace: workspace.log.read.sessions(view_window(workspace, None, None)[0])),
    "latest sets": (1, lambda workspace: workspace.log.read.latest_sets(20)),
}


def asked(workspace: Workspace, view: Callable[[Workspace], object]) -> list[str]:
    """What the log is asked for a view, beside the names that it is asked for once in a run."""
    view(workspace)
    queries: list[str] = []
    workspace.log._connection.set_trace_callback(queries.append)
    view(workspace)
    workspace.log._connection.set_trace_callback(None)
    return queries


def fill(workspace: Workspace, exercises: int, sessions: int) -> None:
    """Sets of movements of the catalogue, and of one other at least, on days that count against the target."""
    others = [f"lift-{number:02}" for number in range(max(1, exercises - len(EXERCISES)))]
    sets = [PerformedSet(name, Kind.EXERCISE, NOW, 1, reps=5, load=Load(20_000), rpe=8.0) for name in others]
    for days_ago in range(2, 2 + 3 * sessions, 3):
        for exercise in EXERCISES[:exercises]:
            amount = "30s" if exercise in ("kneeling-lunge", "pigeon-pose", "l-sit-tucked") else "5x8"
            logged(workspace, f"{exercise} {amount}", days_ago=days_ago)
        moment = NOW - timedelta(days=days_ago)
        done = [replace(one, performed_at=moment) for one in sets]
        workspace.log.by_hand.log(moment, None, partial(rows, done))


def rows(done: list[PerformedSet], _: Session) -> list[PerformedSet]:
    return done


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Three exercises in two sessions, for the views, which change nothing."""
    with closing(workspace_in(tmp_path_factory.mktemp("short"))) as opened:
        fill(opened, exercises=3, sessions=2)
        yield opened


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The same, and more than ten times as much."""
    with closing(workspace_in(tmp_path_factory.mktemp("long"))) as opened:
        fill(opened, exercises=3, sessions=2)
        fill(opened, exercises=30, sessions=12)
        yield opened


def workspace_in(folder: Path) -> Workspace:
    return Workspace(knowing_the_catalogue(folder), lambda: NOW)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_asks_no_more_of_a_longer_log(short: Workspace, long: Workspace, name: str) -> None:
    most, view = VIEWS[name]
    few = len(asked(short, view))
    assert len(asked(long, view)) == few
    assert few <= most


def test_a_question_for_each_exercise_would_be_seen(workspace: Workspace) -> None:
    def one_by_one(workspace: Workspace) -> object:
        return [last_time(workspace, exercise) for exercise in workspace.log.read.exercise_names()]

    fill(workspace, exercises=3, sessions=1)
    few = len(asked(workspace, one_by_one))
    fill(workspace, exercises=5, sessions=1)
    assert len(asked(workspace, one_by_one)) == few + 4
