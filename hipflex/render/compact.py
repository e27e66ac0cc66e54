"""Sets in few words, close to how they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from hipflex.domain.measures import Load, SetType, Side, Unit
from hipflex.domain.performance import PerformedSet
from hipflex.notation import describe_set, format_load
from hipflex.render.safe import safe


def sets_words(sets: Sequence[PerformedSet], *, unit: Unit) -> str:
    """The sets of one exercise in one session by their numbers: 3×10@2.5kg, 10/8, 6 drop."""
    by_number = groupby(sorted(sets, key=lambda done: done.number), key=lambda done: done.number)
    described = [words for _, same in by_number for words in _one_number(list(same), unit)]
    runs = [(words, len(list(equal))) for words, equal in groupby(described)]
    return ", ".join(f"{times}×{words}" if times > 1 else words for words, times in runs)


def by_exercise(sets: Sequence[PerformedSet]) -> dict[str, list[PerformedSet]]:
    """The sets of each exercise, in the order the exercises come up."""
    found: dict[str, list[PerformedSet]] = {}
    for done in sets:
        found.setdefault(done.exercise, []).append(done)
    return found


def resistance_words(load: Load | None, band: str | None, *, unit: Unit) -> str:
    """The load or the band; nothing where there is none."""
    return band or (format_load(load, unit) if load and load.grams else "")


def _one_number(sets: list[PerformedSet], unit: Unit) -> list[str]:
    """What was done under one number: left and right together where only the amount may differ."""
    sides = {done.side: done for done in sets}
    if len(sets) == len(sides) == len(Side) and None not in sides:
        left, right = sides[Side.LEFT], sides[Side.RIGHT]
        if _rest_of(left, unit) == _rest_of(right, unit):
            return [f"{_amount(left)}/{_amount(right)}{_rest_of(left, unit)}"]
    return [safe(describe_set(done, unit)) for done in sets]


def _amount(done: PerformedSet) -> str:
    """The reps, time or distance alone."""
    return describe_set(replace(done, side=None, load=None, band=None, type=SetType.WORKING, rpe=None))


def _rest_of(done: PerformedSet, unit: Unit) -> str:
    """What stands behind the amount: load or band, type, effort."""
    return safe(describe_set(replace(done, side=None), unit).removeprefix(_amount(done)))
