"""What the log adds up to: the summary of a window, and the course of one exercise."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from hipflex.domain.measures import Load, Unit
from hipflex.domain.performance import CheckIn, Finding
from hipflex.domain.prescription import Upcoming
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import Balance, Course, ExerciseSummary, ExerciseTotals, LastTime, Metric, Summary, Week
from hipflex.notation import format_distance, format_dose, format_load, format_seconds
from hipflex.render.card import muscle_words
from hipflex.render.compact import resistance_words, sets_words
from hipflex.render.doses import aim_words, next_doses
from hipflex.render.history import latest_sets
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Column,
    Listing,
    heading,
    line,
    page,
    paragraph,
    points,
    section,
)
from hipflex.render.records import mass_words, records, value_words
from hipflex.render.today import notice_text
from hipflex.render.words import count_words, day_words, seconds_words

BAR_CELLS = 12
WEEK_COLUMNS = (
    Column("week", evident=True),
    Column(),
    Column("days", right=True),
    Column("sessions", right=True),
    Column("sets", right=True),
    Column("stretched", wraps=True),
)
EXERCISE_COLUMNS = (
    Column("exercise", NAME, evident=True),
    Column("sessions", right=True),
    Column("sets", right=True),
    Column("done", right=True, evident=True),
    Column("volume", right=True),
    Column("best", GOOD),
    Column("last", wraps=True),
    Column("next", wraps=True),
)
BALANCE_COLUMNS = (
    Column("exercise", NAME, evident=True),
    Column("left", right=True),
    Column("right", right=True),
    Column("difference", evident=True),
)
MUSCLE_COLUMNS = (Column("muscle", evident=True), Column("sets", right=True), Column("as helper", right=True))
POINT_COLUMNS = (
    Column("date", QUIET, evident=True),
    Column("side", evident=True),
    Column("best", right=True),
    Column(style=GOOD),
)
CHECK_COLUMNS = (Column("date", QUIET), Column("left"), Column("right"))
FINDINGS = {Finding.TIGHT: ATTENTION, Finding.CLEAR: GOOD}
METRICS = {
    Metric.REPS: "most reps of each session",
    Metric.LOAD: "heaviest load of each session",
    Metric.SECONDS: "longest time of each session",
    Metric.METRES: "longest distance of each session",
}


def summary(summary: Summary, check_ins: Sequence[CheckIn] = (), *, unit: Unit, plain: bool = False) -> RenderableType:
    """The summary of a window with the self-checks up to its end; `plain` leaves the bars out."""
    checks = section("Self-check", Listing(CHECK_COLUMNS, map(_check, check_ins))) if check_ins else None
    if not summary.exercises and not any(week.sessions for week in summary.weeks):
        span = f"between {day_words(summary.since)} and {day_words(summary.until)}"
        empty = f"Nothing logged {span}. Log a set with `hipflex log`, or begin with `hipflex workout start`."
        return page(paragraph(empty), checks)
    return page(
        _headline(summary),
        Listing(WEEK_COLUMNS, [_week(week, summary.target_per_week, plain=plain) for week in summary.weeks]),
        section("Exercises", Listing(EXERCISE_COLUMNS, [_exercise(e, unit) for e in summary.exercises]))
        if summary.exercises
        else None,
        section("Balance", Listing(BALANCE_COLUMNS, map(_balance, summary.balance))) if summary.balance else None,
        section("Muscles", _muscles(summary)) if summary.muscles else None,
        checks,
        _records(summary),
        section("Notices", points(map(notice_text, summary.notices))) if summary.notices else None,
    )


def _check(check_in: CheckIn) -> tuple[Cell, ...]:
    left, right = (line((one.value, FINDINGS[one])) for one in (check_in.left, check_in.right))
    return day_words(check_in.performed_at.date()), left, right


def _headline(summary: Summary) -> RenderableType:
    streak = f"streak {count_words(summary.streak_weeks, 'week')}"
    target = f"target {count_words(summary.target_per_week, 'strength day')} a week"
    span = f"{day_words(summary.since)} to {day_words(summary.until)}"
    return paragraph(line((span, TITLE), f"  {target}, ", (streak, GOOD if summary.streak_weeks else "")))


def _week(week: Week, target: int, *, plain: bool) -> tuple[Cell, ...]:
    reached = week.strength_days >= target
    bar = line(("#" * week.strength_days, GOOD if reached else ATTENTION), ("." * (target - week.strength_days), QUIET))
    return (
        week.week,
        "" if plain else bar,
        f"{week.strength_days} of {target}",
        str(week.sessions),
        str(week.strength_sets),
        seconds_words(week.stretch_seconds) if week.stretch_seconds else "",
    )


def _exercise(exercise: ExerciseSummary, unit: Unit) -> tuple[Cell, ...]:
    totals = exercise.totals
    return (
        totals.exercise,
        str(totals.sessions),
        str(totals.sets),
        _amounts(totals),
        mass_words(totals.volume_g, unit=unit) if totals.volume_g else "",
        _best(exercise.best, unit) if exercise.best else "",
        _last(exercise.last, unit) if exercise.last else "",
        _next(exercise.next, unit) if exercise.next else "",
    )


def _amounts(totals: ExerciseTotals) -> str:
    amounts = (
        count_words(totals.reps, "rep") if totals.reps else "",
        seconds_words(totals.seconds) if totals.seconds else "",
        format_distance(totals.distance_mm) if totals.distance_mm else "",
    )
    return ", ".join(amount for amount in amounts if amount)


def _best(record: Record, unit: Unit) -> str:
    """A record in the fewest words."""
    value = value_words(record, unit=unit)
    if record.kind is RecordKind.REPS_AT_LOAD:
        resistance = resistance_words(record.load, record.band, unit=unit)
        value = f"{value}@{resistance}" if resistance else f"{value} reps"
    return f"{value}, {record.side.value}" if record.side else value


def _last(last: LastTime, unit: Unit) -> Text:
    return line(sets_words(last.sets, unit=unit), (f" on {day_words(last.performed_at)}", QUIET))


def _next(dose: Upcoming, unit: Unit) -> str:
    aim = aim_words(dose)
    return format_dose(dose.prescription.dose, unit) + (f", aim {aim}" if aim else "")


def _balance(balance: Balance) -> tuple[str, ...]:
    percent = abs(balance.difference_percent)
    ahead = f"{'left' if balance.difference_percent > 0 else 'right'} ahead by {percent:g}%"
    return balance.exercise, _number(balance.left), _number(balance.right), ahead if percent else "even"


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _muscles(summary: Summary) -> RenderableType:
    rows = [(muscle_words([m.muscle]), str(m.sets), str(m.sets_secondary)) for m in summary.muscles]
    return Listing(MUSCLE_COLUMNS, rows)


def _records(summary: Summary) -> RenderableType:
    if not summary.records:
        return paragraph("No records yet.")
    standing = count_words(len(summary.records), "personal record")
    return paragraph(line((standing, TITLE), f" up to {day_words(summary.until)}; see them with: hipflex records"))


def course(course: Course, *, unit: Unit, plain: bool = False) -> RenderableType:
    """One exercise over time; `plain` leaves the bars out."""
    span = f"between {day_words(course.since)} and {day_words(course.until)}"
    if not course.points and not course.sets:
        return paragraph(f"Nothing logged of {course.exercise} {span}. Log it with: hipflex log {course.exercise} SETS")
    return page(
        Group(
            heading(line((course.exercise, f"{TITLE} {NAME}"))),
            paragraph(line((f"{METRICS[course.metric]}, {span}", QUIET))),
        ),
        _points(course, unit, plain=plain)
        if course.points
        else paragraph("No counted sets: warm-up sets don't count."),
        section("Records", records(course.records, unit=unit)) if course.records else None,
        section("Next", next_doses([course.next], unit=unit)) if course.next else None,
        section("Latest sets", latest_sets(course.sets, unit=unit)) if course.sets else None,
    )


def _points(course: Course, unit: Unit, *, plain: bool) -> RenderableType:
    best = max(point.value for point in course.points)
    rows = [
        (
            day_words(point.performed_at),
            point.side.value if point.side else "",
            _value(point.value, course.metric, unit),
            "" if plain else _bar(point.value, best),
        )
        for point in course.points
    ]
    return Listing(POINT_COLUMNS, rows)


def _bar(value: float, best: float) -> str:
    """A bar from nothing to the best; assistance, which is less than nothing, has none."""
    return "#" * max(1, round(BAR_CELLS * value / best)) if value > 0 else ""


def _value(value: float, metric: Metric, unit: Unit) -> str:
    match metric:
        case Metric.REPS:
            return f"{value:g}"
        case Metric.LOAD:
            return format_load(Load(round(value * 1000)), unit)
        case Metric.SECONDS:
            return format_seconds(round(value))
        case Metric.METRES:
            return format_distance(round(value * 1000))
