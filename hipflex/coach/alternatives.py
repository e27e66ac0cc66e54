"""Easier and harder movements, each with the reason to take it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hipflex.domain.movement import Movement


@dataclass(frozen=True, slots=True)
class Alternative:
    """A movement beside another; `why` is what the catalogue says about the two of them."""

    movement: Movement
    harder: bool
    why: str = ""


def alternatives(movement: Movement, find: Callable[[str], Movement | None]) -> tuple[Alternative, ...]:
    """The movements that the catalogue calls easier, then those it calls harder."""
    beside = [(slug, False) for slug in movement.easier] + [(slug, True) for slug in movement.harder]
    found = ((find(slug), harder) for slug, harder in beside)
    return tuple(Alternative(other, harder, _why(movement, other)) for other, harder in found if other)


def _why(movement: Movement, other: Movement) -> str:
    """The note of one that names the other, else the first thing there is to know about the other."""
    naming = (*_naming(movement.notes, other), *_naming(other.notes, movement), *other.notes)
    return next(iter(naming), "")


def _naming(notes: Iterable[str], movement: Movement) -> list[str]:
    names = [name.casefold().replace("-", " ") for name in movement.names]
    return [note for note in notes if any(name in note.casefold().replace("-", " ") for name in names)]
