"""What of another program's file the log knows already, and what the file says otherwise.

A set is known by its id, which follows from what it is; what it holds may have changed in the other program since.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from hipflex.domain.change import FileRow, Imported
from hipflex.domain.imports import Neighbour
from hipflex.domain.performance import PerformedSet, Session
from hipflex.store.rows import Columns, moment_of, set_fields, utc_seconds
from hipflex.store.tables import marks, portions
from hipflex.value_classes import dataclass, field

Rows = Callable[[str, Sequence[str]], Iterable[sqlite3.Row]]
"""The rows of a query with its values."""

CONTENT = ("type", "reps", "seconds", "distance_mm", "load_g", "rpe", "note")
AMOUNTS = ("reps", "seconds", "distance_mm", "load_g")
KNOWN = f"""
    SELECT s.id, {", ".join(f"s.{name}" for name in CONTENT)}, s.deleted, w.id AS session, w.workout, w.note AS about
    FROM sets s JOIN sessions w ON w.key = s.session WHERE s.id IN ({{}})
"""
OF_SESSIONS = f"""
    SELECT s.id, w.id AS session, i.identity, s.exercise, s.deleted, {", ".join(f"s.{name}" for name in AMOUNTS)}
    FROM sessions w JOIN sets s ON s.session = w.key JOIN imported i ON i."set" = s.key
    WHERE w.id IN ({{}}) AND i.identity IS NOT NULL ORDER BY s.file_order, s.id
"""
POUNDS = 2.20462
NEARLY = 0.02  # programs have corrected their numbers
NAME, PLACE = 2, 3
"""Where in an identity, a list, the exercise stands as the file has it, and the set's place."""


@dataclass(slots=True)
class Resemblance:
    """How the sets of a file stand to those of the log, by their ids.

    `edits` are what the file says otherwise of known sets and sessions. `renamed` gives of sets that are known under
    another name of their exercise the one in the log, `other_names` what the log calls those exercises, of each set.
    """

    known: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    differing: set[str] = field(default_factory=set)
    renamed: dict[str, str] = field(default_factory=dict)
    other_names: list[str] = field(default_factory=list)
    edits: dict[str, dict[str, Columns]] = field(default_factory=lambda: {"set": {}, "session": {}})

    def outcome(self, sets: int, *, update: bool) -> Imported:
        """What an import of so many sets comes to, which takes over what differs or not."""
        known, differing, deleted = len(self.known), len(self.differing), len(self.deleted)
        there = known - differing - deleted
        renamed, other_names = len(self.renamed), tuple(self.other_names)
        updated = differing if update else 0
        return Imported(None, sets - known - renamed, there, differing, renamed, deleted, other_names, updated)


def resemblance(
    rows: Rows, sets: Sequence[PerformedSet], sessions: Mapping[str, Session], files: Mapping[str, FileRow]
) -> Resemblance:
    """How a file's sets stand to the log; `files` are what it said of them, by id."""
    found = Resemblance()
    kept = _kept(rows, (done.id for done in sets))
    standing = [*_standing(rows, sets, kept, files)]
    moved = {new.id: old.id for in_file, in_log in standing for new, old in _moved(in_file, in_log)}
    of_moved = _kept(rows, moved.values())
    kept |= {new: of_moved[old] for new, old in moved.items()}
    seen: set[str] = set()
    for done in sets:
        is_first = done.session not in seen
        seen.add(done.session)
        row = kept.get(done.id)
        if row is None:
            continue
        found.known.add(done.id)
        if row["deleted"]:
            found.deleted.add(done.id)
            continue
        _compare(found, row, done, sessions[done.session].note if is_first else row["about"])
    for in_file, in_log in standing:
        for new, old in _matched(in_file, in_log):
            if old.is_deleted:
                found.known.add(new.id)
                found.deleted.add(new.id)
                continue
            found.renamed[new.id] = old.id
            if new.exercise != old.exercise:
                found.edits["set"][old.id] = {"exercise": new.exercise}
                found.other_names.append(old.exercise)
    return found


def _kept(rows: Rows, ids: Iterable[str]) -> dict[str, sqlite3.Row]:
    return {row["id"]: row for some in portions(ids) for row in rows(_asked(KNOWN, some), some)}


def _compare(found: Resemblance, row: sqlite3.Row, done: PerformedSet, about: str | None) -> None:
    fields = set_fields(done)
    if edit := {name: fields[name] for name in CONTENT if fields[name] != row[name]}:
        found.edits["set"][row["id"]] = edit
    about_session: Columns = {"workout": done.workout} if done.workout != row["workout"] else {}
    if about != row["about"]:
        about_session["note"] = about
    if about_session:
        found.edits["session"].setdefault(row["session"], {}).update(about_session)
    if edit or about_session:
        found.differing.add(done.id)


def _standing(
    rows: Rows, sets: Iterable[PerformedSet], known: Container[str], files: Mapping[str, FileRow]
) -> Iterator[tuple[_Exercises, _Exercises]]:
    """Of known sessions in which the file has sets that aren't known what it has of them, and what the log has."""
    in_file: dict[str, _Exercises] = defaultdict(lambda: defaultdict(dict))
    for done in sets:
        name, place = _name_and_place(files[done.id].identity)
        load = done.load.grams if done.load else None
        amounts = done.reps, done.seconds, done.distance_mm
        in_file[done.session][name][place] = _Placed(done.id, done.exercise, *amounts, load)
    having_new = {done.session for done in sets if done.id not in known}
    for some in portions(having_new):
        in_log: dict[str, _Exercises] = defaultdict(lambda: defaultdict(dict))
        for row in rows(_asked(OF_SESSIONS, some), some):
            name, place = _name_and_place(row["identity"])
            kept = row["reps"], row["seconds"], row["distance_mm"], row["load_g"], bool(row["deleted"])
            placed = _Placed(row["id"], row["exercise"], *kept)
            in_log[row["session"]][name][place] = placed
        yield from ((in_file[session], exercises) for session, exercises in in_log.items())


def _moved(in_file: _Exercises, in_log: _Exercises) -> Iterator[tuple[_Placed, _Placed]]:
    """The sets at new places, with those of their exercise that are like them and no longer at theirs.

    Where places follow from the order of rows and some rows are no sets, another order gives other places.
    """
    for name, places in in_file.items():
        stood = in_log.get(name, {})
        gone = [stood[place] for place in sorted(stood.keys() - places.keys())]
        for place in sorted(places.keys() - stood.keys()):
            if old := next((one for one in gone if places[place].is_like(one)), None):
                gone.remove(old)
                yield places[place], old


@dataclass(frozen=True, slots=True)
class _Placed:
    """A set as far as its place and its numbers tell; the load may be in another unit by now."""

    id: str
    exercise: str
    reps: int | None
    seconds: int | None
    distance_mm: int | None
    load_g: int | None
    is_deleted: bool = False

    def is_like(self, other: _Placed) -> bool:
        return (self.reps, self.seconds, self.distance_mm) == (other.reps, other.seconds, other.distance_mm)


_Exercises = dict[str, dict[int, _Placed]]
"""Of each exercise, as the file calls it, its sets by their places."""


def _matched(in_file: _Exercises, in_log: _Exercises) -> Iterator[tuple[_Placed, _Placed]]:
    """The new sets of exercises, with those of such as the file no longer names that stand number for number.

    What was renamed before may have more sets by now, under its new name.
    """
    free = [places for name, places in in_log.items() if name not in in_file]
    for name, places in in_file.items():
        new = {place: one for place, one in places.items() if place not in in_log.get(name, {})}
        for old in free:
            pairs = [(new[place], old[place]) for place in sorted(new.keys() & old.keys())]
            if pairs and len(pairs) == min(len(new), len(old)) and _are_alike(pairs):
                free.remove(old)
                yield from pairs
                break


def _are_alike(pairs: Sequence[tuple[_Placed, _Placed]]) -> bool:
    """Whether sets have the same numbers, their loads too but for the unit: all in one of the ratios that has."""
    if not all(new.is_like(old) and bool(new.load_g) is bool(old.load_g) for new, old in pairs):
        return False
    ratios = [new.load_g / old.load_g for new, old in pairs if new.load_g and old.load_g]
    return any(all(abs(ratio / unit - 1) < NEARLY for ratio in ratios) for unit in (1, POUNDS, 1 / POUNDS))


def _asked(query: str, values: Sequence[str]) -> str:
    return query.format(marks(values))


def _name_and_place(identity: str) -> tuple[str, int]:
    parts = json.loads(identity)
    return str(parts[NAME]), int(parts[PLACE])


NEAR_S = 120
NEAR = f"""
    SELECT w.id, w.started_utc, w.started_offset_s,
      (SELECT s.source FROM sets s WHERE s.session = w.key AND s.deleted = 0 LIMIT 1) AS source
    FROM json_each(?) j CROSS JOIN sessions w INDEXED BY sessions_by_start
      ON w.started_utc BETWEEN j.value - {NEAR_S} AND j.value + {NEAR_S}
    WHERE w.deleted = 0 GROUP BY w.key ORDER BY w.started_utc
"""


def neighbours(rows: Rows, sessions: Iterable[Session], app: str) -> Iterator[Neighbour]:
    """The sessions of the log from elsewhere that began within two minutes of one of these."""
    starts = json.dumps([utc_seconds(session.started_at) for session in sessions])
    for row in rows(NEAR, [starts]):
        if row["source"] not in {None, app}:
            yield Neighbour(row["id"], moment_of(row["started_utc"], row["started_offset_s"]), row["source"])
