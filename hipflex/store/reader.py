"""The one way to read: a query's rows, all fetched before anything is done with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from hipflex.store.connection import explained
from hipflex.store.stored_names import Answering, StoredNames


class Reader:
    """Asks an open log. An unfinished read would hold off every writer, so none is left unfinished."""

    def __init__(self, connection: sqlite3.Connection, path: str, answering: Answering | None = None) -> None:
        self.names = StoredNames(connection, self.rows, answering)
        self._connection = connection
        self._path = path

    def rows(self, query: str, values: Sequence[str | int | None] = ()) -> list[sqlite3.Row]:
        """Every row of a query."""
        with explained(self._path):
            return self._connection.execute(query, values).fetchall()
