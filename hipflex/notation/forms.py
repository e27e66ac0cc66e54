"""Ways of writing as rows of a table: an example, the kinds of tokens it is made of, and what takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from hipflex.value_classes import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing.

    `pattern` names the kinds of the tokens that follow each other: `number|ordinal month`, where `!of` is anything but
    that. `only_if` is asked too, where it is given.
    """

    example: str
    pattern: str
    take: Callable[..., Any]
    only_if: Callable[..., bool] | None = None

    @property
    def length(self) -> int:
        """How many tokens it is made of; what may not follow is none of them."""
        return sum(wanted for wanted, _ in _places(self.pattern))


def form_of(forms: Iterable[Form], kinds: Sequence[str], *about: Any) -> Form | None:
    """The first of the forms that tokens of these kinds begin with."""
    for form in forms:
        if fits(form.pattern, kinds) and (form.only_if is None or form.only_if(*about)):
            return form
    return None


def fits(pattern: str, kinds: Sequence[str]) -> bool:
    """Whether tokens of these kinds begin as a pattern says."""
    return all((kind in wanted) is meant for (meant, wanted), kind in zip(_places(pattern), kinds, strict=False))


@cache
def _places(pattern: str) -> Sequence[tuple[bool, frozenset[str]]]:
    """For each token whether it must be one of some kinds, or none of them."""
    return [(not word.startswith("!"), frozenset(word.removeprefix("!").split("|"))) for word in pattern.split()]
