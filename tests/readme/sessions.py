"""The sessions that the pages show, played anew: every command after a $ in a `console` block, and what it prints.

All commands of a page run one after another in one home, a minute apart, on a terminal of 80 columns. Those in comments
like <!-- unseen: hipflex log lunge 10 --> are run too, so that there is something to see. Behind one like
<!-- machine: laptop --> the home is another one, with the same folder ~/Sync.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pexpect

from tests.readme.readme import ROOT

BLOCK = re.compile(
    r"^<!-- unseen: (?P<unseen>.*) -->$|^<!-- machine: (?P<machine>\w+) -->$|^```console\n(?P<session>(?:.*\n)*?)```$",
    re.MULTILINE,
)
ID = re.compile(r"(?:(?<=\bid )|(?<=`hipflex delete )|(?<=\bdesk-)|(?<=\blaptop-))[0-9a-z]{6}\b")
ENVIRONMENT = {"LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color", "NO_COLOR": "1"}
PATIENCE_S = 90
AT_FIRST = "desk"
"""The machine on which a page begins."""


class Terminal:
    """A shell on a terminal, in an empty home, where `hipflex` is this checkout's on a Friday evening."""

    def __init__(self, home: Path) -> None:
        self._base = self._home = home
        self._machine = AT_FIRST
        self._minutes = count()
        self._seen: list[str] = []
        program = home / "bin" / "hipflex"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tests.readme.on_a_friday "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    def move_to(self, machine: str) -> None:
        """Goes on in the home of another machine, or of the first one again."""
        self._machine, self._home = machine, self._base if machine == AT_FIRST else self._base / machine
        if not self._home.exists():
            self._home.mkdir()
            for shared in ("Sync", "bin"):
                (self._home / shared).symlink_to(self._base / shared)

    def run(self, command: str) -> str:
        """What a command shows."""
        child = pexpect.spawn(
            "/bin/bash",
            ["-c", command],
            env={
                **ENVIRONMENT,
                "HOME": str(self._home),
                "PATH": f"{self._home / 'bin'}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "MINUTES": str(next(self._minutes)),
                "MACHINE": self._machine,
            },
            cwd=str(self._home),
            dimensions=(60, 80),
            encoding="utf-8",
            timeout=PATIENCE_S,
        )
        child.expect(pexpect.EOF)
        child.close()
        lines = (child.before or "").replace(str(self._home), "~").splitlines()
        return ID.sub(self._sample, "".join(f"{line.rstrip()}\n" for line in lines))

    def _sample(self, found: re.Match[str]) -> str:
        """The same id at every run in the place of one that is made by chance."""
        if found[0] not in self._seen:
            self._seen.append(found[0])
        return f"k3m8{self._seen.index(found[0]):02}"


@contextmanager
def terminal() -> Iterator[Terminal]:
    """A terminal in a home whose name is short enough for the lines that show it."""
    with tempfile.TemporaryDirectory() as home:
        yield Terminal(Path(home))


def played(page: str) -> str:
    """The page with what its commands print now."""

    def play(block: re.Match[str]) -> str:
        if block["unseen"]:
            there.run(block["unseen"])
            return block[0]
        if block["machine"]:
            there.move_to(block["machine"])
            return block[0]
        session = "".join(f"$ {command}\n{there.run(command)}" for command in commands(block["session"]))
        return f"```console\n{session}```"

    with terminal() as there:
        return BLOCK.sub(play, page)


def commands(session: str) -> list[str]:
    """The commands of a session, each as it was typed."""
    return [line.removeprefix("$ ") for line in session.splitlines() if line.startswith("$ ")]
