"""Rows of sets, sessions and check-ins are read to the letter."""

from __future__ import annotations

from typing import Any

import pytest

from hipflex.as_json.sessions import check_in_from_json, check_in_row, session_from_json, session_row
from hipflex.as_json.sets import set_from_json, set_row
from hipflex.domain.measures import Load
from hipflex.errors import Refused

SET: dict[str, Any] = {
    "id": "a",
    "session": "s",
    "workout": None,
    "exercise": "plank",
    "kind": "exercise",
    "performed_at": "2026-11-20T18:30:00+01:00",
    "set": 1,
    "type": "working",
    "side": None,
    "reps": 8,
    "seconds": None,
    "metres": None,
    "load_kg": 2.268,
    "band": None,
    "rpe": 8.5,
    "note": None,
    "source": "hipflex",
    "target": {"reps": [8, 10], "seconds": None, "load_kg": 2.5, "band": None, "metres": None},
}
SESSION: dict[str, Any] = {
    "session": "s",
    "workout": None,
    "started_at": "2026-11-20T18:30:00+01:00",
    "ended_at": None,
    "state": "open",
    "note": None,
}
CHECK_IN: dict[str, Any] = {
    "id": "c",
    "performed_at": "2026-11-20T18:30:00Z",
    "left": "tight",
    "right": "clear",
    "left_deg": 5.7,
    "right_deg": None,
}


def test_a_row_comes_back_as_it_was() -> None:
    assert set_row(set_from_json(SET)) == SET
    assert list(set_row(set_from_json(SET))) == list(SET)
    assert session_row(session_from_json(SESSION)) == SESSION
    assert check_in_row(check_in_from_json(CHECK_IN)) == CHECK_IN | {"performed_at": "2026-11-20T18:30:00+00:00"}


@pytest.mark.parametrize(
    ("kilograms", "grams"), [(2.268, 2268), (-20, -20_000), (2000, 2_000_000), (0.001, 1), (1e3, 1_000_000)]
)
def test_loads_are_exact_to_the_gram(kilograms: float, grams: int) -> None:
    assert set_from_json(SET | {"load_kg": kilograms}).load == Load(grams)


def test_no_load_at_all_is_none() -> None:
    assert set_from_json(SET | {"load_kg": 0}).load is None
    assert set_from_json(SET | {"load_kg": -0.0}).load is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", ""),
        ("id", "a\nb"),
        ("id", 7),
        ("exercise", None),
        ("exercise", "\ud800"),
        ("kind", "cardio"),
        ("performed_at", "2026-11-20"),
        ("performed_at", "2026-11-20T18:30:00"),
        ("performed_at", "2026-02-30T18:30:00+01:00"),
        ("performed_at", "2026-11-20T24:00:00+01:00"),
        ("performed_at", "2026-11-20T18:30:00.5+01:00"),
        ("performed_at", "0001-01-01T00:00:00+01:00"),
        ("performed_at", "٢٠٢٦-11-20T18:30:00+01:00"),
        ("set", 0),
        ("set", True),
        ("set", 1.0),
        ("set", 2**63),
        ("type", "WORKING"),
        ("side", "both"),
        ("reps", -1),
        ("reps", 8.5),
        ("reps", "8"),
        ("reps", None),
        ("metres", 30),
        ("load_kg", 2.2685),
        ("load_kg", 2001),
        ("load_kg", float("inf")),
        ("rpe", 8.25),
        ("rpe", 0.5),
        ("rpe", 10.5),
        ("note", 7),
        ("target", []),
        ("target", {"reps": [8, 10]}),
        ("target", SET["target"] | {"reps": [10, 8]}),
        ("target", SET["target"] | {"reps": [8]}),
        ("target", SET["target"] | {"seconds": [8, 9]}),
        ("colour", "red"),
    ],
)
def test_a_value_of_another_kind_is_refused_by_name(key: str, value: object) -> None:
    with pytest.raises(Refused, match=key if key not in {"seconds", "reps"} else "reps"):
        set_from_json(SET | {key: value})


@pytest.mark.parametrize("first", [{"reps": 30}, {"reps": None, "metres": 5000}])
def test_a_set_may_hold_the_time_it_took_too(first: dict[str, object]) -> None:
    row = SET | first | {"seconds": 25}
    assert set_row(set_from_json(row)) == row


@pytest.mark.parametrize("key", SET)
def test_a_missing_key_is_refused_by_name(key: str) -> None:
    with pytest.raises(Refused, match=key):
        set_from_json({name: value for name, value in SET.items() if name != key})


@pytest.mark.parametrize("row", [None, [], "x", 7])
def test_what_is_no_object_is_no_row(row: object) -> None:
    for read in (set_from_json, session_from_json, check_in_from_json):
        with pytest.raises(Refused, match="expected an object"):
            read(row)


@pytest.mark.parametrize(("key", "value"), [("state", "paused"), ("ended_at", "later"), ("started_at", None)])
def test_a_session_is_read_as_strictly(key: str, value: object) -> None:
    with pytest.raises(Refused, match=key):
        session_from_json(SESSION | {key: value})


def test_a_finding_is_tight_or_clear() -> None:
    with pytest.raises(Refused, match="left: expected tight or clear"):
        check_in_from_json(CHECK_IN | {"left": "fine"})


@pytest.mark.parametrize(
    ("key", "value"), [("left_deg", 61), ("right_deg", -46), ("left_deg", 5.75), ("right_deg", True)]
)
def test_degrees_are_tenths_of_what_a_hip_can_do(key: str, value: object) -> None:
    with pytest.raises(Refused, match=f"{key}: expected a number from -45 to 60"):
        check_in_from_json(CHECK_IN | {key: value})


def test_a_finding_goes_with_its_degrees() -> None:
    with pytest.raises(Refused, match=r"left_deg: 5\.7 degrees is tight, not clear"):
        check_in_from_json(CHECK_IN | {"left": "clear"})


def test_a_check_in_of_schema_1_has_no_degrees() -> None:
    old = {key: value for key, value in CHECK_IN.items() if not key.endswith("_deg")}
    assert check_in_from_json(old) == check_in_from_json(old | {"left_deg": None, "right_deg": None})


def test_a_hostile_value_is_shown_short_and_on_one_line() -> None:
    with pytest.raises(Refused) as refusal:
        set_from_json(SET | {"kind": "\x1b[31m\n" * 1000})
    assert len(str(refusal.value)) < 200
    assert str(refusal.value).isprintable()
