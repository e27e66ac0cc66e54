"""What the log adds up to: records, the summary of a window, and how one exercise went in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, partial

from hipflex.domain.exercise_progress import ExerciseProgress, Trend, measured, trend
from hipflex.domain.movement import Resistance
from hipflex.domain.performance import CheckIn, PerformedSet
from hipflex.domain.prescription import Upcoming
from hipflex.domain.records import Record, best
from hipflex.domain.summary import (
    ExerciseSummary,
    ExerciseTotals,
    LastTime,
    Summary,
    balances,
    monday_of,
    muscle_sets,
    streak_weeks,
    weeks,
)
from hipflex.errors import Refused
from hipflex.services.next_doses import next_doses
from hipflex.services.overview import notices_until
from hipflex.services.workouts import ad_hoc
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window

WEEKS = 12


def last_weeks(workspace: Workspace, window: Window, number: int = WEEKS) -> tuple[date, date]:
    """The first and the last day of a window: where it has no end, today, and without a start so many weeks back."""
    last = window.until or workspace.now().date()
    first = window.since or _weeks_before(last, number - 1)
    if first > last:
        raise Refused(f"--since {first} lies after {last}")
    return first, last


def records_of(workspace: Workspace, exercise: str | None = None, *, without: str | None = None) -> tuple[Record, ...]:
    """The records of all time, of one exercise or of all, as they would be `without` a session."""
    return _records(workspace, Window(exercise=exercise, without=without))


def summary_of(workspace: Workspace, since: date, until: date) -> Summary:
    """The summary of a window."""
    within = Window(since, until)
    statistics, target = workspace.log.statistics, workspace.settings.target_per_week
    records = _records(workspace, within)
    totals = statistics.exercise_totals(within)
    next_of = _Next(workspace)
    return Summary(
        since=since,
        until=until,
        target_per_week=target,
        streak_weeks=streak_weeks(statistics.strength_dates(until), target, until),
        weeks=weeks(statistics.day_totals(within), since, until),
        exercises=tuple(_exercise(workspace, one, records, until, next_of) for one in totals),
        records=records,
        balance=balances(statistics.side_totals(within)),
        muscles=muscle_sets(totals, workspace.library.movements),
        notices=notices_until(workspace, until),
    )


def check_ins_until(workspace: Workspace, day: date) -> tuple[CheckIn, ...]:
    """The self-checks up to a day, oldest first."""
    return tuple(one for one in workspace.log.read.check_ins() if one.performed_at.date() <= day)


def trends(workspace: Workspace, summary: Summary) -> dict[str, Trend]:
    """How each exercise of a summary went."""
    found = {}
    for totals in (exercise.totals for exercise in summary.exercises):
        within = Window(summary.since, summary.until, totals.exercise)
        records = [record for record in summary.records if record.exercise == totals.exercise]
        found[totals.exercise] = trend(*measured(records, partial(workspace.log.statistics.points, within)))
    return found


def exercise_progress(workspace: Workspace, exercise: str, since: date, until: date) -> ExerciseProgress:
    """How one exercise went in a window."""
    within = Window(since, until, exercise)
    records = _records(workspace, within)
    metric, points = measured(records, partial(workspace.log.statistics.points, within))
    return ExerciseProgress(
        exercise=exercise,
        metric=metric,
        since=since,
        until=until,
        points=points,
        records=records,
        next=_Next(workspace).of(exercise, workspace.log.read.last_sets(exercise)),
        sets=tuple(workspace.log.read.sets(within)),
    )


def _records(workspace: Workspace, window: Window) -> tuple[Record, ...]:
    """The records up to the window's end."""
    movements = workspace.library.movements.values()
    external = {movement.slug for movement in movements if movement.resistance is Resistance.EXTERNAL}
    return workspace.log.statistics.records(window, external)


def _weeks_before(day: date, number: int) -> date:
    """The Monday of the week so many weeks before that of a day."""
    try:
        return monday_of(day) - timedelta(weeks=number)
    except OverflowError:
        return date.min


def _exercise(
    workspace: Workspace, totals: ExerciseTotals, records: tuple[Record, ...], until: date, next_of: _Next
) -> ExerciseSummary:
    sets = workspace.log.read.last_sets(totals.exercise, until, with_open=True)
    last = LastTime(sets[0].session, sets[0].performed_at, sets) if sets else None
    of_exercise = tuple(record for record in records if record.exercise == totals.exercise)
    return ExerciseSummary(totals, last, best(of_exercise), next_of.of(totals.exercise, sets))


class _Next:
    """The next dose of an exercise: that of the workout it was last done in, else of the movement by itself."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._doses = cache(lambda slug: next_doses(workspace, workspace.library.workouts[slug]))

    def of(self, exercise: str, last: Sequence[PerformedSet]) -> Upcoming | None:
        """What comes next after sets of an exercise; None where the catalogue doesn't know it."""
        library = self._workspace.library
        movement, workout = library.movements.get(exercise), library.workouts.get((last and last[0].workout) or "")
        asked = [one.exercise for one in workout.prescriptions] if workout else []
        if workout and exercise in asked:
            return self._doses(workout.slug)[asked.index(exercise)]
        return next_doses(self._workspace, ad_hoc([movement]))[0] if movement else None
