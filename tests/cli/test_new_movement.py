"""A movement that isn't there yet is made where it is logged."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hipflex.catalogue.starter import write_starter
from tests.cli.home import Home


def exercises(home: Home) -> list[str]:
    folder = home.config / "catalogue" / "exercises"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_an_unknown_movement_says_how_to_make_it(home: Home) -> None:
    home.refused("log", "zigzag wobbles", "10", says="hipflex log --new 'zigzag wobbles' SETS")
    home.refused("log", "lungge", "10", says="did you mean lunge")
    home.refused("log", "lungge", "10", says="? A new one: hipflex log --new lungge SETS")
    assert exercises(home) == []


def test_new_makes_a_movement_of_the_words_and_logs_it(home: Home) -> None:
    said = home.ok("log", "--new", "Crab squat", "3x10@20kg")
    assert said.out.count("Crab squat") >= 1
    assert "crab-squat.yaml" in said.err
    assert home.ok("catalogue", "check", "--json").json["problems"] == []
    card = home.ok("card", "crab squat", "--json").json
    assert (card["title"], card["sides"], card["measures"], card["origin"]) == (
        "Crab squat",
        "none",
        ["reps"],
        "user",
    )
    assert [(row["exercise"], row["reps"], row["load_kg"]) for row in home.ok("export").rows] == [
        ("crab-squat", 10, 20)
    ] * 3


@pytest.mark.parametrize("words", [["Desk", "wobble", "12/10"], ["Desk wobble", "12/10"], ["desk-wobble", "12/10"]])
def test_the_name_needs_no_quotes_and_sides_are_taken_from_the_sets(home: Home, words: list[str]) -> None:
    home.ok("log", "--new", *words)
    card = home.ok("card", "desk-wobble", "--json").json
    assert (card["sides"], card["title"]) == ("each", "Desk wobble")


@pytest.mark.parametrize("sets", ["three sets of ten", "3 sets of 10", "3x10"])
def test_sets_may_be_said_in_words_behind_a_name_without_quotes(home: Home, sets: str) -> None:
    home.ok("log", "--new", "Desk", "wobble", *sets.split())
    assert [(row["exercise"], row["reps"]) for row in home.rows()] == [("desk-wobble", 10)] * 3


def test_entries_that_are_left_out_are_told_once(home: Home) -> None:
    home.entry("exercises", "broken.yaml", "title: [")
    said = home.ok("log", "--new", "Desk wobble", "10").err
    assert said.count("1 entry of the catalogue is left out") == 1


def test_measures_are_taken_from_the_sets(home: Home) -> None:
    home.ok("log", "--new", "Bear crawl", "30s", "20m", "in", "25s")
    assert home.ok("card", "bear crawl", "--json").json["measures"] == ["time", "distance"]


def test_a_name_that_is_there_is_simply_logged(home: Home) -> None:
    home.ok("log", "--new", "Desk wobble", "10")
    home.ok("log", "--new", "desk_wobble", "9")
    home.ok("log", "--new", "Hanging leg raise", "8")
    assert exercises(home) == ["desk-wobble.yaml"]
    assert [row["exercise"] for row in home.ok("export").rows] == ["desk-wobble", "desk-wobble", "hanging-leg-raise"]


def test_the_beginning_of_a_name_is_a_name_of_its_own_where_it_is_made(home: Home) -> None:
    home.ok("log", "--new", "Desk wobble", "10")
    home.ok("log", "--new", "Desk", "9")
    assert exercises(home) == ["desk-wobble.yaml", "desk.yaml"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Desk wobble", "ten"], "expected"),
        (["Desk wobble", "8-10"], "expected"),
        (["Desk wobble", "10", "--at", "tomorrow"], ""),
        (["Desk wobble", "10", "--workout", "nothing like it"], "no workout is called"),
        (["Desk wobble", "10", "--note", "\udcff"], "UTF-8"),
        (["../wobble", "10"], "can't be a name"),
        (["Lunge!", "10"], "lunge is there already"),
    ],
)
def test_what_is_refused_makes_no_file_and_no_set(home: Home, words: list[str], says: str) -> None:
    home.refused("log", "--new", *words, says=says)
    assert exercises(home) == []
    assert home.ok("export").out == ""


def test_new_needs_sets(home: Home) -> None:
    home.refused("log", "--new", "Desk wobble", code=2, says="no sets")
    home.refused("log", "--new", code=2)
    home.refused("log", "--new", "-", code=2, stdin="Desk wobble 10\n")
    assert exercises(home) == []


def test_where_the_new_file_cannot_be_read_back_nothing_is_logged(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken_away(*said: Any) -> Path:
        path = write_starter(*said)
        path.unlink()
        return path

    monkeypatch.setattr("hipflex.services.new_entries.write_starter", taken_away)
    home.refused("log", "--new", "Desk wobble", "10", says="desk-wobble.yaml was written, but can't be read")
    assert (exercises(home), home.rows()) == ([], [])


def test_undo_takes_the_sets_back_and_says_that_the_file_stays(home: Home) -> None:
    home.ok("log", "--new", "Desk wobble", "10")
    said = home.ok("undo")
    assert "desk-wobble.yaml" in said.err
    assert "stays" in said.err
    assert exercises(home) == ["desk-wobble.yaml"]
    home.ok("log", "desk wobble", "10")
    home.ok("log", "desk wobble", "9")
    assert "stays" not in home.ok("undo").err


def test_a_new_movement_goes_on_by_reps_then_by_load(home: Home) -> None:
    for days in (4, 2):
        home.ok("log", "--new", "Crab squat", "3x9@20kg", "--at", datetime.now().date() - timedelta(days))  # noqa: DTZ005 - the day here
    home.entry("workouts", "mine.yaml", "title: Mine\nexercises: [crab-squat]\n")
    [same] = home.ok("next", "mine", "--json").json
    assert (same["load_kg"], same["reps"]) == (20, [8, 10])
    home.ok("log", "crab squat", "3x10@20kg")
    [more] = home.ok("next", "mine", "--json").json
    assert more["load_kg"] == 21


def test_an_entry_of_ones_own_may_be_begun_by_its_title(home: Home) -> None:
    said = home.ok("catalogue", "new", "Crab squat", "--json").json
    assert (said["slug"], said["kind"]) == ("crab-squat", "exercise")
    assert home.ok("card", "crab-squat", "--json").json["title"] == "Crab squat"
    home.refused("catalogue", "new", "crab  squat", says="is there already")
    home.refused("catalogue", "new", "hanging leg lift", says="hanging-leg-raise answers to that name")
