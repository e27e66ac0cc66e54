"""The text of entries: read from a file with the place of everything, or as JSON without."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

from hipflex.errors import Place, Problem
from hipflex.files import read_at_most
from hipflex.value_classes import replace
from hipflex.yamltext.nodes import MOST_BYTES, Fields, Items, Node, Scalar

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = Place("", 1, 1)


def top_of(path: Path | str) -> Place:
    """Where a file begins."""
    return Place(str(path), 1, 1)


def beginning_in(folder: Path) -> str:
    """What the paths in a folder begin with, as text: nothing in the present one."""
    return str(folder / "x")[:-1]


def read_text(path: Path, slug: str | None) -> tuple[Node | None, list[Problem]]:
    """What a file says, and what is wrong with it as YAML."""
    from hipflex.yamltext.reading import read_document

    place = top_of(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, [Problem(place, "this is no file", "a file", slug)]
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        return None, [Problem(place, f"the file can't be read: {error.strerror or error}", "a readable file", slug)]
    node, problems = read_document(data, str(path))
    if node is None and not problems:
        return None, [Problem(place, "the file is empty", "an entry", slug)]
    return node, [replace(problem, entry=slug) for problem in problems]


def as_json(node: Node) -> bytes:
    """What a node says, as JSON."""
    return json.dumps(_plain(node)).encode()


def of_json(text: bytes | memoryview, *, without: str = "") -> Node:
    """What a kept text says, `without` one of its keys; its places are nowhere, as they are not needed again."""
    said = json.loads(bytes(text))
    if without:  # an alias says no more than a slug
        said.pop(without, None)
    return _node(said)


def _plain(node: Node) -> Any:
    match node:
        case Scalar(text):
            return text
        case Items(items):
            return [_plain(item) for item in items]
        case Fields(fields):
            return {key.text: _plain(value) for key, value in fields}


def _node(plain: Any) -> Node:
    if isinstance(plain, str):
        return Scalar(plain, NOWHERE)
    if isinstance(plain, list):
        return Items(tuple(map(_node, plain)), NOWHERE)
    return Fields(tuple((Scalar(key, NOWHERE), _node(value)) for key, value in plain.items()), NOWHERE)
