"""The log out into a file, and a file into the log."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import TextIO

from hipflex.catalogue.names import answering, suggestions
from hipflex.domain.imports import ImportReport, UnmatchedName
from hipflex.domain.performance import CheckIn
from hipflex.errors import Refused
from hipflex.interchange.format import Parsed
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
    data: bytes,
    *,
    form: FileFormat | None = None,
    dry_run: bool = False,
    skip_bad: bool = False,
) -> ImportReport:
    """Adds what a file of this name holds and the log doesn't have yet; in a dry run it only says what it would add.

    Nothing is added where a line is bad, unless bad lines may be left out.
    """
    from hipflex.interchange.reading import read

    try:
        parsed = read(data, form)
    except Refused as error:
        raise Refused(f"{name}: {error}; nothing was imported") from None
    if parsed.bad and not skip_bad and not dry_run:
        _refuse_bad(name, parsed)
    sets = [done for _, done in parsed.sets]
    days = [done.performed_at.date() for done in sets]
    take = workspace.log.intake.preview if dry_run else workspace.log.intake.add
    return ImportReport(
        format=parsed.format,
        sets=len(sets),
        sessions=len(parsed.sessions),
        since=min(days, default=None),
        until=max(days, default=None),
        imported=take(sets, parsed.sessions, parsed.check_ins),
        unmatched=_unmatched(workspace, parsed),
        bad=parsed.bad,
    )


def _check_ins(workspace: Workspace, within: Window) -> list[CheckIn]:
    """The self-checks of an export; they are of no exercise."""
    if within.exercise is not None:
        return []
    first, last = within.since or date.min, within.until or date.max
    return [one for one in workspace.log.read.check_ins() if first <= one.performed_at.date() <= last]


def _refuse_bad(name: str, parsed: Parsed) -> None:
    first, *others = parsed.bad
    more = f" and {len(others)} more (--dry-run shows them all)" if others else ""
    raise Refused(f"{name}:{first.line}: {first.reason}{more}; nothing was imported (--skip-bad leaves bad rows out)")


def _unmatched(workspace: Workspace, parsed: Parsed) -> tuple[UnmatchedName, ...]:
    names = workspace.library.movement_names
    counts = Counter(done.exercise for _, done in parsed.sets if done.exercise not in names)
    for name in answering(counts, names):
        del counts[name]
    return tuple(UnmatchedName(name, count, suggestions(name, names)) for name, count in counts.items())
