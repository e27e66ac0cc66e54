"""Virtual environments for what is built, with a home of their own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.smoke.interpreters import Interpreter


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried; `fault` is empty where it went well."""

    name: str
    fault: str = ""


class Environment:
    """An empty virtual environment with an empty home, outside the checkout."""

    def __init__(self, folder: Path, interpreter: Interpreter) -> None:
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.bin = folder / "venv" / "bin"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HIPFLEX", "XDG_", "PYTHON"))}
        self._at_home = {**kept, "HOME": str(self.home), "TMPDIR": str(self.home), "LANG": "C.UTF-8"}
        self._kept = kept
        called([interpreter.path, "-m", "venv", folder / "venv"], kept)

    def install(self, *what: str | Path) -> None:
        """Lets pip install into it."""
        called([self.bin / "python", "-m", "pip", "install", "--quiet", *what], self._kept)

    def reports(self) -> str:
        """The last line of every report that the program left of a fault."""
        return "".join(path.read_text().splitlines()[-1] + "\n" for path in sorted(self.home.glob("hipflex-report-*")))

    def run(
        self, *words: str | Path, text: str = "", folder: Path | None = None, umask: int = -1
    ) -> subprocess.CompletedProcess[str]:
        """One program of the environment, run at home or in another folder."""
        return subprocess.run(
            [self.bin / words[0], *words[1:]],
            input=text,
            cwd=folder or self.home,
            umask=umask,
            env=self._at_home,
            capture_output=True,
            text=True,
            check=False,
        )


def called(words: Sequence[str | Path], environment: dict[str, str]) -> None:
    """Runs a tool that has to succeed."""
    done = subprocess.run(words, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name} failed:\n{done.stdout}{done.stderr}")
