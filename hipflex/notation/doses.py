"""Doses as the catalogue writes them: `3 x 8-10 per side @ 2kg rest 90s`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import Load, Measure, SetType, Span, Tempo
from hipflex.notation.amounts import measure_here, take_distance, take_effort, take_load, take_reps, take_time
from hipflex.notation.quantities import LONGEST_SECONDS, SECONDS_IN
from hipflex.notation.said import MOST_SETS, TYPES
from hipflex.notation.scanner import FLAGS, Scanner, whole
from hipflex.notation.tokens import Vocabulary
from hipflex.patterns import pattern
from hipflex.value_classes import dataclass

AT = pattern(r"[ \t]*@[ \t]*")
ANY_BAND = pattern(r"band(?=[ \t]|$)", FLAGS)
DASH = pattern(r"[-–]")
TIMES_SIGN = pattern(r"[ \t]*[x×][ \t]*", FLAGS)
COUNT_AHEAD = pattern(r"[0-9]+(?:[-–][0-9]+)?[ \t]*[x×]", FLAGS)
SHORT_SPAN = pattern(r"([0-9]+)[-–]([0-9]+)(s|min)(?![0-9])", FLAGS)
TOTAL = pattern(r"total[ \t]+", FLAGS)
BY = pattern(r"by[ \t]+", FLAGS)
PER_SIDE = pattern(r"[ \t]+per[ \t]+side(?=[ \t@]|$)", FLAGS)
CLAUSE = pattern(r"(rest|hold|tempo)[ \t]+|(rpe|rir|warmup|drop|failure)", FLAGS)
WHOLE = pattern(r"[0-9]{1,2}")
ONCE = {"rpe": "effort, rpe or rir", "rir": "effort, rpe or rir"} | dict.fromkeys(
    TYPES, "type: warmup, drop or failure"
)
A_HOLD = "`by` and the time of one hold"
A_CLAUSE = "rest, hold or tempo with its times, rpe or rir, warmup, drop or failure, or the end"


@dataclass(frozen=True, slots=True)
class Quota:
    """The amount of one set; with `total_seconds` it is that of one hold."""

    reps: Span | None = None
    seconds: Span | None = None
    distance_mm: int | None = None
    total_seconds: int | None = None


@dataclass(slots=True)
class Clauses:
    """What the clauses have said so far."""

    rest_s: int | None = None
    hold: Span | None = None
    tempo: Tempo | None = None
    type: SetType | None = None
    rpe: float | None = None


@lru_cache(maxsize=256)  # the doses of a catalogue are much alike
def parse_dose(text: str, vocabulary: Vocabulary) -> Dose:
    """The dose that a text writes; raises NotationError at the first slip."""
    scanner = Scanner(text)
    scanner.pass_blanks()
    count = _count(scanner)
    at_quota = scanner.at
    quota = _quota(scanner)
    total = quota.total_seconds * count.high if quota.total_seconds else None
    sets = count if total is None or quota.seconds is None else holds(total, quota.seconds)
    if sets.high > MOST_SETS:
        raise scanner.slip(f"a total of at most {MOST_SETS} holds", at_quota)
    per_side = scanner.take(PER_SIDE) is not None
    load, band = _resistance(scanner, vocabulary) if scanner.take(AT) else (None, None)
    scanner.ends_here("a blank or the end after the amount")
    clauses = _clauses(scanner)
    return Dose(
        sets=sets,
        reps=quota.reps,
        seconds=quota.seconds,
        distance_mm=quota.distance_mm,
        total_seconds=total,
        per_side=per_side,
        load=load if load and load.grams else None,
        band=band,
        rest_s=clauses.rest_s,
        hold=clauses.hold,
        tempo=clauses.tempo,
        type=clauses.type or SetType.WORKING,
        rpe=clauses.rpe,
    )


def _resistance(scanner: Scanner, vocabulary: Vocabulary) -> tuple[Load | None, str | None]:
    """The load or the band; `band` alone is the weakest there is, so that a dose needs no names of anybody's bands."""
    is_named = "band" in map(str.lower, vocabulary.bands)
    if is_named or not scanner.take(ANY_BAND):
        return take_load(scanner, vocabulary)
    return None, next(iter(vocabulary.bands), None)


def _count(scanner: Scanner) -> Span:
    if not scanner.match(COUNT_AHEAD):
        return Span.fixed(1)
    start = scanner.at
    count = _span(scanner, take_reps)
    if count.high > MOST_SETS:
        raise scanner.slip(f"a number of sets from 1 to {MOST_SETS}", start)
    scanner.take(TIMES_SIGN)
    return count


def _quota(scanner: Scanner) -> Quota:
    if scanner.take(TOTAL):
        total = take_time(scanner)
        scanner.ends_here(A_HOLD)
        scanner.pass_blanks()
        if not scanner.take(BY):
            raise scanner.slip(A_HOLD)
        return Quota(seconds=_time_span(scanner), total_seconds=total)
    measure = measure_here(scanner)
    if measure is Measure.TIME or scanner.match(SHORT_SPAN):
        return Quota(seconds=_time_span(scanner))
    if measure is Measure.DISTANCE:
        return Quota(distance_mm=take_distance(scanner))
    if measure is Measure.REPS:
        return Quota(reps=_span(scanner, take_reps))
    raise scanner.slip("reps like 8-10, a time like 20-30s, a distance like 400m, or `total 60s by 5-15s`")


def _clauses(scanner: Scanner) -> Clauses:
    clauses = Clauses()
    while not scanner.at_end():
        scanner.pass_blanks()
        _take_clause(scanner, clauses)
    return clauses


def _take_clause(scanner: Scanner, clauses: Clauses) -> None:
    start = scanner.at
    found = scanner.match(CLAUSE)
    match found and (found[1] or found[2]).lower():
        case "rest" if clauses.rest_s is None:
            scanner.take(CLAUSE)
            clauses.rest_s = take_time(scanner)
        case "hold" if clauses.hold is None:
            scanner.take(CLAUSE)
            clauses.hold = _time_span(scanner)
        case "tempo" if clauses.tempo is None:
            scanner.take(CLAUSE)
            clauses.tempo = _tempo(scanner)
        case "rpe" | "rir" if clauses.rpe is None:
            clauses.rpe = take_effort(scanner)
        case "warmup" | "drop" | "failure" as word if clauses.type is None:
            scanner.take(CLAUSE)
            clauses.type = TYPES[word]
        case None:
            raise scanner.slip(A_CLAUSE)
        case word:
            raise scanner.slip(f"one {ONCE.get(word, word)}", start)
    scanner.ends_here(A_CLAUSE)


def _tempo(scanner: Scanner) -> Tempo:
    seconds = [_phase(scanner)]
    while len(seconds) < 4 and scanner.take(DASH):
        seconds.append(_phase(scanner))
    if len(seconds) < 3:
        raise scanner.slip("seconds as lowering-pause-lifting, like 3-0-1")
    return Tempo(*seconds)


def _phase(scanner: Scanner) -> int:
    found = scanner.take(WHOLE)
    if found is None:
        raise scanner.slip("seconds as lowering-pause-lifting, like 3-0-1")
    return int(found[0])


def _time_span(scanner: Scanner) -> Span:
    short = scanner.match(SHORT_SPAN)
    if short is None:
        return _span(scanner, take_time)
    start = scanner.at
    low, high = (whole(number) * SECONDS_IN[short[3].lower()] for number in (short[1], short[2]))
    if not low > 0 or high > LONGEST_SECONDS:
        raise scanner.slip("a time above 0 and up to 24 hours")
    scanner.at = short.end()
    return _ordered(scanner, low, high, start)


def _span(scanner: Scanner, take: Callable[[Scanner], int]) -> Span:
    start = scanner.at
    low = take(scanner)
    high = take(scanner) if scanner.take(DASH) else low
    return _ordered(scanner, low, high, start)


def _ordered(scanner: Scanner, low: int, high: int, start: int) -> Span:
    if low > high:
        raise scanner.slip("the smaller number first", start)
    return Span(low, high)
