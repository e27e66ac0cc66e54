"""What the program does to its files, each with what may be found of it where it broke off."""

from __future__ import annotations

import csv
import itertools
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.cli.home import Home
from tests.durability.crash import export_of
from tests.durability.program import acknowledged, chance_of, damage, lost

WRONG = ("lost", "half there", "denied", "untold", "unreadable", "damaged", "unclear")
"""Denied: stored and said not to be. Untold: stored, and it looks as if it weren't. Unclear: not one plain line."""
OWN = ("id", "session", "performed_at")
_TOLD = re.compile("is written|is in the log")
_DENIAL = re.compile("not saved|not stored|nothing was|not written")


def rows_of(home: Home) -> list[dict[str, Any]]:
    """The sets in a log, which isn't made by looking."""
    return home.rows() if home.log_file.exists() else []


def check_ins_of(home: Home) -> list[dict[str, Any]]:
    """The self-checks in a log, which isn't made by looking."""
    if not home.log_file.exists():
        return []
    found: list[dict[str, Any]] = home.ok("export", "--format", "json").json["check_ins"]
    return found


def backup_of(home: Home) -> list[dict[str, Any]] | None:
    """The sets in a backup, if it is there."""
    path = home.path / "copy.db"
    return home.rows("--log-file", path) if path.exists() else None


def card_of(home: Home) -> int:
    """How showing a card ends, from what is kept of the catalogue where that is there."""
    return home.run("card", "lunge").code if (home.path / "cache").exists() else 0


def text_of(*parts: str) -> Callable[[Home], str | None]:
    """What a file of a home holds, if it is there."""

    def look(home: Home) -> str | None:
        path = home.path.joinpath(*parts)
        return path.read_text(encoding="utf-8") if path.exists() else None

    return look


def schema_of_an_entry(home: Home) -> str | None:
    """The schema beside an entry; one that stands there before its entry does is whole, and does nothing yet."""
    own = home.path / "config" / "hipflex" / "catalogue"
    schema = own / ".schemas" / "exercise.json"
    text = schema.read_text(encoding="utf-8") if schema.exists() else None
    if text is not None:
        json.loads(text)
    return text if (own / "exercises" / "knee-drive.yaml").exists() else None


def table_of(name: str) -> Callable[[Home], list[dict[str, str]] | None]:
    """The rows of a CSV file in a home, if it is there."""

    def look(home: Home) -> list[dict[str, str]] | None:
        path = home.path / name
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else None

    return look


def left_in_shared(home: Home) -> list[dict[str, Any]]:
    """The changes that others can read in a shared folder."""
    paths = sorted((home.path / "shared").glob("hipflex/*/*.jsonl"))
    return [{"id": one["id"], "tick": one["tick"]} for path in paths for one in readable(path.read_bytes())]


def readable(data: bytes) -> Iterator[dict[str, Any]]:
    """The changes on the whole lines of a file, up to one that is none."""
    for line in data.split(b"\n")[:-1]:
        try:
            change = json.loads(line)
        except ValueError:
            return
        if not isinstance(change, dict) or "id" not in change:
            return
        yield change


@dataclass(frozen=True, slots=True)
class Operation:
    """A command, what makes a home ready for it, and where to look for what it does.

    `changes` counts the rows of each of its changes where there are several. A first run has the catalogue to read, and
    keeps it.
    """

    name: str
    words: tuple[object, ...]
    look: Callable[[Home], Any] = rows_of
    stdin: bytes = b""
    ready: tuple[str, ...] = ()
    changes: tuple[int, ...] = ()
    first_run: bool = False

    def home(self, path: Path) -> Home:
        """A home that is ready for it."""
        home = Home(path) if self.first_run else Home(path).knowing_the_catalogue()
        export_of(home, chance_of(1), 12)
        (home.path / "shared").mkdir()
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
A_BACKUP = (*A_LOG, "backup copy.db", "log lunge 10L 9L")
A_SHARE = (*A_LOG, "sync shared", "log lunge 10L")
OPERATIONS = (
    Operation("first log", ("log", "hanging-leg-raise", "3x10"), first_run=True),
    Operation("log", ("log", "hanging-leg-raise", "3x10"), ready=A_LOG),
    Operation("log -", ("log", "-"), stdin=b"lunge 10L 8R\nhanging-leg-raise 4x8\n" * 20, ready=A_LOG),
    Operation("workout", ("workout", "start", "lunge"), stdin=b"10/9\n8\n7\n", changes=(2, 2, 2)),
    Operation("undo", ("undo",), ready=A_LOG),
    Operation("redo", ("redo",), ready=(*A_LOG, "undo")),
    Operation("edit", ("edit", "last", "12"), ready=A_LOG),
    Operation("delete", ("delete", "last"), ready=A_LOG),
    Operation("check-in", ("check-in", "--left", "tight", "--right", "clear"), check_ins_of),
    Operation("log --new", ("log", "--new", "Goblet squat", "3x10@20kg"), ready=A_LOG),
    Operation("import", ("import", "sets.jsonl"), ready=A_LOG),
    Operation(
        "import --update", ("import", "--update", "sets.jsonl"), ready=("import sets.jsonl", "edit last --note x")
    ),
    Operation("settings, first", ("settings", "set", "sound", "off"), text_of("config", "hipflex", "settings.yaml")),
    Operation(
        "settings",
        ("settings", "set", "sound", "bell"),
        text_of("config", "hipflex", "settings.yaml"),
        ready=("settings set sound off", "settings set stage line"),
    ),
    Operation("export", ("export", "--output", "sets.csv"), table_of("sets.csv"), ready=A_LOG),
    Operation("backup", ("backup", "copy.db"), backup_of, ready=A_LOG),
    Operation("restore", ("restore", "copy.db"), ready=A_BACKUP),
    Operation("first sync", ("sync", "shared"), left_in_shared, ready=A_LOG, changes=(1,)),
    Operation("sync", ("sync",), left_in_shared, ready=A_SHARE, changes=(1,)),
    Operation("cache", ("card", "lunge"), card_of, first_run=True),
    Operation("schema of an entry", ("catalogue", "new", "knee-drive"), schema_of_an_entry),
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


class Expected:
    """What may be found and said after a run of an operation that met a fault."""

    def __init__(self, operation: Operation, before: Any, after: Any) -> None:
        self._operation = operation
        self._allowed = operation.between(_plain(before), _plain(after))

    def wrong(self, home: Home, run: subprocess.CompletedProcess[str]) -> Iterator[str]:
        """What is wrong with how a run ended, what it said and what it left."""
        if not _is_clear(run):
            yield "unclear"
        try:
            found = self._operation.look(home)
        except (AssertionError, ValueError):
            yield "unreadable"
        else:
            yield from self._wrong(found, run)
        if damage(home.log_file):
            yield "damaged"

    def _wrong(self, found: Any, run: subprocess.CompletedProcess[str]) -> Iterator[str]:
        done = _plain(found)
        if done not in self._allowed:
            yield "half there"
        elif self._is_lost(run, found, done):
            yield "lost"
        elif done == self._allowed[-1] != self._allowed[0] and run.returncode == 1 and not run.stdout:
            if _DENIAL.search(run.stderr):
                yield "denied"
            elif not _TOLD.search(run.stderr):
                yield "untold"

    def _is_lost(self, run: subprocess.CompletedProcess[str], found: Any, done: Any) -> bool:
        if run.returncode == 0 or (run.stdout and not self._operation.changes):
            return bool(done != self._allowed[-1])
        return bool(self._operation.changes) and lost(acknowledged(run.stdout), found) > 0


def _plain(found: Any) -> Any:
    """What was found without what is another in each run."""
    return [{key: row[key] for key in row if key not in OWN} for row in found] if isinstance(found, list) else found


def _is_clear(run: subprocess.CompletedProcess[str]) -> bool:
    """Whether a run ended with a code of the program's, and said in a plain line what was the matter."""
    last = run.stderr.splitlines()[-1:]
    if "Traceback" in run.stderr or "unforeseen" in run.stderr or run.returncode not in (0, 1, 3):
        return False
    return run.returncode != 1 or (bool(last) and last[0].startswith("hipflex: ") and last[0].isprintable())
