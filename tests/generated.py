"""That a generator makes what a property is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")
UNSHRUNK = settings(phases=[Phase.generate], max_examples=2000)


def generated(strategy: SearchStrategy[T], is_meant: Callable[[T], object]) -> T:
    """The first example that is meant; to find the smallest takes many times as long, and tells no more."""
    return find(strategy, lambda example: bool(is_meant(example)), settings=UNSHRUNK)
