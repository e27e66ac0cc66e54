"""The status file beside the log: what is due in one line, for prompts, and the local date on which that may change.

Below these two lines stands what they rest on: when they were written, the state of the log, and of settings and
catalogue with what these ask for. While all is as it was, `hipflex due` answers from the file. That has to be sure, and
quick: nothing is imported here that takes time.
"""

from __future__ import annotations

import os
import stat
import time
import zlib

from hipflex import __version__
from hipflex.catalogue.file_facts import SETTLED_NS, facts_of_file, file_facts
from hipflex.catalogue.layout import FOLDERS, OTHER_FOLDERS
from hipflex.path_names import catalogue_names, log_name, settings_name, shipped_catalogue, status_name

TYPE_CHECKING = False  # see path_names
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

MOST_BYTES = 20_000
EVERY_FILE = "*"
HEADER_BYTES, COUNTER, JOURNALLED = 100, slice(24, 28), slice(18, 20)
"""The head of a database, where it counts the transactions, and where it says that a journal keeps the old pages."""
COMPUTER_IDS = ("/etc/machine-id", "/var/lib/dbus/machine-id")
"""What tells computers apart that see the same log: a workout is open on one of them alone."""


class Untold(Exception):
    """The state of something can't be told for certain."""


def line_still_true(environment: Mapping[str, str]) -> str | None:
    """The line of the status file, if all is as it was when that was written; None where this can't be told."""
    log = log_name(environment)
    try:
        line, _, moment, of_log, watched, of_rest, _ = lines_of(status_name(log))
        if int(moment) > time.time() or not line.isprintable():
            return None
        is_as_it_was = of_log == state_of_log(time.strftime("%Y-%m-%d"), log, environment) and of_rest == state_of_rest(
            settings_name(environment), catalogue_names(environment), environment, watched
        )
    except (OSError, ValueError, Untold):
        return None
    return line if is_as_it_was else None


def lines_of(file: str) -> list[str]:
    """The seven lines of a status file, the first two for everybody; raises OSError, Untold, ValueError."""
    *lines, seal = _bytes_of(file, MOST_BYTES).decode().splitlines()
    if len(lines) != 7 or seal != seal_of(lines):
        raise Untold
    return lines


def seal_of(lines: Iterable[str]) -> str:
    """What tells whether the lines are those that were written."""
    return f"{zlib.crc32(chr(10).join(lines).encode()):08x}"


def state_of_log(day: str, log: str, environment: Mapping[str, str]) -> str:
    """The log, this machine's name for it, and the day on which it is looked at, as one line; raises OSError, Untold.

    What is changed while it is asked comes out as a state in which nothing ever was: the line is made anew then.
    """
    moment = day, environment.get("TZ")
    machine = [of_file(path) for path in (f"{log}.machine", *COMPUTER_IDS)]
    return ascii([moment, os.path.realpath(log), of_log(log), machine])


def state_of_rest(
    settings: str, catalogue: Iterable[str], environment: Mapping[str, str], watched: str = EVERY_FILE
) -> str:
    """The settings, the catalogue and the program, as one line; raises OSError, Untold.

    Of thousands of movements only the files are `watched` that the workouts rest on, each as the number of its folder,
    the folder in that, and its name; of all others the names alone count.
    """
    folders = (*catalogue, shipped_catalogue())
    names = FOLDERS if watched == EVERY_FILE else OTHER_FOLDERS
    facts = [_of_folder(folder, names) for folder in folders]
    files = [] if watched == EVERY_FILE else watched.split()
    facts += [_of_movement(folders, file) for file in files]
    return ascii([__version__, environment.get("HIPFLEX_SETTINGS"), of_file(settings), facts])


def of_log(log: str) -> object:
    """The state of a log, to which SQLite counts up with every transaction, however fast they follow each other.

    Nothing else in this process may have the log locked, as reading it by hand would end that.
    """
    about = os.stat(log)
    head = _bytes_of(log, HEADER_BYTES)
    if len(head) < HEADER_BYTES or head[JOURNALLED] != b"\1\1":
        raise Untold
    return _facts(about), head[COUNTER].hex()


def of_file(path: str) -> object:
    """The state of a small file, which may be changed twice within one tick of its clock."""
    try:
        about = os.stat(path)
    except FileNotFoundError:
        return None
    if about.st_size > MOST_BYTES:
        raise Untold
    return _facts(about), zlib.crc32(_bytes_of(path, MOST_BYTES))


def _of_movement(folders: Sequence[str], file: str) -> object:
    number, inside = file.split("/", 1)
    fact = facts_of_file(os.path.join(folders[int(number)], inside)) if int(number) < len(folders) else None
    if fact is None or _may_still_change(max(fact[-2:])):
        raise Untold
    return fact


def _of_folder(folder: str, names: Collection[str]) -> object:
    """The state of a folder of the catalogue; Untold where a file in it may still change within a tick."""
    try:
        about = os.stat(folder)
    except FileNotFoundError:
        return os.path.abspath(folder), None
    facts = list(file_facts(folder, names))
    newest = max((max(fact[-2:]) for fact in facts), default=0)  # both times of its last changes
    if _may_still_change(newest):
        raise Untold
    return (
        os.path.abspath(folder),
        _facts(about),
        len(facts),
        newest,
        zlib.crc32(repr(facts).encode("utf-8", "surrogateescape")),
    )


def _may_still_change(changed: int) -> bool:
    """Whether a file may be changed once more within one tick of its clock."""
    return abs(time.time() * 1e9 - changed) < SETTLED_NS


def _facts(about: os.stat_result) -> tuple[int, ...]:
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _bytes_of(path: str, most: int) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for
        raise Untold
    with open(path, "rb") as file:
        return file.read(most)
