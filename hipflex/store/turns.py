"""What can be undone and put back: the changes of this machine, less the turns and what those took back."""

from __future__ import annotations

import sqlite3

from hipflex.store.changes import Changes
from hipflex.store.connection import CURRENT
from hipflex.store.fold import TURNS, Change

NEWEST_TURN = f"""
    SELECT t.{{}} FROM changes t WHERE t.target = {{}} AND t.action IN {TURNS} AND t.version <= {CURRENT}
    ORDER BY t.tick DESC, t.id DESC LIMIT 1
"""
OF_THIS_MACHINE = f"c.machine = (SELECT key FROM machines WHERE name = ?) AND c.version <= {CURRENT}"
FEW_OF_THIS_MACHINE = OF_THIS_MACHINE.replace("c.machine", "+c.machine")  # by another index than that of a machine
UNDOABLE = f"{OF_THIS_MACHINE} AND c.action NOT IN {TURNS} AND ({NEWEST_TURN.format('action', 'c.id')}) IS NOT 'undo'"
REDOABLE = f"""
    {FEW_OF_THIS_MACHINE} AND c.target IS NOT NULL AND c.action = 'undo'
    AND ({NEWEST_TURN.format("id", "c.target")}) = c.id
    AND NOT EXISTS (
      SELECT 1 FROM changes n
      WHERE n.machine = c.machine AND n.action NOT IN {TURNS} AND (n.tick, n.id) > (c.tick, c.id)
    )
"""

# All changes of the machine that this version knows, less the turns and what those took back. The history only grows:
# its last key says how long it is, and all else is little. Of turns of one tick the later id is the newer.
UNDOABLE_COUNT = f"""
    SELECT (SELECT coalesce(max(key), 0) FROM changes)
      - (SELECT count(*) FROM changes c WHERE c.machine < m.key)
      - (SELECT count(*) FROM changes c WHERE c.machine > m.key)
      - (SELECT count(*) FROM changes c WHERE c.machine = m.key AND c.version > {CURRENT})
      - (
        SELECT coalesce(sum(turns + (newest = 'undo')), 0) FROM (
          SELECT count(*) AS turns, c.action AS newest, max(printf('%019d', c.tick) || c.id) FROM changes c
          WHERE +c.machine = m.key AND c.target IS NOT NULL AND c.action IN {TURNS} AND c.version <= {CURRENT}
          GROUP BY c.target
        )
      ) AS changes
    FROM machines m WHERE m.name = ?
"""


class Turns:
    """Finds what this machine's next undo and redo would turn."""

    def __init__(self, connection: sqlite3.Connection, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes

    @property
    def _machine(self) -> str | None:
        """Its name, which a log that was copied gets anew with its first change."""
        return self._changes.machine.name

    def newest_undoable(self, line_of: str | None = None) -> Change | None:
        """The newest change of this machine not taken back; with `line_of` among that session's lines only."""
        if line_of is None:
            return self._changes.newest(UNDOABLE, self._machine)
        return self._changes.newest(f"{UNDOABLE} AND c.line_of = ?", self._machine, line_of)

    def newest_redoable(self) -> Change | None:
        """The change that the last undo of this machine took back, where it made no new change since."""
        undo = self._changes.newest(REDOABLE, self._machine)
        return self._changes.change(undo.target) if undo and undo.target else None

    def undoable_count(self) -> int:
        """How many changes could be taken back."""
        return self._count(UNDOABLE_COUNT)

    def redoable_count(self) -> int:
        """How many undos could be put back."""
        return self._count(f"SELECT count(*) FROM changes c WHERE {REDOABLE}")

    def _count(self, query: str) -> int:
        """The number that a query finds for this machine, 0 where the log doesn't know it yet."""
        found = self._connection.execute(query, (self._machine,)).fetchone()
        return int(found[0]) if found else 0
