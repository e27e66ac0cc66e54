"""What was done on each day and in each week, by the local date that a session began on.

It stands in the sums that are kept with sessions, in which a counted set has a type other than warmup and a kind other
than warm-up.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import date, datetime

from hipflex.domain.weeks import DayTotals, WeekDays, enough_sets, week_number
from hipflex.store.queries import Window
from hipflex.store.reader import Reader

COUNTED_SESSION = "w.deleted = 0 AND w.strength_sets + w.stretch_sets > 0"
DUE_SETS = "min(CASE WHEN w.strength_sets > 0 THEN w.due_sets END)"


class Days:
    """The days and weeks of an open log."""

    def __init__(self, reader: Reader) -> None:
        self._rows = reader.rows
        self._names = reader.names

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

    def workouts_on(self, days: Collection[date], by: datetime | None = None) -> tuple[str | None, ...]:
        """The workouts of the sessions that began on some local dates, oldest first; None of what is by hand."""
        condition, values = Window(by=by).condition("w.local_date", self._names, moment="w.started_utc")
        rows = self._rows(
            f"""
            SELECT w.workout FROM sessions w WHERE w.deleted = 0 AND {condition}
            AND w.local_date IN (SELECT value FROM json_each(?)) ORDER BY w.started_utc, w.id
            """,
            [*values, json.dumps([day.isoformat() for day in days])],
        )
        return tuple(row["workout"] for row in rows)

    def full_weeks(self, before: date, usual_sets: int) -> list[WeekDays]:
        """The weeks before a Monday with days on target, newest first.

        `usual_sets` are what a day is measured by on which nothing was due.
        """
        days = f"enough_{enough_sets(usual_sets)}"
        query = f"SELECT week, {days} FROM days_on_target WHERE week < ? AND {days} > 0 ORDER BY week DESC"
        return list(map(tuple, self._rows(query, [week_number(before)])))

    def first_day(self, until: date, by: datetime | None = None) -> date | None:
        """The local date on which the first counted session began."""
        return self._day("ASC", until, by)

    def last_day(self, until: date, by: datetime | None = None) -> date | None:
        """The local date on which the last counted session began."""
        return self._day("DESC", until, by)

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


def _day_totals(row: sqlite3.Row) -> DayTotals:
    return DayTotals(
        date.fromisoformat(row["local_date"]),
        sessions=row["sessions"],
        strength_sets=row["strength_sets"],
        stretch_sets=row["stretch_sets"],
        stretch_seconds=row["stretch_seconds"],
        due_sets=row["due_sets"],
    )
