"""Whether a JSON object that came from another machine is a change, and which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hipflex.domain.measures import SetType, Side
from hipflex.domain.mobility import HIGHEST_DEG, LOWEST_DEG
from hipflex.domain.movement import Kind
from hipflex.domain.performance import Finding, State
from hipflex.errors import Refused
from hipflex.files import has_lone_surrogates
from hipflex.store.connection import CURRENT
from hipflex.store.fold import DEFAULTS, HEAD, Change
from hipflex.store.plan_json import refuse_no_plan, target_from

MOST = 1 << 53
EARLIEST_UTC, LATEST_UTC = -62_135_510_400, 253_402_214_399  # the years 1 to 9999, less a day at each end
A_DAY = 86_400

Check = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and not has_lone_surrogates(value)


def _whole(low: int, high: int) -> Check:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _one_of(*choices: str) -> Check:
    return lambda value: isinstance(value, str) and value in choices


def _rpe(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 10


def _degrees(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and LOWEST_DEG <= value <= HIGHEST_DEG


def _target(value: Any) -> bool:
    try:
        target_from(value)
    except (AttributeError, TypeError, ValueError):
        return False
    return _text(value)


def _plan(value: Any) -> bool:
    try:
        refuse_no_plan(value)
    except Refused:
        return False
    return True


UTC, OFFSET = _whole(EARLIEST_UTC, LATEST_UTC), _whole(1 - A_DAY, A_DAY - 1)
AMOUNT = _whole(0, MOST)
HEAD_CHECKS: Mapping[str, Check] = {
    "id": _text,
    "tick": _whole(1, MOST),
    "machine": _text,
    "version": _whole(1, MOST),
    "action": _text,
    "said": _text,
    "made_utc": UTC,
    "offset_s": OFFSET,
}
CHECKS: Mapping[str, Check] = {
    "kind": _one_of(*Kind),
    "type": _one_of(*SetType),
    "side": _one_of(*Side),
    "state": _one_of(*State),
    "origin": _one_of("workout", "hand", "import"),
    "left": _one_of(*Finding),
    "right": _one_of(*Finding),
    "number": _whole(1, MOST),
    "load_g": _whole(-MOST, MOST),
    "rpe": _rpe,
    "left_deg": _degrees,
    "right_deg": _degrees,
    "target": _target,
    "plan": _plan,
    "deleted": _whole(0, 1),
    **dict.fromkeys(("reps", "seconds", "distance_mm", "position", "slot", "file_order", "due_sets"), AMOUNT),
    **dict.fromkeys(("started_utc", "ended_utc", "performed_utc"), UTC),
    **dict.fromkeys(("started_offset_s", "ended_offset_s", "offset_s"), OFFSET),
}
"""What a field may be; one that isn't here is text."""
NEVER_NONE = {
    "session": {"state", "origin", "machine", "started_utc", "started_offset_s", "deleted"},
    "set": {"session", "exercise", "kind", "number", "type", "source", "performed_utc", "offset_s", "file_order"}
    | {"deleted"},
    "check_in": {"performed_utc", "offset_s", "left", "right", "deleted"},
}
REQUIRED = {"session": frozenset[str](), "set": frozenset({"exercise"}), "check_in": frozenset({"left", "right"})}


def change_of(value: object) -> tuple[Change, dict[str, Any]]:
    """The change that an object is, and what it holds beside its head; raises Refused.

    What a newer version wrote is looked at no further than its head, and kept as it is.
    """
    if not isinstance(value, dict):
        raise Refused("this is no change: expected a JSON object")
    for name, check in HEAD_CHECKS.items():
        if not check(value.get(name)):
            raise Refused(f"this is no change: {name!r} is missing or wrong")
    for name in ("line_of", "target"):
        if value.get(name) is not None and not _text(value[name]):
            raise Refused(f"this is no change: {name!r} is wrong")
    content = {name: part for name, part in value.items() if name not in HEAD}
    head: dict[str, Any] = {name: value.get(name) for name in HEAD}
    change = Change(**head)
    if change.version > CURRENT:
        return change, content
    for name in ("new", "edit"):
        _check_part(change.id, name, content.get(name, {}))
    return change, content


def _check_part(change_id: str, name: str, part: object) -> None:
    """Raises Refused where a part of a change holds what no table takes."""
    for kind, things in _items(change_id, part):
        for thing_id, fields in _items(change_id, things) if kind in DEFAULTS else ():
            given = dict(_items(change_id, fields))
            lacking = REQUIRED[kind] - given.keys() if name == "new" else ()
            wrong = [name for name in given if not _is_right(kind, name, given[name])]
            if lacking or wrong or not _text(thing_id):
                raise Refused(f"the change {change_id} can't be read: {', '.join([*lacking, *wrong])} of a {kind}")


def _items(change_id: str, value: object) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        raise Refused(f"the change {change_id} can't be read: expected a JSON object, not {value!r}")
    return list(value.items())


def _is_right(kind: str, name: str, value: object) -> bool:
    if name not in DEFAULTS[kind]:
        return True
    return name not in NEVER_NONE[kind] if value is None else CHECKS.get(name, _text)(value)
