"""What the program answered against its schema, more strictly than for a script: no other keys, and in this order.

A whole number is written without decimals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import extend

from hipflex.as_json.json_schema import Schema
from hipflex.as_json.schemas import ANSWERS, schema_of

PLACES = ("--log-file", "--settings", "--catalogue")
"""What may stand before a command, each with a value."""


def fault_of(words: Sequence[str], answer: object) -> str:
    """What in the answer to a command line is not as its schema says; nothing where all is well."""
    error = best_match(validator(command_of(words)).iter_errors(answer))
    return f"{error.json_path}: {error.message}" if error else ""


def command_of(words: Sequence[str]) -> str:
    """The command that a command line is, by its name in the table of answers."""
    left = list(words)
    while left and left[0].startswith("-"):
        del left[: 2 if left[0] in PLACES else 1]
    names = (" ".join(left[:length]) for length in (2, 1))
    return next((name for name in names if name in ANSWERS), "hipflex")


@cache
def validator(name: str) -> Any:
    """What checks the answers of a command."""
    return strict(schema_of(name))


def strict(schema: Schema) -> Any:
    """What checks answers to the letter."""
    return _Strict(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _exactly(
    checking: Any, properties: Mapping[str, Schema], instance: object, schema: Schema
) -> Iterator[ValidationError]:
    if isinstance(instance, dict) and list(instance) != list(properties):
        yield ValidationError(f"has the keys {list(instance)}, not {list(properties)}")
    yield from Draft202012Validator.VALIDATORS["properties"](checking, properties, instance, schema)


def _plainly(checking: Any, kinds: object, instance: object, schema: Schema) -> Iterator[ValidationError]:
    if isinstance(instance, float) and instance.is_integer():
        yield ValidationError(f"{instance} is whole, and written as if it were not")
    yield from Draft202012Validator.VALIDATORS["type"](checking, kinds, instance, schema)


_Strict = extend(  # type: ignore[no-untyped-call] # its stubs give no types
    Draft202012Validator, {"properties": _exactly, "type": _plainly}
)
