"""Names written into `aliases.yaml`, which gives movements and lifts other names than their entries have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from hipflex.catalogue.names import normal
from hipflex.errors import Refused
from hipflex.fields import LINE, SLUG, Misfit, shown
from hipflex.files import NotUtf8, alone_with, decoded, has_lone_surrogates, make_folder, read_at_most, whole_file
from hipflex.yamltext.nodes import MOST_BYTES, Fields, Scalar
from hipflex.yamltext.reading import read_document

FILE = "aliases.yaml"
HEADING = "# Other names of movements and lifts, each with the slug of what it names.\n"
Wanted = Mapping[str, tuple[str, str]]
"""Names and their slugs, by normal name."""


def add_aliases(folder: Path, aliases: Mapping[str, str]) -> dict[str, str]:
    """Writes names, each with the slug that it is for, into a catalogue's folder; what else stands there stays.

    A name that stands there gets the new slug; returned are the names of which that is another, with the one before.
    Raises Refused, with nothing written, of a name or slug that no line can hold, and of a file in another form.
    """
    path, wanted = folder / FILE, _wanted(aliases)
    make_folder(folder)
    with alone_with(path):
        text = _text_of(path)
        kept, edited = _changed(path, text, wanted)
        if edited != text:
            with whole_file(path) as file:
                file.write(edited)
    before = {normal(key.text): value.text for key, value in kept}
    return {name: before[meant] for meant, (name, slug) in wanted.items() if before.get(meant, slug) != slug}


def refuse_unfit(folder: Path, aliases: Mapping[str, str]) -> None:
    """Refuses what `add_aliases` would refuse by now, for who wants to know before doing something else."""
    _changed(folder / FILE, _text_of(folder / FILE), _wanted(aliases))


def _wanted(aliases: Mapping[str, str]) -> Wanted:
    return {normal(name): (_fitting(name), _slug(slug)) for name, slug in aliases.items()}


def _fitting(name: str) -> str:
    """A name as a line can hold it, with one blank for several."""
    try:
        if len(name.splitlines()) == 1 and not has_lone_surrogates(name):
            return LINE.of_text(name)
    except Misfit:
        pass
    raise Refused(f"{shown(name)} can't be a name of an entry: expected letters, digits and signs, on one line")


def _slug(slug: str) -> str:
    try:
        return SLUG.of_text(slug)
    except Misfit as misfit:
        raise Refused(f"{misfit}: expected {SLUG.expected}") from None


def _text_of(path: Path) -> str:
    try:
        return decoded(read_at_most(path, MOST_BYTES))
    except FileNotFoundError:
        return ""
    except (NotUtf8, OSError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(f"{path} can't be read: {why}; no name was written") from None


def _pairs(path: Path, text: str) -> list[tuple[Scalar, Scalar]]:
    """The names of a file and their slugs, with their places; none where it says nothing yet."""
    node, problems = read_document(text.encode(), str(path))
    if not problems and (node is None or (isinstance(node, Scalar) and not node.text)):
        return []
    fields = node.fields if isinstance(node, Fields) else ()
    pairs = [(key, value) for key, value in fields if isinstance(value, Scalar)]
    if not pairs or len(pairs) < len(fields):
        told = problems[0] if problems else f"{path}: expected NAME: slug, a line for each"
        raise Refused(f"{told}; no name was written")
    return pairs


def _changed(path: Path, text: str, wanted: Wanted) -> tuple[list[tuple[Scalar, Scalar]], str]:
    """What a text has, and one that says what is wanted of each name and nothing else."""
    kept = _pairs(path, text)
    edited = _edited(text, kept, wanted)
    slugs = {normal(key.text): value.text for key, value in kept} | {meant: slug for meant, (_, slug) in wanted.items()}
    if {normal(key.text): value.text for key, value in _pairs(path, edited)} != slugs:
        raise Refused(f"{path} can't be changed safely as it is written: expected NAME: slug, a line for each")
    return kept, edited


def _edited(text: str, kept: Sequence[tuple[Scalar, Scalar]], wanted: Wanted) -> str:
    """The text with other slugs behind the names that stand there, and the other names behind it all."""
    lines = text.splitlines(keepends=True)
    there = {normal(key.text) for key, _ in kept}
    for key, value in reversed(kept):  # those behind it on a line keep their places
        if normal(key.text) in wanted:
            number, start = value.place.line - 1, value.place.column - 1 + (value.inset or 0)
            before, behind = lines[number][:start], lines[number][start + len(value.text) :]
            lines[number] = f"{before}{wanted[normal(key.text)][1]}{behind}"
    if lines and not lines[-1].endswith("\n"):
        lines.append("\n")
    new = [(name, slug) for meant, (name, slug) in wanted.items() if meant not in there]
    added = [f"{json.dumps(name, ensure_ascii=False)}: {slug}\n" for name, slug in new]
    return "".join([*(lines or [HEADING]), *added])
