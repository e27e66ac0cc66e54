"""What is in the file of the log: a database of ours, whole, and saying what its history says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hipflex.domain.check import Verdict, failed, ok, warning
from hipflex.errors import LogUnavailable
from hipflex.services.doctor.examined import Examined, NotLookedAt
from hipflex.store.connection import APPLICATION_ID, CURRENT
from hipflex.store.inspection import Unsettled

SHOWN = 3
SETTLE = "any command that reads the log does that, `hipflex history`; then run `hipflex doctor` again"
RESTORE = (
    "`hipflex restore FILE` brings a backup back and keeps this log beside it; `hipflex path` says where backups are"
)
ANOTHER = "name your log with --log-file or HIPFLEX_LOG"
FIXED_WAL = (3, 51, 3)
MENDED_SINCE: Mapping[tuple[int, ...], int] = {(3, 44): 6, (3, 50): 7}


def sqlite(examined: Examined) -> Verdict:
    """Whether the SQLite of this Python has a fault that this log could meet.

    Until 3.51.3, but for 3.44.6 and 3.50.7, two programs at a write-ahead log could damage it
    (https://www.sqlite.org/wal.html#walresetbug); no other known one touches what this program does.
    """
    version = examined.computer.sqlite
    said = f"SQLite {'.'.join(map(str, version))}"
    is_mended = version >= FIXED_WAL or version[2] >= MENDED_SINCE.get(version[:2], version[2] + 1)
    if _has_wal(examined) and not is_mended:
        return warning(
            f"{said}, which can damage a log with a write-ahead log that two programs use",
            f"close other programs that use the log, then {SETTLE}",
        )
    return ok(said)


def format(examined: Examined) -> Verdict:  # noqa: A001 - the name of the check
    """Whether the file is a database of this program."""
    if not examined.log.stat().st_size:
        return ok("empty, the first set makes it a log")
    header = examined.header
    if not header.is_database:
        return failed("it is no database", f"{ANOTHER}; or, if this was one, {RESTORE}")
    if header.mark != APPLICATION_ID:
        return failed("it is another program's database", ANOTHER)
    return ok("a log of hipflex")


def journal(examined: Examined) -> Verdict:
    """Whether the last write came to its end, and in the way that this program writes."""
    header, log = examined.header, examined.log
    try:
        _ = examined.opened
    except Unsettled:
        if header.has_wal:
            return warning(
                "another program's write-ahead log holds changes that are not in the file yet: it was not looked into",
                f"close other programs that use the log; {SETTLE}",
            )
        return warning(
            "an interrupted write has not been taken back yet, so that the log was not looked into",
            f"{SETTLE}. But if you put this file here yourself, first move {log.name}-journal away, "
            "which belongs to the file that was here before",
        )
    except LogUnavailable as error:
        raise NotLookedAt from error
    if header.has_wal:
        return warning("another program has given the log a write-ahead log", SETTLE)
    left = [one.name for suffix in ("-wal", "-shm") if (one := Path(f"{log}{suffix}")).exists()]
    if left:
        return warning(f"{' and '.join(left)} beside it belong to no log that is here", "move them away")
    return ok("no interrupted write")


def schema(examined: Examined) -> Verdict:
    """Which version of the tables it has."""
    version, is_ours = examined.header.version, examined.header.mark == APPLICATION_ID
    if not is_ours:
        raise NotLookedAt
    if version > CURRENT:
        found = f"version {version}, of a newer hipflex: it can be read, not changed"
        return warning(found, f"update hipflex, which knows version {CURRENT}")
    if not version:
        return failed("it has lost its version", RESTORE)
    return ok(f"version {version}" + (", the next command brings it up to date" if version < CURRENT else ""))


def tables(examined: Examined) -> Verdict:
    """Whether tables, views, indexes and triggers are as this program makes them."""
    found, added = examined.contents.otherwise_made(), examined.contents.additions()
    if found:
        return failed(_some(found), f"something else than hipflex changed them; {RESTORE}")
    return ok("as hipflex makes them" + (f"; and of others' making: {_some(added)}" if added else ""))


def integrity(examined: Examined) -> Verdict:
    """Whether SQLite finds its pages whole."""
    try:
        found = examined.opened.broken_pages()
    except Unsettled as error:
        raise NotLookedAt from error
    if found:
        return failed(f"the file is damaged: {_some([' '.join(said.split()) for said in found])}", RESTORE)
    return ok("every page is whole")


def references(examined: Examined) -> Verdict:
    """Whether no row hangs in the air."""
    found = examined.contents.broken_references()
    return failed(_some(found), RESTORE) if found else ok("every row has what it belongs to")


def values(examined: Examined) -> Verdict:
    """Whether everything that stands in it can be read."""
    found = examined.contents.unsound_values()
    if found:
        return failed(_some(found), RESTORE)
    sets, changes = examined.contents.counts()
    return ok(f"{sets:,} {'set' if sets == 1 else 'sets'}, {changes:,} {'change' if changes == 1 else 'changes'}")


def history(examined: Examined) -> Verdict:
    """Whether the tables say what the history comes to."""
    found = examined.contents.differences()
    if found:
        advice = f"something else than hipflex wrote in it; {RESTORE}"
        return failed(f"the log says other than its history: {_some(found)}", advice)
    return ok("the log says what its history says")


def _has_wal(examined: Examined) -> bool:
    try:
        return examined.header.has_wal
    except NotLookedAt:
        return False


def _some(found: list[str]) -> str:
    more = len(found) - SHOWN
    return "; ".join([*found[:SHOWN], *([f"and {more} more"] if more > 0 else [])])
