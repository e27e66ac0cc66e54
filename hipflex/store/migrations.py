"""The steps of the schema as migrations of sqlite-utils, for a log that lacks some; the sole place that needs that."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from sqlite_utils import Database, Migrations

from hipflex.store.steps import NAME, STEPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def as_migration(step: Callable[[sqlite3.Connection], None]) -> Callable[[Database], None]:
    """The step as sqlite-utils takes it, under its own name."""

    @wraps(step)
    def migration(db: Database) -> None:
        step(db.conn)

    return migration


migrations = Migrations(NAME)
for _step in STEPS:
    migrations()(as_migration(_step))
