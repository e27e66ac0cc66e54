"""The image of a catalogue, made of its files: of those that have changed since the last one, where there is one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hipflex.catalogue.cache import INSIDE, OWNERS, UNUSABLE, Image, bearer_text, image_of, made_by
from hipflex.catalogue.combining import Combined, combined
from hipflex.catalogue.entry import Entry
from hipflex.catalogue.file_facts import Fact, Facts, Look
from hipflex.catalogue.folder import Earlier, Folder, Reading, nothing, read_folder
from hipflex.catalogue.layout import MOVEMENTS, PROGRAMMES, SORTS, WORKOUTS
from hipflex.catalogue.names import owners_of, spellings
from hipflex.catalogue.text import beginning_in
from hipflex.domain.movement import Origin
from hipflex.errors import Place, Problem
from hipflex.notation.tokens import Vocabulary

Span = tuple[int, int]
"""Where among the texts the text of an entry begins and ends."""


def made(
    folders: Sequence[str], vocabulary: Vocabulary, earlier: Image | None = None, look: Look | None = None
) -> tuple[Image, bytes]:
    """The image of folders, the shipped one last, and its bytes; only what changed since the earlier one is read.

    With a `look` at the folders they are not listed once more.
    """
    origins = [*[Origin.USER] * (len(folders) - 1), Origin.SHIPPED]
    known = _readings_of(earlier, vocabulary) if earlier else {}
    read = [
        read_folder(Path(folder), vocabulary, origin, _earlier(known.get(folder), vocabulary, origin), look)
        for folder, origin in zip(folders, origins, strict=True)
    ]
    whole = combined(read)
    spans, texts = _texts(read)
    about = {
        "made by": made_by(vocabulary),
        "files": sum(len(folder.readings) for folder in read),
        "left_out": whole.left_out,
    }
    parts = {
        **_lines_by_sort(read, whole, spans),
        "order": _dumped({sort: [*entries] for sort, entries in whole.entries.items()}),
        OWNERS: _owners(whole),
        "problems": _dumped([_problem_row(problem) for problem in whole.problems]),
        "readings": _dumped({at: _reading_rows(folder, spans) for at, folder in zip(folders, read, strict=True)}),
        "texts": texts,
    }
    return image_of(about, folders, [folder.facts for folder in read], parts)


def _texts(folders: Sequence[Folder]) -> tuple[dict[tuple[str, str], Span], bytes]:
    """Where the text of each entry stands, by its file and slug, among the texts; and these."""
    texts: list[bytes] = []
    spans: dict[tuple[str, str], Span] = {}
    start = 0
    for folder in folders:
        for reading in folder.readings.values():
            for entry, _ in reading.entries:
                texts.append(entry.plain)
                spans[entry.path, entry.slug] = start, start + len(entry.plain)
                start += len(entry.plain)
    return spans, b"".join(texts)


def _lines_by_sort(read: Sequence[Folder], whole: Combined, spans: Mapping[tuple[str, str], Span]) -> dict[str, bytes]:
    """The entries of each sort, a line each, so that nothing is parsed but what is asked.

    Those that no file gives in a way that can be used are slugs alone.
    """
    files = {sort: _files_by_slug(read, sort) for sort in SORTS}
    for sort, below in ((WORKOUTS, MOVEMENTS), (PROGRAMMES, WORKOUTS)):
        files[sort] = _with_those_below(read, sort, below, files)
    lost = {sort: [slug for slug in files[sort] if slug not in whole.entries[sort]] for sort in SORTS}
    return {
        sort: _lines(
            [
                *(_line(entry, files[sort].get(slug, ""), spans) for slug, entry in whole.entries[sort].items()),
                *(f"{slug}\t{files[sort][slug]}" for slug in lost[sort]),
            ]
        )
        for sort in SORTS
    }


def _line(entry: Entry, files: str, spans: Mapping[tuple[str, str], Span]) -> str:
    start, end = _span(entry, spans)
    title, aliases = (entry.names[1], INSIDE.join(entry.names[2:])) if entry.names else ("", "")
    sides, measures, resistance = entry.traits or ("", (), "")
    return (
        f"{entry.slug}\t{files}\t{entry.kept_in}\t{entry.origin}\t{start}\t{end}\t{title}\t{aliases}\t{sides}"
        f"\t{INSIDE.join(measures)}\t{resistance}"
    )


def _files_by_slug(read: Sequence[Folder], sort: str) -> dict[str, str]:
    """The files of a sort that bear each slug, with what is known of them."""
    found: dict[str, str] = {}
    for number, folder in enumerate(read):
        for slug, files in folder.bearers[sort].items():
            bearers = INSIDE.join(bearer_text(number, kept_in, fact) for kept_in, fact in files)
            found[slug] = f"{found[slug]}{INSIDE}{bearers}" if slug in found else bearers
    return found


def _with_those_below(
    read: Sequence[Folder], sort: str, below: str, files: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """The files that bear each slug, and those of what the entries name, without which these can't be used."""
    found = {slug: [bearers] for slug, bearers in files[sort].items()}
    for folder in read:
        for entry in (*folder.entries[sort].values(), *folder.faulty[sort].values()):
            found[entry.slug] += [files[below][slug] for slug in entry.mentions.get(below, ()) if slug in files[below]]
    return {slug: INSIDE.join(dict.fromkeys(texts)) for slug, texts in found.items()}


def _owners(whole: Combined) -> bytes:
    """Who answers to each normal name of a movement."""
    movements = whole.entries[MOVEMENTS].items()
    owners = owners_of({slug: spellings(entry.names, entry.normal_names) for slug, entry in movements})
    return _lines(f"{name}\t{' '.join(slugs)}" for name, slugs in owners.items())


def _paths(at: str, facts_by_name: Facts) -> Iterator[tuple[str, Fact]]:
    """The paths in a folder and in those of one sort in it, with what is known of each."""
    for name, facts in facts_by_name.items():
        beginning = beginning_in(Path(at, name))
        yield from ((f"{beginning}{fact[0]}", fact) for fact in facts)


def _span(entry: Entry, spans: Mapping[tuple[str, str], Span]) -> Span:
    return spans[entry.path, entry.slug]


def _reading_rows(folder: Folder, spans: Mapping[tuple[str, str], Span]) -> dict[str, Any]:
    """What each file of a folder gave."""
    return {
        path: [
            [[*_entry_row(entry), *_span(entry, spans), [*map(_problem_row, told)]] for entry, told in reading.entries],
            [*map(_problem_row, reading.problems)],
        ]
        for path, reading in folder.readings.items()
    }


def _entry_row(entry: Entry) -> list[Any]:
    return [
        entry.slug,
        entry.kept_in,
        entry.names,
        entry.normal_names,
        entry.mentions,
        entry.easier,
        entry.harder,
        entry.traits,
    ]


def _readings_of(image: Image, vocabulary: Vocabulary) -> dict[str, tuple[dict[str, Fact], dict[str, Any], bytes]]:
    """By folder what was known of each file, what it gave, and the texts; nothing where the image is no use."""
    try:
        if image.head["made by"] != made_by(vocabulary):
            return {}
        readings, texts = image.document("readings"), image.part("texts")
        found = {}
        for at, facts in zip(image.head["folders"], image.facts, strict=True):
            found[at] = (dict(_paths(at, facts)), readings[at], texts)
    except UNUSABLE:
        return {}
    return found


def _earlier(
    known: tuple[dict[str, Fact], dict[str, Any], bytes] | None, vocabulary: Vocabulary, origin: Origin
) -> Earlier:
    """What a file of one folder gave before."""
    if known is None:
        return nothing
    facts, readings, texts = known

    def given(path: str, fact: Fact) -> Reading | None:
        if path not in readings or facts.get(path) != fact:
            return None
        try:
            rows, problems = readings[path]
            return Reading([read_again(path, row) for row in rows], [*map(_problem, problems)])
        except UNUSABLE:
            return None

    def read_again(path: str, row: list[Any]) -> tuple[Entry, list[Problem]]:
        slug, kept_in, *about, start, end, told = row
        about.append(texts[start:end])
        return Entry(slug, kept_in, path, origin, vocabulary, *about), [*map(_problem, told)]

    return given


def _problem_row(problem: Problem) -> list[Any]:
    place = problem.place
    return [place.file, place.line, place.column, problem.what, problem.expected, problem.entry, problem.suggestion]


def _problem(row: list[Any]) -> Problem:
    file, line, column, *rest = row
    return Problem(Place(file, line, column), *rest)


def _lines(texts: Iterable[str]) -> bytes:
    """Lines to be found by their beginning."""
    return "\n".join(("", *sorted(texts), "")).encode()


def _dumped(value: Any) -> bytes:
    return json.dumps(value).encode()
