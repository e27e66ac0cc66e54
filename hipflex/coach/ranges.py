"""The ranges that a dose grows through, from the one that is written up to a ceiling."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.domain.dose import Dose, holds
from hipflex.domain.measures import Measure, Span
from hipflex.domain.rules import ProgressionAxis, Rule
from hipflex.value_classes import replace

LONGER = {Measure.REPS: ProgressionAxis.REPS, Measure.TIME: ProgressionAxis.HOLD}
"""The axis along which the range of a dose grows."""
USUAL_STEP = {ProgressionAxis.REPS: 2, ProgressionAxis.HOLD: 5}
TIMES_WRITTEN = 2
"""How far a range grows where a rule names no ceiling: to so many times what is written."""
ROOM = 5
"""With more load than was written, a fixed amount is worked up to from a part in so many below."""


def with_span(dose: Dose, span: Span) -> Dose:
    """The dose with another range of repetitions or seconds; of holds to a total as many as that takes."""
    if span == dose.span:
        return dose
    if dose.measure is Measure.REPS:
        return replace(dose, reps=span)
    sets = dose.sets if dose.total_seconds is None else holds(dose.total_seconds, span)
    return replace(dose, seconds=span, sets=sets)


def ranges(written: Dose, rules: Sequence[Rule]) -> tuple[Span, ...]:
    """The ranges that a dose can have, the written one first, each higher than the one before."""
    found = [written.span]
    for rule in rules:
        while _lengthens(rule, written) and (further := _raised(found[-1], rule, ceiling_of(rule, written))):
            found.append(further)
    return tuple(found)


def range_of(meant: Span, written: Dose, rules: Sequence[Rule]) -> Span | None:
    """The range that sets meant for a span belong to, where a dose can have come to it.

    That is one it can have, or what is left of one where only an end of it was asked for: the lowest end after a break,
    a top where it was kept. Of holds to a total it is any with holds as long or longer.
    """
    if written.total_seconds is not None:
        span = written.span
        return meant if meant.high >= span.high and meant.low >= span.low else None
    known = ranges(written, rules)
    if meant in (*known, room_below(written)):
        return meant
    ends = {Span.fixed(known[0].low): known[0]} | {Span.fixed(span.high): span for span in known}
    return ends.get(meant)


def at_the_top(dose: Dose) -> Dose:
    """The dose with only the top of its range asked for."""
    is_fixed = dose.total_seconds is not None or dose.measure is Measure.DISTANCE
    return dose if is_fixed else with_span(dose, Span.fixed(dose.span.high))


def next_range(dose: Dose, written: Dose, rules: Sequence[Rule], rule: Rule) -> Span | None:
    """The range after the dose's, where a rule leads to it."""
    if not _lengthens(rule, written):
        return None
    high, ceiling = dose.span.high, ceiling_of(rule, written)
    return next((one for one in ranges(written, rules) if high < one.high <= ceiling), None)


def range_from(low: int, written: Dose, rules: Sequence[Rule]) -> Span:
    """The highest range that a dose can have from an amount on; from less than is written one that leads up to it."""
    known = [one for one in ranges(written, rules) if one.low <= low]
    if known:
        return known[-1]
    width = max(USUAL_STEP[LONGER.get(written.measure, ProgressionAxis.REPS)], low // ROOM)
    return Span(low, min(low + width, written.span.high))


def is_part_of(asked: Dose, written: Dose) -> bool:
    """Whether a dose leads up to the written one, or to its range with more load or another band: less of the same."""
    if written.total_seconds is not None:
        is_same = asked.grams <= written.grams and asked.band in (None, written.band)
        return is_same and (asked.total_seconds or written.total_seconds) < written.total_seconds
    whole = whole_range(asked, written)
    is_lower = asked.span.low < whole.low and asked.span.high <= whole.high
    return is_lower and written.measure is not Measure.DISTANCE and asked.total_seconds is None


def whole_range(dose: Dose, written: Dose) -> Span:
    """The range that a dose leads up to: the written one, or with more load or band the room below a fixed amount."""
    room = room_below(written)
    is_heavier = dose.grams > written.grams or (dose.band is not None and dose.band != written.band)
    return room if room and is_heavier else written.span


def room_below(written: Dose) -> Span | None:
    """The range that leads up to a fixed amount; None where a range is written, or a distance or a total."""
    span = written.span
    if span.low < span.high or written.measure is Measure.DISTANCE or written.total_seconds is not None:
        return None
    return Span(span.high - span.high // ROOM, span.high)


def with_room(dose: Dose, written: Dose) -> Dose:
    """The dose with room below its fixed amount where it has more load or band than was written, without it else."""
    if dose.span not in (written.span, room_below(written)):
        return dose
    return with_span(dose, whole_range(dose, written))


def ceiling_of(rule: Rule, written: Dose) -> int:
    """How far a rule raises the range of a dose."""
    return rule.ceiling or written.span.high * TIMES_WRITTEN


def _lengthens(rule: Rule, dose: Dose) -> bool:
    return rule.axis is LONGER.get(dose.measure) and dose.total_seconds is None


def _raised(span: Span, rule: Rule, ceiling: int) -> Span | None:
    """A range moved up a step; a fixed amount becomes the low end."""
    high = min(span.high + (rule.step or USUAL_STEP[rule.axis]), ceiling)
    if high <= span.high:
        return None
    return Span(span.high if span.low == span.high else span.low + high - span.high, high)
