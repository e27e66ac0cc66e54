"""Whatever happens on several machines, joined in whatever order, they come to hold the same log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hipflex.store.changes import CHANGE_QUERY, Changes
from hipflex.store.fold import Change
from hipflex.value_classes import replace
from tests.figures import FIGURES
from tests.joining.__main__ import tried

HISTORIES = 300


def test_machines_that_heard_the_same_changes_hold_the_same_log(record_property: Callable[[str, object], None]) -> None:
    figures = tried(HISTORIES)
    record_property(FIGURES, figures)
    assert figures.startswith(f"{HISTORIES} histories")


def test_in_the_order_of_arrival_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Changes._changes

    def by_arrival(self: Changes, *of_which: Any) -> list[Change]:
        keys = {row["id"]: row["key"] for row in self._rows(CHANGE_QUERY)}
        return [replace(change, tick=keys[change.id]) for change in real(self, *of_which)]

    monkeypatch.setattr(Changes, "_changes", by_arrival)
    with pytest.raises(AssertionError, match="the logs differ"):
        tried(HISTORIES)
