"""The log out into a file."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import BinaryIO

from hipflex.domain.performance import CheckIn
from hipflex.interchange.writing import write_csv, write_json, write_jsonl
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window


class FileFormat(StrEnum):
    """What the log can be written as and read from."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


def export_log(workspace: Workspace, form: FileFormat, within: Window, out: BinaryIO, *, safe: bool = False) -> None:
    """Writes what lies in a window, oldest first; `safe` keeps the texts of a CSV from acting as formulas.

    Nobody else can write to the log meanwhile, so `out` should be nothing that stalls.
    """
    export = workspace.log.export
    with export.at_one_moment():
        match form:
            case FileFormat.JSONL:
                write_jsonl(export.sets(within), out)
            case FileFormat.CSV:
                write_csv(export.cells(within), out, safe=safe)
            case FileFormat.JSON:
                write_json(export.sets(within), export.sessions(within), _check_ins(workspace, within), out)


def _check_ins(workspace: Workspace, within: Window) -> list[CheckIn]:
    """The self-checks of an export; they are of no exercise."""
    if within.exercise is not None:
        return []
    first, last = within.since or date.min, within.until or date.max
    return [one for one in workspace.log.read.check_ins() if first <= one.performed_at.date() <= last]
