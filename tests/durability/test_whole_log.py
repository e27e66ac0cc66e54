"""The whole log beside a model of it, and that a rule which is wrong in either shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hipflex.store import turns
from tests.durability import model
from tests.durability.program import told
from tests.durability.whole_log import tried
from tests.figures import FIGURES

HISTORIES = 8


def test_a_log_holds_what_the_model_says(record_property: Callable[[str, object], None]) -> None:
    seen = tried(HISTORIES)
    record_property(FIGURES, f"the whole log beside its model: {told(seen)}")
    assert seen["steps"] > 10 * HISTORIES
    assert seen["changes"] > seen["refused"]


def test_a_wrong_rule_of_the_program_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "UNDOABLE", f"{turns.UNDOABLE} AND c.action <> 'log'")
    with pytest.raises(AssertionError):
        tried(HISTORIES, 12)


def test_a_wrong_rule_of_the_model_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "next_number", lambda there, *_: len(there) + 1)
    with pytest.raises(AssertionError):
        tried(HISTORIES, 12)
