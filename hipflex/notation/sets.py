"""Sets as they were done: `3x10@2.5kg 8 rir1`."""

from __future__ import annotations

import re
from dataclasses import replace

from hipflex.domain.measures import Measure, SetType, Side
from hipflex.domain.movement import Movement, Sides
from hipflex.domain.prescription import Prescription
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.amounts import AN_AMOUNT, FLAGS, expected_here, take_amount, take_load, take_time
from hipflex.notation.effort import BEGINS, Qualities
from hipflex.notation.scanner import Scanner, Vocabulary, whole

MOST_SETS = 100
COUNT = re.compile(r"([0-9]+)[ \t]*[x×][ \t]*", FLAGS)
AT = re.compile(r"[ \t]*@[ \t]*")
IN = re.compile(r"[ \t]+in(?:[ \t]+|$)", FLAGS)
SLASH = re.compile(r"/")
SIDE = re.compile(r"[lr](?=[ \t@]|$)", FLAGS)
RANGE = re.compile(r"[-–][0-9]")
SIDES = {"l": Side.LEFT, "r": Side.RIGHT}
EXAMPLES = {Measure.REPS: "10", Measure.TIME: "45s", Measure.DISTANCE: "400m"}


Trained = Movement | Prescription
"""What sets are read for: it says what they may be written in."""


def parse_sets(text: str, trained: Trained, vocabulary: Vocabulary) -> tuple[SetEntry, ...]:
    """The entries of a text, each with the words that qualify it; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    entries = [take_entry(scanner, trained, vocabulary)]
    while not scanner.at_end():
        scanner.pass_blanks()
        entries.append(take_entry(scanner, trained, vocabulary))
    return tuple(entries)


def take_entry(scanner: Scanner, trained: Trained, vocabulary: Vocabulary) -> SetEntry:
    """The entry that stands here, with its words."""
    start = scanner.at
    count = _count(scanner)
    at_amount = scanner.at
    measure, amount, took_s = _done(scanner)
    entry = _with_sides(scanner, SetEntry(measure, amount, count, took_s, start=start))
    _refuse_range(scanner)
    _refuse_unfit(scanner, entry, trained, at_amount)
    if scanner.take(AT):
        load, band = take_load(scanner, vocabulary)
        entry = replace(entry, load=load, band=band)
    scanner.ends_here(expected_here(scanner, f"{AN_AMOUNT}; then a blank, @ and a load, or the end"))
    qualities = _qualities(scanner)
    return replace(entry, type=qualities.type or SetType.WORKING, rpe=qualities.rpe)


def _count(scanner: Scanner) -> int:
    start = scanner.at
    found = scanner.take(COUNT)
    if found is None:
        return 1
    if not 1 <= whole(found[1]) <= MOST_SETS:
        raise scanner.slip(f"a number of sets from 1 to {MOST_SETS}", start)
    return whole(found[1])


def _done(scanner: Scanner) -> tuple[Measure, int, int | None]:
    """What one side did, and the time it took where that stands here too."""
    measure, amount = take_amount(scanner)
    if not scanner.match(IN):
        return measure, amount, None
    if measure is Measure.TIME:
        scanner.pass_blanks()
        raise scanner.slip("`in` behind reps or a distance, like 5km in 24:30")
    scanner.take(IN)
    return measure, amount, take_time(scanner)


def _with_sides(scanner: Scanner, entry: SetEntry) -> SetEntry:
    if scanner.take(SLASH):
        start = scanner.at
        measure, right, right_took_s = _done(scanner)
        if measure is not entry.measure:
            raise scanner.slip(f"{_sort(entry.measure)} on both sides", start)
        if (right_took_s is None) is not (entry.took_s is None):
            raise scanner.slip("a time behind both sides or neither, like 30 in 25s/28 in 25s", start)
        return replace(entry, right=right, right_took_s=right_took_s)
    side = scanner.take(SIDE)
    return replace(entry, side=SIDES[side[0].lower()]) if side else entry


def _refuse_range(scanner: Scanner) -> None:
    if scanner.match(RANGE):
        raise scanner.slip("one number; a range is a dose: write what was done")


def _refuse_unfit(scanner: Scanner, entry: SetEntry, trained: Trained, start: int) -> None:
    if entry.measure not in trained.measures:
        sorts = " or ".join(f"{_sort(m)} like {EXAMPLES[m]}" for m in trained.measures)
        raise scanner.slip(f"{sorts}, which {trained.title!r} is done in", start)
    if trained.sides is not Sides.EACH and (entry.side or entry.right is not None):
        why = "counts both sides together" if trained.sides is Sides.ALTERNATING else "is not done per side"
        raise scanner.slip(f"one amount like {EXAMPLES[entry.measure]}: {trained.title!r} {why}", start)


def _qualities(scanner: Scanner) -> Qualities:
    qualities = Qualities()
    while True:
        before = scanner.at
        scanner.pass_blanks()
        if not scanner.match(BEGINS):
            scanner.at = before
            return qualities
        qualities.take(scanner)


def _sort(measure: Measure) -> str:
    return {Measure.REPS: "reps", Measure.TIME: "a time", Measure.DISTANCE: "a distance"}[measure]
