"""Ids that are unique across machines and sort by the time they stand for."""

from __future__ import annotations

import secrets
import time
from binascii import crc32
from datetime import date, datetime

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
RANDOM_BITS = 80
SHOWN = 6
EPOCH = date(1970, 1, 1).toordinal()
MILLISECONDS_A_DAY = 86_400_000
PLACES = 1 << 16


class Ids:
    """Makes ids of 26 characters: 48 bits of milliseconds since 1970, 80 random bits (the layout of ULID).

    Each id sorts after every earlier one of this source, even if the clock goes back. What came after what in the
    log is told by the ticks of its changes, never by ids.
    """

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """The next id."""
        fresh = (time.time_ns() // 1_000_000 << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
        self._last = fresh if fresh > self._last else self._last + 1
        return _encoded(self._last)


def hand_session_id(day: date, workout: str | None) -> str:
    """The id of the session of what is logged by hand on a local date, under a workout's name or none.

    It is the same on every machine. The checksum of all stands at the end, since the last characters are shown.
    """
    name = workout or ""
    milliseconds = max(day.toordinal() - EPOCH, 0) * MILLISECONDS_A_DAY
    return _encoded(milliseconds << RANDOM_BITS | crc32(name.encode()) << 48 | crc32(f"{day} {name}".encode()))


def imported_id(started_at: datetime, place: int, identity: str) -> str:
    """The id of a set from another program's file, the same on every machine and at every import.

    `started_at` is the start of its session, `place` its place among the sets of its exercise there, and `identity`
    all that tells it from others, the program too.
    """
    from hashlib import blake2b

    milliseconds = max(int(started_at.timestamp() * 1000), 0)
    digest = int.from_bytes(blake2b(identity.encode(), digest_size=8).digest(), "big")
    return _encoded(milliseconds << RANDOM_BITS | (place % PLACES) << 64 | digest)


def _encoded(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
