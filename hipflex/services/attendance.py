"""How the days of a log stand against the target: which count, how many weeks were on it, and what was less."""

from __future__ import annotations

from datetime import date, datetime
from itertools import chain

from hipflex.domain.today import Trained
from hipflex.domain.weeks import (
    USUAL_SETS,
    WEEKS_LOOKED_BACK,
    DayTotals,
    WeeksOnTarget,
    by_week,
    enough_sets,
    monday_of,
    streak_of,
    weeks_on_target,
)
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window
from hipflex.value_classes import dataclass

DEFAULT_WORKOUT = "hip-flexor"


@dataclass(frozen=True, slots=True)
class Attendance:
    """The days of this week and the finished ones that views look back on, newest first, against the target."""

    days: tuple[DayTotals, ...]
    on_target: tuple[date, ...]


def attendance(workspace: Workspace, until: date, by: datetime | None = None) -> Attendance:
    """How the days up to one stand."""
    within = Window(_first_day(until), until, by=by)
    days, usual = tuple(reversed(workspace.log.days.day_totals(within))), usual_sets(workspace)
    return Attendance(days, tuple(one.day for one in days if one.is_on_target(usual)))


def weeks_in_a_row(workspace: Workspace, shown: Attendance, until: date) -> int:
    """The weeks of the streak; what lies further back is read only while it reaches there."""
    target, recent = workspace.settings.target_per_week, tuple(by_week(shown.on_target))
    streak = streak_of(recent, target, until)
    if streak < WEEKS_LOOKED_BACK:
        return streak
    earlier = workspace.log.days.full_weeks(_first_day(until), usual_sets(workspace))
    return streak_of(chain(recent, earlier), target, until)


def finished_weeks(workspace: Workspace, shown: Attendance, until: date, by: datetime | None = None) -> WeeksOnTarget:
    """How many of the last finished weeks were on target."""
    first = workspace.log.days.first_day(until, by)
    return weeks_on_target(shown.on_target, workspace.settings.target_per_week, until, first)


def _first_day(until: date) -> date:
    """The Monday of the first of the finished weeks that views look back on."""
    return date.fromordinal(max(1, monday_of(until).toordinal() - 7 * WEEKS_LOOKED_BACK))


def usual_sets(workspace: Workspace) -> int:
    """The strength sets that a day without a plan is measured by: of the hip flexor workout."""
    if workspace.asked is not None:
        return workspace.asked.usual_sets
    from hipflex.domain.prescription import strength_sets

    workout = workspace.library.workouts.get(DEFAULT_WORKOUT)
    return strength_sets(workout.prescriptions) if workout else USUAL_SETS


def workout_title(workspace: Workspace, slug: str) -> str:
    """The title of a workout; its slug where there is none of it."""
    if workspace.asked is not None and slug in workspace.asked.titles:
        return workspace.asked.titles[slug]
    workouts = workspace.library.workouts
    return workouts[slug].title if slug in workouts else slug


def trained(workspace: Workspace, shown: Attendance, until: date, by: datetime | None = None) -> Trained:
    """What the answer to what is due rests on."""
    last = next((one.day for one in shown.days if one.strength_sets), None)
    if last is None:
        last = workspace.log.days.last_strength_day(until, by)
    return Trained(shown.on_target, last, _less(workspace, shown, until, by))


def _less(workspace: Workspace, shown: Attendance, until: date, by: datetime | None) -> str:
    """The strength work of this week that fills no day, in words; nothing where there is none."""
    monday = monday_of(until)
    short = {one.day for one in shown.days if one.day >= monday and one.strength_sets} - set(shown.on_target)
    if not short:
        return ""
    workouts = dict.fromkeys(workspace.log.days.workouts_on(short, by))
    names = [workout_title(workspace, slug) if slug else "sets by hand" for slug in workouts]
    days = "1 day" if len(short) == 1 else f"{len(short)} days"
    least = enough_sets(usual_sets(workspace))
    return f"{days} of less done ({', '.join(names)}): a day counts from {least} strength sets"
