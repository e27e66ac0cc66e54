"""Folders of the catalogue to one library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hipflex.catalogue.cache import keep, kept, stamp
from hipflex.catalogue.combining import combined
from hipflex.catalogue.library import Library
from hipflex.catalogue.names import Names, names_of
from hipflex.catalogue.shelf import Entry, read_path, read_shelf
from hipflex.domain.movement import Movement, Origin
from hipflex.domain.prescription import Programme, Workout
from hipflex.errors import Problem
from hipflex.notation import Vocabulary


def shipped_folder() -> Path:
    """The catalogue that came with the program: inside it when installed, at the top of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parent / "catalogue"


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
    shelf = read_path(path, vocabulary)
    others = [read_shelf(folder, vocabulary, Origin.USER) for folder in own]
    whole = combined([shelf, *others, read_shelf(shipped, vocabulary, Origin.SHIPPED)], vocabulary)
    used = [entry.node.place for entries in whole.entries.values() for entry in entries.values()]
    usable = sum(Path(place.file).is_relative_to(path) for place in used)
    return usable, tuple(one for one in whole.problems if Path(one.place.file).is_relative_to(path))


def _read(
    shipped: Path, own: Sequence[Path], vocabulary: Vocabulary
) -> tuple[Library, Mapping[str, Mapping[str, Entry]]]:
    """The library as its files have it now, and the entries it was made of."""
    shelves = [read_shelf(folder, vocabulary, Origin.USER) for folder in own]
    whole = combined([*shelves, read_shelf(shipped, vocabulary, Origin.SHIPPED)], vocabulary)
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
