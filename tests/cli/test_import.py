"""`hipflex import`: own exports come in once, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.as_json.test_rows import SET
from tests.cli.home import Home


def row(name: str, **more: Any) -> str:
    return json.dumps(SET | {"id": name, "exercise": "lunge", **more}) + "\n"


@pytest.fixture
def file(home: Home) -> Path:
    """Two sets of 2026-11-20."""
    path = home.path / "two.jsonl"
    path.write_text(row("a") + row("b", set=2), encoding="utf-8")
    return path


def test_the_second_time_nothing_is_added(home: Home, file: Path) -> None:
    first = home.ok("import", file, "--json").json
    assert (first["sets"], first["added"], first["already_there"], first["differs"]) == (2, 2, 0, 0)
    assert (first["sessions"], first["since"], first["until"]) == (1, "2026-11-20", "2026-11-20")
    again = home.ok("import", file, "--json").json
    assert (again["sets"], again["added"], again["already_there"], again["batch"]) == (2, 0, 2, None)
    assert home.ok("import", file).out == "imported 0 sets; 2 already there\n"
    assert len(home.rows()) == 2


def test_one_undo_takes_the_import_back_and_frees_its_ids(home: Home, file: Path) -> None:
    batch = home.ok("import", file, "--json").json["batch"]
    undone = home.ok("undo", "--json").json
    assert (undone["change"], undone["action"], len(undone["removed"])) == (batch, "import", 2)
    assert home.rows() == []
    assert home.ok("history", "--json").json == []
    assert home.ok("import", file, "--json").json["added"] == 2


def test_a_known_set_with_other_content_stays_and_counts_as_different(home: Home, file: Path) -> None:
    home.ok("import", file)
    file.write_text(row("a", reps=99) + row("b", set=2) + row("c", set=3), encoding="utf-8")
    document = home.ok("import", file, "--json").json
    assert (document["added"], document["already_there"], document["differs"]) == (1, 1, 1)
    assert [one["reps"] for one in home.rows()] == [8, 8, 8]
    assert "1 differs and stays as it is" in home.ok("import", file).out


def test_a_dry_run_tells_the_same_and_writes_nothing(home: Home, file: Path) -> None:
    told = home.ok("import", file, "--dry-run", "--json").json
    assert home.rows() == []
    shown = home.ok("import", file, "--dry-run").out
    assert shown.startswith("hipflex: 2 sets in 1 workout, ")
    assert "new         2 sets" in shown
    done = home.ok("import", file, "--json").json
    assert told | {"batch": done["batch"]} == done
    assert told["batch"] is None


def test_one_bad_row_and_nothing_comes_in(home: Home, file: Path) -> None:
    file.write_text(row("a") + row("b", reps="many") + "\n" + row("c", colour="red"), encoding="utf-8")
    refusal = home.refused("import", file, says="two.jsonl:2: reps: expected a whole number")
    assert "nothing was imported" in refusal.err
    assert "1 more" in refusal.err
    assert len(refusal.err.splitlines()) == 1
    assert home.rows() == []


def test_bad_rows_may_be_left_out_each_with_its_reason(home: Home, file: Path) -> None:
    file.write_text(row("a") + row("b", reps="many") + "\n" + row("c", colour="red"), encoding="utf-8")
    expected = [(2, "reps: expected"), (4, "unknown key 'colour'")]
    for more in (["--dry-run"], ["--skip-bad"]):
        document = home.ok("import", file, *more, "--json").json
        assert document["added"] == 1
        assert [one["line"] for one in document["bad"]] == [line for line, _ in expected]
        assert all(part in one["reason"] for one, (_, part) in zip(document["bad"], expected, strict=True))
    said = home.ok("import", file, "--skip-bad")
    assert [line.split(" ")[1] for line in said.err.splitlines()] == [f"{file}:2:", f"{file}:4:"]
    assert len(home.rows()) == 1


def test_a_name_without_an_entry_is_kept_as_it_stands_and_reads_back(home: Home, file: Path) -> None:
    file.write_text(
        row("a", exercise="Hip Airplane (Assisted)") + row("b", exercise="hanging-leg-rais"), encoding="utf-8"
    )
    unmatched = home.ok("import", file, "--json").json["unmatched"]
    assert [list(one) for one in unmatched] == [["name", "sets", "suggestions"]] * 2
    assert [(one["name"], one["sets"]) for one in unmatched] == [
        ("Hip Airplane (Assisted)", 1),
        ("hanging-leg-rais", 1),
    ]
    assert unmatched[1]["suggestions"][0] == "hanging-leg-raise"
    assert len(home.ok("records", "hip airplane (assisted)", "--json").json) > 0
    assert home.ok("progress", "hip", "airplane", "--json").json["exercise"] == "Hip Airplane (Assisted)"
    home.ok("log", "hip airplane", "10")
    assert [row["exercise"] for row in home.rows()].count("Hip Airplane (Assisted)") == 2


def test_standard_input_may_be_the_file(home: Home) -> None:
    assert home.ok("import", "-", stdin=row("a")).out == "imported 1 set\n"
    home.refused("import", "-", stdin=b"\xff\xff", says="-: line 1: expected UTF-8 text")


@pytest.mark.parametrize(
    ("content", "form", "says"),
    [
        ("my diary\n", "auto", "neither a table nor any other export"),
        ("{}", "auto", "this is JSON"),
        ("my diary\n", "csv", "are missing"),
        ("my diary\n", "json", "not JSON"),
        ("my diary\n", "jsonl", "not JSON"),
        ('{"hipflex": 2, "sets": [], "sessions": [], "check_ins": []}', "auto", "version 2"),
        ("[" * 200_000, "json", "expected `{`"),
        ('{"sets": [' + "[" * 200_000, "auto", "deep"),
    ],
)
def test_what_is_no_export_is_refused_in_one_line(home: Home, content: str, form: str, says: str) -> None:
    (home.path / "diary").write_text(content, encoding="utf-8")
    refusal = home.refused("import", "diary", "--format", form, says=says)
    assert "nothing was imported" in refusal.err
    assert len(refusal.err.splitlines()) == 1
    assert len(refusal.err) < 500


def test_a_folder_a_missing_file_and_a_log_are_no_export(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    home.refused("import", home.path, says="can't be read")
    home.refused("import", "missing", says="No such file")
    home.refused("import", home.log_file, says="this is a database")


def test_an_open_workout_that_came_without_its_plan_can_be_ended(home: Home, tmp_path: Path) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    home.ok("export", "--format", "json", "--output", "all.json")
    other = Home(tmp_path / "other").knowing_the_catalogue()
    other.ok("import", home.path / "all.json")
    assert other.ok("--json").json["open"]["workout"] == "hip-flexor"
    other.refused("workout", "start", "hip-flexor", says="still open")
    other.ok("workout", "finish")
    assert [session["state"] for session in other.ok("history", "--json").json] == ["finished"]


def test_hostile_rows_are_shown_harmlessly(home: Home, file: Path) -> None:
    hostile = "\x1b]0;pwned\x07\u202e"
    file.write_text(row("a", exercise=hostile) + row("b", kind=hostile), encoding="utf-8")
    said = home.ok("import", file, "--skip-bad", FORCE_COLOR="1")
    for text in (said.out + said.err, home.refused("import", file).err, home.ok("history").out):
        assert not set(text) & set("\x1b\x07\u202e")


def test_a_million_characters_in_one_cell_come_in(home: Home, file: Path) -> None:
    file.write_text(row("a", note="x" * 1_000_000), encoding="utf-8")
    home.ok("import", file)
    home.ok("export", "--format", "csv", "--output", "all.csv")
    home.ok("undo")
    home.ok("import", "all.csv")
    assert len(home.rows()[0]["note"]) == 1_000_000


def test_a_name_kept_from_a_file_is_one_with_the_entry_that_answers_to_it(home: Home, file: Path) -> None:
    home.ok("log", "bridge", "12")
    file.write_text(row("a", exercise="Bridge") + row("b", exercise="Glute Bridge"), encoding="utf-8")
    home.ok("import", file)
    for name in ("bridge", "Bridge", "BRIDGE", "glute bridge", "Glute Bridge"):
        assert {one["exercise"] for one in home.ok("records", name, "--json").json} == {"bridge"}
        assert len(home.rows("--exercise", name)) == 3
    assert {row["exercise"] for row in home.rows()} == {"bridge", "Bridge", "Glute Bridge"}


STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"


def strong(*names: str) -> str:
    return STRONG + "".join(f'2024-05-06 18:30:00,"Legs",1h,"{name}",1,60,5,0,0,"","",\n' for name in names)


def test_a_map_ties_names_of_past_and_future_sets_and_keeps_them_as_aliases(home: Home) -> None:
    (home.path / "strong.csv").write_text(strong("My own squat"), encoding="utf-8")
    (home.path / "map.yaml").write_text(
        "names: {My own squat: squat-barbell, Not there yet: }\nunit: kg\n", encoding="utf-8"
    )
    home.ok("import", "strong.csv", "--unit", "kg")
    assert [one["exercise"] for one in home.rows()] == ["My own squat"]
    assert home.ok("import", "strong.csv", "--map", "map.yaml", "--json").json["added"] == 0
    home.ok("log", "my own squat", "5@60kg")
    assert len(home.ok("progress", "squat-barbell", "--weeks", "1000", "--json").json["sets"]) == 2


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("{Curl: nothing-like-it}", "nothing-like-it"),
        ("{Hanging leg raise: squat-barbell}", "is what hanging-leg-raise is called"),
        ("{Hanging leg raise: }\nname: x", "unknown key 'name'"),
    ],
)
def test_a_map_that_cannot_be_is_refused_before_anything_is_written(home: Home, names: str, says: str) -> None:
    (home.path / "strong.csv").write_text(strong("Curl"), encoding="utf-8")
    (home.path / "map.yaml").write_text(f"unit: kg\nnames: {names}\n", encoding="utf-8")
    home.refused("import", "strong.csv", "--map", "map.yaml", says=says)
    assert home.rows() == []


def test_a_map_to_fill_in_is_written_where_nothing_is_yet(home: Home) -> None:
    (home.path / "strong.csv").write_text(strong("Curl of mine", "Squat (Barbell)"), encoding="utf-8")
    home.ok("import", "strong.csv", "--unit", "kg", "--dry-run", "--write-map", "map.yaml")
    assert '"Curl of mine":' in (home.path / "map.yaml").read_text(encoding="utf-8")
    assert "Squat" not in (home.path / "map.yaml").read_text(encoding="utf-8")
    home.refused("import", "strong.csv", "--unit", "kg", "--dry-run", "--write-map", "map.yaml", says="map.yaml")
    assert home.ok("import", "strong.csv", "--map", "map.yaml", "--unit", "kg").out.startswith("imported 2 sets")


def test_a_file_without_weights_where_they_stood_is_none_of_strongs(home: Home) -> None:
    (home.path / "strong.csv").write_text(strong("Curl").replace("Weight", "Load", 1), encoding="utf-8")
    home.refused("import", "strong.csv", "--unit", "kg", says="nothing was imported")


@pytest.mark.parametrize("zone", ["Berlin", "Europe/Berlinn", "+02:00", "UTC+2", "Europe", "", "../etc/passwd"])
def test_a_zone_that_nobody_knows_is_refused_with_one_that_is(home: Home, zone: str) -> None:
    (home.path / "strong.csv").write_text(strong("Curl"), encoding="utf-8")
    home.refused("import", "strong.csv", "--zone", zone, says="expected one like Europe/Berlin")


def test_a_map_may_say_a_movement_by_any_of_its_names(home: Home) -> None:
    (home.path / "strong.csv").write_text(strong("Kniebeuge"), encoding="utf-8")
    (home.path / "map.yaml").write_text("unit: kg\nnames: {Kniebeuge: Squat (Barbell)}\n", encoding="utf-8")
    home.ok("import", "strong.csv", "--map", "map.yaml")
    assert [one["exercise"] for one in home.rows()] == ["squat-barbell"]
    assert "squat-barbell" in (home.config / "catalogue" / "aliases.yaml").read_text(encoding="utf-8")


def test_workouts_that_may_be_there_already_from_elsewhere_are_told(home: Home) -> None:
    (home.path / "strong.csv").write_text(strong("Squat"), encoding="utf-8")
    home.ok("import", "strong.csv", "--unit", "kg")
    home.ok("export", "--format", "hevy", "--output", "hevy.csv")
    told = home.ok("import", "hevy.csv")
    assert "began within two minutes" in told.err
    assert "hipflex undo" in told.err
