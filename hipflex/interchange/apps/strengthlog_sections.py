"""StrengthLog's older files, sections of names and values; and a set of such values, which its table has too."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
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
    clock,
    decimal,
    is_assisted,
    text_or_none,
    whole,
)
from hipflex.interchange.tables import Row, plain, rows
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, field

HEADING = "workouts"
NOISE = "instance of '"  # the app's own slip, in the middle of a workout
DISTANCES = {"distancekm": "km", "distancem": "m", "distancemeter": "m", "distanceft": "ft", "distancefeet": "ft"}
YES, NO = {"true", "1"}, {"false", "0", ""}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = 10**14  # the year 5138

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


@dataclass(slots=True)
class _Block:
    """A workout's line, what was noted under it, and the lines of its sets."""

    heading: Row
    note: list[str] = field(default_factory=list)
    lines: list[tuple[Row, str]] = field(default_factory=list)


def sections(text: str, columns: tuple[str, ...]) -> Iterator[Item]:
    """The sets of the workouts under the heading, whose first line is that of these columns."""
    for block in _blocks(text, columns):
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


def _blocks(text: str, columns: tuple[str, ...]) -> Iterator[_Block | Unreadable]:
    """The workouts in their order."""
    block: _Block | None = None
    for row, line in _lines_of_workouts(text, columns):
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


def _lines_of_workouts(text: str, columns: tuple[str, ...]) -> Iterator[tuple[Row, str]]:
    """Each line behind the heading that isn't blank, by itself, as a quote left open may stand in a note."""
    begun = False
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        written = line.strip()
        cells = next((row.cells for row in rows(written, ",")), ())
        if begun and cells and cells != columns and not written.casefold().startswith(NOISE):
            yield Row(number, cells), written
        begun = begun or written.strip('"').casefold() == HEADING


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
    return set_of(row.line, row.cells, exercise, values, session)


def set_of(
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
        at=done_at(instant_of(ticked, "checked"), session.started) if ticked.strip(" 0") else None,
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
    found = next(((name, amount) for name, amount in written.items() if amount), None)
    return (Quantity(found[1]), found[0] == "assistingweight") if found else (None, False)


def _distance(cells: Mapping[str, str]) -> Quantity | None:
    amounts = [(decimal(cells.get(name, ""), name), unit) for name, unit in DISTANCES.items()]
    return next((Quantity(amount, unit) for amount, unit in amounts if amount), None)


def instant_of(cell: str, what: str) -> datetime:
    """The moment of milliseconds since 1970."""
    milliseconds = whole(cell, what) or 0
    if not 0 < milliseconds < LATEST:
        raise Refused(f"{what}: expected milliseconds since 1970, not {shown(cell)}")
    return EPOCH + timedelta(milliseconds=milliseconds)
