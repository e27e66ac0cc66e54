"""The words that people say times with, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from hipflex.notation.tokens import number_words
from hipflex.value_classes import dataclass

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MEANINGS: Mapping[str, str] = {
    "now": "now",
    "today": "today",
    "yesterday": "yesterday",
    "tonight": "tonight",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "noon": "noon midday",
    "before": "before",
    "ago": "ago earlier back",
    "last": "last",
    "past": "past",
    "to": "to",
    "quarter": "quarter",
    "midnight": "midnight",
    "future": "tomorrow next",
    "few": "few couple some several",
    "weekend": "weekend weekends",
    "years": "year years",
    "vague": "other recently lately sometime time while",
    "this": "this",
    "am": "am a.m a.m.",
    "pm": "pm p.m p.m.",
    "o'clock": "o'clock oclock",
    "second": "s sec secs second seconds",
    "minute": "m min mins minute minutes",
    "hour": "h hr hrs hour hours",
    "day": "d day days",
    "week": "w wk wks week weeks",
    "months": "month months",
    "article": "a an",
    "half": "half",
    "at": "at around about",
    "filler": "the of on in and t just , - /",
    **{f"weekday {number}": f"{name} {name[:3]}" for number, name in enumerate(WEEKDAYS)},
    **{f"month {number}": f"{name} {name[:3]}" for number, name in enumerate(MONTHS, 1)},
}
"""Each meaning, and the words and signs for it."""
ALSO = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu", "sept": "sep"}


WEEKEND = ("saturday", "sunday")
ANY_DAY = ("yesterday", "2 days ago", "monday")
NEAREST: Mapping[str, Sequence[str]] = {
    "last week": ("monday last week", "a week ago"),
    "this week": ("monday", "yesterday"),
    "last months": ("a month ago", "24 oct"),
    "this months": ("2 weeks ago", "24th"),
    "last years": ("24 nov 2025", "11 months ago"),
    "last weekend": WEEKEND,
    "this weekend": WEEKEND,
    "weekend": WEEKEND,
    "last few": ("2 days ago", "3 days ago"),
    "last vague": ANY_DAY,
    "this vague": ANY_DAY,
    "vague": ANY_DAY,
    "ago this": ("monday", "yesterday"),
    "ago": ("2 hours ago", "this morning"),
}
"""The nearest clear ways of saying when to those whose first words leave it open, by the kinds of these."""

LARGEST = 10**9
"""What any larger number is as good as: no calendar has so many days."""

UNITS = ("second", "minute", "hour", "day", "week", "months")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a sign from `start` to `end`; `number` is what it counts, or which weekday or month it is."""

    kind: str
    text: str
    start: int
    number: Decimal = Decimal(0)

    @property
    def whole(self) -> int:
        """The number without its fraction."""
        return int(self.number)

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words_of(text: str) -> list[Word]:
    """The words of a text that say something; what is none is of the kind unknown."""
    words = [word for found in _pattern().finditer(text) if (word := _word(found)).kind != "filler"]
    return [word for number, word in enumerate(words) if word.kind != "article" or _is_one(words, number)]


def nearest(words: Sequence[Word]) -> Sequence[str]:
    """The nearest clear ways of saying when, where words leave it open; none where they are of another sort."""
    if words[0].kind == "few":
        unit = next((word.text for word in words[1:2] if word.kind in UNITS), "days")
        return (f"2 {unit} ago", f"3 {unit} ago")
    return NEAREST.get(" ".join(word.kind for word in words[:2])) or NEAREST.get(words[0].kind, ())


def _is_one(words: Sequence[Word], number: int) -> bool:
    """Whether `a` is the number one: in `an hour and a half` the first is, in `half an hour` none."""
    around = [word.kind for word in words[max(number - 1, 0) : number + 2]]
    return around[-1] in UNITS and not {"half", "quarter"} & set(around)


def _word(found: re.Match[str]) -> Word:
    kind, text = found.lastgroup or "unknown", found[0].lower()
    if kind == "word":
        if text in number_words():
            return Word("number", found[0], found.start(), Decimal(number_words()[text]))
        kind, _, number = _meanings().get(ALSO.get(text, text), "unknown").partition(" ")
        value = {"article": Decimal(1), "half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(
            kind, Decimal(number or 0)
        )
        return Word(kind, found[0], found.start(), value)
    digits = re.match(r"[0-9]+(?:\.[0-9]+)?", text)
    value = min(Decimal(digits[0]), Decimal(LARGEST)) if digits else Decimal(0)
    return Word(kind, found[0], found.start(), value)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<triple> [0-9]{1,4}(?P<sign>[./-])[0-9]{1,2}(?P=sign)[0-9]{1,4}(?![0-9]) )
        | (?P<clock> [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]) )
        | (?P<pair> [0-9]{1,2}[./-][0-9]{1,2}(?![0-9])\.? )
        | (?P<ordinal> [0-9]{1,2}(?:st|nd|rd|th)(?![a-z]) )
        | (?P<year> (?: 19[5-9][0-9] | [2-9][0-9]{3} )(?![0-9]) )
        | (?P<number> [0-9]+ )
        | (?P<word> [ap]\.m\b\.? | [a-z]+(?:'[a-z]+)? | [,/] | -(?![0-9]) | (?<=[a-z])- )
        | (?P<unknown> \S )
        """,
        re.VERBOSE | re.IGNORECASE | re.ASCII,
    )


@cache
def _meanings() -> Mapping[str, str]:
    return {word: meaning for meaning, words in MEANINGS.items() for word in words.split()}
