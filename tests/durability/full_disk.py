"""A disk that is full, or nearly: what doesn't fit is refused whole, and with room again all goes on.

`python -m tests.durability.full_disk [STEP IN BYTES]`, as root for a disk of its own; exit 1 where something was lost.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.durability.operations import OPERATIONS, WRONG, Expected, Operation
from tests.durability.program import ran, told

NEVER = (*WRONG, "stays refused")
COUNTED = ("runs", "refused", "done all the same", *NEVER)
SIZE = 1 << 21
LIMITED = "import os, resource, sys; n = int(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (n, n)); "
LIMITED += "os.execv(sys.argv[2], sys.argv[2:])"


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[bool]:
    """A disk of its own at a place, for who may mount one."""
    mounted = sys.platform == "linux" and os.geteuid() == 0
    if mounted:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", place], check=True)


class Scales:
    """An operation in a home on a disk, or under a limit for each file, with so much room and no more.

    It writes no file that is longer than `longest`, and needs no more `room` than to write all of them anew.
    """

    def __init__(self, operation: Operation, folder: Path, sabotage: str = "") -> None:
        self._operation = operation
        self._sabotage = sabotage
        self.place = folder / "home"
        self.place.mkdir()
        self._again()
        before = operation.look(self._home)
        self._again()
        ready = self._written_at()
        assert self._run().returncode == 0, operation
        written = [path.stat().st_size for path, at in self._written_at().items() if at != ready.get(path)]
        self.longest, self.room = max(written), sum(written)
        self._expected = Expected(operation, before, operation.look(self._home))

    def with_room(self, room: int) -> Counter[str]:
        """What came of an operation with so many bytes left on the disk."""
        self._again()
        ballast = self.place / "ballast"
        about = os.statvfs(self.place)
        ballast.write_bytes(bytes(max(0, about.f_bavail * about.f_frsize - room)))
        run = self._run()
        ballast.unlink()
        return self._judged(run)

    def with_limit(self, limit: int) -> Counter[str]:
        """What came of it where no file may become longer."""
        self._again()
        return self._judged(self._run([sys.executable, "-c", LIMITED, str(limit)]))

    def _judged(self, run: subprocess.CompletedProcess[str]) -> Counter[str]:
        figures = Counter(["runs", "done all the same" if run.returncode == 0 else "refused"])
        figures.update(self._expected.wrong(self._home, run))
        figures["stays refused"] = int(self._home.run("log", "lunge", "10L").code != 0)
        return figures

    def _run(self, prefix: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        operation = self._operation
        return ran(self._home, *operation.words, stdin=operation.stdin, prefix=prefix, sabotage=self._sabotage)

    def _written_at(self) -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in self.place.rglob("*") if path.is_file()}

    def _again(self) -> None:
        """Makes everything ready anew; a copy would be another machine's, which can't undo what this one did."""
        for one in self.place.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
        self._home = self._operation.home(self.place)


def filled(operations: Sequence[Operation], step: int, sabotage: str = "") -> Counter[str]:
    """Each operation with room from none to more than enough, in such steps, by a disk and by a limit."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    for operation in operations:
        with tempfile.TemporaryDirectory() as folder:
            scales = Scales(operation, Path(folder), sabotage)
            for limit in range(0, scales.longest + step, step):
                figures.update(scales.with_limit(limit))
            with small_disk(scales.place) as there:
                for room in range(0, scales.room + step, step) if there else ():
                    figures.update(scales.with_room(room))
    return figures


def main(step: int = 4096) -> int:
    """Runs it by hand and prints the figures of each operation."""
    total = Counter(dict.fromkeys(COUNTED, 0))
    for operation in OPERATIONS:
        figures = filled([operation], step)
        print(f"{operation.name}: {told(figures)}", flush=True)
        total.update(figures)
    print(f"in all: {told(total)}")
    return 1 if any(total[what] for what in NEVER) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
