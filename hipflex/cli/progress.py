"""`hipflex progress`: what the log adds up to, and the course of one exercise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated

import typer

from hipflex.cli.coaching import next_doses
from hipflex.cli.completion import complete_movement
from hipflex.cli.options import Command, Json, Since, Until, toolbox, window
from hipflex.cli.output import Output
from hipflex.cli.records import records_within
from hipflex.cli.today import notices_until
from hipflex.cli.toolbox import Toolbox
from hipflex.cli.training import ad_hoc
from hipflex.domain.exercise_progress import ExerciseProgress, Trend, measured, trend
from hipflex.domain.performance import PerformedSet
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
from hipflex.errors import Refused, UsageError
from hipflex.store.queries import Window

if TYPE_CHECKING:
    from rich.console import RenderableType

WEEKS = 12


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("progress", cls=Command)(progress_command)


def progress_command(
    ctx: typer.Context,
    exercise: Annotated[
        list[str] | None,
        typer.Argument(metavar="EXERCISE", help="Only this movement.", autocompletion=complete_movement),
    ] = None,
    since: Since = None,
    until: Until = None,
    number: Annotated[
        int | None, typer.Option("--weeks", metavar="N", min=1, max=1000, help=f"So many weeks [default: {WEEKS}].")
    ] = None,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Save the screen as a picture.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what each number means, with its formula and its source.")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Words and numbers instead of pictures.")] = False,
    as_json: Json = False,
) -> None:
    """Show what your training adds up to."""
    tools = toolbox(ctx)
    title = " ".join(["hipflex progress", *(exercise or ())])
    output = Output(tools, title, as_json=as_json, plain=plain, svg=svg)
    if explain:
        if exercise:
            raise UsageError("--explain is about every number there is: leave the movement out")
        _explain(output)
        return
    if number is not None and since is not None:
        raise UsageError("--weeks and --since name the same thing: give one of them")
    within = _window(tools, since, until, number)
    if exercise:
        _show_course(tools, tools.exercise(exercise), within, output)
    else:
        _show_summary(tools, within, output)


def _window(tools: Toolbox, since: str | None, until: str | None, number: int | None) -> tuple[date, date]:
    given = window(tools, since, until)
    last = given.until or tools.now().date()
    first = given.since or _weeks_before(last, (number or WEEKS) - 1)
    if first > last:
        raise Refused(f"--since {first} lies after {last}")
    return first, last


def _weeks_before(day: date, number: int) -> date:
    """The Monday of the week so many weeks before that of a day."""
    try:
        return monday_of(day) - timedelta(weeks=number)
    except OverflowError:
        return date.min


def _show_summary(tools: Toolbox, within: tuple[date, date], output: Output) -> None:
    summary = summary_of(tools, *within)

    def document() -> dict[str, object]:
        from hipflex.as_json.views import summary_document

        return summary_document(summary)

    def view(plain: bool) -> RenderableType:
        from hipflex.render.progress import summary as view

        checks = [one for one in tools.log.read.check_ins() if one.performed_at.date() <= summary.until]
        trends = _trends(tools, summary)
        return view(summary, checks, trends, unit=tools.settings.unit, plain=plain)

    output.give(document, view)


def _show_course(tools: Toolbox, exercise: str, within: tuple[date, date], output: Output) -> None:
    course = course_of(tools, exercise, *within)

    def document() -> dict[str, object]:
        from hipflex.as_json.views import exercise_progress_document

        return exercise_progress_document(course)

    def view(plain: bool) -> RenderableType:
        from hipflex.render.exercise_progress import exercise_progress as view

        return view(course, unit=tools.settings.unit, plain=plain)

    output.give(document, view)


def _explain(output: Output) -> None:
    def document() -> list[dict[str, object]]:
        from hipflex.as_json.definitions import definition_rows

        return definition_rows()

    def view(_: bool) -> RenderableType:
        from hipflex.domain.definitions import DEFINITIONS
        from hipflex.render.definitions import definitions

        return definitions(DEFINITIONS)

    output.give(document, view)


def summary_of(tools: Toolbox, since: date, until: date) -> Summary:
    """The summary of a window."""
    within = Window(since, until)
    statistics, target = tools.log.statistics, tools.settings.target_per_week
    records = records_within(tools, within)
    totals = statistics.exercise_totals(within)
    next_of = _Next(tools)
    return Summary(
        since=since,
        until=until,
        target_per_week=target,
        streak_weeks=streak_weeks(statistics.strength_dates(until), target, until),
        weeks=weeks(statistics.day_totals(within), since, until),
        exercises=tuple(_exercise(tools, one, records, until, next_of) for one in totals),
        records=records,
        balance=balances(statistics.side_totals(within)),
        muscles=muscle_sets(totals, tools.library.movements),
        notices=notices_until(tools, until),
    )


def course_of(tools: Toolbox, exercise: str, since: date, until: date) -> ExerciseProgress:
    """The course of one exercise in a window."""
    within = Window(since, until, exercise)
    records = records_within(tools, within)
    metric, points = measured(records, partial(tools.log.statistics.points, within))
    return ExerciseProgress(
        exercise=exercise,
        metric=metric,
        since=since,
        until=until,
        points=points,
        records=records,
        next=_Next(tools).of(exercise, tools.last_sets(exercise)),
        sets=tuple(tools.log.read.sets(within)),
    )


def _trends(tools: Toolbox, summary: Summary) -> dict[str, Trend]:
    """How each exercise of a summary went."""
    found = {}
    for totals in (exercise.totals for exercise in summary.exercises):
        within = Window(summary.since, summary.until, totals.exercise)
        records = [record for record in summary.records if record.exercise == totals.exercise]
        found[totals.exercise] = trend(*measured(records, partial(tools.log.statistics.points, within)))
    return found


def _exercise(
    tools: Toolbox, totals: ExerciseTotals, records: tuple[Record, ...], until: date, next_of: _Next
) -> ExerciseSummary:
    sets = tools.log.read.last_sets(totals.exercise, until, with_open=True)
    last = LastTime(sets[0].session, sets[0].performed_at, sets) if sets else None
    of_exercise = tuple(record for record in records if record.exercise == totals.exercise)
    return ExerciseSummary(totals, last, best(of_exercise), next_of.of(totals.exercise, sets))


class _Next:
    """The next dose of an exercise: that of the workout it was last done in, else of the movement by itself."""

    def __init__(self, tools: Toolbox) -> None:
        self._tools = tools
        self._doses = cache(lambda slug: next_doses(tools, tools.library.workouts[slug]))

    def of(self, exercise: str, last: Sequence[PerformedSet]) -> Upcoming | None:
        """What comes next after sets of an exercise; None where the catalogue doesn't know it."""
        library = self._tools.library
        movement, workout = library.movements.get(exercise), library.workouts.get((last and last[0].workout) or "")
        asked = [one.exercise for one in workout.prescriptions] if workout else []
        if workout and exercise in asked:
            return self._doses(workout.slug)[asked.index(exercise)]
        return next_doses(self._tools, ad_hoc([movement]))[0] if movement else None
