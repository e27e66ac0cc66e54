"""`hipflex import --dry-run`: what it says is what the import then does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.home import Home

HEADER = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
    "Workout Notes;Workout Duration\n"
)
LEGS = "2025-03-01 18:00:00;Legs;"
ROWS = (
    f"{LEGS}Squat (Barbell);W;40;kg;8;;;;;;strong day;1h 2m\n",
    f"{LEGS}Squat (Barbell);1;100;kg;5;7.5;;;;belt on;strong day;1h 2m\n",
    f"{LEGS}Squat (Barbell);Rest Timer;;;;;;;120;;;1h 2m\n",
    f"{LEGS}Squat (Barbell);2;225;lbs;5;8.3;;;;;strong day;1h 2m\n",
    f"{LEGS}Banana Hops;1;;;12;;;;;;strong day;1h 2m\n",
    f"{LEGS}Running;1;;;;;5;km;1500;;strong day;1h 2m\n",
    "2027-03-03 18:00:00;Push;Bench Pres (Barbell);1;60;kg;8;;;;;;;\n",
    "2025-03-30 02:30:00;Night;Bench Press (Barbell);1;60;kg;8;;;;;;;\n",
    "2025-03-30 02:30:00;Night;Bench Press (Barbell);2;;kg;0;;;;;;;\n",
)
FILE = HEADER + "".join(ROWS)
EDITED = FILE.replace("belt on", "no belt").replace("Banana", "Apple").replace(";60;kg;8", ";62.5;kg;8", 1)
LONGER = FILE + "2025-04-01 18:00:00;Push;Push Up;1;;;20;;;;;;;\n"
BAD = FILE + "2025-04-01 18:00:00;Push;Push Up;1;heavy;kg;20;;;;;;;\n"
HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
    '"Legs","1 Mar 2025, 18:01","1 Mar 2025, 19:00","","Squat (Barbell)","","","0","normal",100,5,,,\n'
)


def written(home: Home, name: str, text: str) -> Path:
    path = home.path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "text", "words"),
    [
        (None, FILE, []),
        (FILE, FILE, []),
        (FILE, EDITED, []),
        (FILE, EDITED, ["--update"]),
        (FILE, LONGER, []),
        (None, BAD, ["--skip-bad"]),
        (FILE, BAD, ["--skip-bad"]),
        (FILE, HEVY, []),
    ],
    ids=["first", "again", "edited", "updated", "longer", "bad", "bad again", "near"],
)
def test_every_number_is_that_of_the_import(home: Home, before: str | None, text: str, words: list[str]) -> None:
    if before:
        home.ok("import", written(home, "before.csv", before))
    file, sets = written(home, "file.csv", text), len(home.rows())
    told = home.ok("import", file, *words, "--dry-run", "--json").json
    assert len(home.rows()) == sets
    done = home.ok("import", file, *words, "--json").json
    assert told | {"batch": done["batch"]} == done
    assert len(home.rows()) == sets + told["added"]


def test_all_that_is_odd_in_a_file_is_told(home: Home) -> None:
    told = home.ok("import", written(home, "file.csv", FILE), "--dry-run", "--json").json
    assert (told["format"], told["variant"], told["language"], told["unit"]) == ("strong", "B", "en", "mixed")
    assert (told["sessions"], told["sets"], told["types"]) == (3, 7, {"warmup": 1, "working": 6})
    assert (told["rests"], told["not_done"], told["two_measures"]) == (1, 1, 1)
    assert [one["line"] for one in told["warnings"]] == [5, 8, 9]
    assert told["warnings"][0]["reason"] == "RPE 8.3: kept in the note"
    assert [one["suggestions"] for one in told["unmatched"]] == [[], ["bench-press-barbell"]]


def test_known_sets_are_told_from_edited_and_renamed_ones(home: Home) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    told = home.ok("import", written(home, "file.csv", EDITED), "--dry-run", "--json").json
    assert [told[key] for key in ("added", "already_there", "differs", "renamed")] == [0, 4, 2, 1]


def test_a_workout_near_one_from_elsewhere_is_told(home: Home) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    hevy = written(home, "hevy.csv", HEVY)
    [near] = home.ok("import", hevy, "--dry-run", "--json").json["near"]
    assert (near["started_at"], near["source"]) == ("2025-03-01T18:00:00+01:00", "strong")
    assert (
        "1 workout begins within two minutes of one from elsewhere (strong, "
        in home.ok("import", hevy, "--dry-run").out
    )


def test_bad_rows_are_all_shown_and_the_import_is_said_to_be_refused(home: Home) -> None:
    file = written(home, "file.csv", BAD)
    shown = home.ok("import", file, "--dry-run").out
    assert "Can't be read: 1 row\nline 11  weight: expected a number, not 'heavy'" in shown
    assert "Nothing would be imported" in shown
    home.refused("import", file, says="--skip-bad")
    assert "Left out: 1 row" in home.ok("import", file, "--dry-run", "--skip-bad").out


def test_a_map_to_fill_in_comes_of_a_dry_run_and_ties_what_was_filled_in(home: Home) -> None:
    file = written(home, "file.csv", FILE)
    said = home.ok("import", file, "--dry-run", "--write-map", "map.yaml")
    assert "2 names to fill in: map.yaml" in said.err
    assert home.rows() == []
    text = (home.path / "map.yaml").read_text(encoding="utf-8")
    assert '"Bench Pres (Barbell)":  # 1 set; bench-press-barbell?' in text
    written(home, "map.yaml", text.replace('"Bench Pres (Barbell)":', '"Bench Pres (Barbell)": bench-press-barbell'))
    told = home.ok("import", file, "--dry-run", "--map", "map.yaml", "--json").json
    assert [one["name"] for one in told["unmatched"]] == ["Banana Hops"]


def test_where_the_map_is_there_already_nothing_is_imported(home: Home) -> None:
    file = written(home, "file.csv", FILE)
    written(home, "map.yaml", "names:\n")
    home.refused("import", file, "--write-map", "map.yaml", says="map.yaml")
    assert home.rows() == []


def test_an_own_export_is_previewed_with_its_names_and_types(home: Home) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    own = written(home, "own.jsonl", home.ok("export").out)
    home.ok("undo")
    told = home.ok("import", own, "--dry-run", "--json").json
    assert (told["types"], told["names"][0]) == (
        {"warmup": 1, "working": 6},
        {"name": "squat-barbell", "sets": 3, "exercise": "squat-barbell"},
    )
    shown = home.ok("import", own, "--dry-run").out
    assert "read as     hipflex's export (jsonl)" in shown
    assert "5 names; 71% of the sets" in shown


def test_a_name_without_an_entry_is_shown_with_the_way_to_tie_it(home: Home) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    shown = home.ok("card", "banana", "hops").out
    assert "only your log knows it" in shown
    assert '"Banana Hops": SLUG' in shown
    assert "hipflex card 'Banana Hops'" in home.ok("progress", "banana hops", "--since", "2025-01-01").out
    assert "hipflex card" not in home.ok("progress", "squat-barbell", "--since", "2025-01-01").out


def test_an_imported_session_is_shown_with_its_workout_and_its_note(home: Home) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    shown = home.ok("history", "--until", "2025-03-15").out
    assert shown.startswith("2025-03-01 18:00  Legs  1 h 02 min · id ")
    assert "note: strong day" in shown
    assert "set 2: belt on" in shown


def table(home: Home, name: str, lift: str) -> list[object]:
    """The words that take in a table without times of day: three sets of a lift on one day."""
    rows = "".join(f"2026-11-10,{lift},5,60\n" for _ in range(3))
    said = "columns: {date: day, exercise: lift, reps: n, weight: kg}\nunit: kg\ndate_format: ymd\n"
    of_map = written(home, f"{name}.yaml", said)
    return ["import", written(home, f"{name}.csv", f"day,lift,n,kg\n{rows}"), "--map", of_map, "--json"]


def exercises(home: Home) -> list[str]:
    return sorted(one["exercise"] for one in home.rows())


def test_a_lift_that_was_done_alike_in_a_known_workout_counts_as_renamed_and_is_told(home: Home) -> None:
    home.ok("import", written(home, "file.csv", HEVY))
    done = home.ok(
        "import", written(home, "other.csv", HEVY.replace("Squat (Barbell)", "Deadlift (Barbell)")), "--json"
    )
    assert (done.json["added"], done.json["renamed"]) == (0, 1)
    assert "1 set stands in the log under another name: 'squat-barbell'" in " ".join(done.err.split())


def test_what_stays_under_another_name_is_told_and_an_update_renames_it(home: Home) -> None:
    home.ok(*table(home, "first", "Squat"))
    done = home.ok(*table(home, "second", "Zyx"))
    assert (done.json["added"], done.json["renamed"]) == (0, 3)
    told = " ".join(done.err.split())
    assert told == (
        "hipflex: 3 sets stand in the log under another name: 'squat-barbell'; --update takes the file's over"
    )
    assert exercises(home) == ["squat-barbell"] * 3
    done = home.ok(*table(home, "second", "Zyx"), "--update")
    assert (done.json["renamed"], done.err, exercises(home)) == (3, "", ["Zyx"] * 3)
    assert home.ok("undo", "--json").json["said"] == "update of 3 sets"
    assert exercises(home) == ["squat-barbell"] * 3


def test_two_names_of_one_movement_are_a_new_name_of_which_nothing_need_be_told(home: Home) -> None:
    home.ok(*table(home, "first", "Squat"))
    done = home.ok(*table(home, "second", "Back Squat"))
    assert (done.json["added"], done.json["renamed"], done.err) == (0, 3, "")


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_what_differs_and_stays_is_told(home: Home, as_json: list[str]) -> None:
    home.ok("import", written(home, "file.csv", FILE))
    told = " ".join(home.ok("import", written(home, "file.csv", EDITED), *as_json).err.split())
    assert "2 sets differ in the file from the log, where nothing was changed; --update takes" in told
    assert "1 set stands in the log under another name: 'Banana Hops'; " in told
