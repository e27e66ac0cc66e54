"""What somebody calls an entry, to its slug."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from hipflex.errors import UnknownName

MOST_SUGGESTIONS = 3
LOOSENESS = 0.6
_BLANK = re.compile(r"[\s_-]+")

Names = Mapping[str, Sequence[str]]
"""The names of each slug: the slug itself, the title, the aliases."""


def words_of(name: str) -> tuple[str, ...]:
    """A name as words; case, spaces, dashes and underscores make no difference."""
    return tuple(word for word in _BLANK.split(unicodedata.normalize("NFC", name).casefold()) if word)


def resolved(name: str, names: Names, *, sort: str = "movement") -> str:
    """The slug that a name means; raises UnknownName with the closest ones, and never guesses.

    That is the exact slug, else an exact title or alias, else the only entry one of whose names begins with these whole
    words.
    """
    words = words_of(name)
    if words:
        for slug in names:
            if words_of(slug) == words:
                return slug
        for found in (_exact(words, names), _beginning(words, names)):
            if len(found) == 1:
                return found[0]
    raise UnknownName(name, suggestions(name, names), sort=sort)


def suggestions(name: str, names: Names) -> tuple[str, ...]:
    """The slugs closest to a name, best first."""
    words = words_of(name)
    beginning = _beginning(words, names) if words else []
    known = {" ".join(words_of(one)): slug for slug, all_names in names.items() for one in all_names}
    close = difflib.get_close_matches(" ".join(words), known, n=MOST_SUGGESTIONS, cutoff=LOOSENESS)
    found = [*sorted(beginning, key=len), *(known[one] for one in close)]
    within = [slug for slug, all_names in names.items() if any(set(words) & set(words_of(one)) for one in all_names)]
    return tuple(dict.fromkeys(found or within))[:MOST_SUGGESTIONS]


def leading_name(words: Sequence[str], names: Names, *, sort: str = "movement") -> tuple[str, int]:
    """The slug that the first of the words name, and how many of them do; the longest such run, one word left over."""
    for count in range(len(words) - 1, 0, -1):
        name = words_of(" ".join(words[:count]))
        found = _exact(name, names)
        if not found and not words[count][:1].isalpha():
            found = _beginning(name, names)
        if len(found) == 1:
            return found[0], count
    name_meant = " ".join(_before_the_sets(words))
    raise UnknownName(name_meant, suggestions(name_meant, names), sort=sort)


def _before_the_sets(words: Sequence[str]) -> Iterable[str]:
    """The words up to the first that could be a set; it begins with a digit."""
    end = next((n for n, word in enumerate(words) if n and not word[:1].isalpha()), len(words))
    return words[:end]


def _exact(words: tuple[str, ...], names: Names) -> list[str]:
    return [slug for slug, all_names in names.items() if any(words_of(one) == words for one in all_names)]


def _beginning(words: tuple[str, ...], names: Names) -> list[str]:
    count = len(words)
    return [slug for slug, all_names in names.items() if any(words_of(one)[:count] == words for one in all_names)]
