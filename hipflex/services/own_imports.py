"""Our own export into the log."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from hipflex.catalogue.library import Library
from hipflex.catalogue.names import LikelyNames, answering
from hipflex.domain.imports import ImportReport, NamedSets, ReadSet, UnmatchedName
from hipflex.domain.measures import Unit
from hipflex.interchange.format import Reading
from hipflex.interchange.reading import opened
from hipflex.services.incoming import Said, Watched, refuse_bad, unreadable
from hipflex.services.workspace import Workspace

ENOUGH_BYTES = 1 << 16


class OwnExport:
    """An export of this program."""

    def __init__(
        self, workspace: Workspace, name: str, file: BinaryIO, said: Said, watched: Watched, *, form: str
    ) -> None:
        self._workspace = workspace
        self._name = name
        self._file = file
        self._form = form
        self._watched = watched
        self._said = said

    def preview(self) -> ImportReport:
        """What it would come to, with nothing written."""
        return self._report(may_have_bad=True, writes=False)

    def carry_out(self) -> ImportReport:
        """Adds what the log doesn't have yet, and takes over what the file says otherwise where that is wanted."""
        return self._report(may_have_bad=self._said.skip_bad, writes=True)

    def _report(self, *, may_have_bad: bool, writes: bool) -> ImportReport:
        intake = self._workspace.log.intake
        with unreadable(self._name):
            lines = _about_how_many_lines(self._file)
            reading = opened(self._file, self._form)
        take = intake.add if writes else intake.preview
        good = _good(self._name, reading, may_have_bad=may_have_bad)
        imported = take(
            self._watched(good, "reading", lines),
            reading.sessions(),
            reading.check_ins,
            listed=reading.listed,
            update=self._said.update,
        )
        library = self._workspace.library
        names = _names(library, reading.by_exercise)
        return ImportReport(
            format=reading.format,
            sets=sum(reading.by_exercise.values()),
            sessions=sum(1 for _ in reading.sessions()),
            since=min(reading.days, default=None),
            until=max(reading.days, default=None),
            imported=imported,
            title="hipflex",
            unit=Unit.KG,
            unit_from="the column 'load_kg'",
            types=dict(reading.types),
            names=names,
            unmatched=_unmatched(library, names),
            bad=tuple(reading.bad),
        )


def _about_how_many_lines(file: BinaryIO) -> int:
    """As many as its beginning lets expect."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    beginning = file.read(ENOUGH_BYTES)
    return beginning.count(b"\n") * size // max(len(beginning), 1)


def _good(name: str, reading: Reading, *, may_have_bad: bool) -> Iterator[ReadSet]:
    with unreadable(name):
        yield from reading.sets()
    if reading.bad and not may_have_bad:
        refuse_bad(name, reading.bad)


def _names(library: Library, by_exercise: Mapping[str, int]) -> tuple[NamedSets, ...]:
    """The names of the file, those with most sets first."""
    answers = answering((name for name in by_exercise if name not in library.briefs), library.exercise_names)
    slugs = {name: name if name in library.briefs else answers.get(name) for name in by_exercise}
    return tuple(
        NamedSets(name, by_exercise[name], slugs[name]) for name in sorted(slugs, key=lambda n: -by_exercise[n])
    )


def _unmatched(library: Library, names: Iterable[NamedSets]) -> tuple[UnmatchedName, ...]:
    likely = LikelyNames(*library.exercise_names)
    return tuple(UnmatchedName(one.name, one.sets, likely.of(one.name)) for one in names if one.slug is None)
