"""Lyfta's files: no unit, `null` for nothing, many sorts of sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from hipflex.domain.measures import Unit
from hipflex.interchange.adopting import UnitUnknown
from hipflex.interchange.apps.lyfta import Lyfta
from hipflex.interchange.foreign import Unreadable
from tests.interchange.apps.reading import come_to, items_of, told

LYFTA = Lyfta()
TEXT = (Path(__file__).parent / "files" / "lyfta.csv").read_text(encoding="utf-8")


def test_rows_become_sets_of_their_sorts() -> None:
    found = come_to(LYFTA, TEXT, Unit.KG)
    assert told(found) == [
        ("Barbell Squat", "warmup", 10, None, None, 20, None, None),
        ("Barbell Squat", "working", 5, None, None, 100, None, None),
        ("Barbell Squat", "drop", 12, None, None, 60, None, None),
        ("Barbell Squat", "failure", 0, None, None, 60, None, None),
        ("Leg Curl", "working", 6, None, None, 40, None, "negative reps"),
        ("Plank", "working", None, 90, None, None, None, None),
        ("Walking", "working", None, 960, None, None, None, "distance 1.76 without a unit"),
    ]
    legs = next(iter(found.sessions.values()))
    assert (legs.workout, f"{legs.started_at:%H:%M:%S}") == ("Legs, heavy", "18:30:12")
    assert legs.ended_at is not None
    assert f"{legs.ended_at:%H:%M:%S}" == "19:37:34"


def test_without_a_unit_the_user_is_asked() -> None:
    with pytest.raises(UnitUnknown):
        come_to(LYFTA, TEXT)


def test_the_header_is_known_with_and_without_the_blank_before_it() -> None:
    assert LYFTA.detect(TEXT.lstrip()) is not None
    assert LYFTA.detect("Title,Date,Exercise,Reps\n") is None


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    text = TEXT.replace("null,1:30,", "null,soon,").replace(",10,null", ",ten,null").replace(",Walking,", ",,")
    text += 'Run,"2024-02-30 08:00:00",00:20:00,Run,,,5,,,NORMAL_SET\nRun,2024\n'
    bad = [item for item in items_of(LYFTA, text) if isinstance(item, Unreadable)]
    assert [(one.line, one.reason) for one in bad] == [
        (2, "reps: expected a number, not 'ten'"),
        (7, "time: expected a number, not 'soon'"),
        (8, "exercise: expected a name"),
        (9, "date: '2024-02-30 08:00:00' is none as ymd"),
        (10, "expected 10 cells, not 2"),
    ]
