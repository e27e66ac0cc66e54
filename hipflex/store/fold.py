"""What stands, folded from changes: the same whatever order they came in, and without a look at clock or file.

`docs/history.md` has the rules. Changes are folded in the history's order, `(tick, id)`; a change that is taken back
counts for nothing, but for the making of a session that something else still stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from hipflex.store.rows import Columns
from hipflex.store.settling import Placed, renumbered, too_late
from hipflex.value_classes import dataclass, field, replace

Things = Mapping[str, Mapping[str, Columns]]
"""Fields of sessions, sets and check-ins, by the kind of thing and by its id."""

UNDO, REDO = TURNS = ("undo", "redo")
EPOCH = date(1970, 1, 1)
SECONDS_A_DAY = 86_400

DEFAULTS: Mapping[str, Columns] = {
    "session": {
        **dict.fromkeys(("workout", "machine", "note", "plan", "due_sets")),
        **dict.fromkeys(("started_utc", "started_offset_s", "ended_utc", "ended_offset_s")),
        "state": "finished",
        "origin": "hand",
        "deleted": 0,
    },
    "set": {
        **dict.fromkeys(("session", "exercise", "side", "reps", "seconds", "distance_mm", "load_g", "band", "rpe")),
        **dict.fromkeys(("note", "target", "position", "slot", "performed_utc", "offset_s", "identity", "cells")),
        "kind": "exercise",
        "number": 1,
        "type": "working",
        "source": "hipflex",
        "file_order": 0,
        "deleted": 0,
    },
    "check_in": {
        **dict.fromkeys(("performed_utc", "offset_s", "left", "right", "left_deg", "right_deg")),
        "deleted": 0,
    },
}
"""Every field that this version knows, with what it is where a change doesn't say."""
HEAD = ("id", "tick", "machine", "version", "action", "said", "made_utc", "offset_s", "line_of", "target")
"""What a change says of itself, before what it makes and edits."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the history. `new` makes things, `edit` sets some of the fields of things that are there.

    `line_of` is the session whose workout line it was, `target` the change that an undo takes back or a redo puts
    back; `version` is the schema that it was written by.
    """

    id: str
    tick: int
    machine: str
    version: int
    action: str
    said: str
    made_utc: int
    offset_s: int
    line_of: str | None = None
    target: str | None = None
    new: Things = field(default_factory=dict)
    edit: Things = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, str]:
        """Its place in the history."""
        return self.tick, self.id

    def things(self) -> Iterator[tuple[str, str]]:
        """The kind and the id of everything it makes or edits."""
        for part in (self.new, self.edit):
            for kind, by_id in part.items():
                for thing_id in by_id:
                    yield kind, thing_id


@dataclass(frozen=True, slots=True)
class Settlement:
    """That a set which `machine` wrote under a `number` has another by now, or no slot of the plan any more."""

    machine: str
    number: int
    slot_is_taken: bool


@dataclass(frozen=True, slots=True)
class Folded:
    """The rows that stand or are deleted, by kind and id; sets that wait for their session; what was settled."""

    rows: dict[str, dict[str, Columns]]
    waiting: frozenset[str]
    settled: dict[str, Settlement]


def folded(changes: Iterable[Change], wanted: Mapping[str, Collection[str]] | None = None) -> Folded:
    """The fold of changes; with `wanted` of these ids alone, of which then every change must be given.

    Of a session that is wanted, every set must be.
    """
    found = _things(sorted(changes, key=lambda change: change.order), wanted)
    by_session: dict[str, list[_Thing]] = defaultdict(list)
    waiting = set()
    for thing in found["set"].values():
        its_session = str(thing.fields["session"])
        if thing.is_made and its_session in found["session"]:
            by_session[its_session].append(thing)
        elif thing.is_made:
            waiting.add(thing.id)
    rows: dict[str, dict[str, Columns]] = {"session": {}, "set": {}, "check_in": {}}
    settled: dict[str, Settlement] = {}
    for session_id, session in found["session"].items():
        sets = by_session[session_id]
        if session.is_made or sets:
            settled |= _settle(session, sets)
            rows["session"][session_id] = session.fields
            rows["set"] |= {one.id: dated(one.fields, "performed_utc", "offset_s") for one in sets}
    for check_in in found["check_in"].values():
        if check_in.is_made:
            rows["check_in"][check_in.id] = dated(check_in.fields, "performed_utc", "offset_s")
    return Folded(rows, frozenset(waiting), settled)


def in_force(changes: Sequence[Change]) -> list[bool]:
    """Which of the changes count: not those taken back, and of the turns of one change only the newest.

    Expects them in the history's order.
    """
    newest = {change.target: change for change in changes if change.action in TURNS}
    return [
        newest[change.target] is change
        if change.action in TURNS
        else change.id not in newest or newest[change.id].action == REDO
        for change in changes
    ]


def brief(change: Change, new: Things) -> Things:
    """The makings of a change without what is so by default, or by what the change says itself."""
    implied = {kind: DEFAULTS[kind] | _implied(kind, replace(change, new=new)) for kind in new}
    return {
        kind: {
            thing_id: {name: value for name, value in fields.items() if value != implied[kind][name]}
            for thing_id, fields in by_id.items()
        }
        for kind, by_id in new.items()
    }


def sets_made(change: Change) -> dict[str, Columns]:
    """The sets that a change made, whole."""
    return {
        set_id: DEFAULTS["set"] | _implied("set", change) | fields
        for set_id, fields in change.new.get("set", {}).items()
    }


def sessions_named(changes: Iterable[Change], sets: Collection[str]) -> set[str]:
    """Every session that changes put some sets into."""
    return {
        str(fields.get("session") or _implied("set", change)["session"])
        for change in changes
        for part in (change.new, change.edit)
        for set_id, fields in part.get("set", {}).items()
        if set_id in sets
    }


@dataclass(slots=True)
class _Thing:
    """A session, set or check-in while it is being folded; `made_by` and `placed_by` are changes."""

    id: str
    fields: Columns
    made_by: Change
    is_made: bool
    placed_by: Change

    @property
    def stands(self) -> bool:
        return not self.fields["deleted"]


def _things(changes: Sequence[Change], wanted: Mapping[str, Collection[str]] | None) -> dict[str, dict[str, _Thing]]:
    """Everything that was ever made, each with its fields: of the oldest making in force, and of the edits since."""
    found: dict[str, dict[str, _Thing]] = {kind: {} for kind in DEFAULTS}
    for change, counts in zip(changes, in_force(changes), strict=True):
        for kind, thing_id, fields in _known(change.new, wanted):
            kept = found[kind].get(thing_id)
            if kept is None or (counts and not kept.is_made):
                whole = DEFAULTS[kind] | _implied(kind, change) | fields
                found[kind][thing_id] = _Thing(thing_id, whole, change, counts, change)
            elif counts and kind == "session" and fields.get("origin", "hand") == "hand":
                kept.fields["origin"] = "hand"  # its times then follow from its sets, whoever made it first
        for kind, thing_id, fields in _known(change.edit, wanted):
            if counts and (kept := found[kind].get(thing_id)):
                kept.fields |= fields
                if "session" in fields or "number" in fields:
                    kept.placed_by = change
    return found


def _known(things: Things, wanted: Mapping[str, Collection[str]] | None) -> Iterator[tuple[str, str, Columns]]:
    """The kind, id and fields of what a part of a change is about, as far as this version knows them."""
    for kind, by_id in things.items():
        if kind not in DEFAULTS:
            continue
        for thing_id, fields in by_id.items():
            if wanted is None or thing_id in wanted.get(kind, ()):
                yield kind, thing_id, {name: fields[name] for name in fields if name in DEFAULTS[kind]}


def _implied(kind: str, change: Change) -> Columns:
    """What a making leaves out because the change says it: when it was, and in which session."""
    if kind == "session":
        return {"started_utc": change.made_utc, "started_offset_s": change.offset_s, "machine": change.machine}
    moment: Columns = {"performed_utc": change.made_utc, "offset_s": change.offset_s, "entered_utc": change.made_utc}
    if kind == "check_in":
        return moment
    session = change.line_of or next(iter(change.new.get("session", ())), None)
    return moment | {"session": session, "tick": change.tick}


def _settle(session: _Thing, sets: list[_Thing]) -> dict[str, Settlement]:
    """Makes one session and its sets agree: what stands, when it was, one set a slot, one set a number and side."""
    standing = [one for one in sets if one.stands]
    fields = session.fields
    if not session.is_made and fields["state"] == "open":
        fields["state"] = "finished"
    if fields["origin"] == "hand" and sets:
        _span(fields, standing or sets)
    elif not session.is_made and fields["ended_utc"] is None:
        _end(fields, max(sets, key=_instant))
    is_empty = not standing and (not session.is_made or fields["origin"] == "hand")
    fields["deleted"] = int(not standing and (is_empty or bool(fields["deleted"])))
    dated(fields, "started_utc", "started_offset_s")
    return _settled_sets(standing) if standing else {}


def _settled_sets(standing: Sequence[_Thing]) -> dict[str, Settlement]:
    by_place = sorted(standing, key=lambda one: (one.placed_by.order, one.fields["number"]))
    numbers = renumbered(Placed(one.id, one.placed_by.order, one.fields) for one in by_place)
    by_making = sorted(standing, key=lambda one: one.made_by.order)
    late = too_late(Placed(one.id, one.made_by.order, one.fields) for one in by_making)
    settled = {}
    for one in standing:
        if one.id in numbers or one.id in late:
            written = int(one.fields["number"] or 1)
            one.fields["number"] = numbers.get(one.id, written)
            settled[one.id] = Settlement(one.made_by.machine, written, slot_is_taken=one.id in late)
        if one.id in late:
            one.fields |= {"position": None, "slot": None}
    return settled


def _span(session: Columns, sets: Sequence[_Thing]) -> None:
    """A session by hand lasts from its first set to its last."""
    first = min(sets, key=_instant).fields
    session |= {"started_utc": first["performed_utc"], "started_offset_s": first["offset_s"]}
    _end(session, max(sets, key=_instant))


def _end(session: Columns, last: _Thing) -> None:
    session |= {"ended_utc": last.fields["performed_utc"], "ended_offset_s": last.fields["offset_s"]}


def _instant(one: _Thing) -> tuple[int, str]:
    return int(one.fields["performed_utc"] or 0), one.id


def dated(fields: Columns, utc: str, offset_s: str) -> Columns:
    """The fields with their local date."""
    seconds = int(fields[utc] or 0) + int(fields[offset_s] or 0)
    fields["local_date"] = (EPOCH + timedelta(days=seconds // SECONDS_A_DAY)).isoformat()
    return fields
