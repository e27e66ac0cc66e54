"""Where files can be kept in memory: there no test waits for a disk, which takes most of the time of a change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOM_BYTES = 1_000_000_000
"""Some ten times what the tests have there at once; a container may have less than a tenth of it."""


def _with_room(folder: str) -> bool:
    if not Path(folder).is_dir() or not os.access(folder, os.W_OK) or shutil.disk_usage(folder).free < ROOM_BYTES:
        return False
    return not os.statvfs(folder).f_flag & os.ST_NOEXEC  # some tests run what they write


IN_MEMORY = next(filter(_with_room, ("/dev/shm",)), None)  # noqa: S108 - the place for it on Linux
