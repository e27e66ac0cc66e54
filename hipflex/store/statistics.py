"""What the sets of exercises add up to, asked of SQLite over its indexes.

A counted set has a type other than warmup and a kind other than warm-up; a left and a right of one number in a session
are one set.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Sequence

from hipflex.domain.exercise_progress import Metric, SessionBest
from hipflex.domain.measures import EPLEY_REPS, Side
from hipflex.domain.movement import Kind
from hipflex.domain.records import Record
from hipflex.domain.summary import ExerciseTotals, SideTotals
from hipflex.store.queries import Window
from hipflex.store.reader import Reader
from hipflex.store.records import Records, whole
from hipflex.store.rows import COUNTED, HOLD_S, moment_of
from hipflex.value_classes import replace

VOLUME_G = "CASE WHEN s.load_g > 0 THEN s.reps * s.load_g END"
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

    def records(self, window: Window, external: Container[str], bands: Sequence[str] = ()) -> tuple[Record, ...]:
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
