"""A log in an empty folder, and a clock that goes on a second at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hipflex.store.training_log import TrainingLog


class TickingClock:
    """Every look at it is a second later."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


OpenLog = Callable[[], TrainingLog]


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))


@pytest.fixture
def open_log(tmp_path: Path, clock: TickingClock) -> OpenLog:
    """Opens the same log again, as another terminal would."""
    return lambda: TrainingLog(str(tmp_path / "data" / "log.db"), tmp_path / "backups", clock)


@pytest.fixture
def log(open_log: OpenLog) -> Iterator[TrainingLog]:
    with open_log() as opened:
        yield opened
