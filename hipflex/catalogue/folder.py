"""One folder of the catalogue, read entry by entry: a file that is wrong never stops the rest."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hipflex.catalogue.entries import Written
from hipflex.catalogue.entry import Entry, entry_of
from hipflex.catalogue.file_facts import Fact, Facts, Look, listed, now_ns, settled, unlisted
from hipflex.catalogue.layout import FILES, FOLDERS, SORT_OF, SORTS, SUFFIXES
from hipflex.catalogue.text import beginning_in, read_text, top_of
from hipflex.domain.movement import Origin
from hipflex.errors import Problem
from hipflex.fields import LINE, SLUG, SLUG_PATTERN, shown, slug_like
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import dataclass, field
from hipflex.yamltext.nodes import Fields, Node
from hipflex.yamltext.shapes import Report, read

UNKNOWN: Fact = []
NAMED = {"equipment.yaml": LINE, "aliases.yaml": LINE}
"""What the keys of a file with many entries are, where that is no slug."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave by itself: its entries, each with what is wrong with it, and what is wrong with the file.

    An entry with problems holds the rest, so that the names that it uses can be looked up all the same. `kept` is the
    line that was kept of it, where it comes from there.
    """

    entries: Sequence[tuple[Entry, Sequence[Problem]]] = ()
    problems: Sequence[Problem] = ()
    kept: bytes | None = None


Earlier = Callable[[str, Fact], Reading | None]
"""What a file gave before, given its path and its facts; None where it has changed since."""


@dataclass(slots=True)
class Folder:
    """The entries of a folder by sort and slug, and what is wrong with the others.

    `faulty` are those of the others that could be read far enough to look up the names they use, `lost` the slugs of
    all others. `facts` are those of the files, by folder, `readings` what each gave, by path, `bearers` the files of
    each sort that bear a slug, each as its folder and its fact.
    """

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    faulty: dict[str, dict[str, Entry]] = field(default_factory=lambda: {sort: {} for sort in SORTS})
    lost: dict[str, set[str]] = field(default_factory=lambda: {sort: set() for sort in SORTS})
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    facts: Facts = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    bearers: dict[str, dict[str, list[tuple[str, Fact]]]] = field(default_factory=lambda: {sort: {} for sort in SORTS})


def nothing(_path: str, _fact: Fact) -> None:
    """What is known of files that were never read."""


def read_folder(
    folder: Path, vocabulary: Vocabulary, origin: Origin, earlier: Earlier = nothing, look: Look | None = None
) -> Folder:
    """Every entry of a folder, those of unchanged files without reading them; one that isn't there is empty."""
    reader = _Reader(vocabulary, origin, earlier, look)
    reader.take_folder(folder)
    return reader.found


def read_path(path: Path, vocabulary: Vocabulary) -> Folder:
    """The entries of one file or folder, wherever it lies, as the user's own."""
    reader = _Reader(vocabulary, Origin.USER)
    if not path.is_dir():
        reader.take_file(str(path), path.absolute().parent.name, [path.name])
    elif path.absolute().name in FOLDERS:
        reader.take_files(path)
    else:
        reader.take_folder(path)
    return reader.found


class _Reader:
    """Reads a folder's entries one by one."""

    def __init__(
        self, vocabulary: Vocabulary, origin: Origin, earlier: Earlier = nothing, look: Look | None = None
    ) -> None:
        self.found = Folder()
        self._vocabulary = vocabulary
        self._origin = origin
        self._earlier = earlier
        self._look = look

    def take_folder(self, folder: Path) -> None:
        """Everything in a catalogue's folder."""
        for fact, kept in self._listed(folder, ""):
            name, is_folder = str(fact[0]), fact[1]
            if is_folder and name in FOLDERS:
                self.take_files(folder / name)
            elif name in FILES:
                self.take_file(str(folder / name), folder.absolute().name, fact, kept)
            elif is_folder or name in FOLDERS or name.lower().endswith(SUFFIXES):
                self.found.problems.append(_stranger(folder / name))

    def take_files(self, folder: Path) -> None:
        """Every entry in a folder of one sort."""
        own_name, beginning = folder.absolute().name, beginning_in(folder)
        for fact, kept in self._listed(folder, own_name):
            name, is_folder = str(fact[0]), fact[1]
            if name.lower().endswith(SUFFIXES):
                self.take_file(f"{beginning}{name}", own_name, fact, kept)
            elif is_folder:
                what = f"folders in {own_name} aren't read"
                self.found.problems.append(Problem(top_of(folder / name), what, "each entry straight in its folder"))

    def take_file(self, path: str, folder: str, fact: Fact, kept: Fact = UNKNOWN) -> None:
        """The entry of one file, or the entries of a file that holds many; of the fact what is `kept` to compare with.

        All in plain texts: a Path for each of thousands of files takes longer than to look at them.
        """
        stem: str = fact[0].rpartition(".")[0] or fact[0]
        sort = FOLDERS.get(folder)
        bears = sort is not None and SLUG_PATTERN.fullmatch(stem) is not None
        reading = self._earlier(path, fact) or self._read(Path(path), folder, stem if bears else None)
        self.found.readings[path] = reading
        if sort is None or not bears:
            self._take(reading)
            return
        self.found.bearers[sort].setdefault(stem, []).append((folder, kept))
        twin = self.found.entries[sort].get(stem) or self.found.faulty[sort].get(stem)
        if twin:
            what = f"{twin.path} is called {stem} too"
            self._leave_out([Problem(top_of(path), what, "one entry of each name", stem)])
            return
        self._take(reading)
        if reading.problems:
            self.found.lost[sort].add(stem)

    def _read(self, path: Path, folder: str, slug: str | None) -> Reading:
        place = top_of(path)
        if slug is not None:
            node, problems = read_text(path, slug)
            if node is None:
                return Reading((), problems)
            report = Report(slug)
            entry = entry_of(self._written(slug, node), folder, place.file, report)
            return Reading([(entry, _all_told(problems, report))])
        if folder in FOLDERS:
            what, expected = f"{shown(path.stem)} is no slug", "a file named in small letters, digits and dashes"
            return Reading((), [Problem(place, what, expected, path.stem, slug_like(path.stem))])
        if path.name in FILES:
            return self._read_map(path)
        what = f"the folder {shown(folder)} does not say what sort of entry this is"
        return Reading((), [Problem(place, what, f"a folder named {', '.join(FOLDERS)}", path.stem)])

    def _read_map(self, path: Path) -> Reading:
        node, problems = read_text(path, None)
        if not isinstance(node, Fields):
            return Reading((), problems or [Problem(top_of(path), "this is no map", "entries by their slug")])
        entries: list[tuple[Entry, Sequence[Problem]]] = []
        for key, value in node.fields:
            named = Report(key.text)
            slug = read(NAMED.get(path.name, SLUG), key, named) or key.text
            report = Report(slug)
            entry = entry_of(self._written(slug, value), path.name, str(path), report)
            entries.append((entry, _all_told(named.problems, report)))
        return Reading(entries, problems)

    def _written(self, slug: str, node: Node) -> Written:
        return Written(slug, node, self._origin, self._vocabulary)

    def _take(self, reading: Reading) -> None:
        if reading.problems:
            self._leave_out(reading.problems)
        for entry, problems in reading.entries:
            if problems:
                self._leave_out(problems)
                self.found.faulty[entry.sort][entry.slug] = entry
                self.found.lost[entry.sort].add(entry.slug)
            else:
                self.found.entries[entry.sort][entry.slug] = entry

    def _listed(self, folder: Path, name: str) -> Iterator[tuple[Fact, Fact]]:
        """What is known of what a folder holds that isn't hidden, and what is kept of that."""
        now, facts = now_ns(), None
        if self._look is not None:
            now, facts = self._look.now, self._look.listed(str(folder))
        try:
            facts = facts or listed(folder)
        except OSError as error:
            self.found.facts[name] = unlisted(error)
            if not isinstance(error, FileNotFoundError):
                what = f"the folder can't be read: {error.strerror or error}"
                self._leave_out([Problem(top_of(folder), what, "a readable folder")])
            return iter(())
        self.found.facts[name] = kept = settled(facts, now)
        return zip(facts, kept, strict=True)

    def _leave_out(self, problems: Sequence[Problem]) -> None:
        self.found.left_out += 1
        self.found.problems += problems


def _all_told(before: Sequence[Problem], report: Report) -> list[Problem]:
    """The problems of an entry behind those of its file, of which no more is said."""
    told = {problem.place for problem in before}
    return [*before, *(problem for problem in report.problems if problem.place not in told)]


def _stranger(path: Path) -> Problem:
    place, known = top_of(path), [*SORT_OF]
    if path.name in FOLDERS:
        return Problem(place, f"{shown(path.name)} is no folder", "a folder with a file for each entry")
    close = next(iter(difflib.get_close_matches(path.name, known, n=1, cutoff=0.8)), None)
    what = f"nothing of the catalogue is kept in {shown(path.name)}"
    return Problem(place, what, f"one of {', '.join(known)}", None, close)
