"""What somebody calls an entry, to its slug."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from hipflex.errors import UnknownName

MOST_SUGGESTIONS = 3
LOOSENESS = 0.65
SHORTEST_TELLING = 3  # "of" and "a" in common say nothing
_BLANK = re.compile(r"[\s_-]+")
_MARKS = re.compile(r"[(),]")
_EQUIPMENT_LAST = re.compile(r"(?P<movement>[^(),]+)(?:\((?P<inside>[^(),]+)\)|,(?P<behind>[^(),]+))")

_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SETS_AHEAD = re.compile(
    rf"[^\W\d_]*\d|[^(\w]|(?:{_NUMBER}) (?:x|sets?|reps?|seconds?|secs?|minutes?|mins?)\b"
    r"|(?:left|right|did|held|hold)(?: for)? \d"
)

Names = Mapping[str, Sequence[str]]
"""The normal names of each slug, that of the slug itself first."""


def normal(name: str) -> str:
    """A name as its words; case, spaces, dashes and underscores make no difference.

    `Movement (Equipment)` and `Movement, Equipment` are the same as `Equipment Movement`.
    """
    folded = unicodedata.normalize("NFC", name).casefold().strip()
    if found := _EQUIPMENT_LAST.fullmatch(folded):
        folded = f"{found['inside'] or found['behind']} {found['movement']}"
    return _words(folded)


def names_of(names: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """The names of slugs from what they answer to."""
    return {slug: tuple(dict.fromkeys(_spellings((slug, *others)))) for slug, others in names}


def resolved(name: str, *tiers: Names, sort: str = "movement") -> str:
    """The slug that a name means; raises UnknownName with the closest ones, and never guesses.

    That is the exact slug, else an exact title or alias, else the only entry one of whose names begins with these whole
    words; of several tiers the first that has any counts.
    """
    found = _exact(normal(name), tiers) or _beginning(normal(name), tiers)
    if len(found) == 1:
        return found[0]
    raise UnknownName(name, suggestions(name, *tiers), sort=sort)


def exactly(name: str, *tiers: Names) -> str | None:
    """The slug of the one entry that has this very slug, title or alias."""
    found = _exact(normal(name), tiers)
    return found[0] if len(found) == 1 else None


def answering(stored: Iterable[str], names: Names) -> dict[str, str]:
    """Of names that a log holds the slugs that answer to them, where those are other words."""
    owners: dict[str, set[str]] = {}
    for slug, all_names in names.items():
        for one in all_names:
            owners.setdefault(one, set()).add(slug)
    slugs = {all_names[0]: {slug} for slug, all_names in names.items()}
    found = {name: slugs.get(normal(name)) or owners.get(normal(name), set()) for name in stored if name not in names}
    return {name: next(iter(answers)) for name, answers in found.items() if len(answers) == 1}


def suggestions(name: str, *tiers: Names) -> tuple[str, ...]:
    """The slugs closest to a name, best first."""
    import difflib

    meant = normal(name)
    known = {one: slug for names in tiers for slug, all_names in names.items() for one in all_names}
    close = difflib.get_close_matches(meant, known, n=len(known) or 1, cutoff=LOOSENESS)
    found = [*sorted(_beginning(meant, tiers), key=len), *(known[one] for one in close)]
    words = {word for word in meant.split() if len(word) >= SHORTEST_TELLING}
    within = [slug for one, slug in known.items() if words & set(one.split())]
    return tuple(dict.fromkeys(found or within))[:MOST_SUGGESTIONS]


def leading_name(words: Sequence[str], *tiers: Names) -> tuple[str, int]:
    """The slug that the first of the words name, and how many of them do; the longest such run, one word left over."""
    for count in range(len(words) - 1, 0, -1):
        meant = normal(" ".join(words[:count]))
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


def _words(text: str) -> str:
    return " ".join(word for word in _BLANK.split(text) if word)


def _spellings(names: Iterable[str]) -> Iterable[str]:
    """Each name in its normal form, then as it stands: who types `squat` means the squat (barbell) too."""
    for name in names:
        yield normal(name)
        if _MARKS.search(name):
            yield normal(_MARKS.sub(" ", name))


def _exact(meant: str, tiers: Sequence[Names]) -> list[str]:
    """The entries with this slug, else those that answer to the name."""
    of_slug = [[slug for slug, all_names in names.items() if all_names[0] == meant] for names in tiers]
    answering = [[slug for slug, all_names in names.items() if meant in all_names] for names in tiers]
    return next(filter(None, [*of_slug, *answering]), [])


def _beginning(meant: str, tiers: Sequence[Names]) -> list[str]:
    begun = f"{meant} "
    found = (
        [slug for slug, all_names in names.items() if any(one.startswith(begun) for one in all_names)]
        for names in tiers
    )
    return next(filter(None, found), []) if meant else []
