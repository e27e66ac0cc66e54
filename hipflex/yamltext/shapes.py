"""The shape of a YAML document: fields, lists and maps of values, read with every problem at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hipflex.errors import Place, Problem
from hipflex.fields import Misfit, Schema, Value, closest, shown
from hipflex.value_classes import dataclass, field
from hipflex.yamltext.nodes import MOST_PROBLEMS, Fields, Items, Node, Scalar


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a struct; `about` explains it to somebody who writes one."""

    shape: Shape
    about: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Struct:
    """A map with these keys and no others. With `short`, whatever is no map stands for the field of that name alone."""

    fields: Mapping[str, Field]
    make: Callable[..., Any] = dict
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one shape, or a word that stands for a list; `make` may raise Misfit."""

    item: Shape
    least: int = 0
    make: Callable[[tuple[Any, ...]], Any] = tuple
    expected: str = "a list, each item after a dash"
    word: Value[Any] | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A map of at least one value of one shape, by names of the writer's own."""

    name: Value[str]
    value: Shape
    expected: str


Shape = Value[Any] | Struct | Many | Named


@dataclass(slots=True)
class Report:
    """Collects the problems of one entry, as many as somebody might read; none where `nobody_asks`."""

    entry: str | None = None
    problems: list[Problem] = field(default_factory=list)
    nobody_asks: bool = False

    @property
    def full(self) -> bool:
        """Whether no more is told."""
        return self.nobody_asks or len(self.problems) > MOST_PROBLEMS

    def wrong(self, place: Place, what: str, expected: str, suggestion: str | None = None) -> None:
        """Notes a problem."""
        if self.nobody_asks:
            return
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(place, what, expected, self.entry, suggestion))
        elif len(self.problems) == MOST_PROBLEMS:
            what, expected = "more is wrong from here on", f"at most {MOST_PROBLEMS} problems"
            self.problems.append(Problem(place, what, expected, self.entry))

    def closest(self, word: str, known: Iterable[str]) -> str | None:
        """What a word may have been meant to be; None where that is no longer told either."""
        return None if self.nobody_asks or len(self.problems) >= MOST_PROBLEMS else closest(word, known)


def read(shape: Shape, node: Node, report: Report) -> Any:
    """The value of a node. What can't be read is reported, and None.

    Of a list or map the parts that can be read are the value, so that what they say can be looked up in the same run.
    """
    match shape:
        case Value():
            return _value(shape, node, report)
        case Many(word=Value() as word) if isinstance(node, Scalar):
            return _value(word, node, report)
        case Many():
            return _items(shape, node, report)
        case Named():
            return _named(shape, node, report)
        case Struct(short=str(short)) if not isinstance(node, Fields):
            found = read(shape.fields[short].shape, node, report)
            return shape.make(**({} if found is None else {short: found}))
        case Struct():
            return shape.make(**_fields(shape.fields, node, report))


def schema_of(shape: Shape) -> Schema:
    """The JSON Schema of a shape."""
    match shape:
        case Value():
            return shape.schema
        case Many():
            least = {"minItems": shape.least} if shape.least else {}
            items = {"type": "array", "items": schema_of(shape.item), **least}
            return {"anyOf": [shape.word.schema, items]} if shape.word else items
        case Named():
            names, values = schema_of(shape.name), schema_of(shape.value)
            return {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": values}
        case Struct():
            whole = _schema_of_fields(shape.fields)
            return {"anyOf": [schema_of(shape.fields[shape.short].shape), whole]} if shape.short else whole


def _value(value: Value[Any], node: Node, report: Report) -> Any:
    if isinstance(node, Fields):
        report.wrong(node.place, "this is a map", f"{value.expected}, in quotes if it holds `: `")
        return None
    if isinstance(node, Items):
        report.wrong(node.place, "this is a list", value.expected)
        return None
    try:
        return value.of_text(node.text)
    except Misfit as misfit:
        usual = f"{shown(node.text)} does not fit here" if node.text.strip() else f"no {value.name} stands here"
        _report(report, node, misfit, usual, value.expected)
        return None


def _not_enough(node: Node) -> str:
    if not isinstance(node, Items):
        return "this is no list"
    return "the list is too short" if node.items else "the list is empty"


def _items(many: Many, node: Node, report: Report) -> Any:
    if not isinstance(node, Items) or len(node.items) < many.least:
        report.wrong(node.place, _not_enough(node), many.expected)
        return None
    found = (read(many.item, one, report) for one in node.items)
    try:
        return many.make(tuple(one for one in found if one is not None))
    except Misfit as misfit:
        _report(report, node, misfit, "the list does not fit here", many.expected)
        return None


def _named(named: Named, node: Node, report: Report) -> dict[str, Any] | None:
    if not isinstance(node, Fields) or not node.fields:
        what = "the map is empty" if isinstance(node, Fields) else "this is no map"
        report.wrong(node.place, what, named.expected)
        return None
    found = {read(named.name, key, report): read(named.value, value, report) for key, value in node.fields}
    return {name: value for name, value in found.items() if name is not None and value is not None}


def _fields(fields: Mapping[str, Field], node: Node, report: Report) -> dict[str, Any]:
    if not isinstance(node, Fields):
        report.wrong(node.place, "this is no map", f"keys: {', '.join(fields)}")
        return {}
    found: dict[str, Any] = {}
    for key, value in node.fields:
        if key.text not in fields:
            what, close = f"unknown key {shown(key.text)}", report.closest(key.text, fields)
            report.wrong(key.place, what, f"one of {', '.join(fields)}", close)
        elif (one := read(fields[key.text].shape, value, report)) is not None:
            found[key.text] = one
    for name, wanted in fields.items():
        if wanted.required and node.get(name) is None:
            report.wrong(node.place, f"the key {name!r} is missing", f"{name}: …")
    return found


def _report(report: Report, node: Node, misfit: Misfit, usual: str, expected: str) -> None:
    place = node.place if misfit.start is None or not isinstance(node, Scalar) else node.at(misfit.start)
    report.wrong(place, misfit.what or usual, misfit.expected or expected, misfit.suggestion)


def _schema_of_fields(fields: Mapping[str, Field]) -> Schema:
    return {
        "type": "object",
        "properties": {
            name: {**schema_of(one.shape), **({"description": one.about} if one.about else {})}
            for name, one in fields.items()
        },
        "required": [name for name, one in fields.items() if one.required],
        "additionalProperties": False,
    }
