"""Personal records: the best of each kind, per exercise and side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from hipflex.domain.measures import EPLEY_REPS, Load, Side
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass


class RecordKind(StrEnum):
    """What a record is the best of."""

    MAX_LOAD = "max_load"
    REPS_AT_LOAD = "reps_at_load"
    LONGEST_HOLD = "longest_hold"
    LONGEST_DISTANCE = "longest_distance"
    SESSION_VOLUME = "session_volume"
    ESTIMATED_1RM = "estimated_1rm"


UNITS = {
    RecordKind.MAX_LOAD: "kg",
    RecordKind.REPS_AT_LOAD: "reps",
    RecordKind.LONGEST_HOLD: "s",
    RecordKind.LONGEST_DISTANCE: "m",
    RecordKind.SESSION_VOLUME: "kg",
    RecordKind.ESTIMATED_1RM: "kg",
}


@dataclass(frozen=True, slots=True)
class Record:
    """The best of its kind up to some day; `value` is in `unit`, a tie belongs to the older set.

    For `reps_at_load` and `estimated_1rm`, `load` and `band` tell what the set was done with.
    """

    exercise: str
    kind: RecordKind
    side: Side | None
    value: int | float
    performed_at: datetime
    session: str
    set_id: str
    load: Load | None = None
    band: str | None = None

    @property
    def unit(self) -> str:
        """The unit of `value`."""
        return UNITS[self.kind]


def estimated_1rm(load: Load, reps: int) -> float | None:
    """The estimated one-rep max in kilograms, None outside 1 to 12 reps or without added load.

    Load × (1 + reps / 30) for 2 to 12 reps; one rep is its own maximum. Formula: Epley, B. (1985), Poundage chart,
    Boyd Epley Workout, University of Nebraska.
    """
    if load.grams <= 0:
        return None
    if reps == 1:
        return load.grams / 1000
    return load.grams * (30 + reps) / 30_000 if reps in EPLEY_REPS else None


BEST_KIND_ORDER = (
    RecordKind.LONGEST_HOLD,
    RecordKind.LONGEST_DISTANCE,
    RecordKind.REPS_AT_LOAD,
    RecordKind.MAX_LOAD,
)


def best(records: Iterable[Record], bands: Sequence[str] = ()) -> Record | None:
    """The one record of an exercise that says most: hold, distance, reps with what was hardest, load.

    Of two sides the better; `bands` stand weakest first.
    """
    by_kind = {kind: [record for record in records if record.kind is kind] for kind in BEST_KIND_ORDER}
    of_kind = next(filter(None, by_kind.values()), [])
    return max(of_kind, key=lambda record: (_effort(record, bands), record.value), default=None)


class Feat(Protocol):
    """What was done, as far as it can be compared: a record, or what may become one."""

    @property
    def exercise(self) -> str:
        """What it was done of."""

    @property
    def kind(self) -> RecordKind:
        """What it may be the best of."""

    @property
    def side(self) -> Side | None:
        """The side that did it."""

    @property
    def value(self) -> int | float:
        """How much it was."""

    @property
    def load(self) -> Load | None:
        """What it was done with."""

    @property
    def band(self) -> str | None:
        """The band it was done with."""


AnyFeat = TypeVar("AnyFeat", bound=Feat)


def frontier(bests: Iterable[AnyFeat], bands: Sequence[str] = ()) -> list[AnyFeat]:
    """Of the most reps with each load or band those that nothing harder has as many of.

    Loads are harder than none, less help than more; a band is compared with bands alone, one that isn't among `bands`,
    which stand weakest first, with nothing.
    """
    kept: list[AnyFeat] = []
    most: dict[tuple[object, ...], int | float] = {}
    for record in sorted(bests, key=lambda record: _effort(record, bands), reverse=True):
        alone = record.band if _place(record, bands) is None else ""
        key = (record.exercise, record.side, record.band is None, alone)
        if record.value > most.get(key, 0):
            most[key] = record.value
            kept.append(record)
    return kept


def _effort(record: Feat, bands: Sequence[str]) -> tuple[int, int]:
    """How hard what a set was done with makes it: help, nothing, bands, loads, and how much of them."""
    grams = record.load.grams if record.load else 0
    if record.band is not None:
        place = _place(record, bands)
        return 1, -1 if place is None else place
    return (2 if grams > 0 else 0), grams


def _place(record: Feat, bands: Sequence[str]) -> int | None:
    names = [band.casefold() for band in bands]
    return names.index(record.band.casefold()) if record.band and record.band.casefold() in names else None


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record and the one it took the place of; `before` is None where nobody knows any more what that was."""

    record: Record
    before: Record | None


def broken_records(
    before: Sequence[Record], after: Iterable[Record], sets: Iterable[PerformedSet]
) -> tuple[BrokenRecord, ...]:
    """Which of the records after some sets took the place of one that stood before them.

    What was never done before breaks nothing.
    """
    new = {done.id for done in sets}
    found = ((record, _beaten(record, before)) for record in after if record.set_id in new)
    return tuple(BrokenRecord(record, beaten) for record, beaten in found if beaten)


def contest(record: Feat) -> tuple[object, ...]:
    """What something is the best of, if it is; only one record of a log is."""
    at = (record.load, record.band) if record.kind is RecordKind.REPS_AT_LOAD else ()
    return record.exercise, record.kind, record.side, *at


def _beaten(record: Record, before: Sequence[Record]) -> Record | None:
    """The best of what stood before; repetitions are measured against all done with as much load or more."""
    alike = [old for old in before if (old.exercise, old.kind, old.side) == (record.exercise, record.kind, record.side)]
    if record.kind is RecordKind.REPS_AT_LOAD:
        alike = [old for old in alike if old.band == record.band and _grams(old) >= _grams(record)]
    return max(alike, key=lambda old: old.value, default=None)


def _grams(record: Record) -> int:
    return record.load.grams if record.load else 0
