"""Shelves to one set of entries: the user's over the shipped ones, every name looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hipflex.catalogue.checking import Known, checked, place_of
from hipflex.catalogue.entries import node_at
from hipflex.catalogue.relations import clashing_names, loops, own_last
from hipflex.catalogue.report import Report
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
)
from hipflex.domain.movement import Origin
from hipflex.errors import Problem
from hipflex.notation import Vocabulary

IN_TURN = (EQUIPMENT, REFERENCES, MUSCLES, GUIDES, MOVEMENTS, WORKOUTS, PROGRAMMES)
"""The sorts in an order in which those that are named come before those that name them."""


@dataclass(frozen=True, slots=True)
class Combined:
    """The entries that can be used, by sort and slug, each with its text; what is wrong with the others."""

    entries: Mapping[str, Mapping[str, Entry]]
    problems: tuple[Problem, ...]
    left_out: int


def combined(shelves: Sequence[Shelf], vocabulary: Vocabulary) -> Combined:
    """The entries of shelves: of equal slugs the first shelf's wins, and the last shelf holds the shipped ones.

    Where an entry can't be used, the next shelf's of its slug is.
    """
    stacks = {sort: _stacked(shelves, sort) for sort in SORTS}
    lost = {sort: {slug for shelf in shelves for slug in shelf.lost[sort]} for sort in SORTS}
    checks = _Checks(vocabulary, known_entries(stacks, lost))
    kept = {sort: checks.kept(sort, stacks[sort]) for sort in IN_TURN}
    for sorts in ((MOVEMENTS,), (WORKOUTS, PROGRAMMES)):
        checks.note_clashes([entry for sort in sorts for entry in _in_force(shelves, stacks, sort)])
    checks.note_loops(_in_force(shelves, stacks, MOVEMENTS))
    for shelf in shelves:
        checks.note_faulty(shelf)
    problems = dict.fromkeys([*(problem for shelf in shelves for problem in shelf.problems), *checks.problems])
    in_order = sorted(problems, key=lambda one: (one.place.file, one.place.line, one.place.column))
    left_out = checks.left_out + sum(shelf.left_out for shelf in shelves)
    return Combined({sort: kept[sort] for sort in SORTS}, tuple(in_order), left_out)


def known_entries(entries: Mapping[str, Mapping[str, Any]], lost: Mapping[str, set[str]]) -> Known:
    """The entries that others may name."""
    return Known(entries[MOVEMENTS], entries[WORKOUTS], entries[MUSCLES], entries[EQUIPMENT], entries[REFERENCES], lost)


@dataclass(slots=True)
class _Checks:
    """Looks names up and collects what is wrong."""

    vocabulary: Vocabulary
    known: Known
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def kept(self, sort: str, stacks: Mapping[str, Sequence[Entry]]) -> dict[str, Entry]:
        """The first entry of each slug that passes the check, with the value it makes of it."""
        found: dict[str, Entry] = {}
        for slug, stack in stacks.items():
            for entry in stack:
                report = Report(slug, self.vocabulary)
                value = checked(sort, entry, self.known, report)
                self.problems += report.problems
                if value is not None:
                    found[slug] = replace(entry, value=value)
                    break
                self.left_out += 1
        self._now_known(sort, found, stacks)
        return found

    def _now_known(self, sort: str, found: Mapping[str, Entry], stacks: Mapping[str, Sequence[Entry]]) -> None:
        values = {slug: entry.value for slug, entry in found.items()}
        lost = {*self.known.lost[sort], *(stacks.keys() - found.keys())}
        named = {sort: values} if sort in (MOVEMENTS, WORKOUTS) else {}
        self.known = replace(self.known, lost={**self.known.lost, sort: lost}, **named)

    def note_clashes(self, entries: Sequence[Entry]) -> None:
        """Reports names that two entries answer to."""
        for entry, name, owner in clashing_names(entries):
            inside = [node_at(entry.node, key) for key in ("title", "aliases")]
            places = [place_of(name, node) for node in inside if node]
            place = next(filter(None, places), entry.node.place)
            what = f"{owner} answers to {name!r} already"
            self.problems.append(Problem(place, what, "a name of its own", entry.value.slug))

    def note_loops(self, entries: Sequence[Entry]) -> None:
        """Reports links that go round in a circle."""
        own_first = {entry.value.slug: entry for entry in reversed(entries)}
        for slug, link, other in loops({slug: entry.value for slug, entry in own_first.items()}):
            links = node_at(own_first[slug].node, link) or own_first[slug].node
            what = f"{other} can't be {link} than {slug}: the links go round in a circle"
            place = place_of(other, links) or links.place
            self.problems.append(Problem(place, what, "links in one order, from easier to harder", slug))

    def note_faulty(self, shelf: Shelf) -> None:
        """Reports the names in entries that are left out anyway, so that one run tells everything."""
        told = {problem.place for problem in shelf.problems}
        for sort, faulty in shelf.faulty.items():
            for slug, entry in faulty.items():
                report = Report(slug, self.vocabulary)
                checked(sort, entry, self.known, report)
                self.problems += [problem for problem in report.problems if problem.place not in told]


def _stacked(shelves: Sequence[Shelf], sort: str) -> dict[str, list[Entry]]:
    """The entries of each slug, the strongest first; those of shipped slugs come first, in their order."""
    *own, shipped = shelves
    stacks: dict[str, list[Entry]] = {slug: [] for slug in shipped.entries[sort]}
    for shelf in own:
        for slug, entry in shelf.entries[sort].items():
            replaces = slug in shipped.entries[sort] and hasattr(entry.value, "origin")
            stacks.setdefault(slug, []).append(_replacing(entry) if replaces else entry)
    for slug, entry in shipped.entries[sort].items():
        stacks[slug].append(entry)
    return stacks


def _in_force(shelves: Sequence[Shelf], stacks: Mapping[str, Mapping[str, Sequence[Entry]]], sort: str) -> list[Entry]:
    """The strongest entry of each slug, and the faulty ones of slugs that nothing else has; the user's own last."""
    faulty = {slug: entry for shelf in shelves for slug, entry in shelf.faulty[sort].items()}
    return own_last({**faulty, **{slug: stack[0] for slug, stack in stacks[sort].items()}}.values())


def _replacing(entry: Entry) -> Entry:
    return replace(entry, value=replace(entry.value, origin=Origin.REPLACED), origin=Origin.REPLACED)
