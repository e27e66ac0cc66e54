"""What the program does to its files, each with what may be found of it where it broke off."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.home import Home
from tests.durability.crash import export_of
from tests.durability.program import acknowledged, chance_of, lost


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

    def home(self, path: Path) -> Home:
        """A home that is ready for it."""
        home = Home(path)
        export_of(home, chance_of(1), 12)
        for line in self.ready:
            home.ok(*line.split())
        return home

    def between(self, before: Any, after: Any) -> list[Any]:
        """What may be found while it is done, in that order."""
        steps = itertools.accumulate(self.changes, initial=len(before or ()))
        return [after[:count] for count in steps] if self.changes else [before, after]

    def is_lost(self, found: Any, allowed: Sequence[Any], shown: str, *, ended: bool) -> bool:
        """Whether something was shown, or the whole done, that isn't found."""
        if ended or (shown and not self.changes):
            return bool(found != allowed[-1])
        return lost(acknowledged(shown), found) > 0 if self.changes else False


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


def named(name: str) -> Operation:
    """One of them."""
    [found] = [one for one in OPERATIONS if one.name == name]
    return found
