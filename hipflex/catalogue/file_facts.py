"""What is known of a catalogue's files before one is read: enough to tell that none has changed."""

from __future__ import annotations

import os
import stat
import time
import zlib

from hipflex.catalogue.layout import FOLDERS

TYPE_CHECKING = False  # who only asks whether something changed imports nothing that takes time
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from typing import Any

SETTLED_NS = 30_000_000  # a file changed so lately may change again within one tick of its clock: 10 ms, 16 on Windows

FACT_LENGTH = 6
Fact = list["Any"]
"""A file's name, whether it is a folder, size, inode, and the times of its last changes in ns; all plain, for JSON."""
Facts = dict[str, list[Fact]]
"""What a catalogue's folder holds, under "", and each of its folders of one sort."""


def listed(folder: str | os.PathLike[str]) -> list[Fact]:
    """What a folder holds that isn't hidden, by name; raises OSError."""
    with os.scandir(folder) as found:
        facts = [_fact(one.name, _about(one)) for one in found if not one.name.startswith(".")]
    facts.sort(key=lambda fact: fact[0])
    return facts


class Look:
    """What was known of folders at one moment, which was that before the first of them was listed."""

    def __init__(self, folders: Iterable[str]) -> None:
        self.now = now_ns()
        self.facts = {folder: facts_of(folder) for folder in folders}

    def listed(self, folder: str) -> list[Fact] | None:
        """What one of the folders held, or one of a sort in it; None where that is to be found out anew."""
        at, _, name = folder.rpartition(os.sep)
        facts = self.facts.get(folder, {}).get("") or self.facts.get(at, {}).get(name)
        return facts if facts and facts[0][0] else None


def facts_at_top(folder: str | os.PathLike[str]) -> list[Fact]:
    """What a folder holds, or why that can't be told."""
    try:
        return listed(folder)
    except OSError as error:
        return unlisted(error)


def facts_of(folder: str | os.PathLike[str], names: Collection[str] = FOLDERS) -> Facts:
    """Every file that could be an entry in the folders of these names, and the folders."""
    found = {"": facts_at_top(folder)}
    for name, is_folder, *_ in found[""]:
        if is_folder and name in names:
            found[name] = facts_at_top(os.path.join(folder, name))
    return found


def file_facts(folder: str | os.PathLike[str], names: Collection[str] = FOLDERS) -> Iterator[Fact]:
    """The same in one row; the last of each fact is the time when what is known of the file last changed."""
    for facts in facts_of(folder, names).values():
        yield from facts


def facts_of_file(path: str) -> Fact | None:
    """What is known of one file; None where it isn't there."""
    try:
        return _fact(os.path.basename(path), os.stat(path))
    except OSError:
        return None


def sign_of_changes(folder: str, names: Sequence[str]) -> str | None:
    """What comes out the same as long as no file of these names has changed; raises OSError.

    Nothing but each file's time is asked, which takes half as long as a look; None where that doesn't tell enough.
    """
    if os.stat not in os.supports_dir_fd:  # there the time is that of making it
        return None
    at = os.open(folder, os.O_RDONLY)
    try:
        return sign_of([os.stat(name, dir_fd=at).st_ctime_ns for name in names])
    finally:
        os.close(at)


def sign_of(times: Sequence[int]) -> str:
    """Times of last changes, in short."""
    return f"{zlib.crc32(repr(times).encode()):08x}"


def unlisted(error: OSError) -> list[Fact]:
    """What stands in the place of the facts of a folder that can't be listed."""
    return [["", False, error.errno]]


def settled(facts: Sequence[Fact], now: int) -> list[Fact]:
    """The facts to compare with later, listed after `now`; of a file that has only just changed none that count."""
    return [fact if abs(now - max(fact[-2:])) >= SETTLED_NS else fact[:2] for fact in facts]


def now_ns() -> int:
    """The present moment in nanoseconds, in any century."""
    return int(time.time() * 1_000_000_000)


def _about(one: os.DirEntry[str]) -> os.stat_result:
    """What is known of a file; of a link that leads nowhere what is known of the link."""
    try:
        return one.stat()
    except OSError:
        return one.stat(follow_symlinks=False)


def _fact(name: str, about: os.stat_result) -> Fact:
    is_folder = stat.S_ISDIR(about.st_mode)
    size = 0 if is_folder else about.st_size
    return [name, is_folder, size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns]
