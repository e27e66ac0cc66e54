"""A home in which what the pages tell people to type is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.readme.readme import ROOT


class Desk:
    """A home on a Friday evening, in which `hipflex` and `python3` are those of the tests."""

    def __init__(self, path: Path) -> None:
        self.path = path
        programs = path / "bin"
        programs.mkdir()
        self.program("hipflex", f'exec {sys.executable} -m tests.readme.on_a_friday "$@"')
        self.program("python3", f'exec {sys.executable} "$@"')
        search = os.pathsep.join([str(programs), os.environ["PATH"]])
        self._environment = {
            "HOME": str(path),
            "PATH": search,
            "LANG": "C.UTF-8",
            "TZ": "CET-1",
            "PYTHONPATH": str(ROOT),
        }

    def program(self, name: str, line: str) -> None:
        """A program of this name, before any other of it."""
        file = self.path / "bin" / name
        file.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        file.chmod(0o755)

    def run(self, *command: str) -> list[str]:
        """The lines that a command prints."""
        done = subprocess.run(
            command, cwd=self.path, env=self._environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.splitlines()

    def script(self, text: str) -> list[str]:
        """The lines that a script for bash prints; it ends at the first command that fails."""
        return self.run("bash", "-eu", "-o", "pipefail", "-c", text)
