"""What the log adds up to: weeks, streak, totals, balance, notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from hipflex.domain.measures import Side, thousandths
from hipflex.domain.mobility import HipAngle
from hipflex.domain.movement import Kind, Movement
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import Record

SETS_A_SIDE_FOR_BALANCE = 3  # of fewer one bad set would make a side weak
ENOUGH_SETS = 6  # fill a day whatever was due
USUAL_SETS = 9  # of the hip flexor workout as it is shipped
WEEKS_LOOKED_BACK = 8
NOTICE_DAYS = 28  # four weeks, so that a holiday alone is no reason to say something


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
class WeeksOnTarget:
    """How many `of` the last finished weeks were `on` target; none of none before a full week is over."""

    of: int = 0
    on: int = 0


@dataclass(frozen=True, slots=True)
class ExerciseTotals:
    """The counted sets of one exercise in a window; a left and a right of one number are one set."""

    exercise: str
    kind: Kind
    sessions: int
    sets: int
    sets_warmup: int
    reps: int
    seconds: int
    distance_mm: int
    volume_g: int


@dataclass(frozen=True, slots=True)
class SideTotals:
    """The counted sets of one side of one exercise in a window; `seconds` are those of holds."""

    exercise: str
    side: Side
    sets: int
    loaded_sets: int
    reps: int
    seconds: int
    volume_g: int


@dataclass(frozen=True, slots=True)
class LastTime:
    """The sets of one exercise in the last session that had it."""

    session: str
    performed_at: datetime
    sets: tuple[PerformedSet, ...]


@dataclass(frozen=True, slots=True)
class ExerciseSummary:
    """One exercise in a window, with its last time, its best and what comes next."""

    totals: ExerciseTotals
    last: LastTime | None
    best: Record | None
    next: Prescription | None


@dataclass(frozen=True, slots=True)
class Balance:
    """Left against right over a window, in reps, seconds or kilograms of volume, as `unit` says."""

    exercise: str
    left: int | float
    right: int | float
    difference_percent: float
    unit: str


@dataclass(frozen=True, slots=True)
class MuscleSets:
    """Counted exercise sets that train a muscle as its primary or secondary one."""

    muscle: str
    sets: int
    sets_secondary: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the log shows that is worth saying; `rule` names it, `source` what it rests on."""

    rule: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Summary:
    """`hipflex progress`: the window from `since` to `until`, both included."""

    since: date
    until: date
    target_per_week: int
    streak_weeks: int
    weeks: tuple[Week, ...]
    exercises: tuple[ExerciseSummary, ...]
    records: tuple[Record, ...]
    balance: tuple[Balance, ...]
    muscles: tuple[MuscleSets, ...]
    notices: tuple[Notice, ...]
    mobility: tuple[HipAngle, ...] = ()
    weeks_on_target: WeeksOnTarget = WeeksOnTarget()


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


def _week_names(since: date, until: date) -> Iterator[str]:
    for monday in range(monday_of(since).toordinal(), until.toordinal() + 1, 7):
        yield week_name(date.fromordinal(monday))


def streak_weeks(newest_first: Iterable[date], target: int, until: date) -> int:
    """Weeks on target in a row, ending with the week of `until`, or the week before while that one isn't there yet.

    Takes days on target up to `until`, and asks for no more of them than it needs.
    """
    this_week, reached = _week_number(until), list[int]()
    for week, days in groupby(newest_first, key=_week_number):
        follows = week == reached[-1] - 1 if reached else week >= this_week - 1
        if follows and 0 < target <= sum(1 for _ in days):
            reached.append(week)
        elif week != this_week:
            break
    return len(reached)


def weeks_on_target(days: Iterable[date], target: int, until: date, first: date | None) -> WeeksOnTarget:
    """How many of the last eight finished weeks were on target, counted from the first full week since `first`."""
    if first is None:
        return WeeksOnTarget()
    this_week = _week_number(until)
    of = max(0, min(WEEKS_LOOKED_BACK, this_week - _week_number(first + timedelta(days=6))))
    by_week = Counter(map(_week_number, set(days)))
    return WeeksOnTarget(of, sum(by_week[week] >= target for week in range(this_week - of, this_week)))


def _week_number(day: date) -> int:
    """Which week of the calendar this is; its first day was a Monday."""
    return (day.toordinal() - 1) // 7


def balances(sides: Sequence[SideTotals]) -> tuple[Balance, ...]:
    """Left against right of every exercise with enough sets on both sides, and something to compare.

    Compared are seconds where holds were done, volume where every set had a load, else reps.
    """
    pairs: dict[str, dict[Side, SideTotals]] = {}
    for totals in sides:
        pairs.setdefault(totals.exercise, {})[totals.side] = totals
    found = (
        _balance(pair[Side.LEFT], pair[Side.RIGHT])
        for pair in pairs.values()
        if len(pair) == len(Side) and min(t.sets for t in pair.values()) >= SETS_A_SIDE_FOR_BALANCE
    )
    return tuple(balance for balance in found if balance.left or balance.right)


def _balance(left: SideTotals, right: SideTotals) -> Balance:
    first: int | float
    second: int | float
    if left.seconds or right.seconds:
        first, second, unit = left.seconds, right.seconds, "s"
    elif left.loaded_sets == left.sets and right.loaded_sets == right.sets:
        first, second, unit = thousandths(left.volume_g), thousandths(right.volume_g), "kg"
    else:
        first, second, unit = left.reps, right.reps, "reps"
    most = max(first, second)
    percent = round(100 * (first - second) / most, 1) if most else 0.0
    return Balance(left.exercise, first, second, percent or 0.0, unit)


def muscle_sets(totals: Iterable[ExerciseTotals], movements: Mapping[str, Movement]) -> tuple[MuscleSets, ...]:
    """Sets per muscle, the most trained first; stretches train none."""
    primary: Counter[str] = Counter()
    secondary: Counter[str] = Counter()
    for exercise in totals:
        movement = movements.get(exercise.exercise)
        if movement and exercise.kind is Kind.EXERCISE:
            primary.update(dict.fromkeys(movement.muscles.primary, exercise.sets))
            secondary.update(dict.fromkeys(movement.muscles.secondary, exercise.sets))
    rows = [MuscleSets(muscle, primary[muscle], secondary[muscle]) for muscle in primary | secondary]
    return tuple(sorted(rows, key=lambda row: (-row.sets, -row.sets_secondary, row.muscle)))


def notices(last_days: Iterable[DayTotals]) -> tuple[Notice, ...]:
    """What the 28 days to `until` give reason to say."""
    days = list(last_days)
    if not any(d.stretch_sets for d in days) or any(d.strength_sets for d in days):
        return ()
    return (
        Notice(
            rule="strength-before-stretching",
            text="In the last 28 days you stretched and did no strength work: tight often means weak, so if "
            "only one fits, choose strength through the full range.",
            source="strengthlog-hip-flexors; Sports Med 2023;53(3):707–722",
        ),
    )
