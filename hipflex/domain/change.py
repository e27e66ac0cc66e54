"""What changes the log: amendments of a session, and what taking a change back did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from hipflex.domain.performance import PerformedSet, Session
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
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

    `reopened` is the title of the workout that is open again, `made_at` when the change had been made.
    """

    change: str
    action: str
    said: str
    removed: tuple[PerformedSet, ...]
    restored: tuple[PerformedSet, ...]
    left: int
    reopened: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to; `change` is None where nothing was changed.

    Sets that `differs` counts stay as they are, unless the file's content was to be taken over: `updated` are those
    that say now what the file says. `renamed` are known by another name of their exercise, `deleted_stay` were deleted
    here. `other_names` are those that an update would replace, once for each set. `sessions_differ` counts known
    sessions of which a file that lists them says otherwise; an update takes that over too.
    """

    change: str | None
    added: int
    already_there: int
    differs: int
    renamed: int = 0
    deleted_stay: int = 0
    other_names: tuple[str, ...] = ()
    updated: int = 0
    sessions_differ: int = 0


@dataclass(frozen=True, slots=True)
class FileRow:
    """What the file said of an imported set: what tells it from all others, and its cells as they were."""

    identity: str
    cells: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """Sets as they were and as they are after one change; of a set that was added only the latter."""

    change: str | None
    before: tuple[PerformedSet, ...]
    after: tuple[PerformedSet, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A set of which joining two logs decided otherwise than it was written.

    `written_number` is what it had before; with `slot_is_taken` another machine had answered its place in the plan,
    and it stays as one set more. `machine` is the one that logged it.
    """

    done: PerformedSet
    machine: str
    written_number: int
    slot_is_taken: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of taking in changes; `waiting` are those of a newer program, `own` this machine's, lost before."""

    taken: int
    waiting: int
    settled: tuple[Settled, ...]
    own: int = 0


@dataclass(frozen=True, slots=True)
class MachineState:
    """How many changes of a machine the log holds, and when the newest was made."""

    machine: str
    changes: int
    newest: datetime
