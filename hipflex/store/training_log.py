"""The training log: one file, opened once, with a room for each thing done to it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from types import TracebackType

from hipflex.errors import LogUnavailable
from hipflex.store.connection import explained, number, open_file
from hipflex.store.machine import Machine
from hipflex.store.plans import Plans
from hipflex.store.queries import Queries
from hipflex.store.reader import Reader
from hipflex.store.schema import brought_up_to_date
from hipflex.store.stored_names import Answering

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from hipflex.store.backup import AutomaticBackups, Backup
    from hipflex.store.by_exercise import ByExercise
    from hipflex.store.by_hand import ByHand
    from hipflex.store.corrections import Corrections
    from hipflex.store.days import Days
    from hipflex.store.export import Export
    from hipflex.store.intake import Intake
    from hipflex.store.joining import Joining
    from hipflex.store.statistics import Statistics
    from hipflex.store.undo import Undo
    from hipflex.store.workouts import Workouts
    from hipflex.store.writer import Writer


class TrainingLog:
    """An open log. Whatever writes is on disk before it returns, is one change, and can be undone.

    `read`, `by_exercise`, `days`, `statistics` and `export` only read; `by_hand`, `workouts` and `intake` write sets,
    `corrections` edits and deletes them; `changes` takes changes back; `joining` brings the changes of several machines
    together. What is asked of an exercise is asked of all names in the log that it is `answering` to. Before each
    change `prepare` is called: what the answer to it needs and can't be had must keep it from being made, not from
    being told. `patience` is how many seconds it waits for other programs, where that isn't the promised half minute.
    """

    def __init__(
        self,
        path: str,
        backups: str | os.PathLike[str],
        now: Callable[[], datetime],
        answering: Answering | None = None,
        prepare: Callable[[], object] = lambda: None,
        *,
        patience: float | None = None,
    ) -> None:
        self.path = path
        self._now = now
        self._file = _file_at(path)
        self._connection = open_file(path, patience)
        self._backups, self._prepare = backups, prepare
        try:
            self._writable = brought_up_to_date(self._connection, path, lambda: self.backups, now)
            with explained(path):
                self._schema_version = number(self._connection, "PRAGMA schema_version")
        except BaseException:
            self._connection.close()
            raise
        self.machine = Machine(path)
        self._reader = reader = Reader(self._connection, path, answering)
        self.read = Queries(reader, Plans(self._connection, reader.rows), self.machine)

    @cached_property
    def backups(self) -> AutomaticBackups:
        """The backups that are made of it without being asked for."""
        from hipflex.store.backup import AutomaticBackups

        return AutomaticBackups(self._backups, self.path)

    @cached_property
    def _writer(self) -> Writer:
        from hipflex.store.writer import Writer

        return Writer(
            self._connection,
            self.path,
            self.machine,
            self._now,
            schema_version=self._schema_version,
            writable=self._writable,
            prepare=self._prepare,
        )

    @cached_property
    def by_exercise(self) -> ByExercise:
        """What was done of each exercise."""
        from hipflex.store.by_exercise import ByExercise

        return ByExercise(self._reader)

    @cached_property
    def days(self) -> Days:
        """What was done on each day."""
        from hipflex.store.days import Days

        return Days(self._reader)

    @cached_property
    def statistics(self) -> Statistics:
        """What the sets add up to."""
        from hipflex.store.statistics import Statistics

        return Statistics(self._reader)

    @cached_property
    def changes(self) -> Undo:
        """What takes changes back."""
        from hipflex.store.turns import Turns
        from hipflex.store.undo import Undo

        return Undo(self._writer, self.read, Turns(self._connection, self._writer.changes))

    @cached_property
    def by_hand(self) -> ByHand:
        """What writes sets that were noted by hand."""
        from hipflex.store.by_hand import ByHand

        return ByHand(self._writer, self.read)

    @cached_property
    def workouts(self) -> Workouts:
        """What writes a workout under way."""
        from hipflex.store.workouts import Workouts

        return Workouts(self._writer, self.read, self.changes)

    @cached_property
    def intake(self) -> Intake:
        """What writes the rows of a file."""
        from hipflex.store.intake import Intake

        return Intake(self._writer, self._reader, self.read)

    @cached_property
    def corrections(self) -> Corrections:
        """What edits and deletes sets."""
        from hipflex.store.corrections import Corrections

        return Corrections(self._writer, self.read, self.by_hand)

    @cached_property
    def export(self) -> Export:
        """What writes the log as text."""
        from hipflex.store.export import Export

        return Export(self._connection, self.path, self._reader.names, self.read)

    @cached_property
    def joining(self) -> Joining:
        """What brings the changes of several machines together."""
        from hipflex.store.joining import Joining

        return Joining(self._writer, self._reader, self.read)

    @property
    def has_changed(self) -> bool:
        """Whether the latest transaction changed something, which is on disk by now."""
        return "_writer" in vars(self) and self._writer.has_written

    @property
    def changes_made(self) -> int:
        """How many transactions changed something since it was opened."""
        return self._writer.changes_made if "_writer" in vars(self) else 0

    def back_up(self, file: Path) -> Backup:
        """Copies the log to a new file, found sound; others may go on writing."""
        from hipflex.store.backup import back_up

        return back_up(self._connection, self.path, file)

    def back_up_daily(self) -> None:
        """Makes today's backup after the first change of a day; raises Refused, LogUnavailable.

        Of a log that held nothing before, the next program that changes it makes the first.
        """
        now = self._now()
        if self.changes_made and not self.backups.has_one_of(now.date()):
            from hipflex.store.backup import NOT_WAITING_SECONDS

            with self.waiting(NOT_WAITING_SECONDS):
                if self._held_something_before():
                    self.backups.make(self._connection, now, wait_seconds=NOT_WAITING_SECONDS)

    def _held_something_before(self) -> bool:
        with explained(self.path):
            return number(self._connection, "SELECT count(*) FROM changes") > self.changes_made

    @property
    def is_at_its_place(self) -> bool:
        """Whether the open log is for certain what others find at its path."""
        return self._file is not None and self._file == _file_at(self.path)

    @contextlib.contextmanager
    def waiting(self, seconds: float) -> Iterator[None]:
        """Within it other programs are waited for as long."""
        patience, self._connection.patience = self._connection.patience, seconds
        try:
            yield
        finally:
            self._connection.patience = patience

    def wait_no_longer(self) -> None:
        """Has everything from now on refused at once that another program holds up."""
        self._connection.patience = 0

    def differences(self) -> tuple[str, ...]:
        """Where the log says other than its history comes to, in words; nothing where all is well."""
        return self._writer.differences()

    def damage(self) -> str | None:
        """What is wrong with the file, its tables or what stands in them, in words; None where nothing is found.

        What this program can't read of a log that a newer one wrote is no damage: refused with what to do.
        """
        from hipflex.store.soundness import damage

        found = damage(self._connection, self.read, self.differences)
        if found and not self._writable:
            raise LogUnavailable(
                f"the training log {self.path} was written by a newer hipflex, and this one can't read it ({found}); "
                "update hipflex"
            )
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()


def _file_at(path: str) -> tuple[int, int] | None:
    """What tells the file at a path from another that takes its place."""
    try:
        about = os.stat(path)
    except (OSError, ValueError):
        return None
    return about.st_dev, about.st_ino
