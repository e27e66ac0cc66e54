"""`hipflex import --update` of an own export: what it says otherwise of known sets is taken over, as one change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.home import Home

ANOTHER_SESSION = {"session": "elsewhere", "workout": "Legs"}


@pytest.fixture
def other(tmp_path: Path) -> Home:
    """A second machine."""
    return Home(tmp_path / "other").knowing_the_catalogue()


def edited(home: Home, name: str = "file.jsonl", **fields: Any) -> Path:
    """The export of a home, in which one set, its first, is otherwise."""
    first, *others = home.rows()
    path = home.path / name
    path.write_text("".join(json.dumps(row) + "\n" for row in (first | fields, *others)), encoding="utf-8")
    return path


def counts(document: dict[str, Any]) -> tuple[int, int, int, int]:
    return document["added"], document["already_there"], document["differs"], document["updated"]


@pytest.mark.parametrize(
    "fields",
    [
        {"reps": 9},
        {"reps": None, "seconds": 40},
        {"load_kg": 2.5, "rpe": 8.5, "note": "light \u2028 «one»"},
        {"load_kg": None, "band": "red"},
        {"exercise": "Zyx", "kind": "stretch", "source": "watch"},
        {"type": "warmup"},
        {"side": "left"},
        {"set": 7},
        {"performed_at": "2026-11-20T18:30:00+01:00"},
        {"performed_at": "2026-11-20T19:30:00+09:00"},
        {"target": {"reps": [8, 10], "seconds": None, "load_kg": None, "band": None, "metres": None}},
        ANOTHER_SESSION,
    ],
    ids=" ".join,
)
def test_what_the_file_says_is_taken_over_and_the_log_then_is_the_file(home: Home, fields: dict[str, Any]) -> None:
    home.ok("log", "bridge", "8 8", "--at", "2026-11-20 12:00")
    before = home.ok("export").out
    file = edited(home, **fields)
    done = home.ok("import", file, "--update", "--json").json
    assert counts(done) == (0, 1, 1, 1)
    assert sorted(home.rows(), key=by_id) == sorted(map(json.loads, file.read_text().splitlines()), key=by_id)
    home.ok("doctor")
    assert counts(home.ok("import", file, "--update", "--json").json) == (0, 2, 0, 0)
    assert home.ok("undo", "--json").json["said"] == "update of 1 set"
    assert home.ok("export").out == before
    home.ok("redo")
    assert counts(home.ok("import", file, "--json").json) == (0, 2, 0, 0)
    home.ok("doctor")


def by_id(row: dict[str, Any]) -> str:
    return str(row["id"])


def test_a_dry_run_tells_the_same_and_writes_nothing(home: Home) -> None:
    home.ok("log", "bridge", "8 8")
    before, file = home.ok("export").out, edited(home, reps=9)
    told = home.ok("import", file, "--update", "--dry-run", "--json").json
    shown = home.ok("import", file, "--update", "--dry-run").out
    assert "1 with other content in the file, and taken over" in shown
    assert "`hipflex undo` takes it" in shown
    assert home.ok("export").out == before
    done = home.ok("import", file, "--update", "--json").json
    assert told | {"batch": done["batch"]} == done


def test_without_it_all_stays_and_says_how_to(home: Home) -> None:
    home.ok("log", "bridge", "8")
    done = home.ok("import", edited(home, reps=9))
    assert done.out == "imported 0 sets; 1 differs and stays as it is in the log\n"
    assert "--update takes the file's content over" in " ".join(done.err.split())
    assert [row["reps"] for row in home.rows()] == [8]


def test_new_and_changed_sets_come_in_as_one_change(home: Home, other: Home) -> None:
    home.ok("log", "bridge", "8 8")
    other.ok("import", "-", stdin=home.ok("export").out)
    home.ok("edit", "last", "9")
    home.ok("log", "bridge", "7")
    done = other.ok("import", "-", "--update", stdin=home.ok("export").out)
    assert (done.out, done.err) == ("imported 1 set; 1 already there; 1 updated\n", "")
    assert other.ok("export").out == home.ok("export").out
    undone = other.ok("undo", "--json").json
    assert (undone["said"], undone["left"]) == ("import of 1 set and update of 1 set", 1)
    assert [row["reps"] for row in other.rows()] == [8, 8]
    other.ok("doctor")


def test_a_table_leaves_the_targets_that_it_can_t_hold(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    targets = [row["target"] for row in home.rows()]
    assert targets[0]
    table = home.path / "table.csv"
    table.write_text(home.ok("export", "--format", "csv").out.replace(",10,", ",11,"), encoding="utf-8")
    assert home.ok("import", table, "--update", "--json").json["updated"] == len(targets)
    assert [(row["reps"], row["target"]) for row in home.rows()] == [(11, target) for target in targets]


def test_a_set_of_the_plan_keeps_its_slot(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    planned = home.ok("--json").json["open"]
    home.ok("import", edited(home, reps=12), "--update")
    assert home.ok("--json").json["open"] == planned
    home.ok("import", edited(home, session="elsewhere", workout=None), "--update")
    assert home.ok("--json").json["open"]["sets_done"] == planned["sets_done"] - 1
    home.ok("doctor")


def test_what_was_deleted_here_stays_so(home: Home) -> None:
    home.ok("log", "bridge", "8 8")
    file = edited(home, reps=9)
    home.ok("delete", home.rows()[0]["id"])
    done = home.ok("import", file, "--update", "--json").json
    assert (*counts(done), done["deleted_stay"], done["batch"]) == (0, 1, 0, 0, 1, None)
    assert len(home.rows()) == 1


def test_a_number_that_another_set_has_is_not_taken_and_goes_on_differing(home: Home) -> None:
    home.ok("log", "bridge", "8")
    own = home.ok("export").out
    home.ok("log", "bridge", "5")
    file = home.path / "file.jsonl"
    file.write_text(own.replace('"set": 1', '"set": 2').replace('"reps": 8', '"reps": 9'), encoding="utf-8")
    told = home.ok("import", file, "--update", "--dry-run", "--json").json
    assert (counts(told), told["batch"]) == ((0, 0, 1, 0), None)
    done = home.ok("import", file, "--update")
    assert done.out == "imported 0 sets; 1 still differs\n"
    assert "stands another set of the log" in " ".join(done.err.split())
    assert [(row["reps"], row["set"]) for row in home.rows()] == [(9, 1), (5, 2)]
    again = home.ok("import", file, "--update", "--json").json
    assert (counts(again), again["batch"]) == ((0, 0, 1, 0), None)
    assert home.ok("undo", "--json").json["said"] == "update of 1 set but for its place"


def test_two_sets_may_change_their_numbers_with_each_other(home: Home) -> None:
    home.ok("log", "bridge", "8 7 6")
    first, second, third = home.rows()
    rows = [first | {"set": 2}, second | {"set": 3}, third | {"set": 1}]
    done = home.ok("import", "-", "--update", "--json", stdin="".join(json.dumps(row) + "\n" for row in rows)).json
    assert counts(done) == (0, 0, 3, 3)
    assert home.rows() == rows
    home.ok("doctor")


def test_who_would_follow_one_that_cannot_leave_stays_too(home: Home) -> None:
    home.ok("log", "bridge", "8 7 6")
    first, second, _ = home.rows()
    rows = [first | {"set": 2}, second | {"set": 3}]
    done = home.ok("import", "-", "--update", "--json", stdin="".join(json.dumps(row) + "\n" for row in rows)).json
    assert (counts(done), done["batch"]) == ((0, 0, 2, 0), None)


def test_a_session_that_its_last_set_left_goes(home: Home, other: Home) -> None:
    home.ok("log", "bridge", "8", "--at", "2026-11-10")
    other.ok("import", "-", stdin=home.ok("export").out)
    home.ok("edit", "last", "--at", "2026-11-12")
    other.ok("import", "-", "--update", stdin=home.ok("export").out)
    assert other.ok("export").out == home.ok("export").out
    assert [one["started_at"][:10] for one in other.ok("history", "--json").json] == ["2026-11-12"]
    other.ok("undo")
    assert [one["started_at"][:10] for one in other.ok("history", "--json").json] == ["2026-11-10"]
    other.ok("doctor")


def test_another_workout_s_name_is_taken_over_with_its_sets(home: Home) -> None:
    home.ok("log", "bridge", "8 8", "--workout", "desk-break")
    file = home.path / "file.jsonl"
    file.write_text(home.ok("export").out.replace('"desk-break"', '"Monday"'), encoding="utf-8")
    assert counts(home.ok("import", file, "--update", "--json").json) == (0, 0, 2, 2)
    assert home.ok("export").out == file.read_text(encoding="utf-8")
    home.ok("doctor")


def test_what_a_document_says_of_workouts_comes_along(home: Home, other: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    other.ok("import", "-", stdin=home.ok("export", "--format", "json").out)
    home.run("workout", "resume", stdin="note heavy legs\nfinish\n")
    whole = home.ok("export", "--format", "json").out
    stays = other.ok("import", "-", "--json", stdin=whole)
    assert (stays.json["sessions_differ"], stays.json["updated"], stays.json["batch"]) == (1, 0, None)
    assert "1 workout differs" in stays.err
    assert other.ok("--json").json["open"]
    done = other.ok("import", "-", "--update", stdin=whole)
    assert done.out.endswith("already there; 1 workout updated\n")
    assert other.ok("export", "--format", "json").out == whole
    assert other.ok("undo", "--json").json["said"] == "update of 1 workout"
    assert other.ok("--json").json["open"]
    other.ok("redo")
    older = whole.replace('"state": "finished"', '"state": "open"').replace("heavy legs", "easy legs")
    other.ok("import", "-", "--update", stdin=older)
    assert [(one["state"], one["note"]) for one in other.ok("history", "--json").json] == [("finished", "easy legs")]
    other.ok("doctor")


def test_the_name_of_a_workout_counts_as_what_a_document_says_of_it(home: Home) -> None:
    home.ok("log", "bridge", "8", "--workout", "desk-break")
    file = home.path / "file.json"
    file.write_text(home.ok("export", "--format", "json").out.replace('"desk-break"', '"Monday"'), encoding="utf-8")
    told = " ".join(home.ok("import", file).err.split())
    assert "1 workout differs in name, note, time or state from the log" in told


def test_undo_tells_of_sets_and_of_workouts(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\nnote heavy legs\nfinish\n")
    file = home.path / "file.json"
    whole = home.ok("export", "--format", "json").out
    file.write_text(whole.replace("heavy legs", "easy legs").replace('"reps": 10', '"reps": 11', 1), encoding="utf-8")
    done = home.ok("import", file, "--update")
    assert done.out.endswith("; 1 updated; 1 workout updated\n")
    assert home.ok("undo", "--json").json["said"] == "update of 1 set and 1 workout"
    assert home.ok("export", "--format", "json").out == whole


def test_an_update_comes_along_to_other_machines(home: Home, other: Home, tmp_path: Path) -> None:
    home.ok("log", "bridge", "8 8", "--at", "2026-11-20 12:00")
    (tmp_path / "shared").mkdir()
    for one in (home, other):
        one.ok("sync", tmp_path / "shared")
    file = edited(home, reps=9, **ANOTHER_SESSION)
    home.ok("import", file, "--update")
    for one in (home, other, home):
        one.ok("sync")
        one.ok("doctor")
    assert other.ok("export").out == home.ok("export").out
    assert counts(other.ok("import", file, "--json").json) == (0, 2, 0, 0)
    home.ok("undo")
    for one in (home, other):
        one.ok("sync")
        one.ok("doctor")
    assert [row["reps"] for row in other.rows()] == [8, 8]


@pytest.mark.parametrize("fields", [{"side": "right"}, {"exercise": "plank"}], ids=" ".join)
def test_sets_of_two_machines_keep_the_numbers_that_they_got_by_joining(
    home: Home, other: Home, tmp_path: Path, fields: dict[str, Any]
) -> None:
    (tmp_path / "shared").mkdir()
    for one in (home, other):
        one.ok("log", "bridge", "8 8 8", "--at", "2026-11-20 12:00")
    for one in (home, other, home):
        one.ok("sync", tmp_path / "shared")
    rows, file = home.rows(), edited(home, **fields)
    assert [row["set"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert home.ok("import", file, "--update").out == "imported 0 sets; 5 already there; 1 updated\n"
    assert home.rows() == [rows[0] | fields, *rows[1:]]
    assert counts(home.ok("import", file, "--update", "--json").json) == (0, 6, 0, 0)
    home.ok("doctor")
    home.ok("undo")
    assert home.rows() == rows
