"""The log out into a file, or into the notes of a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from hipflex.domain.performance import CheckIn
from hipflex.interchange.writing import write_csv, write_json, write_jsonl
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window

if TYPE_CHECKING:
    from hipflex.domain.exports import Moved


class FileFormat(StrEnum):
    """What the log can be written as and read from."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


class AppFormat(StrEnum):
    """The tables of other programs in which the log can be written."""

    STRONG = "strong"
    HEVY = "hevy"


NOTES = "markdown"
"""A note a session, as `notes` makes them."""
FORMATS = (*FileFormat, *AppFormat, NOTES)


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


def export_for_app(workspace: Workspace, form: AppFormat, within: Window, out: BinaryIO) -> Moved:
    """Writes what lies in a window as another program does, and says what of it stands elsewhere there."""
    from hipflex.interchange.apps.written import write_hevy, write_strong

    export, name_of = workspace.log.export, names_abroad(workspace)
    with export.at_one_moment():
        if form is AppFormat.STRONG:
            return write_strong(export.by_session(within), name_of, out)
        return write_hevy(export.by_session(within, newest_first=True), name_of, out)


def names_abroad(workspace: Workspace) -> Callable[[str], str]:
    """What an exercise is called outside: the title of its entry, where an import would tie that to the entry again."""
    from hipflex.catalogue.names import answering, exactly

    library = workspace.library

    @cache
    def name_of(stored: str) -> str:
        slug = answering([stored], library.exercise_names).get(stored, stored)
        title = library.briefs[slug].title if slug in library.briefs else stored
        return title if exactly(title, *library.exercise_names) == slug else stored

    return name_of


def _check_ins(workspace: Workspace, within: Window) -> list[CheckIn]:
    """The self-checks of an export; they are of no exercise."""
    if within.exercise is not None:
        return []
    first, last = within.since or date.min, within.until or date.max
    return [one for one in workspace.log.read.check_ins() if first <= one.performed_at.date() <= last]
