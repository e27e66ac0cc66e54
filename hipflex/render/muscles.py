"""Anatomy on a page: the muscles, and what trains or stretches each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hipflex.domain.movement import Guide, Muscle, Reference
from hipflex.render.layout import (
    NAME,
    QUIET,
    TITLE,
    Column,
    Listing,
    fields,
    heading,
    line,
    page,
    paragraph,
    points,
    section,
)

if TYPE_CHECKING:
    from hipflex.render.layout import View

FEW = 3
"""So many lifts of a muscle are named; a chest has 57."""


def muscle_list(muscles: Sequence[Muscle], why: Guide | None) -> View:
    """The muscles, hip flexors first, under the reasons for training them."""
    columns = [Column("name", NAME), Column("title"), Column("parts", wraps=True)]
    flexors = [_row(muscle) for muscle in muscles if muscle.hip_flexor]
    others = [_row(muscle) for muscle in muscles if not muscle.hip_flexor]
    return page(
        *_why(why),
        section("Hip flexors", Listing(columns, flexors)) if flexors else None,
        section("Others in the catalogue", Listing(columns, others)) if others else None,
        paragraph(line(("Look at one: ", QUIET), "hipflex muscle NAME")),
    )


def muscle(
    muscle: Muscle,
    *,
    primary: Sequence[str],
    secondary: Sequence[str],
    stretched: Sequence[str],
    lifts: Sequence[str] = (),
) -> View:
    """A muscle with the movements that train it first, train it too, or stretch it, and how many lifts are for it."""
    return page(
        heading(line((muscle.title, f"{TITLE} {NAME}"), (f"  {muscle.slug}", QUIET))),
        points(muscle.facts),
        fields(
            [
                ("Hip flexor", "yes" if muscle.hip_flexor else "no"),
                ("Part of", muscle.group or ""),
                ("Parts", ", ".join(muscle.parts)),
                ("Trained by", ", ".join(primary) or "no movement first of all"),
                ("Helps in", ", ".join(secondary)),
                ("Stretched by", ", ".join(stretched)),
                ("Lifts", _first_of(lifts)),
                ("All lifts", f"hipflex catalogue list --kind lift --muscle {muscle.slug}" if lifts else ""),
                ("Source", muscle.source),
            ]
        ),
    )


def self_check(guide: Guide, references: Sequence[Reference] = ()) -> View:
    """How the self-check is done, and what it says."""
    return page(
        heading(guide.title),
        points(guide.setup),
        section("Do it", points(guide.steps, numbered=True)) if guide.steps else None,
        fields([("Tight", " ".join(guide.tight)), ("Clear", " ".join(guide.clear))]),
        section("Measure it", points(guide.measure)) if guide.measure else None,
        points([*guide.facts, *guide.notes]),
        section("References", points(f"{one.title}. {one.citation}" for one in references)) if references else None,
    )


def _why(why: Guide | None) -> list[View | None]:
    if why is None:
        return []
    return [section(why.title, points(why.facts)), section("So", points(why.advice)), points(why.notes)]


def _first_of(lifts: Sequence[str]) -> str:
    """How many lifts there are, and the titles of the first few."""
    if len(lifts) <= FEW:
        return ", ".join(lifts)
    return f"{len(lifts)}, such as {', '.join(lifts[:FEW])}"


def _row(muscle: Muscle) -> tuple[str, str, str]:
    return muscle.slug, muscle.title, ", ".join(muscle.parts)
