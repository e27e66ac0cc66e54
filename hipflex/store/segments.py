"""The files in which machines leave their changes for each other: a folder each, a change a line, only ever grown.

Whatever carries the folder may bring files late, in any order, twice, or with their last line torn; a line counts once
it has its end. Only its own machine writes a folder, so that nothing has to be merged.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from hipflex.as_json.text import NotJson, loads
from hipflex.errors import Refused
from hipflex.files import decoded, make_folder, sync_folder
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

HOME = "hipflex"
"""The folder inside the shared one, which may hold other things too."""
MOST_BYTES = 1 << 20
LONGEST_SEAL = 4096  # bytes behind which a file is taken to be the one that was read
_MACHINE = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SEGMENT = pattern(r"([0-9]{4,})\.jsonl")
_COPY = pattern(r"([0-9]{4,})\.sync-conflict-[^/]*\.jsonl|([0-9]{4,}) \([^/]*\)\.jsonl")
LINE_END = b"\n"


@dataclass(frozen=True, slots=True)
class Read:
    """How far a file was read: the bytes of its whole lines, and what tells whether these are still the same."""

    size: int
    seal: int


NOTHING = Read(0, 0)


@dataclass(frozen=True, slots=True)
class Portion:
    """The lines of a file that weren't read yet; `machine` and `name` say which file, `read` how far it goes now."""

    machine: str
    name: str
    values: Sequence[object]
    read: Read


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
    try:
        names = sorted(os.listdir(folder / HOME / machine))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Refused(f"{folder / HOME / machine} can't be read: {error.strerror or error}") from None
    own = [name for name in names if _SEGMENT.fullmatch(name)]
    return [*sorted(own, key=_number), *(name for name in names if _COPY.fullmatch(name))]


def unread(folder: Path, machine: str, name: str, before: Read = NOTHING) -> Portion:
    """What a file holds beyond what was read of it; all of it, where its beginning is no longer the same.

    Raises Refused where a whole line is no JSON, with its place.
    """
    path = folder / HOME / machine / name
    try:
        with path.open("rb") as file:
            start = before.size if before.size and _seal(file, before.size) == before.seal else 0
            file.seek(start)
            data = file.read()
            whole = data[: data.rfind(LINE_END) + 1]
            size = start + len(whole)
            read = Read(size, _seal(file, size))
    except FileNotFoundError:  # it went while we looked
        return Portion(machine, name, (), NOTHING)
    except OSError as error:
        raise Refused(f"{path} can't be read: {error.strerror or error}") from None
    return Portion(machine, name, [*_values(path, whole, start)], read)


def append(folder: Path, machine: str, lines: Iterable[str]) -> int:
    """Adds lines to a machine's own files, each beginning a new one when it is full; how many.

    They are on the disk when it returns. A torn last line of an earlier time is taken away first. Expects that no other
    program of this machine does so meanwhile; raises Refused.
    """
    home = folder / HOME / machine
    make_folder(home)
    own = [name for name in segments_of(folder, machine) if _SEGMENT.fullmatch(name)]
    number, written = (_number(own[-1]), 0) if own else (1, 0)
    waiting = iter(lines)
    line = next(waiting, None)
    while line is not None:
        path = home / f"{number:04}.jsonl"
        with _grown(path) as file:
            size = _mended(file)
            while line is not None:
                data = line.encode() + LINE_END
                if size and size + len(data) > MOST_BYTES:
                    break
                file.write(data)
                size, written, line = size + len(data), written + 1, next(waiting, None)
        number += 1
    return written


def lines_left(folder: Path, machine: str) -> int:
    """How many whole lines a machine's own files have."""
    own = (name for name in segments_of(folder, machine) if _SEGMENT.fullmatch(name))
    return sum((folder / HOME / machine / name).read_bytes().count(LINE_END) for name in own)


def last_value(folder: Path, machine: str) -> object:
    """What the last whole line of a machine's own files says; None where there is none."""
    for name in reversed([name for name in segments_of(folder, machine) if _SEGMENT.fullmatch(name)]):
        path = folder / HOME / machine / name
        data = path.read_bytes()
        if lines := data[: data.rfind(LINE_END) + 1].splitlines():
            return next(_values(path, lines[-1] + LINE_END, len(data)))
    return None


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def _seal(file: BinaryIO, size: int) -> int:
    """What tells the bytes up to a place from others: those just before it, which name a change."""
    start = max(size - LONGEST_SEAL, 0)
    file.seek(start)
    return crc32(file.read(size - start))


def _values(path: Path, lines: bytes, start: int) -> Iterator[object]:
    """What lines that begin at a byte of a file say; raises Refused for one that says nothing."""
    at = 0
    for line in lines.splitlines(keepends=True):
        try:
            yield loads(decoded(line))
        except (Refused, NotJson):
            number = path.read_bytes()[: start + at].count(LINE_END) + 1
            raise Refused(f"{path}:{number}: this is no change: expected a JSON object on one line") from None
        at += len(line)


@contextlib.contextmanager
def _grown(path: Path) -> Iterator[BinaryIO]:
    """A file that lines are added to; on the disk at the end, and as it was, but for whole lines, where that fails."""
    is_new = not path.exists()
    try:
        with open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as file:
            try:
                yield file
            except OSError:
                with contextlib.suppress(OSError):
                    _mended(file)
                raise
            os.fsync(file.fileno())
        if is_new:
            sync_folder(path.parent)
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}") from None


def _mended(file: BinaryIO) -> int:
    """Takes away a torn last line, and stands at the end; how many bytes there are."""
    size = file.seek(0, os.SEEK_END)
    whole = size
    while whole:
        start = max(whole - MOST_BYTES, 0)
        file.seek(start)
        end = file.read(whole - start).rfind(LINE_END)
        if end >= 0:
            whole = start + end + 1
            break
        whole = start
    if whole < size:
        file.truncate(whole)
    return file.seek(whole)
