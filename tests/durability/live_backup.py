"""Backups of a log that several programs are writing: each is sound and holds what was acknowledged before it began.

`python -m tests.durability.live_backup [CHANGES OF EACH WRITER] [WRITERS]`; exit 1 where something was lost.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from hipflex.store.soundness import damage_of
from tests.cli.home import ROOT, Home
from tests.durability.program import damage, ran, told

WRONG = ("refused", "lost", "torn", "damaged", "failed")
COUNTED = ("backups", "of a log that grew meanwhile", "sets looked for", *WRONG)
PORTION = 4096
PAUSE_SECONDS = 0.003
Copier = Callable[[Home, Path], bool]
"""Copies the log of a home to a file; whether that was done."""


def by_the_program(home: Home, file: Path) -> bool:
    """A backup."""
    return ran(home, "backup", file).returncode == 0


def byte_by_byte(home: Home, file: Path) -> bool:
    """What a file manager does, on a slow disk: the negative control."""
    with home.log_file.open("rb") as log, file.open("wb") as copy:
        while portion := log.read(PORTION):
            copy.write(portion)
            time.sleep(PAUSE_SECONDS)
    return True


@contextlib.contextmanager
def writing(home: Home, writers: int, changes: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Programs that log one set after another, each saying its id in a file once it is stored."""
    command = [sys.executable, "-m", "tests.store.logger", str(home.log_file), str(changes)]
    with contextlib.ExitStack() as opened:
        begun = []
        for number in range(writers):
            out = opened.enter_context(said_by(home, number).open("wb"))
            begun.append(opened.enter_context(subprocess.Popen(command, stdout=out, cwd=ROOT)))
        yield begun


def said_by(home: Home, number: int) -> Path:
    """Where a writer says what it stored."""
    return home.path / f"writer-{number}"


def acknowledged(home: Home, writers: int) -> set[str]:
    """The ids of all sets that the writers have said to be stored."""
    whole = [said_by(home, number).read_text().rpartition("\n")[0] for number in range(writers)]
    return {line for text in whole for line in text.splitlines()}


def backed_up(home: Home, writers: int, changes: int, copied: Copier = by_the_program) -> Counter[str]:
    """Copies of a log, one after the other, for as long as it is written."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    home.ok("log", "lunge", "10L")
    with writing(home, writers, changes) as programs:
        while any(program.poll() is None for program in programs):
            figures.update(_one(home, writers, copied))
    figures["failed"] = sum(program.returncode != 0 for program in programs)
    figures["lost"] += writers * changes - len(acknowledged(home, writers) & {row["id"] for row in home.rows()})
    figures["damaged"] += len(damage(home.log_file))
    return figures


def _one(home: Home, writers: int, copied: Copier) -> Counter[str]:
    file = home.path / "copy.db"
    before = acknowledged(home, writers)
    done = copied(home, file)
    grew = acknowledged(home, writers) != before
    found = {"backups": 1, "of a log that grew meanwhile": int(grew), "sets looked for": len(before)}
    if done and _is_torn(file):
        found["torn"] = 1
    elif done:
        there = {row["id"] for row in home.rows("--log-file", file)}
        found["lost"] = len(before - there)
    file.unlink(missing_ok=True)
    return Counter(found | {"refused": int(not done)})


def _is_torn(file: Path) -> bool:
    try:
        return damage_of(file) is not None
    except Exception:  # noqa: BLE001 - a copy that can't even be looked at
        return True


def main(changes: int = 2000, writers: int = 4) -> int:
    """Runs it by hand and prints the figures, with those of a plain copy for comparison."""
    wrong = 0
    for name, copied in (("backup", by_the_program), ("plain copy", byte_by_byte)):
        with tempfile.TemporaryDirectory() as folder:
            figures = backed_up(Home(Path(folder) / "home"), writers, changes, copied)
        print(f"{name}: {told(figures)}", flush=True)
        if copied is by_the_program:
            wrong = sum(figures[what] for what in WRONG)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
