"""Names of the log to which one entry answers count as one, and nothing that is stored changes for it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hipflex.domain.measures import SetType
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.store.queries import Window
from hipflex.store.stored_names import NAMES
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.samples import LEFT, RIGHT, at, done, kg, take_in

TODAY = {"Squat (Barbell)": "squat", "back squat": "squat", "old-lunge": "lunge", "'; DROP TABLE sets --": "lunge"}
STORED = ["squat", "lunge", "plank", *TODAY]
ASKED = ["squat", "lunge", "plank"]


def answering(stored: Iterable[str], only: str | None) -> Mapping[str, str]:
    return {name: TODAY[name] for name in stored if name in TODAY and only in (None, TODAY[name])}


def any_sets(seed: int) -> list[PerformedSet]:
    """Sets of many names, each with a number of its own in its session."""
    chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
    sets = []
    for number in range(1, 61):
        day = chance.choice([16, 17, 18, 19])
        side = chance.choice([None, LEFT, RIGHT])
        amount: dict[str, Any] = {chance.choice(["reps", "seconds", "distance_mm"]): chance.randint(1, 12)}
        load = kg(chance.choice([10, 20, 30])) if chance.random() < 0.5 else None
        kind = chance.choice([SetType.WORKING, SetType.WORKING, SetType.WARMUP])
        name = chance.choice(STORED)
        sets.append(done(name, at(day, 8, number % 60), number=number, side=side, load=load, type=kind, **amount))
    return sets


def opened(folder: Path, sets: Iterable[PerformedSet], *, resolving: bool) -> TrainingLog:
    log = TrainingLog(str(folder / "log.db"), folder, lambda: at(20), answering if resolving else None)
    take_in(log, *sets)
    return log


def answers(log: TrainingLog, today: Mapping[str, str]) -> list[object]:
    """All that is asked of exercises, with the names of sets as they are today."""

    def named(sets: Iterable[PerformedSet]) -> list[PerformedSet]:
        return [replace(one, exercise=today.get(one.exercise, one.exercise), tick=0) for one in sets]

    windows = [Window(), Window(date(2026, 11, 17), date(2026, 11, 18)), *(Window(exercise=one) for one in ASKED)]
    recent = log.by_exercise.recent_sets(ASKED, 3)
    return [
        log.by_exercise.most_done(ASKED),
        log.by_exercise.most_done(ASKED, without=["nothing"]),
        *(log.statistics.exercise_totals(window) for window in windows),
        *(log.statistics.side_totals(window) for window in windows),
        *(log.statistics.session_bests(window) for window in windows),
        *(log.statistics.records(window, ["squat"]) for window in windows),
        *(named(log.read.sets(window)) for window in windows),
        *([session.id for session in log.read.sessions(window)] for window in windows),
        {name: named(sets) for name, sets in log.by_exercise.last_sets(ASKED).items()},
        {key: [named(sets) for sets in sessions] for key, sessions in recent.items()},
    ]


@pytest.mark.parametrize("seed", range(12))
def test_the_names_of_one_entry_count_as_if_all_had_been_logged_under_it(seed: int, tmp_path: Path) -> None:
    for name in ("stored", "plain"):
        (tmp_path / name).mkdir()
    sets = any_sets(seed)
    plainly = [replace(one, exercise=TODAY.get(one.exercise, one.exercise)) for one in sets]
    with (
        opened(tmp_path / "stored", sets, resolving=True) as log,
        opened(tmp_path / "plain", plainly, resolving=False) as plain,
    ):
        assert answers(log, TODAY) == answers(plain, {})
        assert sorted({one.exercise for one in log.read.sets()}) == sorted({one.exercise for one in sets})


def test_without_anybody_to_answer_each_name_stands_for_itself(tmp_path: Path) -> None:
    with opened(tmp_path, any_sets(1), resolving=False) as log:
        found = {one.exercise for one in log.statistics.exercise_totals(Window())}
        assert found == {one.exercise for one in any_sets(1) if one.type is not SetType.WARMUP}
        assert found - {*ASKED}


def test_the_names_of_a_log_are_those_of_its_sets(tmp_path: Path) -> None:
    with opened(tmp_path, any_sets(2), resolving=True) as log:
        assert log.read.exercise_names() == tuple(sorted({one.exercise for one in any_sets(2)}))
        log.changes.undo()
        assert log.read.exercise_names() == ()


def test_finding_the_names_steps_through_the_index(tmp_path: Path) -> None:
    with opened(tmp_path, any_sets(3), resolving=True) as log:
        steps = [row["detail"] for row in log._connection.execute(f"EXPLAIN QUERY PLAN {NAMES}")]
        assert not any(step.startswith("SCAN s") for step in steps), steps


def test_what_was_left_out_under_an_old_name_is_known_under_the_new_one(tmp_path: Path) -> None:
    with opened(tmp_path, [done("old-lunge", at(16))], resolving=True) as log:
        session = Session("x", None, at(17), at(17), State.FINISHED)
        log.intake.add([], [session], [])
        log._connection.execute(
            "INSERT INTO left_out (session, exercise, reason)"
            " SELECT key, 'old-lunge', 'knee' FROM sessions WHERE id = 'x'"
        )
        assert log.by_exercise.left_out(["lunge"])["lunge"][1] == "knee"


def test_a_question_about_one_exercise_asks_only_what_answers_to_that(tmp_path: Path) -> None:
    def of_one(stored: Iterable[str], only: str | None) -> Mapping[str, str]:
        assert only is not None
        return answering(stored, only)

    with opened(tmp_path, any_sets(1), resolving=True):
        pass
    with TrainingLog(str(tmp_path / "log.db"), tmp_path, lambda: at(20), of_one) as log:
        assert log.by_exercise.most_done(["plank", "squat"]).keys() == {"plank", "squat"}
        assert log.read.sets(Window(exercise="squat"))
        assert log.read.sessions(Window(exercise="lunge"))
