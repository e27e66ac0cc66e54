"""A program killed at any moment: what it said is stored is there, what it had begun whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from hipflex.domain.performance import PerformedSet, Session
from hipflex.store.training_log import TrainingLog
from tests.children import running
from tests.store.logger import one_more
from tests.store.samples import at

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process can't be killed at a statement there")


def killed_after(path: Path, acknowledged: int, *more: str) -> list[str]:
    """What a program had said when it was killed."""
    command = [sys.executable, "-m", "tests.store.logger", str(path), "1000", *more]
    with running(command, cwd=ROOT) as program:
        assert program.stdout is not None
        said = [program.stdout.readline().strip() for _ in range(acknowledged)]
        program.kill()
        return [*said, *program.stdout.read().split()]


def kept(path: Path) -> list[str]:
    """The ids in a log that is sound."""
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()
    with TrainingLog(str(path), path.parent, lambda: at(20)) as log:
        return [done.id for done in log.read.sets()]


@pytest.mark.parametrize("acknowledged", [1, 2, 5, 9, 14])
def test_a_set_that_was_acknowledged_survives_the_kill(tmp_path: Path, acknowledged: int) -> None:
    said = killed_after(tmp_path / "log.db", acknowledged)
    assert len(said) >= acknowledged
    assert set(said) - set(kept(tmp_path / "log.db")) == set()


def test_a_program_that_speaks_before_it_stores_is_found_out(tmp_path: Path) -> None:
    said = killed_after(tmp_path / "log.db", 1, "careless")
    assert set(said) - set(kept(tmp_path / "log.db")) == {"too-early"}


@contextmanager
def dying(log: TrainingLog, statement: int) -> Iterator[None]:
    """Kills this process where a log is about to execute its nth statement."""
    number = count(1)

    def die(_: str) -> None:
        if next(number) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    log._connection.set_trace_callback(die)
    yield


def three(session: Session) -> list[PerformedSet]:
    """Three sets of one change."""
    sets: list[PerformedSet] = []
    for _ in range(3):
        sets += one_more(Session(session.id, None, at(16), at(16), session.state, sets=(*session.sets, *sets)))
    return sets


def dies_logging(path: Path, statement: int) -> bool:
    """Whether another process, which logs three sets, came as far as its nth statement and died there."""
    child = os.fork()
    if child == 0:
        with TrainingLog(str(path), path.parent, lambda: at(20)) as log, dying(log, statement):
            log.by_hand.log(at(16), None, three)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_change_is_there_whole_or_not_at_all_wherever_the_program_died(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    for statement in count(1):
        died = dies_logging(path, statement)
        assert len(kept(path)) == (0 if died else 3)
        if not died:
            assert statement > 10
            return
