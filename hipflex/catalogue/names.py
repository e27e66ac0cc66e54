"""What somebody calls an entry, to its slug."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from hipflex.errors import UnknownName
from hipflex.patterns import pattern

MOST_SUGGESTIONS = 3
MOST_LISTED = 40
LOOSENESS = 0.65
MOST_LETTERS = 1 << 13  # names of a catalogue and of a file, compared each with each
A_SLIP = 0.75
A_SLIP_OF_ONE = 0.8  # where no other word speaks for it; "last" is no "flat"
SHORTEST_TELLING = 3  # "of" and "a" in common say nothing
_BITS: dict[tuple[str, int], int] = {}
_MARKS = pattern(r"[(),]")
_EQUIPMENT_LAST = pattern(r"(?P<movement>[^(),]+)(?:\((?P<inside>[^(),]+)\)|,(?P<behind>[^(),]+))")

_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SETS_AHEAD = pattern(
    rf"[^\W\d_]*\d|[^(\w]|(?:{_NUMBER}) (?:x|sets?|reps?|seconds?|secs?|minutes?|mins?)\b"
    r"|(?:left|right|did|held|hold)(?: for)? \d"
)


class Names(Mapping[str, Sequence[str]]):
    """The normal names of each slug, that of the slug itself first; nothing is looked into before it is asked for.

    Names that only the log holds stand in the place of slugs, and may be anything; else they `are_slugs`.
    """

    def __init__(
        self,
        by_slug: Callable[[], Mapping[str, Sequence[str]]],
        owners: Callable[[], Mapping[str, Sequence[str]]] | None = None,
        owning: Callable[[str], Sequence[str]] | None = None,
        *,
        are_slugs: bool = False,
    ) -> None:
        self._find_by_slug = by_slug
        self._find_owners = owners
        self._find_owning = owning
        self.are_slugs = are_slugs

    @cached_property
    def by_slug(self) -> Mapping[str, Sequence[str]]:
        """The names of each slug."""
        return self._find_by_slug()

    @cached_property
    def owners(self) -> Mapping[str, Sequence[str]]:
        """The slugs that answer to each normal name."""
        return owners_of(self.by_slug) if self._find_owners is None else self._find_owners()

    def owning(self, meant: str) -> Sequence[str]:
        """The slugs that answer to a normal name."""
        return self.owners.get(meant, ()) if self._find_owning is None else self._find_owning(meant)

    def named(self, meant: str) -> list[str]:
        """The slugs of which a normal name is the very one."""
        if self.are_slugs:  # then it says which, and no other name is looked up
            slug = meant.replace(" ", "-")
            return [slug] if slug in self.by_slug else []
        return [slug for slug in self.owning(meant) if normal(slug) == meant]

    def beginning(self, meant: str) -> list[str]:
        """The slugs one of whose names goes on behind these whole words."""
        begun = f"{meant} "
        found = (slugs for name, slugs in self.owners.items() if name.startswith(begun))
        return list(dict.fromkeys(slug for slugs in found for slug in slugs))

    def __getitem__(self, slug: str) -> Sequence[str]:
        return self.by_slug[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self.by_slug

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_slug)

    def __len__(self) -> int:
        return len(self.by_slug)


def owners_of(by_slug: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The slugs that answer to each name."""
    owners: dict[str, list[str]] = {}
    for slug, names in by_slug.items():
        for name in names:
            owners.setdefault(name, []).append(slug)
    return owners


def normal(name: str) -> str:
    """A name as its words; case, spaces, dashes and underscores make no difference.

    `Movement (Equipment)` and `Movement, Equipment` are the same as `Equipment Movement`.
    """
    folded = (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold().strip()
    if ("(" in folded or "," in folded) and (found := _EQUIPMENT_LAST.fullmatch(folded)):
        folded = f"{found['inside'] or found['behind']} {found['movement']}"
    return " ".join(folded.replace("-", " ").replace("_", " ").split())


def names_of(names: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """The names of slugs from what they answer to, which is asked when the first is looked up."""
    return Names(lambda: {slug: spellings((slug, *others)) for slug, others in names})


def spellings(names: Sequence[str], normal_names: Sequence[str] = ()) -> tuple[str, ...]:
    """Names in their normal form, if that isn't known, and as they stand: `squat` means the squat (barbell) too."""
    found = dict.fromkeys(normal_names or map(normal, names))
    for name in names:
        if "(" in name or "," in name or ")" in name:
            found[normal(_MARKS.sub(" ", name))] = None
    return tuple(found)


def resolved(name: str, *tiers: Names, sort: str = "movement") -> str:
    """The slug that a name means; raises UnknownName with the closest ones, and never guesses.

    That is the exact slug, else an exact title or alias, else the only entry one of whose names begins with these whole
    words; of several tiers the first that has any counts.
    """
    found = _exact(normal(name), tiers) or _beginning(normal(name), tiers)
    if len(found) == 1:
        return found[0]
    raise unknown_name(name, *tiers, sort=sort)


def unknown_name(name: str, *tiers: Names, sort: str = "movement") -> UnknownName:
    """The refusal of a name, with those that are closest.

    Of what is no movement all are named where none is close, if they are few; pieces of equipment always, as somebody
    says which of them there are.
    """
    close = suggestions(name, *tiers)
    is_listed = sort != "movement" and (not close or sort == "equipment")
    known = [slug for names in tiers for slug in names] if is_listed else []
    return UnknownName(name, close, sort=sort, known=known if len(known) <= MOST_LISTED else ())


def exactly(name: str, *tiers: Names) -> str | None:
    """The slug of the one entry that has this very slug, title or alias."""
    found = _exact(normal(name), tiers)
    return found[0] if len(found) == 1 else None


def answering(stored: Iterable[str], tiers: Sequence[Names], only: str | None = None) -> dict[str, str]:
    """Of names that a log holds the slugs that answer to them, where those are other words.

    What answers is looked up for each name; where it is asked of `only` one slug, among the names of that alone.
    """
    if only is not None:
        own = {name for names in tiers for name in names.by_slug.get(only, ())}
        stored = [name for name in stored if normal(name) in own]
    found = {name: _exact(normal(name), tiers) for name in stored if name not in tiers[0]}
    answers = {name: slugs[0] for name, slugs in found.items() if len(slugs) == 1}
    return {name: slug for name, slug in answers.items() if slug != name and only in (None, slug)}


def suggestions(name: str, *tiers: Names) -> tuple[str, ...]:
    """The slugs closest to a name, best first."""
    meant = normal(name)
    known = {one: slugs[-1] for names in reversed(tiers) for one, slugs in names.owners.items()}
    close = dict.fromkeys(sorted(_beginning(meant, tiers), key=len))
    for one in _closest_first(meant, known):
        if len(close) >= MOST_SUGGESTIONS:
            break
        close[known[one]] = None
    words = [word for word in meant.split() if len(word) >= SHORTEST_TELLING]
    within = close or _with_one_of(words, known) or _with_one_of(_slips(words, known), known)
    return tuple(within)[:MOST_SUGGESTIONS]


def _with_one_of(words: Iterable[str], known: Mapping[str, str]) -> dict[str, None]:
    """The slugs of names that have one of the words, those with the first word first."""
    in_names = [(one.split(), slug) for one, slug in known.items()]
    return dict.fromkeys(slug for word in words for parts, slug in in_names if word in parts)


def _slips(words: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """The words in names that some words begin, then those that are close to them, the closest first."""
    parts = {part for one in names for part in one.split() if len(part) > SHORTEST_TELLING}
    for word in words:
        if len(word) > SHORTEST_TELLING:
            yield from sorted(part for part in parts if part.startswith(word))
            yield from _closest_first(word, parts, A_SLIP_OF_ONE)


class LikelyNames:
    """The entries that names of other programs likely mean: few, and none for a mere word in common."""

    def __init__(self, *tiers: Names) -> None:
        self._tiers = tiers
        self._known = [(frozenset(one.split()), slugs[0]) for names in tiers for one, slugs in names.owners.items()]

    def of(self, name: str) -> tuple[str, ...]:
        """The slugs of the likeliest entries, best first.

        One of their names goes on behind this one, or has all its words but one, which is close, or else is part of it.
        """
        meant = normal(name)
        words = frozenset(meant.split())
        begun = sorted(_beginning(meant, self._tiers), key=len)
        slips = (slug for known, slug in self._known if len(known) == len(words) and _is_a_slip(words, known))
        parts = sorted(
            ((known, slug) for known, slug in self._known if len(known) > 1 and known < words),
            key=lambda part: -len(part[0]),
        )
        return tuple(dict.fromkeys([*begun, *slips, *(slug for _, slug in parts)]))[:MOST_SUGGESTIONS]


def _is_a_slip(words: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two names have all words in common but one in each, which are close."""
    if len(words - known) != 1:
        return False
    from difflib import SequenceMatcher

    [written], [meant] = words - known, known - words
    return SequenceMatcher(None, written, meant).ratio() >= A_SLIP


def _closest_first(meant: str, names: Iterable[str], looseness: float = LOOSENESS) -> Iterator[str]:
    """The names close to another, the closest first; each is measured when its turn may have come.

    How close it is at most is told by the letters that both have, in a hundredth of the time.
    """
    from difflib import SequenceMatcher
    from heapq import heapify, heappop, heappush

    matcher = SequenceMatcher()
    matcher.set_seq2(meant)
    letters, length = _letters(meant), len(meant)
    waiting: list[tuple[float, bool, str]] = []
    for one in names:
        most = 2 * (letters & _letters(one)).bit_count() / (length + len(one) or 1)
        if most >= looseness:
            waiting.append((-most, False, one))
    heapify(waiting)
    while waiting:
        _, is_measured, one = heappop(waiting)
        if is_measured:
            yield one
            continue
        matcher.set_seq1(one)
        if (ratio := matcher.ratio()) >= looseness:
            heappush(waiting, (-ratio, True, one))


@lru_cache(MOST_LETTERS)
def _letters(name: str) -> int:
    """The letters of a name as bits, one for the first `a`, another for the second: so those of two are compared."""
    times, letters = dict[str, int](), 0
    for letter in name:
        times[letter] = times.get(letter, 0) + 1
        letters |= 1 << _BITS.setdefault((letter, times[letter]), len(_BITS))
    return letters


def leading_name(words: Sequence[str], *tiers: Names) -> tuple[str, int]:
    """The slug that the first of the words name, and how many of them do; one word is left over.

    That is the longest such run. An exact slug before what can only be sets needs no names that only the log holds.
    """
    runs = [(count, normal(" ".join(words[:count]))) for count in range(len(words) - 1, 0, -1)]
    if named := _leading_slug(words, runs, tiers):
        return named
    for count, meant in runs:
        found = _exact(meant, tiers)
        if not found and _sets_may_begin(words[count:]):
            found = _beginning(meant, tiers)
        if len(found) == 1:
            return found[0], count
    name = " ".join(before_the_sets(words))
    raise UnknownName(name, suggestions(name, *tiers), new=True)


def before_the_sets(words: Sequence[str]) -> Sequence[str]:
    """The words up to those, the very first aside, that can't belong to a name."""
    end = next((n for n in range(1, len(words)) if _sets_may_begin(words[n:])), len(words))
    return words[:end]


def _sets_may_begin(words: Sequence[str]) -> bool:
    """Whether the words can't go on with a name: it has no digits, signs, or counted sets in words."""
    return _SETS_AHEAD.match(" ".join(words).casefold()) is not None


def _leading_slug(
    words: Sequence[str], runs: Sequence[tuple[int, str]], tiers: Sequence[Names]
) -> tuple[str, int] | None:
    """The slug of an entry that stands before what can only be sets, unless one of an earlier tier answers to it."""
    for number, names in enumerate(tiers):
        if not names.are_slugs:
            return None
        for count, meant in runs:
            if _sets_may_begin(words[count:]) and (named := names.named(meant)):
                return None if any(before.owning(meant) for before in tiers[:number]) else (named[0], count)
    return None


def _exact(meant: str, tiers: Sequence[Names]) -> Sequence[str]:
    """The entries of the first tier that has any with this slug, or else any that answer to the name."""
    return next(filter(None, (names.named(meant) or names.owning(meant) for names in tiers)), ())


def _beginning(meant: str, tiers: Sequence[Names]) -> list[str]:
    return next(filter(None, (names.beginning(meant) for names in tiers)), []) if meant else []
