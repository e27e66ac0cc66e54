"""What is said behind an amount: load, effort, type, sides, number of sets, time."""

from __future__ import annotations

from hipflex.domain.measures import Measure, SetType, Side
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.forms import Form, form_of
from hipflex.notation.quantities import (
    ONE_READING,
    a_load,
    is_load,
    refuse_range,
    refuse_thousands,
    take_effort,
    take_load,
    take_time,
    take_whole,
)
from hipflex.notation.tokens import Cursor, Token, Vocabulary
from hipflex.value_classes import dataclass, field, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_SETS = 100
SIDES = {"L": Side.LEFT, "R": Side.RIGHT}
TYPES = {"warmup": SetType.WARMUP, "drop": SetType.DROP, "failure": SetType.FAILURE}
SEPARATORS = (",", "and")
BEGINNINGS = ("number", "clock", "L", "R", "done")
NEED_NO_BLANK = ("@", "x", "L", "R", "/", "+", "-", "to", "(", ")", ":", "word", *SEPARATORS)


@dataclass(slots=True)
class Place:
    """Where in a text the reading is, and what it has met before: a load or a side in front of its amount."""

    cursor: Cursor
    vocabulary: Vocabulary
    load_first: tuple[Token, dict[str, Any]] | None = None
    sides_first: bool = False


@dataclass(slots=True)
class Written:
    """An entry as far as it has been read.

    `at` is where its amount begins, `units` are those the amount was written in, `lead` is what was said before it.
    `marks` are the tokens that said something: load, type, rpe, side, both, each, count, sets, time, comma, lead,
    load first, either count, pair.
    """

    entry: SetEntry
    at: Token
    units: tuple[str, ...] = ()
    marks: dict[str, Token] = field(default_factory=dict)
    lead: dict[str, Any] = field(default_factory=dict)

    def say(self, what: str, at: Token, **changes: Any) -> None:
        """Adds something that was said, and where."""
        self.marks[what] = at
        self.entry = replace(self.entry, **changes)

    @property
    def is_bare(self) -> bool:
        """Whether neither a load nor a word was said about the amount."""
        return not self.marks.keys() & {"load", "type", "rpe"}


def says_more(place: Place, one: Written) -> bool:
    """Reads one thing more that is said about an amount; whether there was one."""
    cursor = place.cursor
    cursor.take(")")
    token = cursor.next
    if token.kind != "end" and not token.apart and token.kind not in NEED_NO_BLANK:
        raise cursor.slip("a blank before this", mended=[cursor.instead(token, f" {token.text}")])
    opened = token.kind in (",", "(")
    kinds = [cursor.ahead(opened + places).kind for places in range(4)]
    form = form_of(SAID, kinds, place, one, opened)
    if form is None:
        return False
    if opened:
        cursor.take(token.kind)
    form.take(place, one)
    return True


def taken_time(cursor: Cursor, measure: Measure) -> int:
    """The time behind `in`, which stands here."""
    if measure is Measure.TIME:
        raise cursor.slip("`in` behind reps or a distance, like 5km in 24:30")
    cursor.take("in")
    return take_time(cursor).number


def say_load(place: Place, one: Written) -> None:
    """A load or a band: `@5kg`, `with 5 kg`, `5kg`, `+5kg`, `x 5kg`."""
    cursor, at = place.cursor, place.cursor.next
    if "load" in one.marks:
        raise cursor.slip("one load for a set", at)
    joined = cursor.take("@", "x") is not None
    sign, number = cursor.next, cursor.ahead()
    if not joined and sign.kind in ("+", "-") and not (is_load(cursor) and (sign.kind == "+" or not number.apart)):
        expected = ONE_READING if sign.kind == "+" or number.apart else "@ before a load without a unit"
        raise cursor.slip(expected, at, _readings_of_sign(place, at, number))
    one.say("load", at, **taken_load(place))
    refuse_range(cursor)


def _readings_of_sign(place: Place, sign: Token, number: Token) -> list[str]:
    """`10 - 5kg` with a dash or a minus, `10 + 8` as a load or as another set."""
    cursor = place.cursor
    as_load = cursor.instead(sign, f"@{sign.kind}{number.text}", number)
    if is_load(cursor):
        return [as_load, cursor.instead(sign, f"@{number.text}", number)]
    return [as_load, cursor.text.replace("+", " ")] if sign.kind == "+" else [as_load]


def taken_load(place: Place) -> dict[str, Any]:
    """The load or band that stands here, as what an entry holds."""
    refuse_thousands(place.cursor)
    load, band, unit = take_load(place.cursor, place.vocabulary)
    return {"load": load, "band": band, "unit": unit}


def say_count(place: Place, one: Written) -> None:
    """The number of sets behind the amount: `10 reps x 3`, `45s for 3 sets`, `10 reps 3 times`."""
    cursor, at = place.cursor, place.cursor.next
    cursor.take("x", "for")
    number = cursor.next
    if "count" in one.marks:
        raise cursor.slip(f"{a_load(place.vocabulary)}, with @ before it", number, [cursor.instead(at, "@", at)])
    count = take_whole(cursor, MOST_SETS, "a number of sets")
    sets = cursor.take("sets")
    cursor.take("x")
    if not sets and "load" in one.marks and one.marks["load"].kind == "number":
        load = f"{one.marks['load'].text}{cursor.text[one.marks['load'].end : at.start].strip()}"
        readings = [f"{count}x{one.entry.amount}@{load}", f"{one.entry.amount} {count}@{load}"]
        raise cursor.slip(ONE_READING, at, [cursor.instead(one.at, reading, number) for reading in readings])
    one.say("count", number, count=count)


def say_twice(place: Place, one: Written) -> None:
    """Two sets: `45 seconds twice`."""
    at = place.cursor.next
    place.cursor.take("twice")
    one.say("count", at, count=2)


def say_effort(place: Place, one: Written) -> None:
    """An effort: `rpe 8`, `@ rpe 8`, `2 rir`."""
    at = place.cursor.next
    place.cursor.take("@")
    if "rpe" in one.marks:
        raise place.cursor.slip("one effort, rpe or rir", at)
    one.say("rpe", at, rpe=take_effort(place.cursor))


def say_type(place: Place, one: Written) -> None:
    """What the set was for."""
    at = place.cursor.next
    place.cursor.take(*TYPES)
    if "type" in one.marks:
        raise place.cursor.slip("one type: warmup, drop or failure", at)
    one.say("type", at, type=TYPES[at.kind])


def say_each(place: Place, one: Written) -> None:
    """`each side`, and `left and right` without an amount for either."""
    cursor, at = place.cursor, place.cursor.next
    if cursor.take("L"):
        cursor.take("and", "/", "+")
    cursor.take("each", "R")
    one.say("each", at)


def say_side(place: Place, one: Written) -> None:
    """The side that did it."""
    side = place.cursor.next
    place.cursor.take(*SIDES)
    one.say("side", side, side=SIDES[side.kind])


def say_time(place: Place, one: Written) -> None:
    """The time behind what stands behind the amount: `30L in 25s`."""
    at = place.cursor.next
    one.say("time", at, took_s=taken_time(place.cursor, one.entry.measure))


def pass_over(place: Place, _: Written) -> None:
    """`45s hold`: a word that says nothing more."""
    place.cursor.take("done")


def load_is_behind(place: Place, _: Written, opened: int) -> bool:
    """Whether a bare load belongs to the amount before it: not in `20kg x 8, 22kg x 6`."""
    return not (place.load_first or (opened and place.cursor.ahead(3).kind in ("x", *BEGINNINGS)))


def type_is_behind(place: Place, _: Written, opened: int) -> bool:
    """Whether a word belongs to the amount before it: not in `8, drop 6`."""
    return not (opened and place.cursor.ahead(2).kind in BEGINNINGS)


def side_is_behind(place: Place, one: Written, opened: int) -> bool:
    """Whether a side belongs to the amount before it: not in `left 12 right 10` and `10 L12`."""
    letter, amount = place.cursor.ahead(opened), place.cursor.ahead(opened + 1)
    before_next = opened or place.sides_first or (letter.apart and not amount.apart)
    said = one.marks.keys() & {"side", "both", "each"}
    return not said and not (before_next and amount.kind in BEGINNINGS)


def _is_not_counted(_: Place, one: Written, __: int) -> bool:
    return "count" not in one.marks


def _is_no_other_count(place: Place, one: Written, opened: int) -> bool:
    """Whether `3x` says how often an amount was done: in `10 8x` it is the beginning of another."""
    times = place.cursor.ahead(opened + 1)
    return "count" not in one.marks and (bool(one.units) or len(times.text) > 1)


def _has_no_time(_: Place, one: Written, __: int) -> bool:
    return one.entry.took_s is None and "both" not in one.marks


NO_AMOUNT = "!of|x|:|number|clock|L|R|done"
SAID = (
    Form("10 @ rpe 8", "@ rpe|rir", say_effort),
    Form("10 rpe 8", "rpe|rir", say_effort),
    Form("10 with 2 reps in reserve", "@ number rpe|rir !number", say_effort),
    Form("10 2 rir", "number rpe|rir !number", say_effort),
    Form("10 with 5 kg", "@", say_load),
    Form("10 red", "band", say_load),
    Form("10 bodyweight", "bodyweight", say_load),
    Form("10 assisted 20kg", "help", say_load),
    Form("10 x 5kg", "x number kg|lb", say_load),
    Form("10 x bodyweight", "x band|bodyweight", say_load),
    Form("10 +5kg", "+|- number", say_load),
    Form("10 5kg", "number kg|lb", say_load, load_is_behind),
    Form("10 reps x 3", "x number", say_count),
    Form("10 reps for 3 sets", "for number sets", say_count),
    Form("10 reps, 3 sets", f"number sets {NO_AMOUNT}", say_count, _is_not_counted),
    Form("10 reps 3 times", f"number x {NO_AMOUNT}", say_count, _is_no_other_count),
    Form("10 reps twice", "twice", say_twice, _is_not_counted),
    Form("10 warm-up", "warmup|drop|failure", say_type, type_is_behind),
    Form("12 left and right", "L and|/|+ R", say_each),
    Form("12 each side", "each", say_each),
    Form("12 left", "L|R", say_side, side_is_behind),
    Form("12L in 30s", "in", say_time, _has_no_time),
    Form("45s hold", "done", pass_over),
)
"""What may be said behind an amount, tried in this order."""
