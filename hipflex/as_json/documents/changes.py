"""What a command changed in the log."""

from __future__ import annotations

from typing import Annotated, TypedDict

from hipflex.as_json.documents.rows import CheckIn, Count, Day, Id, Moment, Ordinal, Path, Set, Text
from hipflex.as_json.json_schema import keywords
from hipflex.domain.performance import State


class Closed(TypedDict):
    """A workout that was ended early, or taken back whole."""

    session: Id
    workout: Text | None
    state: Annotated[State, keywords(enum=(State.FINISHED, State.DISCARDED))]
    sets_kept: Count
    sets_dropped: Count
    change: Id


class Logged(TypedDict):
    """The sets that were logged, as one change."""

    change: Id
    session: Id
    sets: list[Set]


class Edited(TypedDict):
    """Sets before and after a correction; without a change where nothing is otherwise."""

    change: Id | None
    before: list[Set]
    after: list[Set]


class Deleted(TypedDict):
    """The sets that are gone."""

    change: Id | None
    deleted: list[Set]


class TakenBack(TypedDict):
    """What was taken back, or put back: the sets that went, and those that came."""

    change: Id
    action: Text
    said: Text
    removed: list[Set]
    restored: list[Set]
    left: Annotated[Count, "how many more could follow"]


class Change(TypedDict):
    """A change of the log."""

    change: Id


class CheckedIn(Change, CheckIn):
    """A self-check that was noted."""


class NamedSets(TypedDict):
    """A name as the file has it, and the movement that it is tied to."""

    name: Text
    sets: Count
    exercise: Text | None


class UnmatchedName(TypedDict):
    """A name that is in no catalogue, and the closest slugs."""

    name: Text
    sets: Count
    suggestions: list[str]


class Neighbour(TypedDict):
    """A session of the log from elsewhere that began within two minutes of one in the file."""

    session: Id
    started_at: Moment
    source: Text


class Slip(TypedDict):
    """A line of a file that was left out, or is doubtful, and why."""

    line: Ordinal
    reason: Text


class Imported(TypedDict):
    """What a file was, how its sets stand to the log, and all that was left out or is doubtful."""

    format: Text
    variant: Text | None
    language: Text | None
    unit: Annotated[str, "of its loads", keywords(enum=("kg", "lb", "mixed"))] | None
    unit_from: Annotated[Text, "where that was read"] | None
    sessions: Count
    sets: Count
    types: Annotated[dict[str, int], "how many sets are of each type"]
    added: Count
    already_there: Count
    differs: Annotated[Count, "known sets of which the file says something else"]
    updated: Annotated[Count, "those of them that say the same now"]
    sessions_differ: Annotated[Count, "known sessions of which a file that lists them says something else"]
    renamed: Annotated[Count, "known sets by another name of their exercise"]
    deleted_stay: Annotated[Count, "known sets that were deleted here"]
    since: Day | None
    until: Day | None
    rests: Annotated[Count, "rows left out, as they are rests"]
    notes: Annotated[Count, "rows kept as notes of their sets"]
    not_done: Annotated[Count, "rows left out, as nothing was done"]
    two_measures: Annotated[Count, "sets that have two, as a distance in a time"]
    names: list[NamedSets]
    unmatched: list[UnmatchedName]
    near: list[Neighbour]
    bad: list[Slip]
    warnings: list[Slip]
    batch: Annotated[Id, "the change; null where nothing was altered"] | None


class Machine(TypedDict):
    """How many changes of a machine the log holds."""

    machine: Text
    changes: Count
    newest: Moment


class Synced(TypedDict):
    """What was written to and taken from a shared folder, and in words what was settled."""

    folder: Path
    machine: Text | None
    written: Annotated[Count, "changes of this machine"]
    taken: Annotated[Count, "changes of others"]
    settled: list[Text]
    waiting: Annotated[Count, "changes that a newer program made"]
    machines: list[Machine]
