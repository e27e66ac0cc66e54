"""A warm-up before a workout, and a movement in the dose of a purpose."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

WARM_UP = "\n\n\n"
DONE = "\n" * 9


def test_a_warm_up_comes_first_and_counts_as_such(home: Home) -> None:
    home.ok("workout", "start", "hip-flexor", "--warm-up", stdin=WARM_UP + DONE)
    rows = home.rows()
    assert [(row["exercise"], row["type"], row["reps"]) for row in rows[:4]] == [
        *[("mountain-climber", "warmup", 16)] * 3,
        ("hanging-leg-raise", "working", 8),
    ]
    assert rows[0]["target"]["reps"] == [16, 24]
    [climber] = [
        one for one in home.ok("progress", "--json").json["exercises"] if one["exercise"] == "mountain-climber"
    ]
    assert (climber["sets"], climber["sets_warmup"], climber["reps"]) == (3, 3, 90)


def test_the_doses_behind_a_warm_up_and_the_next_ones_are_what_they_are_without(home: Home) -> None:
    home.ok("workout", "start", "hip-flexor", stdin=DONE)
    usual = home.ok("next", "hip-flexor", "--json").json
    home.ok("undo")
    home.ok("workout", "discard")
    home.ok("workout", "start", "hip-flexor", "--warm-up", stdin=WARM_UP + DONE)
    assert home.ok("next", "hip-flexor", "--json").json == usual
    second = home.run("workout", "start", "hip-flexor", "--warm-up", stdin=f"{WARM_UP}\nquit\n")
    assert f"Hanging leg raise, set 1: {usual[0]['aim']}\n" in second.err


def test_a_workout_is_gone_on_with_within_its_warm_up(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", "--warm-up", stdin="\n")
    resumed = home.run("workout", "resume", stdin="\n\n9\nquit\n")
    assert "going on: 1 of 12 sets done" in resumed.err
    assert [row["type"] for row in home.rows()] == ["warmup"] * 3 + ["working"]


def test_the_time_is_for_the_warm_up_too(home: Home) -> None:
    with_it = home.run("workout", "start", "hip-flexor", "--warm-up", "--minutes", "8", stdin="\nquit\n")
    assert "fitted to 8 min: 5 of 12 sets" in with_it.err
    assert "Mountain climber, set 1" in with_it.err


def test_a_movement_is_done_in_the_dose_of_a_purpose(home: Home) -> None:
    warmed_up = home.ok("workout", "start", "mountain-climber", "--purpose", "Warm up", stdin=WARM_UP)
    assert "Next time" not in warmed_up.err
    assert {(row["type"], row["reps"]) for row in home.rows()} == {("warmup", 16)}
    home.ok("workout", "start", "mountain-climber", "--purpose", "conditioning", stdin="\n\n\n")
    assert [row["seconds"] for row in home.rows()[3:]] == [20, 20, 20]


def test_an_unknown_purpose_is_refused_with_those_that_there_are(home: Home) -> None:
    refused = home.refused(
        "workout", "start", "mountain-climber", "--purpose", "strenght", says="no dose for 'strenght'"
    )
    assert "endurance, warm-up, strength-endurance, conditioning" in refused.err
    home.refused("workout", "start", "lunge", "mountain-climber", "--purpose", "warm-up", says="Lunge has no dose")
    assert not home.log_file.exists() or home.rows() == []


@pytest.mark.parametrize("name", ["hip-flexor", "twice-a-week"])
def test_a_workout_has_doses_of_its_own(home: Home, name: str) -> None:
    home.refused("workout", "start", name, "--purpose", "warm-up", says="has doses of its own")


def test_a_purpose_wants_a_movement(home: Home) -> None:
    home.refused("workout", "start", "--purpose", "warm-up", code=2, says="of which movement?")


def test_a_catalogue_whose_mountain_climber_warms_up_no_more_says_so(home: Home) -> None:
    home.entry("exercises", "mountain-climber.yaml", "title: Mountain climber\ndoses: {endurance: 3 x 30}\n")
    home.refused("workout", "start", "hip-flexor", "--warm-up", says="no dose for 'warm-up'; it has: endurance")
