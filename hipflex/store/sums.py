"""What sessions add up to, kept beside them, so that no view has to read a life of training for it.

`sessions.strength_sets`, `stretch_sets` and `stretch_seconds` are of its counted sets. `volumes` holds the volume of
each session in each exercise and side, '' for no side, with the moment of the last set that adds to it. `bests` holds
the most that was ever done of an exercise with a load or band on a side: repetitions, those that an estimated maximum
can be made of, seconds held, distance. `days_on_target` holds how many days of a week are on target, by how many
strength sets are enough on a day on which nothing was due.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator

from hipflex.domain.measures import ENOUGH_SETS, EPLEY_REPS
from hipflex.store.connection import number
from hipflex.store.rows import COUNTED, HOLD_S, Columns

# A number of an exercise is one set, whichever sides did it; counted as it goes by, none of them has to be sorted.
NUMBERS = "count(DISTINCT s.number || ' ' || s.exercise)"
STRETCHES = "count(DISTINCT CASE s.kind WHEN 'stretch' THEN s.number || ' ' || s.exercise END)"
IN_SESSION = f"""
    SELECT {NUMBERS} - {STRETCHES} AS strength_sets, {STRETCHES} AS stretch_sets,
      coalesce(sum(CASE s.kind WHEN 'stretch' THEN s.seconds END), 0) AS stretch_seconds
    FROM sets s WHERE s.session = sessions.key AND {COUNTED}
"""
LOADED = f"{COUNTED} AND s.load_g > 0 AND s.reps > 0"
VOLUMES = f"""
    SELECT s.exercise, coalesce(s.side, '') AS side, s.session, sum(s.reps * s.load_g) AS volume_g,
      max(s.performed_utc) AS ended_utc
    FROM sets s WHERE {LOADED} AND {{}} GROUP BY s.exercise, s.side, s.session
"""  # in the order of the table that they go into
ADD_UP = f"UPDATE sessions SET (strength_sets, stretch_sets, stretch_seconds) = ({IN_SESSION})"
ADD_VOLUMES = f"INSERT OR REPLACE INTO volumes (exercise, side, session, volume_g, ended_utc) {VOLUMES}"
FORGET_VOLUMES = "DELETE FROM volumes WHERE exercise = ? AND side IN ('', 'left', 'right') AND session = ?"
GROUPED = ("exercise", "side", "load_g", "band")
GROUP = "s.exercise, s.side, s.load_g, s.band"
BESTS = f"""
    SELECT {GROUP}, max(s.reps) AS reps, max(CASE WHEN s.reps < {EPLEY_REPS.stop} THEN s.reps END) AS epley_reps,
      max({HOLD_S}) AS hold_s, max(s.distance_mm) AS distance_mm
    FROM sets s WHERE {COUNTED} AND {{}} GROUP BY {GROUP}
"""
WEEK_NUMBER = "CAST(julianday(w.local_date) - 1721425.5 AS INTEGER) / 7"  # as `week_number` says it
MONDAY = "date(7 * ?1 + 1721425.5)"
SUNDAY = "coalesce(date(7 * ?1 + 1721431.5), '9999-12-31')"  # the last week of the calendar ends with a Friday
COUNTS = ", ".join(f"sum(d.strength_sets >= coalesce(d.enough, {n})) AS enough_{n}" for n in range(1, ENOUGH_SETS + 1))
DAYS_ON_TARGET = f"""
    SELECT d.week, {COUNTS} FROM (
      SELECT {WEEK_NUMBER} AS week, sum(w.strength_sets) AS strength_sets,
        max(1, min({ENOUGH_SETS}, (min(w.due_sets) + 1) / 2)) AS enough
      FROM sessions w WHERE w.deleted = 0 AND w.strength_sets > 0 AND {{}} GROUP BY w.local_date
    ) d GROUP BY d.week
"""  # of what was due `enough_sets` says the same
FORGET_WEEK = "DELETE FROM days_on_target WHERE week = ?"
ADD_WEEK = f"INSERT INTO days_on_target {DAYS_ON_TARGET.format(f'w.local_date BETWEEN {MONDAY} AND {SUNDAY}')}"
FEW = 100
MOST_SESSIONS = "SELECT coalesce(max(key), 0) FROM sessions"
SOME = "(SELECT value FROM json_each(?))"
WEEKS = f"""
    SELECT DISTINCT {WEEK_NUMBER} FROM (
      SELECT local_date FROM sessions WHERE key IN {SOME} UNION ALL SELECT value FROM json_each(?)
    ) w
"""
GROUPS = f"SELECT DISTINCT {GROUP} FROM sets s WHERE s.session IN {SOME}"
SAME = f"""
    FROM sets s WHERE {COUNTED}
    AND s.exercise = g.exercise AND s.side IS g.side AND s.load_g IS g.load_g AND s.band IS g.band
"""
# Each maximum by itself, so that it is the end of a range of an index, however much was done with that load.
ADD_BESTS = f"""
    WITH g (exercise, side, load_g, band) AS MATERIALIZED (VALUES (?, ?, ?, ?))
    INSERT INTO bests (exercise, side, load_g, band, reps, epley_reps, hold_s, distance_mm)
    SELECT g.*, (SELECT max(s.reps) {SAME}), (SELECT max(s.reps) {SAME} AND s.reps < {EPLEY_REPS.stop}),
      (SELECT max(s.seconds) {SAME} AND s.reps IS NULL AND s.distance_mm IS NULL),
      (SELECT max(s.distance_mm) {SAME} AND s.distance_mm IS NOT NULL)
    FROM g WHERE EXISTS (SELECT 1 {SAME})
"""
FORGET_BESTS = "DELETE FROM bests WHERE exercise = ? AND side IS ? AND load_g IS ? AND band IS ?"
OTHERWISE = f"""
    SELECT id FROM sessions WHERE (strength_sets, stretch_sets, stretch_seconds) IS NOT ({IN_SESSION})
    UNION
    SELECT w.id FROM sessions w JOIN (
      SELECT session FROM (SELECT * FROM volumes EXCEPT {VOLUMES.format("1")})
      UNION SELECT session FROM ({VOLUMES.format("1")} EXCEPT SELECT * FROM volumes)
    ) v ON v.session = w.key
    ORDER BY id
"""
OTHER_BESTS = f"""
    SELECT exercise FROM (SELECT * FROM bests EXCEPT {BESTS.format("1")})
    UNION SELECT exercise FROM ({BESTS.format("1")} EXCEPT SELECT * FROM bests)
    ORDER BY exercise
"""
OTHER_WEEKS = f"""
    SELECT date(7 * week + 1721425.5) AS monday FROM (
      SELECT week FROM (SELECT * FROM days_on_target EXCEPT {DAYS_ON_TARGET.format("1")})
      UNION SELECT week FROM ({DAYS_ON_TARGET.format("1")} EXCEPT SELECT * FROM days_on_target)
    ) ORDER BY week
"""


def add_up(
    connection: sqlite3.Connection,
    sessions: Collection[int],
    before: Collection[Columns] = (),
    days_before: Collection[str] = (),
) -> None:
    """Makes anew what sessions add up to, and with them the loads and the weeks that they are part of.

    `before` are their sets as they were, where some were there, and `days_before` the local dates that they began on.
    """
    if len(sessions) > FEW and len(sessions) > number(connection, MOST_SESSIONS) / 2:
        add_everything_up(connection)
        return
    keys = (json.dumps(list(sessions)),)
    groups = {tuple(fields[name] for name in GROUPED) for fields in before}
    groups.update(map(tuple, connection.execute(GROUPS, keys).fetchall()))
    connection.executemany(FORGET_VOLUMES, {(fields["exercise"], fields["session"]) for fields in before})
    connection.execute(f"{ADD_UP} WHERE key IN {SOME}", keys)
    connection.execute(ADD_VOLUMES.format(f"s.session IN {SOME}"), keys)
    connection.executemany(FORGET_BESTS, groups)
    connection.executemany(ADD_BESTS, groups)
    weeks = connection.execute(WEEKS, (*keys, json.dumps(list(days_before)))).fetchall()
    connection.executemany(FORGET_WEEK, weeks)
    connection.executemany(ADD_WEEK, weeks)


def add_everything_up(connection: sqlite3.Connection) -> None:
    """The same of every session, in one pass over each index."""
    connection.execute(ADD_UP)
    for table, query in (
        ("volumes", ADD_VOLUMES),
        ("bests", f"INSERT INTO bests {BESTS}"),
        ("days_on_target", f"INSERT INTO days_on_target {DAYS_ON_TARGET}"),
    ):
        connection.execute(f"DELETE FROM {table}")
        connection.execute(query.format(1))


def differences(connection: sqlite3.Connection) -> Iterator[str]:
    """Where sums are other than the sets come to, in words."""
    for row in connection.execute(OTHERWISE).fetchall():
        yield f"the session {row[0]} has other sums than its sets"
    for row in connection.execute(OTHER_BESTS).fetchall():
        yield f"the best of {row[0]} is another than its sets say"
    for row in connection.execute(OTHER_WEEKS).fetchall():
        yield f"the week of {row[0]} has other days on target than its sessions"
