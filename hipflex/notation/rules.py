"""Rules of progression: `load +1kg up to 10kg with ankle weight | dumbbell`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hipflex.domain.measures import Unit
from hipflex.domain.rules import Axis, Rule
from hipflex.notation.amounts import FLAGS, take_load, take_reps, take_time
from hipflex.notation.scanner import Scanner, Vocabulary

AXIS = re.compile(r"(reps|load|band|hold|sets|rung)(?=[ \t]|$)", FLAGS)
PLUS = re.compile(r"[ \t]+\+[ \t]*")
UP_TO = re.compile(r"[ \t]+up[ \t]+to[ \t]+", FLAGS)
WITH = re.compile(r"[ \t]+with[ \t]+(?P<names>\S.*)", FLAGS)
AN_AXIS = "reps, load, band, hold, sets or rung"
A_RULE = "a step like +1kg, a ceiling like `up to 10kg`, `with` equipment, or the end"


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
    using = scanner.take(WITH)
    names = tuple(" ".join(name.split()) for name in using["names"].split("|")) if using else ()
    if not scanner.at_end():
        scanner.pass_blanks()
        raise scanner.slip(A_RULE)
    return Rule(axis, step, ceiling, names)


def _amount(scanner: Scanner, ahead: re.Pattern[str], axis: Axis, unit: Unit) -> int | None:
    """The amount behind a step's or a ceiling's sign, where it stands."""
    start = scanner.at
    if not scanner.take(ahead):
        return None
    take = _takers(unit).get(axis)
    if take is None:
        raise scanner.slip(f"`with` equipment or the end: {axis} has neither step nor ceiling", start)
    return take(scanner)


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
