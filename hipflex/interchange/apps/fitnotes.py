"""FitNotes: a row a set, grouped by nothing but its day; commas in names and comments aren't quoted.

On the iPhone the same table has a column for either unit; another one is of workouts, with their times in UTC.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import day, instant
from hipflex.interchange.day_orders import order_of
from hipflex.interchange.foreign import (
    LENGTHS,
    MASSES,
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Unreadable,
    Variant,
    clock,
    decimal,
    is_assisted,
    length,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import (
    Row,
    by_column,
    delimiter_of,
    first_line,
    fitted,
    header_of,
    is_well_quoted,
    mended,
    plain,
    rows,
    unlike_written,
)
from hipflex.patterns import pattern

OF_DAYS = {"date", "exercise", "category", "reps"}
OF_WORKOUTS = {"name", "starttime", "exercise", "reps", "weight", "status"}
WEIGHTS = {"weight (kg)": Unit.KG, "weight (kgs)": Unit.KG, "weight (lbs)": Unit.LB, "weight (lb)": Unit.LB}
NOTES = ("comment", "comments", "notes", "note")
MAY_LACK = {"kind", "categories", "note"}  # not what stands behind a time: a row that was cut in that would pass
STATUSES = {"done": True, "failed": True, "notstarted": False, "pending": False, "skipped": False}
YES, NO = {"true", "1", "yes"}, {"false", "0", "no", ""}

_NUMBER = pattern(r"(?:[+-]?[0-9]*\.?[0-9]+)?")
_ANY = pattern(r".*", re.DOTALL)
FORMS: dict[str, re.Pattern[str] | None] = {
    "date": pattern(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?: .*)?"),
    "exercise": None,
    "category": None,
    "weight": _NUMBER,
    **dict.fromkeys(WEIGHTS, _NUMBER),
    "weight unit": pattern("|".join(["", *MASSES]), re.IGNORECASE),
    "reps": _NUMBER,
    "distance": _NUMBER,
    "distance unit": pattern("|".join(["", *map(re.escape, LENGTHS)]), re.IGNORECASE),
    "time": pattern(r"(?:(?:[0-9]+:)?[0-9]+:[0-9]{2}(?:\.[0-9]+)?)?"),
    "kind": pattern(r"[dtrw]{0,4}", re.IGNORECASE),
    **dict.fromkeys(NOTES),
}
"""What the cells of each column look like; None where any text may stand, commas in it."""
_NEXT_ROW = pattern(r"\n[0-9]{4}-[0-9]{2}-[0-9]{2}\W")
MOST_RPE = 10


class FitNotes:
    """The format `fitnotes`."""

    name = "fitnotes"
    title = "FitNotes"

    def detect(self, text: str) -> Variant | None:
        """The columns of a table of days or of workouts."""
        header, delimiter = header_of(text), delimiter_of(first_line(text))
        names = {plain(name) for name in header}
        if names >= OF_WORKOUTS:
            return Variant("workouts", header, delimiter, "en")
        if names >= OF_DAYS and names & {"weight", *WEIGHTS} and names & {"distance", "time"}:
            return _of_days(header, delimiter)
        return None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets; the rows of one day are one workout where it has no workouts."""
        if variant.name == "workouts":
            return _workouts([*rows(text, variant.delimiter)][1:], variant)
        return _days(_rows(text, variant.delimiter)[1:], variant)


def _of_days(header: tuple[str, ...], delimiter: str) -> Variant:
    names = [plain(name) for name in header]
    columns = [name for name in header if plain(name) in WEIGHTS]
    unit = WEIGHTS[plain(columns[0])] if len(columns) == 1 else None
    by_row = len(columns) > 1 or "weight unit" in names
    where = " and ".join(map(repr, columns)) or (repr("Weight Unit") if by_row else "")
    variant = "iPhone" if "kind" in names or len(columns) > 1 else "days, older" if unit or not by_row else "days"
    words = f"the column{'s' * (len(columns) > 1)} {where}" if where else ""
    return Variant(variant, header, delimiter, "en", unit, words, by_row=by_row)


def _rows(text: str, delimiter: str) -> list[Row]:
    """The rows; where quotes are no table's, but as they were typed, each line by itself."""
    found = [*rows(text, delimiter)]
    swallowed = any(_NEXT_ROW.search(cell) for row in found for cell in row.cells if "\n" in cell)
    if is_well_quoted(text, delimiter) and not swallowed:
        return found
    lines = ((number, line.removesuffix("\n")) for number, line in enumerate(io.StringIO(text, newline=None), 1))
    return [Row(number, _split(line, delimiter)) for number, line in lines if line.strip()]


def _split(line: str, delimiter: str) -> tuple[str, ...]:
    if is_well_quoted(line, delimiter):
        return next((row.cells for row in rows(line, delimiter)), ())
    return tuple(line.split(delimiter))


def _days(table: Sequence[Row], variant: Variant) -> Iterator[Item]:
    names = [plain(name) for name in variant.header]
    found = _told_apart(table, variant)
    first = names.index("date")
    dates = (cells[first] for cells in found.values() if not isinstance(cells, str))
    order, doubt = order_of(dates, variant.date_format)
    if doubt:
        yield doubt
    sessions: dict[datetime, ForeignSession] = {}
    for row in table:
        cells = found[row.line]
        if isinstance(cells, str):
            yield Unreadable(row.line, cells)
            continue
        named, session = by_column(variant.header, cells), None
        try:
            on = day(named["date"], day_first=order != "mdy")
            session = sessions.setdefault(on, ForeignSession(on, day_only=True))
            yield _set(row.line, cells if len(row.cells) > len(cells) else row.cells, named, session)
        except Refused as refusal:
            yield Unreadable(row.line, str(refusal), session, text_or_none(named["exercise"]))


def _told_apart(table: Sequence[Row], variant: Variant) -> dict[int, tuple[str, ...] | str]:
    """The cells of each row by its line, as many as there are columns, or why they aren't."""
    names = [plain(name) for name in variant.header]
    told = [by_column(variant.header, row.cells) for row in table if len(row.cells) == len(names)]
    known = {cells["category"] for cells in told}, {cells["exercise"] for cells in told}
    found: dict[int, tuple[str, ...] | str] = {}
    for row in table:
        try:
            found[row.line] = _cells(row, variant, known)
        except Refused as refusal:
            found[row.line] = str(refusal)
    return found


def _cells(row: Row, variant: Variant, known: tuple[set[str], set[str]]) -> tuple[str, ...]:
    """The cells of a row; with a comma too many, as its categories and exercises are found in other rows."""
    names = [plain(name) for name in variant.header]
    if len(row.cells) <= len(names):
        return fitted(row, variant.header, MAY_LACK)
    ways = mended(row.cells, [FORMS.get(name, _ANY) for name in names], variant.delimiter)
    doubts = sorted((_doubts(cells, row, variant, known), cells) for cells in ways)
    if not doubts or (len(doubts) > 1 and doubts[0][0] == doubts[1][0]):
        raise Refused(f"expected {len(names)} cells, not {len(row.cells)}, and no one way to join them")
    return doubts[0][1]


def _doubts(
    cells: tuple[str, ...], row: Row, variant: Variant, known: tuple[set[str], set[str]]
) -> tuple[bool, int, int, bool]:
    """What speaks against a way to read a row, the weightiest first.

    That is a category that no other row has, numbers taken for words, commas that aren't as people write them, an
    exercise that no other row has. A category seldom has a comma at all.
    """
    named, (categories, exercises) = by_column(variant.header, cells), known
    filled = sum(bool(cell.strip()) for name, cell in named.items() if FORMS.get(name))
    lost = len(variant.delimiter.join(row.cells)) - len(variant.delimiter.join(cells))
    unlikely = 2 * unlike_written(cells, variant.delimiter) + named["category"].count(variant.delimiter) + 3 * lost
    return named["category"] not in categories, -filled, unlikely, named["exercise"] not in exercises


def _set(line: int, raw: tuple[str, ...], cells: Mapping[str, str], session: ForeignSession) -> ForeignSet:
    if not cells["exercise"].strip():
        raise Refused("exercise: expected a name")
    return ForeignSet(
        line,
        raw,
        session,
        cells["exercise"],
        reps=decimal(cells["reps"], "reps"),
        seconds=clock(cells.get("time", ""), "time"),
        distance=length(decimal(cells.get("distance", ""), "distance"), cells.get("distance unit", "")),
        weight=_weight(cells),
        is_help=is_assisted(cells["exercise"]),
        note=next((cells[name] for name in NOTES if cells.get(name, "").strip(", ")), None),
    )


def _weight(cells: Mapping[str, str]) -> Quantity | None:
    """The weight with its unit; of columns for either unit the one that isn't empty or nought, kilograms first."""
    if "weight" in cells:
        return mass(decimal(cells["weight"], "weight"), cells.get("weight unit", ""))
    columns = [(decimal(cells[name], name), unit) for name, unit in WEIGHTS.items() if name in cells]
    written = [Quantity(number, unit.value) for number, unit in columns if number is not None]
    return next((one for one in written if one.number), written[0] if written else None)


def _workouts(table: Sequence[Row], variant: Variant) -> Iterator[Item]:
    sessions: dict[tuple[str, str], ForeignSession] = {}
    for row in table:
        session, exercise = None, None
        try:
            cells = by_column(variant.header, fitted(row, variant.header, MAY_LACK))
            exercise = text_or_none(cells["exercise"])
            session = _workout(cells, sessions)
            yield _set_of_workout(row, cells, session)
        except Refused as refusal:
            yield Unreadable(row.line, str(refusal), session, exercise)


def _workout(cells: Mapping[str, str], sessions: dict[tuple[str, str], ForeignSession]) -> ForeignSession:
    key = cells["starttime"], cells["name"]
    if key not in sessions:
        ended = cells.get("endtime", "")
        sessions[key] = ForeignSession(
            instant(cells["starttime"]),
            text_or_none(cells["name"]),
            ended=instant(ended) if ended.strip() else None,
        )
    return sessions[key]


def _set_of_workout(row: Row, cells: Mapping[str, str], session: ForeignSession) -> ForeignSet:
    """A set; the weight of the body is none that was lifted."""
    status = cells["status"].strip().casefold().replace(" ", "")
    if status not in STATUSES:
        raise Refused(f"status: expected Done, Failed or NotStarted, not {shown(cells['status'])}")
    if not cells["exercise"].strip():
        raise Refused("exercise: expected a name")
    failed = SetType.FAILURE if status == "failed" else SetType.WORKING
    return ForeignSet(
        row.line,
        row.cells,
        session,
        cells["exercise"],
        type=SetType.WARMUP if _is_true(cells.get("iswarmup", "")) else failed,
        reps=decimal(cells["reps"], "reps"),
        seconds=clock(cells.get("time", ""), "time"),
        distance=length(decimal(cells.get("distance", ""), "distance"), ""),
        weight=mass(decimal(cells["weight"], "weight"), ""),
        is_help=is_assisted(cells["exercise"]),
        rpe=_rpe(cells),
        note=text_or_none(cells.get("note", "")),
        done=STATUSES[status],
    )


def _rpe(cells: Mapping[str, str]) -> Decimal | None:
    """The effort, or what the repetitions in reserve make of it; a nought of these says nothing."""
    rpe, in_reserve = decimal(cells.get("rpe", ""), "RPE"), decimal(cells.get("rir", ""), "RIR")
    return MOST_RPE - in_reserve if not rpe and in_reserve else rpe


def _is_true(cell: str) -> bool:
    word = cell.strip().casefold()
    if word not in YES | NO:
        raise Refused(f"is warm-up: expected true or false, not {shown(cell)}")
    return word in YES
