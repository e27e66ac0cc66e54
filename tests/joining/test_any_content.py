"""Whatever a log can hold comes to another machine the same, and every bound of it too."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings

from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.errors import Refused
from hipflex.store.training_log import TrainingLog
from tests.interchange.test_round_trip import logs
from tests.joining.machines import Machine, exported, taken_in, written
from tests.store.empty import empty_log
from tests.store.samples import KNEE_RAISE, at

Log = tuple[list[PerformedSet], list[Session], list[CheckIn]]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_log(tmp_path_factory.mktemp("empty"))


@settings(max_examples=40)
@given(given=logs())
def test_whatever_was_imported_comes_along(tmp_path_factory: pytest.TempPathFactory, empty: Path, given: Log) -> None:
    folder = tmp_path_factory.mktemp("any")
    opened = []
    for name in ("a.db", "b.db"):
        shutil.copy(empty, folder / name)
        opened.append(TrainingLog(str(folder / name), folder, lambda: at(20)))
    with opened[0] as here, opened[1] as there:
        here.intake.add(*given)
        taken_in(there, written(here))
        assert exported(there) == exported(here)
        assert written(there) == written(here)
        assert there.differences() == ()


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("rpe", 1, 10),
        ("reps", 0, 1 << 53),
        ("number", 1, 1 << 53),
        ("load_g", -(1 << 53), 1 << 53),
        ("offset_s", -86_399, 86_399),
        ("performed_utc", -62_135_510_400, 253_402_214_399),
        ("deleted", 0, 1),
    ],
)
def test_a_number_may_be_as_low_and_as_high_as_its_bounds_and_no_further(
    tmp_path: Path, name: str, lowest: int, highest: int
) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    [one] = a.logs(10)
    [line] = written(a.log)
    for number, value in enumerate([lowest, highest]):
        change = json.loads(line)
        change["new"]["set"] = {f"{number}": {**change["new"]["set"][one.id], name: value}}
        b.log.joining.join([{**change, "id": str(number)}])
        assert b.log.read.known_ids("sets", [str(number)])
        list(b.log.read.sets())
    for value in (lowest - 1, highest + 1):
        change = json.loads(line)
        change["new"]["set"][one.id][name] = value
        with pytest.raises(Refused, match=name):
            b.log.joining.join([{**change, "id": "x"}])


def test_a_set_of_an_earlier_week_in_the_same_session_moves_its_day_of_training(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    [one] = a.logs(10)
    [line] = written(a.log)
    change = json.loads(line)
    change["new"]["set"][one.id]["performed_utc"] += 7 * 24 * 60 * 60
    b.log.joining.join([change])
    b.logs(9, movement=KNEE_RAISE)
    assert [session.started_at for session in b.log.read.sessions()] == [at(16, 18)]
    assert b.log.differences() == ()
