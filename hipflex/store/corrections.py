"""Corrections of what is in the log: sets edited or deleted, each as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from hipflex.domain.change import Corrected
from hipflex.domain.performance import Numbering, PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.store.by_hand import ByHand, hand_made
from hipflex.store.changes import Draft
from hipflex.store.fold import Things
from hipflex.store.ids import hand_session_id
from hipflex.store.queries import Queries
from hipflex.store.rows import TOGETHER, Columns, set_fields
from hipflex.store.writer import Writer, said
from hipflex.value_classes import replace

Revise = Callable[[PerformedSet, Session], Sequence[PerformedSet]]
"""Makes of a set and its session the set as it should be, with its id, and sets to add to it, without ids."""


class Corrections:
    """Corrects sets that are in the log."""

    def __init__(self, writer: Writer, read: Queries, by_hand: ByHand) -> None:
        self._writer = writer
        self._read = read
        self._by_hand = by_hand

    def edit(self, ids: Sequence[str], revise: Revise) -> Corrected:
        """Revises sets as one change; `change` is None where nothing is otherwise than before.

        A set logged by hand goes with its date to the session of that day; one of a workout stays within its date.
        """

        def decide() -> tuple[tuple[PerformedSet, ...], Draft]:
            before = self._sets(ids)
            return before, self._revised(before, revise)

        with self._writer.transaction_on(decide) as (before, draft):
            if not draft.new and not draft.edit:
                return Corrected(None, before, before)
            change = self._writer.append(draft)
            after = self._read.sets_by_id([*(done.id for done in before), *draft.new.get("set", {})])
        return Corrected(change, before, tuple(after.values()))

    def delete(self, ids: Sequence[str]) -> Corrected:
        """Deletes sets, and sessions with all their sets, as one change."""
        with self._writer.transaction_on(lambda: self._deleted(ids)) as (gone, draft):
            change = self._writer.append(draft)
        return Corrected(change, gone, ())

    def _deleted(self, ids: Sequence[str]) -> tuple[tuple[PerformedSet, ...], Draft]:
        whole = self._read.sessions_by_id(ids)
        sets = self._sets([set_id for set_id in ids if set_id not in whole])
        in_whole = (done for session in whole.values() for done in session.sets)
        gone = tuple({done.id: done for done in (*in_whole, *sets)}.values())
        emptied = self._emptied({done.session for done in gone} | whole.keys(), {done.id for done in gone})
        edit: dict[str, dict[str, Columns]] = {
            "set": {done.id: {"deleted": 1} for done in gone},
            "session": {session_id: {"deleted": 1} for session_id in emptied},
        }
        return gone, Draft("delete", said(gone), edit=edit)

    def _sets(self, ids: Iterable[str]) -> tuple[PerformedSet, ...]:
        wanted = list(ids)
        found = self._read.sets_by_id(wanted)
        for set_id in wanted:
            if set_id not in found:
                raise Refused(f"no set has the id {set_id!r}")
        return tuple(found[set_id] for set_id in dict.fromkeys(wanted))

    def _emptied(self, sessions: Iterable[str], gone: set[str]) -> list[str]:
        """Those of the sessions that hold nothing more; an open workout stays."""
        kept = self._read.sessions_by_id(sorted(sessions))
        return [
            one.id for one in kept.values() if one.state is not State.OPEN and {done.id for done in one.sets} <= gone
        ]

    def _revised(self, before: Sequence[PerformedSet], revise: Revise) -> Draft:
        sessions = self._read.sessions_by_id({done.session for done in before})
        moves = _Moves(self._by_hand)
        new: dict[str, Columns] = {}
        edit: dict[str, Columns] = {}
        after: list[PerformedSet] = []
        for done in before:
            session = sessions[done.session]
            for revised in revise(done, session):
                same_day = revised.performed_at.date() in (done.performed_at.date(), session.started_at.date())
                placed = revised if same_day else moves.moved(revised, session)
                after.append(placed)
                if not placed.id:
                    new |= self._writer.with_ids([placed], placed.session)
                elif fields := _changed(done, placed):
                    edit[done.id] = fields
        making: dict[str, Columns] = {}
        for there in moves.sessions.values():
            making |= hand_made(there)["session"]
        parts: Things = {"session": making, "set": new}
        return Draft(
            "edit",
            f"{said(before)} to {said(after)}",
            new={kind: things for kind, things in parts.items() if things},
            edit={"set": edit} if edit else {},
        )


class _Moves:
    """Moves sets to the sessions of other dates, each numbered after those that are there or went there before it."""

    def __init__(self, by_hand: ByHand) -> None:
        self.sessions: dict[str, Session] = {}
        self._by_hand = by_hand
        self._numberings: dict[tuple[str, str], Numbering] = {}

    def moved(self, done: PerformedSet, session: Session) -> PerformedSet:
        """The set in the session of its date."""
        if session.id != hand_session_id(session.started_at.date(), session.workout):
            raise Refused("a set of a workout stays within the date of that workout; delete it, and log it by hand")
        session_id = hand_session_id(done.performed_at.date(), session.workout)
        if session_id not in self.sessions:
            self.sessions[session_id] = self._by_hand.session_of(done.performed_at, session.workout)
        numbering = self._numbering(self.sessions[session_id], done.exercise)
        placed = replace(done, session=session_id, number=numbering.next(done.side, done.type))
        numbering.take(placed)
        return placed

    def _numbering(self, session: Session, exercise: str) -> Numbering:
        place = session.id, exercise
        if place not in self._numberings:
            self._numberings[place] = Numbering(one for one in session.sets if one.exercise == exercise)
        return self._numberings[place]


def _changed(before: PerformedSet, after: PerformedSet) -> Columns:
    """The fields that are otherwise, with those that belong to them."""
    old, new = set_fields(before), set_fields(after)
    changed = {name for name in new if new[name] != old[name]}
    for group in TOGETHER:
        if changed & set(group):
            changed |= set(group)
    return {name: new[name] for name in new if name in changed}
