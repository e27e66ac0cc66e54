"""Names of one's own in `aliases.yaml`, through the front door."""

from __future__ import annotations

import json

import pytest

from tests.cli.home import Home

LIFTS = "zercher-squat: {title: Zercher Squat (Barbell), names: [Zercher]}\n"


@pytest.fixture
def tied(home: Home) -> Home:
    """A log with a name that no entry has, as an app wrote it, to which an alias is added later."""
    home.ok("log", "hanging-leg-raise", "10")
    [row] = home.rows()
    home.ok("undo")
    names = ["Beinheben: hängend", "Zercher Kniebeuge", "Rudern"]
    rows = [row | {"id": f"a{n}", "session": "b", "exercise": name} for n, name in enumerate(names)]
    file = home.path / "old.jsonl"
    file.write_text("".join(f"{json.dumps(one)}\n" for one in rows), encoding="utf-8")
    home.ok("import", file)
    folder = home.config / "catalogue"
    folder.mkdir(parents=True)
    (folder / "lifts.yaml").write_text(LIFTS, encoding="utf-8")
    (folder / "aliases.yaml").write_text(
        "'Beinheben: hängend': hanging-leg-raise\nzercher_kniebeuge: zercher-squat\n", encoding="utf-8"
    )
    return home


def test_what_was_imported_before_is_the_entrys(tied: Home) -> None:
    done = {one["exercise"] for one in tied.ok("progress", "--json").json["exercises"]}
    assert done == {"hanging-leg-raise", "zercher-squat", "Rudern"}
    assert {one["exercise"] for one in tied.ok("records", "--json").json} == done
    assert [row["exercise"] for row in tied.rows("--exercise", "hanging-leg-raise")] == ["Beinheben: hängend"]
    assert len(tied.ok("history", "--exercise", "Zercher", "--json").json) == 1
    assert "only the log knows Rudern" in tied.run("doctor").out


def test_sessions_and_sets_are_shown_under_the_title_of_the_entry(tied: Home) -> None:
    for shown in (tied.ok("history").out, tied.ok("log").out):
        assert "Zercher Squat (Barbell)" in shown
        assert "Hanging leg raise" in shown
        assert "Kniebeuge" not in shown
    [session] = tied.ok("history", "--json").json
    assert "Zercher Kniebeuge" in {done["exercise"] for done in session["sets"]}


def test_it_is_a_name_to_log_and_look_by(tied: Home) -> None:
    tied.ok("log", "Beinheben: Hängend", "12")
    tied.ok("log", "Zercher", "Kniebeuge", "5@60kg")
    assert {"hanging-leg-raise", "zercher-squat"} <= {row["exercise"] for row in tied.rows()}
    assert "Beinheben: hängend" in tied.ok("card", "hanging-leg-raise").out
    assert "zercher_kniebeuge" in tied.ok("card", "zercher", "--json").json["aliases"]
    assert "Hanging leg raise" in tied.ok("workout", "start", "Beinheben: hängend", "--rehearse", stdin="finish\n").err


def test_a_bad_line_is_told_and_the_others_hold(tied: Home) -> None:
    with (tied.config / "catalogue" / "aliases.yaml").open("a", encoding="utf-8") as file:
        file.write("Rudern: rowing-machin\n")
    assert "1 entry" in tied.ok("log", "Zercher Kniebeuge", "5@60kg").err
    [problem] = tied.run("catalogue", "check", "--json").json["problems"]
    assert (problem["line"], problem["column"], problem["entry"]) == (3, 9, "Rudern")


def test_its_schema_is_a_map_of_names_to_slugs(home: Home) -> None:
    schema = home.ok("catalogue", "schema", "--kind", "aliases").json
    assert schema["additionalProperties"]["pattern"].startswith("^[a-z0-9]+")


STRONG = (
    "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    "2020-01-02 10:00:00,Legs,Kniebeuge: tief,1,60,5,0,0,,,\n"
)


def test_a_map_writes_its_names_and_says_a_slip_in_them_before_anything_is_imported(home: Home) -> None:
    file, names = home.path / "strong.csv", home.path / "map.yaml"
    file.write_text(STRONG, encoding="utf-8")
    names.write_text('names: {"Kniebeuge: tief": lunge}\n', encoding="utf-8")
    aliases = home.config / "catalogue" / "aliases.yaml"
    aliases.parent.mkdir(parents=True)
    aliases.write_text("[these, are, no, aliases]\n", encoding="utf-8")
    home.refused("import", file, "--map", names, "--unit", "kg", says="aliases.yaml")
    assert home.rows() == []
    aliases.unlink()
    home.ok("import", file, "--map", names, "--unit", "kg", "--dry-run")
    assert not aliases.exists()
    home.ok("import", file, "--map", names, "--unit", "kg")
    assert '"Kniebeuge: tief": lunge' in aliases.read_text(encoding="utf-8")
    home.ok("log", "Kniebeuge: tief", "8/8")
    assert {row["exercise"] for row in home.rows()} == {"lunge"}


def test_a_movement_that_is_made_later_stands_beside_names_of_ones_own(tied: Home) -> None:
    tied.ok("log", "lunge", "8")
    tied.ok("log", "--new", "Zottel press", "8")
    assert tied.ok("log", "Zercher Kniebeuge", "5").code == 0
    tied.ok("log", "zottel press", "9")
