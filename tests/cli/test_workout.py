"""`hipflex workout` in a pipe: a line a set, each stored one acknowledged."""

from __future__ import annotations

from typing import Any

import pytest

from hipflex.cli import workout_run
from hipflex.domain.performance import Session
from hipflex.runner.loop import run
from tests.cli.home import Home

WHOLE = "10\n9\n8\n10@2kg\n10/8\n\n30\n30\n25\n"


def done(home: Home) -> list[tuple[object, ...]]:
    return [(row["exercise"], row["set"], row["side"], row["reps"], row["load_kg"]) for row in home.rows()]


def test_a_whole_workout(home: Home) -> None:
    result = home.ok("workout", "start", "hip-flexor", stdin=WHOLE)
    assert [line.split()[0] for line in result.out.splitlines()] == ["logged"] * 9
    assert done(home) == [
        ("hanging-leg-raise", 1, None, 10, None),
        ("hanging-leg-raise", 2, None, 9, None),
        ("hanging-leg-raise", 3, None, 8, None),
        ("standing-hip-flexor-raise", 1, "left", 10, 2),
        ("standing-hip-flexor-raise", 1, "right", 10, 2),
        ("standing-hip-flexor-raise", 2, "left", 10, 2),
        ("standing-hip-flexor-raise", 2, "right", 8, 2),
        ("standing-hip-flexor-raise", 3, "left", 10, 2),
        ("standing-hip-flexor-raise", 3, "right", 10, 2),
        ("mountain-climber", 1, None, 30, None),
        ("mountain-climber", 2, None, 30, None),
        ("mountain-climber", 3, None, 25, None),
    ]
    last = {(row["exercise"], row["set"]): row["id"] for row in home.rows()}
    assert all(f"(id {id_[-6:]})" in line for id_, line in zip(last.values(), result.out.splitlines(), strict=True))
    assert {row["workout"] for row in home.rows()} == {"hip-flexor"}
    assert home.ok("history", "--json").json[0]["state"] == "finished"


def test_an_empty_line_is_the_aim_and_the_aim_is_one_more_than_last_time(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="9\n8\n10\n")
    home.ok("workout", "finish")
    home.run("workout", "start", "hip-flexor", stdin="\n\n\n")
    assert [row["reps"] for row in home.rows()][3:] == [10, 9, 10]


def test_end_of_input_leaves_it_open_and_resume_goes_on_exactly_there(home: Home) -> None:
    left = home.run("workout", "start", "hip-flexor", stdin="10\n9\n")
    assert (left.code, "`hipflex workout resume`" in left.err) == (3, True)
    assert home.run("workout", "resume", stdin="8\n").code == 3
    home.ok("workout", "resume", stdin="\n\n\n30\n30\n30\n")
    assert len(home.rows()) == 12
    home.refused("workout", "resume", says="no workout is open")


def test_quit_leaves_it_open(home: Home) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin="10\nQUIT\n9\n")
    assert (result.code, len(home.rows())) == (3, 1)


def test_a_refused_line_ends_the_run_with_its_number_and_keeps_what_came_before(home: Home) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin="10\nnote x\nten\n8\n")
    assert result.code == 1
    assert "hipflex: line 3: 'ten' at 1" in result.err
    assert [line.split()[0] for line in result.out.splitlines()] == ["logged"]
    assert [row["reps"] for row in home.rows()] == [10]
    assert home.ok("history", "--json").json[0]["state"] == "open"


@pytest.mark.parametrize(
    "line",
    ["10L", "45s", "8-10", "3x", "4x10", "swap", "swap zzz", "add 10/8", "note", "skip it", "10 9", "undo it", "undo"],
)
def test_what_the_set_asked_for_does_not_take_is_refused(home: Home, line: str) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin=f"{line}\n10\n")
    assert (result.code, result.out) == (1, "")
    assert "line 1: " in result.err
    assert home.rows() == []


def test_surplus_lines_are_one_warning(home: Home) -> None:
    result = home.ok("workout", "start", "hip-flexor", stdin=WHOLE + "7\n6\n\n")
    assert result.err.count("warning") == 1
    assert "line 10" in result.err
    assert len(home.rows()) == 12
    assert "warning" not in home.ok("workout", "start", "lunge", stdin="8\n8\n8\n\n\n").err


def test_skip_and_skip_exercise(home: Home) -> None:
    home.ok("workout", "start", "hip-flexor", stdin="10\nskip\n8\nskip exercise\n30\nSkip\n29\n")
    assert [(row["exercise"], row["set"], row["reps"]) for row in home.rows()] == [
        ("hanging-leg-raise", 1, 10),
        ("hanging-leg-raise", 2, 8),
        ("mountain-climber", 1, 30),
        ("mountain-climber", 2, 29),
    ]


def test_swap_takes_the_new_movements_own_dose_for_what_is_left(home: Home) -> None:
    dose = home.ok("card", "lying-leg-raise", "--json").json["doses"]
    home.run("workout", "start", "hip-flexor", stdin="10\nswap Lying Leg Raise\n\n12\n")
    first, *swapped = home.rows()
    assert first["exercise"] == "hanging-leg-raise"
    assert [row["exercise"] for row in swapped] == ["lying-leg-raise"] * 2
    assert swapped[0]["target"]["reps"] == next(iter(dose.values()))["reps"]
    assert swapped[0]["reps"] == swapped[0]["target"]["reps"][0]


def test_add_is_one_more_set_to_do_or_done_whose_load_leads_nothing(home: Home) -> None:
    home.ok("workout", "start", "hanging-leg-raise", stdin="10\nadd\nadd 5@2kg\n9\n8\n7\n")
    assert [(row["set"], row["reps"], row["load_kg"]) for row in home.rows()] == [
        (1, 10, None),
        (2, 5, 2),
        (3, 9, None),
        (4, 8, None),
        (5, 7, None),
    ]


def test_the_load_in_force_is_the_last_given_and_zero_is_none(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10@2,5\n9\n8@0\n10@red\n10/8\n10@0\n")
    assert [(row["load_kg"], row["band"]) for row in home.rows()] == (
        [(2.5, None)] * 2 + [(None, None)] + [(None, "red")] * 4 + [(None, None)] * 2
    )


def test_several_sets_in_one_line_are_one_change(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="3x10@2kg rpe8\n")
    assert [(row["set"], row["reps"], row["rpe"]) for row in home.rows()] == [(1, 10, 8), (2, 10, 8), (3, 10, 8)]
    assert len(home.ok("undo", "--json").json["removed"]) == 3


def test_notes_stay_with_the_session_and_one_may_be_the_last_word(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\nnote  left hip pinched\nundo\nnote better now\n")
    assert home.ok("history", "--json").json[0]["note"] == "better now"
    assert "better now" in home.ok("history").out


def test_a_rehearsal_writes_nothing_and_says_would_log(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    result = home.ok("workout", "start", "hip-flexor", "--rehearse", stdin="10\nundo\n9\nskip exercise\nquit\n")
    assert [line.split("  ")[0] for line in result.out.splitlines()] == ["would log"] * 2
    assert len(home.rows()) == 1
    assert home.ok("--json").json["open"] is None
    assert home.ok("workout", "start", "hip-flexor", "--rehearse", stdin="10\n").code == 0


def test_a_rehearsal_needs_no_log_and_minds_no_open_workout(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    assert home.ok("workout", "start", "hip-mobility", "--rehearse", stdin="30s\n").code == 0
    assert home.ok("--json").json["open"]["workout"] == "hip-flexor"


def test_only_one_workout_is_open_and_the_refusal_says_what_can_be_done(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    refusal = home.refused("workout", "start", "hip-mobility", says="resume")
    assert "finish" in refusal.err
    assert "discard" in refusal.err
    assert len(refusal.err.splitlines()) == 1


def test_finish_keeps_the_sets_and_discard_takes_all_of_it_back(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n9\n")
    assert home.ok("workout", "finish").out.count("\n") == 1
    home.run("workout", "start", "hip-flexor", stdin="7\n")
    assert home.ok("workout", "discard").out.startswith("discarded Hip flexor workout and its sets; ")
    assert [row["reps"] for row in home.rows()] == [10, 9]
    assert [session["state"] for session in home.ok("history", "--json").json] == ["finished"]
    home.refused("workout", "resume", says="no workout is open")


def test_a_set_out_of_all_proportion_to_what_was_done_before_the_workout_is_remarked_on(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "5x10", "--at", "yesterday")
    result = home.run("workout", "start", "hanging-leg-raise", stdin="100\n100\n10\n")
    assert result.err.count("100 reps are 10 times the most so far, 10; if that was a slip, `hipflex edit last") == 2
    assert len(home.rows()) == 8
    rehearsed = home.run("workout", "start", "hanging-leg-raise", "--rehearse", stdin="1000\nquit\n")
    assert "edit" not in rehearsed.err


def test_undo_inside_calls_a_movement_by_its_title(home: Home) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin="10\nundo\nskip exercise\n10/8\nundo\n")
    undone = [line for line in result.err.splitlines() if line.startswith("undone")]
    assert undone == ["undone: Hanging leg raise 10", "undone: Standing hip flexor raise 10L, 8R"]


def test_finish_inside_ends_it_early_and_undo_reopens_it(home: Home) -> None:
    assert home.run("workout", "start", "hip-flexor", stdin="10\n9\nfinish\n").code == 0
    [session] = home.ok("history", "--json").json
    assert (session["state"], [row["reps"] for row in session["sets"]]) == ("finished", [10, 9])
    assert "Hip flexor workout is open again" in home.ok("undo").out
    assert home.ok("workout", "resume", stdin="finish\n").code == 0


def test_without_a_name_it_is_what_is_due_and_else_hip_flexor_saying_so(home: Home) -> None:
    home.ok("settings", "set", "programme", "runners-six-weeks")
    due = home.run("workout", "start", stdin="quit\n")
    assert "nothing is due" not in due.err
    assert home.ok("--json").json["open"]["workout"] == "runners-hips"
    home.ok("workout", "discard")
    home.ok("log", "bridge", "5x10")
    undue = home.run("workout", "start", stdin="quit\n")
    assert "nothing is due (you have trained today)" in undue.err
    assert home.ok("--json").json["open"]["workout"] == "hip-flexor"


def test_a_workout_that_was_ended_without_a_set_moves_no_programme_on(home: Home) -> None:
    home.entry(
        "programmes",
        "turns.yaml",
        "title: Turns\nweeks: 1\ndays:\n  - {day: 1, workout: hip-mobility}\n  - {day: 4, workout: desk-break}\n",
    )
    for line, expected in (
        ("", "hip-mobility"),
        ("skip\n", "hip-mobility"),
        ("40s\n", "hip-mobility"),
        ("", "desk-break"),
    ):
        home.run("workout", "start", "turns", stdin=line)
        assert home.ok("workout", "finish", "--json").json["workout"] == expected


def test_movements_make_a_workout_ad_hoc(home: Home) -> None:
    home.ok("workout", "start", "lunge", "hanging", stdin="skip exercise\n10\n9\n8\n")
    assert {(row["exercise"], row["workout"]) for row in home.rows()} == {("hanging-leg-raise", None)}
    home.ok("workout", "start", "Hanging", "Leg", "Raise", stdin="10\n9\n8\n")
    assert len(home.rows()) == 6
    home.refused("workout", "start", "lunge", "zzz", says="zzz")


def test_minutes_fit_it_to_the_time_in_order_and_at_least_one_set(home: Home) -> None:
    def planned(minutes: int) -> list[str]:
        out = home.ok("workout", "start", "hip-flexor", "--minutes", minutes, "--rehearse", stdin="\n" * 9).out
        return [line.split(" set ")[0].removeprefix("would log  ") for line in out.splitlines()]

    whole, short, least = planned(60), planned(5), planned(1)
    assert len(whole) == 9
    assert 0 < len(least) <= len(short) < len(whole)
    assert list(dict.fromkeys(short)) == [name for name in dict.fromkeys(whole) if name in short]


def test_a_slot_that_was_logged_elsewhere_stays_as_it_is(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    home.ok("log", "hanging-leg-raise", "20")
    home.run("workout", "resume", stdin="9\n")
    assert sorted(row["reps"] for row in home.rows()) == [9, 10, 20]
    assert len({row["session"] for row in home.rows()}) == 2


def test_the_plan_is_kept_though_the_catalogue_changes(home: Home) -> None:
    workout = home.entry("workouts", "mine.yaml", "title: Mine\nexercises:\n  - {movement: lunge, dose: 2 x 5}\n")
    home.run("workout", "start", "mine", stdin="5\n")
    workout.write_text("title: Mine\nexercises:\n  - {movement: bridge, dose: 1 x 9}\n", encoding="utf-8")
    home.ok("workout", "resume", stdin="\n")
    assert {(row["exercise"], row["reps"]) for row in home.rows()} == {("lunge", 5)}


def test_everything_but_acknowledgements_goes_to_standard_error(home: Home) -> None:
    result = home.run("workout", "start", "hip-flexor", stdin="10\nskip\nnote x\nadd\nundo\nswap lunge\nquit\n")
    assert [line.split()[0] for line in result.out.splitlines()] == ["logged"]
    assert "\x1b" not in result.out + result.err


@pytest.mark.parametrize(("lines", "left_open"), [("10\n9\n8\n", False), ("10\n9\n", True)])
def test_a_workout_that_is_over_when_ctrl_c_comes_is_not_said_to_be_open(
    home: Home, lines: str, monkeypatch: pytest.MonkeyPatch, *, left_open: bool
) -> None:
    def interrupted_at_its_end(*args: Any) -> Session:
        run(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(workout_run, "run", interrupted_at_its_end)
    result = home.run("workout", "start", "lunge", stdin=lines)
    assert (result.code, "left open" in result.err) == (130, left_open)


def test_the_end_of_a_programme_says_what_changed_and_what_could_be_next(home: Home) -> None:
    home.ok("settings", "set", "programme", "runners-six-weeks")
    weeks = [f"week {week} of 6" for week in range(1, 7) for _ in range(2)]
    for n, week in enumerate(weeks):
        assert week in home.ok("due").out
        reps = f"3x{8 + n // 4}"
        home.ok(
            "log", "standing-hip-flexion", reps, "--workout", "runners-hips", "--at", f"{45 - 3 * n} days ago 12:00"
        )
    assert home.ok("due", "--json").json["due"] is None
    told = " ".join(home.ok().out.split())
    assert (
        "Six weeks for runners: all 6 weeks are done; once more with `hipflex workout start runners-six-weeks`" in told
    )
    assert "What changed" in told
    assert "12 sessions, 36 strength sets" in told
    home.ok("workout", "start", "runners-six-weeks", stdin="5min\n10\n10\nfinish\n")
    assert home.ok("due", "--json").json["due"]["because"].startswith("week 1 of 6")
