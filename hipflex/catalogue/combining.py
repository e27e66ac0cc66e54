"""Shelves to one set of entries: the user's over the shipped ones, every name looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from hipflex.catalogue.shelf import (
    EQUIPMENT,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
    Entry,
    Shelf,
)
from hipflex.domain.movement import Movement, Origin
from hipflex.errors import Problem
from hipflex.notation import Vocabulary


@dataclass(frozen=True, slots=True)
class Combined:
    """The entries that can be used, by sort and slug, each with its text; what is wrong with the others."""

    entries: Mapping[str, Mapping[str, Entry]]
    problems: tuple[Problem, ...]
    left_out: int


def combined(shelves: Sequence[Shelf], vocabulary: Vocabulary) -> Combined:
    """The entries of shelves: of equal slugs the first shelf's wins, and the last shelf holds the shipped ones."""
    checks = _Checks(vocabulary)
    merged = {sort: _merged(shelves, sort) for sort in SORTS}
    faulty = {slug: entry for shelf in shelves for slug, entry in shelf.faulty[MOVEMENTS].items()}
    checks.note_clashes({**faulty, **merged[MOVEMENTS]})
    known = known_names(merged)
    kept = dict(merged)
    kept[MOVEMENTS] = checks.kept(merged[MOVEMENTS], lambda entry, report: checked_movement(entry, known, report))
    movements = {slug: entry.value for slug, entry in kept[MOVEMENTS].items()}
    checks.note_loops(merged[MOVEMENTS], movements)
    kept[WORKOUTS] = checks.kept(merged[WORKOUTS], lambda entry, report: checked_workout(entry, movements, report))
    kept[PROGRAMMES] = checks.kept(
        merged[PROGRAMMES], lambda entry, report: checked_programme(entry, kept[WORKOUTS], report)
    )
    for shelf in shelves:
        checks.note_faulty(shelf, known, movements, kept[WORKOUTS])
    problems = dict.fromkeys([*(problem for shelf in shelves for problem in shelf.problems), *checks.problems])
    in_order = sorted(problems, key=lambda one: (one.place.file, one.place.line, one.place.column))
    return Combined(kept, tuple(in_order), checks.left_out + sum(shelf.left_out for shelf in shelves))


def known_names(entries: Mapping[str, Mapping[str, Any]]) -> Known:
    """The names that movements may use."""
    return Known(entries[MOVEMENTS], entries[MUSCLES], entries[EQUIPMENT], entries[REFERENCES])


@dataclass(slots=True)
class _Checks:
    """Looks names up and collects what is wrong."""

    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def kept(self, entries: Mapping[str, Entry], check: Callable[[Entry, Report], Any]) -> dict[str, Entry]:
        """The entries that pass a check, with the value it makes of them."""
        found = {}
        for slug, entry in entries.items():
            report = Report(slug, self.vocabulary)
            value = check(entry, report)
            self.problems += report.problems
            if value is None:
                self.left_out += 1
            else:
                found[slug] = replace(entry, value=value)
        return found

    def note_clashes(self, entries: Mapping[str, Entry]) -> None:
        """Reports names that two entries answer to."""
        for slug, name, owner in clashing_names(entries):
            node = entries[slug].node
            place = (place_of(name, node) or node).place
            what = f"{owner} answers to {name!r} already"
            self.problems.append(Problem(place, what, "a name of its own", slug))

    def note_faulty(
        self, shelf: Shelf, known: Known, movements: Mapping[str, Movement], workouts: Mapping[str, Entry]
    ) -> None:
        """Reports the names in entries that are left out anyway, so that one run tells everything."""
        looks: dict[str, Callable[[Entry, Report], Any]] = {
            MOVEMENTS: lambda entry, report: checked_movement(entry, known, report),
            WORKOUTS: lambda entry, report: checked_workout(entry, movements, report),
            PROGRAMMES: lambda entry, report: checked_programme(entry, workouts, report),
        }
        for sort, look in looks.items():
            for slug, entry in shelf.faulty[sort].items():
                report = Report(slug, self.vocabulary)
                look(entry, report)
                self.problems += report.problems

    def note_loops(self, entries: Mapping[str, Entry], movements: Mapping[str, Movement]) -> None:
        """Reports links that lead back to where they began."""
        for link in ("easier", "harder"):
            for slug, first in loops(movements, link):
                place = (place_of(first, entries[slug].node) or entries[slug].node).place
                what = f"going on to {first} for {link} ones leads back to {slug}"
                self.problems.append(Problem(place, what, "links that end somewhere", slug))


def _merged(shelves: Sequence[Shelf], sort: str) -> dict[str, Entry]:
    *own, shipped = shelves
    merged = dict(shipped.entries[sort])
    for shelf in reversed(own):
        for slug, entry in shelf.entries[sort].items():
            replaces = slug in shipped.entries[sort] and hasattr(entry.value, "origin")
            merged[slug] = _replacing(entry) if replaces else entry
    return merged


def _replacing(entry: Entry) -> Entry:
    return replace(entry, value=replace(entry.value, origin=Origin.REPLACED), origin=Origin.REPLACED)
