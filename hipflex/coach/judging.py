"""Which sessions tell something of a dose, and what each of them is judged by."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.coach.evidence import Evidence
from hipflex.coach.ranges import is_part_of, range_of, whole_range, with_room, with_span
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Span
from hipflex.domain.rules import Deload, Rule
from hipflex.value_classes import replace

LIGHT_PERCENT = 60
"""A load below so many percent of the usual one makes a light day."""


def is_a_trial(one: Evidence, before: Sequence[Evidence]) -> bool:
    """Whether somebody tried, unasked, what they can lift once or twice: far below the range, with more than usual."""
    usual = next((max(earlier.grams) for earlier in before if not earlier.is_far_below), max(one.grams))
    return not one.is_planned and min(one.grams) > usual and one.is_far_below


def telling(found: Sequence[Evidence], written: Dose, rules: Sequence[Rule]) -> list[Evidence]:
    """The sessions that asked for a range of this dose, or for none.

    Those of another workout are among them where they asked for the range that stands here, as others grow through the
    same ranges to their own end, and where they show as much, or that it was too much. What they do without a load
    tells nothing of the load here, nor the reverse.
    """
    own = [one for one in found if is_of(one, written, rules)]
    home = next((one for one in own if not one.elsewhere), None)
    planned_here = (_range_of(one, written, rules) for one in own if one.is_planned and not one.elsewhere)
    standing = next(planned_here, written.span)

    def tells(one: Evidence) -> bool:
        if not one.elsewhere:
            return True
        if _range_of(one, written, rules) != standing:
            return False
        if home is None:
            return True
        is_as_much = (min(one.grams), one.lowest) >= (min(home.grams), home.lowest)
        return one.has_resistance is home.has_resistance and (is_as_much or one.missed)

    return [one for one in own if tells(one)]


def is_light(one: Evidence, before: Evidence, deload: Deload) -> bool:
    """Whether somebody took it easy that day: far less load than before, unasked and after no break."""
    limit = max(before.grams) * LIGHT_PERCENT
    is_asked = one.is_planned and not one.elsewhere and one.asked.grams * 100 < limit
    is_fresh = (one.day - before.day).days < deload.days and not before.missed
    return is_fresh and not is_asked and max(one.grams) * 100 < limit


def is_of(one: Evidence, written: Dose, rules: Sequence[Rule]) -> bool:
    """Whether a session asked for a range that the written dose leads through, or for none."""
    return not one.is_planned or _range_of(one, written, rules) is not None


def _range_of(one: Evidence, written: Dose, rules: Sequence[Rule]) -> Span | None:
    if (one.asked.total_seconds is None) is not (written.total_seconds is None):
        return None
    if one.leads_up:
        return whole_range(one.asked, written) if is_all(one, written) else one.asked.span
    return range_of(one.asked.span, written, rules)


def leading_up(found: Sequence[Evidence], written: Dose) -> tuple[Evidence, ...]:
    """The sessions, newest first, each knowing whether it was asked for less on the way to the written dose.

    With more load than is written that takes a session before it which was asked for more or less: else somebody wrote
    another range.
    """
    return tuple(
        replace(one, leads_up=True) if _leads_up(one, found[n + 1 :], written) else one for n, one in enumerate(found)
    )


def _leads_up(one: Evidence, before: Sequence[Evidence], written: Dose) -> bool:
    if not one.is_planned or one.elsewhere or not is_part_of(one.asked, written):
        return False
    is_heavier = max(*one.grams, one.asked.grams) > written.grams or one.asked.band not in (None, written.band)
    own = (earlier for earlier in before if not earlier.elsewhere)
    return not is_heavier or any(not earlier.is_planned or earlier.asked.span != one.asked.span for earlier in own)


def is_all(one: Evidence, written: Dose) -> bool:
    """Whether a session came to the written dose, whatever it was asked for."""
    if written.total_seconds:
        return one.total >= written.total_seconds
    return one.lowest >= whole_range(one.asked, written).low


def judged_by_what_stood(own: Sequence[Evidence], written: Dose, rules: Sequence[Rule]) -> tuple[Evidence, ...]:
    """The sessions, newest first, each with the whole range that it was for; by hand that is the one that stood."""
    judged: list[Evidence] = []
    standing = written.span
    for one in reversed(own):
        if one.is_planned:
            standing = _range_of(one, written, rules) or standing
            judged.append(replace(one, asked=with_span(one.asked, standing)))
        else:
            dose = replace(with_span(written, standing), band=None).loaded(min(one.grams))
            judged.append(replace(one, asked=with_room(replace(dose, band=band_of(one.bands)), written)))
    return tuple(reversed(judged))


def band_of(bands: frozenset[str | None]) -> str | None:
    """One of the bands of a session; None where a set was done without."""
    return next((band for band in sorted(filter(None, bands))), None) if None not in bands else None
