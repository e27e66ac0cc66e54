"""Values by slug that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    Value = TypeVar("Value")
else:
    Value = object


class Lazy(Mapping[str, Value]):
    """Values by slug, each made when it is first asked for."""

    def __init__(
        self,
        slugs: Callable[[], Collection[str]],
        make: Callable[[str], Value],
        has: Callable[[object], bool] | None = None,
    ) -> None:
        self._slugs = slugs
        self._make = make
        self._has = has or (lambda slug: slug in slugs())
        self._made: dict[str, Value] = {}

    def __getitem__(self, slug: str) -> Value:
        if not self._has(slug):
            raise KeyError(slug)
        if slug not in self._made:
            self._made[slug] = self._make(slug)
        return self._made[slug]

    def __contains__(self, slug: object) -> bool:
        return self._has(slug)

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs())

    def __len__(self) -> int:
        return len(self._slugs())
