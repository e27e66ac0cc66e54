"""Several programs at one log: each waits its turn, none loses a row."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from hipflex.errors import LogUnavailable
from hipflex.store import connection
from hipflex.store.training_log import TrainingLog
from tests.children import running
from tests.store.conftest import OpenLog
from tests.store.logger import one_more
from tests.store.samples import at

ROOT = Path(__file__).parents[2]
WRITERS, SETS_EACH = 5, 8


def test_programs_that_begin_a_log_together_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "data" / "log.db"
    command = [sys.executable, "-m", "tests.store.logger", str(path), str(SETS_EACH)]
    with ExitStack() as all_of_them:
        logging = [running(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(WRITERS)]
        writers = [all_of_them.enter_context(one) for one in logging]
        said = [writer.communicate() for writer in writers]
    assert [errors for _, errors in said] == [""] * WRITERS
    acknowledged = [line for out, _ in said for line in out.split()]
    with TrainingLog(str(path), tmp_path, lambda: at(20)) as log:
        sets = list(log.read.sets())
        assert len(log.read.sessions()) == 1
    assert sorted(done.id for done in sets) == sorted(acknowledged)
    assert sorted(done.number for done in sets) == list(range(1, WRITERS * SETS_EACH + 1))


def test_threads_with_a_log_of_their_own_each_number_their_sets_together(open_log: OpenLog) -> None:
    def write() -> None:
        with open_log() as log:
            for _ in range(SETS_EACH):
                log.by_hand.log(at(16), None, one_more)

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_log() as log:
        numbers = [done.number for done in log.read.sets()]
    assert sorted(numbers) == list(range(1, WRITERS * SETS_EACH + 1))


def test_whoever_decides_on_what_was_read_before_its_turn_still_gets_a_number_of_its_own(open_log: OpenLog) -> None:
    with open_log() as here, open_log() as there:
        here.by_hand.log(at(16), None, one_more)
        [stale] = here.read.sessions()
        there.by_hand.log(at(16), None, one_more)
        here.by_hand.log(at(16), None, lambda _: one_more(stale))
        assert [done.number for done in here.read.sets()] == [1, 2, 3]


@pytest.mark.parametrize("question", [1, 2, 3])
def test_a_log_that_another_terminal_makes_meanwhile_is_not_taken_for_a_foreign_one(
    tmp_path: Path, question: int
) -> None:
    path = tmp_path / "log.db"
    path.touch()
    asked: list[str] = []

    def meanwhile(statement: str) -> None:
        asked.append(statement)
        if len(asked) == question:
            TrainingLog(str(path), tmp_path, lambda: at(20)).__exit__(None, None, None)

    ours = sqlite3.connect(path)
    ours.set_trace_callback(meanwhile)
    connection.refuse_foreign(ours, str(path))
    ours.close()


def test_another_programs_log_that_appears_meanwhile_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA application_id = 7")
    with pytest.raises(LogUnavailable, match="another program's"):
        connection.refuse_foreign(other, str(path))
    other.close()


def test_undo_takes_back_what_another_terminal_logged_last(open_log: OpenLog) -> None:
    with open_log() as here, open_log() as there:
        here.by_hand.log(at(16), None, one_more)
        late = there.by_hand.log(at(16) + timedelta(hours=1), None, one_more)
        assert here.changes.undo().removed == late.sets
        assert there.changes.redo().restored == late.sets
