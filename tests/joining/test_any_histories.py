"""Whatever happens on several machines, joined in whatever order, they come to hold the same log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hipflex.services import sync
from hipflex.services.shared_folder import leave
from hipflex.store import segments
from hipflex.store.changes import CHANGE_QUERY, Changes
from hipflex.store.connection import CURRENT
from hipflex.store.fold import Change
from hipflex.value_classes import replace
from tests.figures import FIGURES
from tests.joining.__main__ import tried
from tests.joining.histories import History, survivors
from tests.joining.shared import SharedHistory

HISTORIES = {History: 80, SharedHistory: 100}


@pytest.mark.parametrize("sort", HISTORIES)
def test_machines_that_heard_the_same_changes_hold_the_same_log(
    sort: type[History], record_property: Callable[[str, object], None]
) -> None:
    figures = tried(HISTORIES[sort], sort=sort)
    record_property(FIGURES, figures)
    assert figures.startswith(f"{HISTORIES[sort]} histories")


def a_change(tick: int, **more: Any) -> dict[str, Any]:
    return {"id": f"change {tick}", "tick": tick, "version": CURRENT, "action": "log", **more}


def test_a_set_survives_where_any_line_makes_its_session_and_waits_where_none_does() -> None:
    making = a_change(1, new={"session": {"monday": {}}, "set": {"first": {"reps": 10}}})
    more = a_change(2, line_of="monday", new={"set": {"second": {"reps": 9}}})
    moving = a_change(3, edit={"set": {"second": {"session": "friday"}}})
    taking_back = a_change(4, action="undo", target="change 1")
    assert survivors([making, more]) == ({"first": 10, "second": 9}, set())
    assert survivors([more]) == ({}, {"second"})
    assert survivors([making, more, moving]) == ({"first": 10}, {"second"})
    assert survivors([making, more, taking_back]) == ({"second": 9}, set())


def test_in_the_order_of_arrival_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Changes._changes

    def by_arrival(self: Changes, *of_which: Any) -> list[Change]:
        keys = {row["id"]: row["key"] for row in self._rows(CHANGE_QUERY)}
        return [replace(change, tick=keys[change.id]) for change in real(self, *of_which)]

    monkeypatch.setattr(Changes, "_changes", by_arrival)
    with pytest.raises(AssertionError, match="the logs differ"):
        tried(HISTORIES[History])


def test_with_a_reader_that_forgets_the_last_line_of_a_file_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    real = segments.unread

    def forgetful(*which: Any) -> segments.Portion:
        portion = real(*which)
        return replace(portion, changes=portion.changes[:-1])

    monkeypatch.setattr(sync, "unread", forgetful)
    with pytest.raises(AssertionError, match=r"the logs differ|a change is lost"):
        tried(HISTORIES[SharedHistory], sort=SharedHistory)


def test_with_a_folder_that_gets_only_what_is_newest_a_log_that_was_put_back_loses_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sync, "leave_all", lambda workspace, folder, _: leave(workspace, folder))
    with pytest.raises(AssertionError, match=r"the logs differ|a change is lost"):
        tried(HISTORIES[SharedHistory], sort=SharedHistory)


def test_with_clocks_on_the_wall_in_the_place_of_the_order_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Changes._changes

    def by_the_clock(self: Changes, *of_which: Any) -> list[Change]:
        return [replace(change, tick=change.made_utc) for change in real(self, *of_which)]

    monkeypatch.setattr(Changes, "_changes", by_the_clock)
    with pytest.raises(AssertionError):
        tried(HISTORIES[SharedHistory], sort=SharedHistory)
