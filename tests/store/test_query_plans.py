"""What is asked on every screen goes through an index: no query reads all there is, however much that may be."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from tests.store.samples import at, done, take_in

WEEK = Window(date(2026, 11, 16), date(2026, 11, 22))
OF_ONE = Window(exercise="knee-raise")
WEEK_OF_ONE = Window(date(2026, 11, 16), date(2026, 11, 22), "knee-raise")
GROWING = "s|sets|w|sessions|c|changes|x|plan_texts|mentions|imported"
FULL_SCAN = re.compile(rf"SCAN ({GROWING})( USING (COVERING )?INDEX (?P<index>\w+))?")
OF_A_FEW = "sets_by_cased_id"

# What ANALYZE says of the indexes of a log of a hundred thousand sets: how many rows, and how many of them are alike in
# the first column, the first two, and so on. Of one that a program analysed SQLite takes other ways.
OF_A_LONG_LOG = {
    "changes": {"changes_by_machine": "63029 63029 1", "changes_by_target": "364 1 1 1 1 1 1"},
    "sessions": {
        "sessions_by_date": "9095 1 1 1 1 1 1 1",
        "sessions_by_start": "9095 1",
        "sessions_by_workout": "3638 3638 1 1 1",
        "sqlite_autoindex_sessions_1": "9095 1",
    },
    "sets": {
        "counted_sets_by_date": "88526 10 10",
        "counted_sets_by_exercise": "88526 4660 3689 81 81 32 31 31 2 2 2",
        "sets_by_exercise": "99440 5234 2",
        "sets_by_session": "99440 11",
        "sets_by_tick": "99440 2 2",
        "sets_by_time": "99440 2",
        "sqlite_autoindex_sets_1": "99440 1",
        "warm_ups_by_date": "10914 3",
    },
    "volumes": {"volumes": "18190 1654 1516 1"},
    "bests": {"bests_by_exercise": "1103 59 46 1 1"},
}

HOT: dict[str, tuple[str, Callable[[TrainingLog], object]]] = {
    "the latest sets": ("sets_by_time", lambda log: log.read.latest_sets(20)),
    "how far the log reaches": ("sets_by_time", lambda log: log.read.present(at(20))),
    "the set that was entered last": ("sets_by_tick", lambda log: log.read.last_entered()),
    "the last sets": (
        "sets_by_exercise",
        lambda log: log.by_exercise.last_sets(["knee-raise"], date(2026, 11, 20)),
    ),
    "the recent sets": (
        "sets_by_exercise",
        lambda log: log.by_exercise.recent_sets(["knee-raise", "leg-raise"], 8),
    ),
    "the most that was done": ("bests_by_exercise", lambda log: log.by_exercise.most_done(["knee-raise"])),
    "the most of other sets": (
        "sets_by_exercise",
        lambda log: log.by_exercise.most_done(["knee-raise"], without=["001"]),
    ),
    "the totals of days": ("sessions_by_date", lambda log: log.days.day_totals(WEEK)),
    "the totals of exercises": ("counted_sets_by_date", lambda log: log.statistics.exercise_totals(WEEK)),
    "the sums of sides": ("counted_sets_by_date", lambda log: log.statistics.side_totals(WEEK)),
    "the last day of strength work": (
        "sessions_by_date",
        lambda log: log.days.last_strength_day(date(2026, 11, 22)),
    ),
    "the records of an exercise": ("bests_by_exercise", lambda log: records(log, OF_ONE)),
    "the records of all": ("counted_sets_by_exercise", lambda log: records(log, Window())),
    "the records of an earlier day": (
        "counted_sets_by_exercise",
        lambda log: records(log, Window(until=date(2026, 11, 1), exercise="knee-raise")),
    ),
    "the bests of an exercise in a week": ("sets_by_exercise", lambda log: log.statistics.session_bests(WEEK_OF_ONE)),
    "the sets of an exercise in a week": ("sets_by_exercise", lambda log: list(log.read.sets(WEEK_OF_ONE))),
    "the latest sessions": ("sessions_by_start", lambda log: log.read.sessions(limit=10)),
    "the last session": ("sessions_by_start", lambda log: log.read.last_session()),
    "the open workout": ("open_sessions", lambda log: log.read.open_session()),
    "how often workouts were done": ("sessions_by_workout", lambda log: log.read.sessions_of_workouts(["test"])),
    "what was done in workouts": ("sessions_by_workout", lambda log: log.read.entries_of_workouts(["test"], 8)),
    "when a programme began": ("sessions_by_workout", lambda log: log.read.began(["test"], 3)),
    "the last self-checks": ("check_ins_by_time", lambda log: log.read.check_ins(latest=2)),
    "part of an id": ("sets_by_cased_id", lambda log: log.read.ids_like("sets", ["0001"])),
    "what undo takes back": ("changes_by_machine", lambda log: log.changes.turns.newest_undoable()),
    "how much can be undone": ("changes_by_machine", lambda log: log.changes.turns.undoable_count()),
    "what redo puts back": ("changes_by_target", lambda log: log.changes.turns.newest_redoable()),
    "the tick of the next change": ("changes_by_machine", lambda log: log._writer.changes.newest_tick()),
}
IN_ANY_CASE = {"the tick of the next change"}
"""What SQLite asks of the changes of a machine is a search to it without an index too."""


def records(log: TrainingLog, window: Window) -> object:
    return log.statistics.records(window, {"knee-raise"})


def plans(log: TrainingLog, ask: Callable[[TrainingLog], object]) -> list[str]:
    """The steps of SQLite's plan for everything that is asked."""
    asked: list[str] = []
    log._connection.set_trace_callback(asked.append)
    ask(log)
    log._connection.set_trace_callback(None)
    return [row["detail"] for query in asked for row in log._connection.execute(f"EXPLAIN QUERY PLAN {query}")]


def full_scans(steps: list[str]) -> list[str]:
    """The steps that read all rows of what grows, if only to make an index or a filter of the moment of them."""
    scans = [step for step in steps if (m := FULL_SCAN.fullmatch(step)) and m["index"] != OF_A_FEW]
    return scans + [step for step in steps if "AUTOMATIC" in step or "BLOOM" in step]


def analyse(log: TrainingLog) -> None:
    """Has SQLite believe that the log is long."""
    log._connection.execute("ANALYZE")
    log._connection.execute("DELETE FROM sqlite_stat1")
    rows = [(table, index, stat) for table, stats in OF_A_LONG_LOG.items() for index, stat in stats.items()]
    log._connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", rows)
    log._connection.execute("ANALYZE sqlite_schema")


@pytest.fixture
def filled(log: TrainingLog) -> TrainingLog:
    """A log with a set in it."""
    take_in(log, done(reps=8, id="set-0001"))
    return log


@pytest.mark.parametrize("name", HOT)
@pytest.mark.parametrize("is_analysed", [False, True])
def test_no_question_reads_all_there_is(filled: TrainingLog, name: str, *, is_analysed: bool) -> None:
    if is_analysed:
        analyse(filled)
    index, ask = HOT[name]
    steps = plans(filled, ask)
    assert full_scans(steps) == []
    assert any(re.search(rf"INDEX {index}\b", step) for step in steps), steps


@pytest.mark.parametrize("name", sorted(HOT.keys() - IN_ANY_CASE))
def test_without_the_indexes_the_question_reads_all_there_is(filled: TrainingLog, name: str) -> None:
    with sqlite3.connect(filled.path) as db:
        made = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
        for (index,) in db.execute(made).fetchall():
            db.execute(f"DROP INDEX {index}")
    db.close()
    steps = plans(filled, HOT[name][1])
    assert full_scans(steps) or any(re.match(r"SCAN (bests|b|check_ins)\b", step) for step in steps), steps


@pytest.mark.parametrize("is_analysed", [False, True])
def test_the_weeks_of_a_streak_are_read_from_what_is_kept_of_weeks(filled: TrainingLog, *, is_analysed: bool) -> None:
    if is_analysed:
        analyse(filled)
    steps = plans(filled, lambda log: log.days.full_weeks(date(2026, 11, 23), 9))
    assert [" ".join(step.split()[:2]) for step in steps] in (["SEARCH days_on_target"], ["SCAN days_on_target"])


@pytest.mark.parametrize("is_analysed", [False, True])
def test_the_records_of_all_time_read_the_bests_alone_and_earlier_ones_the_counted_sets(
    filled: TrainingLog, *, is_analysed: bool
) -> None:
    if is_analysed:
        analyse(filled)
    for window, expected in ((Window(), []), (Window(until=date(2026, 11, 1)), ["counted_sets_by_exercise"])):
        steps = plans(filled, partial(records, window=window))
        assert [m["index"] for step in steps if (m := FULL_SCAN.fullmatch(step))] == expected
