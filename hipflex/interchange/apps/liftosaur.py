"""Liftosaur: a row a set, also of what was only planned; moments in UTC, units by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipflex.domain.measures import SetType
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import done_at, instant
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import by_column, delimiter_of, first_line, fitted, header_of, plain, rows

NEEDED = {"workout datetime", "exercise", "completed reps"}
OPTIONAL = {"target muscles", "synergist muscles", "notes"}
WARM_UP = {"1": SetType.WARMUP, "0": SetType.WORKING, "": SetType.WORKING}
WEIGHTS = ("completed weight", "required weight", "weight")
"""Columns of a value and a unit, first what was lifted; where it says nothing the app takes what was planned."""


class Liftosaur:
    """The format `liftosaur`."""

    name = "liftosaur"
    title = "Liftosaur"

    def detect(self, text: str) -> Variant | None:
        """Liftosaur's columns, with what was lifted beside what was planned or, in older versions, one weight."""
        header = header_of(text)
        names = {plain(name) for name in header}
        if not names >= NEEDED:
            return None
        column = next((name for name in header if plain(name) in {f"{one} unit" for one in WEIGHTS}), None)
        variant = "sets" if "completed weight value" in names else "older"
        where = "the columns of units" if column else ""
        return Variant(variant, header, delimiter_of(first_line(text)), "en", unit_from=where, by_row=bool(column))

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets, those that were never done too."""
        sessions: dict[tuple[str, str], ForeignSession] = {}
        for row in [*rows(text, variant.delimiter)][1:]:
            session, exercise = None, None
            try:
                cells = by_column(variant.header, fitted(row, variant.header, OPTIONAL))
                exercise = _exercise(cells)
                session = _session(cells, sessions)
                yield _set(row.line, row.cells, cells, session, exercise)
            except Refused as refusal:
                yield Unreadable(row.line, str(refusal), session, exercise)


def _exercise(cells: Mapping[str, str]) -> str:
    """The name, with the equipment behind it where older versions have that in a column, as newer ones write it."""
    if not cells["exercise"].strip():
        raise Refused("exercise: expected a name")
    equipment = cells.get("equipment", "").strip()
    return f"{cells['exercise']}, {equipment}" if equipment else cells["exercise"]


def _session(cells: Mapping[str, str], sessions: dict[tuple[str, str], ForeignSession]) -> ForeignSession:
    name = text_or_none(cells.get("day name", "")) or text_or_none(cells.get("program", ""))
    key = cells["workout datetime"], name or ""
    if key not in sessions:
        sessions[key] = ForeignSession(instant(cells["workout datetime"]), name)
    return sessions[key]


def _set(
    line: int, raw: tuple[str, ...], cells: Mapping[str, str], session: ForeignSession, exercise: str
) -> ForeignSet:
    reps = decimal(cells["completed reps"], "completed reps")
    warm_up, at = cells.get("is warmup set?", "").strip(), cells.get("completed reps time", "")
    if warm_up not in WARM_UP:
        raise Refused(f"is warmup set: expected 0 or 1, not {shown(warm_up)}")
    return ForeignSet(
        line,
        raw,
        session,
        exercise,
        type=WARM_UP[warm_up],
        reps=reps,
        weight=_weight(cells),
        is_help=is_assisted(exercise),
        rpe=decimal(cells.get("completed rpe", cells.get("rpe", "")), "completed RPE"),
        note=text_or_none(cells.get("notes", "")),
        at=done_at(instant(at), session.started) if at.strip() else None,
        done=reps is not None,
    )


def _weight(cells: Mapping[str, str]) -> Quantity | None:
    for column in WEIGHTS:
        if cells.get(f"{column} value", "").strip():
            return mass(decimal(cells[f"{column} value"], column), cells.get(f"{column} unit", ""))
    return None
