"""A system call that fails: the change is there or it isn't, the program says which, and the log stays sound.

`python -m tests.durability.io_faults [FAULTS OF EACH OPERATION]`; exit 1 where something was lost or said wrongly.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.home import Home
from tests.durability.operations import OPERATIONS, Operation
from tests.durability.program import acknowledged, chance_of, damage, environment, lost, told

FAULTS = {
    "openat": ("EACCES", "EMFILE", "EIO", "ENOSPC"),
    "read": ("EIO",),
    "pread64": ("EIO",),
    "write": ("ENOSPC", "EIO"),
    "pwrite64": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO", "ENOSPC"),
    "rename": ("EIO", "EACCES", "ENOSPC"),
    "link": ("EIO", "EACCES", "ENOSPC"),
    "unlink": ("EIO", "EACCES"),
    "mkdir": ("EACCES", "ENOSPC"),
}
WRONG = ("lost", "half there", "denied", "untold", "unreadable", "damaged", "unclear")
"""Denied: stored and said not to be. Untold: stored, and it looks as if it weren't. Unclear: not one plain line."""
COUNTED = ("faults", "refused", "done all the same", "elsewhere", *WRONG)
SAME_EVERY_TIME = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
OWN = ("id", "session", "performed_at")
_CALL = re.compile(r"\d+ +(\w+)\(")
_HERE = re.compile(r"AT_FDCWD<[^>]*>")
_TOLD = re.compile("is written|is stored")
_DENIAL = re.compile("not saved|not stored|nothing was|not written")


@dataclass(frozen=True, slots=True)
class Fault:
    """The call of this name and number fails, or it and all later ones do."""

    call: str
    number: int
    error: str
    onwards: bool

    @property
    def injected(self) -> str:
        """What strace takes."""
        return f"inject={self.call}:error={self.error}:when={self.number}{'+' * self.onwards}"


class Bench:
    """A home made ready for an operation, time and again."""

    def __init__(self, operation: Operation, folder: Path, sabotage: str = "") -> None:
        self._operation = operation
        self._sabotage = sabotage
        self._ready = operation.home(folder / "ready").path
        self._trace = folder / "trace"
        self._home = Home(folder / "home")
        self._again()
        before = _plain(operation.look(self._home))
        self._again()
        self._traced("-e", f"trace={','.join(FAULTS)}")
        self._calls = self._trace_lines()
        self._allowed = operation.between(before, _plain(operation.look(self._home)))

    def faults(self) -> Iterator[Fault]:
        """Every fault that may meet one of the calls for a file at home."""
        numbers: Counter[str] = Counter()
        for line in self._calls:
            if found := _CALL.match(line):
                numbers[found[1]] += 1
                if self._is_for_home(line):
                    for error in FAULTS[found[1]]:
                        yield Fault(found[1], numbers[found[1]], error, onwards=False)
                        if found[1] != "write":  # from then on nothing can be said either
                            yield Fault(found[1], numbers[found[1]], error, onwards=True)

    def met(self, fault: Fault) -> Counter[str]:
        """What came of a fault."""
        self._again()
        ran = self._traced("-e", f"trace={fault.call}", "-e", fault.injected)
        hit = [line for line in self._trace_lines() if "(INJECTED)" in line]
        if not hit or not self._is_for_home(hit[0]):
            return Counter(elsewhere=1)
        figures = Counter(["faults", "done all the same" if ran.returncode == 0 else "refused", *self.wrong(ran)])
        figures["damaged"] = len(damage(self._home.log_file))
        return figures

    def wrong(self, ran: subprocess.CompletedProcess[str]) -> Iterator[str]:
        """What is wrong with how a run ended and what it left."""
        if not _is_clear(ran):
            yield "unclear"
        try:
            found = self._operation.look(self._home)
        except (AssertionError, ValueError):
            yield "unreadable"
            return
        done = _plain(found)
        if done not in self._allowed:
            yield "half there"
        elif self._is_lost(ran, found, done):
            yield "lost"
        elif done == self._allowed[-1] != self._allowed[0] and ran.returncode == 1 and not ran.stdout:
            if _DENIAL.search(ran.stderr):
                yield "denied"
            elif not _TOLD.search(ran.stderr):
                yield "untold"

    def _is_lost(self, ran: subprocess.CompletedProcess[str], found: Any, done: Any) -> bool:
        if ran.returncode == 0 or (ran.stdout and not self._operation.changes):
            return bool(done != self._allowed[-1])
        return bool(self._operation.changes) and lost(acknowledged(ran.stdout), found) > 0

    def _is_for_home(self, line: str) -> bool:
        return f"{self._home.path}/" in _HERE.sub("", line)

    def _again(self) -> None:
        shutil.rmtree(self._home.path)
        shutil.copytree(self._ready, self._home.path)

    def _traced(self, *more: str) -> subprocess.CompletedProcess[str]:
        command = ["strace", "--seccomp-bpf", "-f", "-y", "-o", str(self._trace), *more]
        return subprocess.run(
            [*command, sys.executable, "-m", "hipflex", *map(str, self._operation.words)],
            input=self._operation.stdin.decode(),
            capture_output=True,
            text=True,
            env=environment(self._home, self._sabotage) | SAME_EVERY_TIME,
            cwd=self._home.path,
            check=False,
        )

    def _trace_lines(self) -> list[str]:
        return self._trace.read_text(encoding="utf-8", errors="replace").splitlines()


def _plain(found: Any) -> Any:
    """What was found without what is another in each run."""
    return [{key: row[key] for key in row if key not in OWN} for row in found] if isinstance(found, list) else found


def _is_clear(ran: subprocess.CompletedProcess[str]) -> bool:
    """Whether a run ended with a code of the program's, and said in a plain line what was the matter."""
    last = ran.stderr.splitlines()[-1:]
    if "Traceback" in ran.stderr or "unforeseen" in ran.stderr or ran.returncode not in (0, 1, 3):
        return False
    return ran.returncode != 1 or (bool(last) and last[0].startswith("hipflex: ") and last[0].isprintable())


def failed(operations: Sequence[Operation], seed: int, most: int | None = None, sabotage: str = "") -> Counter[str]:
    """Faults of each operation, all of them or so many."""
    chance = chance_of(seed)
    figures = Counter(dict.fromkeys(COUNTED, 0))
    for operation in operations:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(operation, Path(folder), sabotage)
            faults = list(bench.faults())
            for fault in faults if most is None else chance.sample(faults, min(most, len(faults))):
                figures.update(bench.met(fault))
    return figures


def main(most: int | None = None, seed: int = 1) -> int:
    """Runs it by hand and prints the figures of each operation."""
    total = Counter(dict.fromkeys(COUNTED, 0))
    for operation in OPERATIONS:
        figures = failed([operation], seed, most)
        print(f"{operation.name}: {told(figures)}", flush=True)
        total.update(figures)
    print(f"in all: {told(total)}")
    return 1 if any(total[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
