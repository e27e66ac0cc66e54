"""All entries together, each looked up by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial

from hipflex.catalogue.cache import INSIDE, OWNERS
from hipflex.catalogue.contents import FEW, Contents
from hipflex.catalogue.layout import (
    EQUIPMENT,
    GUIDES,
    KINDS,
    LIFTS,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
)
from hipflex.catalogue.lazy import Lazy
from hipflex.catalogue.names import Names, names_of, spellings
from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, MovementBrief, Origin, Resistance, Sides
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from hipflex.domain.figure import Figure
    from hipflex.domain.movement import Equipment, Guide, Lift, Movement, Muscle, MuscleRoles, Reference
    from hipflex.domain.prescription import Workout
    from hipflex.domain.programme import Programme
    from hipflex.errors import Problem
    from hipflex.notation.tokens import Vocabulary

    Found = TypeVar("Found")


class Library:
    """Every entry by its slug. `left_out` counts the entries that can't be used, `problems` say why.

    An entry is made when it is first asked for, and to ask for one costs the same among thousands of others.
    """

    def __init__(self, contents: Contents, vocabulary: Vocabulary) -> None:
        self._contents = contents
        self._vocabulary = vocabulary

    @property
    def left_out(self) -> int:
        """How many entries can't be used, as far as files were looked at."""
        return self._contents.left_out

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with entries."""
        return self._contents.problems()

    @property
    def entries(self) -> int:
        """How many entries can be used."""
        return sum(len(self._contents.slugs(sort)) for sort in SORTS)

    @cached_property
    def briefs(self) -> Mapping[str, MovementBrief]:
        """What is asked of every movement and every lift again and again."""
        return self._lazy((MOVEMENTS, LIFTS), self._brief)

    @cached_property
    def movements(self) -> Mapping[str, Movement]:
        """The movements, the shipped ones first."""
        return self._of_sort(MOVEMENTS)

    @cached_property
    def lifts(self) -> Mapping[str, Lift]:
        """The lifts that aren't movements, the shipped ones first."""
        return self._of_sort(LIFTS)

    @cached_property
    def workouts(self) -> Mapping[str, Workout]:
        """The workouts."""
        return self._of_sort(WORKOUTS)

    @cached_property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes."""
        return self._of_sort(PROGRAMMES)

    @cached_property
    def muscles(self) -> Mapping[str, Muscle]:
        """The muscles."""
        return self._of_sort(MUSCLES)

    @cached_property
    def equipment(self) -> Mapping[str, Equipment]:
        """What movements may need."""
        return self._of_sort(EQUIPMENT)

    @cached_property
    def guides(self) -> Mapping[str, Guide]:
        """The guides."""
        return self._of_sort(GUIDES)

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """The studies."""
        return self._of_sort(REFERENCES)

    def muscles_of(self, slug: str) -> MuscleRoles | None:
        """What a movement or a lift does to which muscles; None where there is neither."""
        exercise = self.movements.get(slug) or self.lifts.get(slug)
        return exercise.muscles if exercise else None

    def figure(self, slug: str) -> Figure | None:
        """How a movement looks; None where its entry doesn't say."""
        return self._contents.or_anew(lambda: self._figure(slug))

    @property
    def trainings(self) -> tuple[Workout | Programme, ...]:
        """Everything that can be started by its name, movements aside."""
        return (*self.workouts.values(), *self.programmes.values())

    @cached_property
    def movement_names(self) -> Names:
        """What the movements answer to."""
        return self._names_of(MOVEMENTS)

    @cached_property
    def exercise_names(self) -> tuple[Names, Names]:
        """What the movements answer to, then what the lifts do."""
        return self.movement_names, self._names_of(LIFTS)

    @cached_property
    def training_names(self) -> Names:
        """What workouts and programmes answer to."""
        rows = self._contents
        sorts = (WORKOUTS, PROGRAMMES)
        return names_of((slug, _names(rows.row(sort, slug))) for sort in sorts for slug in rows.slugs(sort))

    @property
    def training_titles(self) -> dict[str, str]:
        """The titles of workouts and programmes by slug."""
        rows = self._contents
        return {slug: _names(rows.row(sort, slug))[0] for sort in (WORKOUTS, PROGRAMMES) for slug in rows.slugs(sort)}

    @property
    def equipment_names(self) -> Names:
        """What each piece of equipment answers to."""
        return names_of((name, ()) for name in self.equipment)

    def movements_beginning(self, text: str) -> list[str]:
        """The slugs of movements that begin so."""
        return self._beginning(MOVEMENTS, text)

    def exercises_beginning(self, text: str) -> list[str]:
        """The slugs of movements, then of lifts, that begin so."""
        return [slug for sort in (MOVEMENTS, LIFTS) for slug in self._beginning(sort, text)]

    def watched(self, workouts: Iterable[str]) -> tuple[str, ...] | None:
        """The files of movements on which workouts rest, as folder's number, folder and name; None where all count.

        All count where they are so few that every file is looked at whatever is asked.
        """
        return None if self._contents.are_few else self._contents.movement_files(workouts)

    def _beginning(self, sort: str, text: str) -> list[str]:
        found = self._contents.slugs_beginning(sort, text)
        if len(found) > FEW:
            self._contents.look_at_all()
        return [slug for slug in found if self._contents.row(sort, slug)]

    def _names_of(self, sort: str) -> Names:
        rows = self._contents
        names = self._lazy((sort,), lambda slug: spellings(self.briefs[slug].names))
        return Names(lambda: names, partial(rows.owners, sort), partial(rows.owning, sort), are_slugs=True)

    def _of_sort(self, sort: str) -> Mapping[str, Any]:
        return self._lazy((sort,), lambda slug: self._value(sort, slug))

    def _lazy(self, sorts: tuple[str, ...], make: Callable[[str], Found]) -> Mapping[str, Found]:
        return Lazy(
            lambda: [slug for sort in sorts for slug in self._contents.slugs(sort)],
            lambda slug: self._contents.or_anew(lambda: make(slug)),
            lambda slug: isinstance(slug, str) and bool(self._row(sorts, slug)),
        )

    def _row(self, sorts: Iterable[str], slug: str) -> list[str]:
        return next(filter(None, (self._contents.row(sort, slug) for sort in sorts)), [])

    def _brief(self, slug: str) -> MovementBrief:
        row = self._row((MOVEMENTS, LIFTS), slug)
        kept_in, origin, _, _, title, aliases, sides, measures, resistance = row
        return MovementBrief(
            slug=slug,
            title=title,
            kind=Kind(KINDS.get(kept_in, Kind.EXERCISE)),
            sides=Sides(sides),
            measures=tuple(map(Measure, measures.split(INSIDE))),
            resistance=Resistance(resistance),
            aliases=_parted(aliases),
            origin=Origin(origin),
        )

    def _figure(self, slug: str) -> Figure | None:
        from hipflex.catalogue.figure_fields import figure_of
        from hipflex.catalogue.text import of_json
        from hipflex.yamltext.nodes import node_at
        from hipflex.yamltext.shapes import Report

        row = self._contents.row(MOVEMENTS, slug)
        written = node_at(of_json(self._contents.text(int(row[2]), int(row[3]))), "figure") if row else None
        return figure_of(written, Report(slug, nobody_asks=True)) if written else None

    def _value(self, sort: str, slug: str) -> Any:
        """The value of an entry, from its text; a movement's figure is made apart, as few ask for it."""
        from hipflex.catalogue.checking import revived
        from hipflex.catalogue.entries import Written
        from hipflex.catalogue.text import of_json

        kept_in, origin, start, end, _, aliases, *_ = self._contents.row(sort, slug)
        text = self._contents.text(int(start), int(end))
        known: dict[str, Mapping[str, Any]] = {
            MOVEMENTS: self.movements,
            WORKOUTS: self.workouts,
            MUSCLES: self.muscles,
            EQUIPMENT: self.equipment,
            REFERENCES: self.references,
        }
        written = Written(slug, of_json(text, without="figure"), Origin(origin), self._vocabulary)
        value = revived(written, kept_in, known)
        if sort not in OWNERS or value.aliases == (names := _parted(aliases)):
            return value
        return replace(value, aliases=names)  # the user's `aliases.yaml` has given or taken some


def _names(row: Sequence[str]) -> list[str]:
    """The title and the aliases of a row."""
    return [row[4], *_parted(row[5])]


def _parted(aliases: str) -> tuple[str, ...]:
    return tuple(filter(None, aliases.split(INSIDE)))
