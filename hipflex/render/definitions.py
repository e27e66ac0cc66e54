"""What the numbers of the program mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from hipflex.domain.definitions import Definition
from hipflex.render.layout import INDENT, NAME, QUIET, Group, line, page, paragraph

if TYPE_CHECKING:
    from rich.console import RenderableType


def definitions(numbers: Iterable[Definition]) -> RenderableType:
    """Each number with its unit, in words, as a formula, and what it rests on."""
    return page(*map(_definition, numbers))


def _definition(number: Definition) -> RenderableType:
    unit = f", in {number.unit}" if number.unit else ""
    rests_on = [("formula: ", number.formula), ("source: ", number.source)]
    facts = (line((label, QUIET), fact) for label, fact in rests_on if fact)
    return Group(
        paragraph(line((number.name, NAME), (unit, QUIET))),
        paragraph(number.definition, indent=INDENT),
        paragraph(Text.assemble((" · ", QUIET)).join(facts), indent=INDENT),
    )
