"""What was done of each of many exercises: however many they are, every question is one query."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from hipflex.domain.measures import Load, Span
from hipflex.domain.performance import PerformedSet
from hipflex.domain.proportion import SETS_TO_GO_BY, Most
from hipflex.store.queries import Window
from hipflex.store.reader import Reader
from hipflex.store.rows import COUNTED, NEWEST_FIRST, OLDEST_FIRST, moment_of, set_from
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from hipflex.domain.dose import Dose

Sets = tuple[PerformedSet, ...]
Slots: TypeAlias = "Mapping[int, Dose]"
"""What a plan asked for in each slot of a position; its sets are those from there to the position's last."""

# A session is found first, through the index of the exercise, and its sets then through that of sessions: the order of
# the joins is forced, and the `+` keeps SQLite from walking through all that was ever done of the exercise.
SETS_OF = """
SELECT f.*, s.*, w.id AS session_id, w.workout FROM {found} f
CROSS JOIN sets s ON s.session = f.session AND {exercise} = f.asked_exercise
CROSS JOIN sessions w ON w.key = s.session
"""
# Found by moments, from the newest on, and not through an index of counted sets, all of which would have to be sorted.
ANY_COUNTED = COUNTED.replace("s.", "+s.")
FIRST_FEW = f"SELECT count(*) FROM (SELECT DISTINCT s.session, s.number FROM sets s WHERE {{}} LIMIT {SETS_TO_GO_BY})"
TIMED = "s.seconds IS NOT NULL AND coalesce(s.reps, s.distance_mm) IS NOT NULL"
NOT_ASIDE = "s.key NOT IN (SELECT key FROM aside)"
OTHERS = f"""
    FROM sets s WHERE {COUNTED} AND {NOT_ASIDE}
    AND s.exercise = b.exercise AND s.side IS b.side AND s.load_g IS b.load_g AND s.band IS b.band
"""
# Each at an end of what was done with that load, in the index of counted sets.
BESTS_OF_OTHERS = {
    "reps": f"(SELECT max(s.reps) {OTHERS})",
    "held": f"(SELECT max(s.seconds) {OTHERS} AND s.reps IS NULL AND s.distance_mm IS NULL)",
    "is_there": f"EXISTS (SELECT 1 {OTHERS})",
}


class ByExercise:
    """Reads from an open log what it holds of some exercises, by their names in the log."""

    def __init__(self, reader: Reader) -> None:
        self._rows = reader.rows
        self._names = reader.names

    def last_sets(
        self,
        exercises: Iterable[str],
        until: date | None = None,
        *,
        by: datetime | None = None,
        with_open: bool = False,
    ) -> Mapping[str, Sets]:
        """The sets in the last session that has counted ones of the exercise, the open one only where asked for."""
        within, values = Window(until=until, by=by).condition("s.local_date", self._names)
        query = f"""
            WITH last AS MATERIALIZED (
              SELECT e.value AS asked_exercise, (
                {self._newest("e.value", f"(? OR w.state <> 'open') AND {within}")}
              ) AS session FROM json_each(?) e
            )
            {self._sets_of("last")} WHERE s.deleted = 0 ORDER BY {OLDEST_FIRST}
        """
        return _by_exercise(self._rows(query, [with_open, *values, json.dumps(list(exercises))]))

    def recent_sets(
        self, exercises: Iterable[str], sessions: int, by: datetime | None = None
    ) -> Mapping[str, tuple[Sets, ...]]:
        """The counted sets of each exercise in the last so many sessions that aren't open, the newest session first."""
        within, values = Window(by=by).condition("s.local_date", self._names)
        further_back = f"""
            w.state <> 'open' AND {within}
            AND s.session <> b.session AND NOT instr(b.passed, ' ' || s.session || ' ')
        """
        # Never reached, the limit tells SQLite how few these are: it would else sift the sessions of all sets first.
        names = list(exercises)
        query = f"""
            WITH RECURSIVE back (asked_exercise, steps, session, passed) AS (
              SELECT value, 0, 0, ' ' FROM json_each(?)
              UNION ALL
              SELECT b.asked_exercise, b.steps + 1, (
                {self._newest("b.asked_exercise", further_back)}
              ), b.passed || b.session || ' '
              FROM back b WHERE b.steps < ? AND b.session IS NOT NULL LIMIT {len(names) * (sessions + 1)}
            )
            {self._sets_of("back")} WHERE {COUNTED} ORDER BY f.steps, {OLDEST_FIRST}
        """
        found: dict[str, dict[int, list[PerformedSet]]] = {}
        for row in self._rows(query, [json.dumps(names), *values, sessions]):
            by_step = found.setdefault(row["asked_exercise"], {})
            by_step.setdefault(row["steps"], []).append(set_from(row))
        return {exercise: tuple(map(tuple, by_step.values())) for exercise, by_step in found.items()}

    def asked_in(self, sessions: Iterable[str]) -> Mapping[tuple[str, int], Slots]:
        """What the plans of sessions asked for, by session and position; sets added on the way are no part of it."""
        query = """
            SELECT w.id AS session, json_extract(p.value, '$[0]') AS position, json_extract(p.value, '$[1]') AS slot,
              x.text
            FROM json_each(?) e CROSS JOIN sessions w ON w.id = e.value
            CROSS JOIN plan_texts t ON t.key = w.plan CROSS JOIN json_each(t.text, '$.sets') p
            CROSS JOIN plan_texts x
              ON x.key = json_extract(t.text, '$.prescriptions[' || json_extract(p.value, '$[2]') || ']')
            WHERE json_array_length(p.value) < 6
            ORDER BY w.id, position, slot DESC
        """
        found: dict[tuple[str, int], dict[int, Dose]] = {}
        for row in self._rows(query, [json.dumps(list(sessions))]):
            slots = found.setdefault((row["session"], row["position"]), {})
            last = max(slots, default=row["slot"])
            slots[row["slot"]] = _dose_of_slots(row["text"], last - row["slot"] + 1)
        return found

    def most_done(self, exercises: Iterable[str], *, without: Sequence[str] = ()) -> Mapping[str, Most]:
        """The most reps, seconds and load that a counted set of each exercise had; of sets it counts the first few.

        The sets whose ids are given are left aside.
        """
        names = list(exercises)
        named, of_best = (self._names.are("e.value", column, of=names) for column in ("s.exercise", "b.exercise"))
        others = f"{COUNTED} AND {NOT_ASIDE}" if without else COUNTED
        best = BESTS_OF_OTHERS if without else {"reps": "b.reps", "held": "b.hold_s", "is_there": "1"}
        query = f"""
            WITH aside AS MATERIALIZED (SELECT key FROM sets WHERE id IN (SELECT value FROM json_each(?)))
            SELECT e.value AS asked, ({FIRST_FEW.format(f"{others} AND {named}")}) AS sets,
              (SELECT max({best["reps"]}) FROM bests b WHERE {of_best}) AS reps,
              (SELECT max(b.load_g) FROM bests b WHERE {of_best} AND {best["is_there"]}) AS load_g,
              (
                SELECT max(seconds) FROM (
                  SELECT max({best["held"]}) AS seconds FROM bests b WHERE {of_best}
                  UNION ALL
                  SELECT max(s.seconds) FROM sets s WHERE {others} AND {TIMED} AND {named}
                )
              ) AS seconds
            FROM json_each(?) e
        """
        rows = self._rows(query, [json.dumps(list(without)), json.dumps(names)])
        return {row["asked"]: _most(row) for row in rows if row["sets"]}

    def left_out(self, exercises: Iterable[str]) -> Mapping[str, tuple[datetime, str]]:
        """When a workout ended that an exercise was last left out of for a reason, and the reason."""
        query = f"""
            SELECT e.value AS asked, w.ended_utc, w.ended_offset_s, l.reason
            FROM json_each(?) e JOIN left_out l ON {self._names.are("e.value", "l.exercise")}
            JOIN sessions w ON w.key = l.session
            WHERE w.state <> 'open' AND w.deleted = 0 ORDER BY w.started_utc, w.id
        """
        rows = self._rows(query, [json.dumps(list(exercises))])
        return {row["asked"]: (moment_of(row["ended_utc"], row["ended_offset_s"]), row["reason"]) for row in rows}

    def _newest(self, exercise: str, condition: str) -> str:
        """SQL for the session of the newest counted set of an exercise; of its names each is looked up by itself."""

        def newest(column: str, name: str) -> str:
            return f"""
                SELECT s.{column} FROM sets s CROSS JOIN sessions w ON w.key = s.session
                WHERE {ANY_COUNTED} AND s.exercise = {name} AND {condition} ORDER BY {NEWEST_FIRST} LIMIT 1
            """

        if self._names.are_plain:
            return newest("session", exercise)
        return f"""
            SELECT s.session FROM json_each(names_of({exercise})) n JOIN sets s ON s.key = ({newest("key", "n.value")})
            ORDER BY {NEWEST_FIRST} LIMIT 1
        """

    def _sets_of(self, found: str) -> str:
        return SETS_OF.format(found=found, exercise=self._names.today("+s.exercise"))


@lru_cache(maxsize=256)  # the sessions of a habit ask for the same
def _dose_of_slots(text: str, sets: int) -> Dose:
    """The dose of a prescription that a plan keeps, for so many sets."""
    from hipflex.store.plan_json import dose_from

    return replace(dose_from(text), sets=Span.fixed(sets))


def _most(row: sqlite3.Row) -> Most:
    load = None if row["load_g"] is None else Load(row["load_g"])
    return Most(row["sets"], row["reps"], row["seconds"], load)


def _by_exercise(rows: Iterable[sqlite3.Row]) -> dict[str, Sets]:
    found: dict[str, list[PerformedSet]] = {}
    for row in rows:
        found.setdefault(row["asked_exercise"], []).append(set_from(row))
    return {exercise: tuple(sets) for exercise, sets in found.items()}
