"""One exercise over time: a chart, records, what comes next, and what was done."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point, record_points
from hipflex.domain.measures import SetType, Side, Unit
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription
from hipflex.notation.canonical import format_dose
from hipflex.render.layout import (
    GOOD,
    INDENT,
    QUIET,
    Column,
    Group,
    Listing,
    heading,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.records import records_of_one
from hipflex.render.trend import metric_words
from hipflex.render.words import amount_words, count_words, day_words, last_words, sets_words
from hipflex.render.workouts import aim_words, source_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

SESSIONS = 12
"""So many of the latest sessions stand under a chart."""

METRICS = {
    Metric.REPS: "most reps of each session",
    Metric.LOAD: "heaviest load of each session",
    Metric.SECONDS: "longest time of each session",
    Metric.METRES: "longest distance of each session",
    Metric.ESTIMATED_1RM: "estimated one-rep max of each session",
}
LAST_COLUMNS = (Column(style=GOOD), Column("sets", wraps=True), Column("notes", wraps=True))


def exercise_progress(
    progress: ExerciseProgress,
    title: str,
    *,
    unit: Unit,
    plain: bool = False,
    whole: bool = False,
    has_entry: bool = True,
    again: str = "",
    last: tuple[date, date] | None = None,
) -> View:
    """One exercise over time; the `whole` has every session, and so has `plain`, but no chart.

    Of one that has no entry it is said how to give it one. The command shows the same window `again`. Of an empty one
    is told the `last` day with sets, and the day from which to look.
    """
    command, whole = f"hipflex progress {shlex.quote(progress.exercise)}", whole or plain
    span = f"between {day_words(progress.since)} and {day_words(progress.until)}"
    if progress.is_empty:
        how = f". Log it with: hipflex log {shlex.quote(progress.exercise)} SETS"
        return paragraph(f"Nothing logged of {title} {span}{last_words(last, command) if last else how}")
    return page(
        Group(heading(title), paragraph(line((f"{METRICS[progress.metric]}, {span}", QUIET)))),
        _chart(progress, unit, plain=plain),
        section("Next", _next(progress.next, title, unit)) if progress.next else None,
        section("Records", records_of_one(progress.records, unit=unit)) if progress.records else None,
        section("Sessions", _sessions(progress, unit, again or command, whole=whole)) if progress.sets else None,
        None if has_entry else paragraph(line(("no entry has this name; to tie it to one: ", QUIET), _card(title))),
    )


def _card(title: str) -> str:
    return f"hipflex card {shlex.quote(title)}"


def _next(asked: Prescription, title: str, unit: Unit) -> View:
    """The next dose, and where it comes from."""
    aim = aim_words(asked)
    other = "" if asked.title == title else f"{asked.title}  "
    return Group(
        paragraph(line(other, format_dose(asked.dose, unit), (f"  aim {aim}" if aim else "", GOOD)), indent=INDENT),
        paragraph(line((asked.because, QUIET)), indent=INDENT),
        paragraph(line((source_words(asked), QUIET)), indent=INDENT),
    )


def _chart(progress: ExerciseProgress, unit: Unit, *, plain: bool) -> View | None:
    sessions = {point.session for point in progress.points}
    if not sessions:
        return paragraph("No counted sets: warm-up sets don't count.")
    if len(sessions) == 1:
        return paragraph("One session so far; from the second on there is a chart.")
    if plain:
        return None
    from hipflex.render.chart import Chart

    return Chart(progress, unit=unit)


def _best(point: Point | None, metric: Metric, sets: Sequence[PerformedSet], unit: Unit) -> str:
    """The best of one session and side; where that is no load, the most that was done without."""
    if point is None:
        return ""
    without = [
        done
        for done in sets
        if done.side is point.side and done.type is not SetType.WARMUP and not (done.load and done.load.grams)
    ]
    if metric is not Metric.LOAD or point.value or not without:
        return metric_words(point.value, metric, unit=unit)
    most = max(without, key=lambda done: (done.reps or 0, done.distance_mm or 0, done.seconds or 0))
    if most.reps is not None and most.seconds is None:
        return count_words(most.reps, "rep")
    return amount_words(most)


def _sessions(progress: ExerciseProgress, unit: Unit, again: str, *, whole: bool) -> View:
    """What was done, newest first: the values of the chart, what is a record, the sets."""
    by_session: dict[str, list[PerformedSet]] = {}
    for done in progress.sets:
        by_session.setdefault(done.session, []).append(done)
    newest = list(by_session.values())[::-1]
    shown = newest if whole else newest[:SESSIONS]
    sides = [side for side in (None, *Side) if any(point.side is side for point in progress.points)]
    bests = {(point.session, point.side): point for point in progress.points}
    with_records = {session for session, _ in record_points(progress)}
    rows = (
        (
            day_words(sets[0].performed_at),
            *(_best(bests.get((sets[0].session, side)), progress.metric, sets, unit) for side in sides),
            "record" if sets[0].session in with_records else "",
            sets_words(sets, unit=unit),
            "; ".join(dict.fromkeys(done.note for done in sets if done.note)),
        )
        for sets in shown
    )
    columns = (
        Column("date", QUIET, evident=True),
        *(Column(side.value if side else "best", right=True) for side in sides),
        *LAST_COLUMNS,
    )
    earlier = len(newest) - len(shown)
    more = line((f"{earlier} earlier: ", QUIET), f"{again} --all")
    return Group(Listing(columns, rows), *([paragraph(more)] if earlier else []))
