"""What the log adds up to: the summary of a window, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hipflex.domain.exercise_progress import Trend
from hipflex.domain.measures import Unit
from hipflex.domain.mobility import Found, findings
from hipflex.domain.movement import Kind
from hipflex.domain.performance import CheckIn, Finding
from hipflex.domain.prescription import Prescription
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import Balance, ExerciseSummary, MuscleSets, Summary
from hipflex.notation.canonical import format_dose, format_seconds
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    INDENT,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Column,
    Group,
    Listing,
    fields,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.mobility import mobility_rows
from hipflex.render.records import mass_words, value_words
from hipflex.render.text import Text
from hipflex.render.trend import trend_words
from hipflex.render.weeks import weeks_strip
from hipflex.render.words import (
    count_words,
    day_words,
    muscle_words,
    on_target_words,
    resistance_words,
    seconds_words,
    sets_words,
)
from hipflex.value_classes import replace

if TYPE_CHECKING:
    from hipflex.render.layout import View

FULLY_SHOWN = 8
"""So many exercises of a kind get a row; the others are named."""

NAMES_ALIGNED_TO, TRENDS_ALIGNED_TO = 26, 36
DETAIL_COLUMNS = (Column(style=QUIET), Column(wraps=True))
SECTIONS = {Kind.EXERCISE: "Strength", Kind.STRETCH: "Stretches"}
FINDINGS = {Finding.TIGHT: ATTENTION, Finding.CLEAR: GOOD}
CHECKS = 4
NO_TRENDS: Mapping[str, Trend] = {}


def summary(
    summary: Summary,
    check_ins: Sequence[CheckIn] = (),
    trends: Mapping[str, Trend] = NO_TRENDS,
    *,
    unit: Unit,
    plain: bool = False,
) -> View:
    """The summary of a window, with the self-checks up to its end and the trends of its exercises.

    `plain` has words where there would be pictures.
    """
    if not summary.exercises and not any(week.sessions for week in summary.weeks):
        measured = [*_checks(check_ins), *mobility_rows(summary.mobility, plain=plain)]
        return page(paragraph(_nothing(summary)), fields(measured) if measured else None)
    told = {name: trend_words(trend, unit=unit, plain=plain) for name, trend in trends.items() if trend.values}
    return page(
        _headline(summary),
        weeks_strip(summary.weeks, summary.target_per_week, plain=plain),
        *(_section(kind, summary, told, unit) for kind in SECTIONS),
        fields(
            [
                *_facts(summary, unit, plain=plain),
                *_checks(check_ins),
                *mobility_rows(summary.mobility, plain=plain),
                *_notices(summary),
            ]
        ),
    )


def what_changed(summary: Summary, trends: Mapping[str, Trend], *, unit: Unit, plain: bool = False) -> View:
    """What a programme came to: how each of its strength exercises and the hips went, from first to last."""
    strong = [one.totals.exercise for one in summary.exercises if one.totals.kind is Kind.EXERCISE]
    went = [(name, trend_words(trends[name], unit=unit, plain=plain)) for name in strong if name in trends]
    done = f"{day_words(summary.since)} to {day_words(summary.until)}: {_totals(summary)}"
    return section(
        "What changed", Group(paragraph(done), fields([*went, *mobility_rows(summary.mobility, plain=plain)]))
    )


def _nothing(summary: Summary) -> str:
    span = f"between {day_words(summary.since)} and {day_words(summary.until)}"
    return f"Nothing logged {span}. Log a set with `hipflex log`, or begin with `hipflex workout start`."


def _headline(summary: Summary) -> View:
    so_far = f"{summary.weeks[-1].days_on_target} so far in {summary.weeks[-1].week}"
    on_target = on_target_words(summary.weeks_on_target, summary.streak_weeks)
    target = f"target {count_words(summary.target_per_week, 'strength day')} a week: "
    return Group(
        paragraph(line((f"{day_words(summary.since)} to {day_words(summary.until)}", TITLE), f"  {_totals(summary)}")),
        paragraph(line((target, QUIET), (f"on target {on_target}; " if on_target else "", GOOD), so_far)),
    )


def _totals(summary: Summary) -> str:
    sessions, sets, seconds = (
        sum(getattr(week, what) for week in summary.weeks) for what in ("sessions", "strength_sets", "stretch_seconds")
    )
    stretched = [f"{seconds_words(seconds)} stretched"] if seconds else []
    return ", ".join([count_words(sessions, "session"), count_words(sets, "strength set"), *stretched])


def _section(kind: Kind, summary: Summary, trends: Mapping[str, Text], unit: Unit) -> View | None:
    """The exercises of a kind, those with the most sessions first; the sections stand in the same columns."""
    of_kind = [exercise for exercise in summary.exercises if exercise.totals.kind is kind]
    of_kind.sort(key=lambda exercise: (-exercise.totals.sessions, -exercise.totals.sets))
    if not of_kind:
        return None
    names = (len(exercise.totals.exercise) for exercise in summary.exercises)
    widest = max((trend.cells for trend in trends.values()), default=0)
    columns = (
        Column(style=NAME, least=min(max(names), NAMES_ALIGNED_TO)),
        Column(least=min(widest, TRENDS_ALIGNED_TO)),
        Column(),
    )
    shown = (
        part
        for one in of_kind[:FULLY_SHOWN]
        for part in (
            Listing(columns, [_headword(one, trends, unit)]),
            Listing(DETAIL_COLUMNS, _details(one, unit), indent=INDENT),
        )
    )
    others = [f"{one.totals.exercise} {count_words(one.totals.sets, 'set')}" for one in of_kind[FULLY_SHOWN:]]
    also = [paragraph(line(("also ", QUIET), ", ".join(others)))] if others else []
    return section(SECTIONS[kind], Group(*shown, *also))


def _headword(exercise: ExerciseSummary, trends: Mapping[str, Text], unit: Unit) -> tuple[Cell, ...]:
    best = line(("best ", QUIET), (_best(exercise.best, unit), GOOD)) if exercise.best else ""
    return exercise.totals.exercise, trends.get(exercise.totals.exercise, ""), best


def _details(exercise: ExerciseSummary, unit: Unit) -> Iterator[tuple[str, Cell]]:
    """What was done last and what comes next, each in a line."""
    if exercise.last:
        last = exercise.last
        yield "last", line(sets_words(last.sets, unit=unit), (f" on {day_words(last.performed_at)}", QUIET))
    if exercise.next:
        yield "next", _next(exercise.next, exercise.totals.exercise, unit)


def _best(record: Record, unit: Unit) -> str:
    """A record in the fewest words."""
    value = value_words(record, unit=unit)
    if record.kind is RecordKind.REPS_AT_LOAD:
        resistance = resistance_words(record.load, record.band, unit=unit)
        value = f"{value}@{resistance}" if resistance else f"{value} reps"
    return f"{value}, {record.side.value}" if record.side else value


def _next(asked: Prescription, exercise: str, unit: Unit) -> Text:
    """The next dose without its pace, and the end of its reason: what it begins with is the last time."""
    dose = format_dose(replace(asked.dose, rest_s=None, hold=None, tempo=None), unit)
    other = "" if asked.exercise == exercise else f"{asked.title} "
    told, colon, then = asked.because.partition(": ")
    reason = then if colon else told
    return line(f"{other}{dose}", (f", {reason}" if reason else "", QUIET))


def _facts(summary: Summary, unit: Unit, *, plain: bool) -> Iterator[tuple[str, Cell]]:
    """What was moved, how the sides and the muscles stand to each other, and how many records there are."""
    by_volume = sorted((exercise.totals for exercise in summary.exercises), key=lambda totals: -totals.volume_g)
    moved = [f"{mass_words(totals.volume_g, unit=unit)} {totals.exercise}" for totals in by_volume if totals.volume_g]
    yield "Volume", ", ".join(moved)
    uneven = sorted(summary.balance, key=lambda balance: -abs(balance.difference_percent))
    for place, balance in enumerate(uneven):
        yield "" if place else "Balance", _balance(balance, unit)
    if summary.muscles:
        told = [_muscle(muscle, plain=plain) for muscle in summary.muscles]
        yield "Muscles", line(", ".join(told), ("" if plain else " (sets + as a helper)", QUIET))
    yield "Records", _records(summary)


def _records(summary: Summary) -> Text:
    if not summary.records:
        return line("none yet")
    number = len(summary.records)
    new = sum(record.performed_at.date() >= summary.since for record in summary.records)
    since = f"{new if new < number else 'all'} since {day_words(summary.since)}" if new else "none new"
    return line(f"{number}, {since}", ("; see: hipflex records", QUIET))


def _balance(balance: Balance, unit: Unit) -> Text:
    percent = abs(balance.difference_percent)
    ahead = f"{'left' if balance.difference_percent > 0 else 'right'} ahead by {percent:g}%" if percent else "even"
    left, right = (_amount(one, balance.unit, unit) for one in (balance.left, balance.right))
    return line((balance.exercise, NAME), f" {ahead}", (f" ({left} to {right})", QUIET))


def _amount(number: float, sort: str, unit: Unit) -> str:
    if sort == "kg":
        return mass_words(round(number * 1000), unit=unit)
    return format_seconds(round(number)) if sort == "s" else f"{number:g} {sort}"


def _muscle(muscle: MuscleSets, *, plain: bool) -> str:
    name = muscle_words([muscle.muscle])
    first = count_words(muscle.sets, "set") if plain else str(muscle.sets)
    helped = f"{muscle.sets_secondary} as a helper" if plain else f"+{muscle.sets_secondary}"
    counts = [words for number, words in ((muscle.sets, first), (muscle.sets_secondary, helped)) if number]
    return f"{name} {(' and ' if plain else '').join(counts)}"


def _checks(check_ins: Sequence[CheckIn]) -> Iterator[tuple[str, Cell]]:
    """The latest self-checks, oldest first."""
    for place, one in enumerate(check_ins[-CHECKS:]):
        day = day_words(one.performed_at.date())
        left, right = findings(one).values()
        found = line((f"{day} ", QUIET), "left ", _finding(left), ", right ", _finding(right))
        yield "" if place else "Self-check", found


def _finding(found: Found) -> tuple[str, str] | str:
    """A measure, whose sign measuring alone may turn, without a verdict; else the verdict."""
    return (found.finding, FINDINGS[found.finding]) if found.deg is None else f"{found.deg:g}deg"


def _notices(summary: Summary) -> Iterator[tuple[str, Cell]]:
    for notice in summary.notices:
        from hipflex.render.today import notice_text

        yield "Notice", notice_text(notice)
