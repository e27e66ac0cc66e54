"""The status file beside the log: what is due in one line, for prompts, and the local date on which that may change.

Below these two lines stands what they rest on: when they were written, and the state of all that went into them. While
that is as it was, `hipflex due` answers from the file. That has to be sure, and quick: what takes time to import is
imported for writing alone.
"""

from __future__ import annotations

import os
import stat
import time
import zlib

from hipflex import __version__
from hipflex.catalogue.file_facts import SETTLED_NS, file_facts
from hipflex.path_names import catalogue_names, log_name, settings_name, shipped_catalogue, status_name

TYPE_CHECKING = False  # see path_names
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from hipflex.places import Places
    from hipflex.services.workspace import Workspace

MOST_BYTES = 20_000
TRIES = 3
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
        line, until, moment, state, seal = _bytes_of(status_name(log), MOST_BYTES).decode().splitlines()
        is_whole = seal == _seal(line, until, moment, state) and line.isprintable()
        if not is_whole or int(moment) > time.time():
            return None
        day = time.strftime("%Y-%m-%d")
        now = _state(day, log, settings_name(environment), catalogue_names(environment), environment)
    except (OSError, ValueError, Untold):
        return None
    return line if state == now else None


def refresh(
    where: Places, environment: Mapping[str, str], now: Callable[[], datetime], line_of: Callable[[Workspace], str]
) -> None:
    """Writes the status file anew; where that can't be done it is removed, since none is better than a wrong one.

    Nothing fails for it. Where other programs change the log meanwhile, whichever writes last has seen their changes.
    """
    for _ in range(TRIES):
        try:
            before = _of_changing(where)
            _write(where, environment, now(), line_of)
            if _of_changing(where) == before:
                return
        except Exception:  # noqa: BLE001 - whatever it is, what the user asked for is done
            break
    _remove(where.status)


def _write(
    where: Places, environment: Mapping[str, str], moment: datetime, line_of: Callable[[Workspace], str]
) -> None:
    from contextlib import closing
    from datetime import timedelta

    from hipflex.files import write_passing_file
    from hipflex.services.workspace import Workspace

    day, settings, catalogue = moment.date(), str(where.settings), [str(folder) for folder in where.catalogue]
    try:
        state = _state(day.isoformat(), where.log, settings, catalogue, environment)  # before any of it is read
    except (OSError, Untold):
        state = None
    with closing(Workspace(where, lambda: moment, only_reads=True)) as workspace:
        line, later = line_of(workspace), workspace.present().later
        has_remarks = later or workspace.library.left_out  # which `due` makes beside its line
    until = day if later else day + timedelta(days=1)
    lines = [line, until.isoformat()]
    if state is not None and not has_remarks:
        lines += [str(int(moment.timestamp())), state]
        lines += [_seal(*lines)]
    write_passing_file(where.status, "".join(f"{line}\n" for line in lines))


def _remove(status: Path) -> None:
    from contextlib import suppress

    from hipflex.errors import Refused
    from hipflex.files import remove_passing_file

    with suppress(Refused):
        remove_passing_file(status)


def _state(day: str, log: str, settings: str, catalogue: Sequence[str], environment: Mapping[str, str]) -> str:
    """All that the line rests on, in one line of text; raises OSError, Untold.

    What is changed while it is asked comes out as a state in which nothing ever was: the line is made anew then.
    """
    zone, named = environment.get("TZ"), environment.get("HIPFLEX_SETTINGS")
    return ascii(
        [
            (__version__, day, zone, named, os.path.realpath(log)),
            _of_log(log),
            [_of_file(path) for path in (settings, f"{log}.machine", *COMPUTER_IDS)],
            [_of_folder(folder) for folder in (*catalogue, shipped_catalogue())],
        ]
    )


def _of_changing(where: Places) -> object:
    """The state of what this program changes itself; None where it can't be told."""
    try:
        return _of_log(where.log), _of_file(str(where.settings))
    except (OSError, Untold):
        return None


def _of_log(log: str) -> object:
    """The state of a log, to which SQLite counts up with every transaction, however fast they follow each other.

    Nothing else in this process may have the log locked, as reading it by hand would end that.
    """
    about = os.stat(log)
    head = _bytes_of(log, HEADER_BYTES)
    if len(head) < HEADER_BYTES or head[JOURNALLED] != b"\1\1":
        raise Untold
    return _facts(about), head[COUNTER].hex()


def _of_file(path: str) -> object:
    """The state of a small file, which may be changed twice within one tick of its clock."""
    try:
        about = os.stat(path)
    except FileNotFoundError:
        return None
    if about.st_size > MOST_BYTES:
        raise Untold
    return _facts(about), zlib.crc32(_bytes_of(path, MOST_BYTES))


def _of_folder(folder: str) -> object:
    """The state of a folder of the catalogue; Untold where a file in it may still change within a tick."""
    try:
        about = os.stat(folder)
    except FileNotFoundError:
        return os.path.abspath(folder), None
    facts = list(file_facts(folder))
    newest = max((changed for *_, changed in facts), default=0)
    if abs(time.time() * 1e9 - newest) < SETTLED_NS:
        raise Untold
    return (
        os.path.abspath(folder),
        _facts(about),
        len(facts),
        newest,
        zlib.crc32(repr(facts).encode("utf-8", "surrogateescape")),
    )


def _facts(about: os.stat_result) -> tuple[int, ...]:
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _bytes_of(path: str, most: int) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe would be waited for
        raise Untold
    with open(path, "rb") as file:
        return file.read(most)


def _seal(*lines: str) -> str:
    return f"{zlib.crc32(chr(10).join(lines).encode()):08x}"
