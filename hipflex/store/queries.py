"""Reading sessions and sets; every read is finished before anything is printed."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from hipflex.domain.performance import CheckIn, PerformedSet, Session
from hipflex.store.ids import checksums_ending
from hipflex.store.machine import Machine
from hipflex.store.plans import Plans
from hipflex.store.reader import Reader
from hipflex.store.rows import NEWEST_FIRST, OLDEST_FIRST, SET_QUERY, check_in_from, session_from, set_from, utc_seconds
from hipflex.store.stored_names import StoredNames
from hipflex.store.tables import TABLES, marks, portions
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.prescription import Plan
    from hipflex.store.tables import Key

Entries = tuple[tuple[str, str], ...]
"""Of each entry of a workout its movement and the one that was done for it, which is another where it was swapped."""
# What changes made whose checksums end like a part; the change of a file in its part alone.
IDS_MADE = """
    WITH told AS MATERIALIZED (
      SELECT DISTINCT m.change, m.part FROM json_each(?) e CROSS JOIN mentions m
      ON m.checksum BETWEEN json_extract(e.value, '$[0]') AND json_extract(e.value, '$[1]')
    )
    SELECT DISTINCT s.id FROM told t CROSS JOIN changes c ON c.key = t.change
    LEFT JOIN change_parts p ON p.change = t.change AND p.part = t.part
    CROSS JOIN json_each(coalesce(p.content, c.content), '$.new.{kind}') i
    CROSS JOIN {table} s ON s.id = i.key WHERE s.deleted = 0
"""
# In small letters, or with others among them, which few have.
IDS_BEGINNING = """
    SELECT s.id FROM json_each(?) e CROSS JOIN {table} s ON s.id >= e.value AND s.id < e.value || char(1114111)
    WHERE +s.deleted = 0
    UNION
    SELECT s.id FROM json_each(?) e CROSS JOIN {table} s ON s.id <> lower(s.id)
    WHERE +s.deleted = 0 AND lower(substr(s.id, 1, length(e.value))) = e.value
"""
LARGEST = 2**63 - 1
SECONDS_A_DAY = 86_400
EPOCH_DAY = date(1970, 1, 1).toordinal()
FARTHEST_ZONES_S = 26 * 60 * 60  # so far apart are the clocks of the earliest and the latest place on earth


@dataclass(frozen=True, slots=True)
class Window:
    """Local dates from `since` to `until`, both included, of one exercise, `without` a session; None stands for all.

    Nothing in it lies after the moment `by`.
    """

    since: date | None = None
    until: date | None = None
    exercise: str | None = None
    without: str | None = None
    by: datetime | None = None

    def condition(self, day: str, names: StoredNames, moment: str = "s.performed_utc") -> tuple[str, list[str | int]]:
        """The window as an SQL condition on a date, a moment and the exercise of a set, with its values."""
        # Of an exercise, whose index goes by moments, a few weeks shall not be looked for in all that was ever done.
        since, until = self.seconds if self.since and self.exercise is not None else (None, None)
        parts: list[tuple[str, str | int | None]] = [
            (f"{day} >= ?", self.since.isoformat() if self.since else None),
            (f"{day} <= ?", self.until.isoformat() if self.until else None),
            (names.are("?", of=[self.exercise]) if self.exercise is not None else "", self.exercise),
            ("s.session IS NOT (SELECT key FROM sessions WHERE id = ?)", self.without),
            (f"{moment} <= ?", utc_seconds(self.by) if self.by else None),
            (f"{moment} >= ?", since),
            (f"{moment} <= ?", until),
        ]
        chosen = [(sql, value) for sql, value in parts if value is not None]
        return " AND ".join(["1", *(sql for sql, _ in chosen)]), [value for _, value in chosen]

    @property
    def seconds(self) -> tuple[int, int]:
        """The first and the last second that lie in it anywhere on earth, for indexes of moments."""
        first = -LARGEST if self.since is None else (self.since.toordinal() - EPOCH_DAY - 1) * SECONDS_A_DAY
        last = LARGEST if self.until is None else (self.until.toordinal() - EPOCH_DAY + 2) * SECONDS_A_DAY
        return first, last if self.by is None else min(last, utc_seconds(self.by))

    @property
    def settled(self) -> int:
        """The last second that lies in it wherever on earth it was, and all seconds before it do if it has no start."""
        last = LARGEST if self.until is None else (self.until.toordinal() - EPOCH_DAY) * SECONDS_A_DAY - 1
        return last if self.by is None else min(last, utc_seconds(self.by))


EVERYTHING = Window()


@dataclass(frozen=True, slots=True)
class Present:
    """How far the log reaches by now: to a local date, which may be tomorrow's where somebody has flown west.

    Where `later` sets lie after the present moment, as a wrong clock makes them, nothing after `by` is shown.
    """

    until: date
    by: datetime | None
    later: int


class Queries:
    """Reads from an open log."""

    def __init__(self, reader: Reader, plans: Plans, machine: Machine) -> None:
        self._rows = reader.rows
        self._names = reader.names
        self._plans = plans
        self._machine = machine

    def sets(self, window: Window = EVERYTHING) -> Iterator[PerformedSet]:
        """The sets in a window, oldest first by instant, then by their order in a file, then id."""
        condition, values = window.condition("s.local_date", self._names)
        query = f"{SET_QUERY} WHERE s.deleted = 0 AND {condition} ORDER BY {OLDEST_FIRST}"
        return map(set_from, self._rows(query, values))

    def latest_sets(self, limit: int, by: datetime | None = None) -> tuple[PerformedSet, ...]:
        """The newest sets, newest first."""
        # A moment is asked for always, here and in `last_session`, so that SQLite takes the index of moments.
        query = f"""
            {SET_QUERY} WHERE s.deleted = 0 AND s.performed_utc <= ? ORDER BY {NEWEST_FIRST} LIMIT ?
        """
        return tuple(map(set_from, self._rows(query, [Window(by=by).seconds[1], limit])))

    def present(self, now: datetime) -> Present:
        """How far the log reaches at a moment."""
        query = """
            SELECT (SELECT max(local_date) FROM sets WHERE deleted = 0 AND performed_utc BETWEEN ? AND ?) AS newest,
              (SELECT count(*) FROM sets WHERE deleted = 0 AND performed_utc > ?) AS later
        """
        moment, today = utc_seconds(now), now.date()
        (row,) = self._rows(query, [moment - FARTHEST_ZONES_S, moment, moment])
        newest = date.fromisoformat(row["newest"]) if row["newest"] else today
        return Present(max(today, newest), now if row["later"] else None, row["later"])

    def sets_by_id(self, ids: Iterable[str]) -> dict[str, PerformedSet]:
        """The sets with these ids, as far as they are there and not deleted."""
        return {s.id: s for s in map(set_from, self._by_key("s.id", ids))}

    def last_entered(self) -> PerformedSet | None:
        """The set that was entered last, whenever it was done."""
        newest = "SELECT max(tick) FROM sets WHERE deleted = 0"
        query = f"{SET_QUERY} WHERE s.deleted = 0 AND s.tick = ({newest}) ORDER BY {NEWEST_FIRST} LIMIT 1"
        return next(map(set_from, self._rows(query)), None)

    def ids_like(self, table: str, parts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Of each part, of four letters at least, the id that is this, else those that begin or end with it."""
        found: dict[str, set[str]] = {part: set() for part in parts}
        for some in portions(found):
            query = f"SELECT id FROM {table} WHERE deleted = 0 AND id IN ({marks(some)})"
            for row in self._rows(query, some):
                found[row["id"]].add(row["id"])
        small = {part: _small(part) for part, ids in found.items() if not ids}
        kind = next(kind for kind, name in TABLES.items() if name == table)
        ends = json.dumps([checksums_ending(part) for part in small.values()])
        beginnings = json.dumps([*small.values()])
        like = [row["id"] for row in self._rows(IDS_MADE.format(table=table, kind=kind), [ends])]
        like += [row["id"] for row in self._rows(IDS_BEGINNING.format(table=table), [beginnings, beginnings])]
        for part, text in small.items():
            found[part] = {one for one in like if _small(one).startswith(text) or _small(one).endswith(text)}
        return {part: tuple(ids) for part, ids in found.items()}

    def session(self, session_id: str) -> Session:
        """One session with its sets."""
        return self._with_sets(self._rows("SELECT * FROM sessions WHERE id = ?", [session_id]))[0]

    def session_if_there(self, session_id: str) -> Session | None:
        """One session with its sets, if the log has it."""
        return self._first("SELECT * FROM sessions WHERE id = ? AND deleted = 0", [session_id])

    def sessions_by_id(self, ids: Iterable[str]) -> dict[str, Session]:
        """The sessions with these ids, as far as they are there and not deleted."""
        found: list[sqlite3.Row] = []
        for some in portions(ids):
            found += self._rows(f"SELECT * FROM sessions WHERE id IN ({marks(some)}) AND deleted = 0", some)
        return {session.id: session for session in self._with_sets(found)}

    def finished_workout(self, day: date, workout: str) -> Session | None:
        """The latest finished workout of a name that began on a local date; what was logged by hand is none."""
        query = """
            SELECT * FROM sessions WHERE local_date = ? AND workout = ? AND state = 'finished' AND origin <> 'hand'
            AND deleted = 0 ORDER BY started_utc DESC, id DESC LIMIT 1
        """
        return self._first(query, [day.isoformat(), workout])

    def known_ids(self, table: str, ids: Sequence[str]) -> frozenset[str]:
        """Those of the ids that a table of the log has, deleted ones too."""
        known: set[str] = set()
        for portion in portions(ids):
            query = f"SELECT id FROM {table} WHERE id IN ({marks(portion)})"
            known.update(row["id"] for row in self._rows(query, portion))
        return frozenset(known)

    def open_session(self) -> Session | None:
        """The workout that is open on this machine, if one is."""
        return next(iter(self.open_sessions()), None)

    def open_elsewhere(self) -> tuple[tuple[str, Session], ...]:
        """What is open on other machines, each behind its machine's name, the newest first."""
        rows = self._rows(
            "SELECT * FROM sessions WHERE state = 'open' AND deleted = 0 AND machine <> ? ORDER BY started_utc DESC",
            [self._machine.name or ""],
        )
        return tuple(zip((row["machine"] for row in rows), self._with_sets(rows), strict=True))

    def open_sessions(self) -> tuple[Session, ...]:
        """What is open on this machine, the newest first: more than one only after it got changes of its own back."""
        query = """
            SELECT * FROM sessions WHERE state = 'open' AND deleted = 0 AND machine = ?
            ORDER BY started_utc DESC, id DESC
        """
        return self._with_sets(self._rows(query, [self._machine.name]))

    def last_session(self, by: datetime | None = None) -> Session | None:
        """The session with sets that began last and isn't open."""
        query = """
            SELECT w.* FROM sessions w WHERE +w.deleted = 0 AND w.state = 'finished' AND w.started_utc <= ?
            AND EXISTS (SELECT 1 FROM sets s WHERE s.session = w.key AND s.deleted = 0)
            ORDER BY w.started_utc DESC, w.id DESC LIMIT 1
        """
        return self._first(query, Window(by=by).seconds[1:])

    def sessions(self, window: Window = EVERYTHING, limit: int | None = None) -> tuple[Session, ...]:
        """Sessions that began in a window, newest first; with an exercise those that have it."""
        # By their start, and no further back than the window and the limit ask.
        condition, values = self.begun_within(window, "+w.local_date")
        query = f"""
            SELECT w.* FROM sessions w WHERE +w.deleted = 0 AND w.started_utc BETWEEN ? AND ? AND {condition}
            ORDER BY w.started_utc DESC, w.id DESC LIMIT ?
        """
        most = LARGEST if limit is None else min(limit, LARGEST)
        return self._with_sets(self._rows(query, [*window.seconds, *values, most]))

    def session_count(self, window: Window = EVERYTHING) -> int:
        """How many sessions there are in a window."""
        condition, values = self.begun_within(window)
        (row,) = self._rows(f"SELECT count(*) AS sessions FROM sessions w WHERE w.deleted = 0 AND {condition}", values)
        return int(row["sessions"])

    def sessions_of_workouts(self, workouts: Sequence[str], by: datetime | None = None) -> int:
        """How many finished sessions there are of these workouts; one without any counted set is none."""
        condition, values = self._finished_of(workouts, by)
        (row,) = self._rows(f"SELECT count(*) AS sessions FROM sessions w WHERE {condition}", values)
        return int(row["sessions"])

    def entries_of_workouts(
        self, workouts: Iterable[str], sessions: int, by: datetime | None = None
    ) -> dict[str, tuple[Entries, ...]]:
        """What was done for each entry in the last so many finished sessions of each workout, the newest first."""
        within, values = Window(by=by).condition("s.local_date", self._names, moment="s.started_utc")
        query = f"""
            SELECT asked.value AS workout, w.id, json_extract(p.value, '$[0]') AS position,
              json_extract(x.text, '$.exercise') AS exercise, json_extract(x.text, '$.instead_of') AS instead_of
            FROM json_each(?) asked JOIN sessions w ON w.key IN (
              SELECT s.key FROM sessions s WHERE s.workout = asked.value AND s.plan IS NOT NULL AND s.deleted = 0
              AND s.state = 'finished' AND {within} ORDER BY s.started_utc DESC, s.id DESC LIMIT ?
            )
            CROSS JOIN plan_texts t ON t.key = w.plan CROSS JOIN json_each(t.text, '$.sets') p
            CROSS JOIN plan_texts x
              ON x.key = json_extract(t.text, '$.prescriptions[' || json_extract(p.value, '$[2]') || ']')
            ORDER BY w.started_utc DESC, w.id DESC, position, json_extract(p.value, '$[1]')
        """
        found: dict[str, dict[str, dict[int, tuple[str, str]]]] = {}
        for row in self._rows(query, [json.dumps(list(workouts)), *values, sessions]):
            session = found.setdefault(row["workout"], {}).setdefault(row["id"], {})
            session[row["position"]] = (row["instead_of"] or row["exercise"], row["exercise"])
        return {workout: tuple(tuple(one.values()) for one in kept.values()) for workout, kept in found.items()}

    def began(self, workouts: Sequence[str], number: int, by: datetime | None = None) -> date | None:
        """When the first of the last so many finished sessions of these workouts began."""
        condition, values = self._finished_of(workouts, by)
        query = f"SELECT w.local_date FROM sessions w WHERE {condition} ORDER BY w.started_utc DESC, w.id DESC LIMIT ?"
        rows = self._rows(query, [*values, number])
        return date.fromisoformat(rows[-1]["local_date"]) if rows else None

    def check_ins(self, window: Window = EVERYTHING, latest: int = LARGEST) -> tuple[CheckIn, ...]:
        """The check-ins of a window, or the latest of them, oldest first."""
        condition, values = window.condition("c.local_date", self._names, moment="c.performed_utc")
        query = f"""
            SELECT * FROM check_ins c WHERE c.deleted = 0 AND c.performed_utc BETWEEN ? AND ? AND {condition}
            ORDER BY c.performed_utc DESC, c.id DESC LIMIT ?
        """
        rows = self._rows(query, [*window.seconds, *values, latest])
        return tuple(map(check_in_from, reversed(rows)))

    def exercise_names(self) -> tuple[str, ...]:
        """Every exercise the log knows, by the names it was logged under."""
        return self._names.all()

    def _finished_of(self, workouts: Sequence[str], by: datetime | None) -> tuple[str, list[str | int]]:
        """The finished sessions of some workouts that have a counted set, as an SQL condition with its values."""
        within, values = Window(by=by).condition("w.local_date", self._names, moment="w.started_utc")
        named = f"w.deleted = 0 AND w.state = 'finished' AND w.workout IN ({marks(workouts)})"
        return f"{named} AND w.strength_sets + w.stretch_sets > 0 AND {within}", [*workouts, *values]

    def begun_within(self, window: Window, day: str = "w.local_date") -> tuple[str, list[str | int]]:
        """The sessions of a window as an SQL condition with its values."""
        within = Window(window.since, window.until, by=window.by)
        condition, values = within.condition(day, self._names, moment="w.started_utc")
        if window.exercise is None:
            return condition, values
        named = self._names.are("?", of=[window.exercise])
        having = f"SELECT 1 FROM sets s WHERE s.session = w.key AND s.deleted = 0 AND {named}"
        return f"{condition} AND EXISTS ({having})", [*values, window.exercise]

    def _first(self, query: str, values: Sequence[str | int] = ()) -> Session | None:
        rows = self._rows(query, values)
        return self._with_sets(rows[:1])[0] if rows else None

    def _with_sets(self, rows: Sequence[sqlite3.Row]) -> tuple[Session, ...]:
        by_session: dict[str, list[PerformedSet]] = defaultdict(list)
        for done in map(set_from, self._by_key("s.session", [row["key"] for row in rows])):
            by_session[done.session].append(done)
        return tuple(session_from(row, self._plan(row), tuple(by_session[row["id"]])) for row in rows)

    def _plan(self, row: sqlite3.Row) -> Plan | None:
        return None if row["plan"] is None else self._plans.plan(row["plan"])

    def _by_key(self, column: str, keys: Iterable[Key]) -> Iterator[sqlite3.Row]:
        """Sets whose column holds one of the keys, asked for in portions that SQLite takes."""
        for portion in portions(keys):
            condition = f"s.deleted = 0 AND {column} IN ({marks(portion)})"
            yield from self._rows(f"{SET_QUERY} WHERE {condition} ORDER BY {OLDEST_FIRST}", portion)


def _small(text: str) -> str:
    """A text in small letters, those of ASCII."""
    return text.encode().lower().decode()
