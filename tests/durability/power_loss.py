"""The power cut at every moment: what the program asked of the disk is done again up to there, and looked at.

`python -m tests.durability.power_loss [MIXTURES]` tries every moment of every operation, each with so many random
mixtures of what came through; exit 1 where something was lost.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.cli.home import Home
from tests.durability.disk import WAYS, Disk, Tree, after_a_cut
from tests.durability.operations import OPERATIONS, Operation
from tests.durability.program import chance_of, damage, told
from tests.durability.traced import traced
from tests.memory import IN_MEMORY

WRONG = ("lost", "half there", "unreadable", "damaged")
COUNTED = ("cuts", "states", *WRONG)


class Cuts:
    """Every moment at which the power may go while an operation is done, and what is found afterwards."""

    def __init__(self, operation: Operation, folder: Path, sabotage: str = "") -> None:
        self._operation = operation
        self._folder = folder
        home = operation.home(folder / "home")
        before = operation.look(home)
        self._disk = Disk(home.path)
        self._calls, code = traced(home, *operation.words, stdin=operation.stdin, sabotage=sabotage)
        assert code == 0, operation
        self._allowed = operation.between(before, operation.look(home))
        self._found: dict[tuple[tuple[str, bytes | None], ...], tuple[Any, int]] = {}

    def figures(self, chance: random.Random, mixtures: int, share: float = 1) -> Counter[str]:
        """What was found after cuts at a share of all moments, each with so many mixtures of what came through."""
        figures = Counter(dict.fromkeys(COUNTED, 0))
        for call in self._calls:
            if self._disk.do(call) and chance.random() <= share:
                for way in (*WAYS, *WAYS[-1:] * (mixtures - 1)):
                    figures.update(self._judged(after_a_cut(self._disk.top, way, chance)))
        ended = [self._judged(after_a_cut(self._disk.top, way, chance), ended=True) for way in WAYS]
        return sum(ended, figures) + Counter(states=len(self._found))

    def _judged(self, tree: Tree, *, ended: bool = False) -> Counter[str]:
        found, damaged = self._looked_at(tree)
        figures = Counter({"cuts": 1, "damaged": damaged})
        shown = self._disk.shown.decode(errors="replace")
        if isinstance(found, Exception):
            figures["unreadable"] = 1
        elif found not in self._allowed:
            figures["half there"] = 1
        elif self._operation.is_lost(found, self._allowed, shown, ended=ended):
            figures["lost"] = 1
        return figures

    def _looked_at(self, tree: Tree) -> tuple[Any, int]:
        """What the program finds in what is left, and how much SQLite finds wrong; looked at once."""
        key = tuple(sorted(tree.items()))
        if key not in self._found:
            shutil.rmtree(self._folder / "left", ignore_errors=True)
            home = Home(self._folder / "left")
            for path, content in tree.items():
                if content is None:
                    (home.path / path).mkdir(exist_ok=True)
                else:
                    (home.path / path).write_bytes(content)
            try:
                found = self._operation.look(home)
            except (AssertionError, ValueError) as error:
                found = error
            self._found[key] = found, len(damage(home.log_file))
        return self._found[key]


def cut(operations: Sequence[Operation], seed: int, mixtures: int, share: float, sabotage: str = "") -> Counter[str]:
    """The power cut again and again while each operation is done."""
    figures = Counter(dict.fromkeys(COUNTED, 0))
    for operation in operations:
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
            figures.update(Cuts(operation, Path(folder), sabotage).figures(chance_of(seed), mixtures, share))
    return figures


def main(mixtures: int = 4, seed: int = 1) -> int:
    """Runs it by hand and prints the figures of each operation."""
    total = Counter(dict.fromkeys(COUNTED, 0))
    for operation in OPERATIONS:
        figures = cut([operation], seed, mixtures, 1)
        print(f"{operation.name}: {told(figures)}", flush=True)
        total.update(figures)
    print(f"in all: {told(total)}")
    return 1 if any(total[what] for what in WRONG) else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
