"""Folders together: the user's entries over the shipped ones, every name in them looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from hipflex.catalogue.checking import Known, checked, clashing_names, loops, own_last, place_of
from hipflex.catalogue.entry import Entry
from hipflex.catalogue.folder import Folder
from hipflex.catalogue.layout import (
    ALIASES,
    EQUIPMENT,
    GUIDES,
    LIFTS,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
)
from hipflex.catalogue.lazy import Lazy
from hipflex.catalogue.ties import Ties, ties
from hipflex.domain.movement import Origin
from hipflex.errors import Place, Problem
from hipflex.value_classes import dataclass, field
from hipflex.yamltext.nodes import node_at
from hipflex.yamltext.shapes import Report

IN_TURN = (EQUIPMENT, REFERENCES, MUSCLES, GUIDES, MOVEMENTS, LIFTS, WORKOUTS, PROGRAMMES)
"""The sorts in an order in which those that are named come before those that name them."""
WITH_ORIGIN = (MOVEMENTS, LIFTS, WORKOUTS, PROGRAMMES)


@dataclass(frozen=True, slots=True)
class Combined:
    """The entries that can be used, by sort and slug; what is wrong with the others.

    `tied` are the slugs of the names, in their normal form, that the user has given to one entry alone.
    """

    entries: Mapping[str, Mapping[str, Entry]]
    tied: Mapping[str, str]
    problems: tuple[Problem, ...]
    left_out: int


def combined(folders: Sequence[Folder], told: Iterable[Problem] = ()) -> Combined:
    """The entries of folders: of equal slugs the first folder's wins, and the last folder holds the shipped ones.

    Where an entry can't be used, the next folder's of its slug is. What was `told` before of a file that wasn't read
    since saves looking for the place in it.
    """
    stacks = {sort: _stacked(folders, sort) for sort in SORTS}
    lost = {sort: {slug for folder in folders for slug in folder.lost[sort]} for sort in SORTS}
    there = {sort: frozenset(slugs) for sort, slugs in stacks.items()}
    checks = _Checks(Known(stacks, lost), there, {(one.place.file, one.entry, one.what): one for one in told})
    kept = {sort: checks.kept(sort, stacks[sort]) for sort in IN_TURN}
    in_force = {sort: _in_force(folders, stacks, sort) for sort in WITH_ORIGIN}
    checks.note_clashes([*in_force[MOVEMENTS], *in_force[LIFTS]])
    checks.note_clashes([*in_force[WORKOUTS], *in_force[PROGRAMMES]])
    checks.note_loops(in_force[MOVEMENTS])
    kept[LIFTS] = {slug: lift for slug, lift in kept[LIFTS].items() if slug not in kept[MOVEMENTS]}
    tied = checks.tied([stack[0] for stack in stacks[ALIASES].values()], kept)
    for folder in folders:
        checks.note_faulty(folder)
    problems = dict.fromkeys([*(problem for folder in folders for problem in folder.problems), *checks.problems])
    in_order = sorted(problems, key=lambda one: (one.place.file, one.place.line, one.place.column))
    left_out = checks.left_out + sum(folder.left_out for folder in folders)
    return Combined({sort: kept[sort] for sort in SORTS}, tied, tuple(in_order), left_out)


def _gives_way(entry: Entry, own: Entry) -> bool:
    return entry.origin is Origin.SHIPPED and own.origin is not Origin.SHIPPED


@dataclass(slots=True)
class _Checks:
    """Looks names up and collects what is wrong; `there` are by sort the slugs of the entries that are known."""

    known: Known
    there: dict[str, frozenset[str]]
    told: Mapping[tuple[str, str | None, str], Problem]
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def kept(self, sort: str, stacks: Mapping[str, Sequence[Entry]]) -> dict[str, Entry]:
        """The first entry of each slug that passes the check."""
        found: dict[str, Entry] = {}
        for slug, stack in stacks.items():
            for entry in stack:
                if self._passes(entry):
                    found[slug] = entry
                    break
                self.left_out += 1
        lost = {*self.known.lost[sort], *(stacks.keys() - found.keys())}
        self.there[sort] = frozenset(found)
        values = Lazy(found.keys, partial(self._value, found, self.known))
        self.known = Known({**self.known.entries, sort: values}, {**self.known.lost, sort: lost})
        return found

    @staticmethod
    def _value(entries: Mapping[str, Entry], known: Known, slug: str) -> Any:
        return checked(entries[slug], known, Report(slug))

    def _passes(self, entry: Entry) -> bool:
        """Whether an entry can be used; its value is made only where that isn't plain from the names in it."""
        there = self.there
        if entry.sort != WORKOUTS and all(there[sort].issuperset(names) for sort, names in entry.mentions.items()):
            return True
        report = Report(entry.slug)
        value = checked(entry, self.known, report)
        if report.problems and entry.read_node is None:
            report = Report(entry.slug)
            value = checked(entry.placed(), self.known, report)
        self.problems += report.problems
        return value is not None

    def tied(self, aliases: Sequence[Entry], kept: dict[str, dict[str, Entry]]) -> Mapping[str, str]:
        """Gives the kept movements and lifts the names that are tied to them; the slugs of these names."""
        lost = {*self.known.lost[MOVEMENTS], *self.known.lost[LIFTS]}
        found = ties(aliases, {**kept[LIFTS], **kept[MOVEMENTS]}, lost) if aliases else Ties()
        kept[ALIASES] = found.usable
        for sort in (MOVEMENTS, LIFTS) if aliases else ():
            kept[sort] = {slug: found.answering(entry) for slug, entry in kept[sort].items()}
        self.problems += found.problems
        self.left_out += len(found.problems)
        return found.slugs

    def note_clashes(self, entries: Sequence[Entry]) -> None:
        """Reports names that two entries answer to; a shipped one gives way to the user's without a word."""
        for entry, name, owner in clashing_names(entries):
            # Wherever a name is looked up, a card of the user's comes before a shipped lift.
            to_a_card = owner.sort == LIFTS and entry.sort == MOVEMENTS and _gives_way(owner, entry)
            if to_a_card or _gives_way(entry, owner):
                continue
            what = f"{owner.slug} answers to {name!r} already"
            told = self.told.get((entry.path, entry.slug, what)) if entry.read_node is None else None
            self.problems.append(told or Problem(_place_of_name(entry, name), what, "a name of its own", entry.slug))

    def note_loops(self, entries: Sequence[Entry]) -> None:
        """Reports links that go round in a circle."""
        own_first = {entry.slug: entry for entry in reversed(entries)}
        for slug, link, other in loops(own_first):
            node = own_first[slug].placed().node
            links = node_at(node, link) or node
            what = f"{other} can't be {link} than {slug}: the links go round in a circle"
            place = place_of(other, links) or links.place
            self.problems.append(Problem(place, what, "links in one order, from easier to harder", slug))

    def note_faulty(self, folder: Folder) -> None:
        """Reports the names in entries that are left out anyway, so that one run tells everything."""
        told = {problem.place for problem in folder.problems}
        for faulty in folder.faulty.values():
            for slug, entry in faulty.items():
                report = Report(slug)
                checked(entry.placed(), self.known, report)
                self.problems += [problem for problem in report.problems if problem.place not in told]


def _place_of_name(entry: Entry, name: str) -> Place:
    node = entry.placed().node
    inside = [node_at(node, key) for key in ("title", "aliases", "names")]
    places = [place_of(name, node) for node in inside if node]
    return next(filter(None, places), node.place)


def _stacked(folders: Sequence[Folder], sort: str) -> dict[str, list[Entry]]:
    """The entries of each slug, the strongest first; those of shipped slugs come first, in their order."""
    *own, shipped = folders
    stacks: dict[str, list[Entry]] = {slug: [] for slug in shipped.entries[sort]}
    for folder in own:
        for slug, entry in folder.entries[sort].items():
            replaces = slug in shipped.entries[sort] and sort in WITH_ORIGIN
            stacks.setdefault(slug, []).append(entry.replacing() if replaces else entry)
    for slug, entry in shipped.entries[sort].items():
        stacks[slug].append(entry)
    return stacks


def _in_force(folders: Sequence[Folder], stacks: Mapping[str, Mapping[str, Sequence[Entry]]], sort: str) -> list[Entry]:
    """The strongest entry of each slug, and the faulty ones of slugs that nothing else has; the user's own last."""
    faulty = {slug: entry for folder in folders for slug, entry in folder.faulty[sort].items()}
    return own_last({**faulty, **{slug: stack[0] for slug, stack in stacks[sort].items()}}.values())
