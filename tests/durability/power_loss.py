"""The power cut at every moment: what the program asked of the disk is done again up to there, and looked at.

`python -m tests.durability.power_loss [MIXTURES]` tries every moment of every operation, each with so many random
mixtures of what came through; exit 1 where something was lost.
"""

from __future__ import annotations

import itertools
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.home import Home
from tests.durability.crash import export_of
from tests.durability.disk import WAYS, Disk, Tree, after_a_cut
from tests.durability.program import acknowledged, chance_of, damage, lost
from tests.durability.traced import traced

WRONG = ("lost", "half there", "unreadable", "damaged")
COUNTED = ("cuts", "states", *WRONG)
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - what is looked at there needs no real disk


def rows_of(home: Home) -> list[dict[str, Any]]:
    """The sets in a log, which isn't made by looking."""
    return home.rows() if home.log_file.exists() else []


def card_of(home: Home) -> int:
    """How showing a card ends, from what is kept of the catalogue where that is there."""
    return home.run("card", "lunge").code if (home.path / "cache").exists() else 0


def text_of(*parts: str) -> Callable[[Home], str | None]:
    """What a file of a home holds, if it is there."""

    def look(home: Home) -> str | None:
        path = home.path.joinpath(*parts)
        return path.read_text(encoding="utf-8") if path.exists() else None

    return look


@dataclass(frozen=True, slots=True)
class Operation:
    """A command, what makes a home ready for it, and where to look for what it does.

    `changes` counts the rows of each of its changes where there are several.
    """

    name: str
    words: tuple[object, ...]
    look: Callable[[Home], Any] = rows_of
    stdin: bytes = b""
    ready: tuple[str, ...] = ()
    changes: tuple[int, ...] = ()


A_LOG = ("log hanging-leg-raise 10 9 --at yesterday",)
OPERATIONS = (
    Operation("first log", ("log", "hanging-leg-raise", "3x10")),
    Operation("log", ("log", "hanging-leg-raise", "3x10"), ready=A_LOG),
    Operation("log -", ("log", "-"), stdin=b"lunge 10L 8R\nhanging-leg-raise 4x8\n" * 20, ready=A_LOG),
    Operation("workout", ("workout", "start", "lunge"), stdin=b"10/9\n8\n7\n", changes=(2, 2, 2)),
    Operation("undo", ("undo",), ready=A_LOG),
    Operation("redo", ("redo",), ready=(*A_LOG, "undo")),
    Operation("import", ("import", "sets.jsonl"), ready=A_LOG),
    Operation("settings, first", ("settings", "set", "unit", "lb"), text_of("config", "hipflex", "settings.yaml")),
    Operation(
        "settings",
        ("settings", "set", "unit", "kg"),
        text_of("config", "hipflex", "settings.yaml"),
        ready=("settings set unit lb", "settings set bands soft hard"),
    ),
    Operation("export", ("export", "--output", "sets.csv"), text_of("sets.csv"), ready=A_LOG),
    Operation("cache", ("card", "lunge"), card_of),
    Operation(
        "new entry",
        ("catalogue", "new", "knee-drive"),
        text_of("config", "hipflex", "catalogue", "exercises", "knee-drive.yaml"),
    ),
)


class Cuts:
    """Every moment at which the power may go while an operation is done, and what is found afterwards."""

    def __init__(self, operation: Operation, folder: Path, sabotage: str = "") -> None:
        self._operation = operation
        self._folder = folder
        home = Home(folder / "home")
        export_of(home, chance_of(1), 12)
        for line in operation.ready:
            home.ok(*line.split())
        before = operation.look(home)
        self._disk = Disk(home.path)
        self._calls, code = traced(home, *operation.words, stdin=operation.stdin, sabotage=sabotage)
        assert code == 0, operation
        self._allowed = self._between(before, operation.look(home))
        self._found: dict[tuple[tuple[str, bytes | None], ...], tuple[Any, int]] = {}

    def _between(self, before: Any, after: Any) -> list[Any]:
        """What may be found, in its order."""
        steps = itertools.accumulate(self._operation.changes, initial=len(before or ()))
        return [after[:count] for count in steps] if self._operation.changes else [before, after]

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
        if isinstance(found, Exception):
            figures["unreadable"] = 1
        elif found not in self._allowed:
            figures["half there"] = 1
        elif self._is_lost(found, ended=ended):
            figures["lost"] = 1
        return figures

    def _is_lost(self, found: Any, *, ended: bool) -> bool:
        """Whether something was shown that isn't there."""
        shown = self._disk.shown.decode(errors="replace")
        if ended or (shown and not self._operation.changes):
            return bool(found != self._allowed[-1])
        return lost(acknowledged(shown), found) > 0 if self._operation.changes else False

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
        place = SHARED_MEMORY if SHARED_MEMORY.is_dir() else None
        with tempfile.TemporaryDirectory(dir=place) as folder:
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


def told(figures: Counter[str]) -> str:
    """The figures as a line."""
    return ", ".join(f"{count} {what}" for what, count in figures.items())


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
