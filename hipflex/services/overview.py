"""Today: what is due and why, this week against the target, an open workout."""

from __future__ import annotations

from datetime import date, timedelta

from hipflex.coach.due import is_at_its_end
from hipflex.coach.sides import tight_sides
from hipflex.domain.summary import NOTICE_DAYS, notices
from hipflex.domain.today import Due, LastSession, Today
from hipflex.domain.weeks import DayTotals, monday_of, weeks
from hipflex.services.attendance import Attendance, attendance, finished_weeks, usual_sets, weeks_in_a_row
from hipflex.services.due import chosen_programme, due_on, open_elsewhere, open_workout, sessions_done
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Present


def overview(workspace: Workspace) -> Today:
    """What the log and the programme make of today."""
    present, log, target = workspace.present(), workspace.log, workspace.settings.target_per_week
    day = present.until
    shown = attendance(workspace, day, present.by)
    done = sessions_done(workspace, chosen_programme(workspace), present.by)
    answer, last = due_on(workspace, present, shown, done), log.read.last_session(present.by)
    return Today(
        date=workspace.now().date(),
        due=answer if isinstance(answer, Due) else None,
        why_not="" if isinstance(answer, Due) else answer,
        week=weeks(_since(shown, monday_of(day)), monday_of(day), day, usual_sets(workspace))[0],
        target=target,
        streak_weeks=weeks_in_a_row(workspace, shown, day),
        open=open_workout(workspace),
        last=LastSession(last.id, last.workout, last.started_at) if last else None,
        notices=(
            *notices(_since(shown, day - timedelta(days=NOTICE_DAYS - 1))),
            *tight_sides(log.read.check_ins(latest=2), workspace.now().date()),
        ),
        entries_left_out=workspace.library.left_out,
        weeks_on_target=finished_weeks(workspace, shown, day, present.by),
        programme_since=None if isinstance(answer, Due) else _ended_since(workspace, present, done),
        open_elsewhere=open_elsewhere(workspace),
    )


def _since(shown: Attendance, day: date) -> tuple[DayTotals, ...]:
    return tuple(one for one in shown.days if one.day >= day)


def _ended_since(workspace: Workspace, present: Present, done: int) -> date | None:
    """When the programme began that is at its end."""
    programme = chosen_programme(workspace)
    if not is_at_its_end(programme, done):
        return None
    workouts = sorted({day.workout for day in programme.days})
    return workspace.log.read.began(workouts, len(programme.days), present.by)
