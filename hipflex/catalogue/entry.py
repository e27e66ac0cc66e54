"""One entry, as light as it can be: what others need to know of it, its text, and its value when that is asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from hipflex.catalogue.entries import (
    Draft,
    Make,
    Written,
    alias,
    draft,
    equipment,
    guide,
    lift,
    movement_of,
    muscle,
    programme,
)
from hipflex.catalogue.entries import reference as reference_of
from hipflex.catalogue.layout import EQUIPMENT, MOVEMENTS, MUSCLES, REFERENCES, SORT_OF, WORKOUTS
from hipflex.catalogue.names import normal
from hipflex.catalogue.text import as_json, of_json, read_text
from hipflex.domain.movement import Guide, Kind, Lift, Movement, Muscle, Origin
from hipflex.domain.programme import Programme
from hipflex.fields import on_one_line
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import dataclass, replace
from hipflex.yamltext.nodes import Fields, Node
from hipflex.yamltext.shapes import Report

MAKES: Mapping[str, Make] = {
    "exercises": movement_of(Kind.EXERCISE),
    "stretches": movement_of(Kind.STRETCH),
    "warm-ups": movement_of(Kind.WARM_UP),
    "workouts": draft,
    "programmes": programme,
    "guides": guide,
    "lifts.yaml": lift,
    "aliases.yaml": alias,
    "muscles.yaml": muscle,
    "equipment.yaml": equipment,
    "references.yaml": reference_of,
}


@dataclass(slots=True)
class Entry:
    """One entry of a file; `kept_in` is the folder or file that says what sort it is.

    `names` are all that it answers to, then in their normal form, `mentions` the entries that it names, by sort,
    `traits` what is asked of a movement or a lift time and again: its sides, measures and resistance. `plain` is its
    text as JSON. `read_node` holds the places of what it says where it was just read, `made` its value once that was
    made.
    """

    slug: str
    kept_in: str
    path: str
    origin: Origin
    vocabulary: Vocabulary
    names: Sequence[str]
    normal_names: Sequence[str]
    mentions: Mapping[str, Sequence[str]]
    easier: Sequence[str]
    harder: Sequence[str]
    traits: Sequence[Any]
    plain: bytes | memoryview
    read_node: Node | None = None
    made: Any = None

    @property
    def sort(self) -> str:
        """What sort of entry it is."""
        return SORT_OF[self.kept_in]

    @property
    def node(self) -> Node:
        """What it says; where it wasn't read in this run, its places are nowhere."""
        return self.read_node or of_json(self.plain)

    @property
    def value(self) -> Any:
        """Its value, before the names in it are looked up."""
        if self.made is None:
            self.made = _made_of(self, Report(self.slug, nobody_asks=True))
        return self.made

    def placed(self) -> Entry:
        """The entry with the places of what it says, for which its file is read once more where that must be."""
        if self.read_node is not None:
            return self
        node = _read_again(self.path)
        if self.kept_in == os.path.basename(self.path) and isinstance(node, Fields):
            node = next((value for key, value in node.fields if on_one_line(key.text) == self.slug), None)
        return replace(self, read_node=node or of_json(self.plain))

    def replacing(self) -> Entry:
        """The entry in the place of a shipped one."""
        return replace(self, origin=Origin.REPLACED, made=None)


def entry_of(written: Written, kept_in: str, path: str, report: Report) -> Entry:
    """The entry that somebody has written; what is wrong with it by itself is reported."""
    alone = blank(written, kept_in, path)
    value = _made_of(alone, report)
    is_movement = isinstance(value, Movement)
    names = getattr(value, "names", ())
    return replace(
        alone,
        names=names,
        normal_names=[normal(name) for name in names],
        mentions={sort: [*dict.fromkeys(names)] for sort, names in _mentions(value) if names},
        easier=value.easier if is_movement else (),
        harder=value.harder if is_movement else (),
        traits=(value.sides, value.measures, value.resistance) if isinstance(value, Movement | Lift) else (),
        plain=as_json(written.node),
        made=value,
    )


def blank(written: Written, kept_in: str, path: str = "") -> Entry:
    """An entry of which nothing is known but its text."""
    slug, origin, vocabulary = written.slug, written.origin, written.vocabulary
    return Entry(slug, kept_in, path, origin, vocabulary, (), (), {}, (), (), (), b"", written.node)


def _read_again(path: str) -> Node | None:
    about = os.stat(path) if os.path.exists(path) else None
    return _read_once(path, about and (about.st_mtime_ns, about.st_size))


@lru_cache(1)  # of a file with many entries several may be wrong
def _read_once(path: str, _: tuple[int, int] | None) -> Node | None:
    from pathlib import Path

    return read_text(Path(path), None)[0]


def _made_of(entry: Entry, report: Report) -> Any:
    return MAKES[entry.kept_in](Written(entry.slug, entry.node, entry.origin, entry.vocabulary), report)


def _mentions(value: Any) -> list[tuple[str, Sequence[str]]]:
    match value:
        case Movement() | Lift():
            return _mentions_of_exercise(value)
        case Draft():
            return [(MOVEMENTS, [one["movement"] for one in value.found.get("exercises", ()) if "movement" in one])]
        case Programme():
            complement = [value.complement] if value.complement else []
            return [(WORKOUTS, [*(day.workout for day in value.days), *complement])]
        case Muscle():
            return [(MUSCLES, [value.group] if value.group else [])]
        case Guide():
            return [(REFERENCES, value.references)]
    return []


def _mentions_of_exercise(value: Movement | Lift) -> list[tuple[str, Sequence[str]]]:
    roles, needs = value.muscles, [one for need in value.equipment for one in need]
    muscles = [*roles.primary, *roles.secondary, *roles.stretched]
    if isinstance(value, Lift):
        return [(EQUIPMENT, needs), (MUSCLES, muscles)]
    return [
        (EQUIPMENT, [*needs, *(one for rule in value.progression for one in rule.using)]),
        (MOVEMENTS, [*value.easier, *value.harder]),
        (REFERENCES, value.references),
        (MUSCLES, muscles),
    ]
