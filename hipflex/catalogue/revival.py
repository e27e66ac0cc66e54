"""Entries made of texts that were checked before, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from hipflex.catalogue.checking import checked
from hipflex.catalogue.combining import known_entries
from hipflex.catalogue.report import Report
from hipflex.catalogue.shelf import KEPT_IN, Entry
from hipflex.domain.movement import Origin
from hipflex.notation import Vocabulary
from hipflex.yamltext.nodes import Node

Value = TypeVar("Value")
Rows = Mapping[str, tuple[str, str, int, int]]
"""By slug: the folder or file of an entry, its origin, and where its text begins and ends."""


def revived(
    sorts: Mapping[str, Rows], text_of: Callable[[int, int], Node], vocabulary: Vocabulary
) -> dict[str, Mapping[str, Any]]:
    """The entries of every sort by slug."""
    lazy: dict[str, Mapping[str, Any]] = {}

    def made(sort: str, slug: str) -> Any:
        kept_in, origin, start, end = sorts[sort][slug]
        node, report = text_of(start, end), Report(slug, vocabulary)
        value = KEPT_IN[kept_in][1](slug, node, report, Origin(origin))
        return checked(sort, Entry(value, node, kept_in, Origin(origin)), known_entries(lazy, {}), report)

    for sort, rows in sorts.items():
        lazy[sort] = _Lazy(rows, partial(made, sort))
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
