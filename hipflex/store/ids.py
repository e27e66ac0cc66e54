"""Ids that are unique across machines and sort by the time they stand for."""

from __future__ import annotations

import os
import time
from datetime import date, datetime
from zlib import crc32

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 20
BITS = 50  # of milliseconds in the first half of an id, of chance or a checksum in the second
SHOWN = 6
EPOCH = date(1970, 1, 1).toordinal()
MILLISECONDS_A_DAY = 86_400_000
PLACES, DIGEST_BITS = 1 << 8, 42


class Ids:
    """Makes ids of 20 characters: ten of milliseconds since 1970, ten of chance.

    Each id sorts after every earlier one of this source, even if the clock goes back. What came after what in the
    log is told by the ticks of its changes, never by ids.
    """

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """The next id."""
        fresh = (max(time.time_ns() // 1_000_000, 0) << BITS) | _chance()
        self._last = fresh if fresh > self._last else self._last + 1
        return _encoded(self._last)


def _chance() -> int:
    return int.from_bytes(os.urandom(7), "big") % (1 << BITS)


def hand_session_id(day: date, workout: str | None) -> str:
    """The id of the session of what is logged by hand on a local date, under a workout's name or none.

    It is the same on every machine. The checksum of all stands at the end, since the last characters are shown.
    """
    name = workout or ""
    milliseconds = max(day.toordinal() - EPOCH, 0) * MILLISECONDS_A_DAY
    of_name = crc32(name.encode()) % (1 << BITS - 32)
    return _encoded(milliseconds << BITS | of_name << 32 | crc32(f"{day} {name}".encode()))


def imported_id(started_at: datetime, place: int, identity: str) -> str:
    """The id of a set from another program's file, the same on every machine and at every import.

    `started_at` is the start of its session, `place` its place among the sets of its exercise there, and `identity`
    all that tells it from others, the program too.
    """
    from hashlib import blake2b

    milliseconds = max(int(started_at.timestamp() * 1000), 0)
    digest = int.from_bytes(blake2b(identity.encode(), digest_size=8).digest(), "big") % (1 << DIGEST_BITS)
    return _encoded(milliseconds << BITS | min(place, PLACES - 1) << DIGEST_BITS | digest)


def checksum(text: str) -> int:
    """A number that texts rarely share; its upper half tells the last four bytes, whatever the case of letters."""
    data = text.encode()
    return crc32(data[-4:].lower()) << 31 | crc32(data) >> 1


def checksums_ending(text: str) -> tuple[int, int]:
    """From which to which are the checksums of texts that end like one of four letters at least."""
    first = checksum(text) >> 31 << 31
    return first, first | 0x7FFFFFFF


def _encoded(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
