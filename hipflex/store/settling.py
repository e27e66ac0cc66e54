"""What two machines that didn't know of each other both took: one set a slot of the plan, one a number and side.

The older in the history's order keeps it. A unit is what one change did in one slot, or under one number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from hipflex.domain.measures import SetType, Side
from hipflex.domain.performance import next_number
from hipflex.store.rows import Columns, Value
from hipflex.value_classes import dataclass, replace


@dataclass(frozen=True, slots=True)
class Placed:
    """A set, and the place in the history of the change that put it where it is."""

    id: str
    order: tuple[int, str]
    fields: Columns


@dataclass(frozen=True, slots=True)
class _Number:
    """What `next_number` asks of a set."""

    number: int
    side: Side | None
    type: SetType


def too_late(sets: Iterable[Placed]) -> frozenset[str]:
    """The sets whose slot of the plan an older change has answered; expects them oldest first."""
    taken: dict[tuple[Value, Value], list[Value]] = defaultdict(list)
    late: set[str] = set()
    in_slots = (one for one in sets if one.fields["slot"] is not None)
    for (_, *slot), group in groupby(in_slots, key=lambda one: (one.order, *_slot(one))):
        unit = list(group)
        sides = [one.fields["side"] for one in unit]
        if any(_overlap(side, other) for side in sides for other in taken[slot[0], slot[1]]):
            late.update(one.id for one in unit)
        else:
            taken[slot[0], slot[1]] += sides
    return frozenset(late)


def renumbered(sets: Iterable[Placed]) -> dict[str, int]:
    """New numbers for the sets of a session that come too late for theirs; expects them oldest first."""
    numbers: dict[str, int] = {}
    by_exercise: dict[Value, list[Placed]] = defaultdict(list)
    for one in sets:
        by_exercise[one.fields["exercise"]].append(one)
    for of_one in by_exercise.values():
        units = groupby(of_one, key=lambda one: (one.order, one.fields["number"]))
        numbers |= _renumbered([list(unit) for _, unit in units])
    return numbers


def _renumbered(units: Sequence[Sequence[Placed]]) -> dict[str, int]:
    """Those that keep their number come first, so that a number written twice moves one set and no third."""
    kept: dict[int, list[_Number]] = {}
    holders: dict[int, list[Side | None]] = defaultdict(list)
    late: list[int] = []
    for n, unit in enumerate(units):
        places = [_number(one) for one in unit]
        if any(_overlap(place.side, side) for place in places for side in holders[places[0].number]):
            late.append(n)
        else:
            kept[n] = places
            holders[places[0].number] += [place.side for place in places]
    numbers: dict[str, int] = {}
    for n in late:
        places = [_number(one) for one in units[n]]
        older = (place for m in range(n) for place in kept.get(m, ()))
        sides = {place.side for place in places}
        number = next_number(older, next(iter(sides)) if len(sides) == 1 else None, places[0].type)
        while any(_overlap(place.side, side) for place in places for side in holders[number]):
            number += 1
        kept[n] = [replace(place, number=number) for place in places]
        holders[number] += [place.side for place in places]
        numbers |= {one.id: number for one in units[n]}
    return numbers


def _slot(one: Placed) -> tuple[Value, Value]:
    return one.fields["position"], one.fields["slot"]


def _number(one: Placed) -> _Number:
    side = one.fields["side"]
    return _Number(int(one.fields["number"] or 1), Side(str(side)) if side else None, SetType(str(one.fields["type"])))


def _overlap(one: Value, other: Value) -> bool:
    """Whether two sides have one in common; none stands for both."""
    return one is None or other is None or one == other
