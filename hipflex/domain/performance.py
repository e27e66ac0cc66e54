"""What was done: performed sets and the sessions they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from hipflex.domain.measures import Load, Measure, SetType, Side
from hipflex.domain.movement import Kind, Sides
from hipflex.value_classes import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from hipflex.domain.dose import Target
    from hipflex.domain.prescription import Plan
    from hipflex.domain.workout_line import SetEntry

    class Numbered(Protocol):
        """A set as far as numbering asks."""

        @property
        def number(self) -> int:
            """Its number within session and exercise."""

        @property
        def side(self) -> Side | None:
            """The side that did it; None for both."""

        @property
        def type(self) -> SetType:
            """What it was for."""


class State(StrEnum):
    """Where a session stands."""

    OPEN = "open"
    FINISHED = "finished"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class PerformedSet:
    """One set as it was done, in `reps`, `seconds` or `distance_mm`; seconds beside another are the time it took.

    `performed_at` is aware, in whole seconds, with the offset in force there and then. `rpe` runs from 1 to 10 in
    halves. `position` and `slot` name the prescribed set it answers, where there was one. Of an unsaved set `id` is "".
    `tick` tells what was logged after what, whatever the clocks said; it is no part of what was done.
    """

    exercise: str
    kind: Kind
    performed_at: datetime
    number: int
    id: str = ""
    session: str = ""
    workout: str | None = None
    type: SetType = SetType.WORKING
    side: Side | None = None
    reps: int | None = None
    seconds: int | None = None
    distance_mm: int | None = None
    load: Load | None = None
    band: str | None = None
    rpe: float | None = None
    note: str | None = None
    source: str = "hipflex"
    target: Target | None = None
    position: int | None = None
    slot: int | None = None
    tick: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Session:
    """Sets done together, oldest first. `plan` is None where they were logged by hand or imported."""

    id: str
    workout: str | None
    started_at: datetime
    ended_at: datetime | None
    state: State
    note: str | None = None
    plan: Plan | None = None
    sets: tuple[PerformedSet, ...] = ()

    @property
    def title(self) -> str:
        """What to call it."""
        return self.plan.title if self.plan else self.workout or "a workout"


class Finding(StrEnum):
    """What a self-check finds of a side."""

    TIGHT = "tight"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A dated self-check of both sides; where one was measured, the thigh's angle over level in tenths of a degree."""

    id: str
    performed_at: datetime
    left: Finding
    right: Finding
    left_deg: float | None = None
    right_deg: float | None = None


class Numbering:
    """Gives the sets of one session and exercise their numbers, one after the other.

    An amount done with both sides, or with none, takes the highest + 1. A one-sided set takes the lowest number above
    its own side's highest whose other side holds a set of the same type and its own doesn't, else the highest + 1.
    """

    def __init__(self, earlier: Iterable[Numbered] = ()) -> None:
        self._highest = 0
        self._highest_of = dict.fromkeys(Side, 0)
        self._held: dict[tuple[Side, SetType], list[int]] = defaultdict(list)
        for one in sorted(earlier, key=lambda one: one.number):
            self.take(one)

    def take(self, one: Numbered) -> None:
        """Counts a set that has its number, which isn't lower than the others of its side."""
        self._highest = max(self._highest, one.number)
        if one.side is not None:
            self._highest_of[one.side] = one.number
            self._held[one.side, one.type].append(one.number)

    def next(self, side: Side | None, type_: SetType) -> int:
        """The number of the next set; `side` None stands for both sides or none."""
        if side is None:
            return self._highest + 1
        waiting = self._held[Side.RIGHT if side is Side.LEFT else Side.LEFT, type_]
        first = bisect_right(waiting, self._highest_of[side])
        return waiting[first] if first < len(waiting) else self._highest + 1


def next_number(earlier: Iterable[Numbered], side: Side | None, type_: SetType) -> int:
    """The number of the next set, given the sets of its session and exercise."""
    return Numbering(earlier).next(side, type_)


def performed(
    template: PerformedSet, entry: SetEntry, sides: Sides, earlier: Iterable[PerformedSet]
) -> tuple[PerformedSet, ...]:
    """The rows of an entry: `count` sets, each of one row, or of two where both sides did it, left first.

    `template` gives everything that the entry doesn't; `earlier` are the session's sets so far.
    """
    numbering = Numbering(one for one in earlier if one.exercise == template.exercise)
    return performed_next(template, entry, sides, numbering)


def performed_next(
    template: PerformedSet, entry: SetEntry, sides: Sides, numbering: Numbering
) -> tuple[PerformedSet, ...]:
    """The rows of an entry, which the numbering of the session and exercise counts."""
    rows: list[PerformedSet] = []
    for _ in range(entry.count):
        one = replace(
            template,
            number=numbering.next(entry.side, entry.type),
            type=entry.type,
            load=entry.load if entry.load and entry.load.grams else None,
            band=entry.band,
            rpe=entry.rpe,
        )
        for row in _by_side(one, entry, sides):
            numbering.take(row)
            rows.append(row)
    return tuple(rows)


def _by_side(one: PerformedSet, entry: SetEntry, sides: Sides) -> list[PerformedSet]:
    """One set of an entry as the rows of the sides that did it, left first."""
    if entry.side is not None or sides is not Sides.EACH:
        return [_with_amount(one, entry.side, entry.measure, entry.amount, entry.took_s)]
    right = (entry.amount, entry.took_s) if entry.right is None else (entry.right, entry.right_took_s)
    return [
        _with_amount(one, Side.LEFT, entry.measure, entry.amount, entry.took_s),
        _with_amount(one, Side.RIGHT, entry.measure, *right),
    ]


def _with_amount(
    one: PerformedSet, side: Side | None, measure: Measure, amount: int, took_s: int | None
) -> PerformedSet:
    """The set with an amount in reps, seconds or millimetres, done by a side in a time."""
    match measure:
        case Measure.REPS:
            return replace(one, side=side, reps=amount, seconds=took_s)
        case Measure.TIME:
            return replace(one, side=side, seconds=amount)
        case Measure.DISTANCE:
            return replace(one, side=side, distance_mm=amount, seconds=took_s)
