"""What is known of a catalogue's files before one is read: enough to tell that none has changed."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # who only asks whether something changed imports nothing that takes time
if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("exercises", "stretches", "warm-ups", "workouts", "programmes", "guides")
SETTLED_NS = 100_000_000  # a file changed so lately may change again within one tick of its clock

Fact = tuple[str, int, int, int, int]


def file_facts(folder: str | os.PathLike[str]) -> Iterator[Fact]:
    """Every file that could be an entry, and the folders: name, size, inode, times of its last changes in ns."""
    try:
        with os.scandir(folder) as found:
            for one in sorted(found, key=lambda entry: entry.name):
                if one.name.startswith("."):
                    continue
                about = _about(one)
                size = 0 if one.is_dir() else about.st_size
                yield one.name, size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns
                if one.name in FOLDERS and one.is_dir():
                    yield from file_facts(one.path)
    except OSError:  # not there, or gone meanwhile
        return


def _about(one: os.DirEntry[str]) -> os.stat_result:
    """What is known of a file; of a link that leads nowhere what is known of the link."""
    try:
        return one.stat()
    except OSError:
        return one.stat(follow_symlinks=False)
