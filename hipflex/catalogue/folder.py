"""One folder of the catalogue, read entry by entry: a file that is wrong never stops the rest."""

from __future__ import annotations

import difflib
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hipflex.catalogue.entries import Make, Written, draft, equipment, guide, movement_of, muscle, programme, reference
from hipflex.domain.movement import Kind, Origin
from hipflex.errors import Place, Problem
from hipflex.fields import LINE, SLUG, SLUG_PATTERN, shown, slug_like
from hipflex.files import read_at_most
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import dataclass, field, replace
from hipflex.yamltext.nodes import MOST_BYTES, Fields, Node
from hipflex.yamltext.shapes import Report, read

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
NAMED = {"muscles.yaml": SLUG, "equipment.yaml": LINE, "references.yaml": SLUG}
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
class Folder:
    """The entries of a folder by sort and slug, and what is wrong with the others.

    `faulty` are those of the others that could be read far enough to look up the names they use, `lost` the slugs of
    all others.
    """

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    faulty: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    lost: dict[str, set[str]] = field(default_factory=lambda: {sort: set() for sort in SORTS})
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0


def read_folder(folder: Path, vocabulary: Vocabulary, origin: Origin) -> Folder:
    """Every entry of a folder; one that isn't there is empty."""
    reader = _Reader(vocabulary, origin)
    reader.take_folder(folder)
    return reader.found


def read_path(path: Path, vocabulary: Vocabulary) -> Folder:
    """The entries of one file or folder, wherever it lies, as the user's own."""
    reader = _Reader(vocabulary, Origin.USER)
    if not path.is_dir():
        reader.take_file(path)
    elif path.absolute().name in FOLDERS:
        reader.take_files(path)
    else:
        reader.take_folder(path)
    return reader.found


class _Reader:
    """Reads a folder's entries one by one."""

    def __init__(self, vocabulary: Vocabulary, origin: Origin) -> None:
        self.found = Folder()
        self._vocabulary = vocabulary
        self._origin = origin

    def take_folder(self, folder: Path) -> None:
        """Everything in a catalogue's folder."""
        for path, is_folder in self._inside(folder):
            if is_folder and path.name in FOLDERS:
                self.take_files(path)
            elif path.name in FILES:
                self.take_file(path)
            elif is_folder or path.name in FOLDERS or path.suffix.lower() in SUFFIXES:
                self.found.problems.append(_stranger(path))

    def take_files(self, folder: Path) -> None:
        """Every entry in a folder of one sort."""
        for path, is_folder in self._inside(folder):
            if path.suffix.lower() in SUFFIXES:
                self.take_file(path)
            elif is_folder:
                what = f"folders in {folder.name} aren't read"
                self.found.problems.append(Problem(_top(path), what, "each entry straight in its folder"))

    def take_file(self, path: Path) -> None:
        """The entry of one file, or the entries of a file that holds many."""
        folder = path.absolute().parent.name
        place = _top(path)
        if folder in FOLDERS and SLUG_PATTERN.fullmatch(path.stem):
            self._take_entry(FOLDERS[folder][0], path)
        elif folder in FOLDERS:
            what, expected = f"{shown(path.stem)} is no slug", "a file named in small letters, digits and dashes"
            self._leave_out([Problem(place, what, expected, path.stem, slug_like(path.stem))])
        elif path.name in FILES:
            self._take_map(path)
        else:
            what = f"the folder {shown(folder)} does not say what sort of entry this is"
            self._leave_out([Problem(place, what, f"a folder named {', '.join(FOLDERS)}", path.stem)])

    def _take_entry(self, sort: str, path: Path) -> None:
        node, problems = _read(path, path.stem)
        earlier = self.found.entries[sort].get(path.stem) or self.found.faulty[sort].get(path.stem)
        if earlier is not None:
            what = f"{earlier.node.place.file} is called {path.stem} too"
            self._leave_out([Problem(_top(path), what, "one entry of each name", path.stem)])
        elif node is None:
            self._leave_out(problems)
            self.found.lost[sort].add(path.stem)
        else:
            self._make(path.absolute().parent.name, path.stem, node, problems)

    def _take_map(self, path: Path) -> None:
        node, problems = _read(path, None)
        if not isinstance(node, Fields) or problems:
            self._leave_out(problems or [Problem(_top(path), "this is no map", "entries by their slug")])
            return
        for key, value in node.fields:
            report = Report(key.text)
            name = read(NAMED[path.name], key, report)
            self._make(path.name, name or key.text, value, report.problems)

    def _make(self, kept_in: str, slug: str, node: Node, before: Sequence[Problem]) -> None:
        """Puts an entry where it belongs; `before` are the problems of its file, of which no more is said."""
        sort, make = KEPT_IN[kept_in]
        report = Report(slug)
        written = Written(slug, node, self._origin, self._vocabulary)
        entry = Entry(make(written, report), node, kept_in, self._origin)
        told = {problem.place for problem in before}
        problems = [*before, *(problem for problem in report.problems if problem.place not in told)]
        if problems:
            self._leave_out(problems)
            self.found.faulty[sort][slug] = entry
            self.found.lost[sort].add(slug)
        else:
            self.found.entries[sort][slug] = entry

    def _inside(self, folder: Path) -> list[tuple[Path, bool]]:
        """What a folder holds that isn't hidden, and whether each is a folder."""
        try:
            return [(path, path.is_dir()) for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
        except FileNotFoundError:
            return []
        except OSError as error:
            what = f"the folder can't be read: {error.strerror or error}"
            self._leave_out([Problem(_top(folder), what, "a readable folder")])
            return []

    def _leave_out(self, problems: Sequence[Problem]) -> None:
        self.found.left_out += 1
        self.found.problems += problems


def _top(path: Path) -> Place:
    return Place(str(path), 1, 1)


def _stranger(path: Path) -> Problem:
    place, known = _top(path), [*FOLDERS, *FILES]
    if path.name in FOLDERS:
        return Problem(place, f"{shown(path.name)} is no folder", "a folder with a file for each entry")
    close = next(iter(difflib.get_close_matches(path.name, known, n=1, cutoff=0.8)), None)
    what = f"nothing of the catalogue is kept in {shown(path.name)}"
    return Problem(place, what, f"one of {', '.join(known)}", None, close)


def _read(path: Path, slug: str | None) -> tuple[Node | None, list[Problem]]:
    from hipflex.yamltext.reading import read_document

    place = _top(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, [Problem(place, "this is no file", "a file", slug)]
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        return None, [Problem(place, f"the file can't be read: {error.strerror or error}", "a readable file", slug)]
    node, problems = read_document(data, str(path))
    if node is None and not problems:
        return None, [Problem(place, "the file is empty", "an entry", slug)]
    return node, [replace(problem, entry=slug) for problem in problems]
