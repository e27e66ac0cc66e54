"""What sessions add up to, kept beside them, so that no view has to read a life of training for it.

`sessions.strength_sets`, `stretch_sets` and `stretch_seconds` are of its counted sets; `volumes` holds the volume of
each session in each exercise and side, '' for no side, with the moment of the last set that adds to it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator

from hipflex.store.rows import COUNTED

IN_SESSION = f"""
    SELECT coalesce(sum(kind = 'exercise'), 0) AS strength_sets, coalesce(sum(kind = 'stretch'), 0) AS stretch_sets,
      coalesce(sum(CASE kind WHEN 'stretch' THEN seconds END), 0) AS stretch_seconds
    FROM (
      SELECT max(s.kind) AS kind, sum(s.seconds) AS seconds FROM sets s
      WHERE s.session = sessions.key AND {COUNTED} GROUP BY s.exercise, s.number
    )
"""
LOADED = f"{COUNTED} AND s.load_g > 0 AND s.reps > 0"
VOLUMES = f"""
    SELECT s.exercise, coalesce(s.side, '') AS side, s.session, sum(s.reps * s.load_g) AS volume_g,
      max(s.performed_utc) AS ended_utc
    FROM sets s WHERE {LOADED} AND {{}} GROUP BY s.session, s.exercise, s.side
"""
ADD_UP = f"UPDATE sessions SET (strength_sets, stretch_sets, stretch_seconds) = ({IN_SESSION})"
ADD_VOLUMES = f"INSERT OR REPLACE INTO volumes (exercise, side, session, volume_g, ended_utc) {VOLUMES}"
FORGET_VOLUMES = "DELETE FROM volumes WHERE exercise = ? AND side IN ('', 'left', 'right') AND session = ?"
OTHERWISE = f"""
    SELECT id FROM sessions WHERE (strength_sets, stretch_sets, stretch_seconds) IS NOT ({IN_SESSION})
    UNION
    SELECT w.id FROM sessions w JOIN (
      SELECT session FROM (SELECT * FROM volumes EXCEPT {VOLUMES.format("1")})
      UNION SELECT session FROM ({VOLUMES.format("1")} EXCEPT SELECT * FROM volumes)
    ) v ON v.session = w.key
    ORDER BY id
"""


def add_up(connection: sqlite3.Connection, sessions: Iterable[int], gone: Collection[tuple[str, int]] = ()) -> None:
    """Brings the sums of sessions up to their sets; `gone` are exercises of which they held other sets before."""
    keys = json.dumps(list(sessions))
    connection.executemany(FORGET_VOLUMES, gone)
    connection.execute(f"{ADD_UP} WHERE key IN (SELECT value FROM json_each(?))", (keys,))
    connection.execute(ADD_VOLUMES.format("s.session IN (SELECT value FROM json_each(?))"), (keys,))


def add_everything_up(connection: sqlite3.Connection) -> None:
    """The same of every session."""
    connection.execute("DELETE FROM volumes")
    connection.execute(ADD_UP)
    connection.execute(ADD_VOLUMES.format("1"))


def differences(connection: sqlite3.Connection) -> Iterator[str]:
    """Where sums are other than the sets come to, in words."""
    for row in connection.execute(OTHERWISE).fetchall():
        yield f"the session {row[0]} has other sums than its sets"
