"""What the log adds up to, asked of SQLite over its indexes.

A counted set has a type other than warmup and a kind other than warm-up; a left and a right of one number in a session
are one set. Days and weeks go by the local date that a session began on, all else by those of the sets.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from hipflex.domain.exercise_progress import Metric, SessionBest
from hipflex.domain.measures import Side
from hipflex.domain.movement import Kind
from hipflex.domain.records import EPLEY_REPS, Record
from hipflex.domain.summary import ExerciseTotals, SideTotals
from hipflex.domain.weeks import ENOUGH_SETS, DayTotals, WeekDays
from hipflex.store.queries import Window
from hipflex.store.reader import Reader
from hipflex.store.records import Records, whole
from hipflex.store.rows import COUNTED, HOLD_S, moment_of
from hipflex.value_classes import replace

VOLUME_G = "CASE WHEN s.load_g > 0 THEN s.reps * s.load_g END"
COUNTED_SESSION = "w.deleted = 0 AND w.strength_sets + w.stretch_sets > 0"
DUE_SETS = "min(CASE WHEN w.strength_sets > 0 THEN w.due_sets END)"
ENOUGH = f"max(1, min({ENOUGH_SETS}, (due_sets + 1) / 2))"  # as `enough_sets` says it
WEEK_NUMBER = "CAST(julianday(w.local_date) - 1721425.5 AS INTEGER) / 7"  # as `week_number` says it
FIRST_SPAN_DAYS = 182  # whole weeks
BY_NUMBER = "s.exercise, s.session, s.number"
EPLEY_THIRTIETHS = f"""
CASE WHEN s.load_g > 0 AND s.reps = 1 THEN 30
  WHEN s.load_g > 0 AND s.reps BETWEEN {EPLEY_REPS.start} AND {EPLEY_REPS.stop - 1} THEN 30 + s.reps END
"""
METRICS = {
    Metric.SECONDS: HOLD_S,
    Metric.METRES: "s.distance_mm / 1000.0",
    Metric.LOAD: "coalesce(s.load_g, 0) / 1000.0",
    Metric.REPS: "s.reps",
    Metric.ESTIMATED_1RM: f"s.load_g * {EPLEY_THIRTIETHS} / 30000.0",
}


class Statistics:
    """Sums and bests of an open log."""

    def __init__(self, reader: Reader) -> None:
        self._rows = reader.rows
        self._names = reader.names
        self._records = Records(reader)

    def day_totals(self, window: Window) -> tuple[DayTotals, ...]:
        """Every local date on which a counted session began, with what was done in it, oldest first."""
        condition, values = window.condition("w.local_date", self._names, moment="w.started_utc")
        rows = self._rows(
            f"""
            SELECT w.local_date, count(*) AS sessions, sum(w.strength_sets) AS strength_sets,
              sum(w.stretch_sets) AS stretch_sets, sum(w.stretch_seconds) AS stretch_seconds, {DUE_SETS} AS due_sets
            FROM sessions w WHERE {COUNTED_SESSION} AND {condition} GROUP BY w.local_date ORDER BY w.local_date
            """,
            values,
        )
        return tuple(map(_day_totals, rows))

    def full_weeks(self, before: date, usual_sets: int, by: datetime | None = None) -> Iterator[WeekDays]:
        """The weeks before a Monday with days on target, newest first; read no further than is asked.

        `usual_sets` are what a day is measured by on which nothing was due.
        """
        first, days = self.first_day(before, by), FIRST_SPAN_DAYS
        while first is not None and before > first:
            since = date.fromordinal(max(1, before.toordinal() - days))
            yield from self._weeks(Window(since, before - timedelta(days=1), by=by), usual_sets)
            before, days = since, days * 2

    def _weeks(self, window: Window, usual_sets: int) -> list[WeekDays]:
        condition, values = window.condition("w.local_date", self._names, moment="w.started_utc")
        rows = self._rows(
            f"""
            SELECT week, sum(sets >= {ENOUGH}) AS days FROM (
              SELECT {WEEK_NUMBER} AS week, sum(w.strength_sets) AS sets, coalesce({DUE_SETS}, ?) AS due_sets
              FROM sessions w WHERE {COUNTED_SESSION} AND {condition} GROUP BY w.local_date
            ) GROUP BY week ORDER BY week DESC
            """,
            [usual_sets, *values],
        )
        return [(row["week"], row["days"]) for row in rows]

    def first_day(self, until: date, by: datetime | None = None) -> date | None:
        """The local date on which the first counted session began."""
        return self._day("ASC", until, by)

    def last_strength_day(self, until: date, by: datetime | None = None) -> date | None:
        """The last local date on which a session with a counted set of an exercise began."""
        return self._day("DESC", until, by, "w.deleted = 0 AND w.strength_sets > 0")

    def _day(self, order: str, until: date, by: datetime | None, condition: str = COUNTED_SESSION) -> date | None:
        within, values = Window(until=until, by=by).condition("w.local_date", self._names, moment="w.started_utc")
        rows = self._rows(
            f"""
            SELECT w.local_date FROM sessions w WHERE {condition} AND {within} ORDER BY w.local_date {order} LIMIT 1
            """,
            values,
        )
        return date.fromisoformat(rows[0]["local_date"]) if rows else None

    def exercise_totals(self, window: Window) -> tuple[ExerciseTotals, ...]:
        """The sums of every exercise with sets in the window, by name."""
        condition, values = window.condition("s.local_date", self._names)
        rows = self._rows(
            f"""
            SELECT {self._names.today("exercise")} AS answers, max(kind) AS kind, count(DISTINCT session) AS sessions,
              count(*) AS sets, sum(reps) AS reps,
              sum(seconds) AS seconds, sum(distance_mm) AS distance_mm, sum(volume_g) AS volume_g
            FROM (
              SELECT s.exercise, max(s.kind) AS kind, s.session, coalesce(sum(s.reps), 0) AS reps,
                coalesce(sum(s.seconds), 0) AS seconds, coalesce(sum(s.distance_mm), 0) AS distance_mm,
                coalesce(sum({VOLUME_G}), 0) AS volume_g
              FROM sets s WHERE {COUNTED} AND {condition} GROUP BY {BY_NUMBER}
            ) GROUP BY answers ORDER BY answers
            """,
            values,
        )
        warmups = self._warmup_counts(window)
        return tuple(_exercise_totals(row, warmups.get(row["answers"], 0)) for row in rows)

    def side_totals(self, window: Window) -> tuple[SideTotals, ...]:
        """The sums of each side of every exercise done per side in the window."""
        condition, values = window.condition("s.local_date", self._names)
        rows = self._rows(
            f"""
            SELECT {self._names.today()} AS answers, s.side, count(*) AS sets,
              sum(coalesce(s.load_g, 0) > 0) AS loaded_sets, coalesce(sum(s.reps), 0) AS reps,
              coalesce(sum({HOLD_S}), 0) AS seconds, coalesce(sum({VOLUME_G}), 0) AS volume_g
            FROM sets s WHERE {COUNTED} AND s.side IS NOT NULL AND {condition}
            GROUP BY answers, s.side ORDER BY answers, s.side
            """,
            values,
        )
        return tuple(
            SideTotals(
                row["answers"],
                Side(row["side"]),
                row["sets"],
                row["loaded_sets"],
                row["reps"],
                row["seconds"],
                row["volume_g"],
            )
            for row in rows
        )

    def session_bests(self, window: Window) -> dict[str, tuple[SessionBest, ...]]:
        """By exercise the best of each session and side in the window in each metric; oldest first."""
        condition, bound = window.condition("s.local_date", self._names)
        values = ", ".join(f"{value} AS {metric}" for metric, value in METRICS.items())
        bests = ", ".join(f"max({metric}) AS {metric}" for metric in METRICS)
        rows = self._rows(
            f"""
            SELECT answers, w.id AS session_id, side, {bests}, max(loaded) AS loaded, first_utc, first_offset_s FROM (
              SELECT {self._names.today()} AS answers, s.session, s.side, {values},
                coalesce(s.load_g, 0) <> 0 AS loaded,
                first_value(s.performed_utc) OVER oldest AS first_utc,
                first_value(s.offset_s) OVER oldest AS first_offset_s
              FROM sets s WHERE {COUNTED} AND {condition}
              WINDOW oldest AS (PARTITION BY {self._names.today()}, s.session, s.side ORDER BY s.performed_utc, s.id)
            ) p JOIN sessions w ON w.key = p.session
            GROUP BY answers, p.session, side ORDER BY first_utc, w.id, side
            """,
            bound,
        )
        found: dict[str, list[SessionBest]] = {}
        for row in rows:
            best = {metric: None if row[metric] is None else whole(row[metric]) for metric in METRICS}
            at = moment_of(row["first_utc"], row["first_offset_s"])
            one = SessionBest(at, row["session_id"], _side(row), best, bool(row["loaded"]))
            found.setdefault(row["answers"], []).append(one)
        return {exercise: tuple(bests) for exercise, bests in found.items()}

    def records(self, window: Window, external: Collection[str], bands: Sequence[str] = ()) -> tuple[Record, ...]:
        """The personal records up to the window's end.

        `external` are the exercises whose load is all of their resistance, `bands` stand weakest first.
        """
        found = self._records.of(replace(window, since=None), external, bands)
        return tuple(sorted(found, key=lambda r: (r.exercise, r.kind, r.side or "", -(r.load.grams if r.load else 0))))

    def _warmup_counts(self, window: Window) -> dict[str, int]:
        condition, values = window.condition("s.local_date", self._names)
        rows = self._rows(
            f"""
            SELECT {self._names.today("exercise")} AS answers, count(*) AS sets FROM (
              SELECT DISTINCT {BY_NUMBER} FROM sets s WHERE s.deleted = 0 AND s.type = 'warmup' AND {condition}
            ) GROUP BY answers
            """,
            values,
        )
        return {row["answers"]: row["sets"] for row in rows}


def _day_totals(row: sqlite3.Row) -> DayTotals:
    return DayTotals(
        date.fromisoformat(row["local_date"]),
        sessions=row["sessions"],
        strength_sets=row["strength_sets"],
        stretch_sets=row["stretch_sets"],
        stretch_seconds=row["stretch_seconds"],
        due_sets=row["due_sets"],
    )


def _exercise_totals(row: sqlite3.Row, warmups: int) -> ExerciseTotals:
    return ExerciseTotals(
        exercise=row["answers"],
        kind=Kind(row["kind"]),
        sessions=row["sessions"],
        sets=row["sets"],
        sets_warmup=warmups,
        reps=row["reps"],
        seconds=row["seconds"],
        distance_mm=row["distance_mm"],
        volume_g=row["volume_g"],
    )


def _side(row: sqlite3.Row) -> Side | None:
    return Side(row["side"]) if row["side"] else None
