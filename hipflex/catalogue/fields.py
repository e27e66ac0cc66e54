"""Typed fields of an entry: a parser for each, which reports what is wrong and where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hipflex.documents.nodes import Fields, Items, Node, Scalar
from hipflex.domain.dose import Dose
from hipflex.domain.movement import MuscleRoles
from hipflex.errors import NotationError, Place, Problem
from hipflex.notation import Vocabulary, parse_dose

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


@dataclass(slots=True)
class Report:
    """Collects the problems of one entry."""

    entry: str
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, place: Place, what: str, expected: str, suggestion: str | None = None) -> None:
        """Notes a problem."""
        self.problems.append(Problem(place, what, expected, self.entry, suggestion))


Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Type:
    """A sort of value: how it is read, and the JSON Schema that an editor checks it with."""

    parse: Callable[[Node, Report], Any]
    schema: Schema


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry; `about` explains it to somebody who writes one."""

    type: Type
    about: str = ""
    required: bool = False


def values(node: Node, fields: Mapping[str, Field], report: Report) -> dict[str, Any]:
    """The value of every field that stands in a map and can be read; the rest is reported."""
    if not isinstance(node, Fields):
        report.wrong(node.place, "this is no map", f"keys: {', '.join(fields)}")
        return {}
    found: dict[str, Any] = {}
    for key, value in node.fields:
        if key.text in fields:
            before = len(report.problems)
            parsed = fields[key.text].type.parse(value, report)
            if len(report.problems) == before:
                found[key.text] = parsed
        else:
            close = difflib.get_close_matches(key.text, fields, n=1)
            report.wrong(key.place, f"unknown key {key.text!r}", f"one of {', '.join(fields)}", next(iter(close), None))
    for name, wanted in fields.items():
        if wanted.required and node.get(name) is None:
            report.wrong(node.place, f"the key {name!r} is missing", f"{name}: …")
    return found


def _text(node: Node, report: Report) -> str:
    if isinstance(node, Scalar) and node.text.strip():
        return " ".join(node.text.split())
    report.wrong(node.place, "no text stands here", "a text")
    return ""


TEXT = Type(_text, {"type": ["string", "number"]})
"""A text of at least one character, on one line."""


def _slug(node: Node, report: Report) -> str:
    name = _text(node, report)
    if name and not SLUG.fullmatch(name):
        report.wrong(node.place, f"{name!r} is no slug", "small letters, digits and dashes")
    return name


SLUG_TYPE = Type(_slug, {"type": "string", "pattern": f"^{SLUG.pattern}$"})
"""The name of another entry."""


def _truth(node: Node, report: Report) -> bool:
    written = node.text.lower() if isinstance(node, Scalar) else ""
    if written not in TRUTHS:
        report.wrong(node.place, f"{written!r} does not fit here", "yes or no")
    return TRUTHS.get(written, False)


TRUTH = Type(_truth, {"enum": [True, False, "yes", "no"]})
"""Yes or no."""


def whole(low: int, high: int) -> Type:
    """A whole number within bounds."""

    def parse(node: Node, report: Report) -> int:
        written = node.text if isinstance(node, Scalar) else ""
        if re.fullmatch("[0-9]{1,9}", written) and low <= int(written) <= high:
            return int(written)
        report.wrong(node.place, f"{written!r} does not fit here", f"a whole number from {low} to {high}")
        return low

    return Type(parse, {"type": "integer", "minimum": low, "maximum": high})


def choice(choices: type[StrEnum]) -> Type:
    """One word of a fixed list."""
    allowed = [one.value for one in choices]

    def parse(node: Node, report: Report) -> StrEnum | None:
        written = node.text if isinstance(node, Scalar) else ""
        if written in allowed:
            return choices(written)
        close = next(iter(difflib.get_close_matches(written, allowed, n=1)), None)
        report.wrong(node.place, f"{written!r} does not fit here", f"one of {', '.join(allowed)}", close)
        return None

    return Type(parse, {"enum": list(allowed)})


def many(item: Type) -> Type:
    """A list of values of one type."""

    def parse(node: Node, report: Report) -> tuple[Any, ...]:
        return tuple(item.parse(one, report) for one in _items(node, report))

    return Type(parse, {"type": "array", "items": item.schema})


TEXTS = many(TEXT)
SLUGS = many(SLUG_TYPE)


def fields_of(fields: Mapping[str, Field]) -> Type:
    """A map with fields of its own."""
    return Type(lambda node, report: values(node, fields, report), object_schema(fields))


def object_schema(fields: Mapping[str, Field]) -> Schema:
    """The JSON Schema of a map with these fields and no others."""
    return {
        "type": "object",
        "properties": {
            name: {**one.type.schema, **({"description": one.about} if one.about else {})}
            for name, one in fields.items()
        },
        "required": [name for name, one in fields.items() if one.required],
        "additionalProperties": False,
    }


def _needs(node: Node, report: Report) -> tuple[tuple[str, ...], ...]:
    needs: tuple[str, ...] = TEXTS.parse(node, report)
    return tuple(tuple(" ".join(one.split()) for one in need.split("|")) for need in needs)


NEEDS = Type(_needs, TEXTS.schema)
"""A list of needs; `ankle weight | dumbbell` is met by either."""

ROLES = {
    "primary": Field(SLUGS, "muscles it is for"),
    "secondary": Field(SLUGS, "muscles that help"),
    "stretched": Field(SLUGS, "muscles it stretches"),
}
MUSCLES = Type(lambda node, report: MuscleRoles(**values(node, ROLES, report)), object_schema(ROLES))
"""Muscles by what the movement does to them."""


def _dose(node: Node, report: Report) -> Dose | None:
    if not isinstance(node, Scalar):
        report.wrong(node.place, "no dose stands here", "a dose like 3 x 8-10 rest 90s")
        return None
    try:
        return parse_dose(node.text, report.vocabulary)
    except NotationError as slip:
        place = Place(node.place.file, node.place.line, node.place.column + slip.start)
        what = f"{slip.found!r} in the dose {node.text!r}" if slip.found else f"the dose {node.text!r} ends too early"
        report.wrong(place, what, slip.expected)
        return None


DOSE = Type(_dose, {"type": ["string", "integer"], "examples": ["3 x 8-10 per side @ 5kg rest 90s"]})
"""A dose in the notation."""

SOURCED_DOSE = {"dose": Field(DOSE, "the dose", required=True), "source": Field(TEXT, "where the dose comes from")}


def _doses(node: Node, report: Report) -> dict[str, tuple[Dose, str]]:
    if not isinstance(node, Fields) or not node.fields:
        report.wrong(node.place, "no doses stand here", "a map from purpose to dose, like `strength: 3 x 8-10`")
        return {}
    read = {purpose.text: _sourced(value, report) for purpose, value in node.fields}
    return {purpose: (dose, source) for purpose, (dose, source) in read.items() if dose is not None}


def _sourced(node: Node, report: Report) -> tuple[Dose | None, str]:
    if not isinstance(node, Fields):
        return _dose(node, report), ""
    found = values(node, SOURCED_DOSE, report)
    return found.get("dose"), found.get("source", "")


DOSES = Type(
    _doses,
    {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"anyOf": [DOSE.schema, object_schema(SOURCED_DOSE)]},
    },
)
"""Doses by purpose, each with its source where it has one of its own; the first is the default one."""


def _items(node: Node, report: Report) -> Sequence[Node]:
    if isinstance(node, Items):
        return node.items
    report.wrong(node.place, "this is no list", "a list, each item after a dash")
    return ()
