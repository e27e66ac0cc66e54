"""Sets as they were done: `3x10@2.5kg 8 rir1`, and as people write them: `3 sets of 10 with 5 lb`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain, pairwise

from hipflex.domain.workout_line import SetEntry
from hipflex.errors import NotationError, Refused
from hipflex.notation.canonical import describe_entries
from hipflex.notation.entries import Reader
from hipflex.notation.quantities import ONE_READING, UNMENDED
from hipflex.notation.readings import Trained, doubts, misfits, together
from hipflex.notation.said import SEPARATORS
from hipflex.notation.tokens import Cursor, Token, Vocabulary, close_word, tokens_of

MOST_CHARACTERS = 10_000
ONE_SET = "the end: one set a line; `3x10` stands for three alike"


def parse_sets(text: str, trained: Trained, vocabulary: Vocabulary) -> tuple[SetEntry, ...]:
    """The entries of a text; raises NotationError at the first slip, with what may be written instead."""
    if len(text) > MOST_CHARACTERS:
        raise Refused(f"no sets take as many as {MOST_CHARACTERS} characters")
    return _read_or_mend(text, vocabulary, partial(_entries, trained=trained, vocabulary=vocabulary))


def parse_set(text: str, trained: Trained, vocabulary: Vocabulary, start: int) -> SetEntry:
    """The one entry of a text from `start` on; raises NotationError at the first slip."""
    one = partial(_entries, trained=trained, vocabulary=vocabulary, start=start, most=1)
    return _read_or_mend(text, vocabulary, one, start)[0]


def _entries(
    text: str, trained: Trained, vocabulary: Vocabulary, start: int = 0, most: int | None = None
) -> tuple[SetEntry, ...]:
    cursor = Cursor(text, tokens_of(text, vocabulary.bands, start))
    written = together(list(Reader(cursor, trained.measures, vocabulary).entries()))
    for doubt in chain(doubts(written), misfits(written, trained)):
        lines = [text[:start] + describe_entries(entries) for entries in doubt.readings]
        raise cursor.slip(doubt.expected, doubt.at, lines)
    if most and len(written) > most:
        raise cursor.slip(ONE_SET, written[most].at)
    return tuple(one.entry for one in written)


def _read_or_mend(
    text: str, vocabulary: Vocabulary, read: Callable[[str], tuple[SetEntry, ...]], start: int = 0
) -> tuple[SetEntry, ...]:
    """The entries of a text, or its slip with the canonical form of what can be read in its place."""
    try:
        return read(text)
    except NotationError as slip:
        lines = [
            text[:start] + describe_entries(entries)
            for guess in slip.mended or _guesses(text, vocabulary, start)
            if (entries := _readable(guess, read))
        ]
        mended = dict.fromkeys(lines if slip.mended else lines[:1])
        expected = UNMENDED if slip.expected == ONE_READING and not mended else slip.expected
        raise NotationError(slip.text, slip.start, expected, mended=tuple(mended)) from None


def _readable(text: str, read: Callable[[str], tuple[SetEntry, ...]], *, mended: bool = False) -> tuple[SetEntry, ...]:
    """The entries of a text, or of the only way of mending it; none where it can't be read."""
    try:
        return read(text)
    except NotationError as slip:
        return () if mended or len(slip.mended) != 1 else _readable(slip.mended[0], read, mended=True)


def _guesses(text: str, vocabulary: Vocabulary, start: int) -> Iterator[str]:
    """The text with commas as separators, with unknown words put right, without them, and up to the first of them."""
    yield text[:start] + re.sub("(?<=[0-9]),(?=[0-9])", ", ", text[start:])
    tokens = tokens_of(text, vocabulary.bands, start)
    unknown = [token for token in tokens if token.kind == "word" and token.text[0].isalpha()]
    if not unknown:
        return
    meant = {token: word for token in unknown if (word := close_word(token.text))}
    if len(meant) == len(unknown):
        yield _without(text, meant)
    # In `3x8, last to failure` what stands behind the unknown word is about something else.
    if not any(before.kind in SEPARATORS and token.kind == "word" for before, token in pairwise(tokens)):
        yield _without(text, dict.fromkeys(unknown, ""))
    yield text[: unknown[0].start]


def _without(text: str, instead: Mapping[Token, str]) -> str:
    """A text with other words in the place of some tokens."""
    for token, word in reversed(list(instead.items())):
        text = f"{text[: token.start]}{word}{text[token.end :]}"
    return text
