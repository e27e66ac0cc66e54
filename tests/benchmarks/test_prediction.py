"""Predictions of what was done, held against answers worked out by hand."""

from __future__ import annotations

import io
import json
import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hipflex.domain.measures import Load, SetType
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import replace
from tests.benchmarks.prediction import COACH, PLAIN, WANTED, Lift, Session, main, scores, sessions_in
from tests.interchange.reference import write_csv, write_json, write_jsonl

FIRST = datetime(2026, 1, 5, 18, tzinfo=UTC)
BY_HAND = [[Lift(20_000, 10)], [Lift(20_000, 12)], [Lift(25_000, 8)]]
"""Ten, twelve, then eight with five kilograms more."""


def by_chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - meant to be the same every time


def logged(sessions: Sequence[Sequence[Lift]]) -> list[PerformedSet]:
    """Sets of one exercise, a session a day."""
    return [
        PerformedSet(
            "curl",
            Kind.EXERCISE,
            FIRST + timedelta(days=day, minutes=number),
            number + 1,
            id=f"{day:020}{number:06}",
            session=f"{day:026}",
            reps=lift.reps,
            load=Load(lift.grams) if lift.grams else None,
        )
        for day, sets in enumerate(sessions)
        for number, lift in enumerate(sets)
    ]


def exported(sets: Sequence[PerformedSet], form: str = "jsonl") -> bytes:
    out = io.StringIO()
    if form == "json":
        write_json(sets, [], [], out)
    else:
        {"jsonl": write_jsonl, "csv": write_csv}[form](sets, out)
    return out.getvalue().encode()


def of_one(sessions: Sequence[Sequence[Lift]]) -> list[Session]:
    return [{("curl", None): sets} for sets in sessions]


def improving(count: int, seed: int = 0) -> list[list[Lift]]:
    """Somebody who does more from week to week, give or take two."""
    chance = by_chance(seed)
    return [[Lift(20_000, 8 + week // 2 + chance.randint(-2, 2)) for _ in range(3)] for week in range(count)]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("last value", (2 + 4) / 2),  # 10 and 12 expected, 12 and 8 done
        ("linear trend", (2 + 6) / 2),  # 10 and 14
        ("double progression", (2 + 2) / 2),  # 10, the most that was done, and 10, the fewest, with more load
        ("Epley alone", (2 + 4.4) / 2),  # 10 and (30 + 12) x 20 / 25 - 30 = 3.6
        (COACH, (2 + 4) / 2),  # 10 and 12: nothing speaks for Epley yet
    ],
)
def test_three_sessions_come_to_what_was_worked_out_by_hand(name: str, error: float) -> None:
    assert scores(of_one(BY_HAND))[name].error == pytest.approx(error)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_every_export_of_our_own_is_read(form: str) -> None:
    assert sessions_in(exported(logged(BY_HAND), form)) == of_one(BY_HAND)


def test_only_working_sets_that_are_counted_in_repetitions_tell() -> None:
    warmup, timed, failed = logged([[Lift(0, 5)], [Lift(0, 6)], [Lift(0, 7)]])
    sets = [
        replace(warmup, type=SetType.WARMUP),
        replace(timed, reps=None, seconds=30),
        replace(failed, type=SetType.FAILURE),
    ]
    assert sessions_in(exported(sets)) == of_one([[Lift(0, 7)]])


@pytest.mark.parametrize("name", [COACH, *PLAIN])
def test_a_session_is_predicted_without_a_look_at_it(name: str) -> None:
    before, sets = improving(12), 12 * 3 - 3
    more, most = (of_one([*before, [Lift(20_000, reps)] * 3]) for reps in (1000, 2000))
    difference = scores(most)[name].error - scores(more)[name].error
    assert difference * (sets + 3) == pytest.approx(3 * 1000)


def test_shuffled_sessions_are_predicted_worse() -> None:
    sessions = improving(40)
    shuffled = sessions[:]
    by_chance(1).shuffle(shuffled)
    assert scores(of_one(sessions))[COACH].error < scores(of_one(shuffled))[COACH].error * 0.6


def test_who_trains_by_epley_is_expected_to() -> None:
    chance = by_chance(0)
    loads = [chance.choice([20_000, 22_000, 24_000, 26_000]) for _ in range(60)]
    sessions = of_one([[Lift(grams, round(1.5 * 30 * 24_000 / grams - 30))] for grams in loads])
    assert scores(sessions)[COACH].error < min(scores(sessions)[name].error for name in ("last value", "linear trend"))


@pytest.mark.parametrize("off", [2, 6])
@pytest.mark.parametrize("name", [COACH, *PLAIN])
def test_the_intervals_hold_as_often_as_they_say(name: str, off: int) -> None:
    chance = by_chance(off)
    sessions = of_one([[Lift(20_000, 12 + chance.randint(-off, off)) for _ in range(3)] for _ in range(400)])
    assert scores(sessions)[name].held == pytest.approx(WANTED, abs=0.03)


def test_forty_thousand_sets_of_a_thousand_names_take_less_than_two_minutes() -> None:
    chance = by_chance(0)
    sessions: list[Session] = [
        {(f"name {chance.randrange(1000)}", None): [Lift(chance.randrange(20, 60) * 1000, 8)] * 4 for _ in range(5)}
        for _ in range(2000)
    ]
    began = time.process_time()
    scores(sessions)
    assert time.process_time() - began < 120


def test_the_command_prints_a_table_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(exported(logged(improving(20))))
    main([str(file)])
    table = capsys.readouterr().out
    assert all(any(row.startswith(name) for row in table.splitlines()) for name in (COACH, *PLAIN))
    main([str(file), "--json"])
    assert json.loads(capsys.readouterr().out)[COACH].keys() == {"error", "held", "half_width"}


@pytest.mark.parametrize("text", ["no export", None])
def test_a_file_that_is_none_is_said_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    file = tmp_path / "log.txt"
    if text:
        file.write_text(text, "utf-8")
    with pytest.raises(SystemExit) as ended:
        main([str(file)])
    assert ended.value.code == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_log_of_single_sessions_predicts_nothing() -> None:
    assert scores(of_one(BY_HAND[:1])) == {}
