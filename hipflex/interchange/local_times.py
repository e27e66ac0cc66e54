"""The clock on the wall of a zone, as a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from hipflex.errors import Refused

A_MINUTE = timedelta(minutes=1)


def in_zone(written: datetime, zone: tzinfo | None) -> tuple[datetime, str]:
    """The moment that a clock on the wall of a zone showed, and why that is in doubt; an aware one is shown there.

    Raises Refused at the ends of the calendar.
    """
    try:
        return _shown(written, zone)
    except (ValueError, OverflowError):
        raise Refused(f"date: {written:%Y-%m-%d} is none that anybody trained on") from None


def _shown(written: datetime, zone: tzinfo | None) -> tuple[datetime, str]:

    def at(wall: datetime, fold: int = 0) -> datetime:
        return wall.replace(tzinfo=zone, fold=fold) if zone else wall.replace(fold=fold).astimezone()

    def exists(wall: datetime) -> bool:
        instant = at(wall).astimezone(UTC)
        return (instant.astimezone(zone) if zone else instant.astimezone()).replace(tzinfo=None, fold=0) == wall

    if written.tzinfo is not None:
        return written.astimezone(zone), ""
    if not exists(written):
        later = written.replace(second=0)
        while not exists(later):
            later += A_MINUTE
        return at(later), f"this clock never showed it; taken as {later:%H:%M}"
    first = at(written)
    twice = first.utcoffset() != at(written, 1).utcoffset()
    return first, "clocks showed it twice; taken as the first" if twice else ""
