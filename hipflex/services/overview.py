"""Today: what is due and why, this week against the target, an open workout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from hipflex.coach.due import due
from hipflex.coach.sides import tight_sides
from hipflex.domain.pending import progress
from hipflex.domain.performance import Session
from hipflex.domain.prescription import Programme
from hipflex.domain.summary import NOTICE_DAYS, DayTotals, Notice, monday_of, notices, streak_weeks, weeks
from hipflex.domain.today import Due, LastSession, OpenWorkout, Today
from hipflex.errors import Refused
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Present, Window


def overview(workspace: Workspace) -> Today:
    """What the log and the programme make of today."""
    present, log, target = workspace.present(), workspace.log, workspace.settings.target_per_week
    day = present.until
    days, dates = _last_days(workspace, day, present.by), log.statistics.strength_dates(day, present.by)
    answer = _due(workspace, present, dates)
    opened, last = log.read.open_session(), log.read.last_session(present.by)
    return Today(
        date=workspace.now().date(),
        due=answer if isinstance(answer, Due) else None,
        why_not="" if isinstance(answer, Due) else answer,
        week=weeks((one for one in days if one.day >= monday_of(day)), monday_of(day), day)[0],
        target=target,
        streak_weeks=streak_weeks(dates, target, day),
        open=_open_workout(opened) if opened else None,
        last=LastSession(last.id, last.workout, last.started_at) if last else None,
        notices=(*notices(days), *tight_sides(log.read.check_ins(), workspace.now().date())),
        entries_left_out=workspace.library.left_out,
    )


def due_today(workspace: Workspace) -> Due | str:
    """The workout of the programme that is due, or why none is."""
    present = workspace.present()
    return _due(workspace, present, workspace.log.statistics.strength_dates(present.until, present.by))


def sessions_done(workspace: Workspace, programme: Programme, by: datetime | None = None) -> int:
    """How many workouts of a programme were done."""
    return workspace.log.read.sessions_of_workouts(sorted({day.workout for day in programme.days}), by)


def notices_until(workspace: Workspace, day: date, by: datetime | None = None) -> tuple[Notice, ...]:
    """What the last four weeks give reason to say."""
    return notices(_last_days(workspace, day, by))


def _last_days(workspace: Workspace, day: date, by: datetime | None) -> tuple[DayTotals, ...]:
    """What was done on each day of the last four weeks."""
    first = date.fromordinal(max(1, day.toordinal() - NOTICE_DAYS + 1))
    return workspace.log.statistics.day_totals(Window(first, day, by=by))


def _due(workspace: Workspace, present: Present, strength_dates: Sequence[date]) -> Due | str:
    programme = _chosen_programme(workspace)
    done = sessions_done(workspace, programme, present.by)
    return due(programme, done, strength_dates, workspace.settings.target_per_week, present.until)


def _chosen_programme(workspace: Workspace) -> Programme:
    """The programme of the settings."""
    slug, programmes = workspace.settings.programme, workspace.library.programmes
    if slug not in programmes:
        place = workspace.loaded_settings.places.get("programme", workspace.places.settings)
        raise Refused(f"{place}: no programme is called {slug!r}; expected one of {', '.join(programmes)}")
    return programmes[slug]


def _open_workout(session: Session) -> OpenWorkout:
    done, planned = progress(session)
    return OpenWorkout(session.id, session.workout, session.title, session.started_at, done, planned)
