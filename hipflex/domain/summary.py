"""What the log adds up to: weeks, streak, totals, balance, notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from hipflex.domain.measures import Side, thousandths
from hipflex.domain.mobility import HipAngle
from hipflex.domain.movement import Kind, MuscleRoles
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import Record
from hipflex.domain.weeks import DayTotals, Month, Week, WeeksOnTarget
from hipflex.value_classes import dataclass, field

SETS_A_SIDE_FOR_BALANCE = 3  # of fewer one bad set would make a side weak
AT_A_GLANCE, STRETCHES_AT_A_GLANCE = 8, 3  # with the weeks they fill a screen of 24 lines
NOTICE_DAYS = 28  # four weeks, so that a holiday alone is no reason to say something


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
    """`hipflex progress`: the window from `since` to `until`, both included.

    What is seen at a glance has the exercises that are done most, with their next doses, and says how many `more` there
    are; it has no records, no balance and no muscles.
    """

    since: date
    until: date
    target_per_week: int
    streak_weeks: int
    weeks: tuple[Week, ...]
    exercises: tuple[ExerciseSummary, ...]
    notices: tuple[Notice, ...]
    records: tuple[Record, ...] = ()
    balance: tuple[Balance, ...] = ()
    muscles: tuple[MuscleSets, ...] = ()
    mobility: tuple[HipAngle, ...] = ()
    weeks_on_target: WeeksOnTarget = field(default_factory=WeeksOnTarget)
    months: tuple[Month, ...] = ()
    is_glance: bool = False
    more: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done in the window that counts."""
        return not self.exercises and not any(week.sessions for week in self.weeks)


def most_trained(totals: Iterable[ExerciseTotals]) -> list[ExerciseTotals]:
    """Exercises, the ones done in the most sessions first."""
    return sorted(totals, key=lambda one: (-one.sessions, -one.sets))


def at_a_glance(totals: Iterable[ExerciseTotals]) -> list[ExerciseTotals]:
    """The exercises that fit one screen: those done most, with room kept for stretches."""
    ordered = most_trained(totals)
    strength = [one for one in ordered if one.kind is Kind.EXERCISE]
    stretches = [one for one in ordered if one.kind is Kind.STRETCH]
    few = stretches[: max(STRETCHES_AT_A_GLANCE, AT_A_GLANCE - len(strength))]
    return [*strength[: AT_A_GLANCE - len(few)], *few]


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


def muscle_sets(
    totals: Iterable[ExerciseTotals], muscles_of: Callable[[str], MuscleRoles | None]
) -> tuple[MuscleSets, ...]:
    """Sets per muscle, the most trained first; stretches train none, and of what isn't known nothing is."""
    primary: Counter[str] = Counter()
    secondary: Counter[str] = Counter()
    for exercise in totals:
        if exercise.kind is Kind.EXERCISE and (roles := muscles_of(exercise.exercise)):
            primary.update(dict.fromkeys(roles.primary, exercise.sets))
            secondary.update(dict.fromkeys(roles.secondary, exercise.sets))
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
