"""A file into the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from hipflex.catalogue.names import answering, suggestions
from hipflex.domain.imports import BadLine, ImportReport, ReadSet, UnmatchedName
from hipflex.errors import Refused
from hipflex.interchange.format import Reading
from hipflex.services.export import FileFormat
from hipflex.services.workspace import Workspace


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

    with _unreadable(name):
        reading = opened(file, form)
    take = workspace.log.intake.preview if dry_run else workspace.log.intake.add
    imported = take(_good(name, reading, may_have_bad=skip_bad or dry_run), reading.sessions(), reading.check_ins)
    return ImportReport(
        format=reading.format,
        sets=sum(reading.by_exercise.values()),
        sessions=sum(1 for _ in reading.sessions()),
        since=min(reading.days, default=None),
        until=max(reading.days, default=None),
        imported=imported,
        unmatched=_unmatched(workspace, reading.by_exercise),
        bad=tuple(reading.bad),
    )


def _good(name: str, reading: Reading, *, may_have_bad: bool) -> Iterator[ReadSet]:
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
