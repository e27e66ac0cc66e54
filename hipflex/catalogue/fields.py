"""Typed fields of an entry: a parser for each, which reports what is wrong and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hipflex.catalogue.report import Report
from hipflex.domain.movement import MuscleRoles
from hipflex.yamltext.nodes import Fields, Items, Node, Scalar, cited

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TRUTHS = {"yes": True, "no": False, "true": True, "false": False}
LONGEST_TEXT = 1000
UNSHOWN = r"\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069"
"""Control codes, and marks that turn the direction of writing, as a class of characters of a pattern."""

_UNSHOWN = re.compile(f"[{UNSHOWN}]")

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Type:
    """A sort of value: how it is read, and the JSON Schema that an editor checks it with.

    What can't be read is reported, and None; of a list or map the parts that can be read are the value, so that what
    they say can be looked up in the same run.
    """

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
        if key.text not in fields:
            what, close = f"unknown key {cited(key.text)}", report.closest(key.text, fields)
            report.wrong(key.place, what, f"one of {', '.join(fields)}", close)
        elif (parsed := fields[key.text].type.parse(value, report)) is not None:
            found[key.text] = parsed
    for name, wanted in fields.items():
        if wanted.required and node.get(name) is None:
            report.wrong(node.place, f"the key {name!r} is missing", f"{name}: …")
    return found


def text_of(node: Scalar) -> str:
    """What a text says, on one line."""
    return " ".join(node.text.split())


def _text(node: Node, report: Report) -> str | None:
    if not isinstance(node, Scalar) or not node.text.strip():
        report.wrong(node.place, "no text stands here", "a text")
    elif len(node.text) > LONGEST_TEXT:
        report.wrong(node.place, "the text is too long", f"at most {LONGEST_TEXT} characters")
    elif unshown := _UNSHOWN.search(node.text):
        what = f"the text holds U+{ord(unshown[0]):04X}, which can't be shown"
        report.wrong(node.place, what, "letters, digits and signs")
    else:
        return text_of(node)
    return None


TEXT = Type(
    _text,
    {"type": ["string", "number"], "maxLength": LONGEST_TEXT, "pattern": rf"^\s*[^\s{UNSHOWN}][^{UNSHOWN}]*$"},
)
"""A text of at least one character, on one line."""


def _slug(node: Node, report: Report) -> str | None:
    name = _text(node, report)
    if name is None or SLUG.fullmatch(name):
        return name
    report.wrong(node.place, f"{cited(name)} is no slug", "small letters, digits and dashes", slug_like(name))
    return None


def slug_like(name: str) -> str | None:
    """The slug that a name would have."""
    return "-".join(re.findall("[a-z0-9]+", name.lower())) or None if len(name) < LONGEST_TEXT else None


SLUG_TYPE = Type(_slug, {"type": ["string", "integer"], "pattern": f"^{SLUG.pattern}$"})
"""The name of another entry."""


def _truth(node: Node, report: Report) -> bool | None:
    written = _written(node)
    if written.lower() not in TRUTHS:
        report.wrong(node.place, f"{cited(written)} does not fit here", "yes or no")
    return TRUTHS.get(written.lower())


TRUTH = Type(_truth, {"enum": [True, False, "yes", "no"]})
"""Yes or no."""


def whole(low: int, high: int) -> Type:
    """A whole number within bounds."""

    def parse(node: Node, report: Report) -> int | None:
        written = _written(node)
        if re.fullmatch("[0-9]{1,9}", written) and low <= int(written) <= high:
            return int(written)
        report.wrong(node.place, f"{cited(written)} does not fit here", f"a whole number from {low} to {high}")
        return None

    return Type(parse, {"type": "integer", "minimum": low, "maximum": high})


def choice(choices: type[StrEnum]) -> Type:
    """One word of a fixed list."""
    allowed = [one.value for one in choices]

    def parse(node: Node, report: Report) -> StrEnum | None:
        written = _written(node)
        if written in allowed:
            return choices(written)
        what, close = f"{cited(written)} does not fit here", report.closest(written.lower(), allowed)
        report.wrong(node.place, what, f"one of {', '.join(allowed)}", close)
        return None

    return Type(parse, {"enum": list(allowed)})


def many(item: Type, *, least: int = 0) -> Type:
    """A list of values of one type."""

    def parse(node: Node, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(node, Items) or len(node.items) < least:
            what = "the list is empty" if isinstance(node, Items) else "this is no list"
            report.wrong(node.place, what, "a list, each item after a dash")
            return None
        return tuple(one for one in (item.parse(one, report) for one in node.items) if one is not None)

    return Type(parse, {"type": "array", "items": item.schema, **({"minItems": least} if least else {})})


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


def _needs(node: Node, report: Report) -> tuple[tuple[str, ...], ...] | None:
    needs = TEXTS.parse(node, report)
    return needs and tuple(tuple(" ".join(one.split()) for one in need.split("|")) for need in needs)


NEEDS = Type(_needs, TEXTS.schema)
"""A list of needs; `ankle weight | dumbbell` is met by either."""

ROLES = {
    "primary": Field(SLUGS, "muscles it is for"),
    "secondary": Field(SLUGS, "muscles that help"),
    "stretched": Field(SLUGS, "muscles it stretches"),
}
MUSCLES = Type(lambda node, report: MuscleRoles(**values(node, ROLES, report)), object_schema(ROLES))
"""Muscles by what the movement does to them."""


def _written(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""
