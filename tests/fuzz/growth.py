"""Texts in which one part is repeated, at two lengths: a reader that tries everything takes far more than its share."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hipflex.errors import HipflexError
from tests.fuzz.mutants import KINDS, WORDS
from tests.fuzz.readers import Leak

SHORT, TIMES = 3_000, 4
MOST_GROWTH = 10
"""Four times as long takes four times the time in a linear reader, sixteen times in a quadratic one."""
TOO_SHORT_TO_TELL_S = 0.02

Reader = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Growing:
    """A text that can be as long as one likes."""

    head: str
    part: str
    tail: str

    def of_length(self, characters: int) -> str:
        """The text with its part repeated up to a length."""
        return f"{self.head}{self.part * (characters // len(self.part))}{self.tail}"


def growing(kind: str, seeds: range) -> Iterator[Growing]:
    """A text of a kind for each seed: what is right, with a part of it or something odd again and again."""
    for seed in seeds:
        chance = random.Random(f"growing {kind} {seed}")  # noqa: S311 - meant to be the same every time
        text = chance.choice(KINDS[kind])
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        part = text[start : min(end, start + chance.choice([1, 2, 5, 200]))]
        yield Growing(text[:end], chance.choice([part, chance.choice(WORDS), " ", "9", f" {part}"]) or " ", text[end:])


def growth(reader: Reader, text: Growing) -> float:
    """How many times as long a reader takes for four times the text; 0 where it is too quick to tell."""
    longer = _seconds(reader, text.of_length(SHORT * TIMES))
    if longer < TOO_SHORT_TO_TELL_S:
        return 0
    short, longer = (min(_seconds(reader, text.of_length(n)) for _ in range(3)) for n in (SHORT, SHORT * TIMES))
    return longer / max(short, TOO_SHORT_TO_TELL_S / MOST_GROWTH)


def _seconds(reader: Reader, text: str) -> float:
    began = time.process_time()
    with contextlib.suppress(HipflexError, Leak):
        reader(text)
    return time.process_time() - began


def outgrown(kind: str, reader: Reader, seeds: range) -> list[str]:
    """The texts of a kind for which a reader takes more than its share, in words."""
    return [
        f"{kind}: {times:.0f} times as long for {TIMES} times {text.part[:40]!r} behind {text.head[:80]!r}"
        for text in growing(kind, seeds)
        if (times := growth(reader, text)) > MOST_GROWTH
    ]
