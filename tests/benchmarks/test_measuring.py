"""What is measured is a sound log of the size asked for, and commands that did what they should."""

from __future__ import annotations

import resource
import sys
from datetime import datetime
from pathlib import Path

import pytest

from hipflex.domain.performance import PerformedSet
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.benchmarks.life import CET, write_life
from tests.benchmarks.processes import BenchmarkFailed, Case, medians, run
from tests.benchmarks.tables import Row

TODAY = datetime(2026, 11, 29, 18, tzinfo=CET)
SETS = 300


def life(folder: Path) -> tuple[list[PerformedSet], str | None, int]:
    """The sets of a life in three years of two weeks each, what is wrong with its log, and how much can be undone."""
    folder.mkdir()
    write_life(folder / "log.db", SETS, TODAY, longest_diary=2)
    with TrainingLog(str(folder / "log.db"), folder / "backups", lambda: TODAY) as log:
        return list(log.read.sets()), log.damage(), log.changes.undo().left


def test_a_life_is_a_sound_log_of_its_size_up_to_today_and_all_of_it_is_this_machines(tmp_path: Path) -> None:
    sets, damage, undoable = life(tmp_path / "one")
    assert damage is None
    assert len(sets) == pytest.approx(SETS, rel=0.1)
    assert undoable > SETS / 2
    years = {done.performed_at.year for done in sets}
    assert years == {2024, 2025, 2026}
    assert (TODAY - sets[-1].performed_at).days in (2, 3)


def test_a_life_is_the_same_each_time_but_for_its_ids(tmp_path: Path) -> None:
    def without_ids(sets: list[PerformedSet]) -> list[PerformedSet]:
        return sorted((replace(done, id="", session="", tick=0) for done in sets), key=repr)

    assert without_ids(life(tmp_path / "one")[0]) == without_ids(life(tmp_path / "two")[0])


def test_a_process_that_works_costs_more_than_one_that_does_not() -> None:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # no process that is started here peaks below it
    work = f"size = {own + 2**27}; sum(range(10**7)); b'x' * size"
    idle, busy = (Case([sys.executable, "-c", code], {}) for code in ("pass", work))
    found = medians({"idle": idle, "busy": busy}, rounds=1)
    assert found["busy"].cpu_s > found["idle"].cpu_s
    assert found["busy"].peak_mib > found["idle"].peak_mib + 50


def test_a_command_that_does_something_else_is_not_measured() -> None:
    with pytest.raises(BenchmarkFailed, match="exit code 3, not 0"):
        run([sys.executable, "-c", "exit(3)"], {})


def test_a_figure_beyond_its_target_is_told() -> None:
    assert str(Row("start", "due", 2.5, "×", 2.5)).endswith("target    2.5 ok")
    assert str(Row("start", "due", 2.6, "×", 2.5)).endswith("target    2.5 MISSED")
    assert "target" not in str(Row("exports", "csv, CPU", 2.6, "s"))
