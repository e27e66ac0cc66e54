"""Types as JSON Schema, by the 2020-12 draft."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from inspect import getdoc
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
Keywords = tuple[tuple[str, object], ...]

NULL = {"type": "null"}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}
PLAIN |= {NoneType: NULL, object: {}}


def keywords(**known: object) -> Keywords:
    """Keywords of JSON Schema for `Annotated`, which takes only what can be hashed: a list is a tuple."""
    return tuple(known.items())


def json_schema(what: object) -> Schema:
    """The schema of a type, with a definition for each TypedDict in it, under its name.

    An object has all its keys, and may have more: whoever reads it shall not break over a key that came later.
    """
    definitions: dict[str, Schema] = {}
    body = _schema(what, definitions)
    return {**body, "$defs": dict(sorted(definitions.items()))}


def _schema(what: Any, definitions: dict[str, Schema]) -> Schema:
    if is_typeddict(what):
        return _reference(what, definitions)
    if isinstance(what, type) and issubclass(what, StrEnum):
        return {"enum": [one.value for one in what]}
    return _made_of(get_origin(what), get_args(what), definitions) if get_args(what) else dict(PLAIN[what])


def _made_of(origin: Any, parts: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    """The schema of a type that is made of others, or of values."""
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is Annotated:
        return _schema(parts[0], definitions) | _said_by(parts[1:])
    if origin in (Union, UnionType):
        return _any_of([_schema(part, definitions) for part in parts])
    if origin is list:
        return {"type": "array", "items": _schema(parts[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1], definitions)}
    raise TypeError(f"{origin} has no schema")


def _said_by(notes: Iterable[str | Keywords]) -> Schema:
    """What `Annotated` adds to a type."""
    said: Schema = {}
    for note in notes:
        if isinstance(note, str):
            said["description"] = note
        else:
            said |= {keyword: list(value) if isinstance(value, tuple) else value for keyword, value in note}
    return said


def _any_of(schemas: list[Schema]) -> Schema:
    """Either of some; one that may be null is still a single schema, where that says enough."""
    first, *others = schemas
    if others != [NULL] or first.keys().isdisjoint({"type", "enum"}):
        return {"anyOf": schemas}
    kinds = {"type": [first["type"], "null"]} if "type" in first else {}
    return first | kinds | ({"enum": [*first["enum"], None]} if "enum" in first else {})


def _reference(what: type, definitions: dict[str, Schema]) -> Schema:
    name = what.__name__
    if name not in definitions:
        definitions[name] = {}  # its place, before what it is made of
        keys = get_type_hints(what, include_extras=True)
        definitions[name] = {
            "description": getdoc(what),
            "type": "object",
            "properties": {key: _schema(value, definitions) for key, value in keys.items()},
            "required": list(keys),
        }
    return {"$ref": f"#/$defs/{name}"}
