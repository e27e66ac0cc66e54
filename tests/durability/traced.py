"""What the program asks of the disk, one system call after another, as strace sees it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.home import Home
from tests.durability.program import environment

CALLS = "openat,close,write,pwrite64,writev,pwritev,ftruncate,fsync,fdatasync,rename,link,linkat,unlink,mkdir"
"""Those that a disk knows; one that it doesn't know shows as an error of the harness."""
_LINE = re.compile(r"(\w+)\((.*)\) += (\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_NUMBERS = re.compile(r"\b\d+\b")


def has_strace() -> bool:
    """Whether strace is there and may be used."""
    command = ["strace", "-o", "/dev/null", "true"]
    return shutil.which("strace") is not None and subprocess.run(command, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Call:
    """A system call that was done; texts are paths or what was written, numbers all others from left to right."""

    name: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    words: str
    result: int

    @property
    def path(self) -> str:
        """The first path."""
        return self.texts[0].decode()


def traced(home: Home, *words: object, stdin: bytes = b"", sabotage: str = "") -> tuple[list[Call], int]:
    """The calls of a run of the program, and its exit code."""
    trace = home.path.with_name(f"{home.path.name}-trace")
    command = ["strace", "--seccomp-bpf", "-f", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(trace)]
    ran = subprocess.run(
        [*command, sys.executable, "-m", "hipflex", *map(str, words)],
        input=stdin,
        capture_output=True,
        env=environment(home, sabotage),
        cwd=home.path,
        check=False,
    )
    return list(_calls(trace)), ran.returncode


def _calls(trace: Path) -> Iterator[Call]:
    for line in trace.read_text(encoding="ascii").splitlines():
        found = _LINE.search(line)
        if found is None:  # failed, or no call at all
            continue
        texts = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(found[2]))
        rest = _TEXT.sub("", found[2])
        yield Call(found[1], texts, tuple(map(int, _NUMBERS.findall(rest))), rest, int(found[3]))
