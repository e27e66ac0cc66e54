"""Strava's `activities.csv` of a whole account: a row an activity, one set with a time and a distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from decimal import Decimal

from hipflex.errors import Refused
from hipflex.interchange.columns import Line, lines
from hipflex.interchange.day_orders import Dates
from hipflex.interchange.foreign import (
    ForeignSession,
    ForeignSet,
    Item,
    Quantity,
    Unreadable,
    Variant,
    decimal,
    text_or_none,
)
from hipflex.interchange.tables import delimiter_of, first_line, header_of, plain
from hipflex.value_classes import replace

WORDS = {
    "en": {
        "date": "activity date",
        "title": "activity name",
        "type": "activity type",
        "note": "activity description",
        "seconds": "elapsed time",
        "distance": "distance",
    },
    "de": {
        "date": "aktivitätsdatum",
        "title": "name der aktivität",
        "type": "aktivitätsart",
        "note": "aktivitätsbeschreibung",
        "seconds": "verstrichene zeit",
        "distance": "distanz",
    },
}
TELLING = ("date", "title", "type", "seconds", "distance")
FASTEST = Decimal("0.06")
"""More units of distance in a second than this are metres, fewer kilometres: 216 km/h, or 6 cm/s, pauses and all."""


class Strava:
    """The format `strava`."""

    name = "strava"
    title = "Strava"

    def detect(self, text: str) -> Variant | None:
        """Strava's columns, in the languages that are known."""
        header = header_of(text)
        names = {*map(plain, header)}
        for language, words in WORDS.items():
            if names >= {words[what] for what in TELLING}:
                return Variant("activities.csv", header, delimiter_of(first_line(text)), language)
        return None

    def parse(self, text: str, variant: Variant) -> Iterator[Item]:
        """Its activities, one set each."""
        words = WORDS[variant.language or "en"]
        metres = _second([*map(plain, variant.header)], words["distance"])
        found = [*lines(text, replace(variant, header=_with_own_name(variant.header, metres)))]
        dates = Dates((one[words["date"]] for one in found if isinstance(one, Line)), variant.date_format)
        if dates.doubt:
            yield dates.doubt
        for one in found:
            if isinstance(one, Unreadable):
                yield one
                continue
            try:
                yield _set(one, words, dates)
            except Refused as refusal:
                yield Unreadable(one.line, str(refusal))


METRES = "distance in metres"


def _second(names: Sequence[str], name: str) -> int | None:
    """The place of the second column of a name: there Strava writes metres, in the first what it shows."""
    return next((place for place in range(names.index(name) + 1, len(names)) if names[place] == name), None)


def _with_own_name(header: tuple[str, ...], metres: int | None) -> tuple[str, ...]:
    return tuple(METRES if place == metres else name for place, name in enumerate(header))


def _set(one: Line, words: dict[str, str], dates: Dates) -> ForeignSet:
    moment = dates.moment(one[words["date"]])
    sort = one[words["type"]]
    if not sort.strip():
        raise Refused("activity type: expected a word")
    seconds = decimal(one[words["seconds"]], words["seconds"])
    # Strava writes the time of UTC: runs of lunchtime in Dublin stand at 10:00 in summer, at 11:00 in winter.
    session = ForeignSession(
        moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=UTC),
        text_or_none(one[words["title"]]),
        text_or_none(one[words["note"]]),
        lasted_s=None if seconds is None else int(seconds),
    )
    return ForeignSet(
        one.line, one.cells, session, sort, seconds=seconds, distance=_distance(one, words["distance"], seconds)
    )


def _distance(one: Line, name: str, seconds: Decimal | None) -> Quantity | None:
    metres, displayed = decimal(one[METRES], "distance"), decimal(one[name], "distance")
    if metres is not None:
        return Quantity(metres, "m")
    if not displayed:
        return None
    if not seconds:
        return Quantity(displayed)
    return Quantity(displayed, "m" if displayed / seconds > FASTEST else "km")
