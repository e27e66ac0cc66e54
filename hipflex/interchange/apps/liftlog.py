"""LiftLog: a row a set with its own moment; a workout is what has one id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from hipflex.errors import Refused
from hipflex.interchange.dates import done_at, numbered
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import by_column, delimiter_of, first_line, fitted, header_of, plain, rows

NEEDED = {"sessionid", "timestamp", "exercise", "weight", "reps"}
OPTIONAL = {"notes"}


class LiftLog:
    """The format `liftlog`."""

    name = "liftlog"
    title = "LiftLog"

    def detect(self, text: str) -> Variant | None:
        """LiftLog's columns."""
        header = header_of(text)
        names = {plain(name) for name in header}
        if not names >= NEEDED:
            return None
        by_row = "weightunit" in names
        where = "the column 'WeightUnit'" if by_row else ""
        return Variant("sets", header, delimiter_of(first_line(text)), "en", unit_from=where, by_row=by_row)

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        found: list[tuple[int, tuple[str, ...], dict[str, str]] | Unreadable] = []
        for row in [*rows(text, variant.delimiter)][1:]:
            try:
                cells = fitted(row, variant.header, OPTIONAL)
                found.append((row.line, row.cells, by_column(variant.header, cells)))
            except Refused as refusal:
                found.append(Unreadable(row.line, str(refusal)))
        sessions = _sessions(one[2] for one in found if not isinstance(one, Unreadable))
        for one in found:
            yield one if isinstance(one, Unreadable) else _item(*one, sessions)


def _sessions(found: Iterator[Mapping[str, str]]) -> dict[str, ForeignSession]:
    """The workouts by their ids, each with its earliest moment as its start.

    That is the clock on the wall also where an offset stands behind it, as older versions write the clock alone.
    """
    starts: dict[str, datetime] = {}
    for cells in found:
        try:
            at = numbered(cells["timestamp"]).replace(tzinfo=None)
        except Refused:  # told where the row is read
            continue
        key = _key(cells)
        starts[key] = min(starts.get(key, at), at)
    return {key: ForeignSession(started) for key, started in starts.items()}


def _key(cells: Mapping[str, str]) -> str:
    """The id of a row's workout; without one it is the day."""
    return cells["sessionid"].strip() or cells["timestamp"].strip()[:10]


def _item(
    line: int, raw: tuple[str, ...], cells: Mapping[str, str], sessions: Mapping[str, ForeignSession]
) -> ForeignSet | Unreadable:
    session = sessions.get(_key(cells))
    try:
        at = numbered(cells["timestamp"])
        if session is None or not cells["exercise"].strip():
            raise Refused("exercise: expected a name")
        return ForeignSet(
            line,
            raw,
            session,
            cells["exercise"],
            reps=decimal(cells["reps"], "reps"),
            weight=mass(decimal(cells["weight"], "weight"), cells.get("weightunit", "")),
            is_help=is_assisted(cells["exercise"]),
            note=text_or_none(cells.get("notes", "")),
            at=at if done_at(at.replace(tzinfo=None), session.started) else None,
        )
    except Refused as refusal:
        return Unreadable(line, str(refusal), session, cells["exercise"])
