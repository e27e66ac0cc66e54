"""`hipflex catalogue` and the entries of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home

DRIVE = """title: Knee drive
muscles: {primary: [iliopsoas], secondary: [glutes]}
sides: each
doses: {strength: 3 x 8-10 per side rest 60s}
cues: [Drive the knee up, Stay tall]
"""
OWN_LUNGE = "title: My lunge\naliases: [split squat]\nsides: each\ndoses: {strength: 2 x 5 per side rest 30s}\n"
OWN_WORKOUT = "title: Mine\nexercises:\n  - movement: knee-drive\n  - movement: lunge\n    dose: 1 x 5\n"


def test_an_entry_of_ones_own_stands_beside_the_shipped_ones(home: Home) -> None:
    home.entry("exercises", "knee-drive.yaml", DRIVE)
    assert home.ok("card", "knee", "drive", "--json").json["origin"] == "user"
    home.ok("log", "knee-drive", "10/8")
    assert {row["exercise"] for row in home.rows()} == {"knee-drive"}
    assert "knee-drive" in {one["slug"] for one in home.ok("catalogue", "list", "--muscle", "iliopsoas", "--json").json}
    assert "knee-drive" in home.ok("muscle", "iliopsoas", "--json").json["primary"]


def test_an_entry_with_a_shipped_slug_replaces_it_and_the_list_says_so(home: Home) -> None:
    home.entry("exercises", "lunge.yaml", OWN_LUNGE)
    listed = {one["slug"]: one for one in home.ok("catalogue", "list", "--json").json}
    assert (listed["lunge"]["title"], listed["lunge"]["origin"]) == ("My lunge", "replaced")
    assert listed["bridge"]["origin"] == "shipped"
    shown = home.ok("catalogue", "list").out
    assert "replace" in shown or "own" in shown
    home.ok("log", "split", "squat", "5")
    assert [row["exercise"] for row in home.rows()] == ["lunge", "lunge"]
    assert home.ok("catalogue", "check").out.strip()


def test_a_workout_and_a_programme_of_ones_own_run(home: Home) -> None:
    home.entry("exercises", "knee-drive.yaml", DRIVE)
    home.entry("workouts", "mine.yaml", OWN_WORKOUT)
    home.entry(
        "programmes",
        "turns.yaml",
        "title: Turns\nweeks: 1\ndays:\n  - {day: 1, workout: mine}\n  - {day: 4, workout: hip-mobility}\n",
    )
    home.ok("settings", "set", "programme", "turns")
    assert home.ok("due", "--json").json["due"]["workout"] == "mine"
    home.ok("workout", "start", "turns", stdin="10\n9\n8\n5\n")
    assert {(row["exercise"], row["workout"]) for row in home.rows()} == {("knee-drive", "mine"), ("lunge", "mine")}
    home.run("workout", "start", "turns", stdin="40s\n")
    assert home.ok("--json").json["open"]["workout"] == "hip-mobility"


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("broken.yaml", "title: Broken\nkind: [unclosed\n", "broken.yaml:"),
        ("twice.yaml", "title: One\ntitle: Two\n", "twice.yaml:2:1"),
        ("empty.yaml", "", "empty.yaml:1:1"),
        ("tagged.yaml", "title: !!python/object/apply:os.system ['true']\n", "tagged.yaml:1:8"),
        ("deep.yaml", "[" * 10_000, "deep.yaml:1:"),
        ("colour.yaml", DRIVE + "colour: red\n", "colour.yaml:6:1"),
        ("dose.yaml", "title: Dose\ndoses: {strength: 3 x ten}\n", "dose.yaml:2:"),
        ("Upper Case.yaml", DRIVE, "Upper Case.yaml:1:1"),
    ],
)
def test_a_broken_file_of_ones_own_is_named_and_stops_nothing_else(
    home: Home, name: str, text: str, place: str
) -> None:
    home.entry("exercises", name, text)
    checked = home.run("catalogue", "check")
    assert (checked.code, checked.err) == (1, "")
    assert place in checked.out
    shown = home.ok("card", "hanging-leg-raise")
    assert shown.err.count("\n") == 1
    assert "catalogue check" in shown.err
    assert home.ok("--json").json["entries_left_out"] == 1
    home.ok("log", "hanging-leg-raise", "10")


def test_a_muscle_that_nobody_knows_is_a_problem_that_leaves_nothing_out(home: Home) -> None:
    home.entry("exercises", "knee-drive.yaml", DRIVE.replace("iliopsoas", "iliopsos"))
    [problem] = home.run("catalogue", "check", "--json").json["problems"]
    assert (problem["line"], problem["column"], problem["suggestion"]) == (2, 21, "iliopsoas")
    home.ok("card", "knee-drive")


def test_a_file_or_a_folder_may_be_checked_by_itself(home: Home) -> None:
    good = home.entry("exercises", "knee-drive.yaml", DRIVE)
    bad = home.entry("exercises", "bad.yaml", "title: Bad\n")
    assert home.ok("catalogue", "check", good, "--json").json == {"entries": 1, "problems": []}
    checked = home.run("catalogue", "check", bad, "--json")
    assert (checked.code, [Path(one["file"]).name for one in checked.json["problems"]]) == (1, ["bad.yaml"])
    for folder in (good.parent, home.config / "catalogue"):
        assert home.run("catalogue", "check", folder).code == 1


def test_a_starter_file_can_be_used_as_it_is(home: Home) -> None:
    for kind in ("exercise", "stretch", "warm-up"):
        home.ok("catalogue", "new", f"my-{kind}", "--kind", kind)
    assert home.ok("catalogue", "check", home.config / "catalogue", "--json").json["problems"] == []
    home.ok("card", "my-exercise")
    home.refused("catalogue", "new", "my-exercise", says="my-exercise")
    home.ok("catalogue", "new", "Mine Own")
    home.refused("catalogue", "new", "../escape")


def test_no_link_in_a_shared_catalogue_makes_a_new_entry_write_over_the_log(home: Home) -> None:
    home.ok("log", "lunge", "10")
    before = home.log_file.read_bytes()
    (home.config / "catalogue" / ".schemas").mkdir(parents=True)
    (home.config / "catalogue" / ".schemas" / "exercise.json").symlink_to(home.log_file)
    home.ok("catalogue", "new", "mine")
    assert home.log_file.read_bytes() == before
    assert [one["reps"] for one in home.ok("log", "--json").json] == [10, 10]


def test_the_schema_is_one_for_editors(home: Home) -> None:
    schema = home.ok("catalogue", "schema").json
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert home.ok("catalogue", "schema", "--kind", "exercise").json != schema


def test_the_paths_are_strongest_first(home: Home) -> None:
    own, shipped = home.ok("catalogue", "path", "--json").json
    assert own == str(home.config / "catalogue")
    assert Path(shipped, "exercises", "lunge.yaml").exists()


def test_a_movement_that_left_the_catalogue_can_still_be_read_and_logged(home: Home) -> None:
    entry = home.entry("exercises", "knee-drive.yaml", DRIVE)
    home.ok("log", "knee-drive", "10/8")
    home.run("workout", "start", "knee-drive", stdin="9\n")
    entry.unlink()
    assert [row["set"] for row in home.ok("progress", "knee-drive", "--json").json["sets"]] == [1, 1, 1, 1]
    assert home.ok("history", "--exercise", "knee drive", "--json").json
    assert home.ok("workout", "resume", stdin="8\n7\n").code == 0
    home.ok("log", "knee-drive", "10")


def test_a_slip_in_the_equipment_is_refused_with_the_closest(home: Home) -> None:
    assert "dumbbell" in home.refused("catalogue", "list", "--equipment", "dumbell").err


def test_a_muscle_finds_what_works_its_group_too(home: Home) -> None:
    found = home.ok("catalogue", "list", "--muscle", "psoas-major", "--json").json
    assert {"hanging-leg-raise", "pigeon-pose"} <= {one["slug"] for one in found}


def test_a_new_entry_that_shadows_a_shipped_one_says_so(home: Home) -> None:
    assert "shipped too" in home.ok("catalogue", "new", "hanging-leg-raise").err
    assert home.ok("catalogue", "new", "knee-drive").err == ""
