"""A file read whole, for tests that compare what it holds."""

from __future__ import annotations

import io
from dataclasses import dataclass

from hipflex.domain.imports import BadLine, ReadSet
from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.errors import Refused
from hipflex.interchange.reading import opened, own_format


@dataclass(frozen=True)
class Whole:
    format: str
    sets: tuple[PerformedSet, ...]
    sessions: tuple[Session, ...]
    check_ins: tuple[CheckIn, ...]
    bad: tuple[BadLine, ...]


def read(data: bytes, name: str | None = None) -> Whole:
    file = io.BytesIO(data)
    form = name or own_format(file)
    if form is None:
        raise Refused("no format of ours")
    reading = opened(file, form)
    sets = tuple(map(_whole, reading.sets()))
    return Whole(reading.format, sets, tuple(reading.sessions()), tuple(reading.check_ins), tuple(reading.bad))


def _whole(done: ReadSet) -> PerformedSet:
    return done if isinstance(done, PerformedSet) else done.whole()
