"""One exercise over time: a chart, records, what comes next, and what was done."""

from __future__ import annotations

from rich.console import Group, RenderableType

from hipflex.domain.course import Course, Metric, record_points
from hipflex.domain.measures import Side, Unit
from hipflex.domain.performance import PerformedSet
from hipflex.render.chart import Chart
from hipflex.render.compact import sets_words
from hipflex.render.doses import next_doses
from hipflex.render.layout import (
    GOOD,
    NAME,
    PROSE,
    QUIET,
    TITLE,
    Column,
    Listing,
    heading,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.records import record_words, value_words
from hipflex.render.trend import metric_words
from hipflex.render.words import day_words

SESSIONS = 12
"""So many of the latest sessions stand under a chart."""

METRICS = {
    Metric.REPS: "most reps of each session",
    Metric.LOAD: "heaviest load of each session",
    Metric.SECONDS: "longest time of each session",
    Metric.METRES: "longest distance of each session",
    Metric.ESTIMATED_1RM: "estimated one-rep max of each session",
}
RECORD_COLUMNS = (Column(wraps=True, least=PROSE), Column(style=GOOD, right=True), Column(style=QUIET))
LAST_COLUMNS = (Column(style=GOOD), Column("sets", wraps=True), Column("notes", wraps=True))


def course(course: Course, *, unit: Unit, plain: bool = False) -> RenderableType:
    """One exercise over time; `plain` has every date and value, and no chart."""
    span = f"between {day_words(course.since)} and {day_words(course.until)}"
    if not course.points and not course.sets:
        return paragraph(f"Nothing logged of {course.exercise} {span}. Log it with: hipflex log {course.exercise} SETS")
    return page(
        Group(
            heading(line((course.exercise, f"{TITLE} {NAME}"))),
            paragraph(line((f"{METRICS[course.metric]}, {span}", QUIET))),
        ),
        _chart(course, unit, plain=plain),
        section("Records", _records(course, unit)) if course.records else None,
        section("Next", next_doses([course.next], unit=unit)) if course.next else None,
        section("Sessions", _sessions(course, unit, plain=plain)) if course.sets else None,
    )


def _chart(course: Course, unit: Unit, *, plain: bool) -> RenderableType | None:
    sessions = {point.session for point in course.points}
    if not sessions:
        return paragraph("No counted sets: warm-up sets don't count.")
    if len(sessions) == 1:
        return paragraph("One session so far; from the second on there is a chart.")
    return None if plain else Chart(course, unit=unit)


def _records(course: Course, unit: Unit) -> RenderableType:
    rows = (
        (record_words(record, unit=unit), value_words(record, unit=unit), day_words(record.performed_at))
        for record in course.records
    )
    return Listing(RECORD_COLUMNS, rows)


def _sessions(course: Course, unit: Unit, *, plain: bool) -> RenderableType:
    """What was done, newest first: the values of the chart, what is a record, the sets."""
    by_session: dict[str, list[PerformedSet]] = {}
    for done in course.sets:
        by_session.setdefault(done.session, []).append(done)
    newest = list(by_session.values())[::-1]
    shown = newest if plain else newest[:SESSIONS]
    sides = [side for side in (None, *Side) if any(point.side is side for point in course.points)]
    values = {(p.session, p.side): metric_words(p.value, course.metric, unit=unit) for p in course.points}
    with_records = {session for session, _ in record_points(course)}
    rows = (
        (
            day_words(sets[0].performed_at),
            *(values.get((sets[0].session, side), "") for side in sides),
            "record" if sets[0].session in with_records else "",
            sets_words(sets, unit=unit),
            "; ".join(dict.fromkeys(done.note for done in sets if done.note)),
        )
        for sets in shown
    )
    columns = (Column("date", QUIET, evident=True), *map(_side_column, sides), *LAST_COLUMNS)
    earlier = len(newest) - len(shown)
    more = f"{earlier} earlier; see them with: hipflex history --exercise {course.exercise}"
    return Group(Listing(columns, rows), *([paragraph(line((more, QUIET)))] if earlier else []))


def _side_column(side: Side | None) -> Column:
    return Column(side.value if side else "best", right=True)
