"""A year of training with a log that is kept in memory: the same questions, without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Side, Span
from hipflex.domain.pending import accepted
from hipflex.domain.performance import PerformedSet, performed
from hipflex.domain.prescription import PrescribedSet, Prescription, planned
from hipflex.services.next_doses import next_doses
from hipflex.services.workspace import Workspace
from hipflex.store.by_exercise import Sets, Slots
from hipflex.store.queries import Present
from hipflex.value_classes import replace
from tests.services.samples import NOW, knowing_the_catalogue


class Remembered:
    """What was done, as the log would answer; each session is one of a plan."""

    def __init__(self) -> None:
        self.sessions: list[tuple[PerformedSet, ...]] = []
        self.plans: dict[tuple[str, int], dict[int, Dose]] = {}
        self.read = self.by_exercise = self

    def present(self, now: datetime) -> Present:
        """All of it has been by now."""
        return cast("Present", type("Now", (), {"by": now}))

    def recent_sets(self, exercises: Iterable[str], sessions: int, by: datetime | None = None) -> Mapping[str, Any]:
        """The sets of each exercise in the last sessions, newest first."""
        found: dict[str, tuple[Sets, ...]] = {}
        for exercise in exercises:
            own = (tuple(one for one in sets if one.exercise == exercise) for sets in reversed(self.sessions))
            found[exercise] = tuple(filter(None, own))[:sessions]
        return found

    def asked_in(self, sessions: Iterable[str]) -> Mapping[tuple[str, int], Slots]:
        """The plans of sessions."""
        return self.plans

    def entries_of_workouts(
        self, workouts: Iterable[str], sessions: int, by: datetime | None = None
    ) -> Mapping[str, Any]:
        """Nothing is ever swapped, which is what whole plans are read for."""
        return {}

    def left_out(self, exercises: Iterable[str]) -> Mapping[str, tuple[datetime, str]]:
        """Nothing ever is."""
        return {}


@dataclass
class Trainee:
    """Somebody who starts workouts and presses Enter at every aim."""

    workspace: Workspace
    log: Remembered
    day: int = 0

    def does(self, workout: str) -> tuple[Prescription, ...]:
        """What a workout asks for, after which it is done."""
        due = next_doses(self.workspace, self.workspace.library.workouts[workout])
        session, at = f"s{len(self.log.sessions)}", self.workspace.now()
        sets: list[PerformedSet] = []
        for asked in _needed(planned("", workout, due).sets, sets):
            one = asked.prescription
            blank = PerformedSet(
                one.exercise,
                one.kind,
                at,
                0,
                session=session,
                workout=workout,
                target=one.dose.target,
                position=asked.position,
                slot=asked.slot,
            )
            entry = replace(accepted(asked), load=one.dose.load, band=one.dose.band)
            sets += performed(blank, entry, one.sides, sets)
            slots = self.log.plans.setdefault((session, asked.position), {})
            slots[asked.slot] = replace(one.dose, sets=Span.fixed(one.dose.sets.high - asked.slot + 1))
        self.log.sessions.append(tuple(sets))
        self.day += 3
        return due


def trainee(folder: Path, **settings: str) -> Trainee:
    """Somebody with an empty log."""
    places = knowing_the_catalogue(folder)
    places.settings.write_text("".join(f"{key}: {value}\n" for key, value in settings.items()), encoding="utf-8")
    log = Remembered()
    one = Trainee(Workspace(places, lambda: NOW), log)
    one.workspace.now = lambda: NOW + timedelta(days=one.day)
    vars(one.workspace)["log"] = log
    return one


def _needed(asked: Sequence[PrescribedSet], done: Sequence[PerformedSet]) -> Iterator[PrescribedSet]:
    """The sets of a plan, of holds to a total as many as make it."""
    for one in asked:
        total = one.prescription.dose.total_seconds
        held = sum(s.seconds or 0 for s in done if s.position == one.position and s.side is not Side.RIGHT)
        if total is None or held < total:
            yield one
