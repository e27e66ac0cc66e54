"""What is asked on every screen goes through an index: no query reads all sets, however many there are."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from tests.store.samples import done, take_in

WEEK = Window(date(2026, 11, 16), date(2026, 11, 22))
OF_ONE = Window(exercise="knee-raise")
FULL_SCAN = re.compile(r"SCAN (s|sets|w|sessions)( USING (COVERING )?INDEX (?P<index>\w+))?")

HOT: dict[str, tuple[str, Callable[[TrainingLog], object]]] = {
    "the latest sets": ("sets_by_time", lambda log: log.read.latest_sets(20)),
    "the last sets": (
        "sets_by_exercise",
        lambda log: log.by_exercise.last_sets(["knee-raise"], date(2026, 11, 20)),
    ),
    "the recent sets": (
        "sets_by_exercise",
        lambda log: log.by_exercise.recent_sets(["knee-raise", "leg-raise"], 8),
    ),
    "the totals of days": ("sessions_by_date", lambda log: log.days.day_totals(WEEK)),
    "the sums of sides": ("counted_sets_by_date", lambda log: log.statistics.side_totals(WEEK)),
    "the days of a streak": (
        "sessions_by_date",
        lambda log: list(log.days.full_weeks(date(2026, 11, 23), 9)),
    ),
    "the last day of strength work": (
        "sessions_by_date",
        lambda log: log.days.last_strength_day(date(2026, 11, 22)),
    ),
    "the records of an exercise": (
        "counted_sets_by_exercise",
        lambda log: log.statistics.records(OF_ONE, {"knee-raise"}),
    ),
    "the bests of an exercise": (
        "sets_by_exercise",
        lambda log: log.statistics.session_bests(OF_ONE),
    ),
    "the latest sessions": ("sets_by_session", lambda log: log.read.sessions(limit=10)),
}
READ_IN_ORDER = {"sets_by_time"}  # and only as far as the limit says


def plans(log: TrainingLog, ask: Callable[[TrainingLog], object]) -> list[str]:
    """The steps of SQLite's plan for everything that is asked."""
    asked: list[str] = []
    log._connection.set_trace_callback(asked.append)
    ask(log)
    log._connection.set_trace_callback(None)
    return [row["detail"] for query in asked for row in log._connection.execute(f"EXPLAIN QUERY PLAN {query}")]


def full_scans(steps: list[str]) -> list[str]:
    scans = [step for step in steps if (m := FULL_SCAN.fullmatch(step)) and m["index"] not in READ_IN_ORDER]
    return scans + [step for step in steps if "AUTOMATIC" in step]  # an index of the moment is made by reading all


@pytest.mark.parametrize("name", HOT)
def test_no_question_reads_all_sets(log: TrainingLog, name: str) -> None:
    take_in(log, done(reps=8))
    index, ask = HOT[name]
    steps = plans(log, ask)
    assert full_scans(steps) == []
    assert any(index in step for step in steps), steps


@pytest.mark.parametrize("name", HOT)
def test_without_the_indexes_the_question_reads_all_sets(log: TrainingLog, name: str) -> None:
    take_in(log, done(reps=8))
    with sqlite3.connect(log.path) as db:
        made = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        for (index,) in db.execute(made).fetchall():
            db.execute(f"DROP INDEX {index}")
    db.close()
    assert full_scans(plans(log, HOT[name][1])) != []


def test_the_records_of_all_time_read_the_bests_alone_and_earlier_ones_the_counted_sets(log: TrainingLog) -> None:
    take_in(log, done(reps=8))
    for window, expected in ((Window(), []), (Window(until=date(2026, 11, 1)), ["counted_sets_by_exercise"])):
        steps = plans(log, partial(records, window=window))
        assert [m["index"] for step in steps if (m := FULL_SCAN.fullmatch(step))] == expected


def records(log: TrainingLog, window: Window) -> object:
    return log.statistics.records(window, {"knee-raise"})
