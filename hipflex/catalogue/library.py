"""All entries together: shipped ones, the user's own over them, every name looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hipflex.catalogue.checking import (
    Known,
    checked_movement,
    checked_programme,
    checked_workout,
    clashing_names,
    loops,
    place_of,
)
from hipflex.catalogue.fields import Report
from hipflex.catalogue.names import Names, resolved
from hipflex.catalogue.shelf import (
    EQUIPMENT,
    GUIDES,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
    Entry,
    Shelf,
    read_path,
    read_shelf,
)
from hipflex.domain.guide import Equipment, Guide
from hipflex.domain.movement import Movement, Muscle, Origin, Reference
from hipflex.domain.prescription import Programme, Workout
from hipflex.errors import Problem
from hipflex.notation import Vocabulary


@dataclass(frozen=True, slots=True)
class Library:
    """Every entry by its slug. `left_out` counts the entries that can't be used, `problems` say why."""

    movements: Mapping[str, Movement]
    workouts: Mapping[str, Workout]
    programmes: Mapping[str, Programme]
    muscles: Mapping[str, Muscle]
    equipment: Mapping[str, Equipment]
    guides: Mapping[str, Guide]
    references: Mapping[str, Reference]
    problems: tuple[Problem, ...] = ()
    left_out: int = 0

    @property
    def entries(self) -> int:
        """How many entries can be used."""
        return sum(len(getattr(self, sort)) for sort in SORTS)

    @property
    def trainings(self) -> tuple[Workout | Programme, ...]:
        """Everything that can be started by its name, movements aside."""
        return (*self.workouts.values(), *self.programmes.values())

    @property
    def movement_names(self) -> Names:
        """Everything that every movement answers to."""
        return _names(self.movements.values())

    @property
    def training_names(self) -> Names:
        """Everything that every workout and programme answers to."""
        return _names(self.trainings)

    def movement(self, name: str) -> Movement:
        """The movement that a name means."""
        return self.movements[resolved(name, self.movement_names)]


def shipped_folder() -> Path:
    """The catalogue that came with the program: inside it when installed, at the top of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "catalogue"


def load_library(shipped: Path, own: Sequence[Path], vocabulary: Vocabulary) -> Library:
    """Reads the shipped folder and the user's own; of equal slugs the first folder's wins, the shipped one is last."""
    shelves = [read_shelf(folder, vocabulary, Origin.USER) for folder in own]
    return combined(read_shelf(shipped, vocabulary, Origin.SHIPPED), shelves, vocabulary)


def checked_path(
    shipped: Path, own: Sequence[Path], path: Path, vocabulary: Vocabulary
) -> tuple[int, tuple[Problem, ...]]:
    """How many entries of a file or folder can be used beside all others, and what is wrong with the rest."""
    shelf = read_path(path, vocabulary)
    others = [read_shelf(folder, vocabulary, Origin.USER) for folder in own]
    library = combined(read_shelf(shipped, vocabulary, Origin.SHIPPED), [shelf, *others], vocabulary)
    usable = sum(slug in getattr(library, sort) for sort in SORTS for slug in shelf.entries[sort])
    ours = [problem for problem in library.problems if Path(problem.place.file).is_relative_to(path)]
    return usable, tuple(dict.fromkeys(ours))


def combined(shipped: Shelf, own: Sequence[Shelf], vocabulary: Vocabulary) -> Library:
    """The library of shelves that were read."""
    checks = _Checks(vocabulary)
    merged = {sort: _merged(shipped, own, sort) for sort in SORTS}
    checks.note_clashes(merged[MOVEMENTS])
    muscles, equipment, guides, references = (
        _values(merged[sort]) for sort in (MUSCLES, EQUIPMENT, GUIDES, REFERENCES)
    )
    movements = checks.kept(
        merged[MOVEMENTS],
        lambda entry, report: checked_movement(entry, Known(merged[MOVEMENTS], muscles, equipment, references), report),
    )
    checks.note_loops(merged[MOVEMENTS], movements)
    workouts = checks.kept(merged[WORKOUTS], lambda entry, report: checked_workout(entry, movements, report))
    programmes = checks.kept(merged[PROGRAMMES], lambda entry, report: checked_programme(entry, workouts, report))
    shelves = [*own, shipped]
    problems = [problem for shelf in shelves for problem in shelf.problems] + checks.problems
    left_out = checks.left_out + sum(shelf.left_out for shelf in shelves)
    return Library(movements, workouts, programmes, muscles, equipment, guides, references, tuple(problems), left_out)


@dataclass(slots=True)
class _Checks:
    """Looks names up and collects what is wrong."""

    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def kept(self, entries: Mapping[str, Entry], check: Callable[[Entry, Report], Any]) -> dict[str, Any]:
        """The entries that pass a check."""
        found = {}
        for slug, entry in entries.items():
            report = Report(slug, self.vocabulary)
            value = check(entry, report)
            self.problems += report.problems
            if value is None:
                self.left_out += 1
            else:
                found[slug] = value
        return found

    def note_clashes(self, entries: Mapping[str, Entry]) -> None:
        """Reports names that two entries answer to."""
        for slug, name, owner in clashing_names(entries):
            node = entries[slug].node
            place = (place_of(name, node) or node).place
            what = f"{owner} answers to {name!r} already"
            self.problems.append(Problem(place, what, "a name of its own", slug))

    def note_loops(self, entries: Mapping[str, Entry], movements: Mapping[str, Movement]) -> None:
        """Reports links that lead back to where they began."""
        for link in ("easier", "harder"):
            for slug, first in loops(movements, link):
                place = (place_of(first, entries[slug].node) or entries[slug].node).place
                what = f"going on to {first} for {link} ones leads back to {slug}"
                self.problems.append(Problem(place, what, "links that end somewhere", slug))


def _merged(shipped: Shelf, own: Sequence[Shelf], sort: str) -> dict[str, Entry]:
    merged = dict(shipped.entries[sort])
    for shelf in reversed(own):
        for slug, entry in shelf.entries[sort].items():
            replaces = slug in shipped.entries[sort] and hasattr(entry.value, "origin")
            merged[slug] = Entry(replace(entry.value, origin=Origin.REPLACED), entry.node) if replaces else entry
    return merged


def _values(entries: Mapping[str, Entry]) -> dict[str, Any]:
    return {slug: entry.value for slug, entry in entries.items()}


def _names(entries: Iterable[Movement | Workout | Programme]) -> Names:
    return {entry.slug: entry.names for entry in entries}
