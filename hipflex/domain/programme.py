"""Programmes: workouts over weeks."""

from __future__ import annotations

from hipflex.domain.movement import Origin
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """One workout of a programme; weeks and days count from 1."""

    week: int
    day: int
    workout: str


@dataclass(frozen=True, slots=True)
class Programme:
    """Workouts over weeks, of which a single one repeats and more end; `complement` may be added on any day."""

    slug: str
    title: str
    weeks: int
    days: tuple[ProgrammeDay, ...]
    complement: str | None = None
    aliases: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    origin: Origin = Origin.SHIPPED

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the programme answers to."""
        return (self.slug, self.title, *self.aliases)
