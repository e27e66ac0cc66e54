"""`hipflex undo` and `redo`: what was changed is taken back and put back, and said exactly."""

from __future__ import annotations

import re

from tests.cli.home import Home

NINE = "10\n9\n8\n10@2kg\n10/8\n10\n30\n30\n25\n"


def test_undo_and_redo_say_what_they_did_and_how_much_further_they_go(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10", "9")
    home.ok("log", "reverse-nordic", "6")
    said = home.ok("undo").out
    assert said.count("\n") == 1
    assert re.match(r"undone: log of [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}: ", said)
    assert "reverse-nordic 6" in said
    assert "1 set removed" in said
    assert "1 more can be undone" in said
    home.ok("undo")
    assert home.rows() == []
    home.refused("undo", says="nothing to undo")
    assert "hanging-leg-raise 10, 9" in home.ok("redo").out
    redone = home.ok("redo", "--json").json
    assert (redone["action"], [row["reps"] for row in redone["restored"]], redone["left"]) == ("log", [6], 0)
    home.refused("redo", says="nothing to redo")
    assert [row["reps"] for row in home.rows()] == [10, 9, 6]


def test_what_is_put_back_is_the_same_to_the_byte(home: Home) -> None:
    home.ok("log", "lunge", "12/10@2.5kg", "rpe8.5", "--note", "so\nso")
    home.run("workout", "start", "hip-flexor", stdin=NINE)
    before = home.ok("export", "--format", "json").out
    for _ in range(3):
        home.ok("undo")
    for _ in range(3):
        home.ok("redo")
    assert home.ok("export", "--format", "json").out == before


def test_a_new_change_ends_what_could_be_put_back(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    home.ok("undo")
    home.ok("log", "lunge", "9L")
    home.refused("redo", says="nothing to redo")


def test_the_start_of_a_workout_is_taken_back_like_any_change(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    home.ok("undo")
    assert home.run("workout", "start", "hip-flexor").code == 3
    home.refused("redo", says="nothing to redo")
    assert "started Hip flexor workout" in home.ok("undo").out
    assert home.ok("history", "--json").json == []
    home.refused("undo", says="nothing to undo")


def test_undoing_the_line_that_finished_a_workout_reopens_it(home: Home) -> None:
    home.ok("workout", "start", "hip-flexor", stdin=NINE)
    assert "Hip flexor workout is open again" in home.ok("undo").out
    assert home.ok("history", "--json").json[0]["state"] == "open"
    assert "open again" not in home.ok("undo").out
    home.ok("redo")
    assert home.ok("workout", "resume", stdin="24\n").code == 0
    assert [row["reps"] for row in home.rows()][-1] == 24
    assert home.ok("history", "--json").json[0]["state"] == "finished"


def test_undoing_finish_and_discard_reopens_the_workout(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    for end, kept in (("finish", [10]), ("discard", [])):
        home.ok("workout", end)
        assert [row["reps"] for row in home.rows()] == kept
        assert "open again" in home.ok("undo").out
        assert home.ok("history", "--json").json[0]["state"] == "open"
        assert [row["reps"] for row in home.rows()] == [10]


def test_undo_goes_back_step_by_step_to_the_first_change(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    home.ok("workout", "finish")
    home.run("workout", "start", "hip-mobility")
    assert "started Hip mobility" in home.ok("undo").out
    assert "Hip flexor workout is open again" in home.ok("undo").out
    assert "hanging-leg-raise 10" in home.ok("undo").out
    assert "started Hip flexor workout" in home.ok("undo").out
    home.refused("undo", says="nothing to undo")


def test_the_word_undo_takes_back_this_workouts_last_line_even_from_before_a_resume(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n9\n")
    home.ok("log", "lunge", "12L")
    home.run("workout", "resume", stdin="undo\nundo\n7\n")
    assert [(row["exercise"], row["reps"]) for row in home.rows()] == [("lunge", 12), ("hanging-leg-raise", 7)]


def test_a_self_check_is_a_change_like_any_other(home: Home) -> None:
    home.ok("check-in", "--left", "tight", "--right", "clear")
    assert len(home.ok("export", "--format", "json").json["check_ins"]) == 1
    assert "check-in" in home.ok("undo").out
    assert home.ok("export", "--format", "json").json["check_ins"] == []
    home.ok("redo")
    assert home.ok("export", "--format", "json").json["check_ins"][0]["left"] == "tight"
