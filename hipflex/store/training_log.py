"""The training log: one file, opened once, with a room for each thing done to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from hipflex.store.by_hand import ByHand
from hipflex.store.connection import open_file
from hipflex.store.intake import Intake
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.store.schema import brought_up_to_date
from hipflex.store.statistics import Statistics
from hipflex.store.undo import Undo
from hipflex.store.workouts import Workouts
from hipflex.store.writer import Writer


class TrainingLog:
    """An open log. Whatever writes is on disk before it returns, is one change, and can be undone.

    `read` and `statistics` only read; `by_hand`, `workouts` and `intake` write sets; `changes` takes changes back.
    """

    def __init__(self, path: str, backups: Path, now: Callable[[], datetime]) -> None:
        self.path = path
        self._connection = open_file(path)
        try:
            writable = brought_up_to_date(self._connection, path, backups)
        except BaseException:
            self._connection.close()
            raise
        writer = Writer(self._connection, path, now, writable=writable)
        reader = Reader(self._connection, path)
        self.read = Queries(reader)
        self.statistics = Statistics(reader)
        self.changes = Undo(writer, self.read)
        self.by_hand = ByHand(writer, self.read)
        self.workouts = Workouts(writer, self.read, self.changes)
        self.intake = Intake(writer, self.read)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()
