"""The picture of the house as tables, and what in a module goes against it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Collection, Iterator

from tests.architecture.imports import UNREADABLE, Import, Module, imports_of

FACES = ("cli", "terminal", "render")
LAYERS = (*FACES, "services")
"""Each sees those to its right; services sees the rooms and the kit as well, the faces of them what stands in ALSO."""

ROOMS = ("store", "catalogue", "interchange", "settings", "runner", "coach", "reminders")
KIT = ("notation", "as_json", "yamltext", "figure", "when", "places", "path_names", "files", "fields", "hipflex")
"""Beside each other: of the rest each sees what stands in ALSO."""

BELOW = ("domain", "errors", "value_classes", "patterns")
"""Everything sees these; each sees those to its right."""

ALSO = {
    ("cli", "as_json"): "what --json prints",
    ("cli", "catalogue"): "the kinds of file that `catalogue schema` and `new` are asked for",
    ("cli", "hipflex"): "the version",
    ("cli", "places"): "the options that name places",
    ("cli", "runner"): "a workout is run from here",
    ("cli", "settings"): "the names of the settings are choices of an argument",
    ("cli", "when"): "what --at says",
    ("terminal", "coach"): "the alternatives to a movement, and how long it takes to get ready and to change sides",
    ("terminal", "notation"): "sets as they are written",
    ("terminal", "runner"): "it is the presenter of a workout and counts its time",
    ("render", "coach"): "how long a workout takes, and the alternatives to a movement",
    ("render", "notation"): "sets and doses as they are written",
    ("terminal", "figure"): "how a figure moves while its repetitions are counted",
    ("render", "figure"): "the outlines of a body in a movement",
    ("catalogue", "figure"): "how far joints go, and what of a figure is out of place",
    ("store", "notation"): "the words of a change",
    ("store", "as_json"): "the targets in the text that SQL writes of the log",
    ("catalogue", "notation"): "doses as they are written in YAML",
    ("catalogue", "yamltext"): "entries are read from YAML",
    ("catalogue", "path_names"): "where the shipped entries are",
    ("places", "path_names"): "they are these names as paths",
    ("catalogue", "hipflex"): "the version that a cache was made by",
    ("settings", "hipflex"): "the version that kept settings were read by",
    ("settings", "notation"): "loads as they are written",
    ("settings", "yamltext"): "the settings are read from YAML",
    ("interchange", "as_json"): "the rows of its own formats",
    ("cli", "files"): "files that the user names are written whole",
    ("yamltext", "files"): "bytes as text",
    ("fields", "files"): "what makes a text",
    ("yamltext", "fields"): "the values of its shapes",
    ("as_json", "fields"): "the values of its rows",
    ("interchange", "fields"): "the values of a table's rows",
    ("catalogue", "fields"): "the values of its entries",
    ("settings", "fields"): "the values of the settings",
    ("interchange", "notation"): "sets as they are written in notes",
    ("interchange", "files"): "bytes as text",
    ("interchange", "yamltext"): "what the user says about a file is YAML",
    ("catalogue", "files"): "cache and starters are written whole",
    ("settings", "files"): "the settings are written whole",
    ("store", "files"): "the machine's name is on the disk before its first change; text checks",
    ("when", "notation"): "forms and number words",
    ("reminders", "when"): "the days and the time of a reminder",
    ("reminders", "files"): "units and agents are written whole",
}
"""Who sees what beside the arrows, and what for."""

LIBRARIES = {
    "rich": ("render", "terminal"),
    "typer": ("cli",),
    "yaml": ("yamltext",),
    "sqlite_utils": ("store",),
    "sqlite3": ("store",),
    "platformdirs": ("path_names",),
    "termios": ("terminal",),
    "msvcrt": ("terminal", "files"),
    "dataclasses": ("value_classes",),
}
"""Where each library may be imported. One from outside the standard library that isn't here may be nowhere."""

PURE_ROOMS = ("domain", "coach", "runner", "figure")
PURE = (
    "__future__",
    "bisect",
    "collections",
    "datetime",
    "decimal",
    "enum",
    "itertools",
    "math",
    "typing",
)
"""All that the pure rooms take from the standard library: no clock, no file, no chance."""

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
PRINTERS = {"print", "input", "rprint", "Console", "get_console", "stdout", "stderr"}


def room_of(name: str) -> str:
    """The room a module of ours stands in; the package itself holds the version alone."""
    parts = name.split(".")
    if len(parts) == 1:
        return "hipflex"
    return "cli" if parts[1] == "__main__" else parts[1]


def may_see(room: str, other: str) -> bool:
    """Whether an arrow leads from one room to another."""
    if room == other or (room, other) in ALSO:
        return True
    if room in LAYERS and other in LAYERS:
        return LAYERS.index(room) < LAYERS.index(other)
    if room in BELOW:
        return other in BELOW and BELOW.index(room) < BELOW.index(other)
    return other in BELOW or (room == "services" and other not in FACES)


def violations(module: Module, ours: Collection[str]) -> list[str]:
    """What in a module goes against the picture, each with its line."""
    room = room_of(module.name)
    found = [(line.line, said) for line in imports_of(module, ours) if (said := _against(line, room))]
    tree = ast.parse(module.source)
    if room in PURE_ROOMS:
        found += [(line, f"{room} reads the clock") for line in _clock_readings(tree)]
    if room == "render":
        found += [(line, f"render prints ({name})") for line, name in _printing(tree)]
    return [f"{module.name}:{line}: {said}" for line, said in sorted(found)]


def _against(found: Import, room: str) -> str | None:
    top = found.target.split(".")[0]
    if found.target == UNREADABLE:
        return "an import whose target can't be read"
    if top == "hipflex":
        other = room_of(found.target)
        return None if may_see(room, other) else f"{room} sees {other}"
    if top in LIBRARIES:
        return None if room in LIBRARIES[top] else f"{room} imports {top}"
    if top not in sys.stdlib_module_names:
        return f"{top} is no library of ours"
    return f"{room} is pure but imports {top}" if room in PURE_ROOMS and top not in PURE else None


def _clock_readings(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ".".join(ast.unparse(node.func).split(".")[-2:]) in CLOCKS:
            yield node.lineno


def _printing(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        names = [node.id] if isinstance(node, ast.Name) else []
        names += [node.attr] if isinstance(node, ast.Attribute) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        yield from ((getattr(node, "lineno", 0), name) for name in names if name in PRINTERS)
