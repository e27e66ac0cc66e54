"""What the log adds up to: the summary of a window, and how one exercise went in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from hipflex.domain.exercise_progress import ExerciseProgress, Trend, measured, trend
from hipflex.domain.mobility import mobility
from hipflex.domain.performance import CheckIn, PerformedSet
from hipflex.domain.prescription import Prescription, Workout, prescribed
from hipflex.domain.records import Record, best
from hipflex.domain.summary import (
    NOTICE_DAYS,
    ExerciseSummary,
    ExerciseTotals,
    LastTime,
    Summary,
    at_a_glance,
    balances,
    muscle_sets,
    notices,
)
from hipflex.domain.weeks import DayTotals, monday_of, months, weeks
from hipflex.errors import Refused
from hipflex.services.attendance import Attendance, attendance, finished_weeks, usual_sets, weeks_in_a_row
from hipflex.services.next_doses import next_doses_of_each
from hipflex.services.records import last_time, moved_by_load, records_within
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window
from hipflex.value_classes import replace

WEEKS, MOST_WEEKS = 12, 1000


def last_weeks(workspace: Workspace, window: Window, number: int = WEEKS) -> tuple[date, date]:
    """The first and the last day of a window: where it has no end, today, and without a start so many weeks back."""
    last = window.until or workspace.present().until
    first = window.since or _weeks_before(last, number - 1)
    if first > last:
        raise Refused(f"--since {first} lies after {last}")
    return first, last


def last_trained(workspace: Workspace, exercise: str | None = None) -> tuple[date, date] | None:
    """The last day with counted sets of an exercise, or of any, and the first of the weeks that end with that day's."""
    present = workspace.present()
    if exercise is None:
        day = workspace.log.days.last_day(present.until, present.by)
    else:
        day = max((done.performed_at.date() for done in last_time(workspace, exercise)), default=None)
    return (day, _weeks_before(day, WEEKS - 1)) if day else None


def summary_of(workspace: Workspace, since: date, until: date) -> Summary:
    """The whole summary of a window."""
    within = _within(workspace, since, until)
    statistics, records = workspace.log.statistics, records_within(workspace, within)
    totals = statistics.exercise_totals(within)
    return replace(
        _counted(workspace, within, _exercises(workspace, totals, records, within)),
        records=records,
        balance=balances(statistics.side_totals(within)),
        muscles=muscle_sets(totals, workspace.library.muscles_of),
    )


def glance(workspace: Workspace, since: date, until: date) -> Summary:
    """What of a window is seen at a glance; the rest isn't read."""
    within = _within(workspace, since, until)
    totals = workspace.log.statistics.exercise_totals(within)
    shown = at_a_glance(totals)
    found = _counted(workspace, within, _exercises(workspace, shown, (), within))
    return replace(found, is_glance=True, more=len(totals) - len(shown))


def _counted(workspace: Workspace, within: Window, exercises: tuple[ExerciseSummary, ...]) -> Summary:
    """The weeks of a window against the target, with its exercises."""
    since, until = within.since or date.min, within.until or date.max
    shown, days = attendance(workspace, until, within.by), workspace.log.days.day_totals(within)
    return Summary(
        since=since,
        until=until,
        target_per_week=workspace.settings.target_per_week,
        streak_weeks=weeks_in_a_row(workspace, shown, until),
        weeks_on_target=finished_weeks(workspace, shown, until, within.by),
        weeks=weeks(days, since, until, usual_sets(workspace)),
        months=months(days),
        exercises=exercises,
        notices=notices(_of_last_days(shown, until)),
        mobility=mobility(workspace.log.read.check_ins(within)),
    )


def latest_check_ins(workspace: Workspace, until: date, number: int) -> tuple[CheckIn, ...]:
    """The last self-checks up to a day, oldest first."""
    return workspace.log.read.check_ins(Window(until=until), number)


def trends(workspace: Workspace, summary: Summary) -> dict[str, Trend]:
    """How each exercise of a summary went."""
    bests = workspace.log.statistics.session_bests(_within(workspace, summary.since, summary.until))
    external = moved_by_load(workspace)
    return {name: trend(*measured(of_one, external=name in external)) for name, of_one in bests.items()}


def exercise_progress(workspace: Workspace, exercise: str, since: date, until: date) -> ExerciseProgress:
    """How one exercise went in a window."""
    within = _within(workspace, since, until, exercise)
    log, records = workspace.log, records_within(workspace, within)
    bests = log.statistics.session_bests(within).get(exercise, ())
    metric, points = measured(bests, external=exercise in moved_by_load(workspace))
    return ExerciseProgress(
        exercise=exercise,
        metric=metric,
        since=since,
        until=until,
        points=points,
        records=records,
        next=_next_by_exercise(workspace, {exercise: last_time(workspace, exercise)}).get(exercise),
        sets=tuple(log.read.sets(within)),
    )


def _within(workspace: Workspace, since: date, until: date, exercise: str | None = None) -> Window:
    """The window from a day to a day; one that ends by now leaves out what lies after the present moment."""
    present = workspace.present()
    return Window(since, until, exercise, by=present.by if until <= present.until else None)


def _of_last_days(shown: Attendance, until: date) -> Iterator[DayTotals]:
    """What was done on each day of the last four weeks."""
    return (one for one in shown.days if one.day.toordinal() > until.toordinal() - NOTICE_DAYS)


def _weeks_before(day: date, number: int) -> date:
    """The Monday of the week so many weeks before that of a day."""
    try:
        return monday_of(day) - timedelta(weeks=number)
    except OverflowError:
        return date.min


def _exercises(
    workspace: Workspace, totals: Sequence[ExerciseTotals], records: Iterable[Record], within: Window
) -> tuple[ExerciseSummary, ...]:
    names = [one.exercise for one in totals]
    found = workspace.log.by_exercise.last_sets(names, within.until, by=within.by, with_open=True)
    last = {name: found.get(name, ()) for name in names}
    upcoming, of_each = _next_by_exercise(workspace, last), _by_exercise(records)
    return tuple(
        ExerciseSummary(
            totals=one,
            last=LastTime(sets[0].session, sets[0].performed_at, sets) if (sets := last[one.exercise]) else None,
            best=best(of_each.get(one.exercise, ()), workspace.settings.bands),
            next=upcoming.get(one.exercise),
        )
        for one in totals
    )


def _next_by_exercise(workspace: Workspace, last: Mapping[str, Sequence[PerformedSet]]) -> dict[str, Prescription]:
    """The next dose of each exercise, given its last sets; none of what the catalogue doesn't know.

    That is the dose of the workout it was last done in, else of the movement by itself.
    """
    library = workspace.library
    within: dict[str, Workout] = {}
    alone: dict[str, Workout] = {}
    for name, sets in last.items():
        workout = library.workouts.get((sets and sets[0].workout) or "")
        if workout and name in _asked(workout):
            within[name] = workout
        elif name in library.movements:
            movement = library.movements[name]
            alone[name] = Workout("", movement.title, (prescribed(movement),))
    workouts = {workout.slug: workout for workout in within.values()}
    doses = next_doses_of_each(workspace, [*workouts.values(), *alone.values()])
    by_workout = dict(zip(workouts, doses, strict=False))
    found = {name: of_one[0] for name, of_one in zip(alone, doses[len(workouts) :], strict=True)}
    found |= {name: by_workout[workout.slug][_asked(workout).index(name)] for name, workout in within.items()}
    return {name: due for name, due in found.items() if due}


def _asked(workout: Workout) -> list[str]:
    return [prescription.exercise for prescription in workout.prescriptions]


def _by_exercise(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.exercise, []).append(record)
    return found
