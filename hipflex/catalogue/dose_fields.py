"""Fields in the notation: doses and rules of progression."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Unit
from hipflex.domain.rules import Rule
from hipflex.errors import NotationError
from hipflex.fields import LINE, LONGEST_LINE, Misfit, Schema, Value, on_one_line, shown
from hipflex.notation.doses import parse_dose
from hipflex.notation.rules import parse_deload, parse_rule
from hipflex.notation.tokens import Vocabulary
from hipflex.yamltext.shapes import Field, Named, Struct

T = TypeVar("T")
A_TEXT: Schema = {"type": "string", "maxLength": LONGEST_LINE}


def dose(vocabulary: Vocabulary) -> Value[Dose]:
    """A dose; its loads are written in the vocabulary."""
    schema = {**A_TEXT, "type": ["string", "integer"], "examples": ["3 x 8-10 per side @ 5kg rest 90s"]}
    return _notated("dose", "a dose like 3 x 8-10 rest 90s", lambda text: parse_dose(text, vocabulary), schema)


def rule(unit: Unit) -> Value[Rule]:
    """A rule of progression; a load without a unit is in this one."""
    schema = {**A_TEXT, "examples": ["load +1kg up to 10kg with ankle weight | dumbbell", "rung"]}
    expected = "a rule like `load +1kg up to 10kg`, or `rung`"
    return _notated("rule", expected, lambda text: parse_rule(text, unit), schema)


def doses(vocabulary: Vocabulary) -> Named:
    """Doses by purpose, each with its source where it has one of its own; the first is the default one."""
    expected = "a map from purpose to dose, like `strength: 3 x 8-10`"
    return Named(LINE, sourced_dose(vocabulary), expected)


def sourced_dose(vocabulary: Vocabulary) -> Struct:
    """A dose, alone or with its source."""
    fields = {
        "dose": Field(dose(vocabulary), "the dose", required=True),
        "source": Field(LINE, "where the dose comes from"),
    }
    return Struct(fields, short="dose")


def _notated(name: str, expected: str, parse: Callable[[str], T], schema: Schema) -> Value[T]:
    """A value in the notation; a slip has its place at the very character."""

    def of_text(text: str) -> T:
        if len(text) > LONGEST_LINE:
            raise Misfit(what=f"the {name} is too long")
        written = on_one_line(text) if "\n" in text else text
        try:
            return parse(written)
        except NotationError as slip:
            whole = f"the {name} {shown(written)}"
            what = f"{shown(slip.found)} in {whole}" if slip.found else f"{whole} ends too early"
            raise Misfit(slip.expected, what=what, start=slip.start) from None

    return Value(name, expected, of_text, schema=schema)


DELOAD = _notated(
    "step back",
    "words like `after 2 misses or 21 days by 10%`",
    parse_deload,
    {**A_TEXT, "examples": ["after 2 misses or 21 days by 10%"]},
)
"""When to step back."""
