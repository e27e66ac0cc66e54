"""What SQLite adds up agrees with a plain recomputation of the contract, whatever was logged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.exercise_progress import Metric
from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.records import Record
from hipflex.domain.summary import balances
from hipflex.domain.weeks import USUAL_SETS, by_week, monday_of, weeks
from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store import reference
from tests.store.generated import EXTERNAL, FIRST_DAY, KINDS, LAST_DAY, Log, logs

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
days = st.dates(FIRST_DAY - timedelta(days=2), LAST_DAY + timedelta(days=2))
windows = st.tuples(days, days).map(lambda ends: (min(ends), max(ends)))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a log with nothing in it, made once."""
    path = tmp_path_factory.mktemp("empty") / "log.db"
    with TrainingLog(str(path), path.parent, lambda: NOW):
        return path


@contextmanager
def holding(empty: Path, log: Log) -> Iterator[TrainingLog]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        shutil.copy(empty, path)
        with TrainingLog(str(path), path.parent, lambda: NOW) as opened:
            opened.intake.add(log.sets, log.sessions, [])
            yield opened


def facts(record: Record) -> tuple[Any, ...]:
    """A record without the float's last digits."""
    return (
        record.exercise,
        record.kind,
        record.side,
        round(record.value, 6),
        record.performed_at.isoformat(),
        record.session,
        record.set_id,
        record.load,
        record.band,
    )


def _in_order(values: Mapping[Metric, float | None]) -> tuple[float | None, ...]:
    return tuple(value for _, value in sorted(values.items()))


def disagreements(log: TrainingLog, given: Log, since: date, until: date) -> list[str]:
    """What the log's statistics say otherwise than the reference."""
    statistics, within = log.statistics, Window(since, until)
    exercises = sorted(KINDS)
    pairs: dict[str, tuple[Any, Any]] = {
        "weeks": (
            weeks(log.days.day_totals(within), since, until),
            reference.weeks(given.sets, given.sessions, since, until),
        ),
        "days": (log.days.day_totals(within), reference.days(given.sets, given.sessions, since, until)),
        "strength dates": (
            tuple(day.day for day in log.days.day_totals(Window(until=until)) if day.strength_sets),
            reference.strength_dates(given.sets, given.sessions, until),
        ),
        "exercises": (statistics.exercise_totals(within), reference.exercises(given.sets, since, until)),
        "balances": (balances(statistics.side_totals(within)), reference.balances(given.sets, since, until)),
        "records": (
            sorted(map(facts, statistics.records(within, EXTERNAL)), key=str),
            sorted(map(facts, reference.records(given.sets, until, EXTERNAL)), key=str),
        ),
    }
    monday = monday_of(until)
    earlier = reference.days(given.sets, given.sessions, FIRST_DAY - timedelta(days=2), monday - timedelta(days=1))
    for usual_sets in (1, 3, USUAL_SETS):
        on_target = [day.day for day in reversed(earlier) if day.is_on_target(usual_sets)]
        pairs[f"weeks, {usual_sets} sets being usual"] = (
            log.days.full_weeks(monday, usual_sets),
            list(by_week(on_target)),
        )
    recent = log.by_exercise.recent_sets(exercises, 2)
    last = log.by_exercise.last_sets(exercises, until, with_open=True)
    for exercise in exercises:
        pairs[f"recent sets of {exercise}"] = (
            [[one.id for one in sets] for sets in recent.get(exercise, ())],
            reference.recent_sets(given.sets, given.sessions, exercise)[:2],
        )
        pairs[f"last sets of {exercise}"] = (
            [one.id for one in last.get(exercise, ())],
            reference.last_sets(given.sets, exercise, until),
        )
    aside, others = given.sets[::3], [done for place, done in enumerate(given.sets) if place % 3]
    most_ever = log.by_exercise.most_done(exercises)
    most_of_others = log.by_exercise.most_done(exercises, without=[done.id for done in aside] or ["nothing"])
    for exercise in exercises:
        pairs[f"most of {exercise}"] = (most_ever.get(exercise), reference.most_done(given.sets, exercise))
        pairs[f"most of others of {exercise}"] = (most_of_others.get(exercise), reference.most_done(others, exercise))
    bests = statistics.session_bests(within)
    for exercise in exercises:
        pairs[f"bests of {exercise}"] = (
            {
                (one.performed_at.isoformat(), one.session, one.side, _in_order(one.values), one.loaded)
                for one in bests.get(exercise, ())
            },
            reference.session_bests(given.sets, exercise, since, until),
        )
    return [f"{name}: {found} instead of {expected}" for name, (found, expected) in pairs.items() if found != expected]


@settings(max_examples=150)
@given(given_log=logs(), window=windows)
def test_the_statistics_agree_with_the_reference(empty: Path, given_log: Log, window: tuple[date, date]) -> None:
    with holding(empty, given_log) as log:
        assert disagreements(log, given_log, *window) == []


@settings(max_examples=25)
@given(given_log=logs(most_sessions=3), gone=logs(most_sessions=3), window=windows)
def test_what_was_taken_back_counts_nowhere(empty: Path, given_log: Log, gone: Log, window: tuple[date, date]) -> None:
    with holding(empty, given_log) as log:
        other = renamed(gone)
        log.intake.add(other.sets, other.sessions, [])
        log.changes.undo()
        assert disagreements(log, given_log, *window) == []


def renamed(log: Log) -> Log:
    """The same log with other ids, and with no workout open."""
    return Log(
        tuple(replace(one, id=f"other-{one.id}", state=State.FINISHED) for one in log.sessions),
        (
            PerformedSet("jog", Kind.WARM_UP, NOW, 1, id="a", session=f"other-{log.sessions[0].id}", reps=1),
            *(replace(one, id=f"other-{one.id}", session=f"other-{one.session}") for one in log.sets),
        ),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"reps": 9},
        {"load": Load(7000)},
        {"type": SetType.WARMUP},
        {"performed_at": NOW - timedelta(days=5)},
        {"side": None},
    ],
)
def test_the_reference_notices_a_single_set_that_is_otherwise(empty: Path, changed: dict[str, Any]) -> None:
    moment = NOW - timedelta(days=10)
    session = Session("session-1", None, moment, moment, State.FINISHED)
    one = PerformedSet("knee-raise", Kind.EXERCISE, moment, 1, id="a", session="session-1", reps=8, load=Load(5000))
    one = replace(one, side=Side.LEFT)
    with holding(empty, Log((session,), (one,))) as log:
        assert disagreements(log, Log((session,), (one,)), FIRST_DAY, LAST_DAY) == []
        other = Log((session,), (replace(one, **changed),))
        assert disagreements(log, other, FIRST_DAY, LAST_DAY) != []
