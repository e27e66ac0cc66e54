"""What the coach says through the front door."""

from __future__ import annotations

import pytest

from tests.cli.home import Home

RAISE = "standing-hip-flexor-raise"


@pytest.mark.parametrize(("unit", "load", "step"), [("kg", "5kg", "2.5kg"), ("lb", "10lb", "5lb")])
def test_the_coach_speaks_the_unit_of_the_settings_and_stays_on_its_steps(
    home: Home, unit: str, load: str, step: str
) -> None:
    home.ok("settings", "set", "unit", unit)
    home.ok("settings", "set", "load_step", step)
    home.ok("log", RAISE, f"3x10@{load}", "--at", "2 days ago")
    told = home.ok("next").out
    [line] = [line for line in told.splitlines() if line.startswith("Standing hip flexor raise")]
    amount = f"{load.removesuffix(unit)} {unit}"
    assert f"10, 10, 10 with {amount} " in line
    assert f": add {step.removesuffix(unit)} {unit}" in line


def test_a_movement_asked_for_by_name_is_done_and_the_reason_names_the_better_one(home: Home) -> None:
    home.ok("log", "lying-leg-raise", "3x12", "--at", "2 days ago")
    home.run("workout", "start", "lying-leg-raise", stdin="12\n")
    assert [row["exercise"] for row in home.rows()] == ["lying-leg-raise"] * 4
    home.ok("workout", "discard")
    assert "go on to Bent-knee hanging raise" in home.ok("progress", "lying-leg-raise").out


def test_a_movement_swapped_in_comes_in_the_dose_it_has_grown_to(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "3x9@3kg", "--at", "2 days ago")
    home.run("workout", "start", "lunge", stdin="swap hanging-leg-raise\n9\n")
    assert home.rows()[-1]["load_kg"] == 3


def test_no_movement_stands_twice_in_a_workout_for_want_of_strength(home: Home) -> None:
    for days in (6, 3):
        home.ok("log", "pigeon-pose", "2x20s", "--at", f"{days} days ago")
    exercises = [dose["exercise"] for dose in home.ok("next", "hip-mobility", "--json").json]
    assert exercises == ["kneeling-lunge", "pigeon-pose", "lizard-pose"]


def test_a_short_dose_in_another_workout_is_no_miss(home: Home) -> None:
    home.ok("log", "lunge", "3x12", "--workout", "runners-hips", "--at", "6 days ago")
    home.ok("log", "lunge", "8", "--workout", "desk-break", "--at", "2 days ago")
    [lunge] = [dose for dose in home.ok("next", "runners-hips", "--json").json if dose["exercise"] == "lunge"]
    assert (lunge["rule"], lunge["reps"]) == ("add-reps", [10, 14])


def test_what_was_left_out_for_a_reason_stays_until_it_is_done_again(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "3x10", "--at", "2 days ago")
    home.run(
        "workout", "start", "hanging-leg-raise", "lunge", stdin="skip exercise because sore hip\n8\nskip exercise\n"
    )
    [dose] = [one for one in home.ok("next", "hip-flexor", "--json").json if one["exercise"] == "hanging-leg-raise"]
    assert (dose["rule"], dose["load_kg"]) == ("held-back", None)
    assert "(sore hip)" in dose["because"]


def test_a_workout_that_is_done_no_more_tells_less_than_those_that_are(home: Home) -> None:
    home.ok("log", "lunge", "6", "--workout", "desk-break", "--at", "40 days ago")
    home.ok("log", "lunge", "3x12", "--workout", "runners-hips", "--at", "2 days ago")
    [lunge] = [dose for dose in home.ok("next", "desk-break", "--json").json if dose["exercise"] == "lunge"]
    assert lunge["rule"] != "deload-after-break"


def test_a_workout_beside_the_desk_asks_for_no_load_whatever_is_lifted_elsewhere(home: Home) -> None:
    home.ok("log", "lunge", "8", "--workout", "desk-break", "--at", "12 days ago")
    for days in range(1, 10):
        home.ok("log", "lunge", "3x10@10kg", "--workout", "runners-hips", "--at", f"{days} days ago")
    [lunge] = [dose for dose in home.ok("next", "desk-break", "--json").json if dose["exercise"] == "lunge"]
    assert (lunge["load_kg"], lunge["rule"]) == (None, "add-reps")


def test_six_weeks_with_a_band_go_on_to_fewer_repetitions_with_a_stronger_band(home: Home) -> None:
    first = home.ok("next", "band-weeks-1-2", "--json").json[0]
    assert (first["reps"], first["band"]) == ([12, 15], "yellow")
    home.ok("log", "standing-hip-flexor-raise", "3x15@yellow", "--workout", "band-weeks-1-2", "--at", "2 days ago")
    later = home.ok("next", "band-weeks-3-4", "--json").json[0]
    assert (later["reps"], later["band"], later["aim"]) == ([10, 12], "red", 10)


def test_the_same_movement_twice_in_a_workout_is_judged_entry_by_entry(home: Home) -> None:
    home.entry(
        "workouts",
        "twice.yaml",
        """
        title: Twice
        exercises:
          - {movement: lying-leg-raise, dose: 2 x 5-6}
          - {movement: lunge, dose: 1 x 8}
          - {movement: lying-leg-raise, dose: 2 x 10-15}
        """,
    )
    home.ok("workout", "start", "twice", stdin="5\n6\n8\n14\n12\n")
    first, _, last = home.ok("next", "twice", "--json").json
    assert (first["aim"], first["because"].partition(" at ")[0], first["rule"]) == (6, "5, 6", "within-the-range")
    assert (last["aim"], last["because"].partition(" at ")[0], last["rule"]) == (15, "14, 12", "within-the-range")
    home.run("workout", "start", "twice", stdin="\n\n8\n\n\n")
    assert [row["reps"] for row in home.rows() if row["exercise"] == "lying-leg-raise"][4:] == [6, 6, 15, 13]


def test_warm_ups_and_sets_beyond_the_plan_lead_neither_the_load_nor_the_coach(home: Home) -> None:
    home.ok("log", RAISE, "3x8@5kg", "--at", "3 days ago")
    home.run("workout", "start", RAISE, stdin="add 10@1kg warmup\n9\n8 drop\n9@4kg drop\n")
    assert [row["load_kg"] for row in home.rows() if row["session"] == home.rows()[-1]["session"]] == [
        *[1] * 2,
        *[5] * 4,
        *[4] * 2,
    ]


def test_a_failed_extra_set_sends_nobody_to_the_easier_movement(home: Home) -> None:
    for _ in range(2):
        home.ok("workout", "start", "hanging-leg-raise", stdin="9\n9\nadd\n9\n3@10kg\n")
    [dose] = [one for one in home.ok("next", "hip-flexor", "--json").json if "leg-raise" in one["exercise"]]
    assert (dose["exercise"], dose["load_kg"], dose["rule"]) == ("hanging-leg-raise", None, "within-the-range")


def a_session_of_l_sits(home: Home, *words: str) -> str:
    """The L-sit ladder as far as the first hold, with some words before it; what the plan then asks for first."""
    home.run("workout", "start", "l-sit-ladder", stdin="".join(f"{word}\n" for word in (*words, "15s")))
    home.ok("workout", "finish")
    exercise = home.rows()[-1]["exercise"]
    assert isinstance(exercise, str)
    return exercise


def due_of_l_sits(home: Home) -> str:
    [dose] = home.ok("next", "l-sit-ladder", "--json").json
    return f"{dose['exercise']}: {dose['because']}"


def test_a_movement_swapped_in_twice_running_stays(home: Home) -> None:
    a_session_of_l_sits(home, "swap l-sit-hold")
    assert due_of_l_sits(home).startswith("l-sit-tucked: ")
    a_session_of_l_sits(home, "swap l-sit-hold")
    assert due_of_l_sits(home).startswith("l-sit-hold: you took it in place of Tucked L-sit twice running")
    assert a_session_of_l_sits(home) == "l-sit-hold"
    assert "(`swap l-sit-tucked` goes back)" in due_of_l_sits(home)


def test_swapping_back_once_is_enough(home: Home) -> None:
    for _ in range(2):
        a_session_of_l_sits(home, "swap l-sit-hold")
    assert a_session_of_l_sits(home, "swap l-sit-tucked") == "l-sit-tucked"
    assert due_of_l_sits(home).startswith("l-sit-tucked: ")
    a_session_of_l_sits(home, "swap l-sit-hold")
    assert due_of_l_sits(home).startswith("l-sit-tucked: ")


def test_another_movement_swapped_in_once_does_not_end_what_stays(home: Home) -> None:
    for _ in range(2):
        a_session_of_l_sits(home, "swap l-sit-hold")
    a_session_of_l_sits(home, "swap mountain-climber")
    assert due_of_l_sits(home).startswith("l-sit-hold: ")
