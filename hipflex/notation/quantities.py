"""Reps, times, distances and loads, read from tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hipflex.domain.measures import HEAVIEST_GRAMS, Load, Measure, Unit
from hipflex.notation.canonical import format_seconds
from hipflex.notation.tokens import Cursor, Token, Vocabulary, number_of
from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

MOST_REPS = 10_000
LONGEST_SECONDS = 24 * 60 * 60
FARTHEST_MM = 1_000_000_000
MM = {"m": 1000, "km": 1_000_000}
SECONDS_IN = {"h": 3600, "min": 60, "s": 1}
UNITS = {"kg": Unit.KG, "lb": Unit.LB}
UNITS_OF = {Measure.TIME: "s, min or h", Measure.DISTANCE: "m or km"}
UNITS_OF_LOADS = "kg or lb"
METRES_IN_A_MILE = "1609.344"  # exact, by the international yard and pound agreement of 1959
HARDEST = 10
HEAVIEST_NUMBER = 10_000
EXAMPLES = {
    Measure.REPS: "reps like 10",
    Measure.TIME: "a time like 45s or 1:30",
    Measure.DISTANCE: "a distance like 400m",
}
AN_EFFORT = "an effort like rpe8, rpe8.5 (1 to 10) or rir2 (0 to 9)"
ONE_READING = "one of two readings"
UNMENDED = "one reading: a blank between sets, @ before a load, a time like 45s"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of reps, seconds or millimetres, and the units it was written with."""

    measure: Measure
    number: int
    units: tuple[str, ...] = ()


def an_amount(measures: Iterable[Measure]) -> str:
    """What to say is expected where an amount should stand."""
    *others, last = (EXAMPLES[measure] for measure in measures)
    return f"{', '.join(others)} or {last}" if others else last


def measure_ahead(cursor: Cursor) -> Measure | None:
    """The measure of the amount that stands here."""
    if cursor.next.kind == "clock" or _time_unit(cursor):
        return Measure.TIME
    if cursor.next.kind != "number":
        return None
    return Measure.DISTANCE if cursor.ahead().kind in (*MM, "mi") else Measure.REPS


def take_quantity(cursor: Cursor, expected: str) -> Quantity:
    """The reps, time or distance that stands here."""
    unit = cursor.ahead().kind
    match measure_ahead(cursor):
        case Measure.TIME:
            return take_time(cursor)
        case Measure.DISTANCE:
            refuse_thousands(cursor)
            return Quantity(Measure.DISTANCE, take_distance(cursor), (unit,))
        case Measure.REPS:
            reps = take_whole(cursor, MOST_REPS, "whole reps")
            return Quantity(Measure.REPS, reps, ("reps",) if cursor.take("reps") else ())
    raise cursor.slip(expected)


def take_whole(cursor: Cursor, most: int, what: str) -> int:
    """A whole number of something from 1 to `most`."""
    token = cursor.next
    if token.kind == "number" and "," in token.text:
        raise cursor.slip(ONE_READING, mended=[cursor.instead(token, token.text.replace(",", " "))])
    whole = token.whole if cursor.take("number") else None
    if whole is None or not 1 <= whole <= most:
        raise cursor.slip(f"{what} from 1 to {most}", token)
    return whole


def take_time(cursor: Cursor) -> Quantity:
    """A time: 45s, 1:30, 1 min 30 s, 1h30."""
    start = cursor.next
    if clock := cursor.take("clock"):
        parts = [number_of(part) for part in clock.text.split(":")]
        seconds = sum((part * size for part, size in zip(reversed(parts), (1, 60, 3600), strict=False)), number_of("0"))
        units = ["min"] if cursor.take("min") else []
    else:
        seconds, units = _in_units(cursor)
    if seconds % 1 or not 0 < seconds <= LONGEST_SECONDS:
        raise cursor.slip("a time in whole seconds, above 0 and up to 24 hours", start)
    return Quantity(Measure.TIME, int(seconds), tuple(units))


def _in_units(cursor: Cursor) -> tuple[Decimal, list[str]]:
    """The seconds of hours, minutes and seconds behind each other, and the units they were written in."""
    start, seconds, units = cursor.next, number_of("0"), list[str]()
    while unit := _time_unit(cursor, units) or (units and _time_unit(cursor, units, 1)):
        joint = cursor.take("and", ",")
        number = cursor.next
        if units and number.apart and (number.number >= 60 or (joint and joint.text.lower() != "and")):
            raise cursor.slip(ONE_READING, mended=_one_time_or_two(cursor, start, seconds, unit))
        if unit == "s" and "," in number.text:
            raise cursor.slip(ONE_READING, mended=[cursor.instead(number, number.text.replace(",", "s "))])
        cursor.take("number")
        cursor.take(*SECONDS_IN, "m")
        seconds += number.number * SECONDS_IN[unit]
        units.append(unit)
    if not units:
        raise cursor.slip("a time like 45s, 1:30 or 2min")
    return seconds, units


def _time_unit(cursor: Cursor, before: Sequence[str] = (), places: int = 0) -> str:
    """The unit of the time that stands some places on, smaller than those before it; nothing where none does.

    `m` is a minute only behind hours and where seconds are written right behind it; right behind hours and minutes the
    unit may be left out. One place on, only a comma or `and` may stand between.
    """
    number, unit, third, fourth = (cursor.ahead(places + further) for further in range(4))
    smaller = list(SECONDS_IN)[list(SECONDS_IN).index(before[-1]) + 1 :] if before else list(SECONDS_IN)
    if number.kind != "number" or (places and cursor.next.kind not in ("and", ",")):
        return ""
    if unit.kind in SECONDS_IN:
        return unit.kind if unit.kind in smaller else ""
    if unit.kind == "m" and before == ["h"]:
        return "min"
    if unit.kind == "m" and third.kind == "number" and fourth.kind == "s" and not (third.apart or fourth.apart):
        return "min" if "min" in smaller else ""
    return smaller[0] if before and smaller and not number.apart and unit.apart else ""


def _one_time_or_two(cursor: Cursor, start: Token, seconds: Decimal, unit: str) -> list[str]:
    """`1min 90s` as one time, and as two in the same unit."""
    second, end = cursor.next, cursor.ahead()
    whole = int(seconds + second.number * SECONDS_IN[unit])
    return [
        cursor.instead(start, format_seconds(whole), end),
        cursor.instead(start, f"{seconds / SECONDS_IN[unit]:f}{unit} {second.text}{unit}", end),
    ]


def take_distance(cursor: Cursor) -> int:
    """A distance in millimetres."""
    token = cursor.next
    if cursor.ahead().kind == "mi":
        raise cursor.slip("m or km", cursor.ahead(), [_in_kilometres(cursor)])
    if not cursor.take("number"):
        raise cursor.slip("a distance like 400m or 5km")
    unit = cursor.take(*MM)
    if unit is None:
        raise cursor.slip("m or km")
    minutes = cursor.next
    if unit.kind == "m" and minutes.kind == "number" and not minutes.apart:
        raise cursor.slip(ONE_READING, token, [cursor.instead(token, f"{token.text}min{minutes.text}s", minutes)])
    millimetres = token.number * MM[unit.kind]
    if _decimals(token) > 3 or not 0 < millimetres <= FARTHEST_MM:
        raise cursor.slip("a distance above 0 and up to 1000 km, with up to three decimals", token)
    return int(millimetres)


def _in_kilometres(cursor: Cursor) -> str:
    """The text with the miles that stand here in kilometres."""
    kilometres = cursor.next.number * number_of(METRES_IN_A_MILE) / 1000
    return cursor.instead(cursor.next, f"{kilometres:.3f}km", cursor.ahead())


def take_load(cursor: Cursor, vocabulary: Vocabulary) -> tuple[Load | None, str | None, Unit | None]:
    """The load, or the band, that stands here, and the unit that the load was written in."""
    if band := cursor.take("band"):
        return None, band.text, None
    if cursor.take("bodyweight"):
        return Load(0), None, None
    start = cursor.next
    helped = cursor.take("help") is not None
    sign = cursor.take("+", "-")
    token = cursor.next
    if token.kind != "number" or _decimals(token) > 3 or (sign and sign.kind == "-" and token.apart):
        raise cursor.slip(a_load(vocabulary), start)
    cursor.take("number")
    written = cursor.take(*UNITS)
    if not written and cursor.next.kind in (*MM, *SECONDS_IN) and not cursor.next.apart:
        raise cursor.slip(UNITS_OF_LOADS)
    unit = UNITS[written.kind] if written else vocabulary.unit
    if token.number > HEAVIEST_NUMBER or (load := Load.of(token.number, unit)).grams > HEAVIEST_GRAMS:
        raise cursor.slip("a load up to 2000 kg", start)
    helped = cursor.take("help") is not None or helped
    return (Load(-load.grams) if helped or (sign and sign.kind == "-") else load), None, unit


def take_effort(cursor: Cursor) -> float:
    """An effort as rpe, its number before or behind the word; rir n is rpe 10 - n."""
    at = cursor.next
    before = cursor.take("number")
    word = cursor.take("rpe", "rir")
    cursor.take(":")
    number = before or cursor.take("number")
    if word is None or number is None or number.number * 2 % 1 or number.number > HARDEST:
        raise cursor.slip(AN_EFFORT, at)
    if cursor.next.kind in ("-", "to") and cursor.ahead().kind == "number":
        middle = (number.number + cursor.ahead().number) / 2
        raise cursor.slip(AN_EFFORT, mended=[cursor.instead(number, f"{middle:f}", cursor.ahead())])
    rpe = HARDEST - number.number if word.kind == "rir" else number.number
    if not 1 <= rpe <= HARDEST:
        raise cursor.slip(AN_EFFORT, at)
    return float(rpe)


def refuse_range(cursor: Cursor) -> None:
    """Refuses a second number behind a dash, unless that is the sign of a load."""
    dash, number = cursor.next, cursor.ahead()
    signed = dash.kind == "-" and dash.apart and (not number.apart or is_load(cursor, 1))
    if dash.kind in ("-", "to") and number.kind in ("number", "clock") and not signed:
        in_a_row = [cursor.text.replace(dash.text, " ")] if cursor.ahead(2).kind == dash.kind else []
        raise cursor.slip("one number; a range is a dose: write what was done", mended=in_a_row)


def is_load(cursor: Cursor, places: int = 0) -> bool:
    """Whether a load with its unit stands some places on, with or without a sign."""
    kinds = [cursor.ahead(places + further).kind for further in range(3)]
    number, unit = kinds[1:] if kinds[0] in ("+", "-") else kinds[:2]
    return number == "number" and unit in UNITS


def a_load(vocabulary: Vocabulary) -> str:
    """What to say is expected where a load should stand."""
    bands = f", or a band: {', '.join(vocabulary.bands)}" if vocabulary.bands else ""
    return f"a load like 2.5kg, 5lb or -20kg{bands}"


def refuse_thousands(cursor: Cursor) -> None:
    """Refuses a number with a comma before three digits, which some write for thousands and others for decimals."""
    token = next((one for one in map(cursor.ahead, range(3)) if one.kind == "number"), cursor.next)
    if "," in token.text and _decimals(token) == 3:
        readings = [cursor.instead(token, token.text.replace(",", sign)) for sign in ("", ".")]
        raise cursor.slip(ONE_READING, token, readings)


def _decimals(token: Token) -> int:
    return len(token.text.replace(",", ".").partition(".")[2])
