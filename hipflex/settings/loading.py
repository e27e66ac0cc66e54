"""The settings of a run: mostly there is no file, or it is as it was when it was last read, and YAML isn't loaded."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from zlib import crc32

from hipflex import __version__
from hipflex.domain.measures import Load, Unit
from hipflex.errors import Place, Refused
from hipflex.settings.values import Loaded, Sound, Stage, Sync

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.files import Name

MOST_CHARACTERS = 1_000_000
SETTLED_NS = 100_000_000  # a file changed so lately may change again within one tick of its clock
MADE_OF_JSON: Mapping[str, Any] = {
    "unit": Unit,
    "target_per_week": int,
    "programme": str,
    "bands": tuple,
    "equipment": tuple,
    "load_step": Load,
    "sound": Sound,
    "stage": Stage,
    "thigh_cm": float,
    "sync_folder": str,
    "sync": Sync,
}


def load_settings(path: Name, *, must_exist: bool = False, kept: Name | None = None) -> Loaded:
    """Reads a settings file; where there is none all is as by default, unless somebody named it.

    What was read is `kept` in a file of its own, if one is given, for as long as the settings file doesn't change.
    """
    state = _state(path)
    if state is None:
        if must_exist:
            raise Refused(f"there is no settings file {path}")
        return Loaded()
    if kept and (known := _known(kept, state)):
        return known
    from pathlib import Path

    from hipflex.settings.file import read_settings

    loaded = read_settings(Path(path))
    if kept and state and state == _state(path):
        _keep(kept, state, loaded)
    return loaded


def _state(path: Name) -> list[object] | None:
    """What tells one state of a file from any other; None where there is no file, empty where that can't be told."""
    try:
        about = os.stat(path)
    except FileNotFoundError:
        return None
    except OSError:  # reading says why
        return []
    if time.time_ns() - max(about.st_mtime_ns, about.st_ctime_ns) < SETTLED_NS:
        return []
    return [__version__, str(path), about.st_size, about.st_ino, about.st_mtime_ns, about.st_ctime_ns]


def _known(kept: Name, state: list[object]) -> Loaded | None:
    """What was kept of a settings file that was in this very state."""
    try:
        with open(kept, encoding="utf-8") as file:
            seal, text = file.read(MOST_CHARACTERS).split("\n", 1)
        if not state or seal != _seal(text):
            return None
        of, chosen, places = json.loads(text)
    except (OSError, ValueError):  # there is none yet, or somebody wrote in it
        return None
    if of != state:
        return None
    return Loaded(
        {key: MADE_OF_JSON[key](value) for key, value in chosen.items()},
        {key: Place(*place) for key, place in places.items()},
    )


def _keep(kept: Name, state: list[object], loaded: Loaded) -> None:
    """Keeps what was read; nothing fails where it can't be kept."""
    from pathlib import Path

    from hipflex.files import make_folder, write_passing_file

    chosen = {key: value.grams if isinstance(value, Load) else value for key, value in loaded.chosen.items()}
    places = {key: (place.file, place.line, place.column) for key, place in loaded.places.items()}
    text = json.dumps([state, chosen, places])
    with contextlib.suppress(Refused):
        make_folder(Path(kept).parent)
        write_passing_file(kept, [f"{_seal(text)}\n{text}".encode()])


def _seal(text: str) -> str:
    return f"{crc32(text.encode()):08x}"
