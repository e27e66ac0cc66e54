"""Where files can be kept in memory: there no test waits for a disk, which takes most of the time of a change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOM_BYTES = 1_000_000_000
"""Some ten times what the tests have there at once; a container may have less than a tenth of it."""


def _with_room(folder: str) -> bool:
    return Path(folder).is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM_BYTES


IN_MEMORY = next(filter(_with_room, ("/dev/shm",)), None)  # noqa: S108 - the place for it on Linux
