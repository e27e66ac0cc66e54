"""What taking a file in came to."""

from __future__ import annotations

from datetime import date, datetime

from hipflex.domain.change import Imported
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass, replace


class Part:
    """Some fields of sets as `done` has them; equal only to itself, which is soon told."""

    __slots__ = ("done",)

    def __init__(self, done: PerformedSet) -> None:
        self.done = done


@dataclass(slots=True)
class SetInParts:
    """A set of a file that holds many alike: what is its own, and in two parts what it has in common with others.

    `amount` has its repetitions, seconds, distance and load, `what` the rest.
    """

    id: str
    session: str
    performed_at: datetime
    note: str | None
    what: Part
    amount: Part

    @property
    def workout(self) -> str | None:
        """The workout that its session was of."""
        return self.what.done.workout

    @property
    def exercise(self) -> str:
        """What was done."""
        return self.what.done.exercise

    def whole(self) -> PerformedSet:
        """The set by itself."""
        amount = self.amount.done
        return replace(
            self.what.done,
            id=self.id,
            session=self.session,
            performed_at=self.performed_at,
            note=self.note,
            reps=amount.reps,
            seconds=amount.seconds,
            distance_mm=amount.distance_mm,
            load=amount.load,
        )


ReadSet = PerformedSet | SetInParts


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
