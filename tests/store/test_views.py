"""The views for any SQLite tool say what the exports say."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

import pytest

from hipflex.as_json.sets import set_row
from hipflex.domain.measures import SetType
from hipflex.domain.performance import Session, State
from hipflex.store.training_log import TrainingLog
from tests.store.samples import LEFT, RIGHT, at, done, kg, take_in

OFFSETS = ["+01:00", "-05:30", "+05:45", "+00:00", "-00:30", "+14:00"]


@pytest.fixture
def log_of_all_sorts(log: TrainingLog) -> TrainingLog:
    moments = [datetime.fromisoformat(f"2026-03-01T00:15:09{offset}") for offset in OFFSETS]
    take_in(
        log,
        *(done(when=moment, reps=8, number=n, session="s") for n, moment in enumerate(moments, 1)),
        done(side=LEFT, reps=8, load=kg(2.268), rpe=8.5, type=SetType.DROP, note="a\nb", session="s"),
        done(side=RIGHT, seconds=45, band="red", session="s"),
        done("carry", distance_mm=400_500, load=kg(-20), source="strong", session="s"),
    )
    return log


def asked(log: TrainingLog, query: str) -> list[dict[str, Any]]:
    """Rows as another program reads them."""
    db = sqlite3.connect(f"file:{log.path}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    rows = [dict(row) for row in db.execute(query)]
    db.close()
    return rows


def test_the_view_of_sets_has_the_exported_values_in_the_exported_order(log_of_all_sorts: TrainingLog) -> None:
    exported: list[dict[str, object]] = [{**set_row(one)} for one in log_of_all_sorts.read.sets()]
    viewed = asked(log_of_all_sorts, "SELECT * FROM sets_readable")
    for row in exported:
        del row["target"]
    dates = [row.pop("local_date") for row in viewed]
    assert viewed == exported
    assert dates == [str(row["performed_at"])[:10] for row in exported]


def test_what_was_taken_back_is_in_no_view(log: TrainingLog) -> None:
    take_in(log, done(reps=8))
    log.changes.undo()
    assert asked(log, "SELECT * FROM sets_readable") == []
    assert asked(log, "SELECT * FROM sessions_readable") == []


def test_the_view_of_sessions_counts_what_they_hold(log: TrainingLog) -> None:
    session = Session("s", "hip-flexor", at(16, 18, 30), at(16, 19), State.FINISHED, note="fine")
    take_in(log, done(reps=8, session="s"), done("carry", seconds=5, session="s"), sessions=[session])
    assert asked(log, "SELECT * FROM sessions_readable") == [
        {
            "session": "s",
            "workout": "hip-flexor",
            "state": "finished",
            "local_date": "2026-11-16",
            "started_local": "2026-11-16T18:30:00",
            "ended_local": "2026-11-16T19:00:00",
            "exercises": 2,
            "sets": 2,
            "note": "fine",
        }
    ]
