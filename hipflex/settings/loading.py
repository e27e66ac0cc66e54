"""The settings of a run: mostly there is no file, and nothing that reads one is loaded."""

from __future__ import annotations

from pathlib import Path

from hipflex.errors import Refused
from hipflex.settings.values import Loaded


def load_settings(path: Path, *, must_exist: bool = False) -> Loaded:
    """Reads a settings file; where there is none all is as by default, unless somebody named it."""
    if _is_missing(path):
        if must_exist:
            raise Refused(f"there is no settings file {path}")
        return Loaded()
    from hipflex.settings.file import read_settings

    return read_settings(path)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:  # reading says why
        return False
    return False
