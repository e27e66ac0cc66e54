"""What the user says about a file: which names are which movements, which column is what, which unit a number is in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from hipflex.domain.imports import ImportMap, UnmatchedName
from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.fields import LINE, Misfit, Value, choice, shown
from hipflex.interchange.day_orders import ORDERS
from hipflex.yamltext.nodes import Scalar, node_at
from hipflex.yamltext.reading import read_document
from hipflex.yamltext.shapes import Field, Named, Report, Struct, read

COLUMNS = ("date", "exercise", "reps", "weight", "unit", "seconds", "metres", "note", "type", "workout")
WEIGHT, DISTANCE = "weight", "distance"
LENGTHS = ("m", "km", "mi", "ft")


def _unit_word(text: str) -> str:
    word = text.strip().lower()
    if word not in LENGTHS and word not in tuple(Unit):
        raise Misfit
    return word


def _date_format(text: str) -> str:
    if text.strip() not in ORDERS and "%" not in text:
        raise Misfit
    return text.strip()


_DATE_FORMAT = Value("date format", f"{', '.join(ORDERS)} or a form like %d.%m.%Y", _date_format)
_MAYBE = Value("slug", "the slug of a movement, or nothing", str.strip)
_UNIT = Value("unit", f"one of {', '.join((*Unit, *LENGTHS))}", _unit_word)
_UNITS = Named(LINE, _UNIT, "kg or lb, or a map of exercises to the units of their distances")
_MAP = {
    "names": Field(Named(LINE, _MAYBE, "a map of names to slugs")),
    "columns": Field(Struct({name: Field(LINE) for name in COLUMNS})),
    "date_format": Field(_DATE_FORMAT),
}


def read_map(data: bytes, file: str) -> ImportMap:
    """The map in a YAML file of this name; refuses what no map has, with its place."""
    node, problems = read_document(data, file)
    report = Report()
    found: dict[str, Any] = {}
    if node is not None and not problems:
        of_all = isinstance(node_at(node, "unit"), Scalar)
        found = read(Struct({**_MAP, "unit": Field(choice(Unit) if of_all else _UNITS)}), node, report)
    for problem in (*problems, *report.problems):
        raise Refused(str(problem))
    units = found.pop("unit", {})
    if isinstance(units, Unit):
        units = {WEIGHT: units}
    weight, distance = units.pop(WEIGHT, None), units.pop(DISTANCE, None)
    for name, unit in ((WEIGHT, weight), (DISTANCE, distance), *units.items()):
        if unit is not None and (unit in LENGTHS) is (name == WEIGHT):
            raise Refused(
                f"{file}: unit of {shown(name)}: expected one of {', '.join(Unit if name == WEIGHT else LENGTHS)}"
            )
    names = {name: slug for name, slug in found.pop("names", {}).items() if slug}
    return ImportMap(names, unit=weight and Unit(weight), units=units, distance=distance, **found)


def map_to_fill_in(unmatched: Iterable[UnmatchedName], without_unit: Iterable[str]) -> str:
    """A map with the names that no entry has, each with its sets and the closest slugs beside it, to be filled in."""
    lines = ["# Write behind each name the slug that it is (`hipflex catalogue list --kind lift`), or leave it empty."]
    lines += ["# Then: hipflex import FILE --map THIS", "names:"]
    for one in unmatched:
        closest = f"; {', '.join(one.suggestions)}?" if one.suggestions else ""
        lines.append(f"  {_quoted(one.name)}:  # {one.sets} set{'s' if one.sets != 1 else ''}{closest}")
    if distances := [*dict.fromkeys(without_unit)]:
        lines += ["# The file doesn't say in which unit these distances are: write m, km, mi or ft.", "# unit:"]
        lines += [f"#   {_quoted(name)}: km" for name in distances]
    return "\n".join(lines) + "\n"


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
