"""Fitbod: a row a set, kilograms with the dust of a conversion; all rows of a workout have its time."""

from __future__ import annotations

from collections.abc import Iterator

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.interchange.columns import Line, first_with, lines, word_in
from hipflex.interchange.day_orders import Dates
from hipflex.interchange.foreign import (
    LENGTHS,
    MASSES,
    ForeignSession,
    ForeignSet,
    Item,
    Unreadable,
    Variant,
    decimal,
    is_assisted,
    length,
    mass,
    text_or_none,
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of, plain

TELLING = {"date", "exercise", "reps", "iswarmup"}
YES = {"true", "1", "yes"}


class Fitbod:
    """The format `fitbod`."""

    name = "fitbod"
    title = "Fitbod"

    def detect(self, text: str) -> Variant | None:
        """Fitbod's columns; the name of the one with the weights says their unit."""
        header = header_of(text)
        weight = first_with(header, "weight")
        if not {*map(plain, header)} >= TELLING or weight is None:
            return None
        unit = Unit(MASSES.get(word_in(weight, MASSES), Unit.KG))
        return Variant("CSV", header, delimiter_of(first_line(text)), "en", unit, f"the column {weight!r}")

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        found = [*lines(text, variant)]
        dates = Dates((one["date"] for one in found if isinstance(one, Line)), variant.date_format)
        if dates.doubt:
            yield dates.doubt
        sessions: dict[str, ForeignSession] = {}
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            session = None
            try:
                if one["date"] not in sessions:
                    moment = dates.moment(one["date"])
                    sessions[one["date"]] = ForeignSession(moment.at, day_only=not moment.has_time)
                session = sessions[one["date"]]
                yield _set(one, session, variant)
            except Refused as refusal:
                yield Unreadable(one.line, str(refusal), session, one["exercise"])


def _set(one: Line, session: ForeignSession, variant: Variant) -> ForeignSet:
    if not one["exercise"].strip():
        raise Refused("exercise: expected a name")
    seconds, metres, weight = (first_with(variant.header, what) or "" for what in ("duration", "distance", "weight"))
    return ForeignSet(
        one.line,
        one.cells,
        session,
        one["exercise"],
        type=SetType.WARMUP if plain(one["iswarmup"]) in YES else SetType.WORKING,
        reps=decimal(one["reps"], "reps"),
        seconds=decimal(one[plain(seconds)], "duration"),
        distance=length(decimal(one[plain(metres)], "distance"), word_in(metres, LENGTHS) or "m"),
        # A multiplier of 2 says that there was such a dumbbell in each hand; the weight stays that of one.
        weight=mass(decimal(one[plain(weight)], "weight"), variant.unit or ""),
        is_help=is_assisted(one["exercise"]),
        note=text_or_none(one["note"]),
    )
