"""Rules of progression: `load +1kg up to 10kg with ankle weight | dumbbell`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hipflex.domain.measures import Unit
from hipflex.domain.rules import Axis, Rule
from hipflex.notation.amounts import FLAGS, take_load, take_reps, take_time
from hipflex.notation.scanner import Scanner, Vocabulary

AXIS = re.compile(r"(reps|load|band|hold|sets|rung)(?=[ \t]|$)", FLAGS)
PLUS = re.compile(r"\+[ \t]*", FLAGS)
UP_TO = re.compile(r"up[ \t]+to[ \t]+", FLAGS)
WITH = re.compile(r"with[ \t]+", FLAGS)
NAME = re.compile(r"[^|]*[^| \t]", FLAGS)
OR = re.compile(r"[ \t]*\|[ \t]*", FLAGS)
AN_AXIS = "reps, load, band, hold, sets or rung"
A_RULE = "a step like +1kg, a ceiling like `up to 10kg`, `with` equipment, or the end"
A_CEILING = "`up to` and a ceiling: without one it would never end"


def parse_rule(text: str, unit: Unit) -> Rule:
    """The rule that a text writes; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    found = scanner.take(AXIS)
    if found is None:
        raise scanner.slip(AN_AXIS)
    axis = Axis(found[1].lower())
    step = _amount(scanner, PLUS, axis, unit)
    ceiling = _amount(scanner, UP_TO, axis, unit)
    if ceiling is None and (axis in (Axis.REPS, Axis.SETS) or (axis is Axis.HOLD and step)):
        raise scanner.slip(A_CEILING)
    using = _names(scanner) if scanner.take(WITH) else ()
    if not scanner.at_end():
        raise scanner.slip(A_RULE)
    return Rule(axis, step, ceiling, using)


def _amount(scanner: Scanner, ahead: re.Pattern[str], axis: Axis, unit: Unit) -> int | None:
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


def _takers(unit: Unit) -> Mapping[Axis, Callable[[Scanner], int]]:
    return {
        Axis.REPS: take_reps,
        Axis.SETS: take_reps,
        Axis.HOLD: take_time,
        Axis.LOAD: lambda scanner: _grams(scanner, unit),
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
