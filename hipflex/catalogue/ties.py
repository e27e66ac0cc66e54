"""What the user's aliases tie to which movement or lift, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from hipflex.catalogue.entry import Entry
from hipflex.catalogue.layout import LIFTS
from hipflex.catalogue.names import normal, spellings
from hipflex.domain.movement import Origin
from hipflex.errors import Problem
from hipflex.fields import closest, shown
from hipflex.value_classes import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Ties:
    """The aliases that can be used, and what is wrong with the others.

    `slugs` says of names, in their normal form, which entry alone answers to them.
    """

    usable: dict[str, Entry] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    by_slug: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def answering(self, entry: Entry) -> Entry:
        """An entry with the names that are tied to it, and without those that are tied to others."""
        added = [one for one in self.by_slug.get(entry.slug, ()) if normal(one) not in entry.normal_names]
        aliases = zip(entry.names[2:], entry.normal_names[2:], strict=True)
        kept = [name for name, meant in aliases if self.slugs.get(meant, entry.slug) == entry.slug]
        if not added and len(kept) == len(entry.names) - 2:
            return entry
        names = [*entry.names[:2], *kept, *added]
        return replace(entry, names=names, normal_names=[*map(normal, names)])


def ties(aliases: Iterable[Entry], exercises: Mapping[str, Entry], lost: Collection[str]) -> Ties:
    """What aliases tie to which of the exercises; `lost` are the slugs of such as can't be used.

    A name that a shipped lift has is the user's to give to another entry, a slug or any other entry's name is not.
    """
    found, first, firm = Ties(), dict[str, Entry](), _firm_owners(exercises.values())
    for alias in aliases:
        name, slug, meant = alias.slug, alias.value, normal(alias.slug)
        twin, owner = first.setdefault(meant, alias), firm.get(meant, slug)
        if twin is not alias and twin.path != alias.path:  # of a folder that was named before
            continue
        if twin is not alias:
            found.problems.append(_problem(alias, f"{shown(name)} stands here again", "each name once"))
        elif slug not in exercises:
            found.problems.append(_unknown(alias, exercises, lost))
        elif owner != slug:
            what = f"{owner} answers to {shown(name)} already"
            found.problems.append(_problem(alias, what, "a name that no other entry has"))
        else:
            found.usable[name] = alias
            found.by_slug.setdefault(slug, []).append(name)
            found.slugs.update((one, firm.get(one, slug)) for one in spellings([name]))
    return found


def _firm_owners(exercises: Collection[Entry]) -> dict[str, str]:
    """Who answers to the normal names that an alias can't take away: slugs first."""
    owners: dict[str, str] = {}
    for entry in exercises:
        owners.setdefault(entry.normal_names[0], entry.slug)
    for entry in exercises:
        if entry.sort != LIFTS or entry.origin is not Origin.SHIPPED:
            for name in entry.normal_names[1:]:
                owners.setdefault(name, entry.slug)
    return owners


def _unknown(alias: Entry, exercises: Collection[str], lost: Collection[str]) -> Problem:
    slug = alias.value
    if slug in lost:
        return _problem(alias, f"{shown(slug)} is left out itself", "a movement or a lift without problems")
    expected = "the slug of a known one"
    return _problem(alias, f"no movement or lift is called {shown(slug)}", expected, closest(slug, exercises))


def _problem(alias: Entry, what: str, expected: str, suggestion: str | None = None) -> Problem:
    return Problem(alias.placed().node.place, what, expected, alias.slug, suggestion)
