"""The completion files are what the program generates, and complete in the shells they are for."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

from tests.readme.completions import FOLDER, completions
from tests.readme.readme import ROOT, text_of

PROMPT = "READY>"
PATIENCE = 60
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile"], f"PS1='{PROMPT} '; source '{FOLDER}/hipflex.bash'"),
    "zsh": (["zsh", "-f"], f"PROMPT='{PROMPT} '; fpath=('{FOLDER}' $fpath); autoload -Uz compinit && compinit -D -u"),
    "fish": (
        ["fish", "--no-config"],
        f"function fish_prompt; echo -n '{PROMPT} '; end; source '{FOLDER}/hipflex.fish'",
    ),
}


class Shell:
    """A shell on a terminal that knows how hipflex is completed."""

    def __init__(self, name: str, folder: Path) -> None:
        [program, *options], self._prepared = SHELLS[name]
        programs = folder / "programs"
        programs.mkdir()
        (programs / "hipflex").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hipflex "$@"\n')
        (programs / "hipflex").chmod(0o755)
        (folder / "my-export.csv").touch()
        environment = {
            "HOME": str(folder),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
        }
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.Stream(self._screen)
        self.process = pexpect.spawn(
            program, options, env=environment, encoding="utf-8", dimensions=(30, 100), cwd=folder
        )
        self.process.send(f"{self._prepared}; clear\r")
        assert self._shows(PROMPT)

    def completes(self, line: str, whole: str) -> bool:
        """Whether a line becomes another by Tab; what was typed is taken back."""
        self.process.send(f"{line}\t")
        done = self._shows(f"{PROMPT} {whole}")
        self.process.send("\x15")
        return done and self._shows(PROMPT)

    def _shows(self, line: str) -> bool:
        """Whether, before patience ends, the last line on the screen is this and the cursor behind it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self._stream.feed(self.process.read_nonblocking(4096, 0.2))
            except pexpect.TIMEOUT:
                shown = [row.rstrip() for row in self._screen.display if row.strip()]
                if shown and shown[-1] == line:
                    return True
        return False


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed here")
    shell = Shell(request.param, tmp_path_factory.mktemp(request.param))
    yield shell
    shell.process.close(force=True)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("hipflex hist", "hipflex history"),
        ("hipflex card hanging-l", "hipflex card hanging-leg-raise"),
        ("hipflex workout start --purp", "hipflex workout start --purpose"),
        ("hipflex --vers", "hipflex --version"),
        ("hipflex import my-exp", "hipflex import my-export.csv"),
        ("~/programs/hipflex wor", "~/programs/hipflex workout"),
        ("~/programs/hipflex card hanging-l", "~/programs/hipflex card hanging-leg-raise"),
    ],
    ids=["command", "name", "option", "option of none", "file", "command below home", "name below home"],
)
def test_a_shell_completes(shell: Shell, line: str, whole: str) -> None:
    assert shell.completes(line, whole)


@pytest.mark.parametrize("name", completions())
def test_the_files_are_what_the_program_generates(name: str) -> None:
    assert text_of(FOLDER / name) == completions()[name], "python -m tests.readme.generate"
