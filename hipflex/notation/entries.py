"""Entries as people write them, from tokens: an amount, and what is said about it before and behind."""

from __future__ import annotations

from collections.abc import Iterator

from hipflex.domain.measures import Load, Measure
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.quantities import (
    MM,
    SECONDS_IN,
    UNITS_OF,
    UNITS_OF_LOADS,
    Quantity,
    an_amount,
    is_load,
    refuse_range,
    take_quantity,
    take_whole,
)
from hipflex.notation.said import (
    BEGINNINGS,
    MOST_SETS,
    SEPARATORS,
    SIDES,
    TYPES,
    Place,
    Written,
    says_more,
    taken_load,
    taken_time,
)
from hipflex.notation.tokens import Cursor, Token, Vocabulary
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LOADS = ("band", "bodyweight")
A_LOAD = "a load like @5kg"
WORDS = ("a word like rpe8 or warmup", "or the end")


class Reader:
    """Reads the entries of one text."""

    def __init__(self, cursor: Cursor, measures: tuple[Measure, ...], vocabulary: Vocabulary) -> None:
        self._cursor = cursor
        self._place = Place(cursor, vocabulary)
        self._measures = measures

    def entries(self) -> Iterator[Written]:
        """The entries up to the end, at least one."""
        cursor = self._cursor
        yield (one := self._entry())
        while cursor.next.kind != "end":
            comma = cursor.take(*SEPARATORS)
            while cursor.take(*SEPARATORS):
                pass
            slash = cursor.take("/") if "side" in one.marks else None  # 10L/8R
            if cursor.next.kind == "end" and not slash:
                return
            one = self._entry()
            if slash and "side" not in one.marks:
                raise cursor.slip("the other side, as in 10L 8R", one.at)
            if comma:
                one.marks["comma"] = comma
            yield one

    def _entry(self) -> Written:
        load_first = self._load_first()
        lead_at, lead = self._cursor.next, self._lead()
        self._cursor.take("done", "for")
        counted, count, of_what = self._count()
        one = self._amount(count)
        if counted:
            one.marks["count"] = counted
        if of_what and of_what.kind == "sets":
            one.marks["sets"] = of_what
        elif of_what and of_what.kind in TYPES:
            one.say("type", of_what, type=TYPES[of_what.kind])
        if lead:
            one.marks["lead"], one.lead = lead_at, lead
        while says_more(self._place, one):
            pass
        self._end(one)
        if self._place.load_first and "load" not in one.marks:
            token, load = self._place.load_first
            one.say("load", token, **load)
            one.marks["load first"] = token
            if load_first and load_first.kind == "x" and counted:
                one.marks["either count"] = load_first
        return one

    def _load_first(self) -> Token | None:
        """Takes a load that stands before its amount, and what joins the two: `20kg x 8`."""
        if not is_load(self._cursor):
            return None
        self._place.load_first = self._cursor.next, taken_load(self._place)
        return self._cursor.take("x", "for", ":", ",")

    def _end(self, one: Written) -> None:
        """Refuses what is neither the end nor the beginning of another entry."""
        behind = self._cursor.next
        begins = behind.apart and (behind.kind in BEGINNINGS or is_load(self._cursor))
        joins = behind.kind in SEPARATORS or (behind.kind == "/" and "side" in one.marks)
        if not (behind.kind == "end" or begins or joins):
            onward = [*self._units(one), *([] if "load" in one.marks else [A_LOAD]), *WORDS]
            raise self._cursor.slip(", ".join(onward))

    def _units(self, one: Written) -> list[str]:
        """The units of an amount or a load that was the last thing read, where it has none."""
        newest = max([one.at, *one.marks.values()], key=lambda token: token.start)
        if self._cursor.last.kind == "number" and newest is one.at:
            return [UNITS_OF[measure] for measure in self._measures if measure in UNITS_OF]
        return [UNITS_OF_LOADS] if self._cursor.last.kind == "number" and newest is one.marks.get("load") else []

    def _lead(self) -> dict[str, Any]:
        """What is said before the amount it is about: `warm-up 10`, `bodyweight 3x10`."""
        lead: dict[str, Any] = {}
        while token := self._cursor.take("bodyweight", *TYPES):
            lead |= {"type": TYPES[token.kind]} if token.kind in TYPES else {"load": Load(0), "unit": None}
            self._cursor.take(":", "of", ",", "x")
        return lead

    def _count(self) -> tuple[Token | None, int, Token | None]:
        """How many sets the amount is for, where that stands before it, and of what: `2 warm-up sets of 10`."""
        cursor = self._cursor
        token, sign, then, last = (cursor.ahead(places) for places in range(4))
        of_sets = sign.kind in ("x", "sets") or (sign.kind in ("done", *TYPES) and then.kind == "of")
        count_behind = sign.kind == "x" and (is_load(cursor, 2) or then.kind in LOADS or last.kind == "sets")
        if token.kind != "number" or not of_sets or count_behind:
            return None, 1, None
        count = take_whole(cursor, MOST_SETS, "a number of sets")
        cursor.take(sign.kind)
        while cursor.take("of", "x", ":", ",", "("):
            pass
        return token, count, sign

    def _amount(self, count: int) -> Written:
        """What one set came to, on one side, both, or either."""
        cursor = self._cursor
        side = cursor.take(*SIDES)
        self._place.sides_first = self._place.sides_first or side is not None
        cursor.take(":")
        at = cursor.next
        quantity, took_s = self._done()
        entry = SetEntry(quantity.measure, quantity.number, count, took_s)
        one = Written(entry, at, quantity.units)
        if side:
            one.say("side", side, side=SIDES[side.kind])
        elif cursor.next.kind == "/" and cursor.ahead().kind == "side":
            cursor.take("/")
            one.say("each", cursor.next)
            cursor.take("side")
        elif cursor.take("/"):
            self._other_side(one, quantity)
        return one

    def _done(self) -> tuple[Quantity, int | None]:
        """An amount and the time it took, where that stands behind it."""
        quantity = take_quantity(self._cursor, an_amount(self._measures))
        refuse_range(self._cursor)
        took_s = taken_time(self._cursor, quantity.measure) if self._cursor.next.kind == "in" else None
        return quantity, took_s

    def _other_side(self, one: Written, left: Quantity) -> None:
        """The right side's amount; in `45/50s` the unit is that of both."""
        cursor = self._cursor
        at = cursor.next
        right, took_s = self._done()
        if not left.units and left.measure is Measure.REPS is not right.measure and len(right.units) == 1:
            factor = (SECONDS_IN | MM)[right.units[0]]
            one.entry = replace(one.entry, measure=right.measure, amount=left.number * factor)
        if one.entry.measure is not right.measure:
            raise cursor.slip(f"{an_amount([one.entry.measure])} on both sides", at)
        if (took_s is None) is not (one.entry.took_s is None):
            raise cursor.slip("a time behind both sides or neither, like 30 in 25s/28 in 25s", at)
        if cursor.next.kind == "/":
            raise cursor.slip("two sides at most, the left one first", mended=[cursor.text.replace("/", " ")])
        if (right.number, took_s) != (one.entry.amount, one.entry.took_s):
            one.entry = replace(one.entry, right=right.number, right_took_s=took_s)
        one.marks["both"] = one.at
