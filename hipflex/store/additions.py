"""What a change only adds: its rows follow from itself and from the sessions that stand, with nothing folded again.

A session by hand may hold many thousand sets, and a file bring as many; to fold what was there before would cost far
more than to add to it. Whatever isn't plainly an addition is left to the fold, which says the same.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from hipflex.store.fold import TURNS, Change, Folded, dated, folded
from hipflex.store.ids import checksum
from hipflex.store.rows import Columns
from hipflex.store.tables import Tables, marks, portions

MADE_BY_HAND = f"""
    SELECT 1 FROM mentions m JOIN changes c ON c.key = m.change
    WHERE m.checksum = ? AND c.action = 'log' AND instr(c.content, ?)
    AND NOT EXISTS (SELECT 1 FROM changes t WHERE t.target = c.id AND t.action IN {TURNS}) LIMIT 1
"""
OF_SESSION = """
    SELECT exercise, number, side, performed_utc, offset_s, id FROM sets
    WHERE session = ? AND deleted = 0 ORDER BY performed_utc, id
"""
STARTED, ENDED = ("started_utc", "started_offset_s"), ("ended_utc", "ended_offset_s")


class Additions:
    """Writes rows within a transaction that the caller holds."""

    def __init__(self, connection: sqlite3.Connection, tables: Tables) -> None:
        self._connection = connection
        self._tables = tables

    def come_to(self, change: Change) -> Folded | None:
        """The rows that a change adds which is the newest and not yet kept; None where the fold must tell."""
        new = change.new
        sessions = new.get("session", {})
        if change.edit or change.target or any(fields.get("plan") is not None for fields in sessions.values()):
            return None
        if any(fields.get("slot") is not None for fields in new.get("set", {}).values()) or self._tables.waiting():
            return None
        outcome = folded([change])
        if outcome.waiting or outcome.settled:
            return None
        standing = self._standing(sessions)
        fresh = (thing_id for _, thing_id in change.things() if thing_id not in standing)
        if self._is_mentioned(fresh):
            return None
        sets: dict[str, list[tuple[str, Columns]]] = defaultdict(list)
        for set_id, fields in outcome.rows["set"].items():
            sets[str(fields["session"])].append((set_id, fields))
        for session_id, row in standing.items():
            if not self._extended(row, outcome.rows["session"][session_id], sets[session_id]):
                return None
        return outcome

    def _standing(self, sessions: Iterable[str]) -> dict[str, sqlite3.Row]:
        return {
            row["id"]: row
            for some in portions(sessions)
            for row in self._connection.execute(f"SELECT * FROM sessions WHERE id IN ({marks(some)})", some).fetchall()
        }

    def _is_mentioned(self, things: Iterable[str]) -> bool:
        query = "SELECT 1 FROM mentions WHERE checksum IN ({}) LIMIT 1"
        return any(
            self._connection.execute(query.format(marks(some)), some).fetchone()
            for some in portions({checksum(thing_id) for thing_id in things})
        )

    def _extended(self, row: sqlite3.Row, fields: Columns, sets: Sequence[tuple[str, Columns]]) -> bool:
        """Makes the fields of a session by hand what they are with more sets; False where it isn't plainly that."""
        made = (checksum(row["id"]), row["id"])
        by_hand = row["origin"] == fields["origin"] == "hand" and not row["deleted"]
        if not by_hand or self._connection.execute(MADE_BY_HAND, made).fetchone() is None:
            return False
        kept = self._connection.execute(OF_SESSION, (row["key"],)).fetchall()
        if not kept or not sets or _overlap(kept, sets):
            return False
        instants = [(one["performed_utc"], one["id"], one["offset_s"]) for one in (kept[0], kept[-1])]
        instants += [(one["performed_utc"], set_id, one["offset_s"]) for set_id, one in sets]
        fields |= {name: row[name] for name in fields}
        for names, (utc, _, offset_s) in ((STARTED, min(instants)), (ENDED, max(instants))):
            fields |= dict(zip(names, (utc, offset_s), strict=True))
        dated(fields, *STARTED)
        return True


def _overlap(kept: Iterable[sqlite3.Row], sets: Iterable[tuple[str, Columns]]) -> bool:
    """Whether a set of those that are new has the number of one that is there, and a side in common with it."""
    sides: dict[tuple[object, object], set[object]] = defaultdict(set)
    for one in kept:
        sides[one["exercise"], one["number"]].add(one["side"])
    for _, fields in sets:
        held = sides.get((fields["exercise"], fields["number"]))
        if held and (fields["side"] is None or None in held or fields["side"] in held):
            return True
    return False
