"""The files in which machines leave their changes for each other: a folder each, a change a line, only ever grown.

Whatever carries the folder may bring files late, in any order, twice, or with their last line torn; a line counts once
it has its end. Only its own machine writes a folder, so that nothing has to be merged.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from hipflex.errors import Refused
from hipflex.patterns import pattern
from hipflex.store.own_segments import HOME, LINE_END, changes_in, heads, names_in, opened, segments
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.store.fold import Change

LONGEST_SEAL = 4096  # bytes behind which a file is taken to be the one that was read
_MACHINE = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COPY = pattern(r"([0-9]{4,})\.sync-conflict-[^/]*\.jsonl|([0-9]{4,}) \([^/]*\)\.jsonl")


@dataclass(frozen=True, slots=True)
class Read:
    """How far a file was read: the bytes of its whole lines, and what tells whether these are still the same."""

    size: int
    seal: int


NOTHING = Read(0, 0)
UNREADABLE = Read(-1, 0)


@dataclass(frozen=True, slots=True)
class Portion:
    """The changes of a file that weren't read yet, each with what it holds.

    `machine` and `name` say which file, `read` how far it goes now, `fault` why no further where it should.
    """

    machine: str
    name: str
    changes: Sequence[tuple[Change, dict[str, Any]]]
    read: Read
    fault: str = ""


def machines_in(folder: Path) -> list[str]:
    """The machines that left something in a shared folder."""
    home = folder / HOME
    try:
        names = [entry.name for entry in os.scandir(home) if entry.is_dir() and _MACHINE.fullmatch(entry.name)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Refused(f"{home} can't be read: {error.strerror or error}") from None
    return sorted(names)


def segments_of(folder: Path, machine: str) -> list[str]:
    """The names of a machine's files, in the order in which they were written; conflict copies come last."""
    copies = filter(_COPY.fullmatch, names_in(str(folder / HOME / machine)))
    return [*segments(folder, machine), *copies]


def unread(folder: Path, machine: str, name: str, before: Read = NOTHING) -> Portion:
    """What a file holds beyond what was read of it; all of it, where its beginning is no longer the same.

    A whole line that is no change ends it there. Of a copy, which nobody goes on writing, a torn end is a fault too.
    """
    path = folder / HOME / machine / name
    try:
        with opened(path) as file:
            start = before.size if before.size and _seal(file, before.size) == before.seal else 0
            file.seek(start)
            data = file.read()
            whole = data[: data.rfind(LINE_END) + 1]
            changes, size, fault = changes_in(whole)
            if fault:
                file.seek(0)
                line = file.read(start + size).count(LINE_END) + 1
                fault = f"{path}:{line}: {fault}; the rest of it waits (moved away on {machine}, it is left anew)"
            elif len(whole) < len(data) and _COPY.fullmatch(name):
                fault = f"{path}: the last line of this copy is torn; what stands before it is taken in"
            read = Read(start + size, _seal(file, start + size))
    except FileNotFoundError:  # it went while we looked
        return Portion(machine, name, (), NOTHING)
    except OSError as error:
        return Portion(machine, name, (), UNREADABLE, f"{path} can't be read: {error.strerror or error}")
    return Portion(machine, name, changes, read, fault)


def ids_left(folder: Path, own: str | None, faulty: Collection[Portion] = ()) -> set[str]:
    """The ids of the changes that others can read in the files of a folder, of the `faulty` ones up to their fault.

    Copies, which somebody may take away, are left out. Raises Refused where a file of the `own` machine can't be read,
    which would be taken for lost; those of others may be.
    """
    ends = {(portion.machine, portion.name): portion.read.size for portion in faulty}
    found = set[str]()
    for machine in machines_in(folder):
        try:
            for name in segments(folder, machine):
                found |= _ids_in(folder / HOME / machine / name, ends.get((machine, name), -1))
        except Refused:
            if machine == own:
                raise
    return found


def _ids_in(path: Path, size: int) -> set[str]:
    try:
        with opened(path) as file:
            return {change_id for change_id, *_ in heads(file.read(size))}
    except OSError as error:
        raise Refused(f"{path} can't be read: {error.strerror or error}") from None


def _seal(file: BinaryIO, size: int) -> int:
    """What tells the bytes up to a place from others: those just before it, which name a change."""
    start = max(size - LONGEST_SEAL, 0)
    file.seek(start)
    return crc32(file.read(size - start))
