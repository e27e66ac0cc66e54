"""Records that were broken, and what they were before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hipflex.domain.performance import PerformedSet
from hipflex.domain.records import Record, RecordKind


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record and the one it took the place of; `before` is None where nobody knows any more what that was."""

    record: Record
    before: Record | None


def broken(before: Sequence[Record], after: Iterable[Record], sets: Iterable[PerformedSet]) -> tuple[BrokenRecord, ...]:
    """Which of the records after some sets took the place of one that stood before them.

    What was never done before breaks nothing.
    """
    new = {done.id for done in sets}
    found = ((record, _beaten(record, before)) for record in after if record.set_id in new)
    return tuple(BrokenRecord(record, beaten) for record, beaten in found if beaten)


def contest(record: Record) -> tuple[object, ...]:
    """What a record is the best of; only one record of a log is."""
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
