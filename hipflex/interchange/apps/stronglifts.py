"""StrongLifts: a row an exercise, a pair of columns a set; before 2019 a row a workout, with all its exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from hipflex.domain.measures import Unit
from hipflex.errors import Refused
from hipflex.interchange.columns import Line, lines, word_in
from hipflex.interchange.day_orders import Dates
from hipflex.interchange.foreign import (
    MASSES,
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
from hipflex.interchange.tables import delimiter_of, first_line, header_of, plain
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass, replace

OLD, NEW = "before 2019", "since 2019"
ROUND = {Unit.KG: Decimal("1.25"), Unit.LB: Decimal("2.5")}
DAY = timedelta(days=1)
_SET = pattern(r"set ([0-9]+)(?: \((.+)\))?")
_EXERCISE = pattern(r"exercise [0-9]+")
_TIME = pattern(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?\s?(?:([ap])\.?m\.?)?")


class StrongLifts:
    """The format `stronglifts`."""

    name = "stronglifts"
    title = "StrongLifts"

    def detect(self, text: str) -> Variant | None:
        """StrongLifts' columns, of a row an exercise or a row a workout."""
        header, delimiter = header_of(text), delimiter_of(first_line(text))
        names = [*map(plain, header)]
        if "exercise 1" in names and "set 1" in names and names[0].startswith("date"):
            unit = _unit_of_old(text, header, delimiter)
            return Variant(OLD, header, delimiter, "en", unit, f"the columns 'Weight ({unit.upper()})'")
        of_sets = [name for name in header if _SET.fullmatch(plain(name)) and word_in(name, MASSES)]
        if of_sets and "exercise" in names and any(name.startswith("date") for name in names):
            unit = Unit(MASSES[word_in(of_sets[0], MASSES)])
            return Variant(NEW, header, delimiter, "en", unit, f"the column {of_sets[0]!r}")
        return None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        of_workouts = variant.name == OLD
        found = [*lines(text, variant, may_be_short=of_workouts)]
        rows = [one for one in found if isinstance(one, Line)]
        date = next(name for name in map(plain, variant.header) if name.startswith("date"))
        dates = Dates((one[date] for one in rows), variant.date_format)
        if dates.doubt:
            yield dates.doubt
        notes = {} if of_workouts else _notes_of_workouts(rows, date)
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            try:
                moment = dates.moment(one[date])
            except Refused as refusal:
                yield Unreadable(one.line, str(refusal))
                continue
            day = moment.at.replace(hour=0, minute=0, second=0)
            if of_workouts:
                yield from _workout(one, ForeignSession(day, day_only=True), variant)
            else:
                yield from _exercise(one, _session(one, day, notes.get((one[date], one["workout"]))), variant)


@dataclass(frozen=True, slots=True)
class _Block:
    """Where in a row of a whole workout one exercise stands."""

    exercise: int
    weights: dict[Unit, int]
    sets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """What the cells of a set have."""

    number: int
    reps: str
    weight: str
    unit: str


def _blocks(header: Sequence[str]) -> list[_Block]:
    names = [*map(plain, header)]
    starts = [place for place, name in enumerate(names) if _EXERCISE.fullmatch(name)]
    found = []
    for start, end in zip(starts, [*starts[1:], len(names)], strict=True):
        own = range(start + 1, end)
        weights = {
            Unit(MASSES[word]): place
            for place in own
            if names[place].startswith("weight") and (word := word_in(names[place], MASSES))
        }
        found.append(_Block(start, weights, tuple(place for place in own if _SET.fullmatch(names[place]))))
    return found


def _unit_of_old(text: str, header: tuple[str, ...], delimiter: str) -> Unit:
    """The unit that the app was set to, where both columns may be filled: the one whose numbers are round."""
    blocks, rounds = _blocks(header), dict.fromkeys(Unit, 0)
    for one in lines(text, Variant(OLD, header, delimiter), may_be_short=True):
        if isinstance(one, Unreadable):
            continue
        for unit, place in ((unit, place) for block in blocks for unit, place in block.weights.items()):
            try:
                number = decimal(_cell(one, place), "weight")
            except Refused:  # told when the row is read
                continue
            rounds[unit] += bool(number) and not (number or 0) % ROUND[unit]
    return Unit.LB if rounds[Unit.LB] > rounds[Unit.KG] else Unit.KG


def _cell(one: Line, place: int) -> str:
    return one.cells[place] if place < len(one.cells) else ""


def _workout(one: Line, session: ForeignSession, variant: Variant) -> Iterator[Item]:
    """The sets of a row with a whole workout. A set that wasn't done is blank."""
    session = replace(session, workout=text_or_none(one["workout"]), note=text_or_none(one["note"]))
    for block in _blocks(variant.header):
        exercise = _cell(one, block.exercise)
        if not exercise.strip():
            continue
        units = sorted(block.weights, key=lambda unit: unit is not variant.unit)
        for number, place in enumerate(block.sets, 1):
            reps = _cell(one, place)
            if reps.strip():
                weights = [(unit, _cell(one, block.weights[unit])) for unit in units]
                unit, weight = next((pair for pair in weights if pair[1].strip()), ("", ""))
                cells = one.cells[0], exercise, weight, reps
                yield _set(one.line, session, exercise, _Written(number, reps, weight, unit), cells=cells)


def _exercise(one: Line, session: ForeignSession, variant: Variant) -> Iterator[Item]:
    """The sets of a row with one exercise."""
    exercise, note = one["exercise"], text_or_none(one["notes"] or one["note"])
    if note == session.note:
        note = None
    is_timed = bool(one["sets×time"].strip()) and not one["sets×reps"].strip()
    amounts, weights = dict[int, str](), dict[int, tuple[str, str]]()
    names = [*map(plain, variant.header)]
    named = names.index("exercise")
    for name in names:
        if found := _SET.fullmatch(name):
            if unit := word_in(found[2] or "", MASSES):
                weights[int(found[1])] = one[name], unit
            elif one[name].strip():
                amounts[int(found[1])] = one[name]
    for number, amount in amounts.items():
        weight, unit = weights.get(number, ("", ""))
        cells = (*one.cells[:named], exercise, amount, weight)
        written = _Written(number, amount, weight, unit)
        item = _set(one.line, session, exercise, written, cells=cells)
        if isinstance(item, ForeignSet):
            # Where only `Sets×Time` is filled, what stands under reps are seconds.
            item = replace(item, reps=None, seconds=item.reps) if is_timed else item
            item, note = replace(item, note=note), None
        yield item


def _set(line: int, session: ForeignSession, exercise: str, written: _Written, *, cells: tuple[str, ...]) -> Item:
    try:
        if not exercise.strip():
            raise Refused("exercise: expected a name")
        reps = None if written.reps.strip() == "-" else decimal(written.reps, f"set {written.number}")
        weight = mass(decimal(written.weight, "weight"), written.unit)
    except Refused as refusal:
        return Unreadable(line, str(refusal), session, exercise)
    return ForeignSet(
        line,
        cells,
        session,
        exercise,
        number=written.number,
        reps=reps,
        weight=weight,
        is_help=is_assisted(exercise),
        done=bool(reps),
    )


def _notes_of_workouts(rows: Sequence[Line], date: str) -> dict[tuple[str, str], str]:
    """The note of each workout that stands in all its rows; any other is one on an exercise."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in rows:
        found.setdefault((one[date], one["workout"]), []).append(one["notes"] or one["note"])
    return {key: notes[0] for key, notes in found.items() if len(notes) > 1 and notes[0].strip() and len({*notes}) == 1}


def _session(one: Line, day: datetime, note: str | None) -> ForeignSession:
    begun, ended = _time(_beginning(one, "start time")), _time(_beginning(one, "end time"))
    workout = text_or_none(one["workout name"]) or text_or_none(one["workout"])
    if begun is None:
        return ForeignSession(day, workout, note, day_only=True)
    started = datetime.combine(day, begun)
    end = None if ended is None else datetime.combine(day, ended) + (DAY if ended < begun else timedelta())
    return ForeignSession(started, workout, note, ended=end)


def _beginning(one: Line, beginning: str) -> str:
    """The cell of the column whose name begins so; behind it stands a form in brackets."""
    return next((cell for name, cell in one.by_name.items() if name.startswith(beginning)), "")


def _time(cell: str) -> time | None:
    """The clock of `10:56 PM` or `22:56`; None of anything else."""
    found = _TIME.fullmatch(cell.strip().casefold())
    if not found:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return time(hour, int(found[2])) if hour < 24 and int(found[2]) < 60 else None
