"""Texts in the notation, each written together with what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, SetType, Side, Span, Tempo, Unit
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.workout_line import SetEntry
from hipflex.notation.tokens import Vocabulary
from hipflex.value_classes import replace

BANDS = ("yellow", "red", "extra-heavy", "İpek")
VOCABULARY = Vocabulary(Unit.KG, BANDS)
POUNDS = Vocabulary(Unit.LB, BANDS)


def movement(*measures: Measure, sides: Sides = Sides.EACH) -> Movement:
    return Movement(
        "knee-drive",
        "Knee drive",
        Kind.EXERCISE,
        {"any": Dose(Span(3, 3), Span(8, 10))},
        sides,
        measures or (*Measure,),
    )


ANYTHING = movement()
BLANKS = st.sampled_from([" ", "  ", "\t", " \t "])
NO_OR_SOME_BLANKS = st.one_of(st.just(""), BLANKS)
CASES = st.sampled_from([str.lower, str.upper, str.title, str.swapcase])
SEVERAL = st.integers(1, 100)
SIDES = {"L": Side.LEFT, "R": Side.RIGHT}


@st.composite
def numbers(draw: st.DrawFn, most: int, *, least: str = "0.001") -> tuple[str, Decimal]:
    """A number with up to three decimals."""
    places = draw(st.integers(0, 3))
    value = draw(st.decimals(Decimal(least), most, places=places))
    text = f"{value:f}"
    return draw(st.sampled_from([text, text if places == 3 else text.replace(".", ",")])), value


@st.composite
def clock_times(draw: st.DrawFn) -> tuple[str, int]:
    hours, minutes, seconds = draw(st.integers(0, 23)), draw(st.integers(0, 59)), draw(st.integers(1, 59))
    if draw(st.booleans()):
        return f"{hours}:{minutes:02}:{seconds:02}", hours * 3600 + minutes * 60 + seconds
    return f"{minutes}:{seconds:02}", minutes * 60 + seconds


@st.composite
def unit_times(draw: st.DrawFn) -> tuple[str, int]:
    hours, minutes, seconds = draw(st.integers(1, 22)), draw(st.integers(0, 70)), draw(st.integers(1, 99))
    short = draw(st.sampled_from(["m", "min"]))
    return draw(
        st.sampled_from(
            [
                (f"{seconds}s", seconds),
                (f"{minutes + 1}min", minutes * 60 + 60),
                (f"{minutes}{short}{seconds}s", minutes * 60 + seconds),
                (f"{hours}h", hours * 3600),
                (f"{hours}h{minutes}min", hours * 3600 + minutes * 60),
                (f"{hours}h{minutes}{short}{seconds}s", hours * 3600 + minutes * 60 + seconds),
            ]
        )
    )


TIMES = st.one_of(clock_times(), unit_times())


@st.composite
def distances(draw: st.DrawFn) -> tuple[str, int]:
    if draw(st.booleans()):
        text, metres = draw(numbers(1000))
        return f"{text}m", int(metres * 1000)
    text, kilometres = draw(numbers(1000))
    return f"{text}km", int(kilometres * 1_000_000)


REPS = st.integers(1, 10_000).map(lambda n: (str(n), n))
AMOUNTS = {Measure.REPS: REPS, Measure.TIME: TIMES, Measure.DISTANCE: distances()}


@st.composite
def loads(draw: st.DrawFn) -> tuple[str, Load | None, str | None]:
    """A load or a band as written, in a vocabulary of kilograms."""
    if draw(st.booleans()):
        band = draw(st.sampled_from(BANDS))
        return band, None, band
    sign = draw(st.sampled_from(["", "+", "-"]))
    text, number = draw(numbers(2000, least="0"))
    unit = draw(st.sampled_from(["", "kg", "lb", "lbs"]))
    grams = number * (Decimal("453.59237") if unit.startswith("lb") else 1000)
    nearest = int(grams + Decimal("0.5")) * (-1 if sign == "-" else 1)
    return f"{sign}{text}{unit}", Load(nearest), None


@st.composite
def efforts(draw: st.DrawFn) -> tuple[str, float]:
    halves = draw(st.integers(2, 20))
    rpe = halves / 2
    written = draw(st.sampled_from([f"{rpe:g}", f"{rpe:.1f}", f"{rpe:.1f}".replace(".", ",")]))
    reserve = f"{10 - rpe:g}"
    return draw(st.sampled_from([(f"rpe{written}", rpe), (f"rir{reserve}", rpe)]))


@st.composite
def qualities(draw: st.DrawFn) -> tuple[list[str], SetType, float | None]:
    """The words that qualify a set: a type, an effort, both in any order, or none."""
    type_ = draw(st.sampled_from(SetType))
    words = [] if type_ is SetType.WORKING else [type_.value]
    rpe = None
    if draw(st.booleans()):
        effort, rpe = draw(efforts())
        words.append(effort)
    return draw(st.permutations(words)), type_, rpe


@st.composite
def times_taken(draw: st.DrawFn) -> tuple[str, int]:
    """The time that reps or a distance took."""
    text, seconds = draw(TIMES)
    return f"{draw(BLANKS)}in{draw(BLANKS)}{text}", seconds


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, SetEntry]:
    """An entry with its words."""
    measure = draw(st.sampled_from(Measure))
    text, amount = draw(AMOUNTS[measure])
    entry = SetEntry(measure, amount)
    timed = measure is not Measure.TIME and draw(st.booleans())
    if timed:
        took, seconds = draw(times_taken())
        text, entry = text + took, replace(entry, took_s=seconds)
    match draw(st.sampled_from(["", "/", "L", "R"])):
        case "/":
            right_text, right = draw(AMOUNTS[measure])
            text, entry = f"{text}/{right_text}", replace(entry, right=right)
            if timed:
                took, seconds = draw(times_taken())
                text, entry = text + took, replace(entry, right_took_s=seconds)
            if (entry.right, entry.right_took_s) == (entry.amount, entry.took_s):
                entry = replace(entry, right=None, right_took_s=None)
        case "L" | "R" as letter:
            text, entry = text + letter, replace(entry, side=SIDES[letter])
    if draw(st.booleans()):
        count = draw(SEVERAL)
        sign = draw(NO_OR_SOME_BLANKS) + draw(st.sampled_from("x×")) + draw(NO_OR_SOME_BLANKS)
        text, entry = f"{count}{sign}{text}", replace(entry, count=count)
    if draw(st.booleans()):
        written, load, band = draw(loads())
        text += draw(NO_OR_SOME_BLANKS) + "@" + draw(NO_OR_SOME_BLANKS) + written
        entry = replace(entry, load=load, band=band)
    words, type_, rpe = draw(qualities())
    for word in words:
        text += draw(BLANKS) + word
    return draw(CASES)(text) if text.isascii() else text, replace(entry, type=type_, rpe=rpe)


@st.composite
def several_entries(draw: st.DrawFn) -> tuple[str, tuple[SetEntry, ...]]:
    """A text of entries."""
    text = draw(NO_OR_SOME_BLANKS)
    meant: list[SetEntry] = []
    for one, entry in draw(st.lists(entries(), min_size=1, max_size=4)):
        if meant and has_two_readings(text, meant[-1], one, entry):
            continue
        text += (draw(BLANKS) if meant else "") + one
        meant.append(entry)
    return text + draw(NO_OR_SOME_BLANKS), tuple(meant)


def has_two_readings(before: str, first: SetEntry, text: str, second: SetEntry) -> bool:
    """Whether two entries behind each other may be one, or share a load."""
    is_bare = replace(first, type=SetType.WORKING, rpe=None, load=None, band=None) == first
    shares_load = is_bare and re.search(r"[ \t]@", text)
    is_one_run = {first.measure, second.measure} == {Measure.TIME, Measure.DISTANCE} and is_bare
    is_one_time = re.search(r"(h|min)$", before, re.IGNORECASE) and re.match(r"[0-9]+(s|m)", text, re.IGNORECASE)
    return bool(shares_load or is_one_run or is_one_time)


def spans(least: int, most: int) -> st.SearchStrategy[Span]:
    pairs = st.tuples(st.integers(least, most), st.integers(least, most))
    return pairs.map(lambda pair: Span(min(pair), max(pair)))


def _rounded(places: int) -> st.SearchStrategy[int]:
    return st.integers(1, 10**9 // 10**places).map(lambda n: n * 10**places)


MILLIMETRES = st.integers(0, 6).flatmap(_rounded)
TEMPOS = st.builds(Tempo, *[st.integers(0, 99)] * 4)
RPES = st.one_of(st.none(), st.integers(2, 20).map(lambda halves: halves / 2))


def resistances(heaviest: int = 2_000_000) -> st.SearchStrategy[tuple[Load | None, str | None]]:
    """A load, a band or neither."""
    whole = st.integers(-heaviest, heaviest).filter(bool).map(lambda grams: (Load(grams), None))
    return st.one_of(st.just((None, None)), whole, st.sampled_from(BANDS).map(lambda band: (None, band)))


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Any dose that the notation can write."""
    load, band = draw(resistances())
    base = Dose(
        sets=draw(spans(1, 100)),
        per_side=draw(st.booleans()),
        load=load,
        band=band,
        rest_s=draw(st.one_of(st.none(), st.integers(1, 86_400))),
        hold=draw(st.one_of(st.none(), spans(1, 200))),
        tempo=draw(st.one_of(st.none(), TEMPOS)),
        type=draw(st.sampled_from(SetType)),
        rpe=draw(RPES),
    )
    match draw(st.sampled_from(["reps", "seconds", "distance", "total"])):
        case "reps":
            return replace(base, reps=draw(spans(1, 10_000)))
        case "seconds":
            return replace(base, seconds=draw(st.one_of(spans(1, 90), spans(1, 86_400))))
        case "distance":
            return replace(base, distance_mm=draw(MILLIMETRES))
    hold = draw(spans(1, 60))
    total = draw(st.integers(1, hold.low * 100))
    return replace(base, sets=Span(-(-total // hold.high), -(-total // hold.low)), seconds=hold, total_seconds=total)


def joined(words: Sequence[str]) -> str:
    return " ".join(words)


ALPHABET = "0123456789x×@/:.,-–+ \t\nkgmhslbrpeiwaudoftLRXİK٣é½"
PIECES = [
    "3x",
    "10",
    "8-10",
    "20-30s",
    "@",
    "2.5kg",
    "red",
    "rpe",
    "rir1",
    "drop",
    "per side",
    "rest 60s",
    "total",
    "by",
]
GIBBERISH = st.one_of(
    st.text(ALPHABET, max_size=12),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(ALPHABET, max_size=3)), max_size=8).map(joined),
    st.text(max_size=20),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "10@", "3x", "rest "]),
        st.just("9" * 60),
        st.sampled_from(["", "m", "kg"]),
    ),
)
"""Texts that nobody should write."""
