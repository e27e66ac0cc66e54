"""Fitbod: a row a set, kilograms with the dust of a conversion; all rows of a workout have its time."""

from __future__ import annotations

from collections.abc import Iterator

from hipflex.domain.measures import SetType, Unit
from hipflex.errors import Refused
from hipflex.interchange.columns import LENGTHS, MASSES, Line, first_with, lines, plain, unit_in
from hipflex.interchange.day_orders import Dates
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
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of

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
        unit = Unit(unit_in(weight, MASSES) or Unit.KG)
        return Variant("CSV", header, delimiter_of(first_line(text)), "en", unit, f"the column {weight!r}")

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its sets."""
        found = [*lines(text, variant)]
        dates = Dates(one["date"] for one in found if isinstance(one, Line))
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
    return ForeignSet(
        one.line,
        one.cells,
        session,
        one["exercise"],
        type=SetType.WARMUP if plain(one["iswarmup"]) in YES else SetType.WORKING,
        reps=decimal(one["reps"], "reps"),
        seconds=decimal(one[plain(first_with(variant.header, "duration") or "")], "duration"),
        distance=_quantity(one, first_with(variant.header, "distance"), LENGTHS, "m"),
        # A multiplier of 2 says that there was such a dumbbell in each hand; the weight stays that of one.
        weight=_quantity(one, first_with(variant.header, "weight"), MASSES, "kg"),
        is_help=is_assisted(one["exercise"]),
        note=text_or_none(one["note"]),
    )


def _quantity(one: Line, column: str | None, units: dict[str, str], usual: str) -> Quantity | None:
    number = decimal(one[plain(column)], plain(column)) if column else None
    return None if number is None else Quantity(number, unit_in(column or "", units) or usual)
