"""Today: what is due and why, this week against the target, an open workout."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hipflex.coach.due import due, is_at_its_end
from hipflex.coach.sides import tight_sides
from hipflex.domain.pending import progress
from hipflex.domain.prescription import Programme
from hipflex.domain.summary import NOTICE_DAYS, Notice, notices
from hipflex.domain.today import Due, LastSession, OpenWorkout, Today
from hipflex.domain.weeks import DayTotals, monday_of, weeks
from hipflex.errors import Refused
from hipflex.services.attendance import Attendance, attendance, finished_weeks, trained, usual_sets, weeks_in_a_row
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Present, Window


def overview(workspace: Workspace) -> Today:
    """What the log and the programme make of today."""
    present, log, target = workspace.present(), workspace.log, workspace.settings.target_per_week
    day = present.until
    shown = attendance(workspace, day, present.by)
    done = sessions_done(workspace, _chosen_programme(workspace), present.by)
    answer, last = _due(workspace, present, shown, done), log.read.last_session(present.by)
    return Today(
        date=workspace.now().date(),
        due=answer if isinstance(answer, Due) else None,
        why_not="" if isinstance(answer, Due) else answer,
        week=weeks(_since(shown, monday_of(day)), monday_of(day), day, usual_sets(workspace))[0],
        target=target,
        streak_weeks=weeks_in_a_row(workspace, shown, day, present.by),
        open=open_workout(workspace),
        last=LastSession(last.id, last.workout, last.started_at) if last else None,
        notices=(
            *notices(_since(shown, day - timedelta(days=NOTICE_DAYS - 1))),
            *tight_sides(log.read.latest_check_ins(), workspace.now().date()),
        ),
        entries_left_out=workspace.library.left_out,
        weeks_on_target=finished_weeks(workspace, shown, day, present.by),
        programme_since=None if isinstance(answer, Due) else _ended_since(workspace, present, done),
    )


def due_today(workspace: Workspace) -> Due | str:
    """The workout of the programme that is due, or why none is."""
    present = workspace.present()
    done = sessions_done(workspace, _chosen_programme(workspace), present.by)
    return _due(workspace, present, attendance(workspace, present.until, present.by), done)


def open_workout(workspace: Workspace) -> OpenWorkout | None:
    """The workout that is open on this machine, if one is."""
    session = workspace.log.read.open_session()
    if session is None:
        return None
    done, planned = progress(session)
    return OpenWorkout(session.id, session.workout, session.title, session.started_at, done, planned)


def sessions_done(workspace: Workspace, programme: Programme, by: datetime | None = None) -> int:
    """How many workouts of a programme were done."""
    return workspace.log.read.sessions_of_workouts(sorted({day.workout for day in programme.days}), by)


def notices_until(workspace: Workspace, day: date, by: datetime | None = None) -> tuple[Notice, ...]:
    """What the last four weeks give reason to say."""
    return notices(_last_days(workspace, day, by))


def _since(shown: Attendance, day: date) -> tuple[DayTotals, ...]:
    return tuple(one for one in shown.days if one.day >= day)


def _last_days(workspace: Workspace, day: date, by: datetime | None) -> tuple[DayTotals, ...]:
    """What was done on each day of the last four weeks."""
    first = date.fromordinal(max(1, day.toordinal() - NOTICE_DAYS + 1))
    return workspace.log.statistics.day_totals(Window(first, day, by=by))


def _due(workspace: Workspace, present: Present, shown: Attendance, done: int) -> Due | str:
    programme = _chosen_programme(workspace)
    target = workspace.settings.target_per_week
    return due(programme, done, trained(workspace, shown, present.until, present.by), target, present.until)


def _ended_since(workspace: Workspace, present: Present, done: int) -> date | None:
    """When the programme began that is at its end."""
    programme = _chosen_programme(workspace)
    if not is_at_its_end(programme, done):
        return None
    workouts = sorted({day.workout for day in programme.days})
    return workspace.log.read.began(workouts, len(programme.days), present.by)


def _chosen_programme(workspace: Workspace) -> Programme:
    """The programme of the settings."""
    slug, programmes = workspace.settings.programme, workspace.library.programmes
    if slug not in programmes:
        place = workspace.loaded_settings.places.get("programme", workspace.places.settings)
        raise Refused(f"{place}: no programme is called {slug!r}; expected one of {', '.join(programmes)}")
    return programmes[slug]
