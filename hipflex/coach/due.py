"""What is due today, and why."""

from __future__ import annotations

from datetime import date, timedelta

from hipflex.domain.movement import GUIDE
from hipflex.domain.today import Due, Trained
from hipflex.domain.weeks import monday_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.programme import Programme, ProgrammeDay


def next_day(programme: Programme, done: int) -> ProgrammeDay:
    """The programme's next day after `done` of its workouts; whoever goes on after the last week does it once more."""
    return programme.days[done % len(programme.days)]


def is_at_its_end(programme: Programme, done: int) -> bool:
    """Whether a programme was done to its last week; one of a single week has no end."""
    return programme.weeks > 1 and done > 0 and done % len(programme.days) == 0


def due(programme: Programme, done: int, trained: Trained, target: int, today: date) -> Due | str:
    """The workout due today, or why none is.

    `done` counts the programme's workouts done so far. A day of rest lies between two days on target while the week
    still has room for one.
    """
    if is_at_its_end(programme, done):
        return (
            f"{programme.title}: all {programme.weeks} weeks are done; once more with `hipflex workout start "
            f"{programme.slug}`, or go on with `hipflex settings set programme twice-a-week`"
        )
    monday = monday_of(today)
    this_week = {day for day in trained.on_target if monday <= day <= today}
    missing = target - len(this_week)
    if today in this_week:
        return "you have trained today"
    if missing <= 0:
        return f"{len(this_week)} of {target} this week: the target is reached"
    days_left = 7 - today.weekday()
    if today - timedelta(days=1) in trained.on_target and days_left > missing:
        return "you trained yesterday; a day of rest first"
    day = next_day(programme, done)
    week = f"week {day.week} of {programme.weeks}" if programme.weeks > 1 else ""
    parts = (week, f"{len(this_week)} of {target} this week", trained.less, _last_said(trained.last, today))
    return Due(
        workout=day.workout,
        programme=programme.slug,
        because="; ".join(filter(None, parts)),
        rule="target-per-week",
        source=programme.source or GUIDE,
    )


def _last_said(last: date | None, today: date) -> str:
    if last is None:
        return "no strength work logged yet"
    days = (today - last).days
    return f"last strength work {days} day{'s' if days != 1 else ''} ago" if days else "strength work today"
