"""Taking changes back and putting them back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from hipflex.domain.change import TakenBack
from hipflex.domain.performance import State
from hipflex.errors import Refused
from hipflex.store.queries import Queries
from hipflex.store.writer import Writer


class Undo:
    """Undo and redo, step by step."""

    def __init__(self, writer: Writer, read: Queries) -> None:
        self._writer = writer
        self._changes = writer.changes
        self._read = read

    def undo(self) -> TakenBack:
        """Takes back the newest change not yet taken back, whichever terminal made it."""
        with self._writer.transaction():
            return self._take_back(self._changes.newest_undoable(), "nothing to undo")

    def take_back_line(self, session_id: str) -> TakenBack:
        """Takes back the last line of one workout, as long as that is open."""
        with self._writer.transaction():
            if self._read.session(session_id).state is not State.OPEN:
                raise Refused("this workout was ended meanwhile; `hipflex undo` takes that back")
            return self._take_back(self._changes.newest_undoable(session_id), "nothing to undo in this workout")

    def redo(self) -> TakenBack:
        """Puts back the last undo, where no new change was made since."""
        with self._writer.transaction():
            undo = self._changes.newest_redoable()
            if undo is None:
                raise Refused("nothing to redo")
            change = self._changes.change(undo["target_id"])
            left = self._changes.redoable_count() - 1
            return self._turned(change, left, lambda: self._changes.put_back(undo, self._writer.now()))

    def _take_back(self, change: sqlite3.Row | None, nothing: str) -> TakenBack:
        if change is None:
            raise Refused(nothing)
        left = self._changes.undoable_count() - 1
        return self._turned(change, left, lambda: self._changes.take_back(change, self._writer.now()))

    def _turned(self, change: sqlite3.Row, left: int, turn: Callable[[], None]) -> TakenBack:
        """Turns a change and tells which sets that took away and which it brought, and what it opened again."""
        ids = self._changes.entities(change["id"], "set")
        before = self._read.sets_by_id(ids)
        was_open = self._read.open_session() is not None
        turn()
        after = self._read.sets_by_id(ids)
        reopened = None if was_open else self._read.open_session()
        return TakenBack(
            change=change["id"],
            action=change["action"],
            said=change["said"],
            removed=tuple(before[i] for i in ids if i in before and before[i] != after.get(i)),
            restored=tuple(after[i] for i in ids if i in after and after[i] != before.get(i)),
            left=left,
            reopened=reopened.title if reopened else "",
        )
