"""Settings with where they come from, and where things are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipflex.render.layout import NAME, QUIET, Column, Listing, fields

if TYPE_CHECKING:
    from hipflex.render.layout import View

COLUMNS = (
    Column("setting", NAME, evident=True),
    Column("value", wraps=True),
    Column("from"),
    Column("where", QUIET, wraps=True),
)


def settings_table(rows: Sequence[tuple[str, str, str, str]]) -> View:
    """Settings as key, value, what decided it, and where that stands."""
    return Listing(COLUMNS, rows)


def places_table(rows: Sequence[tuple[str, str]]) -> View:
    """Places as label and path, one a line."""
    return fields(rows)
