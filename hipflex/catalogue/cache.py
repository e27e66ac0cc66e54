"""The checked catalogue, kept so that nothing is read again that has not changed.

A file of three parts: a line that says what it was made of and how to tell damage, a line with every name and where
each entry stands, and the entries' own texts as JSON. It holds what the YAML holds and nothing that runs; whatever is
wrong with it, it is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from hipflex import __version__
from hipflex.catalogue.checking import Known, checked
from hipflex.catalogue.entries import Written
from hipflex.catalogue.file_facts import SETTLED_NS, file_facts
from hipflex.catalogue.folder import KEPT_IN, Entry
from hipflex.catalogue.library import Library
from hipflex.catalogue.names import Names
from hipflex.domain.movement import Origin
from hipflex.errors import Place, Problem, Refused
from hipflex.files import make_folder, read_at_most, write_file
from hipflex.notation.tokens import Vocabulary
from hipflex.yamltext.nodes import Fields, Items, Node, Scalar
from hipflex.yamltext.shapes import Report

FORMAT = 1
MOST_BYTES = 50_000_000  # sixteen times what a catalogue of 5,000 own movements takes
NOWHERE = Place("", 1, 1)

Value = TypeVar("Value")
Rows = Mapping[str, tuple[str, str, int, int]]
"""By slug: the folder or file of an entry, its origin, and where its text begins and ends."""


def stamp(folders: Sequence[Path], vocabulary: Vocabulary) -> str | None:
    """What the catalogue's files are like, in one word; None where one of them has only just changed."""
    facts = [fact for folder in folders for fact in file_facts(folder)]
    newest = max((changed for *_, changed in facts), default=0)
    if abs(time.time_ns() - newest) < SETTLED_NS:
        return None
    told = repr((FORMAT, __version__, vocabulary, [str(folder) for folder in folders], facts))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def kept(cache: Path, facts: str | None, vocabulary: Vocabulary) -> Library | None:
    """The library that was kept, if it was made of the same files."""
    if facts is None:
        return None
    try:
        if not cache.is_file():
            return None
        head, _, body = read_at_most(cache, MOST_BYTES).partition(b"\n")
        if json.loads(head) != _head(facts, body):
            return None
        index, _, texts = body.partition(b"\n")
        return _library(json.loads(index), texts, vocabulary)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def keep(cache: Path, facts: str | None, library: Library, entries: Mapping[str, Mapping[str, Any]]) -> None:
    """Keeps a library for the next time; where that can't be done, the next time reads the files again."""
    if facts is None:
        return
    texts: list[bytes] = []
    index = {
        "sorts": {sort: _rows(of_sort, texts) for sort, of_sort in entries.items()},
        "names": [dict(library.movement_names), dict(library.training_names)],
        "problems": [_problem_row(problem) for problem in library.problems],
        "left_out": library.left_out,
    }
    body = b"\n".join([json.dumps(index).encode(), b"".join(texts)])
    with contextlib.suppress(Refused):
        make_folder(cache.parent)
        write_file(cache, f"{json.dumps(_head(facts, body))}\n{body.decode()}")


def _head(facts: str, body: bytes) -> dict[str, object]:
    return {"hipflex catalogue": FORMAT, "made of": facts, "check": zlib.crc32(body)}


def _rows(entries: Mapping[str, Any], texts: list[bytes]) -> dict[str, list[object]]:
    """Where the text of each entry stands, which is added to the texts."""
    rows: dict[str, list[object]] = {}
    start = sum(map(len, texts))
    for slug, entry in entries.items():
        text = json.dumps(_plain(entry.node)).encode()
        texts.append(text)
        rows[slug] = [entry.kept_in, entry.origin.value, start, start + len(text)]
        start += len(text)
    return rows


def _library(index: dict[str, Any], texts: bytes, vocabulary: Vocabulary) -> Library:
    entries = _revived(index["sorts"], lambda start, end: _node(json.loads(texts[start:end])), vocabulary)
    movement_names, training_names = index["names"]
    return Library(
        **entries,
        movement_names=Names(lambda: movement_names),
        training_names=Names(lambda: training_names),
        problems=tuple(map(_problem, index["problems"])),
        left_out=index["left_out"],
    )


def _revived(
    sorts: Mapping[str, Rows], text_of: Callable[[int, int], Node], vocabulary: Vocabulary
) -> dict[str, Mapping[str, Any]]:
    """The entries of every sort by slug."""
    lazy: dict[str, Mapping[str, Any]] = {}

    def made(sort: str, slug: str) -> Any:
        kept_in, origin, start, end = sorts[sort][slug]
        node, report = text_of(start, end), Report(slug)
        value = KEPT_IN[kept_in][1](Written(slug, node, Origin(origin), vocabulary), report)
        return checked(sort, Entry(value, node, kept_in, Origin(origin)), Known(lazy), report)

    for sort, rows in sorts.items():
        lazy[sort] = _Lazy(rows, partial(made, sort))
    return lazy


def _plain(node: Node) -> Any:
    """A node as JSON holds it; its place is not needed again."""
    match node:
        case Scalar(text):
            return text
        case Items(items):
            return [_plain(item) for item in items]
        case Fields(fields):
            return {key.text: _plain(value) for key, value in fields}


def _node(plain: Any) -> Node:
    if isinstance(plain, str):
        return Scalar(plain, NOWHERE)
    if isinstance(plain, list):
        return Items(tuple(map(_node, plain)), NOWHERE)
    return Fields(tuple((Scalar(key, NOWHERE), _node(value)) for key, value in plain.items()), NOWHERE)


def _problem_row(problem: Problem) -> list[Any]:
    place = problem.place
    return [place.file, place.line, place.column, problem.what, problem.expected, problem.entry, problem.suggestion]


def _problem(row: list[Any]) -> Problem:
    file, line, column, *rest = row
    return Problem(Place(file, line, column), *rest)


class _Lazy(Mapping[str, Value]):
    """Values by slug, each made when it is first asked for."""

    def __init__(self, slugs: Mapping[str, object], make: Callable[[str], Value]) -> None:
        self._slugs = slugs
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, slug: str) -> Value:
        if slug not in self._slugs:
            raise KeyError(slug)
        if slug not in self._made:
            self._made[slug] = self._make(slug)
        return self._made[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)
