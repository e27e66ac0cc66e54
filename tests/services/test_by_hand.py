"""Logging by hand beside another program that does the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from hipflex.domain.change import Logged
from hipflex.domain.performance import PerformedSet, Session
from hipflex.services.by_hand import item, log_by_hand
from hipflex.services.workspace import Workspace
from hipflex.store.by_hand import ByHand
from tests.services.samples import NOW, places_in


def test_what_another_program_wrote_meanwhile_is_counted_on_from(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = ByHand.log

    def beside_another(
        by_hand: ByHand, at: datetime, workout: str | None, rows: Callable[[Session], list[PerformedSet]]
    ) -> Logged:
        def once_decided(session: Session) -> list[PerformedSet]:
            decided = rows(session)
            if not session.sets:
                monkeypatch.setattr(ByHand, "log", honest)
                with closing(Workspace(places_in(tmp_path), lambda: NOW)) as other:
                    log_by_hand(other, [item(other, ["lunge", "6L"])], NOW, None, None)
            return decided

        return honest(by_hand, at, workout, once_decided)

    monkeypatch.setattr(ByHand, "log", beside_another)
    logged = log_by_hand(workspace, [item(workspace, ["lunge", "10L", "9L"])], NOW, None, None)
    assert [done.number for done in logged.logged.sets] == [2, 3]
    assert [entry.last.number for entry in logged.entries] == [2, 3]
