"""Any table with a header, by a map that says which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.fields import shown
from hipflex.interchange.columns import TYPES, Line, lines, word_in
from hipflex.interchange.day_orders import Dates, Moment
from hipflex.interchange.foreign import (
    LENGTHS,
    MASSES,
    ForeignSession,
    ForeignSet,
    Item,
    Unreadable,
    Variant,
    clock,
    decimal,
    is_assisted,
    length,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of, plain
from hipflex.value_classes import dataclass

MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold each of these; `date`, `exercise` and one measure are needed."""

    date: str | None = None
    exercise: str | None = None
    reps: str | None = None
    weight: str | None = None
    unit: str | None = None
    seconds: str | None = None
    metres: str | None = None
    note: str | None = None
    type: str | None = None
    workout: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The format `table`: it knows its file by the columns that a map names, which may say the form of dates too."""

    name = "table"
    title = "a table"
    columns: Columns
    date_format: str | None = None

    def detect(self, text: str) -> Variant | None:
        """The table, where it has all columns that the map names; raises Refused where it lacks one."""
        columns, header = self.columns, header_of(text)
        measures = columns.reps, columns.seconds, columns.metres
        if columns.date is None or columns.exercise is None or not any(measures):
            raise Refused(
                "a table needs a map with `columns:` that names date, exercise and one of reps, seconds and metres"
            )
        known = {*map(plain, header)}
        for what in Columns.__match_args__:
            name = getattr(columns, what)
            if name is not None and plain(name) not in known:
                raise Refused(f"the map says that {what} stands in {shown(name)}; {columns_said(header)}")
        unit = MASSES.get(word_in(columns.weight or "", MASSES))
        unit_from = f"the column {columns.unit or columns.weight!r}" if columns.unit or unit else ""
        return Variant(
            "by a map",
            header,
            delimiter_of(first_line(text)),
            None,
            Unit(unit) if unit and not columns.unit else None,
            unit_from,
            by_row=columns.unit is not None,
            date_format=self.date_format,
        )

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets; rows of one day and workout are a session."""
        found = [*lines(text, variant)]
        dates = Dates((self._cell(one, "date") for one in found if isinstance(one, Line)), variant.date_format)
        if dates.doubt:
            yield dates.doubt
        moments = {one.line: _moment(dates, self._cell(one, "date")) for one in found if isinstance(one, Line)}
        sessions = self._sessions([one for one in found if isinstance(one, Line)], moments)
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            moment, exercise = moments[one.line], self._cell(one, "exercise")
            if isinstance(moment, Refused):
                yield Unreadable(one.line, str(moment))
                continue
            session = sessions[moment.at.date(), self._cell(one, "workout")]
            try:
                yield self._set(one, session, moment, variant)
            except Refused as refusal:
                yield Unreadable(one.line, str(refusal), session, exercise)

    def _cell(self, one: Line, what: str) -> str:
        name = getattr(self.columns, what)
        return "" if name is None else one[plain(name)]

    def _number(self, one: Line, what: str) -> Decimal | None:
        return decimal(self._cell(one, what), what)

    def _sessions(
        self, found: Sequence[Line], moments: dict[int, Moment | Refused]
    ) -> dict[tuple[date, str], ForeignSession]:
        """A session for each day and workout, which began with the earliest of its moments."""
        earliest: dict[tuple[date, str], Moment] = {}
        for one in found:
            moment = moments[one.line]
            if isinstance(moment, Moment):
                key = moment.at.date(), self._cell(one, "workout")
                if key not in earliest or _wall(moment.at) < _wall(earliest[key].at):
                    earliest[key] = moment
        return {
            key: ForeignSession(moment.at, text_or_none(key[1]), day_only=not moment.has_time)
            for key, moment in earliest.items()
        }

    def _set(self, one: Line, session: ForeignSession, moment: Moment, variant: Variant) -> ForeignSet:
        exercise = self._cell(one, "exercise")
        if not exercise.strip():
            raise Refused("exercise: expected a name")
        return ForeignSet(
            one.line,
            one.cells,
            session,
            exercise,
            type=_type(self._cell(one, "type")),
            reps=self._number(one, "reps"),
            seconds=_seconds(self._cell(one, "seconds")),
            # Metres, as a map calls them, unless the column's own name says another unit.
            distance=length(
                decimal(self._cell(one, "metres"), "metres"), word_in(self.columns.metres or "", LENGTHS) or "m"
            ),
            weight=mass(
                decimal(self._cell(one, "weight"), "weight"), self._cell(one, "unit").strip() or variant.unit or ""
            ),
            is_help=is_assisted(exercise),
            note=text_or_none(self._cell(one, "note")),
            at=moment.at if moment.has_time and moment.at != session.started else None,
        )


def columns_said(header: Sequence[str]) -> str:
    """Which columns a table has, for a message."""
    named = [shown(name) for name in header if name.strip()]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return f"its columns are {', '.join(named[:MOST_NAMED])}{more}"


def _wall(at: datetime) -> datetime:
    """The clock on the wall, by which moments with a zone and without are in one order."""
    return at.replace(tzinfo=None)


def _moment(dates: Dates, cell: str) -> Moment | Refused:
    try:
        return dates.moment(cell)
    except Refused as refusal:
        return refusal


def _seconds(cell: str) -> Decimal | None:
    return clock(cell, "seconds") if ":" in cell else decimal(cell, "seconds")


def _type(cell: str) -> SetType:
    word = plain(cell.replace("_", " ")).removesuffix(" set")
    if word.isdecimal():  # some programs number the sets there
        return SetType.WORKING
    if word not in TYPES:
        raise Refused(f"type: expected warmup, working, drop or failure, not {shown(cell)}")
    return TYPES[word]
