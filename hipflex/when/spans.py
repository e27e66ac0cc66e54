"""Spans of time: `4 weeks`, `a month`, `this year`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from hipflex.notation.tokens import number_words
from hipflex.patterns import pattern

SPAN = pattern("(?:(?P<number>[0-9]{1,4}|[a-z]+(?: [a-z]+)?) )?(?P<unit>day|week|month|year)s?")
COUNTED_BACK: Mapping[str, Sequence[tuple[int, str]]] = {
    "day": [(1, "day")],
    "week": [(1, "week")],
    "month": [(1, "month"), (4, "week")],
    "year": [(12, "month"), (52, "week")],
}
"""What each span is in those by which days are counted back; not every month has a day like today's."""


def beginnings(text: str, today: date) -> Iterator[str]:
    """The day on which the span that a text in small letters names begins, as somebody writes it.

    The first that is in the calendar is meant; there is none where the text names no span.
    """
    span = SPAN.fullmatch(text)
    if span is None:
        return
    number, unit = span["number"] or "a", span["unit"]
    if number == "this":
        yield str(_begun(unit, today))
        return
    count = {"a": "1", "an": "1", **number_words()}.get(number, number)
    if count.isdecimal():
        for times, back in COUNTED_BACK[unit]:
            whole = int(count) * times
            yield f"{whole} {back}{'s' * (whole != 1)} ago"


def _begun(unit: str, today: date) -> date:
    this_week, this_month = today - timedelta(days=today.weekday()), today.replace(day=1)
    return {"day": today, "week": this_week, "month": this_month, "year": this_month.replace(month=1)}[unit]
