"""What taking a file in came to."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from hipflex.domain.change import Imported
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass


class Part:
    """Some fields that sets of a file have in common, as `done` has them; equal only to itself, which is soon told."""

    __slots__ = ("done", "fields")

    def __init__(self, fields: tuple[str, ...], done: PerformedSet) -> None:
        self.fields = fields
        self.done = done


class SetInParts(NamedTuple):
    """A set of a file of many alike: what is its own, and what it shares with others in the order of `PARTS`."""

    id: str
    session: str
    performed_at: datetime
    parts: tuple[Part, ...]

    @property
    def workout(self) -> str | None:
        """The workout that its session was of."""
        return self.parts[0].done.workout

    @property
    def exercise(self) -> str:
        """What was done."""
        return self.parts[0].done.exercise

    def whole(self) -> PerformedSet:
        """The set by itself."""
        shared = {name: getattr(part.done, name) for part in self.parts for name in part.fields}
        return PerformedSet(id=self.id, session=self.session, performed_at=self.performed_at, **shared)


ReadSet = PerformedSet | SetInParts
PARTS = (
    ("workout", "exercise", "kind"),
    ("number", "type", "side"),
    ("reps", "seconds", "distance_mm"),
    ("load",),
    ("band", "rpe", "note", "source", "target"),
)


@dataclass(frozen=True, slots=True)
class UnmatchedName:
    """A name that is in no catalogue, with the number of its sets and the closest slugs."""

    name: str
    sets: int
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a file that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file held and what of it is new to the log; `since` and `until` are the days of its sets."""

    format: str
    sets: int
    sessions: int
    since: date | None
    until: date | None
    imported: Imported
    unmatched: tuple[UnmatchedName, ...] = ()
    bad: tuple[BadLine, ...] = ()
