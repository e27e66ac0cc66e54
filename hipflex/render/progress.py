"""What the log adds up to: weeks, movements and what comes next on one screen, or all there is to say of a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hipflex.domain.exercise_progress import Trend
from hipflex.domain.measures import Unit
from hipflex.domain.mobility import Found, findings
from hipflex.domain.movement import Kind
from hipflex.domain.performance import CheckIn, Finding
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import ExerciseSummary, LastTime, Summary, most_trained
from hipflex.notation.canonical import format_dose
from hipflex.render.layout import (
    ATTENTION,
    GOOD,
    NAME,
    QUIET,
    TITLE,
    Cell,
    Column,
    Group,
    Listing,
    fields,
    heading,
    line,
    page,
    paragraph,
    section,
)
from hipflex.render.mobility import mobility_rows
from hipflex.render.records import value_words
from hipflex.render.text import Text
from hipflex.render.trend import drawn_trend, sparkline, trend_words
from hipflex.render.weeks import weeks_strip
from hipflex.render.words import (
    NO_TITLES,
    count_words,
    day_words,
    last_words,
    on_target_words,
    resistance_words,
    seconds_words,
    sets_words,
)
from hipflex.value_classes import replace

if TYPE_CHECKING:
    from hipflex.render.layout import View

COMMAND = "hipflex progress"
NAMES_ALIGNED_TO = 26
WEEKS_AT_A_GLANCE = 26  # half a year, the most that leaves room for something else on a screen
DOSE, LAST, REASON = 12, 26, 60
"""From these widths on a dose, what was done last, and a dose with its reason stand beside the others."""

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
    titles: Mapping[str, str] = NO_TITLES,
    plain: bool = False,
    again: str = COMMAND,
    last: tuple[date, date] | None = None,
) -> View:
    """The summary of a window, with the self-checks up to its end and the trends of its exercises.

    `titles` has those of the exercises that have one; `plain` has words where there would be pictures. The command
    shows the same window `again`. Of an empty one is told the `last` day with sets, and the day from which to look.
    """
    if summary.is_empty:
        measured = [*_checks(check_ins), *mobility_rows(summary.mobility, plain=plain)]
        return page(paragraph(_nothing(summary, last)), fields(measured) if measured else None)
    table = Exercises(summary, trends, titles, unit, plain=plain)
    facts = [*_checks(check_ins[-1:] if summary.is_glance else check_ins)]
    facts += [] if summary.is_glance else mobility_rows(summary.mobility, plain=plain)
    facts += _notices(summary)
    return page(
        _headline(summary),
        _attendance(summary, plain=plain),
        *(table.of(kind) for kind in SECTIONS),
        *_whole(summary, titles, unit, plain=plain),
        fields(facts) if facts else None,
        paragraph(_left_out(summary, again)) if summary.is_glance else None,
    )


def what_changed(
    summary: Summary, trends: Mapping[str, Trend], *, titles: Mapping[str, str], unit: Unit, plain: bool = False
) -> View:
    """What a programme came to: how each of its strength exercises and the hips went, from first to last."""
    strong = [one.totals.exercise for one in summary.exercises if one.totals.kind is Kind.EXERCISE]
    went = [
        (titles.get(name, name), drawn_trend(trends[name], unit=unit, plain=plain)) for name in strong if name in trends
    ]
    done = f"{day_words(summary.since)} to {day_words(summary.until)}: {_totals(summary)}"
    return section(
        "What changed", Group(paragraph(done), fields([*went, *mobility_rows(summary.mobility, plain=plain)]))
    )


def _nothing(summary: Summary, last: tuple[date, date] | None) -> str:
    span = f"between {day_words(summary.since)} and {day_words(summary.until)}"
    if last:
        return f"Nothing logged {span}{last_words(last, COMMAND)}"
    return f"Nothing logged {span}. Log a set with `hipflex log`, or begin with `hipflex workout start`."


def _headline(summary: Summary) -> View:
    on_target = on_target_words(summary.weeks_on_target, summary.streak_weeks)
    latest = f"{summary.weeks[-1].days_on_target} of {count_words(summary.target_per_week, 'strength day')}"
    return Group(
        paragraph(line((f"{day_words(summary.since)} to {day_words(summary.until)}", TITLE), f"  {_totals(summary)}")),
        paragraph(
            line(
                *((("on target ", QUIET), on_target, ("; ", QUIET)) if on_target else ()),
                ("latest week ", QUIET),
                latest,
            )
        ),
    )


def _attendance(summary: Summary, *, plain: bool) -> View | None:
    """The weeks, or at a glance the months of a long window."""
    if _is_told_in_months(summary):
        from hipflex.render.months import months_table

        return months_table(summary.months, summary.since, summary.until, plain=plain)
    return weeks_strip(summary.weeks, summary.until, summary.target_per_week, plain=plain)


def _is_told_in_months(summary: Summary) -> bool:
    return summary.is_glance and len(summary.weeks) > WEEKS_AT_A_GLANCE


def _totals(summary: Summary) -> str:
    sessions, sets, seconds = (
        sum(getattr(week, what) for week in summary.weeks) for what in ("sessions", "strength_sets", "stretch_seconds")
    )
    stretched = [f"{seconds_words(seconds)} stretched"] if seconds else []
    return ", ".join([count_words(sessions, "session"), count_words(sets, "strength set"), *stretched])


def _whole(summary: Summary, titles: Mapping[str, str], unit: Unit, *, plain: bool) -> Sequence[View]:
    if summary.is_glance:
        return ()
    from hipflex.render.progress_details import details

    return details(summary, titles, unit=unit, plain=plain)


def _left_out(summary: Summary, again: str) -> Text:
    more = [count_words(summary.more, "more movement")] if summary.more else []
    more += ["each week"] if _is_told_in_months(summary) else []
    return line((f"{', '.join([*more, 'records', 'muscles', 'balance'])}: ", QUIET), f"{again} --all")


class Exercises:
    """The exercises of a summary, in columns that are the same in each section."""

    def __init__(
        self, summary: Summary, trends: Mapping[str, Trend], titles: Mapping[str, str], unit: Unit, *, plain: bool
    ) -> None:
        self._is_glance = summary.is_glance
        self._titles = titles
        self._unit = unit
        self._plain = plain
        self._totals = [one.totals for one in summary.exercises]
        told = {name: trend for name, trend in trends.items() if trend.values}
        self._rows = {one.totals.exercise: self._row(one, told) for one in summary.exercises}

    def of(self, kind: Kind) -> View | None:
        """Those of a kind, the ones done in the most sessions first."""
        shown = most_trained(totals for totals in self._totals if totals.kind is kind)
        if not shown:
            return None
        is_first = kind is next(kind for kind in SECTIONS if any(one.kind is kind for one in self._totals))
        title = line((SECTIONS[kind], TITLE), (self._legend if is_first else "", QUIET))
        return Group(heading(title), Listing(self._columns, [self._rows[one.exercise] for one in shown]))

    @property
    def _legend(self) -> str:
        """What stands in the columns, where that isn't said in each line."""
        if self._plain or not self._is_glance:
            return ""
        return "  session bests · next dose" if any(row[-1] for row in self._rows.values()) else "  session bests"

    @property
    def _columns(self) -> list[Column]:
        names, lines, ends, *others = (
            max(cell.cells if isinstance(cell, Text) else len(cell) for cell in column)
            for column in zip(*self._rows.values(), strict=True)
        )
        best = [] if self._is_glance else [Column(style=GOOD, least=others[0]), Column(wraps=True, least=LAST)]
        return [
            Column(least=min(names, NAMES_ALIGNED_TO)),
            Column(style=NAME, right=True, least=lines),
            Column(least=ends),
            *best,
            Column(wraps=True, least=DOSE if self._is_glance else REASON),
        ]

    def _row(self, one: ExerciseSummary, trends: Mapping[str, Trend]) -> tuple[Cell, ...]:
        name, trend = one.totals.exercise, trends.get(one.totals.exercise)
        drawn = sparkline(trend.values) if trend and len(trend.values) > 1 and not self._plain else ""
        told = trend_words(trend, unit=self._unit, plain=self._plain) if trend else ""
        rest = () if self._is_glance else (self._best(one.best), self._last(one.last))
        return self._titles.get(name, name), drawn, told, *rest, self._next(one)

    def _best(self, record: Record | None) -> Cell:
        return line(("best ", QUIET), (best_words(record, unit=self._unit), GOOD)) if record else ""

    def _last(self, last: LastTime | None) -> Cell:
        if last is None:
            return ""
        done = sets_words(last.sets, unit=self._unit)
        return line(("last ", QUIET), done, (f" on {day_words(last.performed_at)}", QUIET))

    def _next(self, one: ExerciseSummary) -> Cell:
        """The next dose without its pace, and of all there is to say the end of its reason."""
        if one.next is None:
            return ""
        asked = one.next
        dose = format_dose(replace(asked.dose, rest_s=None, hold=None, tempo=None), self._unit)
        other = "" if asked.exercise == one.totals.exercise else f"{asked.title} "
        if self._is_glance:
            return line(("next " if self._plain else "", QUIET), f"{other}{dose}")
        told, colon, then = asked.because.partition(": ")
        reason = then if colon else told
        return line(("next ", QUIET), f"{other}{dose}", (f", {reason}" if reason else "", QUIET))


def best_words(record: Record, *, unit: Unit) -> str:
    """A record in the fewest words."""
    value = value_words(record, unit=unit)
    if record.kind is RecordKind.REPS_AT_LOAD:
        resistance = resistance_words(record.load, record.band, unit=unit)
        value = f"{value}@{resistance}" if resistance else f"{value} reps"
    return f"{value}, {record.side.value}" if record.side else value


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
