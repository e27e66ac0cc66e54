"""Choices that a workout offers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from hipflex.coach.alternatives import Alternative
from hipflex.render.layout import NAME, QUIET, line, points


def alternatives_list(alternatives: Sequence[Alternative]) -> RenderableType:
    """Easier and harder movements by number, each with what it needs and why."""
    return points(map(_alternative, alternatives), numbered=True)


def _alternative(one: Alternative) -> Text:
    how = "harder" if one.harder else "easier"
    needs = ", ".join(" or ".join(need) for need in one.movement.equipment)
    return line(
        (one.movement.title, NAME),
        f", {how}",
        (f", needs {needs}" if needs else "", QUIET),
        f": {one.why}" if one.why else "",
    )
