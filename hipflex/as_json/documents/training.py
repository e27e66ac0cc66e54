"""What is due, what was done and what it adds up to."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from hipflex.as_json.documents.rows import (
    CheckIn,
    Count,
    Day,
    Degrees,
    Dose,
    Id,
    MeasuringUnit,
    Metres,
    Moment,
    Notice,
    Ordinal,
    Record,
    Reps,
    Seconds,
    Session,
    Set,
    Text,
    Volume,
    WeekName,
    WeeksOnTarget,
)
from hipflex.as_json.json_schema import keywords
from hipflex.domain.exercise_progress import Metric
from hipflex.domain.measures import Side


class Due(TypedDict):
    """The workout that is due, and why."""

    workout: Text
    programme: Text
    because: Text
    rule: Text
    source: Text


class ThisWeek(TypedDict):
    """This week against the target, which counts days."""

    week: WeekName
    sessions: Count
    strength_days: Annotated[Count, "dates with any strength work"]
    days_on_target: Annotated[Count, "those with enough of it"]
    target: Ordinal


class OpenWorkout(TypedDict):
    """A workout under way; one put together on the spot has no name."""

    session: Id
    workout: Text | None
    started_at: Moment
    sets_done: Count
    sets_planned: Count


class OpenElsewhere(OpenWorkout):
    """One that another machine has open."""

    machine: Text


class LastSession(TypedDict):
    """The session that began last."""

    session: Id
    workout: Text | None
    started_at: Moment


class Today(TypedDict):
    """What is due and why, this week against the target, an open workout."""

    date: Day
    due: Due | None
    week: ThisWeek
    streak_weeks: Annotated[Count, "weeks on target in a row"]
    weeks_on_target: WeeksOnTarget
    open: OpenWorkout | None
    last: LastSession | None
    notices: list[Notice]
    entries_left_out: Annotated[Count, "entries of the catalogue that can't be used"]
    open_elsewhere: list[OpenElsewhere]


class Week(TypedDict):
    """What one week adds up to."""

    week: WeekName
    sessions: Count
    strength_days: Annotated[Count, "dates with any strength work"]
    days_on_target: Annotated[Count, "those with enough of it"]
    strength_sets: Count
    stretch_seconds: Seconds


class LastTime(TypedDict):
    """An exercise in the last session that had it."""

    session: Id
    performed_at: Moment
    sets: list[Set]


class ExerciseSummary(TypedDict):
    """What one exercise adds up to over the window."""

    exercise: Text
    sessions: Count
    sets: Count
    sets_warmup: Count
    reps: Reps
    seconds: Seconds
    metres: Metres
    volume_kg: Volume
    last: LastTime | None
    best: Record | None
    next: Dose | None


class Balance(TypedDict):
    """Left against right over the window, in reps, seconds or kilograms of volume."""

    exercise: Text
    left: Annotated[float, keywords(minimum=0)]
    right: Annotated[float, keywords(minimum=0)]
    difference_percent: Annotated[float, "left - right, in percent of the greater", keywords(minimum=-100, maximum=100)]


class MuscleSets(TypedDict):
    """The sets that train a muscle first, and those that train it too."""

    muscle: Text
    sets: Count
    sets_secondary: Count


class HipAngle(TypedDict):
    """One measured side of a self-check; of a side's oldest in the window there is no change."""

    performed_at: Moment
    side: Side
    deg: Degrees
    change_deg: Annotated[float, "degrees since that side's oldest measure in the window"] | None
    within_error: Annotated[bool, "whether measuring alone explains the change"] | None


class Summary(TypedDict):
    """What the log adds up to from `since` to `until`, both included."""

    since: Day
    until: Day
    target_per_week: Ordinal
    streak_weeks: Annotated[Count, "weeks on target in a row"]
    weeks_on_target: WeeksOnTarget
    weeks: Annotated[list[Week], "every week that the window touches, oldest first"]
    exercises: list[ExerciseSummary]
    records: list[Record]
    balance: list[Balance]
    muscles: list[MuscleSets]
    notices: list[Notice]
    mobility: Annotated[list[HipAngle], "oldest first"]


class Point(TypedDict):
    """The best of one session and side, in the metric's unit."""

    performed_at: Moment
    session: Id
    side: Side | None
    value: float


class Course(TypedDict):
    """How one exercise goes, told in one metric."""

    exercise: Text
    metric: Metric
    unit: MeasuringUnit
    since: Day
    until: Day
    points: list[Point]
    records: list[Record]
    next: Dose | None
    sets: list[Set]


class Definition(TypedDict):
    """What a number means; unit and formula are empty where there is none."""

    name: Text
    unit: str
    definition: Text
    formula: str
    source: Text


class Export(TypedDict):
    """The log as one document."""

    hipflex: Annotated[Literal[1], "the version of the format"]
    sets: Annotated[list[Set], "oldest first"]
    sessions: Annotated[list[Session], "oldest first"]
    check_ins: Annotated[list[CheckIn], "oldest first"]
