"""Lifts through the front door: logged and looked at like movements, and never prescribed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.home import Home

LIFTS = """\
zercher-squat: {title: Zercher Squat (Barbell), names: [Zercher], muscles: {primary: [quadriceps], secondary: [glutes]}}
moon-walk: {title: Moon Walk, resistance: bodyweight, measures: [time, distance], muscles: {primary: [glutes]}}
sissy-split: {title: Sissy Split, sides: each, equipment: [dumbbell | kettlebell]}
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path).knowing_the_catalogue()
    folder = home.config / "catalogue"
    folder.mkdir(parents=True)
    (folder / "lifts.yaml").write_text(LIFTS, encoding="utf-8")
    return home


@pytest.mark.parametrize("name", ["zercher-squat", "Zercher", "Barbell Zercher Squat", "zercher squat"])
def test_a_lift_is_logged_by_each_of_its_names(home: Home, name: str) -> None:
    said = home.ok("log", name, "3x5@100kg").out
    assert "Zercher Squat (Barbell)  3x5@100kg" in said
    assert {(row["exercise"], row["kind"], row["load_kg"]) for row in home.rows()} == {
        ("zercher-squat", "exercise", 100)
    }


def test_without_quotes_too_and_as_its_sides_and_measures_have_it(home: Home) -> None:
    home.ok("log", "moon", "walk", "100m", "in", "90s")
    home.ok("log", "sissy", "split", "8/7")
    assert [(row["exercise"], row["side"]) for row in home.rows()] == [
        ("moon-walk", None),
        ("sissy-split", "left"),
        ("sissy-split", "right"),
    ]
    home.refused("log", "moon-walk", "10", says="time")


def test_it_is_in_every_view(home: Home) -> None:
    home.ok("log", "zercher", "5@100kg")
    home.ok("log", "zercher", "1@110kg")
    assert home.ok("progress", "Zercher", "--json").json["metric"] == "estimated_1rm"
    whole = home.ok("progress", "--json").json
    assert [one["exercise"] for one in whole["exercises"]] == ["zercher-squat"]
    assert {"muscle": "quadriceps", "sets": 2, "sets_secondary": 0} in whole["muscles"]
    assert {"muscle": "glutes", "sets": 0, "sets_secondary": 2} in whole["muscles"]
    records = {one["kind"]: one["value"] for one in home.ok("records", "zercher", "--json").json}
    assert (records["max_load"], records["estimated_1rm"]) == (110, 116.667)
    assert "Zercher Squat" in home.ok("history", "--exercise", "zercher").out
    assert len(home.rows("--exercise", "barbell zercher squat")) == 2
    assert whole["exercises"][0]["next"] is None


def test_its_sets_can_be_edited(home: Home) -> None:
    home.ok("log", "sissy-split", "8")
    home.ok("edit", "last", "--load", "10kg")
    home.ok("edit", "last", "9/8")
    assert {(row["reps"], row["side"]) for row in home.rows()} == {(9, "left"), (8, "right")}


def test_what_was_logged_under_its_name_before_it_had_a_row_is_its_own(home: Home) -> None:
    rows = home.config / "catalogue" / "lifts.yaml"
    rows.write_text("", encoding="utf-8")
    home.ok("log", "--new", "Zercher", "5@100kg")
    (home.config / "catalogue" / "exercises" / "zercher.yaml").unlink()
    rows.write_text(LIFTS, encoding="utf-8")
    home.ok("log", "zercher-squat", "6@100kg")
    assert {one["exercise"] for one in home.ok("records", "--json").json} == {"zercher-squat"}
    assert len(home.rows("--exercise", "zercher")) == 2


def test_nobody_is_trained_by_it(home: Home) -> None:
    home.ok("log", "zercher", "5@100kg")
    for words in (["zercher-squat"], ["zercher"], ["lunge", "moon-walk"], ["zercher", "--purpose", "strength"]):
        home.refused("workout", "start", *words, says="is a lift: it can be logged, but has no dose")
    home.refused("workout", "start", "zerher", says="no workout or movement")
    assert "zercher" not in home.run("workout", "start", "zerher").err.replace("zerher", "")
    ended = home.run("workout", "start", "lunge", stdin="swap zercher\n")
    assert "Zercher Squat (Barbell) is a lift" in ended.err
    home.ok("workout", "discard")


def test_the_list_has_it_only_where_lifts_are_asked_for(home: Home) -> None:
    assert not {"zercher-squat", "moon-walk"} & {one["slug"] for one in home.ok("catalogue", "list", "--json").json}
    listed = {one["slug"]: one for one in home.ok("catalogue", "list", "--kind", "lift", "--json").json}
    assert listed["zercher-squat"] == {
        "slug": "zercher-squat",
        "title": "Zercher Squat (Barbell)",
        "kind": "lift",
        "muscles": {"primary": ["quadriceps"], "secondary": ["glutes"], "stretched": []},
        "equipment": [],
        "sides": "none",
        "origin": "user",
    }
    assert "moon-walk" in home.ok("catalogue", "list", "--kind", "lift").out
    found = home.ok("catalogue", "list", "--kind", "lift", "--muscle", "glutes", "--equipment", "none", "--json").json
    assert {"zercher-squat", "moon-walk"} <= {one["slug"] for one in found}
    assert "sissy-split" not in {one["slug"] for one in found}
    found = home.ok("catalogue", "list", "--kind", "lift", "--equipment", "kettlebell", "--json").json
    assert "sissy-split" in {one["slug"] for one in found}


def test_its_card_says_what_is_known_and_that_there_are_no_cues(home: Home) -> None:
    card = home.ok("card", "zercher").out
    for told in (
        "Zercher Squat (Barbell)",
        "lift, external, counted in reps",
        "quadriceps",
        "no cues",
        "not logged yet",
    ):
        assert told in card
    assert "hipflex catalogue new zercher-squat" in card
    document = home.ok("card", "sissy split", "--json").json
    assert (document["kind"], document["sides"], document["doses"], document["cues"]) == ("lift", "each", {}, [])
    assert document.keys() == home.ok("card", "lunge", "--json").json.keys()
    home.refused("card", "zercher", "--svg", "zercher.svg", says="no cues")


def test_a_muscle_counts_its_lifts_behind_its_movements_and_names_a_few(home: Home) -> None:
    document = home.ok("muscle", "chest", "--json").json
    titles = {one["slug"]: one["title"] for one in home.ok("catalogue", "list", "--kind", "lift", "--json").json}
    lifts = [titles[slug] for slug in document["lifts"]]
    page = home.ok("muscle", "chest").out
    assert f"{len(lifts)}, such as {', '.join(lifts[:3])}\n" in page
    assert lifts[3] not in page
    command = page.partition("All lifts")[2].partition("\n")[0].split()
    assert set(document["lifts"]) <= {one["slug"] for one in home.ok(*command[1:], "--json").json}


def test_a_muscle_of_few_lifts_names_them_all_and_one_of_none_speaks_of_none(home: Home) -> None:
    assert home.ok("muscle", "rotator-cuff", "--json").json["lifts"] == ["external-rotation-cable"]
    assert re.search(r"^Lifts +External Rotation \(Cable\)$", home.ok("muscle", "rotator-cuff").out, re.MULTILINE)
    assert home.ok("muscle", "sartorius", "--json").json["lifts"] == []
    assert "ifts" not in home.ok("muscle", "sartorius").out


def test_the_document_of_a_muscle_has_every_lift_apart_from_its_movements(home: Home) -> None:
    document = home.ok("muscle", "glutes", "--json").json
    assert "moon-walk" in document["lifts"]
    assert "moon-walk" not in document["primary"]
    assert "zercher-squat" not in document["lifts"]


def test_an_exercise_of_ones_own_takes_its_place(home: Home) -> None:
    home.ok("log", "zercher", "5@100kg")
    home.refused("catalogue", "new", "Zercher", says="zercher-squat answers to that name already")
    assert "zercher-squat is a lift too: yours" in home.ok("catalogue", "new", "zercher squat").err
    assert home.ok("card", "zercher-squat", "--json").json["kind"] == "exercise"
    assert len(home.rows("--exercise", "zercher squat")) == 1


def test_a_name_that_is_there_simply_logs(home: Home) -> None:
    home.ok("log", "--new", "Zercher", "5@100kg")
    assert [row["exercise"] for row in home.rows()] == ["zercher-squat"]


def test_check_and_schema_know_the_file(home: Home) -> None:
    assert (
        home.ok("catalogue", "check", home.config / "catalogue" / "lifts.yaml").out == "3 entries read, no problems\n"
    )
    assert "names" in home.ok("catalogue", "schema", "--kind", "lifts").out
    (home.config / "catalogue" / "lifts.yaml").write_text(
        "curl: {title: Curl, equipment: [dumbel]}\n", encoding="utf-8"
    )
    [problem] = home.run("catalogue", "check", "--json").json["problems"]
    assert (problem["line"], problem["column"], problem["suggestion"]) == (1, 33, "dumbbell")
