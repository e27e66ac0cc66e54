"""The Pythons of this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OLDEST_SUPPORTED = (3, 11)
ASK = "import sys, venv, ensurepip; print(*sys.version_info[:4])"


@dataclass(frozen=True, slots=True, order=True)
class Interpreter:
    """A Python that can make virtual environments."""

    version: tuple[int, int, int]
    path: Path = field(compare=False)

    def __str__(self) -> str:
        return ".".join(map(str, self.version))


def oldest_and_newest() -> tuple[Interpreter, Interpreter]:
    """The oldest and the newest that the project supports; both the same where there is only one."""
    usable = sorted(found for path in _candidates() if (found := answered(path)))
    return usable[0], usable[-1]


def answered(path: Path) -> Interpreter | None:
    """What a Python says of itself; None for one that is too old, unfinished or no Python."""
    try:
        done = subprocess.run([path, "-c", ASK], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    said = re.fullmatch(r"(\d+) (\d+) (\d+) final\n", done.stdout)
    if done.returncode or not said:
        return None
    major, minor, micro = map(int, said.groups())
    return Interpreter((major, minor, micro), path) if (major, minor) >= OLDEST_SUPPORTED else None


def _candidates() -> Iterator[Path]:
    yield Path(sys.executable)
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield from (path for path in Path(folder).glob("python3*") if re.fullmatch(r"python3(\.\d+)?", path.name))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from pyenv.glob("versions/*/bin/python3")
