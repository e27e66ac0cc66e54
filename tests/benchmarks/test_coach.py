"""The coach fails and overshoots least of all that progress, and is never the slowest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from hipflex.domain.measures import Load
from hipflex.domain.prescription import Prescription
from tests.benchmarks.coach import Figures, a_year, figures, table
from tests.benchmarks.methods import COACH, METHODS, NONE, RIVALS, WithoutProgression
from tests.benchmarks.trainees import TRAINED, TRAINEES, Body, possible
from tests.figures import FIGURES

MOST_FAILED = {"beginner": 9, "off for three weeks": 1, "one side weaker": 2, "erratic": 24, "injured and back": 6}
"""Sets in a hundred; who is not named here fails none."""
ALL = {trainee.name: trainee for trainee in TRAINEES}
every_trainee = pytest.mark.parametrize("name", ALL)


@cache
def of(name: str, method: str) -> Figures:
    return figures(ALL[name], method)


@every_trainee
@pytest.mark.parametrize("rival", RIVALS)
def test_the_coach_has_no_more_failed_sets_than_any_that_progress(name: str, rival: str) -> None:
    assert of(name, COACH).failed <= of(name, rival).failed


@every_trainee
@pytest.mark.parametrize("rival", RIVALS)
def test_nor_does_it_ask_for_more_than_can_be_done(name: str, rival: str) -> None:
    assert of(name, COACH).overshoot <= of(name, rival).overshoot


@every_trainee
def test_it_reaches_the_goal_and_is_not_the_slowest(name: str) -> None:
    weeks = of(name, COACH).weeks
    assert weeks is not None
    assert any(weeks <= (of(name, rival).weeks or weeks) for rival in RIVALS)


@every_trainee
def test_without_progression_nobody_gets_there(name: str) -> None:
    assert of(name, NONE).weeks is None


@every_trainee
def test_few_sets_fail(name: str) -> None:
    assert of(name, COACH).failed <= MOST_FAILED.get(name, 0)


@every_trainee
def test_what_is_asked_for_follows_what_can_be_done(name: str) -> None:
    assert 90 < of(name, COACH).tracked < 100


def test_every_run_gives_the_same_figures() -> None:
    assert figures(ALL["erratic"], COACH) == of("erratic", COACH)


def test_the_table_has_every_trainee_and_every_method(record_property: Callable[[str, object], None]) -> None:
    figures_of_all = table(lambda trainee, method: of(trainee.name, method))
    record_property(FIGURES, figures_of_all)
    rows = [row.strip() for row in figures_of_all.splitlines()]
    assert [row for row in rows if row in ALL] == [*ALL]
    assert all(sum(row.startswith(method) for row in rows) == len(ALL) for method in METHODS)


class TooMuch(WithoutProgression):
    """Forty kilograms from the first day."""

    def asks(self, day: date) -> Prescription:
        due = super().asks(day)
        return replace(due, dose=replace(due.dose, load=Load(40_000)))


def test_who_asks_for_too_much_is_found_out() -> None:
    year = a_year(TRAINED, TooMuch(TRAINED.movement), 0)
    assert all(year.failed)
    assert min(year.asked) > 1
    assert year.weeks is None


def test_who_asks_for_nothing_overshoots_nothing_and_tracks_nothing() -> None:
    assert of("trained", NONE).overshoot == 0
    assert of("trained", NONE).tracked < 80


@pytest.mark.parametrize("lifted", [10, 24, 35])
def test_heavier_and_later_sets_allow_fewer_repetitions(lifted: float) -> None:
    fresh = [possible(40, lifted + more, 0) for more in range(5)]
    assert fresh == sorted(fresh, reverse=True)
    assert possible(40, lifted, 2) <= possible(40, lifted, 0) <= possible(44, lifted, 0)


def test_training_makes_stronger_rest_weaker_and_an_injury_at_once() -> None:
    body, day = Body(TRAINED, 0), date(2026, 1, 5)
    [before] = body.wakes(day)
    body.trains(day, 1)
    [after] = body.wakes(day + timedelta(days=3))
    [rested] = body.wakes(day + timedelta(days=30))
    assert rested < before < after
    hurt = Body(ALL["injured and back"], 0)
    [whole] = hurt.wakes(day)
    hurt.is_hurt()
    hurt.is_hurt()
    [left] = hurt.wakes(day)
    assert left == pytest.approx(whole * 0.85)
