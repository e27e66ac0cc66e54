"""Arrows between the rooms point one way, and libraries stay where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.imports import Import, Module, circle, graph, imports_of, modules_under
from tests.architecture.rules import (
    ALSO,
    BELOW,
    KIT,
    LAYERS,
    LIBRARIES,
    PURE,
    PURE_ROOMS,
    ROOMS,
    room_of,
    violations,
)

OURS = modules_under(Path(__file__).parents[2] / "hipflex")


def test_every_import_follows_an_arrow_and_every_library_stays_in_its_rooms() -> None:
    assert [said for module in OURS.values() for said in violations(module, OURS)] == []


def test_no_module_imports_itself_by_a_detour() -> None:
    assert circle(graph(OURS)) == []


def test_every_room_stands_in_the_picture_and_the_picture_names_no_other() -> None:
    assert {room_of(name) for name in OURS} == {*LAYERS, *ROOMS, *KIT, *BELOW}


def test_no_rule_is_stale() -> None:
    imports = [found for module in OURS.values() for found in imports_of(module, OURS)]
    used = {(_top(found), room_of(found.importer)) for found in imports}
    stated = {(name, room) for name, rooms in LIBRARIES.items() for room in rooms}
    stated |= {(seen, room) for room, seen in ALSO}
    assert stated - used == set()
    assert set(PURE) - {name for name, room in used if room in PURE_ROOMS} == set()


def _top(found: Import) -> str:
    return room_of(found.target) if found.target in OURS else found.target.split(".")[0]


@pytest.mark.parametrize(
    ("name", "source", "said"),
    [
        ("hipflex.domain.rules", "import hipflex.store.rows", "domain sees store"),
        ("hipflex.domain.rules", "def late():\n    from hipflex.store import rows", "domain sees store"),
        ("hipflex.domain.rules", "if TYPE_CHECKING:\n    from ..store import rows", "domain sees store"),
        ("hipflex.domain.rules", "from .. import store", "domain sees store"),
        ("hipflex.domain.rules", "importlib.import_module('hipflex.store')", "domain sees store"),
        ("hipflex.domain.rules", "__import__(name)", "an import whose target can't be read"),
        ("hipflex.errors", "from hipflex.domain.measures import Load", "errors sees domain"),
        ("hipflex.runner.loop", "from hipflex.terminal import keys", "runner sees terminal"),
        ("hipflex.render.card", "from hipflex.cli.app import app", "render sees cli"),
        ("hipflex.store.rows", "from hipflex.interchange.reading import read", "store sees interchange"),
        ("hipflex.cli.app", "from hipflex.store.training_log import TrainingLog", "cli sees store"),
        ("hipflex.services.workspace", "from hipflex.terminal import keys", "services sees terminal"),
        ("hipflex.coach.ladder", "from hipflex.store import rows", "coach sees store"),
        ("hipflex.as_json.sets", "from hipflex import __version__", "as_json sees hipflex"),
        ("hipflex.store.rows", "from rich.table import Table", "store imports rich"),
        ("hipflex.render.card", "import typer", "render imports typer"),
        ("hipflex.cli.app", "import sqlite3", "cli imports sqlite3"),
        ("hipflex.cli.app", "def late():\n    import click", "click is no library of ours"),
        ("hipflex.catalogue.reader", "import yaml", "catalogue imports yaml"),
        ("hipflex.domain.rules", "import random", "domain is pure but imports random"),
        ("hipflex.domain.rules", "from datetime import datetime\nnow = datetime.now(UTC)", "domain reads the clock"),
        ("hipflex.runner.loop", "import datetime\nnow = datetime.date.today()", "runner reads the clock"),
        ("hipflex.render.card", "def card():\n    print('card')", "render prints (print)"),
        ("hipflex.render.card", "from rich.console import Console", "render prints (Console)"),
        ("hipflex.render.card", "import sys\nsys.stdout.write('card')", "render prints (stdout)"),
    ],
)
def test_what_goes_against_the_picture_is_found(name: str, source: str, said: str) -> None:
    [found] = violations(Module(name, source), {*OURS, "hipflex.store"})
    assert found.startswith(f"{name}:")
    assert found.endswith(f": {said}")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("hipflex.cli.app", "from hipflex.services.workspace import Workspace\nimport typer"),
        ("hipflex.services.workspace", "from hipflex.store.training_log import TrainingLog"),
        ("hipflex.services.names", "from hipflex.when import parse_day"),
        ("hipflex.__main__", "from hipflex.cli.app import app"),
        ("hipflex.render.card", "from rich.console import ConsoleOptions\nfrom hipflex.notation import dose"),
        ("hipflex.interchange.own_csv", "import csv\nfrom hipflex.as_json.sets import exported"),
        ("hipflex.runner.loop", "def run(clock):\n    return clock.now()"),
    ],
)
def test_what_follows_the_picture_is_let_through(name: str, source: str) -> None:
    assert violations(Module(name, source), OURS) == []


def test_a_circle_through_a_lazy_import_is_found() -> None:
    sources = {
        "hipflex.a": "from hipflex import b",
        "hipflex.b": "def late():\n    from .c import d",
        "hipflex.c": "if TYPE_CHECKING:\n    import hipflex.a",
        "hipflex.d": "import hipflex.a",
    }
    modules = {name: Module(name, source) for name, source in sources.items()}
    assert circle(graph(modules)) == ["hipflex.a", "hipflex.b", "hipflex.c", "hipflex.a"]
    del modules["hipflex.b"]
    assert circle(graph(modules)) == []
