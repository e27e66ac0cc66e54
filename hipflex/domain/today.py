"""Today on one screen: what is due and why, this week against the target, an open workout."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from hipflex.domain.weeks import WeeksOnTarget
from hipflex.value_classes import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.programme import Programme
    from hipflex.domain.summary import Notice
    from hipflex.domain.weeks import Week

Day = date  # within a class that has a field of that name


@dataclass(frozen=True, slots=True)
class Due:
    """A workout that is due; `because` is the reason for the user."""

    workout: str
    programme: str
    because: str
    rule: str
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What settings and catalogue ask for: a programme, and the strength sets of a usual workout.

    With the titles of these workouts, and how many entries can't be used.
    """

    programme: Programme
    usual_sets: int
    titles: Mapping[str, str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Trained:
    """The days that count against the target, the last day with any strength work, and what this week has of less."""

    on_target: Collection[date] = ()
    last: date | None = None
    less: str = ""


@dataclass(frozen=True, slots=True)
class OpenWorkout:
    """A workout that was left open; one put together on the spot has a title alone.

    `machine` is the other one on which it is open, and empty where that is this one.
    """

    session: str
    workout: str | None
    title: str
    started_at: datetime
    sets_done: int
    sets_planned: int
    machine: str = ""


@dataclass(frozen=True, slots=True)
class LastSession:
    """The session that began last."""

    session: str
    workout: str | None
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Today:
    """Bare `hipflex`: what is due, this week against the target, an open workout.

    `programme_since` is when the programme began that is at its end.
    """

    date: date
    due: Due | None
    why_not: str
    week: Week
    target: int
    streak_weeks: int
    open: OpenWorkout | None
    last: LastSession | None
    notices: tuple[Notice, ...]
    entries_left_out: int
    weeks_on_target: WeeksOnTarget = field(default=WeeksOnTarget())
    programme_since: Day | None = None
    open_elsewhere: tuple[OpenWorkout, ...] = ()
