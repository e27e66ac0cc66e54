"""The files in which machines leave their changes for each other: a folder each, a change a line, only ever grown.

Whatever carries the folder may bring files late, in any order, twice, or with their last line torn; a line counts once
it has its end. Only its own machine writes a folder, so that nothing has to be merged.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from hipflex.as_json.text import loads
from hipflex.errors import Refused
from hipflex.files import decoded, make_folder, sync_folder
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.store.fold import Change

HOME = "hipflex"
"""The folder inside the shared one, which may hold other things too."""
MOST_BYTES = 1 << 20
LONGEST_SEAL = 4096  # bytes behind which a file is taken to be the one that was read
_MACHINE = pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SEGMENT = pattern(r"([0-9]{4,})\.jsonl")
_COPY = pattern(r"([0-9]{4,})\.sync-conflict-[^/]*\.jsonl|([0-9]{4,}) \([^/]*\)\.jsonl")
_HEAD = pattern(rb'\{"id": "([^"\\]*)", "tick": ([0-9]+), "machine": "([^"\\]*)"')
"""How the lines begin that this program writes."""
LINE_END = b"\n"
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


@dataclass(frozen=True, slots=True)
class Read:
    """How far a file was read: the bytes of its whole lines, and what tells whether these are still the same."""

    size: int
    seal: int


NOTHING = Read(0, 0)


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

    A whole line that is no change ends it there. Of a copy, which nobody goes on writing, a torn end is a fault too.
    """
    path = folder / HOME / machine / name
    try:
        with _opened(path) as file:
            start = before.size if before.size and _seal(file, before.size) == before.seal else 0
            file.seek(start)
            data = file.read()
            whole = data[: data.rfind(LINE_END) + 1]
            changes, size, fault = _changes(whole)
            if fault:
                file.seek(0)
                line = file.read(start + size).count(LINE_END) + 1
                fault = f"{path}:{line}: {fault}; what follows in this file waits"
            elif len(whole) < len(data) and _COPY.fullmatch(name):
                fault = f"{path}: the last line of this copy is torn; what stands before it is taken in"
            read = Read(start + size, _seal(file, start + size))
    except FileNotFoundError:  # it went while we looked
        return Portion(machine, name, (), NOTHING)
    except OSError as error:
        return Portion(machine, name, (), before, f"{path} can't be read: {error.strerror or error}")
    return Portion(machine, name, changes, read, fault)


def ids_left(folder: Path, faulty: Collection[Portion] = ()) -> set[str]:
    """The ids of the changes that others can read in the files of a folder, of the `faulty` ones up to their fault.

    Copies, which somebody may take away, are left out.
    """
    ends = {(portion.machine, portion.name): portion.read.size for portion in faulty}
    found = set[str]()
    for machine in machines_in(folder):
        with contextlib.suppress(Refused):
            for name in _own(folder, machine):
                with contextlib.suppress(OSError), _opened(folder / HOME / machine / name) as file:
                    found.update(change_id for change_id, *_ in _heads(file.read(ends.get((machine, name), -1))))
    return found


def newest_left(folder: Path, machine: str) -> tuple[int, str]:
    """The tick and the id of the newest change of a machine in the last of its files; raises Refused."""
    newest = (0, "")
    for name in _own(folder, machine)[-1:]:
        path = folder / HOME / machine / name
        try:
            with _opened(path) as file:
                heads = _heads(file.read())
        except OSError as error:
            raise Refused(f"{path} can't be read: {error.strerror or error}") from None
        newest = max([newest, *((tick, change_id) for change_id, tick, of in heads if of == machine)])
    return newest


def append(folder: Path, machine: str, lines: Iterable[str], faulty: Collection[Portion] = ()) -> int:
    """Adds lines to a machine's own files, each beginning a new one when it is full, or where it is faulty; how many.

    They are on the disk when it returns. A torn last line of an earlier time is taken away first. Expects that no other
    program of this machine does so meanwhile; raises Refused.
    """
    home = folder / HOME / machine
    own = _own(folder, machine)
    number, written = (_number(own[-1]), 0) if own else (1, 0)
    if own and any((portion.machine, portion.name) == (machine, own[-1]) for portion in faulty):
        number += 1  # nobody reads on behind a fault
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
                _write(file, data)
                size, written, line = size + len(data), written + 1, next(waiting, None)
        number += 1
    return written


def own_home(folder: Path, machine: str) -> Path:
    """The folder of a machine in a shared one, made where it is missing; raises Refused, also where that is."""
    if not folder.is_dir():
        raise Refused(f"the folder {folder} is not there any more; this machine's changes stay in the log alone")
    home = folder / HOME / machine
    make_folder(home)
    return home


def _own(folder: Path, machine: str) -> list[str]:
    return [name for name in segments_of(folder, machine) if _SEGMENT.fullmatch(name)]


def _number(name: str) -> int:
    return int(name.partition(".")[0])


def _opened(path: Path) -> BinaryIO:
    """A file to be read; raises OSError for what is none, as a pipe that would be waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is no file")
    return path.open("rb")


def _seal(file: BinaryIO, size: int) -> int:
    """What tells the bytes up to a place from others: those just before it, which name a change."""
    start = max(size - LONGEST_SEAL, 0)
    file.seek(start)
    return crc32(file.read(size - start))


def _changes(lines: bytes) -> tuple[list[tuple[Change, dict[str, Any]]], int, str]:
    """The changes that lines hold, up to one that is none; the bytes of these, and what is wrong with that one."""
    from hipflex.store.exchange import change_of

    found, size = [], 0
    for line in lines.split(LINE_END)[:-1]:
        try:
            found.append(change_of(loads(decoded(line))))
        except Refused as slip:
            return found, size, str(slip)
        size += len(line) + len(LINE_END)
    return found, size, ""


def _heads(data: bytes) -> Iterator[tuple[str, int, str]]:
    """The id, the tick and the machine of the changes on the whole lines of a file."""
    for line in data[: data.rfind(LINE_END) + 1].split(LINE_END):
        if found := _HEAD.match(line):
            yield found[1].decode(errors="replace"), int(found[2]), found[3].decode(errors="replace")
        elif line:
            changes, *_ = _changes(line + LINE_END)
            yield from ((change.id, change.tick, change.machine) for change, _ in changes)


@contextlib.contextmanager
def _grown(path: Path) -> Iterator[BinaryIO]:
    """A file that lines are added to; on the disk at the end, and as it was, but for whole lines, where that fails."""
    is_new = not path.exists()
    try:
        with open(os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o600), "r+b", buffering=0) as file:
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


def _write(file: BinaryIO, data: bytes) -> None:
    """Writes all of it: a disk that is nearly full takes a part, and refuses only the next."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


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
