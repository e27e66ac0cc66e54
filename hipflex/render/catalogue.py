"""The catalogue as a list, and what is wrong with its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipflex.domain.movement import LIFT, Lift, Movement
from hipflex.errors import Problem
from hipflex.render.card import origin_words
from hipflex.render.layout import ATTENTION, GOOD, NAME, QUIET, Column, Group, Listing, line, page, paragraph
from hipflex.render.text import Text
from hipflex.render.words import count_words, muscle_words

if TYPE_CHECKING:
    from hipflex.render.layout import View

COLUMNS = (
    Column("name", NAME, evident=True),
    Column("title", evident=True),
    Column("kind", evident=True),
    Column("sides"),
    Column("muscles", wraps=True),
    Column("entry", QUIET, wraps=True),
)


def movement_list(movements: Sequence[Movement | Lift], *, shadowed: Sequence[str] = ()) -> View:
    """Movements or lifts, a line each; `shadowed` are the shipped ones that entries of the user's replace."""
    if not movements:
        return paragraph("Nothing is so; `hipflex catalogue list` shows all movements, `--kind lift` the lifts.")
    return page(
        Listing(COLUMNS, map(_row, movements, origin_words([movement.origin for movement in movements]))),
        paragraph(_shadowed(shadowed)) if shadowed else None,
    )


def _row(movement: Movement | Lift, origin: str) -> tuple[str, ...]:
    return (
        movement.slug,
        movement.title,
        LIFT if isinstance(movement, Lift) else movement.kind.value,
        movement.sides.value,
        _muscles(movement),
        origin,
    )


def _muscles(movement: Movement | Lift) -> str:
    trained, stretched = muscle_words(movement.muscles.primary), muscle_words(movement.muscles.stretched)
    parts = [trained, f"stretched: {stretched}" if stretched and trained else stretched]
    return "; ".join(part for part in parts if part)


def _shadowed(slugs: Sequence[str]) -> Text:
    entries = "1 entry of yours replaces a shipped one" if len(slugs) == 1 else "entries of yours replace shipped ones"
    number = "" if len(slugs) == 1 else f"{len(slugs)} "
    return line((f"{number}{entries}: ", ATTENTION), (", ".join(slugs), NAME))


def problems(problems: Sequence[Problem], entries: int) -> View:
    """What is wrong in which file, at which place, and what would be right."""
    read = f"{entries} {'entry' if entries == 1 else 'entries'} read"
    if not problems:
        return paragraph(line((f"{read}, no problems", GOOD)))
    found = (f"{count_words(len(problems), 'problem')}", ATTENTION)
    return page(Group(*(paragraph(_problem(problem)) for problem in problems)), paragraph(line(found, f"; {read}")))


def _problem(problem: Problem) -> Text:
    return line(
        (f"{problem.place}: ", QUIET),
        problem.what,
        f"; expected {problem.expected}" if problem.expected else "",
        (f"; did you mean {problem.suggestion}?" if problem.suggestion else "", GOOD),
    )
