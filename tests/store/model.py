"""A log as a list of what each change did, folded anew whenever one is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace

Facts = Mapping[str, Any]
"""What stands, by a name; what does not stand any more is None in a change's facts."""


def facts(log: TrainingLog) -> dict[str, Any]:
    """Everything that can be read from a log."""
    found: dict[str, Any] = {}
    for session in log.read.sessions():
        found[f"session {session.id}"] = replace(session, sets=())
        found |= {f"set {one.id}": one for one in session.sets}
    return found | {f"check-in {one.id}": one for one in log.read.check_ins()}


def difference(before: Facts, after: Facts) -> dict[str, Any]:
    """What a change did."""
    return {key: after.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}


def open_workouts(stands: Facts) -> list[str]:
    """The ids of the sessions that are open."""
    return [one.id for one in stands.values() if isinstance(one, Session) and one.state is State.OPEN]


def sets_in(stands: Facts) -> dict[str, PerformedSet]:
    """The sets among what stands."""
    return {key: one for key, one in stands.items() if isinstance(one, PerformedSet)}


@dataclass
class Step:
    """One thing that happened."""

    did: Facts
    line_of: str | None = None
    stands: bool = True


@dataclass
class Model:
    """The steps in their order, and those taken back, the last one at the end."""

    steps: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def standing(self) -> dict[str, Any]:
        """What the steps come to."""
        found: dict[str, Any] = {}
        for step in self.steps:
            if step.stands:
                found |= step.did
        return {key: value for key, value in found.items() if value is not None}

    def happened(self, step: Step) -> None:
        """Adds a step, which leaves nothing to put back."""
        self.steps.append(step)
        self.undone.clear()

    def undoable(self, line_of: str | None = None) -> list[Step]:
        """The changes that stand, or those of a workout's lines."""
        changes = [step for step in self.steps if step.stands]
        return [step for step in changes if line_of is None or step.line_of == line_of]

    def turned(self, step: Step) -> None:
        """Takes a change back or puts it back."""
        step.stands = not step.stands
        if step.stands:
            self.undone.remove(step)
        else:
            self.undone.append(step)
