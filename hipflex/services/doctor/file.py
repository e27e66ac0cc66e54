"""The file of the log and where it lies: kept from others, on a disk of this computer, in one copy."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from hipflex.domain.check import Verdict, failed, ok, warning
from hipflex.patterns import pattern
from hipflex.services.doctor.examined import Examined
from hipflex.services.doctor.sharing import holds_the_log
from hipflex.store.connection import SMALLEST_DATABASE
from hipflex.store.restore import kept_beside

OTHERS = 0o077
OTHERS_WRITE = 0o022
FULL_BYTES = 1 << 20
ROOM_BYTES = 16 << 20
ELSEWHERE = "name a file with --log-file or HIPFLEX_LOG"
NO_NAMES = ("", ":memory:")
MOVE = "keep the log on a disk of this computer, and move it only as `hipflex backup` or `hipflex sync` do"

NETWORK = pattern(
    r"nfs\d?|cifs|smb\w*|9p|afs|afpfs|ncpfs|ceph|lustre|beegfs|gpfs|ocfs2|davfs\d?|drvfs|vboxsf|prl_fs"
    r"|fuse\.(?!portal).+"
)
"""Types of file systems whose locks may not hold, or that another computer writes to as well.

https://www.sqlite.org/howtocorrupt.html says what comes of that.
"""

ESCAPED = pattern(r"\\([0-7]{3})")

SYNCED = {
    "Dropbox": (r"dropbox( .*)?", (".dropbox", ".dropbox.cache")),
    "OneDrive": (r"onedrive( .*)?", ()),
    "iCloud Drive": (r"icloud ?drive|mobile documents|com~apple~clouddocs", ()),
    "Google Drive": (r"google ?drive|googledrive-.*|my drive", (".tmp.drivedownload", ".tmp.driveupload")),
    "Syncthing": (r"syncthing", (".stfolder",)),
    "Nextcloud": (r"nextcloud\d*|owncloud", (".nextcloudsync.log", ".owncloudsync.log")),
}
"""Programs that carry folders between computers: how their folders are called, and what they put in them."""

CONFLICT = pattern(r"\.sync-conflict-|conflicted copy|conflict-\d|_conf\(|\(conflict", re.IGNORECASE)


def file(examined: Examined) -> Verdict:
    """Whether there is a file that can be a log."""
    path = examined.path
    if not examined.places.log or not path.is_file():
        return _no_file(examined)
    about = path.stat()
    if 0 < about.st_size < SMALLEST_DATABASE:
        return failed(f"{path} is another file, too short for a log", ELSEWHERE)
    if about.st_nlink > 1:
        advice = "remove the other names: SQLite finds an interrupted write only by the name that it was made under"
        return warning(f"{path} has {about.st_nlink} names (hard links)", advice)
    leads = f", a link to {examined.log}" if path.is_symlink() else ""
    return ok(f"{path}{leads}, {_bytes(about.st_size)}")


def _no_file(examined: Examined) -> Verdict:
    path, name = examined.path, examined.places.log
    if name in NO_NAMES or "\0" in name:
        return failed(f"{name or 'an empty name'} can't be a file", ELSEWHERE)
    if path.is_dir():
        return failed(f"{path} is a folder", ELSEWHERE)
    if path.exists():
        return failed(f"{path} keeps nothing, it is a device or a pipe", ELSEWHERE)
    if path.is_symlink():
        return failed(f"{path} is a link to nowhere", "put back what it leads to, or remove the link")
    return _not_made_yet(examined)


def _not_made_yet(examined: Examined) -> Verdict:
    path = examined.path.absolute()
    above = next(folder for folder in path.parents if os.path.lexists(folder))
    if not above.is_dir():
        return failed(f"{path} can't be made, {above} is no folder", ELSEWHERE)
    if not examined.computer.allows(above, os.W_OK | os.X_OK):
        return failed(f"{path} can't be made, {above} can't be written", ELSEWHERE)
    return ok(f"{path} is not made yet")


def access(examined: Examined) -> Verdict:
    """Whether this user can read and write it, and make the journal beside it."""
    log, allows = examined.log, examined.computer.allows
    if not allows(log, os.R_OK):
        return failed(
            "it can't be read", f"let yourself read it: `chmod u+rw {shlex.quote(str(log))}`, or see whose it is"
        )
    if not allows(log, os.W_OK):
        return warning("it can be read, not written", f"to log sets, `chmod u+w {shlex.quote(str(log))}`")
    if not allows(log.parent, os.W_OK | os.X_OK):
        advice = f"to log sets, let yourself write in it: `chmod u+rwx {shlex.quote(str(log.parent))}`"
        return warning("its folder can't be written, which each change needs", advice)
    return ok("it can be read and written")


def permissions(examined: Examined) -> Verdict:
    """Whether it is kept from others."""
    about, folder = examined.log.stat(), examined.log.parent
    if os.name == "nt":
        return ok("as its folder gives them")
    if about.st_uid != os.geteuid():
        return warning("it belongs to another user", "use hipflex as the user whose log it is")
    if (mode := stat.S_IMODE(about.st_mode)) & OTHERS:
        return warning(f"others can use it (mode {mode:04o})", f"`chmod 600 {shlex.quote(str(examined.log))}`")
    if (mode := stat.S_IMODE(folder.stat().st_mode)) & OTHERS_WRITE:
        return warning(f"others can write in its folder (mode {mode:04o})", f"`chmod go-w {shlex.quote(str(folder))}`")
    return ok("for you alone")


def disk(examined: Examined) -> Verdict:
    """Whether its file system is one of this computer."""
    where, sort = _mounted(examined.log, examined.computer.mounts())
    if NETWORK.fullmatch(sort):
        return warning(f"{where} is a network drive or its like ({sort}), where locks may not hold", MOVE)
    return ok(f"{sort or 'of a kind that this system does not tell'}")


def sync(examined: Examined) -> Verdict:
    """Whether another program copies the file about while it is written."""
    if shared := holds_the_log(examined):
        return warning(f"it lies in {shared}, the folder that carries changes between machines", MOVE)
    for folder in examined.log.parents:
        for program, (called, marks) in SYNCED.items():
            named = re.fullmatch(called, folder.name, re.IGNORECASE)
            if named or any((folder / mark).exists() for mark in marks):
                return warning(f"it lies in {folder}, a folder that {program} copies while it is written", MOVE)
    return ok("in no folder that a program is known to copy")


def copies(examined: Examined) -> Verdict:
    """Whether a syncing program has put another version of the log beside it."""
    found = sorted(one.name for one in examined.log.parent.iterdir() if _is_copy(one.name, examined.log))
    if not found:
        kept = kept_beside(examined.log)
        return ok(f"none beside it but what `restore` kept: {_some(kept)}" if kept else "none beside it")
    first = shlex.quote(str(examined.log.with_name(found[0])))
    return warning(
        f"beside it lies what may be another version of it: {_some(found)}",
        f"see what it holds with `hipflex --log-file {first} history`, bring what is missing here by `export` and "
        "`import`, then move it away",
    )


def space(examined: Examined) -> Verdict:
    """Whether there is room for what comes, a backup included."""
    size, free = examined.log.stat().st_size, examined.computer.free(examined.log.parent)
    if free < FULL_BYTES:
        return failed(f"{_bytes(free)} free: the disk is full", "make room, sets can't be stored")
    if free < 2 * size + ROOM_BYTES:
        return warning(f"{_bytes(free)} free, for a log of {_bytes(size)}", "make room before a backup needs it")
    return ok(f"{_bytes(free)} free")


def _mounted(path: Path, mounts: str) -> tuple[str, str]:
    """The nearest mount point above a path and its type; nothing where that isn't told."""
    found = ("", "")
    for line in mounts.splitlines():
        _, where, sort, *_ = [*line.split(" "), "", "", ""]
        where = ESCAPED.sub(lambda code: chr(int(code[1], 8)), where)
        if where and path.is_relative_to(where) and len(where) >= len(found[0]):
            found = where, sort
    return found


def _is_copy(name: str, log: Path) -> bool:
    if name == log.name or not name.startswith(log.stem):
        return False
    rest = name[len(log.stem) :]
    numbered = re.fullmatch(rf" \(?\d+\)?{re.escape(log.suffix)}", rest)
    return bool(numbered or (CONFLICT.search(rest) and rest.endswith(log.suffix)))


def _some(names: list[str]) -> str:
    more = len(names) - 1
    return f"{names[0]} and {more} more" if more else names[0]


def _bytes(number: int) -> str:
    return " ".join(next(_units(number)))


def _units(number: int) -> Iterator[tuple[str, str]]:
    size = float(number)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            yield f"{size:.0f}", unit
        size /= 1000
    yield f"{size:.0f}", "TB"
