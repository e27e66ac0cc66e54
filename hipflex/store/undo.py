"""Taking changes back and putting them back."""

from __future__ import annotations

from collections.abc import Collection

from hipflex.domain.change import TakenBack
from hipflex.domain.performance import Session, State
from hipflex.errors import Refused
from hipflex.store.changes import Draft
from hipflex.store.fold import REDO, UNDO, Change, Things
from hipflex.store.queries import Queries
from hipflex.store.rows import Columns, end_fields, moment_of
from hipflex.store.turns import Turns
from hipflex.store.writer import Writer, told

ENDED = (State.FINISHED, State.DISCARDED)


class Undo:
    """Undo and redo, step by step, of what this machine changed."""

    def __init__(self, writer: Writer, read: Queries, turns: Turns) -> None:
        self.turns = turns
        self._writer = writer
        self._read = read

    def undo(self) -> TakenBack:
        """Takes back the newest change of this machine not yet taken back, whichever terminal made it."""
        with self._writer.transaction():
            return self._take_back(self.turns.newest_undoable(), "nothing to undo")

    def take_back_line(self, session_id: str) -> TakenBack:
        """Takes back the last line of one workout, as long as that is open."""
        with self._writer.transaction():
            if self._read.session(session_id).state is not State.OPEN:
                raise Refused("this workout was ended meanwhile; `hipflex undo` takes that back")
            return self._take_back(self.turns.newest_undoable(session_id), "nothing to undo in this workout")

    def redo(self) -> TakenBack:
        """Puts back the last undo, where no new change was made since."""
        with self._writer.transaction():
            change = self.turns.newest_redoable()
            if change is None:
                raise Refused("nothing to redo")
            return self._turned(change, Draft(REDO, target=change.id), self.turns.redoable_count() - 1)

    def _take_back(self, change: Change | None, nothing: str) -> TakenBack:
        if change is None:
            raise Refused(nothing)
        left = self.turns.undoable_count() - 1
        return self._turned(change, Draft(UNDO, target=change.id, edit=self._still_ended(change)), left)

    def _still_ended(self, change: Change) -> Things:
        """What the undo of an ending says of its workout where another is open: it ended with what is left of it."""
        now_open = {session.id for session in self._read.open_sessions()}
        ended = [i for i, fields in change.edit.get("session", {}).items() if fields.get("state") in ENDED]
        if not ended or not now_open - set(ended):
            return {}
        gone = change.new.get("set", {})
        return {"session": {i: _ended_early(self._read.session(i), change.edit["session"][i], gone) for i in ended}}

    def _turned(self, change: Change, turn: Draft, left: int) -> TakenBack:
        """Turns a change and tells which sets that took away and which it brought, and what it opened again."""
        ids = [thing_id for kind, thing_id in change.things() if kind == "set"]
        before = self._read.sets_by_id(ids)
        was_open = {session.id for session in self._read.open_sessions()}
        self._writer.append(turn)
        after = self._read.sets_by_id(ids)
        reopened = [session.title for session in self._read.open_sessions() if session.id not in was_open]
        return TakenBack(
            change=change.id,
            action=change.action,
            said=told(change),
            removed=tuple(before[i] for i in ids if i in before and before[i] != after.get(i)),
            restored=tuple(after[i] for i in ids if i in after and after[i] != before.get(i)),
            left=left,
            reopened=reopened[0] if reopened else "",
            made_at=moment_of(change.made_utc, change.offset_s),
        )


def _ended_early(session: Session, ending: Columns, gone: Collection[str]) -> Columns:
    """Ended with what is left of it; where the ending took all of that away too, when that was."""
    last = max((done.performed_at for done in session.sets if done.id not in gone), default=None)
    ended = end_fields(last) if last else {name: ending[name] for name in end_fields(session.started_at)}
    return {"state": State.FINISHED.value, **ended}
