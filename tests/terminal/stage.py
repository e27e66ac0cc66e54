"""A terminal to play scenes on: keys go in, and what stands on its screen can be read."""

from __future__ import annotations

import fcntl
import functools
import os
import re
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte
from pexpect.fdpexpect import fdspawn

from tests.catalogue.keeping import moved

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PATIENCE_S = 90
"""Enough for a machine with ten times too much to do, and less than the time that a test has."""
LINES = 40
SETTINGS, CACHE = ".config/hipflex/settings.yaml", ".cache/hipflex/catalogue.cache"
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    "TERM": "xterm-256color",
    "INPUTRC": os.devnull,
    "LANG": "C.UTF-8",
}


def equipped(home: Path, *names: str) -> Path:
    """A home in which it is known what there is to train with, everything or these, and what the catalogue holds."""
    made_at, files = _files_of_a_home(names or ("all",))
    for name, data in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(moved(data, made_at, str(home)) if name == CACHE else data)
    return home


@functools.cache
def _files_of_a_home(equipment: tuple[str, ...]) -> tuple[str, dict[str, bytes]]:
    """Where the program set the equipment, once for all homes, and what it left there of settings and catalogue."""
    with tempfile.TemporaryDirectory() as home:
        for words in (("settings", "set", "equipment", *equipment), ("card", "lunge")):
            command = [sys.executable, "-m", "hipflex", *words]
            subprocess.run(command, env=ENVIRONMENT | {"HOME": home}, cwd=ROOT, check=True, capture_output=True)
        return home, {name: Path(home, name).read_bytes() for name in (SETTINGS, CACHE)}


class Stage:
    """One scene, or a command, on a terminal of its own, under a shell that tells how the terminal is left."""

    def __init__(
        self,
        scene: str | Sequence[str],
        *,
        columns: int = 80,
        lines: int = LINES,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        command = [sys.executable, HERE / "scenes.py", scene] if isinstance(scene, str) else scene
        self._ours, theirs = os.openpty()
        self.resize(columns, lines)
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self.written = ""
        self._shell = subprocess.Popen(
            [sys.executable, "-I", "-S", HERE / "shell.py", *command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env=ENVIRONMENT | dict(environment or {}),
            cwd=ROOT,
        )
        os.close(theirs)
        self._reader = fdspawn(self._ours, encoding="utf-8", timeout=PATIENCE_S)
        self._reader.logfile_read = self
        self.job = int(self.until(r"\[job (\d+)\]\r\n"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()
        self._shell.kill()
        self._shell.wait()

    def write(self, text: str) -> None:
        """Takes what the reader read."""
        self.written += text
        self._stream.feed(text)

    def flush(self) -> None:
        """Belongs to writing."""

    def type(self, keys: str) -> None:
        """Presses keys."""
        os.write(self._ours, keys.encode())

    def until(self, pattern: str) -> str:
        """Waits until a pattern has been written since the last wait; its group, or all of it."""
        self._reader.expect(pattern)
        found = self._reader.match
        assert isinstance(found, re.Match)
        return str(found[1] if found.groups() else found[0])

    def ending(self) -> str:
        """How the scene ended, and how it left the terminal."""
        return self.until(r"\[ended (.*?)\]")

    def hang_up(self) -> None:
        """Closes the terminal, and waits until nobody is left who used it."""
        self._reader.close()
        self._shell.wait(PATIENCE_S)
        wait_for_its_end(self.job)

    def resize(self, columns: int, lines: int = LINES) -> None:
        """Gives the terminal another size."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("4H", lines, columns, 0, 0))

    @property
    def screen(self) -> list[str]:
        """The lines of the screen that hold something."""
        return [line.rstrip() for line in self._screen.display if line.strip()]


def wait_for_its_end(process: int) -> None:
    """Waits until there is no such process any more."""
    with suppress(ProcessLookupError):
        for _ in range(PATIENCE_S * 100):
            os.kill(process, 0)
            time.sleep(0.01)
        raise TimeoutError(f"process {process} doesn't end")
