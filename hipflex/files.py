"""Files written whole or not at all, never over a log; and what makes bytes a text."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator

from hipflex.errors import Refused
from hipflex.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO, TypeAlias

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Name: TypeAlias = "str | os.PathLike[str]"
_LONE_SURROGATE = pattern("[\ud800-\udfff]")
_OF_SQLITE = (b"SQLite format 3\0", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a database, its rollback journal and its write-ahead log begin."""
WAIT_SECONDS = 30
PAUSE_SECONDS = 0.05
TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)  # the last two on Windows
_BESIDE_THE_LOG = ("", "-journal", "-wal", "-shm", ".machine", ".status")


class NotUtf8(Refused):
    """Bytes that are no UTF-8 text; `line` and `column` count from 1, the mark of the byte order left out."""

    def __init__(self, data: bytes, start: int, first_line: int) -> None:
        before = data[:start]
        self.line = before.count(b"\n") + first_line
        self.column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
        self.byte = data[start]
        super().__init__(f"line {self.line}: expected UTF-8 text, not the byte 0x{self.byte:02x}")


def decoded(data: bytes, first_line: int = 1) -> str:
    """The text of UTF-8 bytes that begin on a line of their file, without a mark of the byte order; raises NotUtf8."""
    try:
        return data.decode("utf-8-sig" if first_line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        # The place counts in what the decoder saw, which may or may not be without the mark.
        raise NotUtf8(data, len(data) - len(error.object) + error.start, first_line) from None


def has_lone_surrogates(text: str) -> bool:
    """Whether a text holds halves of characters, which no UTF-8 file and no database takes."""
    return _LONE_SURROGATE.search(text) is not None


def read_at_most(path: Name, most: int) -> bytes:
    """The bytes of a file, or of a device that never ends: up to one more than `most`, so that too many are seen."""
    with open(path, "rb") as file:
        return file.read(most + 1)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file of a name that the user gave: there whole at the end, or as it was; raises Refused.

    Where the name is a link, the file that it leads to is replaced. A pipe or a device is written into.
    """
    with _refusals(path):
        is_device = path.exists() and not path.is_file()
        with _written_into(path) if is_device else _replacing(_real(path), 0o600) as out:
            yield out


def write_file(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Puts a file of the program's own in its place, whole or not at all; raises Refused.

    A link that lies there is replaced, and what it leads to is left alone.
    """
    with _refusals(path), _replacing(path, mode) as out:
        out.write(text)


def write_passing_file(path: Name, pieces: Iterable[bytes]) -> None:
    """As `write_file`, for its owner alone, but the disk isn't waited for: what a power cut takes is made anew."""
    fresh = os.path.join(os.path.dirname(path), _hidden_name())
    with _refusals(path):
        _mode_of(path)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
            os.replace(fresh, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(fresh)
            raise


def remove_passing_file(path: Name) -> None:
    """Takes away what `write_passing_file` put there, never a database; raises Refused."""
    with _refusals(path):
        _mode_of(path)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def write_new_file(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Writes a file where there is nothing yet, not even a link: whole or not at all; raises Refused."""
    with new_file(path, mode=mode) as fresh:
        fresh.write_text(text, encoding="utf-8", newline="\n")


@contextlib.contextmanager
def new_file(path: Path, *, mode: int = 0o600) -> Iterator[Path]:
    """An empty file to be filled, which is on the disk and gets its name at the end: whole or not at all.

    Raises Refused, also where the name is taken by then, if only by a link.
    """
    with _refusals(path), temporary_file(path, mode=mode) as fresh:
        yield fresh
        sync_file(fresh)
        give_name(fresh, path)


@contextlib.contextmanager
def temporary_file(path: Path, *, mode: int = 0o600) -> Iterator[Path]:
    """An empty file in the folder of a path, which is gone at the end unless it got that path's name."""
    fresh = _beside(path)
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
    try:
        yield fresh
    finally:
        with contextlib.suppress(OSError):  # what was to be done is done, or has failed for a reason of its own
            fresh.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Brings what a file holds to the disk."""
    handle = os.open(path, os.O_RDWR)  # Windows syncs only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def give_name(fresh: Path, path: Path) -> None:
    """Gives a file a name that nothing has, not even a link, in the place of its own; raises FileExistsError."""
    _named(fresh, path)
    with contextlib.suppress(OSError):
        fresh.unlink(missing_ok=True)
    _confirm(path)


def make_folder(folder: Path, *, mode: int = 0o700) -> None:
    """Makes a folder and those above it where they are missing, each known to the disk; raises Refused."""
    with _refusals(folder):
        if folder.is_dir():
            return
        if folder.is_file():
            raise Refused(f"{folder} can't be used: it is a file, expected a folder")
        make_folder(folder.parent, mode=mode)
        folder.mkdir(mode=mode, exist_ok=True)
        sync_folder(folder.parent)


@contextlib.contextmanager
def alone_with(path: Name, patience_s: int = WAIT_SECONDS) -> Iterator[None]:
    """Holds off other programs of ours that would change a file too, from reading it to writing it; raises Refused.

    The file is held by its folder, since it is replaced itself; where a disk knows no locks, nobody is held off.
    """
    with _refusals(path):
        handle = _lockable(os.path.dirname(os.path.realpath(path)))
        try:
            deadline = time.monotonic() + patience_s
            while not _locked(handle):
                if time.monotonic() > deadline:
                    raise Refused(f"{path} can't be written: another program has been writing it for {patience_s} s")
                time.sleep(PAUSE_SECONDS)
            yield
        finally:
            os.close(handle)


def _locked(handle: int) -> bool:
    """Whether a lock was taken, which ends with its handle; False where another program has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in TAKEN
    return True


def _lockable(folder: str) -> int:
    """A handle to take a lock on; Windows opens no folders, and has a file in each for it."""
    if sys.platform == "win32":
        return os.open(os.path.join(folder, ".hipflex-lock"), os.O_RDWR | os.O_CREAT, 0o600)
    return os.open(folder, os.O_RDONLY)


def sync_folder(folder: Name) -> None:
    """Brings a folder's list of names to the disk; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_log_files(path: Path, log: Path) -> None:
    """Keeps a command from writing where the training log and SQLite's files beside it are or will be."""
    from pathlib import Path

    names = {str(log.absolute()), os.path.realpath(log)}  # SQLite's files lie beside the file that a link leads to
    for name, suffix in itertools.product(names, _BESIDE_THE_LOG):
        own = Path(f"{name}{suffix}")
        if os.path.realpath(path) == os.path.realpath(own) or (path.exists() and own.exists() and path.samefile(own)):
            what = "is the training log itself" if not suffix else "belongs to the training log"
            raise Refused(f"{path} {what}; name another file")


@contextlib.contextmanager
def _refusals(path: Name) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}") from error


def _written_into(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _replacing(path: Path, mode: int) -> Iterator[TextIO]:
    """A new file in the same folder that takes the place of an old one, with its mode, once it is on the disk."""
    old = _mode_of(path)
    new = _beside(path)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with _removed_on_failure(new):
        with _synced(handle) as out:
            yield out
        if old is not None:
            new.chmod(old)
        new.replace(path)
        _confirm(path)


def _beside(path: Path) -> Path:
    """A name in the same folder that nothing has; of its own length, since the other may be as long as names can be."""
    return path.parent / _hidden_name()


def _hidden_name() -> str:
    return f".hipflex-{os.urandom(6).hex()}"


def _real(path: Path) -> Path:
    """Where a path leads to in the end."""
    from pathlib import Path

    return Path(os.path.realpath(path))


def _named(new: Path, path: Path) -> None:
    """Gives a file a second name that nothing has yet; where a disk has no second names, the first one is changed."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        new.replace(path)


def _confirm(path: Path) -> None:
    """Brings a file's name to the disk; it is there already, so that a fault must not sound as if it weren't."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        reason = error.strerror or error
        raise Refused(f"{path} is written, but the disk doesn't confirm that it will stay: {reason}") from error


def _mode_of(path: Name) -> int | None:
    """The permissions of a file that may be replaced; None where none is there. A database never may."""
    try:
        about = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(about.st_mode):
        return None
    with open(path, "rb") as file:
        if file.read(16).startswith(_OF_SQLITE):
            raise Refused(f"{path} is a database, which is not written over; name another file")
    return stat.S_IMODE(about.st_mode)


@contextlib.contextmanager
def _synced(handle: int) -> Iterator[TextIO]:
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise
