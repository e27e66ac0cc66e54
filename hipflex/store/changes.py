"""The history of changes, which only grows; every other row follows from it.

A change is kept as it was made and folded with those that touch the same things (see `fold`), so that two logs that
hold the same changes hold the same rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import chain

from hipflex.store import sums
from hipflex.store.additions import Additions
from hipflex.store.connection import CURRENT
from hipflex.store.fold import Change, Settlement, Things, brief, folded, sessions_named
from hipflex.store.ids import Ids, checksum
from hipflex.store.machine import Machine
from hipflex.store.parts import IN_PARTS, keep_part, portions_of, with_parts
from hipflex.store.plans import Plans, dumps
from hipflex.store.rows import Columns, offset_seconds, utc_seconds
from hipflex.store.tables import TABLES, Tables, marks, portions
from hipflex.value_classes import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from hipflex.store.incoming import Incoming
    from hipflex.store.segments import Read
    from hipflex.store.updates import Updates

ALL_PARTS: Mapping[int, Collection[int]] = {}
# In this order, as SQLite would begin with the one machine that there is, and then sort all changes.
CHANGE_QUERY = "SELECT c.*, m.name AS machine_name FROM changes c CROSS JOIN machines m ON m.key = c.machine"


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is about to be made; `said` tells what it is where that isn't told by the sets that it makes."""

    action: str
    said: str = ""
    line_of: str | None = None
    target: str | None = None
    new: Things = field(default_factory=dict)
    edit: Things = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refolded:
    """What a fold settled, by the id of the set, and the rows of sets as they were before it."""

    settled: dict[str, Settlement]
    before: dict[str, Columns]


class Changes:
    """Keeps changes within a transaction that the caller holds, and finds them again."""

    def __init__(self, connection: sqlite3.Connection, machine: Machine, ids: Ids) -> None:
        self.machine = machine
        self.plans = Plans(connection)
        self._connection = connection
        self._ids = ids
        self._tables = Tables(connection, self.plans)
        self._additions = Additions(connection, self._tables)
        self._latest = ""

    def begins(self) -> None:
        """Forgets what earlier transactions kept."""
        self._latest = ""

    @property
    def has_kept(self) -> bool:
        """Whether this transaction kept a change."""
        return bool(self._latest)

    def latest_is_kept(self) -> bool:
        """Whether the change that this transaction kept last is in the log."""
        return self.is_known(self._latest)

    def is_known(self, change_id: str) -> bool:
        """Whether a change is in the log."""
        return self._connection.execute("SELECT 1 FROM changes WHERE id = ?", (change_id,)).fetchone() is not None

    def append(self, draft: Draft, now: datetime) -> str:
        """Makes a change, later in the history than every other that the log knows; returns its id."""
        made = self._made(draft, now)
        parts = {"new": brief(made, draft.new), "edit": draft.edit}
        added = self._additions.come_to(replace(made, new=draft.new, edit=draft.edit))
        self.keep(made, {name: part for name, part in parts.items() if part})
        if added:
            self._tables.add([added])
        else:
            self.refold([made.id])
        return made.id

    def append_incoming(self, draft: Draft, incoming: Incoming, now: datetime, updates: Updates | None = None) -> str:
        """Makes a change of what comes from a file, its new sets beside what the draft makes and edits; returns its id.

        `updates` are what the file says otherwise of sets that are there.

        What nothing else in the log is about stands as the file says it; the rest is folded.
        """
        made = self._made(draft, now)
        touched = self._not_fresh(draft.new)
        touched["set"].update(draft.edit.get("set", ()))
        incoming.find_tangled(draft.new.get("session", {}).keys() - touched["session"])
        for set_id, session in incoming.tangled():
            touched["set"].add(set_id)
            touched["session"].add(session)
        key = self._insert(made, dumps({}))
        part = self._keep_parts(made, key, brief(made, draft.new), 1)
        part = self._keep_parts(made, key, draft.edit, part, done="edit")
        part = incoming.keep(key, part)
        if updates:
            updates.keep(key, part)
        plain = (
            folded([replace(made, new={kind: {i: some[i] for i in some if i not in touched[kind]}})])
            for kind, things in draft.new.items()
            for some in portions_of(things)
        )
        self._tables.add(plain, lambda: incoming.write(made.tick, made.made_utc))
        of_sessions = ({"session": set(some)} for some in portions(draft.edit.get("session", ())))
        of_sets = ({"set": some} for some in updates.sets()) if updates else ()
        for some in chain([touched], of_sessions, of_sets):  # an update may be of all that there is
            if any(some.values()):
                self._refold(some)
        return made.id

    def _made(self, draft: Draft, now: datetime) -> Change:
        return Change(
            self._ids.new(),
            self.newest_tick() + 1,
            self.machine.named(),
            CURRENT,
            draft.action,
            draft.said,
            utc_seconds(now),
            offset_seconds(now),
            draft.line_of,
            draft.target,
        )

    def keep(self, change: Change, content: Mapping[str, Any]) -> None:
        """Puts a change into the history with what it holds; it counts from the next `refold` that is about it."""
        if change.version > CURRENT:
            self._insert(change, dumps(content))
            return
        content = _with_plans(content, self._plan_key)
        new, edit = content.get("new", {}), content.get("edit", {})
        if change.action == IN_PARTS:
            key = self._insert(change, dumps({}))
            self._keep_parts(change, key, edit, self._keep_parts(change, key, new, 1), done="edit")
        else:
            self._insert(change, dumps(content))
            self._mention(replace(change, new=new, edit=edit))

    def _keep_parts(self, change: Change, key: int, things: Things, part: int, *, done: str = "new") -> int:
        """Keeps what a change makes or edits in parts from this one on, and notes what each is about; the next part."""
        for kind, by_id in things.items():
            for some in portions_of(by_id):
                keep_part(self._connection, key, part, kind, dumps(some), done=done)
                self._mention(replace(change, new={kind: some}), part)
                part += 1
        return part

    def note_read(self, folder: str, file: str, read: Read) -> None:
        """Notes how far a file of a shared folder was read."""
        query = "INSERT OR REPLACE INTO taken (folder, file, size, seal) VALUES (?, ?, ?, ?)"
        self._connection.execute(query, (folder, file, read.size, read.seal))

    def _insert(self, change: Change, content: str) -> int:
        """Puts a change into the history; its key."""
        self._latest = change.id
        inserted = self._connection.execute(
            "INSERT INTO changes (id, tick, machine, version, action, said, line_of, target, made_utc, offset_s,"
            " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                change.id,
                change.tick,
                self._machine_key(change.machine),
                change.version,
                change.action,
                change.said,
                change.line_of,
                change.target,
                change.made_utc,
                change.offset_s,
                content,
            ),
        )
        return int(inserted.lastrowid or 0)

    def refold(self, change_ids: Iterable[str]) -> Refolded:
        """Makes the rows anew that changes are about, with the sessions that those stand in."""
        touched: dict[str, set[str]] = defaultdict(set)
        for change in self._with_targets(change_ids):
            for kind, thing_id in change.things():
                touched[kind].add(thing_id)
        return self._refold(touched)

    def _refold(self, touched: Mapping[str, AbstractSet[str]]) -> Refolded:
        touched_sets = touched.get("set", set()) | self._tables.waiting()
        sessions = touched.get("session", set()) | sessions_named(self._about(touched_sets), touched_sets)
        sets = touched_sets | self._tables.sets_of(sessions)
        wanted = {"session": sessions, "set": sets, "check_in": touched.get("check_in", set())}
        outcome = folded(self._about(set().union(*wanted.values())), wanted)
        return Refolded(outcome.settled, self._tables.write(outcome, wanted))

    def refold_all(self) -> None:
        """Makes every row anew, with the changes of a newer version that waited for this program."""
        changes = self._changes(f"c.version <= {CURRENT}")
        self._mention_anew({change.id: change for change in changes})
        self._tables.write(folded(changes), None)

    def differences(self) -> Iterator[str]:
        """Where the tables say other than the history comes to, in words, as both stand at one moment.

        Other programs are held off while both are read, not while they are compared.
        """
        from hipflex.store.comparison import differences

        self._connection.execute("SAVEPOINT looking")
        try:
            changes, standing = self._changes(f"c.version <= {CURRENT}"), self._tables.standing()
            other_sums = list(sums.differences(self._connection))
        finally:
            self._connection.execute("RELEASE looking")
        return chain(differences(changes, standing, self.plans), other_sums)

    def of_machine(self, machine: str, after: tuple[int, str]) -> Iterator[tuple[Change, dict[str, Any]]]:
        """The changes of a machine later than a tick and id, in the history's order, each with what it holds."""
        of_machine = "c.machine = (SELECT key FROM machines WHERE name = ?)"
        query = f"{CHANGE_QUERY} WHERE {of_machine} AND (c.tick, c.id) > (?, ?) ORDER BY c.tick, c.id"
        return map(self._whole, self._rows(query, [machine, *after]))

    def with_ids(self, change_ids: Iterable[str]) -> Iterator[tuple[Change, dict[str, Any]]]:
        """Changes with these ids, some at a time in the history's order, each with what it holds."""
        for some in portions(change_ids):
            query = f"{CHANGE_QUERY} WHERE c.id IN ({marks(some)}) ORDER BY c.tick, c.id"
            yield from map(self._whole, self._rows(query, some))

    def _whole(self, row: sqlite3.Row) -> tuple[Change, dict[str, Any]]:
        """A change without what it makes and edits, and that."""
        content = self._content(row)
        is_known = row["version"] <= CURRENT
        return _change(row, {}), _with_plans(content, self._plan_fields) if is_known else content

    def newest_tick(self) -> int:
        """The tick of the newest change, of whichever machine."""
        query = "SELECT max((SELECT max(c.tick) FROM changes c WHERE c.machine = m.key)) AS tick FROM machines m"
        return int(self._rows(query)[0]["tick"] or 0)

    def change(self, change_id: str) -> Change:
        """One change."""
        return self._changes("c.id = ?", [change_id])[0]

    def newest(self, condition: str, *values: str | None) -> Change | None:
        """The newest change, called c, that meets a condition."""
        found = self._changes(f"{condition} ORDER BY c.tick DESC, c.id DESC LIMIT 1", values)
        return found[0] if found else None

    def _machine_key(self, name: str) -> int:
        self._connection.execute("INSERT OR IGNORE INTO machines (name) VALUES (?)", (name,))
        return int(self._rows("SELECT key FROM machines WHERE name = ?", [name])[0]["key"])

    def _not_fresh(self, new: Things) -> dict[str, set[str]]:
        """Of new things those that some change is about, and maybe a few others; all where sets wait for a session."""
        found: dict[str, set[str]] = {kind: set() for kind in TABLES}
        is_waited_for = bool(self._tables.waiting())
        for kind, things in new.items():
            known: set[int] = set()
            for some in portions({checksum(thing_id) for thing_id in things}):
                rows = self._rows(f"SELECT DISTINCT checksum FROM mentions WHERE checksum IN ({marks(some)})", some)
                known.update(row["checksum"] for row in rows)
            found[kind].update(one for one in things if is_waited_for or checksum(one) in known)
        return found

    def _mention(self, change: Change, part: int = 0) -> None:
        [(key,)] = self._rows("SELECT key FROM changes WHERE id = ?", [change.id])
        query = "INSERT OR IGNORE INTO mentions (checksum, change, part) VALUES (?, ?, ?)"
        self._connection.executemany(query, [(checksum(thing_id), key, part) for _, thing_id in change.things()])

    def _mention_anew(self, changes: Mapping[str, Change]) -> None:
        """Notes once more what each of all changes, by their ids, is about, and in which part of it."""
        self._connection.execute("DELETE FROM mentions")
        parts = f"""
            SELECT id, 0 AS part, content FROM changes WHERE version <= {CURRENT}
            UNION ALL
            SELECT c.id, p.part, p.content FROM change_parts p JOIN changes c ON c.key = p.change
            WHERE c.version <= {CURRENT}
        """
        for row in self._connection.execute(parts):
            content = {"new": {}, "edit": {}} | json.loads(row["content"])
            self._mention(replace(changes[row["id"]], new=content["new"], edit=content["edit"]), row["part"])

    def _with_targets(self, change_ids: Iterable[str]) -> Iterator[Change]:
        """Changes, and those that they take back or put back."""
        for change in self._with_ids(change_ids):
            yield change
            if change.target is not None:
                yield from self._with_ids([change.target])

    def _with_ids(self, change_ids: Iterable[str]) -> Iterator[Change]:
        for some in portions(change_ids):
            yield from self._changes(f"c.id IN ({marks(some)}) AND c.version <= {CURRENT}", some)

    def _about(self, things: Iterable[str]) -> list[Change]:
        """The changes that mention things, with whatever takes them back or puts them back, and maybe a few others."""
        parts: dict[int, set[int]] = defaultdict(set)
        for some in portions({checksum(thing) for thing in things}):
            for row in self._rows(f"SELECT change, part FROM mentions WHERE checksum IN ({marks(some)})", some):
                parts[row["change"]].add(row["part"])
        found = [
            change for some in portions(parts) for change in self._changes(f"c.key IN ({marks(some)})", some, parts)
        ]
        turns = {
            turn.id: turn
            for targets in portions({change.target or change.id for change in found})
            for turn in self._changes(f"c.target IN ({marks(targets)}) AND c.version <= {CURRENT}", targets)
        }
        return [*(change for change in found if change.id not in turns), *turns.values()]

    def _changes(
        self, condition: str, values: Sequence[str | int | None] = (), parts: Mapping[int, Collection[int]] = ALL_PARTS
    ) -> list[Change]:
        """Changes in the order of their rows; of those that are kept in parts those that are named, or all."""
        rows = self._rows(f"{CHANGE_QUERY} WHERE {condition}", values)
        return [_change(row, _with_plans(self._content(row, parts.get(row["key"])), self._plan_key)) for row in rows]

    def _content(self, row: sqlite3.Row, parts: Collection[int] | None = None) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(row["content"])
        return with_parts(self._connection, row["key"], content, parts) if row["action"] == IN_PARTS else content

    def _plan_key(self, plan: int | dict[str, Any]) -> int:
        return plan if isinstance(plan, int) else self.plans.take_in(plan)

    def _plan_fields(self, plan: int | dict[str, Any]) -> dict[str, Any]:
        return self.plans.fields(plan) if isinstance(plan, int) else plan

    def _rows(self, query: str, values: Sequence[str | int | None] = ()) -> list[sqlite3.Row]:
        return self._connection.execute(query, values).fetchall()


def _with_plans(content: Mapping[str, Any], made: Callable[[Any], object]) -> dict[str, Any]:
    """What a change holds, with something made of each plan: within a log that is a key, between logs the plan."""
    parts = dict(content)
    for name in ("new", "edit"):
        sessions = content.get(name, {}).get("session", {})
        if any(fields.get("plan") is not None for fields in sessions.values()):
            parts[name] = {**content[name], "session": {i: _with_plan(f, made) for i, f in sessions.items()}}
    return parts


def _with_plan(fields: Mapping[str, Any], made: Callable[[Any], object]) -> dict[str, Any]:
    plan = fields.get("plan")
    return dict(fields) if plan is None else {**fields, "plan": made(plan)}


def _change(row: sqlite3.Row, content: Mapping[str, Any]) -> Change:
    return Change(
        row["id"],
        row["tick"],
        row["machine_name"],
        row["version"],
        row["action"],
        row["said"],
        row["made_utc"],
        row["offset_s"],
        row["line_of"],
        row["target"],
        content.get("new", {}),
        content.get("edit", {}),
    )
