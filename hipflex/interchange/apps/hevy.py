"""Hevy: a row a set, newest workout first; dates in the language and order of the phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import language_of, worded
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    text_or_none,
    whole,
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of, rows

TELLING = {"title", "start_time", "exercise_title", "set_index", "set_type", "reps", "duration_seconds"}
WEIGHTS = {"weight_kg": Unit.KG, "weight_lbs": Unit.LB}
DISTANCES = {"distance_km": "km", "distance_miles": "mi", "distance_meters": "m"}
TYPES = {
    "normal": SetType.WORKING,
    "warmup": SetType.WARMUP,
    "dropset": SetType.DROP,
    "failure": SetType.FAILURE,
}


class Hevy:
    """The format `hevy`."""

    name = "hevy"
    title = "Hevy"

    def detect(self, text: str) -> Variant | None:
        """Hevy's columns, whichever units they are in."""
        header = tuple(name.strip() for name in header_of(text))
        column = next((name for name in header if name in WEIGHTS), None)
        if not {*header} >= TELLING or column is None:
            return None
        delimiter = delimiter_of(first_line(text))
        starts = (
            row.cells[header.index("start_time")] for row in rows(text, delimiter) if len(row.cells) == len(header)
        )
        language = language_of(starts) or "en"
        unit = WEIGHTS[column]
        variant = f"{unit}, {next((DISTANCES[name] for name in header if name in DISTANCES), 'no distances')}"
        return Variant(variant, header, delimiter, language, unit, f"the column {column!r}")

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        sessions: dict[tuple[str, str], ForeignSession] = {}
        for row in [*rows(text, variant.delimiter)][1:]:
            if len(row.cells) != len(variant.header):
                yield Unreadable(row.line, f"expected {len(variant.header)} cells, not {len(row.cells)}")
                continue
            cells = dict(zip(variant.header, row.cells, strict=True))
            session = None
            try:
                session = _session(cells, sessions, variant)
                yield _set(row.line, row.cells, cells, session, variant)
            except Refused as refusal:
                yield Unreadable(row.line, str(refusal), session, cells["exercise_title"])


def _session(
    cells: Mapping[str, str], sessions: dict[tuple[str, str], ForeignSession], variant: Variant
) -> ForeignSession:
    key = cells["start_time"], cells["title"]
    if key not in sessions:
        ended = cells.get("end_time", "")
        sessions[key] = ForeignSession(
            worded(cells["start_time"], variant.language),
            text_or_none(cells["title"]),
            _note(cells.get("description", "")),
            ended=worded(ended, variant.language) if ended.strip() else None,
        )
    return sessions[key]


def _set(
    line: int, raw: tuple[str, ...], cells: Mapping[str, str], session: ForeignSession, variant: Variant
) -> ForeignSet:
    index, type_ = whole(cells["set_index"], "set_index"), cells["set_type"].strip().casefold()
    if type_ not in TYPES:
        raise Refused(f"set_type: expected {', '.join(TYPES)}, not {shown(cells['set_type'])}")
    if not cells["exercise_title"].strip():
        raise Refused("exercise_title: expected a name")
    return ForeignSet(
        line,
        raw,
        session,
        cells["exercise_title"],
        number=None if index is None else index + 1,
        type=TYPES[type_],
        reps=decimal(cells["reps"], "reps"),
        seconds=decimal(cells["duration_seconds"], "duration_seconds"),
        distance=_quantity(cells, DISTANCES),
        weight=_quantity(cells, {name: unit.value for name, unit in WEIGHTS.items() if unit is variant.unit}),
        is_help=is_assisted(cells["exercise_title"]),
        rpe=decimal(cells.get("rpe", ""), "rpe"),
        note=_note(cells.get("exercise_notes", "")),
    )


def _quantity(cells: Mapping[str, str], units: Mapping[str, str]) -> Quantity | None:
    """The amount in the first of these columns that has one."""
    amounts = ((name, decimal(cells.get(name, ""), name)) for name in units)
    found: tuple[str, Decimal] | None = next(((name, one) for name, one in amounts if one is not None), None)
    return Quantity(found[1], units[found[0]]) if found else None


def _note(cell: str) -> str | None:
    r"""Hevy writes line ends as the two characters `\n`."""
    return text_or_none(cell.replace("\\n", "\n"))
