"""Lyfta: a row a set, `null` where there is nothing; no unit is stated."""

from __future__ import annotations

from collections.abc import Iterator

from hipflex.domain.measures import SetType
from hipflex.errors import Refused
from hipflex.interchange.columns import Line, lines
from hipflex.interchange.day_orders import Dates
from hipflex.interchange.foreign import (
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
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of, plain

TELLING = {"title", "date", "exercise", "weight", "reps", "set type"}
TYPES = {
    "": SetType.WORKING,
    "normal": SetType.WORKING,
    "warmup": SetType.WARMUP,
    "drop": SetType.DROP,
    "failure": SetType.FAILURE,
}


class Lyfta:
    """The format `lyfta`."""

    name = "lyfta"
    title = "Lyfta"

    def detect(self, text: str) -> Variant | None:
        """Lyfta's columns."""
        header = header_of(text)
        if not {*map(plain, header)} >= TELLING:
            return None
        return Variant("CSV", header, delimiter_of(first_line(text)), "en")

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        found = [*lines(text, variant)]
        dates = Dates((one["date"] for one in found if isinstance(one, Line)), variant.date_format)
        if dates.doubt:
            yield dates.doubt
        sessions: dict[tuple[str, str], ForeignSession] = {}
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            session = None
            try:
                session = _session(one, sessions, dates)
                yield _set(one, session)
            except Refused as refusal:
                yield Unreadable(one.line, str(refusal), session, one["exercise"])


def _session(one: Line, sessions: dict[tuple[str, str], ForeignSession], dates: Dates) -> ForeignSession:
    key = one["date"], one["title"]
    if key not in sessions:
        moment, lasted = dates.moment(one["date"]), clock(_cell(one, "duration"), "duration")
        sessions[key] = ForeignSession(
            moment.at,
            _cell(one, "title") or None,
            lasted_s=None if lasted is None else int(lasted),
            day_only=not moment.has_time,
        )
    return sessions[key]


def _set(one: Line, session: ForeignSession) -> ForeignSet:
    if not one["exercise"].strip():
        raise Refused("exercise: expected a name")
    time, sort = _cell(one, "time"), plain(_cell(one, "set type").replace("_", " ")).removesuffix(" set")
    return ForeignSet(
        one.line,
        one.cells,
        session,
        one["exercise"],
        type=TYPES.get(sort, SetType.WORKING),
        reps=decimal(_cell(one, "reps"), "reps"),
        seconds=clock(time, "time") if ":" in time else decimal(time, "time"),
        distance=length(decimal(_cell(one, "distance"), "distance"), ""),
        weight=mass(decimal(_cell(one, "weight"), "weight"), ""),
        is_help=is_assisted(one["exercise"]),
        # Negative repetitions, back-off sets, a left or a right side: sets of work, of which the note tells more.
        note=None if sort in TYPES else sort,
    )


def _cell(one: Line, name: str) -> str:
    return "" if one[name].strip() == "null" else one[name]
