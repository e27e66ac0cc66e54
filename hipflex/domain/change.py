"""What changes the log: amendments of a session, and what taking a change back did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import Plan


@dataclass(frozen=True, slots=True)
class Amendment:
    """What one line changes in a session, written as one change.

    `sets` are new, without ids; `plan` and `note` replace the session's where they are given; `ended_at` finishes it.
    `said` tells what it is about where there are no sets to tell it.
    """

    action: str
    sets: tuple[PerformedSet, ...] = ()
    plan: Plan | None = None
    note: str | None = None
    ended_at: datetime | None = None
    said: str = ""


Decision = Callable[[Session], Amendment | None]
"""Decides on the session as it stands in the log; None where another terminal already answered."""


@dataclass(frozen=True, slots=True)
class Amended:
    """The session after a decision, and the sets it stored; `passed` where another terminal had answered."""

    session: Session
    sets: tuple[PerformedSet, ...] = ()
    passed: bool = False


@dataclass(frozen=True, slots=True)
class Logged:
    """Sets written by hand, as one change."""

    change: str
    session: str
    sets: tuple[PerformedSet, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """A workout ended early or discarded."""

    session: Session
    change: str
    sets_kept: int
    sets_dropped: int


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A change taken back, or put back: which sets went and which came; `left` more could follow.

    `reopened` is the title of the workout that is open again.
    """

    change: str
    action: str
    said: str
    removed: tuple[PerformedSet, ...]
    restored: tuple[PerformedSet, ...]
    left: int
    reopened: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; `change` is None where nothing was added."""

    change: str | None
    added: int
    already_there: int
    differs: int
