"""What comes from a file, kept in the history in parts: one thing in it is found without the rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PART = 500
IN_PARTS = "import"
"""The action of changes that are kept so."""


def portions_of(things: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Things by id, as many at a time as a part holds."""
    waiting = iter(things.items())
    while some := dict(islice(waiting, PART)):
        yield some


def keep_part(
    connection: sqlite3.Connection, change: int, part: int, kind: str, things: str, *, done: str = "new"
) -> None:
    """Keeps things of a kind, by id as JSON, as a part of a change that makes them or, where `done` says so, edits."""
    text = f'{{"{done}":{{"{kind}":{things}}}}}'
    connection.execute("INSERT INTO change_parts (change, part, content) VALUES (?, ?, ?)", (change, part, text))


def with_parts(
    connection: sqlite3.Connection, change: int, content: dict[str, Any], wanted: Collection[int] | None = None
) -> dict[str, Any]:
    """What a change holds with its parts, or with the wanted ones alone."""
    query = "SELECT content FROM change_parts WHERE change = ?"
    if wanted is not None:
        query += f" AND part IN ({', '.join(str(int(part)) for part in wanted)})"
    for (text,) in connection.execute(f"{query} ORDER BY part", (change,)).fetchall():
        for done, by_kind in json.loads(text).items():
            for kind, things in by_kind.items():
                content.setdefault(done, {}).setdefault(kind, {}).update(things)
    return content  # from another machine it came whole
