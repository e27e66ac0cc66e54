"""One folder of the catalogue, read entry by entry: a file that is wrong never stops the rest."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hipflex.catalogue.entries import Make, draft, equipment, guide, movement_of, muscle, programme, reference
from hipflex.catalogue.fields import SLUG, Report
from hipflex.documents.nodes import Fields, Node
from hipflex.domain.movement import Kind, Origin
from hipflex.errors import Place, Problem
from hipflex.notation import Vocabulary

MOVEMENTS, WORKOUTS, PROGRAMMES, MUSCLES, EQUIPMENT, GUIDES, REFERENCES = SORTS = (
    "movements",
    "workouts",
    "programmes",
    "muscles",
    "equipment",
    "guides",
    "references",
)
FOLDERS: dict[str, tuple[str, Make]] = {
    "exercises": (MOVEMENTS, movement_of(Kind.EXERCISE)),
    "stretches": (MOVEMENTS, movement_of(Kind.STRETCH)),
    "warm-ups": (MOVEMENTS, movement_of(Kind.WARM_UP)),
    "workouts": (WORKOUTS, draft),
    "programmes": (PROGRAMMES, programme),
    "guides": (GUIDES, guide),
}
FILES: dict[str, tuple[str, Make]] = {
    "muscles.yaml": (MUSCLES, muscle),
    "equipment.yaml": (EQUIPMENT, equipment),
    "references.yaml": (REFERENCES, reference),
}
KEPT_IN = {**FOLDERS, **FILES}
SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its value, the text it was made of, and the folder or file that says what sort it is."""

    value: Any
    node: Node
    kept_in: str
    origin: Origin


@dataclass(slots=True)
class Shelf:
    """The entries of a folder by sort and slug, and what is wrong with the others.

    `faulty` are those of the others that could be read far enough to look up the names they use.
    """

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    faulty: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0


def read_shelf(folder: Path, vocabulary: Vocabulary, origin: Origin) -> Shelf:
    """Every entry of a folder; one that isn't there is empty."""
    reader = _Reader(vocabulary, origin)
    if folder.is_dir():
        reader.take_folder(folder)
    return reader.shelf


def read_path(path: Path, vocabulary: Vocabulary) -> Shelf:
    """The entries of one file or folder, wherever it lies, as the user's own."""
    reader = _Reader(vocabulary, Origin.USER)
    if not path.is_dir():
        reader.take_file(path)
    elif path.absolute().name in FOLDERS:
        reader.take_files(path)
    else:
        reader.take_folder(path)
    return reader.shelf


class _Reader:
    """Fills a shelf."""

    def __init__(self, vocabulary: Vocabulary, origin: Origin) -> None:
        self.shelf = Shelf()
        self._vocabulary = vocabulary
        self._origin = origin

    def take_folder(self, folder: Path) -> None:
        """Everything in a catalogue's folder."""
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir() and path.name in FOLDERS:
                self.take_files(path)
            elif path.name in FILES:
                self.take_file(path)
            elif path.is_dir() or path.suffix in SUFFIXES:
                self.shelf.problems.append(_stranger(path))

    def take_files(self, folder: Path) -> None:
        """Every entry in a folder of one sort."""
        for path in sorted(folder.iterdir()):
            if path.suffix in SUFFIXES:
                self.take_file(path)

    def take_file(self, path: Path) -> None:
        """The entry of one file, or the entries of a file that holds many."""
        if path.name in FILES:
            self._take_map(path)
        elif path.absolute().parent.name not in FOLDERS:
            what = f"the folder {path.absolute().parent.name!r} does not say what sort of entry this is"
            self._leave_out([Problem(Place(str(path), 1, 1), what, f"a folder named {', '.join(FOLDERS)}", path.stem)])
        elif not SLUG.fullmatch(path.stem):
            expected = "a file named in small letters, digits and dashes"
            self._leave_out([Problem(Place(str(path), 1, 1), f"{path.stem!r} is no slug", expected, path.stem)])
        else:
            self._take_entry(path)

    def _take_entry(self, path: Path) -> None:
        kept_in = path.absolute().parent.name
        node, problems = _read(path, path.stem)
        if node is None or problems:
            self._leave_out(problems)
        else:
            self._make(kept_in, path.stem, node)

    def _take_map(self, path: Path) -> None:
        node, problems = _read(path, None)
        if not isinstance(node, Fields) or problems:
            self._leave_out(problems or [Problem(Place(str(path), 1, 1), "this is no map", "entries by their slug")])
            return
        for key, value in node.fields:
            self._make(path.name, key.text, value)

    def _make(self, kept_in: str, slug: str, node: Node) -> None:
        sort, make = KEPT_IN[kept_in]
        report = Report(slug, self._vocabulary)
        value = make(slug, node, report, self._origin)
        if report.problems or value is None:
            self._leave_out(report.problems)
        if value is not None:
            entries = self.shelf.faulty if report.problems else self.shelf.entries
            entries[sort][slug] = Entry(value, node, kept_in, self._origin)

    def _leave_out(self, problems: list[Problem]) -> None:
        self.shelf.left_out += 1
        self.shelf.problems += problems


def _stranger(path: Path) -> Problem:
    known = [*FOLDERS, *FILES]
    close = next(iter(difflib.get_close_matches(path.name, known, n=1)), None)
    what = f"nothing of the catalogue is kept in {path.name!r}"
    return Problem(Place(str(path), 1, 1), what, f"one of {', '.join(known)}", None, close)


def _read(path: Path, slug: str | None) -> tuple[Node | None, list[Problem]]:
    from hipflex.documents.reading import MOST_BYTES, read_document

    place = Place(str(path), 1, 1)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return None, [Problem(place, f"the file can't be read: {error.strerror or error}", "a readable file", slug)]
    node, problems = read_document(data, str(path))
    if node is None and not problems:
        return None, [Problem(place, "the file is empty", "an entry", slug)]
    return node, [replace(problem, entry=slug) for problem in problems]
