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
"""The normal names of each slug, that of the slug itself first."""


def normal(name: str) -> str:
    """A name as its words; case, spaces, dashes and underscores make no difference."""
    return " ".join(word for word in _BLANK.split(unicodedata.normalize("NFC", name).casefold()) if word)


def names_of(names: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """The names of slugs from what they answer to."""
    return {slug: tuple(dict.fromkeys(map(normal, (slug, *others)))) for slug, others in names}


def resolved(name: str, names: Names, *, sort: str = "movement") -> str:
    """The slug that a name means; raises UnknownName with the closest ones, and never guesses.

    That is the exact slug, else an exact title or alias, else the only entry one of whose names begins with these whole
    words.
    """
    meant = normal(name)
    found = _exact(meant, names) or _beginning(meant, names)
    if len(found) == 1:
        return found[0]
    raise UnknownName(name, suggestions(name, names), sort=sort)


def suggestions(name: str, names: Names) -> tuple[str, ...]:
    """The slugs closest to a name, best first."""
    meant = normal(name)
    known = {one: slug for slug, all_names in names.items() for one in all_names}
    close = difflib.get_close_matches(meant, known, n=len(known) or 1, cutoff=LOOSENESS)
    found = [*sorted(_beginning(meant, names), key=len), *(known[one] for one in close)]
    words = set(meant.split())
    within = [slug for one, slug in known.items() if words & set(one.split())]
    return tuple(dict.fromkeys(found or within))[:MOST_SUGGESTIONS]


def leading_name(words: Sequence[str], names: Names, *, sort: str = "movement") -> tuple[str, int]:
    """The slug that the first of the words name, and how many of them do; the longest such run, one word left over."""
    for count in range(len(words) - 1, 0, -1):
        meant = normal(" ".join(words[:count]))
        found = _exact(meant, names)
        if not found and not words[count][:1].isalpha():
            found = _beginning(meant, names)
        if len(found) == 1:
            return found[0], count
    name_meant = " ".join(_before_the_sets(words))
    raise UnknownName(name_meant, suggestions(name_meant, names), sort=sort)


def _before_the_sets(words: Sequence[str]) -> Iterable[str]:
    """The words up to the first that could be a set; it begins with a digit."""
    end = next((n for n, word in enumerate(words) if n and not word[:1].isalpha()), len(words))
    return words[:end]


def _exact(meant: str, names: Names) -> list[str]:
    """The entry with this slug, else all that answer to the name."""
    of_slug = [slug for slug, all_names in names.items() if all_names[0] == meant]
    return of_slug or [slug for slug, all_names in names.items() if meant in all_names]


def _beginning(meant: str, names: Names) -> list[str]:
    if not meant:
        return []
    begun = f"{meant} "
    return [slug for slug, all_names in names.items() if any(one.startswith(begun) for one in all_names)]
