"""YAML as an editor's schema check sees it: numbers are numbers, and only `true` and `false` are truths (YAML 1.2)."""

from __future__ import annotations

import re
from typing import Any

import yaml

from hipflex.catalogue.schema import SchemaOf

SCALARS = {
    "bool": ("true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": ("[-+]?[0-9]+", "-+0123456789"),
    "float": (r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    "null": ("null|Null|NULL|~|", ["n", "N", "~", ""]),
}
KINDS = {
    "exercises": SchemaOf.EXERCISE,
    "stretches": SchemaOf.STRETCH,
    "warm-ups": SchemaOf.WARM_UP,
    "workouts": SchemaOf.WORKOUT,
    "programmes": SchemaOf.PROGRAMME,
    "guides": SchemaOf.GUIDE,
    "lifts.yaml": SchemaOf.LIFTS,
    "aliases.yaml": SchemaOf.ALIASES,
    "muscles.yaml": SchemaOf.MUSCLES,
    "equipment.yaml": SchemaOf.EQUIPMENT,
    "references.yaml": SchemaOf.REFERENCES,
}
"""The schema for what lies in a folder, or in a file."""


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - as the library has it


for _name, (_pattern, _first) in SCALARS.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), list(_first))


def typed(text: str) -> Any:
    """The values of a text."""
    return yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader
