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
from hipflex.catalogue.layout import LIFTS, MOVEMENTS, PROGRAMMES, SORTS, WORKOUTS
from hipflex.catalogue.names import owners_of, spellings
from hipflex.catalogue.text import beginning_in
from hipflex.domain.movement import Origin
from hipflex.errors import Place, Problem
from hipflex.notation.tokens import Vocabulary

Given = tuple[int, bytes, list[Any], list[Any]]
"""What a file gave: where its texts begin, the line that says it, and from that its entries and its problems."""
Span = tuple[int, int]
"""Where among the texts the text of an entry begins and ends."""


def made(
    folders: Sequence[str], vocabulary: Vocabulary, earlier: Image | None = None, look: Look | None = None
) -> tuple[Image, list[bytes]]:
    """The image of folders, the shipped one last, and its bytes in pieces; of the files only what changed is read.

    What the others gave is known from an earlier image. With a `look` at the folders they are not listed once more.
    """
    origins = [*[Origin.USER] * (len(folders) - 1), Origin.SHIPPED]
    known = _earlier_of(earlier, vocabulary, origins) if earlier else [nothing for _ in origins]
    read = [
        read_folder(Path(folder), vocabulary, origin, before, look)
        for folder, origin, before in zip(folders, origins, known, strict=True)
    ]
    whole = combined(read, _told_by(earlier) if earlier else ())
    spans, texts = _texts(read)
    about = {
        "made by": made_by(vocabulary),
        "files": sum(len(folder.readings) for folder in read),
        "left_out": whole.left_out,
    }
    parts = {
        **_lines_by_sort(read, whole, spans),
        "order": _dumped({sort: [*entries] for sort, entries in whole.entries.items()}),
        **{OWNERS[sort]: _owners(whole, sort) for sort in (MOVEMENTS, LIFTS)},
        "problems": _dumped([_problem_row(problem) for problem in whole.problems]),
        "readings": b"\n".join(_reading_lines(read)),
        "texts": texts,
    }
    return image_of(about, folders, [folder.facts for folder in read], parts)


def _texts(folders: Sequence[Folder]) -> tuple[dict[tuple[str, str], Span], bytes]:
    """Where the text of each entry stands, by its file and slug, among the texts; and these."""
    texts: list[bytes | memoryview] = []
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
        f"{entry.slug}\t{files}\t{entry.kept_in}\t{entry.origin.value}\t{start}\t{end}\t{title}\t{aliases}\t{sides}"
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


def _owners(whole: Combined, sort: str) -> bytes:
    """Who answers to each normal name of a movement or a lift."""
    entries = whole.entries[sort].items()
    spelt = ((slug, spellings(entry.names, entry.normal_names)) for slug, entry in entries)
    owners = owners_of({slug: [name for name in names if whole.tied.get(name, slug) == slug] for slug, names in spelt})
    return _lines(f"{name}\t{' '.join(slugs)}" for name, slugs in owners.items())


def _paths(at: str, facts_by_name: Facts) -> Iterator[tuple[str, Fact]]:
    """The paths in a folder and in those of one sort in it, with what is known of each."""
    for name, facts in facts_by_name.items():
        beginning = beginning_in(Path(at, name))
        yield from ((f"{beginning}{fact[0]}", fact) for fact in facts)


def _span(entry: Entry, spans: Mapping[tuple[str, str], Span]) -> Span:
    return spans[entry.path, entry.slug]


def _reading_lines(read: Sequence[Folder]) -> Iterator[bytes]:
    """What each file gave, a line each, in the order of the texts; that of an unchanged one as it was kept."""
    for number, folder in enumerate(read):
        for path, reading in folder.readings.items():
            if reading.kept is not None:
                yield reading.kept
                continue
            entries = [[*_entry_row(entry), [*map(_problem_row, told)]] for entry, told in reading.entries]
            yield _dumped([number, path, entries, [*map(_problem_row, reading.problems)]])


def _entry_row(entry: Entry) -> list[Any]:
    return [
        len(entry.plain),
        entry.slug,
        entry.kept_in,
        entry.names,
        entry.normal_names,
        entry.mentions,
        entry.easier,
        entry.harder,
        entry.traits,
    ]


def _earlier_of(image: Image, vocabulary: Vocabulary, origins: Sequence[Origin]) -> list[Earlier]:
    """Of each folder what its files gave before; nothing where the image is no use."""
    try:
        if image.head["made by"] != made_by(vocabulary):
            return [nothing for _ in origins]
        given: list[dict[str, Given]] = [{} for _ in origins]
        start, lines = 0, image.part("readings").split(b"\n")
        for line, (number, path, rows, problems) in zip(lines, json.loads(b"[%s]" % b",".join(lines)), strict=True):
            given[number][path] = start, line, rows, problems
            start += sum(row[0] for row in rows)
        facts = [dict(_paths(at, facts)) for at, facts in zip(image.head["folders"], image.facts, strict=True)]
        texts = memoryview(image.part("texts"))
    except UNUSABLE:
        return [nothing for _ in origins]
    return [
        _earlier(known, of_files, texts, vocabulary, origin)
        for known, of_files, origin in zip(facts, given, origins, strict=True)
    ]


def _earlier(
    facts: Mapping[str, Fact],
    given: Mapping[str, Given],
    texts: memoryview,
    vocabulary: Vocabulary,
    origin: Origin,
) -> Earlier:
    """What a file of one folder gave before."""

    def reading(path: str, fact: Fact) -> Reading | None:
        if path not in given or facts.get(path) != fact:
            return None
        try:
            start, line, rows, problems = given[path]
            entries = []
            for length, slug, kept_in, *about, told in rows:
                about.append(texts[start : start + length])
                entry = Entry(slug, kept_in, path, origin, vocabulary, *about)
                entries.append((entry, [*map(_problem, told)]))
                start += length
            return Reading(entries, [*map(_problem, problems)], line)
        except UNUSABLE:
            return None

    return reading


def _told_by(image: Image) -> tuple[Problem, ...]:
    """What was wrong before; nothing where the image is no use."""
    try:
        return tuple(map(_problem, image.document("problems")))
    except UNUSABLE:
        return ()


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
