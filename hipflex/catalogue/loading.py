"""Folders of the catalogue to one library: the user's entries over the shipped ones, every name looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hipflex.catalogue.cache import keep, kept, stamp
from hipflex.catalogue.checking import Known, checked, clashing_names, loops, own_last, place_of
from hipflex.catalogue.entries import node_at
from hipflex.catalogue.folder import (
    EQUIPMENT,
    GUIDES,
    MOVEMENTS,
    MUSCLES,
    PROGRAMMES,
    REFERENCES,
    SORTS,
    WORKOUTS,
    Entry,
    Folder,
    read_folder,
    read_path,
)
from hipflex.catalogue.library import Library
from hipflex.catalogue.names import Names, names_of
from hipflex.domain.movement import Movement, Origin
from hipflex.domain.prescription import Programme, Workout
from hipflex.errors import Problem
from hipflex.notation.tokens import Vocabulary
from hipflex.path_names import shipped_catalogue
from hipflex.value_classes import dataclass, field, replace
from hipflex.yamltext.shapes import Report


def shipped_folder() -> Path:
    """The catalogue that came with the program: inside it when installed, at the top of a checkout."""
    return Path(shipped_catalogue())


def load_library(shipped: Path, own: Sequence[Path], vocabulary: Vocabulary, cache: Path | None = None) -> Library:
    """The shipped folder's entries and the user's own; of equal slugs the first folder's wins, the shipped one is last.

    With a `cache` file nothing is read again that has not changed.
    """
    if cache is None:
        return _read(shipped, own, vocabulary)[0]
    facts = stamp([*own, shipped], vocabulary)
    library = kept(cache, facts, vocabulary)
    if library is None:
        library, entries = _read(shipped, own, vocabulary)
        keep(cache, facts, library, entries)
    return library


def checked_path(
    shipped: Path, own: Sequence[Path], path: Path, vocabulary: Vocabulary
) -> tuple[int, tuple[Problem, ...]]:
    """How many entries of a file or folder can be used beside all others, and what is wrong with the rest."""
    others = [read_folder(folder, vocabulary, Origin.USER) for folder in own]
    shipped_one = read_folder(shipped, vocabulary, Origin.SHIPPED)
    whole = combined([read_path(path, vocabulary), *others, shipped_one])
    used = [entry.node.place for entries in whole.entries.values() for entry in entries.values()]
    usable = sum(Path(place.file).is_relative_to(path) for place in used)
    return usable, tuple(one for one in whole.problems if Path(one.place.file).is_relative_to(path))


def _read(
    shipped: Path, own: Sequence[Path], vocabulary: Vocabulary
) -> tuple[Library, Mapping[str, Mapping[str, Entry]]]:
    """The library as its files have it now, and the entries it was made of."""
    folders = [read_folder(folder, vocabulary, Origin.USER) for folder in own]
    whole = combined([*folders, read_folder(shipped, vocabulary, Origin.SHIPPED)])
    values = {sort: {slug: entry.value for slug, entry in entries.items()} for sort, entries in whole.entries.items()}
    library = Library(
        **values,
        movement_names=_names(values["movements"].values()),
        training_names=_names([*values["workouts"].values(), *values["programmes"].values()]),
        problems=whole.problems,
        left_out=whole.left_out,
    )
    return library, whole.entries


def _names(entries: Iterable[Movement | Workout | Programme]) -> Names:
    return names_of((entry.slug, entry.names) for entry in entries)


IN_TURN = (EQUIPMENT, REFERENCES, MUSCLES, GUIDES, MOVEMENTS, WORKOUTS, PROGRAMMES)
"""The sorts in an order in which those that are named come before those that name them."""


@dataclass(frozen=True, slots=True)
class Combined:
    """The entries that can be used, by sort and slug, each with its text; what is wrong with the others."""

    entries: Mapping[str, Mapping[str, Entry]]
    problems: tuple[Problem, ...]
    left_out: int


def combined(folders: Sequence[Folder]) -> Combined:
    """The entries of folders: of equal slugs the first folder's wins, and the last folder holds the shipped ones.

    Where an entry can't be used, the next folder's of its slug is.
    """
    stacks = {sort: _stacked(folders, sort) for sort in SORTS}
    lost = {sort: {slug for folder in folders for slug in folder.lost[sort]} for sort in SORTS}
    checks = _Checks(Known(stacks, lost))
    kept = {sort: checks.kept(sort, stacks[sort]) for sort in IN_TURN}
    for sorts in ((MOVEMENTS,), (WORKOUTS, PROGRAMMES)):
        checks.note_clashes([entry for sort in sorts for entry in _in_force(folders, stacks, sort)])
    checks.note_loops(_in_force(folders, stacks, MOVEMENTS))
    for folder in folders:
        checks.note_faulty(folder)
    problems = dict.fromkeys([*(problem for folder in folders for problem in folder.problems), *checks.problems])
    in_order = sorted(problems, key=lambda one: (one.place.file, one.place.line, one.place.column))
    left_out = checks.left_out + sum(folder.left_out for folder in folders)
    return Combined({sort: kept[sort] for sort in SORTS}, tuple(in_order), left_out)


@dataclass(slots=True)
class _Checks:
    """Looks names up and collects what is wrong."""

    known: Known
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def kept(self, sort: str, stacks: Mapping[str, Sequence[Entry]]) -> dict[str, Entry]:
        """The first entry of each slug that passes the check, with the value it makes of it."""
        found: dict[str, Entry] = {}
        for slug, stack in stacks.items():
            for entry in stack:
                report = Report(slug)
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
        self.known = Known({**self.known.entries, sort: values}, {**self.known.lost, sort: lost})

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

    def note_faulty(self, folder: Folder) -> None:
        """Reports the names in entries that are left out anyway, so that one run tells everything."""
        told = {problem.place for problem in folder.problems}
        for sort, faulty in folder.faulty.items():
            for slug, entry in faulty.items():
                report = Report(slug)
                checked(sort, entry, self.known, report)
                self.problems += [problem for problem in report.problems if problem.place not in told]


def _stacked(folders: Sequence[Folder], sort: str) -> dict[str, list[Entry]]:
    """The entries of each slug, the strongest first; those of shipped slugs come first, in their order."""
    *own, shipped = folders
    stacks: dict[str, list[Entry]] = {slug: [] for slug in shipped.entries[sort]}
    for folder in own:
        for slug, entry in folder.entries[sort].items():
            replaces = slug in shipped.entries[sort] and hasattr(entry.value, "origin")
            stacks.setdefault(slug, []).append(_replacing(entry) if replaces else entry)
    for slug, entry in shipped.entries[sort].items():
        stacks[slug].append(entry)
    return stacks


def _in_force(folders: Sequence[Folder], stacks: Mapping[str, Mapping[str, Sequence[Entry]]], sort: str) -> list[Entry]:
    """The strongest entry of each slug, and the faulty ones of slugs that nothing else has; the user's own last."""
    faulty = {slug: entry for folder in folders for slug, entry in folder.faulty[sort].items()}
    return own_last({**faulty, **{slug: stack[0] for slug, stack in stacks[sort].items()}}.values())


def _replacing(entry: Entry) -> Entry:
    return replace(entry, value=replace(entry.value, origin=Origin.REPLACED), origin=Origin.REPLACED)
