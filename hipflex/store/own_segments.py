"""The files in which this machine leaves its changes for others: what is written after each change, and no more.

Nothing is imported here that takes time.
"""

from __future__ import annotations

import contextlib
import os
import stat

from hipflex.as_json.text import loads
from hipflex.errors import Refused
from hipflex.files import WAIT_SECONDS, alone_with, decoded, sync_folder
from hipflex.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from io import FileIO
    from typing import Any, BinaryIO

    from hipflex.files import Name
    from hipflex.store.fold import Change

HOME = "hipflex"
"""The folder inside the shared one, which may hold other things too."""
MOST_BYTES = 1 << 20
TAIL_BYTES = 1 << 16  # what follows every change reads no more of a file than it needs
LINE_END = b"\n"
_SEGMENT = pattern(r"([0-9]{4,})\.jsonl")
_HEAD = pattern(rb'\{"id": "([^"\\]*)", "tick": ([0-9]+), "machine": "([^"\\]*)"')
"""How the lines begin that this program writes."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


@contextlib.contextmanager
def alone_with_own(folder: Name, machine: str, patience_s: int = WAIT_SECONDS) -> Iterator[None]:
    """Holds off other programs of this machine that would write its files in a shared folder; raises Refused.

    The folders within that one are made where they are missing, itself not.
    """
    if not os.path.isdir(folder):
        raise Refused(f"the folder {folder} is not there any more; this machine's changes stay in the log alone")
    home = os.path.join(folder, HOME, machine)
    if not os.path.isdir(home):
        from pathlib import Path

        from hipflex.files import make_folder

        make_folder(Path(home))
    with alone_with(os.path.join(home, "*.jsonl"), patience_s):
        yield


def segments(folder: Name, machine: str) -> list[str]:
    """The names of a machine's files, in the order in which they were written, without copies; raises Refused."""
    return sorted(filter(_SEGMENT.fullmatch, names_in(os.path.join(folder, HOME, machine))), key=_number)


def names_in(home: str) -> list[str]:
    """The names in a folder, none where it isn't there; raises Refused."""
    try:
        return sorted(os.listdir(home))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Refused(f"{home} can't be read: {error.strerror or error}") from None


def newest_left(folder: Name, machine: str) -> tuple[int, str]:
    """The tick and the id of the newest change of a machine at the end of the last of its files that has any.

    Further up may stand newer ones, where an older log was put back: then some are left twice, which does no harm.
    Raises Refused.
    """
    for name in reversed(segments(folder, machine)):
        path = os.path.join(folder, HOME, machine, name)
        try:
            with opened(path) as file:
                found = _at_the_end(file, machine)
        except OSError as error:
            raise Refused(f"{path} can't be read: {error.strerror or error}") from None
        if found:
            return max(found)
    return 0, ""


def append(folder: Name, machine: str, lines: Iterable[str], faulty: Collection[str] = ()) -> int:
    """Adds lines to a machine's own files, each beginning a new one when it is full, or one of the faulty; how many.

    They are on the disk when it returns. A torn last line of an earlier time is taken away first. Expects that no other
    program of this machine does so meanwhile; raises Refused.
    """
    own = segments(folder, machine)
    number, written = (_number(own[-1]), 0) if own else (1, 0)
    if own and own[-1] in faulty:
        number += 1  # nobody reads on behind a fault
    waiting = iter(lines)
    line = next(waiting, None)
    while line is not None:
        with _grown(os.path.join(folder, HOME, machine, f"{number:04}.jsonl")) as file:
            size = _mended(file)
            while line is not None:
                data = line.encode() + LINE_END
                if size and size + len(data) > MOST_BYTES:
                    break
                _write(file, data)
                size, written, line = size + len(data), written + 1, next(waiting, None)
        number += 1
    return written


def opened(path: Name) -> BinaryIO:
    """A file to be read; raises OSError for what is none, as a pipe that would be waited for."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError("it is no file")
    return open(path, "rb")


def changes_in(lines: bytes) -> tuple[list[tuple[Change, dict[str, Any]]], int, str]:
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


def heads(data: bytes) -> Iterator[tuple[str, int, str]]:
    """The id, the tick and the machine of the changes on the whole lines of a file."""
    for line in data[: data.rfind(LINE_END) + 1].split(LINE_END):
        if found := _HEAD.match(line):
            yield found[1].decode(errors="replace"), int(found[2]), found[3].decode(errors="replace")
        elif line:
            changes, *_ = changes_in(line + LINE_END)
            yield from ((change.id, change.tick, change.machine) for change, _ in changes)


def _at_the_end(file: BinaryIO, machine: str) -> list[tuple[int, str]]:
    """The ticks and ids of the changes of a machine on the last lines of a file, or on all where these have none."""
    size = file.seek(0, os.SEEK_END)
    for start in (max(size - TAIL_BYTES, 0), 0):
        file.seek(start)
        data = file.read()
        lines = data[data.find(LINE_END) + 1 :] if start else data
        if found := [(tick, change_id) for change_id, tick, of in heads(lines) if of == machine]:
            return found
    return []


def _number(name: str) -> int:
    return int(name.partition(".")[0])


@contextlib.contextmanager
def _grown(path: str) -> Iterator[FileIO]:
    """A file that lines are added to; on the disk at the end, and as it was, but for whole lines, where that fails."""
    is_new = not os.path.exists(path)
    try:
        with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_LINK, 0o600), "r+b", buffering=0) as file:
            try:
                yield file
            except OSError:
                with contextlib.suppress(OSError):
                    _mended(file)
                raise
            os.fsync(file.fileno())
        if is_new:
            sync_folder(os.path.dirname(path))
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}") from None


def _write(file: FileIO, data: bytes) -> None:
    """Writes all of it: a disk that is nearly full takes a part, and refuses only the next."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _mended(file: FileIO) -> int:
    """Takes away a torn last line, and stands at the end; how many bytes there are."""
    size = file.seek(0, os.SEEK_END)
    whole = size
    while whole:
        start = max(whole - TAIL_BYTES, 0)
        file.seek(start)
        end = file.read(whole - start).rfind(LINE_END)
        if end >= 0:
            whole = start + end + 1
            break
        whole = start
    if whole < size:
        file.truncate(whole)
    return file.seek(whole)
