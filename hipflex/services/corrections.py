"""Corrections of what is in the log: which sets are meant, and what is to be otherwise of them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hipflex.domain.change import Corrected
from hipflex.domain.measures import Load, Measure, SetType, Side
from hipflex.domain.movement import Kind, Movement, MovementBrief, Sides
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.proportion import Most
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import NotationError, Refused
from hipflex.files import has_lone_surrogates
from hipflex.notation.amounts import parse_load
from hipflex.notation.sets import parse_sets
from hipflex.notation.tokens import Vocabulary
from hipflex.patterns import pattern
from hipflex.services.names import movement_done
from hipflex.services.workspace import Workspace
from hipflex.store.corrections import Revise
from hipflex.store.queries import Queries
from hipflex.value_classes import dataclass, replace
from hipflex.when import parse_when

LAST = "last"
SHORTEST_ID = 4
NONE = "none"
FIELDS = {Measure.REPS: "reps", Measure.TIME: "seconds", Measure.DISTANCE: "distance_mm"}
OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
EFFORT = pattern(r"(10|[1-9])(?:[.,]([05]))?", re.ASCII)

Fields = dict[str, Any]
"""Fields of a set by their names, each with its new value."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What was corrected, and what its size may be judged by: the most that the other sets of each exercise had.

    `last` is the set that was entered last before the correction.
    """

    corrected: Corrected
    most: Mapping[str, Most]
    last: PerformedSet | None

    @property
    def resized(self) -> list[PerformedSet]:
        """The sets of which something else was done than before."""
        before = {done.id: _size(done) for done in self.corrected.before}
        return [done for done in self.corrected.after if before.get(done.id) != _size(done)]


def edit_by_entry(workspace: Workspace, name: str, text: str) -> Edited:
    """Makes the set of an id what a text says of one; what that doesn't name stays, also the other side."""
    _refuse_day(workspace, name, text)
    [done] = _sets_named(workspace, [name])
    movement = movement_done(workspace, done)
    try:
        first, *others = parse_sets(text, movement, workspace.settings.vocabulary)
    except NotationError as slip:
        raise _with_option(slip, name) from None
    if others or first.count > 1:
        raise Refused(f"{text!r} is more than one set; expected what this one was, like 10@2.5kg")
    if "/" in text and first.right is None:  # equal sides are read as one amount, and the slash still means both
        first = replace(first, right=first.amount, right_took_s=first.took_s)
    ids = [done.id]
    if first.right is not None:
        session = workspace.log.read.session(done.session)
        ids += [one.id for one in session.sets if _is_other_side(one, done)]
    return _edited(workspace, {done.exercise: movement}, ids, lambda one, session: _revised(one, session, first))


def _with_option(slip: NotationError, name: str) -> NotationError:
    """A slip that is the name of an option and its value, as `note slow`, with the command that takes it."""
    option, _, value = slip.text[slip.start :].partition(" ")
    if option.lower() not in READERS or (slip.start and option.lower() != "note"):
        return slip
    command = f"hipflex edit {name} --{option.lower()} {shlex.quote(value) if value else '…'}"
    return NotationError(slip.text, slip.start, f"an option for this: `{command}`")


def _refuse_day(workspace: Workspace, name: str, text: str) -> None:
    """Refuses `last tuesday`, of which `last` alone would be another set."""
    if name.lower() != LAST or not text[:1].isalpha():
        return
    day = f"{name} {text.split(maxsplit=1)[0]}"
    try:
        parse_when(day, workspace.now())
    except Refused:
        return
    way = f"`hipflex log` shows the latest, `hipflex export --since {shlex.quote(day)}` all since then"
    raise Refused(f"{day!r} names no set; its id does: {way}")


def edit_by_options(workspace: Workspace, names: Sequence[str], options: Mapping[str, str]) -> Edited:
    """Changes single values of sets, each as an option gives it; `none` clears one."""
    fields: Fields = {}
    for option, text in options.items():
        fields |= _fields(workspace, option, text)
    sets = _sets_named(workspace, names)
    movements = {name: movement_done(workspace, done) for name, done in {done.exercise: done for done in sets}.items()}

    def revised(done: PerformedSet, _: Session) -> list[PerformedSet]:
        return [_possible(replace(done, **fields), movements[done.exercise])]

    return _edited(workspace, movements, [done.id for done in sets], revised)


def delete(workspace: Workspace, names: Sequence[str]) -> Corrected:
    """Deletes sets and sessions by their ids."""
    return workspace.log.corrections.delete(_sets_or_sessions_named(workspace, names))


def other_sides(workspace: Workspace, deleted: Sequence[PerformedSet]) -> list[PerformedSet]:
    """The sides that stay of sets of which one was deleted."""
    halves = {(done.session, done.exercise, done.number) for done in deleted if done.side}
    sessions = workspace.log.read.sessions_by_id({session for session, _, _ in halves}).values()
    sets = (done for session in sessions for done in session.sets)
    return [done for done in sets if (done.session, done.exercise, done.number) in halves]


def _edited(
    workspace: Workspace, movements: Mapping[str, MovementBrief | Movement], ids: Sequence[str], revise: Revise
) -> Edited:
    """Revises sets of movements, given by their names in the log."""
    slugs = {name: movement.slug for name, movement in movements.items()}
    found = workspace.log.by_exercise.most_done(set(slugs.values()), without=ids)
    most = {name: found[slug] for name, slug in slugs.items() if slug in found}
    last = workspace.log.read.last_entered()
    return Edited(workspace.log.corrections.edit(ids, revise), most, last)


def _size(done: PerformedSet) -> tuple[int | Load | None, ...]:
    return done.reps, done.seconds, done.load


def _sets_named(workspace: Workspace, names: Sequence[str]) -> list[PerformedSet]:
    found = _ids(workspace, names)
    for name, (sets, sessions) in found.items():
        if not sets and sessions:
            raise Refused(f"{name!r} is a session; `hipflex log` shows the ids of sets")
        if not sets:
            raise Refused(f"no set has the id {name!r}; `hipflex log` shows the latest, `hipflex export` all")
        _refuse_several("sets", name, sets)
    by_id = workspace.log.read.sets_by_id(sets[0] for sets, _ in found.values())
    return [by_id[sets[0]] for sets, _ in found.values()]


def _sets_or_sessions_named(workspace: Workspace, names: Sequence[str]) -> list[str]:
    ids: list[str] = []
    for name, (sets, sessions) in _ids(workspace, names).items():
        _refuse_several("sets", name, sets)
        _refuse_several("sessions", name, sessions)
        if sets and sessions:
            raise Refused(f"{name!r} is a set and a session; give more of the id")
        if not sets and not sessions:
            raise Refused(f"no set and no session has the id {name!r}; `hipflex log` and `hipflex history` show them")
        ids += [*sets, *sessions]
    return ids


def _refuse_several(table: str, name: str, ids: Sequence[str]) -> None:
    if len(ids) > 1:
        raise Refused(f"several ids of {table} begin or end with {name!r}; give more of it")


def _ids(workspace: Workspace, names: Sequence[str]) -> dict[str, tuple[Sequence[str], Sequence[str]]]:
    """The ids of sets and those of sessions that each name is, begins or ends."""
    read = workspace.log.read
    parts = [name for name in names if name.lower() != LAST]
    for part in parts:
        if len(part) < SHORTEST_ID or has_lone_surrogates(part):
            raise Refused(f"{part!r} is no id: expected `{LAST}` or at least {SHORTEST_ID} of its characters")
    sets, sessions = read.ids_like("sets", parts), read.ids_like("sessions", parts)
    return {name: (sets[name], sessions[name]) if name in sets else ((_last(read),), ()) for name in names}


def _last(read: Queries) -> str:
    newest = read.last_entered()
    if newest is None:
        raise Refused("no set is logged yet")
    return newest.id


def _is_other_side(one: PerformedSet, done: PerformedSet) -> bool:
    if one.side is None or done.side is None:
        return False
    return (one.exercise, one.number, one.side) == (done.exercise, done.number, OTHER_SIDE[done.side])


def _revised(done: PerformedSet, session: Session, entry: SetEntry) -> list[PerformedSet]:
    """A set as an entry has it; where that is of both sides and only this one is there, with the other."""
    named = _named(entry)
    if entry.right is None:
        amounts = _amounts(done, entry.measure, entry.amount, entry.took_s)
        return [replace(done, side=entry.side or done.side, **amounts, **named)]
    amounts = {
        Side.LEFT: _amounts(done, entry.measure, entry.amount, entry.took_s),
        Side.RIGHT: _amounts(done, entry.measure, entry.right, entry.right_took_s),
    }
    side = done.side or Side.LEFT
    this = replace(done, side=side, **amounts[side], **named)
    if any(_is_other_side(one, this) for one in session.sets):
        return [this]
    return [this, replace(this, id="", side=OTHER_SIDE[side], **amounts[OTHER_SIDE[side]])]


def _named(entry: SetEntry) -> Fields:
    """What an entry says beside the amounts."""
    fields: Fields = {}
    if entry.load is not None or entry.band is not None:
        fields |= _resistance(entry.load, entry.band)
    if entry.type is not SetType.WORKING:
        fields["type"] = entry.type
    if entry.rpe is not None:
        fields["rpe"] = entry.rpe
    return fields


def _amounts(done: PerformedSet, measure: Measure, amount: int, took_s: int | None) -> Fields:
    """The new amounts: in a measure that the set has the other one stays, in another nothing does."""
    name = FIELDS[measure]
    kept = {} if getattr(done, name) is not None else dict.fromkeys(FIELDS.values())
    return kept | {name: amount} | ({} if took_s is None else {"seconds": took_s})


def _resistance(load: Load | None, band: str | None) -> Fields:
    return {"load": load if load and load.grams else None, "band": band}


def _fields(workspace: Workspace, option: str, text: str) -> Fields:
    try:
        return READERS[option](workspace, text if option == "note" else text.strip())
    except NotationError as slip:
        raise Refused(f"--{option}: {text!r} doesn't fit; expected {slip.expected}") from None


def _cleared(read: Callable[[Workspace, str], Fields], *names: str) -> Callable[[Workspace, str], Fields]:
    """A reader for which `none` clears some fields."""

    def reader(workspace: Workspace, text: str) -> Fields:
        return dict.fromkeys(names) if text.lower() == NONE else read(workspace, text)

    return reader


def _reps(_: Workspace, text: str) -> Fields:
    if text == "0":  # of a set that failed before its first repetition
        return {"reps": 0}
    return {"reps": _amount(text, Measure.REPS)}


def _seconds(_: Workspace, text: str) -> Fields:
    return {"seconds": _amount(f"{text}s" if text.isdecimal() else text, Measure.TIME)}


def _metres(_: Workspace, text: str) -> Fields:
    return {"distance_mm": _amount(text if text.lower().endswith("m") else f"{text}m", Measure.DISTANCE)}


def _load(workspace: Workspace, text: str) -> Fields:
    return _resistance(parse_load(text, workspace.settings.vocabulary), None)


def _band(workspace: Workspace, text: str) -> Fields:
    bands = workspace.settings.bands
    found = [band for band in bands if band.lower() == text.lower()]
    if not found:
        raise Refused(f"--band: {text!r} doesn't fit; expected one of {', '.join(bands)}, or {NONE}")
    return _resistance(None, found[0])


def _rpe(_: Workspace, text: str) -> Fields:
    found = EFFORT.fullmatch(text)
    if found is None or float(text.replace(",", ".")) > 10:
        raise Refused(f"--rpe: {text!r} doesn't fit; expected 1 to 10 in halves, like 8 or 8.5, or {NONE}")
    return {"rpe": float(text.replace(",", "."))}


def _note(_: Workspace, text: str) -> Fields:
    if has_lone_surrogates(text):
        raise Refused("--note holds bytes that are not UTF-8 text")
    return {"note": text or None}


def _amount(text: str, measure: Measure) -> int:
    anything = Movement("", "", Kind.EXERCISE, {}, measures=(measure,))
    [entry] = parse_sets(text, anything, Vocabulary())
    return entry.amount


READERS: Mapping[str, Callable[[Workspace, str], Fields]] = {
    "reps": _cleared(_reps, "reps"),
    "seconds": _cleared(_seconds, "seconds"),
    "metres": _cleared(_metres, "distance_mm"),
    "load": _cleared(_load, "load"),
    "band": _cleared(_band, "band"),
    "side": _cleared(lambda _, text: {"side": Side(text)}, "side"),
    "rpe": _cleared(_rpe, "rpe"),
    "type": lambda _, text: {"type": SetType(text)},
    "note": _cleared(_note, "note"),
    "at": lambda workspace, text: {"performed_at": parse_when(text, workspace.now())},
}
"""What each option of `edit` sets."""


def _possible(done: PerformedSet, movement: MovementBrief | Movement) -> PerformedSet:
    """The set, if there can be such a one."""
    measures = [measure for measure, name in FIELDS.items() if getattr(done, name) is not None]
    if not measures:
        raise Refused("nothing would be left of it: a set has reps, seconds or metres; `hipflex delete` removes it")
    if not set(measures) & set(movement.measures):
        raise Refused(f"{movement.title!r} is done in {' or '.join(movement.measures)}")
    if done.reps == 0 and done.type is not SetType.FAILURE:
        raise Refused("0 reps are a failed set: add --type failure")
    if done.side and movement.sides is not Sides.EACH:
        raise Refused(f"{movement.title!r} is not done per side")
    return done
