"""The log out into a file, and a file into the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import BinaryIO, TextIO

from hipflex.catalogue.names import answering, suggestions
from hipflex.domain.imports import BadLine, ImportReport, UnmatchedName
from hipflex.domain.performance import CheckIn, PerformedSet
from hipflex.errors import Refused
from hipflex.interchange.format import Reading
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window


class FileFormat(StrEnum):
    """What the log can be written as and read from."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def export_log(workspace: Workspace, form: FileFormat, within: Window, out: TextIO, *, safe: bool = False) -> None:
    """Writes what lies in a window, oldest first; `safe` keeps the texts of a CSV from acting as formulas.

    Nobody else can write to the log meanwhile, so `out` should be nothing that stalls.
    """
    export = workspace.log.export
    with export.at_one_moment():
        match form:
            case FileFormat.JSONL:
                from hipflex.interchange.own_jsonl import write_jsonl

                write_jsonl(export.sets(within), out)
            case FileFormat.CSV:
                from hipflex.interchange.own_csv import write_csv

                write_csv(export.cells(within), out, safe=safe)
            case FileFormat.JSON:
                from hipflex.interchange.own_json import write_json

                write_json(export.sets(within), export.sessions(within), _check_ins(workspace, within), out)


def import_file(
    workspace: Workspace,
    name: str,
    file: BinaryIO,
    *,
    form: FileFormat | None = None,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> ImportReport:
    """Adds what a file of this name holds and the log doesn't have yet; in a dry run it only says what it would add.

    Nothing is added where a line is bad, unless bad lines may be left out.
    """
    from hipflex.interchange.reading import opened

    tally = _Tally()
    with _unreadable(name):
        reading = opened(file, form)
    take = workspace.log.intake.preview if dry_run else workspace.log.intake.add
    sets = tally.counting(_good(name, reading, may_have_bad=skip_bad or dry_run))
    imported = take(sets, reading.sessions(), reading.check_ins)
    return ImportReport(
        format=reading.format,
        sets=tally.sets,
        sessions=sum(1 for _ in reading.sessions()),
        since=min(tally.days, default=None),
        until=max(tally.days, default=None),
        imported=imported,
        unmatched=_unmatched(workspace, tally.by_exercise),
        bad=tuple(reading.bad),
    )


class _Tally:
    """What the sets of a file come to."""

    def __init__(self) -> None:
        self.sets = 0
        self.days: set[date] = set()
        self.by_exercise: Counter[str] = Counter()

    def counting(self, sets: Iterable[PerformedSet]) -> Iterator[PerformedSet]:
        """The sets, counted as they go by."""
        for done in sets:
            self.sets += 1
            self.days.add(done.performed_at.date())
            self.by_exercise[done.exercise] += 1
            yield done


def _good(name: str, reading: Reading, *, may_have_bad: bool) -> Iterator[PerformedSet]:
    with _unreadable(name):
        yield from reading.sets()
    if reading.bad and not may_have_bad:
        _refuse_bad(name, reading.bad)


@contextmanager
def _unreadable(name: str) -> Iterator[None]:
    try:
        yield
    except Refused as error:
        raise Refused(f"{name}: {error}; nothing was imported") from None
    except OSError as error:
        raise Refused(f"{name}: it can't be read ({error.strerror or error}); nothing was imported") from None


def _check_ins(workspace: Workspace, within: Window) -> list[CheckIn]:
    """The self-checks of an export; they are of no exercise."""
    if within.exercise is not None:
        return []
    first, last = within.since or date.min, within.until or date.max
    return [one for one in workspace.log.read.check_ins() if first <= one.performed_at.date() <= last]


def _refuse_bad(name: str, bad: Sequence[BadLine]) -> None:
    first, *others = bad
    more = f" and {len(others)} more (--dry-run shows them all)" if others else ""
    raise Refused(f"{name}:{first.line}: {first.reason}{more}; nothing was imported (--skip-bad leaves bad rows out)")


def _unmatched(workspace: Workspace, by_exercise: Mapping[str, int]) -> tuple[UnmatchedName, ...]:
    names = workspace.library.movement_names
    counts = {name: count for name, count in by_exercise.items() if name not in names}
    for name in answering(counts, names):
        del counts[name]
    return tuple(UnmatchedName(name, count, suggestions(name, names)) for name, count in counts.items())
