"""Amounts within doses and rules, which are read sign by sign where sets are read by tokens."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from hipflex.domain.measures import Load, Measure
from hipflex.errors import NotationError
from hipflex.notation import quantities
from hipflex.notation.quantities import MOST_REPS, a_load
from hipflex.notation.scanner import Scanner
from hipflex.notation.tokens import Cursor, Vocabulary, tokens_of

T = TypeVar("T")


def measure_here(scanner: Scanner) -> Measure | None:
    """The measure of the amount that stands here."""
    return quantities.measure_ahead(_cursor(scanner))


def take_reps(scanner: Scanner) -> int:
    """A number of repetitions."""
    return _taken(scanner, lambda cursor: quantities.take_whole(cursor, MOST_REPS, "reps"))


def take_time(scanner: Scanner) -> int:
    """A time in seconds."""
    return _taken(scanner, lambda cursor: quantities.take_time(cursor).number)


def take_distance(scanner: Scanner) -> int:
    """A distance in millimetres."""
    return _taken(scanner, quantities.take_distance)


def take_effort(scanner: Scanner) -> float:
    """An effort as rpe."""
    return _taken(scanner, quantities.take_effort)


def take_load(scanner: Scanner, vocabulary: Vocabulary) -> tuple[Load | None, str | None]:
    """The load or the band that stands here."""
    load, band, _ = _taken(scanner, lambda cursor: quantities.take_load(cursor, vocabulary), vocabulary.bands)
    scanner.ends_here(a_load(vocabulary))
    return load, band


def parse_load(text: str, vocabulary: Vocabulary) -> Load:
    """The load that a whole text writes, in the vocabulary's unit where it names none."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    load, _ = take_load(scanner, Vocabulary(vocabulary.unit))
    scanner.pass_blanks()
    if load is None or not scanner.at_end():
        raise scanner.slip(a_load(Vocabulary(vocabulary.unit)))
    return load


def _taken(scanner: Scanner, take: Callable[[Cursor], T], bands: tuple[str, ...] = ()) -> T:
    cursor = _cursor(scanner, bands)
    try:
        found = take(cursor)
    except NotationError as slip:
        raise scanner.slip(slip.expected, slip.start) from None
    scanner.at = cursor.behind
    return found


def _cursor(scanner: Scanner, bands: tuple[str, ...] = ()) -> Cursor:
    """A cursor over the tokens from here to the end."""
    return Cursor(scanner.text, _tokens(scanner.text, bands, scanner.at))


_tokens = lru_cache(maxsize=16)(tokens_of)  # what stands at a place is asked before it is taken, by several in turn
