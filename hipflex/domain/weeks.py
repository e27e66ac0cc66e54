"""Weeks of training: what was done on each day, and which weeks were on target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from hipflex.domain.measures import ENOUGH_SETS
from hipflex.value_classes import dataclass

USUAL_SETS = 9  # of the hip flexor workout as it is shipped
WEEKS_LOOKED_BACK = 8

WeekDays = tuple[int, int]
"""A week by its number, and how many days on target it has."""


@dataclass(frozen=True, slots=True)
class DayTotals:
    """One local date: counted sessions begun on it, counted exercise sets, seconds stretched.

    `due_sets` are the strength sets of what was due when its workouts were planned, of several the least.
    """

    day: date
    sessions: int = 0
    strength_sets: int = 0
    stretch_sets: int = 0
    stretch_seconds: int = 0
    due_sets: int | None = None

    def is_on_target(self, usual_sets: int = USUAL_SETS) -> bool:
        """Whether it counts against the target; where nothing was planned, by the usual sets of a workout."""
        return self.strength_sets >= enough_sets(usual_sets if self.due_sets is None else self.due_sets)


@dataclass(frozen=True, slots=True)
class Week:
    """One ISO week, named like 2026-W47.

    `strength_days` are dates with a counted set of an exercise, `days_on_target` those with enough of them.
    """

    week: str
    sessions: int = 0
    strength_days: int = 0
    strength_sets: int = 0
    stretch_seconds: int = 0
    days_on_target: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the calendar by its `first` day."""

    first: date
    strength_days: int = 0
    stretch_seconds: int = 0


@dataclass(frozen=True, slots=True)
class WeeksOnTarget:
    """How many `of` the last finished weeks were `on` target; none of none before a full week is over."""

    of: int = 0
    on: int = 0


def week_name(day: date) -> str:
    """The ISO week of a date, like 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(day: date) -> date:
    """The first day of the ISO week of a date."""
    return day - timedelta(days=day.weekday())


def enough_sets(due_sets: int) -> int:
    """How many strength sets make a day count: half of what was due, and never more than six."""
    return max(1, min(ENOUGH_SETS, -(-due_sets // 2)))


def weeks(days: Iterable[DayTotals], since: date, until: date, usual_sets: int = USUAL_SETS) -> tuple[Week, ...]:
    """Every ISO week that the window touches, oldest first."""
    by_week: dict[str, list[DayTotals]] = {name: [] for name in _week_names(since, until)}
    for totals in days:
        by_week[week_name(totals.day)].append(totals)
    return tuple(
        Week(
            week=name,
            sessions=sum(d.sessions for d in totals),
            strength_days=sum(d.strength_sets > 0 for d in totals),
            strength_sets=sum(d.strength_sets for d in totals),
            stretch_seconds=sum(d.stretch_seconds for d in totals),
            days_on_target=sum(d.is_on_target(usual_sets) for d in totals),
        )
        for name, totals in by_week.items()
    )


def months(days: Iterable[DayTotals]) -> tuple[Month, ...]:
    """The months that something was done in, oldest first, of days in their order."""
    by_month = groupby(days, key=lambda totals: totals.day.replace(day=1))
    return tuple(
        Month(first, sum(d.strength_sets > 0 for d in totals), sum(d.stretch_seconds for d in totals))
        for first, totals in ((first, list(of_month)) for first, of_month in by_month)
    )


def _week_names(since: date, until: date) -> Iterator[str]:
    for monday in range(monday_of(since).toordinal(), until.toordinal() + 1, 7):
        yield week_name(date.fromordinal(monday))


def streak_weeks(newest_first: Iterable[date], target: int, until: date) -> int:
    """Weeks on target in a row, ending with the week of `until`, or the week before while that one isn't there yet.

    Takes days on target up to `until`, and asks for no more of them than it needs.
    """
    return streak_of(by_week(newest_first), target, until)


def streak_of(newest_first: Iterable[WeekDays], target: int, until: date) -> int:
    """The same of the weeks that have days on target."""
    this_week, reached = week_number(until), list[int]()
    for week, days in newest_first:
        follows = week == reached[-1] - 1 if reached else week >= this_week - 1
        if follows and 0 < target <= days:
            reached.append(week)
        elif week != this_week:
            break
    return len(reached)


def by_week(days: Iterable[date]) -> Iterator[WeekDays]:
    """How many of the days, which come in order, each week has."""
    return ((week, sum(1 for _ in of_week)) for week, of_week in groupby(days, key=week_number))


def weeks_on_target(days: Iterable[date], target: int, until: date, first: date | None) -> WeeksOnTarget:
    """How many of the last eight finished weeks were on target, counted from the first full week since `first`."""
    if first is None:
        return WeeksOnTarget()
    this_week = week_number(until)
    of = max(0, min(WEEKS_LOOKED_BACK, this_week - week_number(first + timedelta(days=6))))
    by_week = Counter(map(week_number, set(days)))
    return WeeksOnTarget(of, sum(by_week[week] >= target for week in range(this_week - of, this_week)))


def week_number(day: date) -> int:
    """Which week of the calendar this is; its first day was a Monday."""
    return (day.toordinal() - 1) // 7
