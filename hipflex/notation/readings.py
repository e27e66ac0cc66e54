"""What entries mean together: left and right in one, and refusals of what can be read in two ways or doesn't fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from hipflex.domain.measures import Measure, Side
from hipflex.domain.movement import Movement, MovementBrief, Sides
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.quantities import EXAMPLES, ONE_READING, SECONDS_IN, an_amount
from hipflex.notation.said import Written
from hipflex.notation.tokens import Token
from hipflex.value_classes import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from hipflex.domain.prescription import Prescription

Trained: TypeAlias = "MovementBrief | Movement | Prescription"
"""What sets are read for: it says what they may be written in."""

ITS_SIDE = "a side for every amount, like 12L 10R, or both like 12/10"


def together(written: Sequence[Written]) -> list[Written]:
    """The entries, with what was said before the only one, and left and right in turn as one: `left 12, right 10`."""
    if len(written) == 1 and written[0].lead and not written[0].lead.keys() & written[0].marks.keys():
        one = written[0]
        return [replace(one, entry=replace(one.entry, **one.lead), lead={})]
    paired: list[Written] = []
    for by_word, group in groupby(written, key=_said_its_side_in_words):
        run = list(group)
        in_turn = all(first.entry.side is not second.entry.side for first, second in pairwise(run))
        while by_word and in_turn and len(run) > 1 and (pair := _pair(run[0], run[1])):
            paired.append(pair)
            run = run[2:]
        paired += run
    return paired


def _said_its_side_in_words(one: Written) -> bool:
    """Whether the side is not just a letter right behind the amount, which stands for a set of one side."""
    side = one.marks.get("side")
    return side is not None and (side.apart or side.start < one.at.start)


def _pair(first: Written, second: Written) -> Written | None:
    """Two one-sided entries as one of both sides, if what is said about the second holds for the first too."""
    one, other = first.entry, second.entry
    if first.is_bare:
        one = replace(one, load=other.load, band=other.band, unit=other.unit, type=other.type, rpe=other.rpe)
    alike = replace(one, side=other.side, amount=other.amount, took_s=other.took_s)
    if alike != other or (one.took_s is None) is not (other.took_s is None):
        return None
    left, right = (one, other) if one.side is Side.LEFT else (other, one)
    equal = (left.amount, left.took_s) == (right.amount, right.took_s)
    both = replace(left, side=None, right=None if equal else right.amount)
    both = replace(both, right_took_s=None if equal else right.took_s)
    return replace(first, entry=both, marks=second.marks | first.marks | {"pair": first.at, "both": first.at})


@dataclass(frozen=True, slots=True)
class Doubt:
    """What stands in a text against one reading: where, what was expected, and what may have been meant."""

    at: Token
    expected: str
    readings: Sequence[Sequence[SetEntry]]


def doubts(written: Sequence[Written]) -> Iterator[Doubt]:
    """What in the entries can be meant in two ways."""
    yield from _loads_first(written)
    yield from _words_first(written)
    yield from _loads_of_several(written)
    yield from _counts_of_a_list(written)
    yield from _runs_and_their_times(written)
    yield from _sides_of_some(written)


def _loads_first(written: Sequence[Written]) -> Iterator[Doubt]:
    """`10kg x 8`; in `10kg x 8 x 3` either number may be the number of sets."""
    for one in written:
        if at := one.marks.get("load first"):
            entries = [other.entry for other in written]
            swapped = [
                replace(other.entry, count=other.entry.amount, amount=other.entry.count)
                if "either count" in other.marks
                else other.entry
                for other in written
            ]
            yield Doubt(at, "the load behind its amount", [entries, swapped])


def _words_first(written: Sequence[Written]) -> Iterator[Doubt]:
    """`warm-up 10 8`: the first set or both; `8, drop 6`: the set before or behind."""
    for number, one in enumerate(written):
        if one.lead and (len(written) > 1 or one.lead.keys() & one.marks.keys()):
            entries = [other.entry for other in written]
            own = _with(entries, [number], one.lead)
            others = range(len(written)) if number == 0 else [number - 1]
            yield Doubt(one.marks["lead"], ONE_READING, [own, _with(entries, others, one.lead)])


def _loads_of_several(written: Sequence[Written]) -> Iterator[Doubt]:
    """`8 8 7 @6kg`: the load of all three, or of the last."""
    for number, one in enumerate(written):
        at = one.marks.get("load")
        if at is None or not at.apart:
            continue
        run = list(takewhile(lambda place: written[place].is_bare, range(number - 1, -1, -1)))
        if run:
            entries = [other.entry for other in written]
            load = {"load": one.entry.load, "band": one.entry.band, "unit": one.entry.unit}
            yield Doubt(at, ONE_READING, [_with(entries, run, load), entries])


def _counts_of_a_list(written: Sequence[Written]) -> Iterator[Doubt]:
    """`3 sets of 10, 9, 8` and `3 sets 10 9 8`: three sets, or five; `3x10 9 8` are five."""
    first, *others = written
    is_list = "sets" in first.marks or all("comma" in one.marks for one in others)
    if first.entry.count == len(written) > 1 and is_list and not any("count" in one.marks for one in others):
        entries = [one.entry for one in written]
        yield Doubt(first.marks["count"], ONE_READING, [_with(entries, [0], {"count": 1}), entries])


def _runs_and_their_times(written: Sequence[Written]) -> Iterator[Doubt]:
    """`1.5km 12min`: one run is one set, and who means two writes two lines."""
    for number, (first, second) in enumerate(pairwise(written)):
        run, time = (first, second) if first.entry.measure is Measure.DISTANCE else (second, first)
        sorts = (run.entry.measure, time.entry.measure)
        if first.is_bare and sorts == (Measure.DISTANCE, Measure.TIME) and run.entry.took_s is None:
            took = replace(second.entry, measure=Measure.DISTANCE, amount=run.entry.amount, took_s=time.entry.amount)
            merged = [*(one.entry for one in written[:number]), took, *(one.entry for one in written[number + 2 :])]
            yield Doubt(second.at, "one run as distance `in` time; two sets are two lines", [merged])


def _sides_of_some(written: Sequence[Written]) -> Iterator[Doubt]:
    """`left 12 10 right 11`: whether an amount without a side is for both, or for the side of its neighbour."""
    if not any("pair" in one.marks or _said_its_side_in_words(one) for one in written):
        return
    both = [one for one in written if not one.marks.keys() & {"side", "both"}]
    for one in both:
        entries = [other.entry for other in written]
        first = written[0].marks.get("side")
        forwards = first is not None and first.start < written[0].at.start
        carried = _sides_carried_on(entries if forwards else entries[::-1])
        yield Doubt(one.at, ITS_SIDE, [entries, carried if forwards else carried[::-1]])


def _sides_carried_on(entries: Sequence[SetEntry]) -> list[SetEntry]:
    """The entries, those without a side with that of the last that has one."""
    side: Side | None = None
    carried: list[SetEntry] = []
    for entry in entries:
        side = entry.side or side
        carried.append(entry if entry.side or entry.right is not None else replace(entry, side=side))
    return carried


def misfits(written: Sequence[Written], trained: Trained) -> Iterator[Doubt]:
    """What a movement isn't done in: a measure or sides that it doesn't have, with what would fit."""
    for one in written:
        if one.entry.measure not in trained.measures:
            expected = f"{an_amount(trained.measures)}, which {trained.title!r} is done in"
            yield Doubt(one.at, expected, [[_in_measure(other, written, trained) for other in written]])
    for one in written:
        if trained.sides is not Sides.EACH and one.marks.keys() & {"side", "both", "each"}:
            why = "counts both sides together" if trained.sides is Sides.ALTERNATING else "is not done per side"
            expected = f"one amount like {EXAMPLES[one.entry.measure].split()[-1]}: {trained.title!r} {why}"
            yield Doubt(
                one.marks.get("each", one.at), expected, [[_without_sides(other, trained.sides) for other in written]]
            )


def _in_measure(one: Written, written: Sequence[Written], trained: Trained) -> SetEntry:
    """An entry in the one measure that a movement takes, where it can only have been meant so.

    A bare number is in the unit of another amount, else in seconds; `2m` is two minutes.
    """
    entry = one.entry
    if tuple(trained.measures) != (Measure.TIME,) or entry.measure is Measure.TIME:
        return entry
    if one.units == ("m",):
        return _scaled(entry, 60, 1000)
    shared = next((other.units[0] for other in written if other.units and other.units[0] in SECONDS_IN), "s")
    return entry if one.units else _scaled(entry, SECONDS_IN[shared])


def _scaled(entry: SetEntry, times: int, over: int = 1) -> SetEntry:
    right = None if entry.right is None else entry.right * times // over
    return replace(entry, measure=Measure.TIME, amount=entry.amount * times // over, right=right)


def _without_sides(one: Written, sides: Sides) -> SetEntry:
    """An entry without sides, where both legs count together as their sum."""
    entry = one.entry
    if sides is Sides.NONE:
        return entry if entry.right is not None else replace(entry, side=None)
    if "each" in one.marks:
        return replace(entry, amount=entry.amount * 2)
    return entry if entry.right is None else replace(entry, amount=entry.amount + entry.right, right=None)


def _with(entries: Sequence[SetEntry], numbers: Collection[int], said: Mapping[str, Any]) -> list[SetEntry]:
    """The entries, with something said about those of these numbers."""
    return [replace(entry, **said) if number in numbers else entry for number, entry in enumerate(entries)]
