"""The sessions of the log as notes in a folder, each a file that is known again by the session it names."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from hipflex.errors import Refused
from hipflex.files import make_folder, write_file, write_new_file
from hipflex.interchange.markdown import HEAD_BYTES, mark, name_of_note, note_of, session_of_note
from hipflex.services.export import names_abroad
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Window
from hipflex.value_classes import dataclass

ENDING = ".md"


@dataclass(frozen=True, slots=True)
class Note:
    """A session as a text; `name` is what its file would be called, without the ending."""

    session: str
    name: str
    text: str


@dataclass(slots=True)
class NotesWritten:
    """How many notes are new in a folder, how many were written anew, and how many were as they should be."""

    new: int = 0
    changed: int = 0
    same: int = 0


def notes(workspace: Workspace, within: Window) -> list[Note]:
    """The sessions that lie in a window, oldest first, each whole."""
    name_of, workouts, unit = names_abroad(workspace), workspace.library.workouts, workspace.settings.unit
    found = []
    with workspace.log.export.at_one_moment():
        for session in workspace.log.export.by_session(within, whole=True):
            entry = workouts.get(session.workout or "")
            title = entry.title if entry else session.workout
            text = note_of(session, title, name_of, unit)
            found.append(Note(session.id, name_of_note(session, title), text))
    return found


def join_notes(found: Iterable[Note], out: BinaryIO) -> None:
    """Writes notes one after the other."""
    out.write("\n".join(note.text for note in found).encode())


def write_notes(found: Iterable[Note], folder: Path) -> NotesWritten:
    """Writes notes into a folder: over those of the same sessions, wherever these are there, and over no other file."""
    make_folder(folder)
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise Refused(f"{folder} can't be read: {error.strerror or error}") from None
    ours, taken, written = dict(_ours(folder, names)), {*map(_alike, names)}, NotesWritten()
    for note in found:
        path = ours.get(mark(note.session))
        if path is None:
            path = folder / _free(note.name, taken)
            taken.add(_alike(path.name))
            write_new_file(path, note.text)
            written.new += 1
        elif _holds(path, note.text):
            written.same += 1
        else:
            write_file(path, note.text)
            written.changed += 1
    return written


def _ours(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The notes of a folder that name a session, by its mark."""
    for name in names:
        path = folder / name
        if not name.lower().endswith(ENDING) or path.is_symlink() or not path.is_file():
            continue
        try:
            with path.open("rb") as file:
                session = session_of_note(file.read(HEAD_BYTES).decode(errors="replace"))
        except OSError:  # somebody else's
            continue
        if session:
            yield session, path


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == text.encode()
    except OSError:  # writing it will say what is wrong
        return False


def _free(name: str, taken: set[str]) -> str:
    """A file's name that isn't taken, whatever a system makes of cases and accents."""
    numbered = chain([name], (f"{name} {number}" for number in count(2)))
    return next(f"{one}{ENDING}" for one in numbered if _alike(f"{one}{ENDING}") not in taken)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
