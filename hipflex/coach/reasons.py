"""The words of a reason: what was done, with what, when, and what of it was the top."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hipflex.coach.evidence import Evidence
from hipflex.domain.dose import Dose
from hipflex.domain.masses import GRAMS_PER_POUND
from hipflex.domain.measures import Measure, Span, Unit, thousandths
from hipflex.domain.movement import Resistance

DAYS_WITH_A_NAME = 7  # from the seventh day on its weekday could be today's
MOST_AMOUNTS = 6  # more numbers in a row nobody reads
UNITS = {Measure.REPS: "", Measure.TIME: " s", Measure.DISTANCE: " m"}
UNLOADED = {Resistance.EXTERNAL: "without load", Resistance.BODYWEIGHT: "at body weight"}


def amounts_words(seen: Evidence, measure: Measure, resistance: Resistance | None, unit: Unit) -> str:
    """What was done, and with what: `10, 10, 9 with 5 kg`, `12 sets of 4–5 s`."""
    amounts = [result.amount for result in seen.results]
    if len(amounts) <= MOST_AMOUNTS:
        told = ", ".join(_numbers(amounts, measure))
    else:
        told = f"{len(amounts)} sets of {_span_words(Span(min(amounts), max(amounts)), measure)}"
    return " ".join(filter(None, [told + UNITS[measure], _resistance_words(seen, measure, resistance, unit)]))


def top_words(dose: Dose, lowest: int) -> str:
    """What the sets reached, the lowest of them too: `the top of 8–10 in every set`, `more than 30 in every set`."""
    if dose.total_seconds is not None:
        return f"all {dose.total_seconds} seconds"
    span = dose.span
    top = "more than " if lowest > span.high else "" if span.low == span.high else "the top of "
    reached = Span.fixed(span.high) if lowest > span.high else span
    return f"{top}{_span_words(reached, dose.measure)}{UNITS[dose.measure]} in every set"


def more_words(dose: Dose) -> str:
    """What is still to come within a range."""
    longer = "a little longer" if dose.measure is Measure.TIME else "one more"
    most = _span_words(Span.fixed(dose.span.high), dose.measure)
    return f"{longer} where you can, up to {most}{UNITS[dose.measure]}"


def short_words(dose: Dose, *, asked_for: bool = False) -> str:
    """What the sets fell short of: `below 8`, `below the 8 asked for`."""
    if dose.total_seconds is not None:
        return f"short of {dose.total_seconds} seconds"
    low = dose.span.low
    amount = f"{_span_words(Span.fixed(low), dose.measure)}{UNITS[dose.measure]}"
    return f"below the {amount} asked for" if asked_for else f"below {amount}"


def span_words(dose: Dose) -> str:
    """A range as one would say it: `8–10`, `20–30 s`."""
    return f"{_span_words(dose.span, dose.measure)}{UNITS[dose.measure]}"


def amount_words(span: Span, measure: Measure) -> str:
    """A range as one would say it: `3–5 reps`, `20–25 s`."""
    unit = UNITS[measure] or (" rep" if span.high == 1 else " reps")
    return f"{_span_words(span, measure)}{unit}"


def load_words(grams: int, unit: Unit) -> str:
    """A load: `5 kg`, `20 kg of help`, `no load`."""
    if not grams:
        return "no load"
    number = thousandths(abs(grams)) if unit is Unit.KG else round(abs(grams) / float(GRAMS_PER_POUND), 2)
    return f"{number:g} {unit}{' of help' if grams < 0 else ''}"


def ago_words(day: date, today: date) -> str:
    """A day as one would say it: today, yesterday, on Tuesday, on 2026-11-03."""
    days = (today - day).days
    if days in (0, 1):
        return ("today", "yesterday")[days]
    return f"on {day:%A}" if 1 < days < DAYS_WITH_A_NAME else f"on {day.isoformat()}"


def _resistance_words(seen: Evidence, measure: Measure, resistance: Resistance | None, unit: Unit) -> str:
    """What the sets were done with, or nothing where that isn't worth a word."""
    bands = sorted(band for band in seen.bands if band)
    if bands and None in seen.bands:
        return ""
    if bands:
        return f"with the {' and '.join(bands)} band{'s' if len(bands) > 1 else ''}"
    if any(seen.grams):
        ends = dict.fromkeys([min(seen.grams), max(seen.grams)])
        return f"with {' to '.join(load_words(grams, unit) for grams in ends)}"
    is_plain_hold = measure is not Measure.REPS and resistance is Resistance.BODYWEIGHT
    return "" if resistance is None or is_plain_hold else UNLOADED.get(resistance, "")


def _span_words(span: Span, measure: Measure) -> str:
    return "–".join(dict.fromkeys(_numbers([span.low, span.high], measure)))


def _numbers(amounts: Iterable[int], measure: Measure) -> list[str]:
    return [f"{thousandths(one) if measure is Measure.DISTANCE else one}" for one in amounts]
