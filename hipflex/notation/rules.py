"""Rules of progression: `load +1kg up to 10kg with ankle weight | dumbbell`, `after 2 misses or 21 days by 10%`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hipflex.domain.measures import Unit
from hipflex.domain.rules import SESSIONS_SEEN, Deload, ProgressionAxis, Rule
from hipflex.notation.amounts import take_load, take_reps, take_time
from hipflex.notation.scanner import FLAGS, Scanner, whole
from hipflex.notation.tokens import Vocabulary
from hipflex.patterns import pattern

AXIS = pattern(r"(reps|load|band|hold|sets|rung|range)(?=[ \t]|$)", FLAGS)
PLUS = pattern(r"\+[ \t]*", FLAGS)
UP_TO = pattern(r"up[ \t]+to[ \t]+", FLAGS)
WITH = pattern(r"with[ \t]+", FLAGS)
NAME = pattern(r"[^|]*[^| \t]", FLAGS)
OR = pattern(r"[ \t]*\|[ \t]*", FLAGS)
AN_AXIS = "reps, load, band, hold, sets, rung or range"
A_RULE = "a step like +1kg, a ceiling like `up to 10kg`, `with` equipment, or the end"
AFTER = pattern(r"after[ \t]+", FLAGS)
MISSES = pattern(r"([0-9]+)[ \t]+miss(?:es)?(?=[ \t]|$)", FLAGS)
DAYS = pattern(r"([0-9]+)[ \t]+days?(?=[ \t]|$)", FLAGS)
OR_AFTER = pattern(r"[ \t]+or[ \t]+", FLAGS)
BY = pattern(r"[ \t]*by[ \t]+", FLAGS)
PERCENT = pattern(r"([0-9]+)[ \t]*%", FLAGS)
A_CEILING = "`up to` and a ceiling: without one it would never end"


def parse_rule(text: str, unit: Unit) -> Rule:
    """The rule that a text writes; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    found = scanner.take(AXIS)
    if found is None:
        raise scanner.slip(AN_AXIS)
    axis = ProgressionAxis(found[1].lower())
    step = _amount(scanner, PLUS, axis, unit)
    ceiling = _amount(scanner, UP_TO, axis, unit)
    if ceiling is None and (
        axis in (ProgressionAxis.REPS, ProgressionAxis.SETS) or (axis is ProgressionAxis.HOLD and step)
    ):
        raise scanner.slip(A_CEILING)
    using = _names(scanner) if scanner.take(WITH) else ()
    if not scanner.at_end():
        raise scanner.slip(A_RULE)
    return Rule(axis, step, ceiling, using)


def parse_deload(text: str) -> Deload:
    """When and how far to step back, as a text writes it; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    if not scanner.take(AFTER):
        raise scanner.slip("after 2 misses or 21 days")
    said = _limits(scanner)
    if scanner.take(BY):
        start = scanner.at
        found = scanner.take(PERCENT)
        if found is None:
            raise scanner.slip("a share like 10%")
        said["percent"] = _within(scanner, found, start, range(1, 91))
    if not scanner.at_end():
        raise scanner.slip("`or`, `by` and a share like 10%, or the end")
    return Deload(**said)


def _limits(scanner: Scanner) -> dict[str, int]:
    """The misses and the days behind `after`: one or both, in either order."""
    limits: dict[str, int] = {}
    while not limits or scanner.take(OR_AFTER):
        start = scanner.at
        if "misses" not in limits and (found := scanner.take(MISSES)):
            limits["misses"] = _within(scanner, found, start, range(1, SESSIONS_SEEN + 1))
        elif "days" not in limits and (found := scanner.take(DAYS)):
            limits["days"] = _within(scanner, found, start, range(2, 367))
        else:
            raise scanner.slip("misses like `2 misses`, or days like `21 days`, each once")
    return limits


def _within(scanner: Scanner, found: re.Match[str], start: int, allowed: range) -> int:
    number = whole(found[1])
    if number not in allowed:
        raise scanner.slip(f"a number from {allowed[0]} to {allowed[-1]}", start)
    return number


def _amount(scanner: Scanner, ahead: re.Pattern[str], axis: ProgressionAxis, unit: Unit) -> int | None:
    """The amount behind a step's or a ceiling's sign, where it stands."""
    scanner.pass_blanks()
    start = scanner.at
    if not scanner.take(ahead):
        return None
    take = _takers(unit).get(axis)
    if take is None:
        raise scanner.slip(f"`with` equipment or the end: {axis} has neither step nor ceiling", start)
    amount = take(scanner)
    scanner.ends_here(A_RULE)
    scanner.pass_blanks()
    return amount


def _takers(unit: Unit) -> Mapping[ProgressionAxis, Callable[[Scanner], int]]:
    return {
        ProgressionAxis.REPS: take_reps,
        ProgressionAxis.SETS: take_reps,
        ProgressionAxis.HOLD: take_time,
        ProgressionAxis.LOAD: lambda scanner: _grams(scanner, unit),
    }


def _grams(scanner: Scanner, unit: Unit) -> int:
    start = scanner.at
    load, _ = take_load(scanner, Vocabulary(unit))
    if load is None or load.grams <= 0:
        raise scanner.slip("a load above 0, like 1kg", start)
    return load.grams


def _names(scanner: Scanner) -> tuple[str, ...]:
    """Names of equipment with | between them."""
    names: list[str] = []
    while not names or scanner.take(OR):
        found = scanner.take(NAME)
        if found is None:
            raise scanner.slip("the name of equipment")
        names.append(" ".join(found[0].split()))
    return tuple(names)
