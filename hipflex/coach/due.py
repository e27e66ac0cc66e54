"""What is due today, and why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from hipflex.domain.prescription import Programme, ProgrammeDay
from hipflex.domain.rules import GUIDE
from hipflex.domain.summary import monday_of
from hipflex.domain.today import Due


def next_day(programme: Programme, done: int) -> ProgrammeDay:
    """The programme's next day after `done` of its workouts; after the last week it begins again."""
    return programme.days[done % len(programme.days)]


def due(programme: Programme, done: int, strength_dates: Collection[date], target: int, today: date) -> Due | str:
    """The workout due today, or why none is.

    `done` counts the programme's workouts done so far, `strength_dates` are local dates with strength work. A day of
    rest lies between two strength days while the week still has room for one.
    """
    monday = monday_of(today)
    this_week = {day for day in strength_dates if monday <= day <= today}
    missing = target - len(this_week)
    if today in this_week:
        return "you have trained today"
    if missing <= 0:
        return f"{len(this_week)} of {target} this week: the target is reached"
    days_left = 7 - today.weekday()
    if today - timedelta(days=1) in strength_dates and days_left > missing:
        return "you trained yesterday; a day of rest first"
    return Due(
        workout=next_day(programme, done).workout,
        programme=programme.slug,
        because=f"{len(this_week)} of {target} this week; {_last_said(strength_dates, today)}",
        rule="target-per-week",
        source=programme.source or GUIDE,
    )


def _last_said(strength_dates: Collection[date], today: date) -> str:
    if not strength_dates:
        return "no strength work logged yet"
    days = (today - max(strength_dates)).days
    return f"last strength work {days} day{'s' if days != 1 else ''} ago"
