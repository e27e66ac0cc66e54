"""The names of exercises as the log keeps them, and the entries of the catalogue that answer to them today.

A set keeps the name it was logged or imported under. Entries get other slugs, and aliases that tie what was imported
before; then every question about an entry is about all names that it answers to.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from functools import cached_property

from hipflex.store.connection import read_only

Answering = Callable[[Iterable[str], str | None], Mapping[str, str]]
"""Of names the slugs that answer to them, where those are other words; a name that isn't there stands for itself.

It may be asked of one slug only, which costs the same among thousands.
"""
Rows = Callable[[str], Iterable[sqlite3.Row]]
"""The rows of a query."""

# One step through the index for each name, however many sets it has.
NAMES = """
WITH RECURSIVE names (name) AS (
  SELECT min(exercise) FROM sets
  UNION ALL
  SELECT (SELECT min(s.exercise) FROM sets s WHERE s.exercise > n.name) FROM names n WHERE n.name IS NOT NULL
)
SELECT name FROM names n
WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM sets s WHERE s.exercise = n.name AND s.deleted = 0)
"""


def names_at_a_glance(path: str) -> tuple[str, ...]:
    """The names in a log as it stands, which isn't waited for, made or changed; none where that can't be read so."""
    try:
        with closing(read_only(path)) as connection:
            connection.patience = 0
            connection.execute("PRAGMA busy_timeout=0")
            return tuple(name for (name,) in connection.execute(NAMES))
    except sqlite3.Error:
        return ()


class StoredNames:
    """SQL for the exercise of a set, plain where every name stands for itself, which is nearly always."""

    def __init__(self, connection: sqlite3.Connection, rows: Rows, answering: Answering | None) -> None:
        self._rows = rows
        self._answering = answering
        self._names_of: dict[str, list[str]] = {}
        connection.create_function("answering_to", 1, self.answering, deterministic=True)
        connection.create_function("names_of", 1, self._names, deterministic=True)

    def all(self) -> tuple[str, ...]:
        """Every name under which the log has a set."""
        return tuple(name for (name,) in self._rows(NAMES))

    @property
    def are_plain(self) -> bool:
        """Whether every name stands for itself."""
        return not self._slugs

    def answering(self, name: str) -> str:
        """The slug of the entry that answers to a name, else the name."""
        return self._slugs.get(name, name)

    def shared(self) -> list[str]:
        """The names that are one exercise with another name in the log."""
        slugs = {name: self.answering(name) for name in (self.all() if self._slugs else ())}
        names = Counter(slugs.values())
        return [name for name, slug in slugs.items() if names[slug] > 1]

    def today(self, column: str = "s.exercise") -> str:
        """The exercise of a column, as the slug of the entry that answers to it."""
        return f"answering_to({column})" if self._slugs else column

    def are(self, exercise: str, column: str = "s.exercise", *, of: Iterable[str] | None = None) -> str:
        """The condition that a column names an exercise, an SQL expression, by whichever of its names.

        Where it is known, `of` which exercises that may be one, no more is asked than what they answer to.
        """
        if not (self._slugs if of is None else any(map(self._others, of))):
            return f"{column} = {exercise}"
        return f"{column} IN (SELECT value FROM json_each(names_of({exercise})))"

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        return self._answering(self._kept, None) if self._answering else {}

    @cached_property
    def _kept(self) -> tuple[str, ...]:
        return self.all()

    def _others(self, slug: str) -> list[str]:
        """The other names of an exercise in the log."""
        if slug not in self._names_of:
            answering = self._answering(self._kept, slug) if self._answering else {}
            self._names_of[slug] = [*answering]
        return self._names_of[slug]

    def _names(self, slug: str) -> str:
        return json.dumps([slug, *self._others(slug)])
