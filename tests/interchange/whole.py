"""A file read whole, for tests that compare what it holds."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hipflex.domain.imports import BadLine, ReadSet
from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.interchange.reading import opened


@dataclass(frozen=True)
class Whole:
    format: str
    sets: tuple[PerformedSet, ...]
    sessions: tuple[Session, ...]
    check_ins: tuple[CheckIn, ...]
    bad: tuple[BadLine, ...]


def read(data: bytes, name: str | None = None) -> Whole:
    reading = opened(io.BytesIO(data), name)
    sets = tuple(map(_whole, reading.sets()))
    return Whole(reading.format, sets, tuple(reading.sessions()), tuple(reading.check_ins), tuple(reading.bad))


def _whole(done: ReadSet) -> PerformedSet:
    return done if isinstance(done, PerformedSet) else done.whole()
