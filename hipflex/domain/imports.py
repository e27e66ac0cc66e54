"""What taking a file in came to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from hipflex.domain.change import Imported
from hipflex.domain.measures import Unit
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass, field, replace


class Part:
    """Some fields of sets as `done` has them; equal only to itself, which is soon told."""

    __slots__ = ("done",)

    def __init__(self, done: PerformedSet) -> None:
        self.done = done


Pair = tuple[Part, Part]


@dataclass(slots=True)
class SetInParts:
    """A set of a file that holds many alike: what is its own, and in parts what it has in common with others.

    Of `what` the first part has workout, exercise and kind, the second source and target; of `which` the first has
    number, type and side, the second the effort; of `amount` the first has repetitions, seconds and distance, the
    second load and band. Those that go together in a habit are in a pair, so that there are few pairs.
    """

    id: str
    session: str
    performed_at: datetime
    note: str | None
    what: Pair
    which: Pair
    amount: Pair

    def whole(self) -> PerformedSet:
        """The set by itself."""
        movement, origin, place, effort, measures, resistance = (
            part.done for pair in (self.what, self.which, self.amount) for part in pair
        )
        return replace(
            movement,
            id=self.id,
            session=self.session,
            performed_at=self.performed_at,
            note=self.note,
            number=place.number,
            type=place.type,
            side=place.side,
            reps=measures.reps,
            seconds=measures.seconds,
            distance_mm=measures.distance_mm,
            load=resistance.load,
            band=resistance.band,
            rpe=effort.rpe,
            source=origin.source,
            target=origin.target,
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
class ImportMap:
    """What the user says about a file: the slugs of names, which column holds what, units, the order of dates.

    `units` are those of distances by exercise as the file calls it, `distance` is that of all others.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    unit: Unit | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    distance: str | None = None
    date_format: str | None = None


@dataclass(frozen=True, slots=True)
class NamedSets:
    """A name as a file has it, the number of its sets, and the slug of the movement that it is tied to."""

    name: str
    sets: int
    slug: str | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A session of the log that began within two minutes of one that comes in, and comes from elsewhere."""

    session: str
    started_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file held and what of it is new to the log; `since` and `until` are the days of its sets.

    `unit` is `kg`, `lb` or `mixed`, None where no set has a weight; `unit_from` says in words where it was read.
    `types` counts the sets by what they were for; `rests`, `notes` and `not_done` what was no set, or is left out.
    """

    format: str
    sets: int
    sessions: int
    since: date | None
    until: date | None
    imported: Imported
    title: str = ""
    variant: str | None = None
    language: str | None = None
    unit: str | None = None
    unit_from: str = ""
    types: Mapping[str, int] = field(default_factory=dict)
    rests: int = 0
    notes: int = 0
    not_done: int = 0
    two_measures: int = 0
    names: tuple[NamedSets, ...] = ()
    unmatched: tuple[UnmatchedName, ...] = ()
    without_unit: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    bad: tuple[BadLine, ...] = ()
    warnings: tuple[BadLine, ...] = ()
