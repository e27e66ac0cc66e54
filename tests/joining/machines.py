"""Machines with a log each and a clock that may be wrong, and ways to bring their logs together."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from hipflex.domain.change import Joined
from hipflex.domain.measures import Load, Measure, Side
from hipflex.domain.movement import Movement
from hipflex.domain.pending import current
from hipflex.domain.performance import PerformedSet, Session, performed
from hipflex.domain.workout_line import Accept, Add, Note, SetEntry, Skip
from hipflex.runner.machine import answered
from hipflex.store.training_log import TrainingLog
from tests.interchange.reference import write_json
from tests.store.samples import LEG_RAISE, a_plan, at

Line = Accept | SetEntry | Add | Skip | Note


class Machine:
    """A computer with a log. `skew` is by how much its clock is wrong."""

    def __init__(self, folder: Path, skew: timedelta = timedelta(0)) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.moment = at(20, 9) + skew
        self.log = TrainingLog(str(folder / "log.db"), folder, self.now)

    def now(self) -> datetime:
        """A second later at every look."""
        self.moment += timedelta(seconds=1)
        return self.moment

    @property
    def name(self) -> str:
        return str(self.log.machine.name)

    def logs(
        self,
        *amounts: int,
        day: int = 16,
        workout: str | None = None,
        movement: Movement = LEG_RAISE,
        side: Side | None = None,
    ) -> tuple[PerformedSet, ...]:
        """Sets by hand, one change."""

        def rows(session: Session) -> list[PerformedSet]:
            made: list[PerformedSet] = []
            for amount in amounts:
                template = PerformedSet(movement.slug, movement.kind, at(day, 18), number=0)
                entry = SetEntry(Measure.REPS, amount, side=side)
                made += performed(template, entry, movement.sides, [*session.sets, *made])
            return made

        return self.log.by_hand.log(at(day, 18), workout, rows).sets

    def starts(self) -> Session:
        return self.log.workouts.start(a_plan(), due_sets=9)

    def says(self, *lines: Line) -> Session:
        """Says lines to the open workout, and tells how it stands then."""
        after = self.log.read.open_session()
        assert after is not None
        for line in lines:
            asked = current(after)
            assert asked is not None
            after = self.log.workouts.amend(after.id, answered(line, asked, self.now())).session
        return after

    def reps(self) -> list[int | None]:
        return [one.reps for one in self.log.read.sets()]

    def numbers(self) -> dict[int | None, int]:
        """The number of the set that has so many repetitions."""
        return {one.reps: one.number for one in self.log.read.sets()}


def written(log: TrainingLog) -> list[str]:
    """Everything that a log knows, one change a line, as files between machines would hold it."""
    return [
        json.dumps(change, ensure_ascii=False)
        for machine in log.joining.machines()
        for change in log.joining.changes_of(machine.machine)
    ]


def taken_in(log: TrainingLog, lines: Iterable[str]) -> Joined:
    return log.joining.join(map(json.loads, lines))


def joined(*machines: Machine) -> tuple[Joined, ...]:
    """Gives every machine what all others know."""
    known = [line for machine in machines for line in written(machine.log)]
    return tuple(taken_in(machine.log, known) for machine in machines)


def exported(log: TrainingLog) -> str:
    """The log, byte for byte."""
    out = io.StringIO()
    write_json(log.read.sets(), tuple(reversed(log.read.sessions())), log.read.check_ins(), out)
    return out.getvalue()


def agreed(machines: Sequence[Machine]) -> bool:
    """Whether all hold the same log."""
    return len({exported(machine.log) for machine in machines}) == 1


def kg(kilograms: float) -> Load:
    return Load(round(kilograms * 1000))
