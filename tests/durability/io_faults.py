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

from tests.durability.operations import OPERATIONS, WRONG, Expected, Operation
from tests.durability.program import chance_of, ran, told

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
COUNTED = ("faults", "refused", "done all the same", "elsewhere", *WRONG)
SAME_EVERY_TIME = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
_CALL = re.compile(r"\d+ +(\w+)\(")
_HERE = re.compile(r"AT_FDCWD<[^>]*>")


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
        self._trace = folder / "trace"
        self._place = folder / "home"
        self._place.mkdir()
        self._again()
        before = operation.look(self._home)
        self._again()
        assert self._traced("-e", f"trace={','.join(FAULTS)}").returncode == 0, operation
        self._calls = self._trace_lines()
        self._expected = Expected(operation, before, operation.look(self._home))

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
        run = self._traced("-e", f"trace={fault.call}", "-e", fault.injected)
        hit = [line for line in self._trace_lines() if "(INJECTED)" in line]
        if not hit or not self._is_for_home(hit[0]):
            return Counter(elsewhere=1)
        return Counter(
            [
                "faults",
                "done all the same" if run.returncode == 0 else "refused",
                *self._expected.wrong(self._home, run),
            ]
        )

    def _is_for_home(self, line: str) -> bool:
        return f"{self._place}/" in _HERE.sub("", line)

    def _again(self) -> None:
        """Makes everything ready anew; a copy would be another machine's, which can't undo what this one did."""
        shutil.rmtree(self._place)
        self._home = self._operation.home(self._place)

    def _traced(self, *more: str) -> subprocess.CompletedProcess[str]:
        strace = ["strace", "--seccomp-bpf", "-f", "-y", "-o", str(self._trace), *more]
        operation = self._operation
        return ran(
            self._home,
            *operation.words,
            stdin=operation.stdin,
            prefix=strace,
            also=SAME_EVERY_TIME,
            sabotage=self._sabotage,
        )

    def _trace_lines(self) -> list[str]:
        return self._trace.read_text(encoding="utf-8", errors="replace").splitlines()


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
