"""What taking a file in came to."""

from __future__ import annotations

from datetime import date

from hipflex.domain.change import Imported
from hipflex.value_classes import dataclass


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
