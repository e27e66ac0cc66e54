"""What the log holds is found by every name of the entry that answers to it today."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta

import pytest

from tests.cli.home import Home

FOO = "title: Foo\ndoses: {strength: 3 x 8-10}\n"
BAR = FOO.replace("Foo", "Bar foo\naliases: [foo, Barre Foo (Machine)]\nresistance: external\nsides: each")


def ago(days: int) -> str:
    return f"{datetime.now().date() - timedelta(days)} 08:00"  # noqa: DTZ005 - the day here


@pytest.fixture
def renamed(home: Home) -> Home:
    """A log of a movement whose file got another name since, with the old one as an alias."""
    home.entry("exercises", "foo.yaml", FOO.replace("doses", "resistance: external\nsides: each\ndoses"))
    home.ok("log", "foo", "3x10@20kg", "--at", ago(6))
    home.ok("log", "foo", "10@25kg", "8@30kg", "5@2kg warmup", "--at", ago(3))
    (home.config / "catalogue" / "exercises" / "foo.yaml").unlink()
    home.entry("exercises", "bar-foo.yaml", BAR)
    home.ok("log", "bar foo", "9@30kg", "--at", ago(3))
    return home


def test_a_renamed_movement_keeps_its_history(renamed: Home) -> None:
    [one] = renamed.ok("progress", "--json").json["exercises"]
    assert {key: one[key] for key in ("exercise", "sets", "sets_warmup", "sessions", "reps")} == {
        "exercise": "bar-foo",
        "sets": 6,
        "sets_warmup": 1,
        "sessions": 2,
        "reps": 2 * (30 + 18 + 9),
    }
    assert [done["reps"] for done in one["last"]["sets"] if done["side"] == "left"] == [10, 8, 5, 9]
    assert one["next"]["exercise"] == "bar-foo"


@pytest.mark.parametrize("name", ["bar-foo", "Bar foo", "foo", "machine barre foo"])
def test_it_is_found_by_every_name(renamed: Home, name: str) -> None:
    progress = renamed.ok("progress", name, "--json").json
    assert progress["exercise"] == "bar-foo"
    assert [done["reps"] for done in progress["sets"] if done["side"] == "left"] == [10, 10, 10, 10, 8, 5, 9]
    assert len({point["session"] for point in progress["points"]}) == 2
    assert len(renamed.ok("history", "--exercise", name, "--json").json) == 2
    assert len(renamed.rows("--exercise", name)) == 14


def test_its_records_are_the_best_of_all_its_names(renamed: Home) -> None:
    records = renamed.ok("records", "foo", "--json").json
    assert {record["exercise"] for record in records} == {"bar-foo"}
    heaviest = [one for one in records if one["kind"] == "reps_at_load" and one["load_kg"] == 30]
    assert [(one["side"], one["value"]) for one in heaviest] == [("left", 9), ("right", 9)]
    [left] = [one for one in records if one["kind"] == "session_volume" and one["side"] == "left"]
    assert left["value"] == 10 * 25 + 8 * 30 + 9 * 30


def test_rows_stay_as_they_were_stored(renamed: Home) -> None:
    assert [row["exercise"] for row in renamed.rows()] == ["foo"] * 12 + ["bar-foo"] * 2


def test_the_coach_goes_on_from_what_was_done_under_the_old_name(home: Home) -> None:
    home.entry("exercises", "foo.yaml", FOO)
    for days in (6, 3):
        home.ok("log", "foo", "3x9@20kg", "--at", ago(days))
    (home.config / "catalogue" / "exercises" / "foo.yaml").unlink()
    home.entry("exercises", "bar-foo.yaml", BAR.replace("sides: each\n", ""))
    home.entry("workouts", "mine.yaml", "title: Mine\nexercises: [bar-foo]\n")
    [dose] = home.ok("next", "mine", "--json").json
    assert (dose["exercise"], dose["load_kg"]) == ("bar-foo", 20)


def test_an_alias_added_later_ties_what_was_imported_before(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "10")
    [row] = home.rows()
    file = home.path / "old.jsonl"
    rows = [row | {"id": f"a{n}", "session": "b", "exercise": name} for n, name in enumerate(["Hop (Barbell)", "Zig"])]
    file.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    home.ok("undo")
    found = home.ok("import", file, "--json").json
    assert {one["name"] for one in found["unmatched"]} == {"Hop (Barbell)", "Zig"}
    home.entry("exercises", "my-hop.yaml", "title: My hop\naliases: [barbell hop]\ndoses: {strength: 3 x 8}\n")
    assert {one["exercise"] for one in home.ok("progress", "--json").json["exercises"]} == {"my-hop", "Zig"}
    home.ok("undo")
    found = home.ok("import", file, "--json").json
    assert [one["name"] for one in found["unmatched"]] == ["Zig"]


def test_a_name_that_only_the_log_holds_is_a_name_everywhere(home: Home) -> None:
    home.entry("exercises", "crab-squat.yaml", FOO.replace("Foo", "Crab squat"))
    home.ok("log", "crab squat", "3x10@20kg", "--at", ago(3))
    (home.config / "catalogue" / "exercises" / "crab-squat.yaml").unlink()
    said = home.ok("log", "Crab_squat", "30s", "--at", ago(2))
    assert "crab-squat" in said.out
    assert [(row["exercise"], row["reps"], row["seconds"]) for row in home.rows("--exercise", "crab")] == [
        ("crab-squat", 10, None)
    ] * 3 + [("crab-squat", None, 30)]
    assert home.ok("progress", "crab squat", "--json").json["exercise"] == "crab-squat"
    assert {one["exercise"] for one in home.ok("records", "crab", "--json").json} == {"crab-squat"}
    home.refused("log", "crab-squat", "10/8")
    home.refused("log", "carb squat", "10", says="did you mean crab-squat")


@pytest.fixture
def orphaned(home: Home) -> Home:
    """A log with the sets of two movements that have no entry any more."""
    home.entry("exercises", "crab-squat.yaml", FOO.replace("Foo", "Crab squat"))
    home.entry("exercises", "pistol.yaml", FOO.replace("Foo", "Pistol").replace("doses", "sides: each\ndoses"))
    home.ok("log", "crab squat", "12@10kg warmup", "10@20kg", "9@20kg", "6@25kg", "--at", ago(3))
    home.ok("log", "pistol", "5/4", "--at", ago(3))
    for name in ("crab-squat", "pistol"):
        (home.config / "catalogue" / "exercises" / f"{name}.yaml").unlink()
    return home


def test_its_card_says_what_the_log_knows_and_how_to_make_an_entry(orphaned: Home) -> None:
    card = orphaned.ok("card", "crab", "squat").out
    assert "3 sets in 1 session" in card
    assert "10@20kg, 9@20kg, 6@25kg" in card
    assert "heaviest" in card
    assert "25kg" in card
    assert "hipflex catalogue new crab-squat" in card
    document = orphaned.ok("card", "crab squat", "--json").json
    assert (document["slug"], document["origin"], document["cues"]) == ("crab-squat", "log", [])
    assert document["doses"]["last-time"]["load_kg"] == 20
    orphaned.refused("card", "carb squat", says="did you mean crab-squat")


def test_such_a_movement_is_done_as_it_was_done_last(orphaned: Home) -> None:
    done = orphaned.ok("workout", "start", "crab-squat", "lunge", stdin="\n\n\nskip exercise\n")
    assert [line.split(": ")[1].split(" ")[0] for line in done.out.splitlines()] == ["10@20kg", "10@20kg", "9@20kg"]
    assert "pistol set 1: 5\n" in re.sub(r"  \(id .*", "", orphaned.ok("workout", "start", "pistol", stdin="\n").out)


def test_one_may_swap_to_such_a_movement(orphaned: Home) -> None:
    orphaned.run("workout", "start", "lunge", stdin="swap crab squat\n11\nfinish\n")
    assert (orphaned.rows()[-1]["exercise"], orphaned.rows()[-1]["load_kg"]) == ("crab-squat", 20)


def test_a_movement_that_was_only_a_warm_up_has_no_dose_to_start_with(home: Home) -> None:
    home.entry("exercises", "foo.yaml", FOO)
    home.ok("log", "foo", "10 warmup")
    (home.config / "catalogue" / "exercises" / "foo.yaml").unlink()
    home.refused("workout", "start", "foo", says="no working set of 'foo' to go by")
    assert "no set that counts" in home.ok("card", "foo").out


def test_the_sides_of_such_a_name_are_those_of_its_sets(home: Home) -> None:
    home.entry("exercises", "pistol.yaml", FOO.replace("doses", "sides: each\ndoses"))
    home.ok("log", "pistol", "5/4")
    (home.config / "catalogue" / "exercises" / "pistol.yaml").unlink()
    home.ok("log", "pistol", "6/5")
    assert [(row["side"], row["reps"]) for row in home.rows()] == [("left", 5), ("right", 4), ("left", 6), ("right", 5)]
