"""What the numbers of the program mean."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType

from hipflex.domain.definitions import Definition
from hipflex.render.layout import INDENT, NAME, QUIET, line, page, paragraph


def definitions(numbers: Iterable[Definition]) -> RenderableType:
    """Each number with its unit, in words, as a formula, and what it rests on."""
    return page(*map(_definition, numbers))


def _definition(number: Definition) -> RenderableType:
    facts = [("unit: ", number.unit), ("formula: ", number.formula), ("source: ", number.source)]
    return Group(
        paragraph(line((number.name, NAME))),
        paragraph(number.definition, indent=INDENT),
        *(paragraph(line((label, QUIET), fact), indent=INDENT) for label, fact in facts if fact),
    )
