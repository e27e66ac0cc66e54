"""Numbers, ranges and moments as JSON shows them."""

from __future__ import annotations

from datetime import datetime

from hipflex.domain.measures import Load, Span, thousandths


def plain(number: float) -> int | float:
    """The number to three decimals, an int where it is whole."""
    rounded = round(number, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def plain_or_none(number: float | None) -> int | float | None:
    """A number, where there is one."""
    return None if number is None else plain(number)


def kilograms(load: Load | None) -> int | float | None:
    """A load in kilograms, exact to the gram; a load of nothing is None."""
    return load.kilograms if load and load.grams else None


def metres(distance_mm: int | None) -> int | float | None:
    """A distance in metres, exact to the millimetre."""
    return None if distance_mm is None else thousandths(distance_mm)


def bounds(span: Span | None) -> list[int] | None:
    """A range as its low and its high end."""
    return None if span is None else [span.low, span.high]


def moment(at: datetime) -> str:
    """ISO 8601 in whole seconds with the offset in force there and then."""
    return at.isoformat(timespec="seconds")


def moment_or_none(at: datetime | None) -> str | None:
    """A moment, where there is one."""
    return None if at is None else moment(at)
