"""`hipflex` and `hipflex due`: what is due today, and why; `hipflex path`: where things are."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from hipflex.cli.options import Command, Json, toolbox
from hipflex.cli.toolbox import Toolbox
from hipflex.coach.due import due
from hipflex.domain.pending import progress
from hipflex.domain.summary import NOTICE_DAYS, Notice, monday_of, notices, streak_weeks, weeks
from hipflex.domain.today import Due, LastSession, OpenWorkout, Today
from hipflex.store.queries import Window


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("due", cls=Command)(due_command)
    app.command("path", cls=Command)(path_command)


def show_today(tools: Toolbox, *, as_json: bool) -> None:
    """Today on one screen."""
    today = today_of(tools)
    if as_json:
        from hipflex.as_json.views import today_document

        tools.document(today_document(today))
        return
    from hipflex.render.today import today as view

    tools.show(view(today, _title(tools, today)))


def due_command(
    ctx: typer.Context,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing: exit 0 if due, 1 if not.")] = False,
    as_json: Json = False,
) -> None:
    """Say in one line what is due, for a shell prompt or cron."""
    from hipflex.as_json.views import today_document
    from hipflex.render.words import due_line

    tools = toolbox(ctx)
    today = today_of(tools)
    if quiet:
        raise typer.Exit(0 if today.due else 1)
    if as_json:
        tools.document(today_document(today))
    else:
        tools.say(due_line(today))


def path_command(ctx: typer.Context, as_json: Json = False) -> None:
    """Say where log, settings, catalogue, cache and backups are."""
    from hipflex.as_json.places import path_document

    tools = toolbox(ctx)
    where = tools.places
    if as_json:
        tools.document(
            path_document(
                log=where.log,
                settings=where.settings,
                catalogue=where.catalogue,
                cache=where.cache,
                backups=where.backups,
            )
        )
        return
    from hipflex.render.settings import places_table

    rows = [("log", where.log), ("settings", str(where.settings))]
    rows += [("catalogue", str(folder)) for folder in where.catalogue]
    tools.show(places_table([*rows, ("cache", str(where.cache)), ("backups", str(where.backups))]))


def today_of(tools: Toolbox) -> Today:
    """What the log and the programme make of today."""
    day = tools.now().date()
    answer = due_today(tools, day)
    week = weeks(tools.log.statistics.day_totals(Window(monday_of(day), day)), monday_of(day), day)[0]
    return Today(
        date=day,
        due=answer if isinstance(answer, Due) else None,
        why_not="" if isinstance(answer, Due) else answer,
        week=week,
        target=tools.settings.target_per_week,
        streak_weeks=streak_weeks(tools.log.statistics.strength_dates(day), tools.settings.target_per_week, day),
        open=_open(tools),
        last=_last(tools),
        notices=notices_until(tools, day),
        entries_left_out=tools.library.left_out,
    )


def due_today(tools: Toolbox, day: date) -> Due | str:
    """The workout of the programme that is due, or why none is."""
    programme = tools.programme
    done = tools.log.read.sessions_of_workouts(sorted({one.workout for one in programme.days}))
    dates = tools.log.statistics.strength_dates(day)
    return due(programme, done, dates, tools.settings.target_per_week, day)


def notices_until(tools: Toolbox, day: date) -> tuple[Notice, ...]:
    """What the last four weeks give reason to say."""
    first = date.fromordinal(max(1, day.toordinal() - NOTICE_DAYS + 1))
    return notices(tools.log.statistics.day_totals(Window(first, day)))


def _open(tools: Toolbox) -> OpenWorkout | None:
    session = tools.log.read.open_session()
    if session is None:
        return None
    done, planned = progress(session)
    return OpenWorkout(session.id, session.workout, session.title, session.started_at, done, planned)


def _last(tools: Toolbox) -> LastSession | None:
    session = tools.log.read.last_session()
    return None if session is None else LastSession(session.id, session.workout, session.started_at)


def _title(tools: Toolbox, today: Today) -> str | None:
    """The title of the workout that is due."""
    return tools.titles().get(today.due.workout, today.due.workout) if today.due else None
