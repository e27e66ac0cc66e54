"""Strong: a row a set, in the many headers that its versions and languages write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import numbered
from hipflex.interchange.day_orders import order_of
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Remark,
    Rest,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    length,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import Row, delimiter_of, first_line, fitting, header_of, is_well_quoted, rows
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

COLUMNS = {
    "en": {
        "workout #": "workout_number",
        "date": "date",
        "workout name": "workout",
        "duration": "duration",
        "workout duration": "duration",
        "duration (sec)": "duration",
        "exercise name": "exercise",
        "set order": "order",
        "weight": "weight",
        "weight unit": "weight_unit",
        "reps": "reps",
        "rpe": "rpe",
        "distance": "distance",
        "distance unit": "distance_unit",
        "seconds": "seconds",
        "notes": "note",
        "workout notes": "workout_note",
    },
    "de": {
        "datum": "date",
        "workout-name": "workout",
        "dauer": "duration",
        "name der übung": "exercise",
        "reihenfolge festlegen": "order",
        "gewicht": "weight",
        "wiederh.": "reps",
        "entfernung": "distance",
        "sekunden": "seconds",
        "notizen": "note",
        "workout-notizen": "workout_note",
        "rpe": "rpe",
    },
    "fr": {
        "date": "date",
        "nom de l'entraînement": "workout",
        "durée": "duration",
        "nom de l'exercice": "exercise",
        "ordre de la série": "order",
        "poids": "weight",
        "réps": "reps",
        "distance": "distance",
        "secondes": "seconds",
        "notes": "note",
        "notes d'entraînement": "workout_note",
        "rpe": "rpe",
    },
    "zh": {
        "日期": "date",
        "锻炼名称": "workout",
        "时长": "duration",
        "运动名称": "exercise",
        "设置顺序": "order",
        "重量": "weight",
        "次": "reps",
        "距离": "distance",
        "秒": "seconds",
        "备注": "note",
        "锻炼备注": "workout_note",
        "rpe": "rpe",
    },
}
WEIGHTS = {"weight (kg)": Unit.KG, "weight (lbs)": Unit.LB, "kg": Unit.KG, "lbs": Unit.LB, "lb": Unit.LB}
DISTANCES = {"distance (meters)": "m", "km": "km", "mi.": "mi", "mi": "mi", "distance (km)": "km"}
IN_A = ("date", "workout", "duration", "exercise", "order", "weight", "reps", "distance", "seconds")
"""The columns of the form that most files have, by which one in an unknown language is read."""
TELLING = {"date", "workout", "exercise", "order", "weight", "reps", "seconds"}
ROWS_TELLING = 20
TYPES = {"W": SetType.WARMUP, "D": SetType.DROP, "F": SetType.FAILURE}
RESTS = {"rest timer", "ruhezeit"}
REMARKS = {"note"}

_ISO = pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]+)?")
_NUMBER = pattern(r"[0-9]+(?:\.0)?")
_SPAN = pattern(r"([0-9]+)\s*([^0-9\s]*)")
HOURS, MINUTES = re.compile("h|st|小时|小時|時間|ч", re.IGNORECASE), re.compile("m|分|м", re.IGNORECASE)


class Strong:
    """The format `strong`."""

    name = "strong"
    title = "Strong"

    def detect(self, text: str) -> Variant | None:
        """Strong's columns in a language that is known, or a table with the same form in any other."""
        header, delimiter = header_of(text), delimiter_of(first_line(text))
        for language, words in COLUMNS.items():
            if {*_fields(header, words)} >= TELLING:
                return _variant(header, delimiter, language)
        is_foreign = max(len(_fields(header, words)) for words in COLUMNS.values()) < len(header) / 2
        if is_foreign and len(header) in {len(IN_A) + 1, len(IN_A) + 3} and header[-1].strip().upper() == "RPE":
            first_rows = islice(rows(text[: 1 << 16], delimiter), 1, ROWS_TELLING)
            if any(len(row.cells) == len(header) and _is_in_the_form_of_a(row.cells) for row in first_rows):
                return _variant(header, delimiter, None)
        return None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets, rests and notes."""
        table = _table(text, variant)
        columns = _columns(variant)
        dates = (row.cells[columns["date"]] for row in table if len(row.cells) > columns["date"])
        order, doubt = order_of(dates, variant.date_format)
        if doubt:
            yield doubt
        parts = [_parts(row, columns, len(variant.header)) for row in table]
        reading = _Reading(variant, parts, day_first=order != "mdy")
        for one in parts:
            yield reading.item(one)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A row as its cells by field; `misfit` says why it isn't one."""

    line: int
    cells: tuple[str, ...]
    by_field: Mapping[str, str]
    misfit: str = ""

    def __getitem__(self, field: str) -> str:
        return self.by_field.get(field, "")


class _Reading:
    """What is known of a file before its rows are read."""

    def __init__(self, variant: Variant, parts: Sequence[_Parts], *, day_first: bool) -> None:
        self._variant = variant
        self._day_first = day_first
        self._from_nought = any(one["order"].strip() in {"0", "0.0"} for one in parts)
        self._distance_unit = next((DISTANCES[name] for name in map(_plain, variant.header) if name in DISTANCES), "")
        self._notes: dict[tuple[str, str], str] = {}
        self._sessions: dict[tuple[str, str], ForeignSession] = {}
        for one in parts:
            if one["workout_note"].strip():
                self._notes.setdefault((one["date"], one["workout"]), one["workout_note"])

    def item(self, one: _Parts) -> Item:
        """What a row is."""
        if one.misfit:
            return Unreadable(one.line, one.misfit)
        session = None
        try:
            session = self._session(one)
            return self._read(one, session)
        except Refused as refusal:
            return Unreadable(one.line, str(refusal), session, one["exercise"])

    def _read(self, one: _Parts, session: ForeignSession) -> Item:
        order = one["order"].strip()
        if not one["exercise"].strip():
            raise Refused("exercise: expected a name")
        if _NUMBER.fullmatch(order):
            return self._set(one, session, number=int(order.partition(".")[0]) + self._from_nought)
        if order.upper() in TYPES:
            return self._set(one, session, type_=TYPES[order.upper()])
        word = order.casefold()
        amounts = [decimal(one[name], name) for name in ("weight", "reps", "distance")]
        has_note, seconds = bool(one["note"].strip()), decimal(one["seconds"], "seconds")
        if word in RESTS or (word not in REMARKS and not any(amounts) and seconds):
            return Rest(one.line)
        if word in REMARKS or (not any(amounts) and has_note):
            return Remark(one.line, session, one["exercise"], one["note"])
        raise Refused(f"set order: expected a number, W, D or F, not {shown(one['order'])}")

    def _set(
        self, one: _Parts, session: ForeignSession, *, number: int | None = None, type_: SetType = SetType.WORKING
    ) -> ForeignSet:
        return ForeignSet(
            one.line,
            one.cells,
            session,
            one["exercise"],
            number=number,
            type=type_,
            reps=decimal(one["reps"], "reps"),
            seconds=decimal(one["seconds"], "seconds"),
            distance=length(decimal(one["distance"], "distance"), one["distance_unit"].strip() or self._distance_unit),
            weight=mass(decimal(one["weight"], "weight"), one["weight_unit"].strip() or self._variant.unit or ""),
            is_help=is_assisted(one["exercise"]),
            rpe=decimal(one["rpe"], "RPE"),
            note=text_or_none(one["note"]),
        )

    def _session(self, one: _Parts) -> ForeignSession:
        key = one["date"], one["workout"]
        if key not in self._sessions:
            self._sessions[key] = ForeignSession(
                numbered(one["date"], day_first=self._day_first),
                text_or_none(one["workout"]),
                self._notes.get(key),
                lasted_s=_duration(one["duration"]),
            )
        return self._sessions[key]


def _plain(name: str) -> str:
    return name.strip().casefold().replace("’", "'")


def _fields(header: Sequence[str], words: Mapping[str, str]) -> dict[str, int]:
    """Where each field stands; the first of two of one name counts."""
    found: dict[str, int] = {}
    for place, name in enumerate(map(_plain, header)):
        field = words.get(name) or ("weight" if name in WEIGHTS else "distance" if name in DISTANCES else None)
        if field:
            found.setdefault(field, place)
    return found


def _columns(variant: Variant) -> dict[str, int]:
    if variant.language:
        return _fields(variant.header, COLUMNS[variant.language])
    names = (*IN_A, "note", "workout_note") if len(variant.header) == len(IN_A) + 3 else IN_A
    return dict(zip((*names, "rpe"), range(len(variant.header)), strict=True))


def _variant(header: tuple[str, ...], delimiter: str, language: str | None) -> Variant:
    names = [*map(_plain, header)]
    unit_column = next((place for place, name in enumerate(names) if name in WEIGHTS), None)
    unit = None if unit_column is None else WEIGHTS[names[unit_column]]
    by_row = "weight unit" in names
    where = f"the column {header[unit_column]!r}" if unit_column is not None else "the column 'Weight Unit'"
    return Variant(_letter(names), header, delimiter, language, unit, where if unit or by_row else "", by_row=by_row)


def _letter(names: Sequence[str]) -> str:
    """What `interchange` calls this header."""
    if "workout #" in names:
        return "C"
    if "weight unit" in names:
        return "B" if "rpe" in names else "D"
    if "mi." in names or "lbs" in names:
        return "E"
    if any(name in WEIGHTS for name in names):
        return "F"
    if not {"duration", "rpe"} & {*names} and "exercise name" in names:
        return "G"
    return "A"


def _is_in_the_form_of_a(cells: Sequence[str]) -> bool:
    amounts = cells[5:9]
    return _ISO.fullmatch(cells[0].strip()) is not None and all(_NUMBER.match(cell.strip()) for cell in amounts)


def _table(text: str, variant: Variant) -> list[Row]:
    """The rows behind the header, with the cells that they should have where there is a way to read them so."""
    mark = variant.delimiter
    found = [_unwrapped(row, mark) for row in rows(text, mark)][1:]
    if not found or (fitting(found, len(variant.header)) and is_well_quoted(text, mark)):
        return found
    bare = [*rows(text, mark, quotes_are_doubled=False)][1:]
    certain = "\n".join(text.split("\n")[: found[-1].line - 1])  # the last row may have been cut, within quotes too
    readings = (found, bare) if is_well_quoted(certain, mark) else (bare, found)
    return min(readings, key=lambda table: _misfits(table[:-1], len(variant.header)))


def _misfits(table: Sequence[Row], width: int) -> tuple[int, int]:
    """How many rows have more or fewer cells, and how many cells have quotes left that should have been made one."""
    return sum(len(row.cells) != width for row in table), sum('""' in cell for row in table for cell in row.cells)


def _unwrapped(row: Row, delimiter: str) -> Row:
    """A row that came as one cell, quotes around all of it."""
    if len(row.cells) == 1 and delimiter in row.cells[0]:
        return Row(row.line, next((inner.cells for inner in rows(row.cells[0], delimiter)), row.cells))
    return row


def _parts(row: Row, columns: Mapping[str, int], width: int) -> _Parts:
    cells = row.cells
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != width:
        return _Parts(row.line, row.cells, {}, f"expected {width} cells, not {len(row.cells)}")
    return _Parts(row.line, row.cells, {field: cells[place] for field, place in columns.items()})


def _duration(cell: str) -> int | None:
    """Seconds of `1h 43m`, `38min`, `1小时13分钟` or a bare number of seconds; None of anything else."""
    seconds, found = 0, _SPAN.findall(cell)
    for number, word in found:
        each = 3600 if HOURS.match(word) else 60 if MINUTES.match(word) else 1
        seconds += int(number[:9]) * each
    return seconds or None
