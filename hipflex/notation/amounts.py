"""Reps, times, distances and loads."""

from __future__ import annotations

import re
from decimal import Decimal

from hipflex.domain.measures import HEAVIEST_GRAMS, Load, Measure, Unit
from hipflex.notation.scanner import Scanner, Vocabulary, whole

MOST_REPS = 10_000
LONGEST_SECONDS = 24 * 60 * 60
FARTHEST_MM = 1_000_000_000
MM = {"m": 1000, "km": 1_000_000}
UNITS = {"kg": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB}

FLAGS = re.ASCII | re.IGNORECASE
NUMBER = r"[0-9]+(?:[.,][0-9]{1,3})?"
TIMES = (
    re.compile(r"(?P<h>[0-9]+):(?P<m>[0-5][0-9]):(?P<s>[0-5][0-9])", FLAGS),
    re.compile(r"(?P<m>[0-9]+):(?P<s>[0-5][0-9])", FLAGS),
    re.compile(r"(?:(?P<h>[0-9]+)h)?(?P<m>[0-9]+)m(?:in)?(?P<s>[0-9]+)s", FLAGS),
    re.compile(r"(?P<h>[0-9]+)h(?:(?P<m>[0-9]+)min)?", FLAGS),
    re.compile(r"(?P<m>[0-9]+)min", FLAGS),
    re.compile(r"(?P<s>[0-9]+)s", FLAGS),
)
DISTANCE = re.compile(rf"(?P<number>{NUMBER})(?P<unit>km|m)", FLAGS)
REPS = re.compile(r"[0-9]+", FLAGS)
LOAD = re.compile(rf"(?P<sign>[+-]?)(?P<number>{NUMBER})(?P<unit>kg|lbs|lb)?", FLAGS)
SECONDS_OF = {"h": 3600, "m": 60, "s": 1}

AN_AMOUNT = "reps like 10, a time like 45s or 1:30, or a distance like 400m"
HABITS = (
    (re.compile(r"[ \t]*(?:kg|lbs?)\b", FLAGS), "@ before a load, like 10@5kg"),
    (re.compile(r"[ \t]*(?:left|right)\b", FLAGS), "a side right behind its amount, like 10L, or both as 12/10"),
    (re.compile(r"[ \t]*reps?\b", FLAGS), "repetitions as their number alone, like 10"),
    (re.compile(r"[ \t]*,"), "a blank between sets, like 10 10 8"),
)
"""What other notations would go on with, and how that is said here."""


def expected_here(scanner: Scanner, usual: str) -> str:
    """What to say is expected: how the habit that stands here is written, else what usually is."""
    return next((instead for habit, instead in HABITS if scanner.match(habit)), usual)


def take_amount(scanner: Scanner) -> tuple[Measure, int]:
    """The measure and the number of reps, seconds or millimetres that stand here; the longest reading wins."""
    time, distance, reps = _longest_time(scanner), scanner.match(DISTANCE), scanner.match(REPS)
    if reps is None:
        raise scanner.slip(expected_here(scanner, AN_AMOUNT))
    longest = max((m for m in (reps, time, distance) if m), key=lambda m: m.end())
    if longest is time:
        return Measure.TIME, take_time(scanner)
    if longest is distance:
        return Measure.DISTANCE, take_distance(scanner)
    return Measure.REPS, take_reps(scanner)


def take_reps(scanner: Scanner) -> int:
    """A number of repetitions."""
    return _within(scanner, scanner.take(REPS), MOST_REPS, f"reps from 1 to {MOST_REPS}")


def take_time(scanner: Scanner) -> int:
    """A time in seconds."""
    start = scanner.at
    found = _longest_time(scanner)
    if found is None:
        raise scanner.slip("a time like 45s, 1:30 or 2min")
    seconds = sum(whole(number) * SECONDS_OF[unit] for unit, number in found.groupdict().items() if number)
    scanner.at = found.end()
    return a_time(scanner, seconds, start)


def a_time(scanner: Scanner, seconds: int, start: int) -> int:
    """The seconds, where they make a time; it began at `start`."""
    if not 0 < seconds <= LONGEST_SECONDS:
        raise scanner.slip("a time above 0 and up to 24 hours", start)
    return seconds


def take_distance(scanner: Scanner) -> int:
    """A distance in millimetres."""
    start = scanner.at
    found = scanner.take(DISTANCE)
    if found is None:
        raise scanner.slip("a distance like 400m or 5km")
    millimetres = int(_decimal(found["number"]) * MM[found["unit"].lower()])
    if not 0 < millimetres <= FARTHEST_MM:
        raise scanner.slip("a distance above 0 and up to 1000 km", start)
    return millimetres


def take_load(scanner: Scanner, vocabulary: Vocabulary) -> tuple[Load | None, str | None]:
    """The load or the band that stands here."""
    start = scanner.at
    word = scanner.word()
    for band in vocabulary.bands:
        if word.lower() == band.lower():
            scanner.at += len(word)
            return None, band
    found = scanner.take(LOAD)
    if found is None:
        raise scanner.slip(_a_load(vocabulary))
    unit = UNITS[found["unit"].lower()] if found["unit"] else vocabulary.unit
    number = _decimal(found["number"])
    load = Load.of(-number if found["sign"] == "-" else number, unit)
    if abs(load.grams) > HEAVIEST_GRAMS:
        raise scanner.slip("a load up to 2000 kg", start)
    scanner.ends_here(_a_load(vocabulary))
    return load, None


def parse_load(text: str, vocabulary: Vocabulary) -> Load:
    """The load that a whole text writes, in the vocabulary's unit where it names none."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    without_bands = Vocabulary(vocabulary.unit)
    load, _ = take_load(scanner, without_bands)
    scanner.pass_blanks()
    if load is None or not scanner.at_end():
        raise scanner.slip(_a_load(without_bands))
    return load


def _longest_time(scanner: Scanner) -> re.Match[str] | None:
    return max(filter(None, map(scanner.match, TIMES)), key=lambda m: m.end(), default=None)


def _within(scanner: Scanner, found: re.Match[str] | None, most: int, expected: str) -> int:
    if found is None:
        raise scanner.slip(expected)
    number = whole(found[0])
    if not 1 <= number <= most:
        raise scanner.slip(expected, found.start())
    return number


def _decimal(number: str) -> Decimal:
    integer, _, decimals = number.replace(",", ".").partition(".")
    return Decimal(f"{whole(integer)}.{decimals}")


def _a_load(vocabulary: Vocabulary) -> str:
    bands = f", or a band: {', '.join(vocabulary.bands)}" if vocabulary.bands else ""
    return f"a load like 2.5kg, 5lb or -20kg{bands}"
