"""What the numbers of the program mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipflex.domain.definitions import Definition
from hipflex.render.layout import INDENT, NAME, QUIET, Group, line, page, paragraph
from hipflex.render.text import Text

if TYPE_CHECKING:
    from hipflex.render.layout import View


def definitions(numbers: Iterable[Definition]) -> View:
    """Each number with its unit, in words, as a formula, and what it rests on."""
    return page(*map(_definition, numbers))


def _definition(number: Definition) -> View:
    unit = f", in {number.unit}" if number.unit else ""
    rests_on = [("formula: ", number.formula), ("source: ", number.source)]
    facts = (line((label, QUIET), fact) for label, fact in rests_on if fact)
    return Group(
        paragraph(line((number.name, NAME), (unit, QUIET))),
        paragraph(number.definition, indent=INDENT),
        paragraph(Text((" · ", QUIET)).between(facts), indent=INDENT),
    )
