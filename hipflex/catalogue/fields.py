"""Typed fields of an entry: a parser for each, which reports what is wrong and where."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hipflex.documents import Fields, Items, Node, Scalar
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


Parser = Callable[[Node, Report], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry."""

    parse: Parser
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
            parsed = fields[key.text].parse(value, report)
            if len(report.problems) == before:
                found[key.text] = parsed
        else:
            close = difflib.get_close_matches(key.text, fields, n=1)
            report.wrong(key.place, f"unknown key {key.text!r}", f"one of {', '.join(fields)}", next(iter(close), None))
    for name, wanted in fields.items():
        if wanted.required and node.get(name) is None:
            report.wrong(node.place, f"the key {name!r} is missing", f"{name}: …")
    return found


def text(node: Node, report: Report) -> str:
    """A text of at least one character, on one line."""
    if isinstance(node, Scalar) and node.text.strip():
        return " ".join(node.text.split())
    report.wrong(node.place, "no text stands here", "a text")
    return ""


def texts(node: Node, report: Report) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text(item, report) for item in _items(node, report, "a list of texts, each after a dash"))


def slug(node: Node, report: Report) -> str:
    """The name of another entry."""
    name = text(node, report)
    if name and not SLUG.fullmatch(name):
        report.wrong(node.place, f"{name!r} is no slug", "small letters, digits and dashes")
    return name


def slugs(node: Node, report: Report) -> tuple[str, ...]:
    """A list of names of other entries."""
    return tuple(slug(item, report) for item in _items(node, report, "a list of slugs"))


def whole(low: int, high: int) -> Callable[[Node, Report], int]:
    """A whole number within bounds."""

    def parse(node: Node, report: Report) -> int:
        written = node.text if isinstance(node, Scalar) else ""
        if re.fullmatch("[0-9]{1,9}", written) and low <= int(written) <= high:
            return int(written)
        report.wrong(node.place, f"{written!r} does not fit here", f"a whole number from {low} to {high}")
        return low

    return parse


def truth(node: Node, report: Report) -> bool:
    """Yes or no."""
    written = node.text.lower() if isinstance(node, Scalar) else ""
    if written not in TRUTHS:
        report.wrong(node.place, f"{written!r} does not fit here", "yes or no")
    return TRUTHS.get(written, False)


def choice(choices: type[StrEnum]) -> Parser:
    """One word of a fixed list."""

    def parse(node: Node, report: Report) -> StrEnum | None:
        written = node.text if isinstance(node, Scalar) else ""
        allowed = [one.value for one in choices]
        if written in allowed:
            return choices(written)
        close = difflib.get_close_matches(written, allowed, n=1)
        report.wrong(
            node.place, f"{written!r} does not fit here", f"one of {', '.join(allowed)}", next(iter(close), None)
        )
        return None

    return parse


def many(parse: Parser) -> Parser:
    """A list, each item read by the same parser."""
    return lambda node, report: tuple(parse(item, report) for item in _items(node, report, "a list"))


def needs(node: Node, report: Report) -> tuple[tuple[str, ...], ...]:
    """A list of needs; `ankle weight | dumbbell` is met by either."""
    return tuple(tuple(" ".join(one.split()) for one in need.split("|")) for need in texts(node, report))


def roles(node: Node, report: Report) -> MuscleRoles:
    """Muscles by what the movement does to them."""
    return MuscleRoles(**values(node, {role: Field(slugs) for role in ("primary", "secondary", "stretched")}, report))


def dose(node: Node, report: Report) -> Dose | None:
    """A dose in the notation."""
    if not isinstance(node, Scalar):
        report.wrong(node.place, "no dose stands here", "a dose like 3 x 8-10 rest 90s")
        return None
    try:
        return parse_dose(node.text, report.vocabulary)
    except NotationError as slip:
        place = Place(node.place.file, node.place.line, node.place.column + slip.start)
        report.wrong(
            place, f"{slip.found!r} in the dose {node.text!r}" if slip.found else "the dose ends", slip.expected
        )
        return None


def doses(node: Node, report: Report) -> dict[str, Dose]:
    """Doses by purpose; the first is the default one."""
    if not isinstance(node, Fields) or not node.fields:
        report.wrong(node.place, "no doses stand here", "a map from purpose to dose, like `strength: 3 x 8-10`")
        return {}
    parsed = {purpose.text: _dose_with_source(value, report) for purpose, value in node.fields}
    return {purpose: one for purpose, one in parsed.items() if one is not None}


def _dose_with_source(node: Node, report: Report) -> Dose | None:
    """A dose, or a map of the dose and where it comes from."""
    if not isinstance(node, Fields):
        return dose(node, report)
    found: Dose | None = values(node, {"dose": Field(dose, required=True), "source": Field(text)}, report).get("dose")
    return found


def _items(node: Node, report: Report, expected: str) -> Sequence[Node]:
    if isinstance(node, Items):
        return node.items
    report.wrong(node.place, "this is no list", expected)
    return ()
