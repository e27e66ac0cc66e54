"""Ids that are unique across machines and sort by the time they were made."""

from __future__ import annotations

import secrets
import time

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
RANDOM_BITS = 80
SHOWN = 6


class Ids:
    """Makes ids of 26 characters: 48 bits of milliseconds since 1970, 80 random bits (the layout of ULID).

    Each id sorts after every earlier one of this source and after those it was told of, even if the clock goes back.
    """

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        """The next id."""
        fresh = (time.time_ns() // 1_000_000 << RANDOM_BITS) | secrets.randbits(RANDOM_BITS)
        self._last = fresh if fresh > self._last else self._last + 1
        return _encoded(self._last)

    def after(self, known: str | None) -> str:
        """The next id, later than a known one."""
        if known is not None:
            self._last = max(self._last, _decoded(known))
        return self.new()


def _encoded(number: int) -> str:
    return "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))


def _decoded(text: str) -> int:
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number
