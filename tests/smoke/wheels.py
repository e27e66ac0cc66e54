"""What a wheel holds and what it asks for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

SHIPPED = "hipflex/shipped/"


def lowest(requirements: Iterable[str]) -> list[str]:
    """Requirements with a lower bound, as constraints to just that version."""
    found = []
    for requirement in requirements:
        bound = re.fullmatch(r"([\w.-]+?)\s*>=\s*([\w.]+)(?:\s*,.*)?", requirement)
        if bound is None:
            raise ValueError(f"{requirement!r} has no lower bound of the form name>=version")
        found.append(f"{bound[1]}=={bound[2]}")
    return found


def missing(wheel: Path, checkout: Path) -> list[str]:
    """The catalogue's files that the wheel lacks; a catalogue without any counts as one lacking."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    folder = checkout / "catalogue"
    wanted = [SHIPPED + path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yaml"))]
    return [name for name in wanted or [f"{SHIPPED}*.yaml"] if name not in held]


def stripped(wheel: Path, folder: Path) -> Path:
    """A copy of the wheel without its catalogue."""
    folder.mkdir()
    copy = folder / wheel.name
    with zipfile.ZipFile(wheel) as archive, zipfile.ZipFile(copy, "w") as robbed:
        for name in archive.namelist():
            if not name.startswith(SHIPPED):
                robbed.writestr(name, archive.read(name))
    return copy
