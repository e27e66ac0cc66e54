"""Ids: unique, sorted by what they stand for, and where they must be the same on every machine, the same."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from hipflex.store.ids import ALPHABET, LENGTH, SHOWN, Ids, hand_session_id, imported_id

START = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


def test_ids_of_one_source_go_up_even_if_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ids = Ids()
    made = []
    for now in [10**18, 10**18, 10**18 - 10**15, 10**18 + 10**9]:
        monkeypatch.setattr(time, "time_ns", lambda now=now: now)
        made += [ids.new() for _ in range(5)]
    assert made == sorted(made)
    assert len(set(made)) == 20
    assert {len(one) for one in made} == {LENGTH}
    assert set("".join(made)) <= set(ALPHABET)


def test_ids_of_two_sources_differ_and_sort_by_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 10**18)
    early = {Ids().new() for _ in range(1000)}
    monkeypatch.setattr(time, "time_ns", lambda: 10**18 + 10**6)
    late = {Ids().new() for _ in range(1000)}
    assert len(early | late) == 2000
    assert max(early) < min(late)
    assert len({one[-SHOWN:] for one in early}) > 990


def test_a_session_by_hand_has_the_id_of_its_date_and_workout() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    workouts = [None, "hip-flexor", "desk-break", "J\u00f6rgs"]
    made = [hand_session_id(day, workout) for day in days for workout in workouts]
    assert made == [hand_session_id(day, workout) for day in days for workout in workouts]
    assert len(set(made)) == len({one[-SHOWN:] for one in made}) == len(made)
    assert [hand_session_id(day, None) for day in days] == sorted(hand_session_id(day, None) for day in days)
    assert {len(one) for one in made} == {LENGTH}
    assert len({one[:10] for one in made}) == len(days), "the time alone stands in the first half"


def test_a_day_before_1970_has_an_id_too() -> None:
    ids = {hand_session_id(date(1950, 1, n), None) for n in range(1, 30)}
    assert len(ids) == 29
    assert {len(one) for one in ids} == {LENGTH}


def test_the_id_of_an_imported_set_sorts_by_start_then_place_and_follows_from_its_identity() -> None:
    made = [imported_id(START, place, f"strong {place} squat") for place in range(1, 30)]
    assert made == sorted(made)
    assert made[0] < imported_id(START + timedelta(minutes=1), 1, "strong 1 squat")
    assert made[0] == imported_id(START, 1, "strong 1 squat") != imported_id(START, 1, "strong 1 deadlift")
    assert made[0] == imported_id(START.astimezone(), 1, "strong 1 squat")
    many = {imported_id(START, place, f"{exercise}") for place in (255, 256, 3000) for exercise in range(500)}
    assert {len(one) for one in many} == {LENGTH}
    assert {one[:10] for one in many} == {made[0][:10]}
    assert len({imported_id(START, 1, str(n)) for n in range(5000)}) == 5000


def test_every_id_begins_with_the_moment_that_it_stands_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: int(START.timestamp()) * 10**9)
    assert Ids().new()[:10] == imported_id(START, 1, "x")[:10]
    midnight = datetime(2026, 11, 20, tzinfo=UTC)
    assert hand_session_id(START.date(), "x")[:10] == imported_id(midnight, 1, "x")[:10]


def test_an_imported_set_from_before_1970_has_an_id_too() -> None:
    assert len(imported_id(datetime(1950, 1, 1, tzinfo=UTC), 1, "x")) == LENGTH


def test_ids_that_follow_from_something_are_the_same_in_every_version() -> None:
    assert hand_session_id(START.date(), None) == "01m7v41f000001e8afq3"
    assert hand_session_id(START.date(), "hip-flexor") == "01m7v41f00zxdefd6p14"
    assert imported_id(START, 2, "strong 2026-11-20 18:30 squat 2") == "01m7x3hy200ate056aty"
