"""The program as a process of its own, honest or sabotaged, and what its log holds afterwards."""

from __future__ import annotations

import random
import re
import sqlite3
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.cli.home import ROOT, Home

SABOTAGE = Path(__file__).parent / "sabotage"
_LOGGED = re.compile(r"^logged .*\(id (\w{6})\)", re.MULTILINE)


def chance_of(seed: int) -> random.Random:
    """What decides where nothing else does, the same way for the same seed."""
    return random.Random(seed)  # noqa: S311 - no secret hangs on it


def environment(home: Home, sabotage: str = "") -> dict[str, str]:
    """What the program is run with; a sabotage is one that `sabotage/sitecustomize.py` knows."""
    if not sabotage:
        return home.environment
    return home.environment | {"PYTHONPATH": f"{SABOTAGE}:{ROOT}", "HIPFLEX_SABOTAGE": sabotage}


def started(
    home: Home,
    *words: object,
    stdin: int | bytes = subprocess.DEVNULL,
    prefix: Sequence[str] = (),
    also: Mapping[str, str] | None = None,
    sabotage: str = "",
) -> subprocess.Popen[bytes]:
    """The program, running; bytes to read are in its pipe when it begins."""
    process = subprocess.Popen(
        [*prefix, sys.executable, "-m", "hipflex", *map(str, words)],
        stdin=subprocess.PIPE if isinstance(stdin, bytes) else stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home, sabotage) | dict(also or {}),
        cwd=home.path,
    )
    if isinstance(stdin, bytes) and process.stdin is not None:
        process.stdin.write(stdin)
        process.stdin.close()
        process.stdin = None
    return process


def ran(home: Home, *words: object, stdin: bytes = b"", **more: Any) -> subprocess.CompletedProcess[str]:
    """The program, run to its end; takes what `started` takes."""
    with started(home, *words, stdin=stdin, **more) as process:
        out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, *map(_text, (out, err)))


def _text(data: bytes) -> str:
    return data.decode(errors="surrogateescape")


def acknowledged(said: str) -> list[str]:
    """The ids that were shown as logged, each the end of a whole one."""
    return _LOGGED.findall(said)


def lost(shown: Collection[str], rows: Sequence[Mapping[str, Any]]) -> int:
    """How many of the sets that were shown as logged aren't in the log."""
    return len(set(shown) - {row["id"][-6:] for row in rows})


def doubled(rows: Sequence[Mapping[str, Any]]) -> int:
    """How many sets of a workout stand in the place of another one."""
    places = [(row["session"], row["exercise"], row["set"], row["side"]) for row in rows]
    return len(places) - len(set(places))


def damage(log_file: Path) -> list[str]:
    """What SQLite finds wrong with a log."""
    if not log_file.exists():
        return []
    with closing(sqlite3.connect(log_file)) as log:
        try:
            found = [said for (said,) in log.execute("PRAGMA integrity_check") if said != "ok"]
            return [*found, *map(str, log.execute("PRAGMA foreign_key_check"))]
        except sqlite3.DatabaseError as error:
            return [str(error)]


def told(figures: Mapping[str, int]) -> str:
    """Figures as a line."""
    return ", ".join(f"{count} {what}" for what, count in figures.items())
