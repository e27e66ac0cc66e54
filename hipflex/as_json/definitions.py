"""What the numbers mean."""

from __future__ import annotations

from hipflex.domain.definitions import DEFINITIONS


def definition_rows() -> list[dict[str, object]]:
    """`hipflex progress --explain`."""
    return [
        {
            "name": str(one.name),
            "unit": one.unit,
            "definition": one.definition,
            "formula": one.formula,
            "source": one.source,
        }
        for one in DEFINITIONS
    ]
