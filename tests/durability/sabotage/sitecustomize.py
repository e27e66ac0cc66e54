"""What makes the program careless with its log, the way that HIPFLEX_SABOTAGE says: for the negative controls.

Python imports a module of this name before anything else, where it stands on its path.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

HOW = os.environ.get("HIPFLEX_SABOTAGE", "")
LAST = int(HOW.removeprefix("dies at ")) if HOW.startswith("dies at ") else 0
KEPT = "SELECT 1"

TIMEOUTS = {"impatient": 0, "stubborn": 8}


def _unsynced(statement: str) -> str:
    """No journal, and nothing is brought to the disk."""
    for pragma in ("journal_mode", "synchronous"):
        if pragma in statement:
            return f"PRAGMA {pragma}=OFF"
    return statement


def _as_sqlite_does(statement: str) -> str:
    """SQLite's own settings."""
    return KEPT if "journal_mode" in statement or "synchronous" in statement else statement


def _hasty(statement: str) -> str:
    """What is committed is kept back until the program ends."""
    return KEPT if statement == "COMMIT" else statement


def _impatient(statement: str) -> str:
    """Nobody waits for a turn, and nobody takes one before writing."""
    return {"BEGIN IMMEDIATE": "BEGIN"}.get(statement, statement)


class Careless(sqlite3.Connection):
    """A connection that executes something else than it is told to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if HOW in TIMEOUTS:
            kwargs["timeout"] = TIMEOUTS[HOW]
        super().__init__(*args, **kwargs)

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if HOW == "hasty" and self.in_transaction and statement.startswith("BEGIN"):
            return super().execute(KEPT)
        try:
            return super().execute(CHANGES[HOW](statement), *values)
        except sqlite3.OperationalError as error:
            if HOW == "impatient":
                error.sqlite_errorcode = sqlite3.SQLITE_LOCKED
            if HOW == "deaf" and statement == "COMMIT":
                return super().execute("ROLLBACK" if self.in_transaction else KEPT)
            raise

    def close(self) -> None:
        if HOW == "hasty" and self.in_transaction:
            self.commit()
        super().close()


class Mortal(sqlite3.Connection):
    """A connection of a program that is killed where it is about to do its nth statement."""

    statements = count(1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_trace_callback(self._goes_on)

    def _goes_on(self, _statement: str) -> None:
        if next(self.statements) == LAST:
            os.kill(os.getpid(), signal.SIGKILL)


CHANGES: Mapping[str, Callable[[str], str]] = {
    "unsynced": _unsynced,
    "as sqlite does": _as_sqlite_does,
    "hasty": _hasty,
    "impatient": _impatient,
    "stubborn": str,  # no signal is heard while it waits
    "deaf": str,  # a commit that fails is taken for one that didn't
}
if HOW in CHANGES:
    sqlite3.Connection = Careless  # type: ignore[misc]
if LAST:
    sqlite3.Connection = Mortal  # type: ignore[misc]
if HOW == "unlocked":
    fcntl.flock = lambda _handle, _how: None
