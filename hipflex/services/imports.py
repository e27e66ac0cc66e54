"""A file into the log: one of our own exports, or another program's; and what the user says about it."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from hipflex.domain.imports import ImportMap, ImportReport
from hipflex.errors import Refused
from hipflex.files import read_at_most, write_new_file
from hipflex.interchange.reading import own_format
from hipflex.services.incoming import IncomingFile, Said, Watched, unreadable
from hipflex.services.own_imports import OwnExport
from hipflex.services.workspace import Workspace

MOST_MAP_BYTES = 1 << 18


def incoming_file(workspace: Workspace, name: str, file: BinaryIO, said: Said, watched: Watched) -> IncomingFile:
    """A file of this name, recognised by what it holds; refuses one in no known format."""
    with unreadable(name):
        own = None if said.map.columns else own_format(file, said.form)
        if own is not None:
            return OwnExport(workspace, name, file, said, watched, form=own)
        from hipflex.services.app_imports import AppExport

        return AppExport(workspace, name, file, said, watched)


def map_of(file: Path) -> ImportMap:
    """The map in a file; refuses one that can't be read."""
    from hipflex.interchange.maps import read_map

    try:
        return read_map(read_at_most(file, MOST_MAP_BYTES), str(file))
    except OSError as error:
        raise Refused(f"{file}: it can't be read ({error.strerror or error}); nothing was imported") from None


def write_map_to_fill_in(report: ImportReport, file: Path) -> None:
    """Writes a new file with the names of an import that no entry has; refuses one that is there."""
    from hipflex.interchange.maps import map_to_fill_in

    write_new_file(file, map_to_fill_in(report.unmatched, report.without_unit))
