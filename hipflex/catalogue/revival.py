"""Entries made of texts that were checked before, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from hipflex.catalogue.checking import checked_movement, checked_programme, checked_workout
from hipflex.catalogue.combining import known_names
from hipflex.catalogue.fields import Report
from hipflex.catalogue.shelf import KEPT_IN, MOVEMENTS, PROGRAMMES, WORKOUTS, Entry
from hipflex.documents.nodes import Node
from hipflex.domain.movement import Origin
from hipflex.notation import Vocabulary

Value = TypeVar("Value")
Rows = Mapping[str, tuple[str, str, int, int]]
"""By slug: the folder or file of an entry, its origin, and where its text begins and ends."""


def revived(
    sorts: Mapping[str, Rows], text_of: Callable[[int, int], Node], vocabulary: Vocabulary
) -> dict[str, Mapping[str, Any]]:
    """The entries of every sort by slug."""
    known = known_names(sorts)
    lazy: dict[str, Mapping[str, Any]] = {}

    def entry(sort: str, slug: str) -> Entry:
        kept_in, origin, start, end = sorts[sort][slug]
        node = text_of(start, end)
        value = KEPT_IN[kept_in][1](slug, node, Report(slug, vocabulary), Origin(origin))
        return Entry(value, node, kept_in, Origin(origin))

    def checked(sort: str, slug: str) -> Any:
        found, report = entry(sort, slug), Report(slug, vocabulary)
        if sort == MOVEMENTS:
            return checked_movement(found, known, report)
        if sort == WORKOUTS:
            return checked_workout(found, lazy[MOVEMENTS], report)
        return checked_programme(found, lazy[WORKOUTS], report) if sort == PROGRAMMES else found.value

    for sort, rows in sorts.items():
        lazy[sort] = _Lazy(rows, partial(checked, sort))
    return lazy


class _Lazy(Mapping[str, Value]):
    """Values by slug, each made when it is first asked for."""

    def __init__(self, slugs: Mapping[str, object], make: Callable[[str], Value]) -> None:
        self._slugs = slugs
        self._make = make
        self._made: dict[str, Value] = {}

    def __getitem__(self, slug: str) -> Value:
        if slug not in self._slugs:
            raise KeyError(slug)
        if slug not in self._made:
            self._made[slug] = self._make(slug)
        return self._made[slug]

    def __contains__(self, slug: object) -> bool:
        return slug in self._slugs

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)
