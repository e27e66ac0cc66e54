"""Personal records, and what was done of one exercise: last time, and ever."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import timedelta

from hipflex.domain.movement import MovementBrief, Resistance
from hipflex.domain.performance import PerformedSet
from hipflex.domain.records import Record
from hipflex.domain.summary import ExerciseTotals, most_trained
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window


def records_of(workspace: Workspace, exercise: str | None = None, *, without: str | None = None) -> tuple[Record, ...]:
    """The records of all time, of one exercise or of all, as they would be `without` a session."""
    present = workspace.present()
    return records_within(workspace, Window(until=present.until, exercise=exercise, without=without, by=present.by))


def records_within(workspace: Workspace, window: Window) -> tuple[Record, ...]:
    """The records up to the window's end."""
    return workspace.log.statistics.records(window, moved_by_load(workspace), workspace.settings.bands)


def most_done(workspace: Workspace, days: int) -> tuple[str, ...]:
    """The exercises with counted sets: those of so many last days first, each time those with most sessions or sets."""
    present, totals = workspace.present(), workspace.log.statistics.exercise_totals
    lately = Window(present.until - timedelta(days=days), present.until, by=present.by)
    ever = sorted(totals(Window(until=present.until, by=present.by)), key=lambda one: -one.sets)
    return tuple(dict.fromkeys(one.exercise for one in (*most_trained(totals(lately)), *ever)))


def moved_by_load(workspace: Workspace) -> Container[str]:
    """The movements whose load is all of their resistance; only those that are asked about are looked up."""
    return _MovedByLoad(workspace.library.briefs)


class _MovedByLoad:
    """Answers of a movement whether its load is all of its resistance."""

    def __init__(self, briefs: Mapping[str, MovementBrief]) -> None:
        self._briefs = briefs

    def __contains__(self, slug: object) -> bool:
        return slug in self._briefs and self._briefs[str(slug)].resistance is Resistance.EXTERNAL


def totals_of(workspace: Workspace, exercise: str) -> ExerciseTotals | None:
    """What was ever done of an exercise; None where no set of it counts."""
    present = workspace.present()
    window = Window(until=present.until, exercise=exercise, by=present.by)
    return next(iter(workspace.log.statistics.exercise_totals(window)), None)


def last_time(workspace: Workspace, exercise: str) -> tuple[PerformedSet, ...]:
    """The sets of an exercise in the last session that had counted ones and is over."""
    by = workspace.present().by
    return workspace.log.by_exercise.last_sets([exercise], by=by).get(exercise, ())
