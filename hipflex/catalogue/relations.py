"""What entries are to each other: names that two answer to, and links that go round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hipflex.catalogue.names import normal
from hipflex.catalogue.shelf import Entry
from hipflex.domain.movement import Movement, Origin

LINKS = ("harder", "easier")


def own_last(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with the user's own behind the shipped ones, so that what is wrong is told of the user's."""
    return sorted(entries, key=lambda entry: entry.origin is not Origin.SHIPPED)


def clashing_names(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str, str]]:
    """Entries that answer to a name of an earlier one: the entry, the name, the earlier one's slug."""
    in_order = list(entries)
    owners: dict[str, Entry] = {}
    slugs = [(entry, entry.value.slug) for entry in in_order]
    others = [(entry, name) for entry in in_order for name in entry.value.names[1:]]
    for entry, name in [*slugs, *others]:
        owner = owners.setdefault(normal(name), entry)
        if owner is not entry:
            yield entry, name, owner.value.slug


def loops(movements: Mapping[str, Movement]) -> Iterator[tuple[str, str, str]]:
    """Links of easier and harder movements that contradict the others: the slug, the field, the slug it names.

    Of each circle one link is told, the first in the order of the movements.
    """
    above = _in_circles(_harder_ones(movements))
    below = {slug: {other for other, links in above.items() if slug in links} for slug in above}
    told: set[str] = set()
    for slug in (slug for slug in movements if slug in above and slug not in told):
        circle = _reached(above, slug) & _reached(below, slug)
        links = [(field, first) for field in LINKS for first in getattr(movements[slug], field) if first in circle]
        if links:
            told |= circle
            yield slug, *links[0]


def _harder_ones(movements: Mapping[str, Movement]) -> dict[str, set[str]]:
    """The movements that links from either side say to be harder than each."""
    above: dict[str, set[str]] = {slug: set() for slug in movements}
    for slug, movement in movements.items():
        above[slug] |= above.keys() & set(movement.harder)
        for easier in above.keys() & set(movement.easier):
            above[easier].add(slug)
    return above


def _in_circles(above: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is left when movements without a harder one are taken away, again and again; mostly nothing."""
    left = dict(above)
    while ends := [slug for slug, links in left.items() if not any(link in left for link in links)]:
        for slug in ends:
            del left[slug]
    return {slug: links & left.keys() for slug, links in left.items()}


def _reached(above: Mapping[str, set[str]], start: str) -> set[str]:
    """Every movement that links lead to from one; the one itself only where they lead back."""
    reached: set[str] = set()
    waiting = list(above[start])
    while waiting:
        slug = waiting.pop()
        if slug not in reached:
            reached.add(slug)
            waiting += above[slug]
    return reached
