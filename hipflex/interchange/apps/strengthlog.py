"""StrengthLog: a table of sets with moments in milliseconds or, in older versions, sections of named values."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hipflex.domain.measures import SetType
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.dates import day, done_at
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Unreadable,
    Variant,
    clock,
    decimal,
    is_assisted,
    text_or_none,
    whole,
)
from hipflex.interchange.tables import (
    Row,
    by_column,
    delimiter_of,
    first_line,
    fitted,
    header_of,
    mended,
    plain,
    rows,
    unlike_written,
)
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, field

NEEDED = {"workout", "start", "end", "exercise"}
TELLING = {"warmup", "max", "fail", "checked", "extraweight", "setcomment"}
MAY_LACK = {"setcomment", "workoutcomment", "form", "sleep", "calories", "stress"}
DISTANCES = {"distancekm": "km", "distancem": "m", "distancemeter": "m", "distanceft": "ft", "distancefeet": "ft"}
YES, NO = {"true", "1"}, {"false", "0", ""}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MILLISECONDS = pattern(r"[0-9]{10,14}")
_NUMBER = pattern(r"(?:[+-]?[0-9]*\.?[0-9]+)?")
_TIME = pattern(r"(?:(?:[0-9]+:)?[0-9]+:[0-9]{2})?")
_TRUTH = pattern(r"true|false|1|0|", re.IGNORECASE)
FORMS: dict[str, re.Pattern[str] | None] = {
    **dict.fromkeys(("workout", "exercise", "setcomment", "workoutcomment")),
    **dict.fromkeys(("start", "end"), _MILLISECONDS),
    "checked": pattern(r"[0-9]*"),
    **dict.fromkeys(("time", "time-per-500"), _TIME),
    **dict.fromkeys(("warmup", "max", "fail"), _TRUTH),
}
"""What the cells of a column look like; None where any text may stand, commas in it; numbers in all others."""

SECTION = "workouts"
NOISE = "instance of '"  # the app's own slip, in the middle of a workout
HEAD = 1 << 12
LANGUAGES = {"date": "en", "datum": "sv"}
VALUES = {
    "vikt": "weight",
    "kroppsvikt": "bodyweight",
    "extravikt": "extraweight",
    "tid": "time",
    "repetitioner": "reps",
}
"""Words for values that older versions may have translated."""
AMOUNTS = {"reps", "time", *DISTANCES}
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNED = pattern(r"-?[0-9]*(?:[.,][0-9]+)?")
_COUNT = pattern(r"[0-9]+")


class StrengthLog:
    """The format `strengthlog`."""

    name = "strengthlog"
    title = "StrengthLog"

    def detect(self, text: str) -> Variant | None:
        """The columns of its table, or the heading of its sections."""
        header = header_of(text)
        names = {plain(name) for name in header}
        if names >= NEEDED and names & TELLING:
            return Variant("table", header, delimiter_of(first_line(text)), "en")
        lines = [line.strip().strip('"') for line in text[:HEAD].splitlines()]
        if SECTION not in [line.casefold() for line in lines]:
            return None
        behind = lines[[line.casefold() for line in lines].index(SECTION) + 1 :]
        columns = header_of("\n".join(behind))
        language = next((LANGUAGES[plain(name)] for name in columns if plain(name) in LANGUAGES), None)
        return Variant("sections", columns, ",", language) if language else None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets; of sections nothing that stands before the workouts is looked at, as it is about the person."""
        if variant.name == "table":
            return _table([*rows(text, variant.delimiter)][1:], variant)
        return _sections(text, variant)


def _table(table: Sequence[Row], variant: Variant) -> Iterator[Item]:
    names = [plain(name) for name in variant.header]
    told = [by_column(variant.header, row.cells) for row in table if len(row.cells) == len(names)]
    exercises = {cells["exercise"] for cells in told}
    sessions: dict[tuple[str, str], ForeignSession] = {}
    for row in table:
        session, exercise = None, None
        try:
            read = _cells(row, variant, names, exercises)
            cells = by_column(variant.header, read)
            exercise = cells["exercise"]
            session = _session(cells, sessions)
            yield _set(row.line, read if len(row.cells) > len(read) else row.cells, exercise, cells, session)
        except Refused as refusal:
            yield Unreadable(row.line, str(refusal), session, exercise)


def _cells(row: Row, variant: Variant, names: Sequence[str], exercises: set[str]) -> tuple[str, ...]:
    """The cells of a row, the commas of names and comments in them."""
    if len(row.cells) <= len(names):
        return fitted(row, variant.header, MAY_LACK)
    place = names.index("exercise")
    ways = mended(row.cells, [FORMS.get(name, _NUMBER) for name in names], variant.delimiter)
    doubts = {way: (way[place] not in exercises, unlike_written(way, variant.delimiter)) for way in ways}
    best = [way for way in ways if doubts[way] == min(doubts.values())]
    if len({way[place] for way in best}) != 1:
        raise Refused(f"expected {len(names)} cells, not {len(row.cells)}, and no one way to join them")
    return best[0]


def _session(cells: Mapping[str, str], sessions: dict[tuple[str, str], ForeignSession]) -> ForeignSession:
    key = cells["start"], cells["workout"]
    if key not in sessions:
        sessions[key] = ForeignSession(
            _instant(cells["start"], "start"),
            text_or_none(cells["workout"]),
            text_or_none(cells.get("workoutcomment", "")),
            ended=_instant(cells["end"], "end") if cells["end"].strip(" 0") else None,
        )
    return sessions[key]


def _instant(cell: str, what: str) -> datetime:
    milliseconds = whole(cell, what)
    try:
        return EPOCH + timedelta(milliseconds=milliseconds or 0)
    except OverflowError:
        raise Refused(f"{what}: expected milliseconds since 1970, not {shown(cell)}") from None


def _set(
    line: int, raw: tuple[str, ...], exercise: str, values: Mapping[str, str], session: ForeignSession
) -> ForeignSet:
    """A set of the table or of a section, by the same names."""
    if not exercise.strip():
        raise Refused("exercise: expected a name")
    ticked = values.get("checked", "")
    weight, is_help = _load(values)
    return ForeignSet(
        line,
        raw,
        session,
        exercise,
        number=whole(values.get("set", ""), "set"),
        type=_type(values.get("warmup", ""), values.get("fail", "")),
        reps=decimal(values.get("reps", ""), "reps"),
        seconds=clock(values.get("time", ""), "time"),
        distance=_distance(values),
        weight=weight,
        is_help=is_help or is_assisted(exercise),
        rpe=decimal(values.get("rpe", ""), "RPE"),
        note=text_or_none(values.get("setcomment", "")),
        at=done_at(_instant(ticked, "checked"), session.started) if ticked.strip(" 0") else None,
    )


def _type(is_warm_up: str, failed: str) -> SetType:
    for cell, sort in ((is_warm_up, SetType.WARMUP), (failed, SetType.FAILURE)):
        word = plain(cell)
        if word not in YES | NO:
            raise Refused(f"{sort}: expected true or false, not {shown(cell)}")
        if word in YES:
            return sort
    return SetType.WORKING


def _load(cells: Mapping[str, str]) -> tuple[Quantity | None, bool]:
    """What was added to the body or lifted, and whether it is help; the body's own weight is no load."""
    written = {name: decimal(cells.get(name, ""), name) for name in ("assistingweight", "extraweight", "weight")}
    body = decimal(cells.get("bodyweight", ""), "bodyweight")
    if body and written["weight"] == body:
        written["weight"] = None
    name = next((name for name, amount in written.items() if amount), None)
    return (Quantity(written[name] or Decimal()), name == "assistingweight") if name else (None, False)


def _distance(cells: Mapping[str, str]) -> Quantity | None:
    amounts = [(decimal(cells.get(name, ""), name), unit) for name, unit in DISTANCES.items()]
    return next((Quantity(amount, unit) for amount, unit in amounts if amount), None)


@dataclass(slots=True)
class _Block:
    """A workout's line, what was noted under it, and the lines of its sets."""

    heading: Row
    note: list[str] = field(default_factory=list)
    lines: list[tuple[Row, str]] = field(default_factory=list)


def _sections(text: str, variant: Variant) -> Iterator[Item]:
    for block in _blocks(text, variant):
        if isinstance(block, Unreadable):
            yield block
            continue
        cells = block.heading.cells
        place = _day_in(cells) or 0
        name = text_or_none(",".join(cells[:place]))
        try:
            session = ForeignSession(day(cells[place]), name, "\n".join(block.note) or None, day_only=True)
        except Refused as refusal:
            session = None
            yield Unreadable(block.heading.line, str(refusal))
        for row, exercise in block.lines:
            yield _section_item(row, exercise, session)


def _blocks(text: str, variant: Variant) -> Iterator[_Block | Unreadable]:
    """The workouts in their order."""
    block: _Block | None = None
    for row, line in _lines_of_workouts(text, variant):
        place = _place_of_set(row.cells)
        if _day_in(row.cells) is not None:
            if block:
                yield block
            block = _Block(row)
        elif block and place is not None:
            block.lines.append((row, ",".join(row.cells[:place]).partition(",")[2].strip()))
        elif block and not block.lines:
            block.note.append(line)
        else:
            yield Unreadable(row.line, f"expected a workout or a set, not {shown(line)}")
    if block:
        yield block


def _lines_of_workouts(text: str, variant: Variant) -> Iterator[tuple[Row, str]]:
    """Each line behind the heading that isn't blank, by itself, as a quote left open may stand in a note."""
    begun = False
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        written = line.strip()
        cells = next((row.cells for row in rows(written, variant.delimiter)), ())
        if begun and cells and cells != variant.header and not written.casefold().startswith(NOISE):
            yield Row(number, cells), written
        begun = begun or written.strip('"').casefold() == SECTION


def _day_in(cells: Sequence[str]) -> int | None:
    """Where the day stands in a workout's line: behind the name, before nothing but numbers."""
    place = next((place for place, cell in enumerate(cells) if place and _DAY.fullmatch(cell.strip())), None)
    if place is None or not all(_SIGNED.fullmatch(cell.strip()) for cell in cells[place + 1 :]):
        return None
    return place


def _place_of_set(cells: Sequence[str]) -> int | None:
    """Where the number of a set begins, behind the name of its exercise."""
    pairs = enumerate(pairwise(cells))
    return next((at for at, (one, two) in pairs if at and plain(one) == "set" and _COUNT.fullmatch(two.strip())), None)


def _section_item(row: Row, exercise: str, session: ForeignSession | None) -> Item:
    try:
        if session is None:
            raise Refused("the day of its workout can't be read")
        return _section_set(row, exercise, session)
    except Refused as refusal:
        return Unreadable(row.line, str(refusal), session, exercise)


def _section_set(row: Row, exercise: str, session: ForeignSession) -> ForeignSet:
    place = _place_of_set(row.cells) or 0
    cells = row.cells[place:]
    while len(cells) % 2 and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) % 2:
        raise Refused(f"expected names and values in turn, not {shown(','.join(cells[2:]))}")
    values = {VALUES.get(plain(name), plain(name)): value for name, value in zip(cells[::2], cells[1::2], strict=True)}
    if not values.keys() & AMOUNTS:
        raise Refused(f"expected reps, time or a distance, not {shown(','.join(cells[2:]))}")
    return _set(row.line, row.cells, exercise, values, session)
