"""What the words of a time say: a day, a time of day, a part of the day, or a moment before now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hipflex.errors import Refused
from hipflex.notation.forms import Form, form_of
from hipflex.value_classes import dataclass, replace
from hipflex.when.calendar import last_date, last_day, valid
from hipflex.when.words import Word, nearest, words_of

LONGEST = 100  # characters; what says when is shorter
NOON = time(12)
SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400}
DAY = SECONDS_IN["day"]
SMALLER = {"hour": "minute", "minute": "second"}
COUNTS = ("number", "year", "pair", "article", "half", "quarter")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: a moment, or a day and a time of day.

    `hour` are the words of a clock time that may be before noon or after; `clock` is what they say as they stand.
    `part` and `half` are the part and the half of the day.
    """

    moment: datetime | None = None
    day: date | None = None
    weekday: int | None = None
    clock: time | None = None
    hour: Word | None = None
    part: str | None = None
    half: str | None = None
    keeps_clock: bool = False


class Reader:
    """Reads a text from left to right, form by form."""

    def __init__(self, text: str, now: datetime, sort: str, expected: str) -> None:
        if len(text) > LONGEST:
            raise Refused(f"{text[:LONGEST] + '…'!r} is not {sort}: expected {expected}")
        self._text = text
        self._sort = sort
        self._now = now.replace(microsecond=0)
        self._expected = expected
        self._words = words_of(text)
        self._said = Said()

    def read(self) -> Said:
        """All that the text says."""
        if not self._words:
            raise Refused(f"{self._text!r} is not {self._sort}: expected {self._expected}")
        while self._words:
            taken = self._ago() or self._form()
            self._words = self._words[taken:]
        return self._said

    def _form(self) -> int:
        """Understands the next words by their form; how many they are."""
        end = Word("end", "", len(self._text))
        form = form_of(FORMS, [word.kind for word in [*self._words[:4], end, end]])
        if form is None:
            raise self._not_understood(self._words[0])
        self._says(**form.take(self, *self._words[: form.length]))
        return form.length

    def _ago(self) -> int:
        """Understands a time before now, like `2h 30min ago`; how many words say it, none where they say another."""
        seconds, waiting, size, in_days = Decimal(0), Decimal(0), "", True
        for count, word in enumerate(self._words, 1):
            if word.kind in COUNTS and (not waiting or _goes_on(self._words[count - 2], word)):
                waiting += word.number
                continue
            if word.kind not in SECONDS_IN and not (word.kind == "ago" and size):
                return 0
            # `1h30 ago` goes on in minutes, `an hour and a half ago` in hours.
            size = word.kind if word.kind in SECONDS_IN else size if waiting % 1 else SMALLER.get(size, size)
            seconds += waiting * SECONDS_IN[size]
            in_days = in_days and size in ("day", "week") and not waiting % 1
            waiting = Decimal(0)
            if word.kind == "ago":
                self._says(**self.before_now(int(seconds), keeps_clock=in_days))
                return count
        return 0

    def _says(self, **said: Any) -> None:
        """Keeps what was said, which must not differ from what was said before; a moment says all."""
        before = self._said
        self._said = replace(before, **said)
        changed = any(getattr(before, name) not in (None, False, value) for name, value in said.items())
        if changed or (self._said.moment and self._said != Said(self._said.moment)):
            raise Refused(f"{self._text!r} says two things at once: expected {self._expected}")

    def before_now(self, seconds: int, *, keeps_clock: bool = True) -> dict[str, Any]:
        """So much before now: a day at the present time of day, or else a moment."""
        try:
            before = timedelta(seconds=seconds)
            if keeps_clock:
                return {"day": self._now.date() - before, "keeps_clock": True}
            return {"moment": (self._now - before).astimezone()}
        except (OverflowError, ValueError, OSError):
            raise Refused(f"{self._text!r} lies before the calendar begins") from None

    def on(self, word: Word, days: Sequence[date]) -> dict[str, Any]:
        """The one day that a word may mean."""
        if len(days) > 1:
            raise refusal(self._text, word, map(str, days))
        if not days:
            raise Refused(f"{self._text!r} is no date of the calendar")
        return {"day": days[0]}

    def last(self, day: Word, month: Word | None = None) -> dict[str, Any]:
        """The last such day not after today."""
        today = self._now.date()
        return self.on(day, last_date(today, month.whole, day.whole) if month else last_day(today, day.whole))

    def two_numbers(self, word: Word) -> dict[str, Any]:
        """`26.11` and `13/4` as a day, `18.30` as a time: as whichever of them there is, and isn't said elsewhere."""
        first, second = _numbers(word.text)
        orders = [(second, first)] if "." in word.text else [(second, first), (first, second)]
        days = [day for order in dict.fromkeys(orders) for day in last_date(self._now.date(), *order)]
        timed = self._said.clock or any(other.kind == "clock" for other in self._words)
        clock = None if timed else re.fullmatch(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])", word.text)
        if clock and days:
            raise refusal(self._text, word, [*map(str, days), f"{clock[1]}:{clock[2]}"])
        return {"clock": time(first, second)} if clock else self.on(word, days)

    def clock(self, *words: Word) -> dict[str, Any]:
        """The time of day of `18:30`, of `7.30`, or of an hour and its minute."""
        parts = [part for word in words for part in ([word.whole] if word.kind == "number" else _numbers(word.text))]
        hour, minute, second = [*parts, 0, 0][:3]
        try:
            return {"clock": time(hour, minute, second)}
        except (ValueError, OverflowError):
            raise self._not_understood(words[0]) from None

    def hour(self, hour: Word, *others: Word) -> dict[str, Any]:
        """An hour that may be before noon or after, as long as no part of the day is said."""
        return self.clock(hour) | {"hour": self._as_one(hour, *others)}

    def past_or_to(self, before: Word, sign: Word, hour: Word) -> dict[str, Any]:
        """The time of day of `half past seven` and `ten to eight`."""
        minutes = before.whole if before.kind == "number" else int(before.number * 60)
        is_range = sign.kind == "to" and before.text.isdigit() and minutes <= 12  # 5 to 7 may be two hours
        if is_range or not 0 < minutes < 60 or not 0 < hour.whole < 24:
            raise self._not_understood(before)
        clock = time(hour.whole, minutes) if sign.kind == "past" else time(hour.whole - 1, 60 - minutes)
        return {"clock": clock, "hour": self._as_one(before, sign, hour)}

    def months_ago(self, number: Word) -> dict[str, Any]:
        """The same day of an earlier month, at the present time of day."""
        today = self._now.date()
        year, month = divmod(today.year * 12 + today.month - 1 - number.whole, 12)
        return self.on(number, valid([(year, month + 1, today.day)])) | {"keeps_clock": True}

    def day_of_last_week(self, *words: Word) -> dict[str, Any]:
        """A day of the week before this one; a Sunday begins a week to some and ends it to others."""
        monday = self._now.date() - timedelta(days=self._now.weekday() + 7)
        sundays = [monday - timedelta(days=1), monday + timedelta(days=6)]
        weekday = next(word.whole for word in words if word.kind == "weekday")
        return self.on(self._as_one(*words), sundays if weekday == 6 else [monday + timedelta(days=weekday)])

    def _as_one(self, *words: Word) -> Word:
        return Word("words", self._text[words[0].start : words[-1].end], words[0].start)

    def _not_understood(self, word: Word) -> Refused:
        if word.kind == "future":
            return Refused(f"{self._text!r} lies in the future: expected {self._expected}")
        if word.kind == "midnight":
            return refusal(self._text, word, ["0:00", "23:59"])
        if word.kind == "number" and word.number < 24 and len(self._words) == 1:
            return refusal(self._text, word, [f"{hour}:00" for hour in sorted({word.whole, word.whole % 12 + 12})])
        clock = re.fullmatch("([01][0-9]|2[0-3])([0-5][0-9])", word.text)
        if clock and (word.kind != "year" or self._said != Said()):
            said = f"{self._text[: word.start]}{clock[1]}:{clock[2]}{self._text[word.end :]}"
            return Refused(f"{word.text!r} in {self._text!r} is no time without its colon: write `{said}`")
        if forms := nearest(self._words):
            clear = " or ".join(f"`{form}`" for form in forms)
            return Refused(f"{self._text!r} leaves open when that was: write {clear}")
        return Refused(f"{self._text!r} is not {self._sort} ({word.text!r} says none): expected {self._expected}")


def _numbers(text: str) -> list[int]:
    """The numbers of a text."""
    return [int(number) for number in re.findall("[0-9]+", text)]


def _goes_on(before: Word, word: Word) -> bool:
    """Whether two numbers are one: `twenty five`, `two and a half`."""
    return word.kind in ("half", "quarter") or (before.text.isalpha() and word.text.isalpha() and word.number < 10)


def refusal(text: str, word: Word, instead: Iterable[str]) -> Refused:
    """The refusal of a text in which a word may mean several things, with the text for each."""
    lines = " or ".join(f"`{text[: word.start]}{one}{text[word.end :]}`" for one in instead)
    return Refused(f"{word.text!r} in {text!r} has two readings: write {lines}")


def _orders(text: str) -> Iterator[tuple[int, int, int]]:
    """The years, months and days that three numbers may be: with points the day is first."""
    first, second, third = re.findall("[0-9]+", text)
    if len(first) == 4:
        yield int(first), int(second), int(third)
        return
    year = int(third) if len(third) == 4 else 2000 + int(third)
    yield year, int(second), int(first)
    if "." not in text:
        yield year, int(first), int(second)
    if len(third) != 4:
        yield 2000 + int(first), int(second), int(third)


FORMS = (
    Form("26 nov 2025", "number|ordinal month year", lambda r, d, m, y: r.on(d, valid([(y.whole, m.whole, d.whole)]))),
    Form("nov 26 2025", "month number|ordinal year", lambda r, m, d, y: r.on(d, valid([(y.whole, m.whole, d.whole)]))),
    Form("24th november", "number|ordinal month", lambda r, day, month: r.last(day, month)),
    Form("nov 24", "month number|ordinal", lambda r, month, day: r.last(day, month)),
    Form("on the 24th", "ordinal", Reader.last),
    Form("2026-11-20", "triple", lambda r, word: r.on(word, valid(_orders(word.text)))),
    Form("today", "today", lambda r, _: r.before_now(0)),
    Form("yesterday", "yesterday", lambda r, _: r.before_now(DAY)),
    Form("the day before yesterday", "day before yesterday", lambda r, *_: r.before_now(2 * DAY)),
    Form("friday last week", "weekday last week", Reader.day_of_last_week),
    Form("last week friday", "last week weekday", Reader.day_of_last_week),
    Form("a month ago", "number|article months ago", lambda r, number, *_: r.months_ago(number)),
    Form("earlier today", "ago today", lambda r, *_: r.before_now(0)),
    Form("monday", "weekday", lambda _, day: {"weekday": day.whole}),
    Form("last monday", "last|this weekday", lambda _r, _, day: {"weekday": day.whole}),
    Form("last night", "last evening|night", lambda r, _, part: r.before_now(DAY) | {"part": part.kind}),
    Form("this morning", "this morning|afternoon|evening", lambda r, _, part: r.before_now(0) | {"part": part.kind}),
    Form("tonight", "tonight", lambda r, _: r.before_now(0) | {"part": "night"}),
    Form("now", "now", lambda r, _: r.before_now(0, keeps_clock=False)),
    Form("7.30pm", "pair|clock am|pm", lambda r, clock, half: r.clock(clock) | {"half": half.kind}),
    Form("26.11", "pair", Reader.two_numbers),
    Form("18:30", "clock", Reader.clock),
    Form("18h30", "number hour number", lambda r, hour, _, minute: r.clock(hour, minute)),
    Form("18h", "number hour", lambda r, hour, _: r.clock(hour)),
    Form("7 o'clock", "number o'clock", Reader.hour),
    Form("half past seven", "half|quarter|number past|to number !am|pm", Reader.past_or_to),
    Form(
        "half past 7 pm",
        "half|quarter|number past|to number am|pm",
        lambda r, *words: r.past_or_to(*words[:3]) | {"half": words[3].kind},
    ),
    Form("7pm", "number am|pm", lambda r, hour, half: r.hour(hour) | {"half": half.kind}),
    Form(
        "7 in the evening",
        "number morning|afternoon|evening|night",
        lambda r, hour, part: r.hour(hour) | {"part": part.kind},
    ),
    Form("8 this morning", "number this|at", lambda r, hour, _: r.hour(hour)),
    Form("at 7", "at number !am|pm|hour|o'clock|month|past|to", lambda r, _, hour: r.hour(hour)),
    Form("noon", "noon", lambda *_: {"clock": NOON}),
    Form("evening", "morning|afternoon|evening|night", lambda _, part: {"part": part.kind}),
    Form("at noon", "at !end", lambda *_: {}),
)
"""Every way of writing a day or a time, tried in this order; `… ago` has no fixed length."""
