"""What people write as tokens: numbers, clock times, and words by what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hipflex.domain.measures import Unit
from hipflex.errors import NotationError
from hipflex.value_classes import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

MOST_WORDS = 5
MOST_DIGITS = 12

MEANINGS: Mapping[str, str] = {
    "x": "x, ×, *, times",
    "sets": "set, sets, round, rounds, work set, work sets, working set, working sets",
    "reps": "rep, reps, repetition, repetitions",
    "s": "s, sec, secs, second, seconds, \", ''",
    "min": "min, mins, minute, minutes, '",
    "h": "h, hr, hrs, hour, hours",
    "m": "m, metre, metres, meter, meters",
    "mi": "mi, mile, miles",
    "km": "km, kms, k, kilometre, kilometres, kilometer, kilometers",
    "in": "in, within",
    "@": "@, at, with, w/, with a, with an, with the, using, holding, weighted, at a",
    "kg": "kg, kgs, kilo, kilos, kilogram, kilograms",
    "lb": "lb, lbs, pound, pounds",
    "bodyweight": "bw, bodyweight, body weight, unweighted, no weight, no load, without weight",
    "help": "assisted, assistance, of assistance, assist, help, of help",
    "L": "l, left, left side, left leg, left arm, on left, on the left, on the left side, on the left leg",
    "R": "r, right, right side, right leg, right arm, on right, on the right, on the right side, on the right leg",
    "each": (
        "each side, each, each leg, each arm, on each side, on each leg, every side, per side, per leg, per arm, "
        "a side, a leg, an arm, ea, both, both sides, both legs, both arms, on both sides, on both legs"
    ),
    "side": "side, leg, arm",
    "rpe": "rpe",
    "rir": "rir, reps in reserve, rep in reserve, in reserve, in the tank",
    "warmup": (
        "warmup, warm up, warming up, warmup set, warmup sets, warm up set, warm up sets, as warmup, as a warmup, "
        "as a warm up"
    ),
    "drop": "drop, drop set, drop sets, dropset, dropsets, as a drop set",
    "failure": "failure, to failure, till failure, until failure, fail, to fail",
    "for": "for",
    "of": "of",
    "to": "to, –, —",
    ":": ":, =",
    "twice": "twice",
    "half": "and a half",
    "and": "and, &, then, and then, ;, ., !",
    "done": (
        "did, i did, done, i have done, hold, holds, hold for, held, held for, i held, ran, i ran, ran for, jogged, "
        "jogged for, walked, walked for, cycled, swam, kept, kept for, stretch, stretched"
    ),
}
"""Each thing that a word or a sign can mean, and how it is written; a dash between words is as good as a blank."""

SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ARTICLES = {"a": "1", "an": "1", "half a": "0.5", "half an": "0.5"}
COUNTED = frozenset({"x", "sets", "reps", "s", "min", "h", "m", "km", "kg", "lb", "each", "L", "R"})
COUNTING = frozenset({"x", "of", "rpe", "rir"})
"""What numbers as words stand before and behind."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a load may be written in: the unit of one that names none, and the bands, weakest first."""

    unit: Unit = Unit.KG
    bands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text from `start` to `end`, and what it is.

    `kind` is a key of MEANINGS, a sign as it stands, or one of number, clock, band, word and end. `text` is the number
    in digits, the band as the settings write it, else what was written. `apart` says that a blank stands before it.
    """

    kind: str
    text: str
    start: int
    end: int
    apart: bool

    @property
    def number(self) -> Decimal:
        """The number that is written here."""
        return number_of(self.text)

    @property
    def whole(self) -> int | None:
        """The same where it is whole."""
        if self.text.isdigit() and len(self.text) <= MOST_DIGITS:
            return int(self.text)
        return None if self.number % 1 else int(self.number)


def number_of(text: str) -> Decimal:
    """The number that digits say; one that is too long to be meant is as good as the largest."""
    from decimal import Decimal  # nearly all numbers of sets are whole

    return Decimal(text.replace(",", ".")) if len(text) <= MOST_DIGITS else Decimal(10**MOST_DIGITS)


def tokens_of(text: str, bands: Sequence[str] = (), start: int = 0) -> tuple[Token, ...]:
    """The tokens of a text from `start` on, the last of kind `end`."""
    tokens: list[Token] = []
    at, apart = start, False
    while at < len(text):
        if text[at] in " \t":
            at, apart = at + 1, True
            continue
        after_at = bool(tokens) and tokens[-1].kind == "@"
        token = _token(text, at, bands, apart=apart, after_at=after_at)
        tokens.append(token)
        at, apart = token.end, False
    tokens.append(Token("end", "", len(text), len(text), apart=True))
    return tuple(_with_halves(list(_in_digits(tokens))))


class Cursor:
    """A place among tokens that moves on as they are read."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self._tokens = tokens
        self._at = 0

    @property
    def next(self) -> Token:
        """The token that stands here."""
        return self._tokens[self._at]

    def ahead(self, places: int = 1) -> Token:
        """The token some places on; behind the last there are only ends."""
        return self._tokens[min(self._at + places, len(self._tokens) - 1)]

    @property
    def last(self) -> Token:
        """The token that was taken last; before the first that one."""
        return self._tokens[max(self._at - 1, 0)]

    @property
    def behind(self) -> int:
        """Where the last token that was taken ends."""
        return self.last.end if self._at else self.next.start

    def take(self, *kinds: str) -> Token | None:
        """The token that stands here, passed over, if it is of one of these kinds."""
        token = self.next
        if token.kind not in kinds or token.kind == "end":
            return None
        self._at += 1
        return token

    def instead(self, first: Token, words: str, last: Token | None = None) -> str:
        """The whole text with other words from one token to another."""
        return f"{self.text[: first.start]}{words}{self.text[(last or first).end :]}"

    def slip(self, expected: str, at: Token | None = None, mended: Sequence[str] = ()) -> NotationError:
        """The refusal of the token that stands here, or of another."""
        return NotationError(self.text, (at or self.next).start, expected, mended=mended)


def close_word(word: str) -> str | None:
    """The known word or the number that an unknown word was most likely meant to be."""
    import difflib

    if word.lower() in number_words():
        return number_words()[word.lower()]
    known = [phrase for phrase in _phrases() if len(phrase) > 2 and " " not in phrase]
    return next(iter(difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.75)), None)


def _token(text: str, at: int, bands: Sequence[str], *, apart: bool, after_at: bool) -> Token:
    if after_at and (token := _band(text, at, bands, apart=apart)):
        return token
    found = _pattern().match(text, at)
    if found is None or found.lastgroup == "word":
        return (
            _phrase(text, at, apart=apart)
            or _band(text, at, bands, apart=apart)
            or Token("word", found[0] if found else text[at], at, found.end() if found else at + 1, apart)
        )
    kind = found.lastgroup or "word"
    if kind == "sign":
        kind = _phrases().get(found[0].lower(), found[0])
    return Token(kind, found[0], at, found.end(), apart)


def _phrase(text: str, at: int, *, apart: bool) -> Token | None:
    """The longest run of words with a meaning that begins here."""
    run = _run_of_words().match(text, at)
    if run is None:
        return None
    ends = [word.end() for word in _word().finditer(text, at, run.end())]
    for end in reversed(ends):
        words = " ".join(text[at:end].lower().replace("-", " ").split())
        if not text[at:end].isascii() or (words == "hr" and not apart):  # 1hR is an hour on the right
            continue
        if words in number_words() or words in ARTICLES:
            return Token("numeral", text[at:end], at, end, apart)
        if words in _phrases():
            return Token(_phrases()[words], text[at:end], at, end, apart)
    return _joined(text, at, ends[0], apart=apart)


def _joined(text: str, at: int, end: int, *, apart: bool) -> Token | None:
    """The first of two meanings without a blank between them, one of them a letter: 10kgx8, 45sL, 3xL12."""
    letters = text[at:end].lower()
    for first in (letters[:-1], letters[:1]):
        if first in _phrases() and letters.removeprefix(first) in _phrases():
            return Token(_phrases()[first], text[at : at + len(first)], at, at + len(first), apart)
    return None


def _band(text: str, at: int, bands: Sequence[str], *, apart: bool) -> Token | None:
    """The band that is named here, the longest name first; the word band may stand behind it."""
    for band in sorted(bands, key=len, reverse=True):
        name = r"[ \t_-]+".join(map(re.escape, re.split(r"[\s_-]+", band)))
        if found := re.compile(rf"{name}(?:[ \t]+bands?)?(?=[ \t,;)]|$)", re.IGNORECASE).match(text, at):
            return Token("band", band, at, found.end(), apart)
    return None


def _in_digits(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, numbers as words in digits; alone they are words like any other: `ten` may be a slip."""
    for number, token in enumerate(tokens):
        if token.kind != "numeral":
            yield token
            continue
        counts = tokens[number + 1].kind in COUNTED or tokens[number - 1].kind in COUNTING
        words = " ".join(token.text.lower().replace("-", " ").split())
        digits = number_words().get(words) or ARTICLES[words]
        yield replace(token, kind="number", text=digits) if counts else replace(token, kind="word")


def _with_halves(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, `1 and a half minutes` and `a minute and a half` as one number."""
    for number, token in enumerate(tokens):
        further = [other.kind for other in tokens[number + 1 : number + 3]]
        if token.kind == "number" and "half" in further and token.text.isdigit():
            yield replace(token, text=f"{token.text}.5")
        elif token.kind != "half":
            yield token


@cache
def _pattern() -> re.Pattern[str]:
    """A clock time, a number, a sign or a word. In `10,9,8` a comma is a sign, in `2,5` it belongs to the number."""
    return re.compile(
        r"""
        (?P<clock> [0-9]+:[0-5][0-9](?::[0-5][0-9])?(?![0-9]))
        | (?P<number> (?<![0-9],)[0-9]+,[0-9]+(?!,?[0-9]) | [0-9]+(?:\.[0-9]+)? )
        | (?P<sign> w/ | '' | ["'×*@/,;&+:=()–—-] | [.!](?=[ \t]|$) )
        | (?P<word> [^\W\d_]+ )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _run_of_words() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_]+(?:(?:[ \t]+|-)[^\W\d_]+){{0,{MOST_WORDS - 1}}}")


@cache
def _phrases() -> Mapping[str, str]:
    """What each phrase means."""
    return {phrase: kind for kind, phrases in MEANINGS.items() for phrase in phrases.split(", ")}


@cache
def number_words() -> Mapping[str, str]:
    """The numbers that words write, up to 99, in digits."""
    numbers = {word: number for number, word in enumerate([*SMALL, *TEENS], 1)}
    numbers |= {word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)}
    numbers |= {f"{ten} {one}": numbers[ten] + numbers[one] for ten in TENS for one in SMALL[:9]}
    return {word: str(number) for word, number in numbers.items()}
