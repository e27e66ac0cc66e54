"""`hipflex edit` and `hipflex delete`: what was entered wrongly is put right, and nothing else changes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.home import Home

RAISE, LEGS, HOLD, JOG = "standing-hip-flexor-raise", "hanging-leg-raise", "l-sit-hold", "easy-jog"


def facts(row: dict[str, Any]) -> dict[str, Any]:
    """What a row says beyond what every set has."""
    names = ("reps", "seconds", "metres", "load_kg", "band", "side", "type", "rpe", "note")
    return {name: row[name] for name in names if row[name] not in (None, "working")}


def last(home: Home) -> dict[str, Any]:
    return facts(home.rows()[-1])


@pytest.mark.parametrize(
    ("was", "entry", "became"),
    [
        ("100", "10", {"reps": 10}),
        ("10@2.5kg rpe8", "9", {"reps": 9, "load_kg": 2.5, "rpe": 8}),
        ("10", "10@2.5kg", {"reps": 10, "load_kg": 2.5}),
        ("10@2.5kg", "10@0", {"reps": 10}),
        ("10@2.5kg", "10@red", {"reps": 10, "band": "red"}),
        ("10@red", "10@5lb", {"reps": 10, "load_kg": 2.268}),
        ("10 warmup", "9", {"reps": 9, "type": "warmup"}),
        ("10", "9 drop rpe9", {"reps": 9, "type": "drop", "rpe": 9}),
        ("10@ -20kg", "9", {"reps": 9, "load_kg": -20}),
    ],
)
def test_a_set_becomes_what_the_entry_says_and_what_that_does_not_name_stays(
    home: Home, was: str, entry: str, became: dict[str, Any]
) -> None:
    home.ok("log", LEGS, *was.split(), "--note", "so")
    before = home.rows()
    home.ok("edit", "last", *entry.split())
    assert last(home) == became | {"note": "so"}
    home.ok("undo")
    assert home.rows() == before


def test_a_load_with_a_sign_is_no_option(home: Home) -> None:
    home.ok("log", LEGS, "10")
    home.ok("edit", "last", "10", "@", "-20kg")
    assert last(home) == {"reps": 10, "load_kg": -20}


@pytest.mark.parametrize(
    ("was", "entry", "became"),
    [
        ("5km in 24:30", "24:00", {"metres": 5000, "seconds": 1440}),
        ("5km in 24:30", "6km", {"metres": 6000, "seconds": 1470}),
        ("5km", "24min", {"seconds": 1440}),
        ("24min", "5km in 25min", {"metres": 5000, "seconds": 1500}),
    ],
)
def test_of_two_measures_the_one_that_is_not_named_stays(
    home: Home, was: str, entry: str, became: dict[str, Any]
) -> None:
    home.ok("log", JOG, *was.split())
    home.ok("edit", "last", *entry.split())
    assert last(home) == became


def test_a_set_corrected_out_of_all_proportion_is_stored_and_remarked_on(home: Home) -> None:
    home.ok("log", LEGS, "5x10@2kg", "--at", "2 days ago 12:00")
    home.ok("log", LEGS, "12@2kg")
    slipped = home.ok("edit", "last", "120")
    assert slipped.err == (
        "hipflex: 120 reps are 12 times the most so far, 10; if that was a slip, `hipflex edit last …` mends it\n"
    )
    assert last(home) == {"reps": 120, "load_kg": 2}
    assert home.ok("edit", "last", "--note", "as told").err == "", "its size was remarked on already"
    assert home.ok("edit", "last", "12").err == ""


def test_a_set_is_not_named_by_a_day(home: Home) -> None:
    home.ok("log", LEGS, "10")
    said = home.refused("edit", "last", "tuesday", "8", says="'last tuesday' names no set").err
    assert "`hipflex export --since 'last tuesday'` all since then" in said
    home.refused("edit", "last", "sideways", "8", says="expected reps")
    assert last(home) == {"reps": 10}


def test_the_remark_on_a_correction_names_the_set_that_was_corrected(home: Home) -> None:
    home.ok("log", LEGS, "5x10", "--at", "2 days ago 12:00")
    home.ok("log", LEGS, "10")
    earlier = home.rows()[0]["id"]
    assert f"hipflex edit {earlier[-6:]} …" in home.ok("edit", earlier, "--reps", "100", "--json").err


def test_what_a_set_was_before_does_not_count_for_what_is_usual(home: Home) -> None:
    home.ok("log", LEGS, "5x10", "--at", "2 days ago 12:00")
    home.ok("log", LEGS, "1000")
    assert "500 reps are 50 times the most so far, 10" in home.ok("edit", "last", "500").err


def sides(home: Home) -> list[tuple[int, str, int]]:
    return sorted((row["set"], row["side"], row["reps"]) for row in home.rows())


def test_one_amount_changes_one_side_and_two_change_both(home: Home) -> None:
    home.ok("log", RAISE, "10/8")
    left, right = (row["id"] for row in home.rows())
    home.ok("edit", right, "9")
    assert sides(home) == [(1, "left", 10), (1, "right", 9)]
    home.ok("edit", right, "12/11@2kg")
    assert sides(home) == [(1, "left", 12), (1, "right", 11)]
    assert {row["load_kg"] for row in home.rows()} == {2}
    assert {row["id"] for row in home.rows()} == {left, right}
    home.ok("edit", left, "9/9")
    assert sides(home) == [(1, "left", 9), (1, "right", 9)]


def test_both_sides_add_the_one_that_is_missing(home: Home) -> None:
    home.ok("log", RAISE, "10R")
    edited = home.ok("edit", "last", "12/11", "--json").json
    assert ([row["reps"] for row in edited["before"]], [row["reps"] for row in edited["after"]]) == ([10], [11, 12])
    assert sides(home) == [(1, "left", 12), (1, "right", 11)]
    home.ok("undo")
    assert sides(home) == [(1, "right", 10)]


@pytest.mark.parametrize(
    ("option", "value", "became"),
    [
        ("--reps", "8", {"reps": 8, "load_kg": 2.5, "rpe": 8, "note": "so"}),
        ("--seconds", "25", {"reps": 10, "seconds": 25, "load_kg": 2.5, "rpe": 8, "note": "so"}),
        ("--seconds", "1:05", {"reps": 10, "seconds": 65, "load_kg": 2.5, "rpe": 8, "note": "so"}),
        ("--load", "5lb", {"reps": 10, "load_kg": 2.268, "rpe": 8, "note": "so"}),
        ("--load", "none", {"reps": 10, "rpe": 8, "note": "so"}),
        ("--load", "0", {"reps": 10, "rpe": 8, "note": "so"}),
        ("--band", "RED", {"reps": 10, "band": "red", "rpe": 8, "note": "so"}),
        ("--rpe", "9,5", {"reps": 10, "load_kg": 2.5, "rpe": 9.5, "note": "so"}),
        ("--rpe", "none", {"reps": 10, "load_kg": 2.5, "note": "so"}),
        ("--type", "failure", {"reps": 10, "load_kg": 2.5, "rpe": 8, "note": "so", "type": "failure"}),
        ("--note", "a longer one", {"reps": 10, "load_kg": 2.5, "rpe": 8, "note": "a longer one"}),
        ("--note", "none", {"reps": 10, "load_kg": 2.5, "rpe": 8}),
    ],
)
def test_an_option_changes_its_own_value_alone(home: Home, option: str, value: str, became: dict[str, Any]) -> None:
    home.ok("log", LEGS, "10@2.5kg", "rpe8", "--note", "so")
    home.ok("edit", "last", option, value)
    assert last(home) == became


def test_options_change_several_sets_as_one_change(home: Home) -> None:
    home.ok("log", LEGS, "3x10")
    ids = [row["id"][-6:] for row in home.rows()]
    edited = home.ok("edit", *ids[:2], "--load", "2kg", "--rpe", "8", "--json").json
    assert [row["load_kg"] for row in edited["after"]] == [2, 2]
    assert [row["load_kg"] for row in home.rows()] == [2, 2, None]
    home.ok("undo")
    assert [row["load_kg"] for row in home.rows()] == [None] * 3


def test_a_set_moves_to_another_day_and_its_session_with_it(home: Home) -> None:
    home.ok("log", LEGS, "10", "--at", "2026-01-05 08:00")
    home.ok("log", LEGS, "9", "--at", "2026-01-06 08:00")
    said = home.ok("edit", "last", "--at", "2026-01-05 09:00").out
    assert "2026-01-06 08:00 → 2026-01-05 09:00" in said
    assert [(row["set"], row["reps"]) for row in home.rows()] == [(1, 10), (2, 9)]
    [session] = home.ok("history", "--json").json
    assert session["started_at"].startswith("2026-01-05T08:00")


def test_a_set_of_a_workout_stays_within_its_day(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="10\n")
    before = home.rows()
    home.refused("edit", "last", "--at", "2026-01-05", says="stays within")
    assert home.rows() == before


def test_last_is_what_was_entered_last_whenever_it_was_done(home: Home) -> None:
    home.ok("log", LEGS, "10")
    home.ok("log", LEGS, "9", "--at", "2026-01-05")
    home.ok("edit", "last", "8")
    assert [row["reps"] for row in home.rows()] == [8, 10]
    home.ok("delete", "LAST")
    assert [row["reps"] for row in home.rows()] == [10]


def test_an_id_may_be_given_whole_or_by_a_unique_end_or_beginning(home: Home) -> None:
    home.ok("log", LEGS, "10")
    [row] = home.rows()
    for reps, name in enumerate([row["id"], row["id"][-4:], row["id"][:20], row["id"][-6:].upper()], 1):
        home.ok("edit", name, str(reps))
        assert last(home) == {"reps": reps}


@pytest.mark.parametrize("its_id", ["Set-One", "SET-TWO", "a/b\\c#12", "é-très-long-ü", "abcd", "x" * 200])
def test_ids_of_other_programs_are_found_by_their_end_or_beginning_in_any_case(home: Home, its_id: str) -> None:
    home.ok("log", LEGS, "10", "9")
    rows = [row | {"id": f"{number:04}{its_id}{number}"[4 * number :]} for number, row in enumerate(home.rows())]
    elsewhere = Home(home.path / "elsewhere")
    elsewhere.ok("import", "-", stdin="".join(f"{json.dumps(row)}\n" for row in rows))
    other = rows[1]["id"]
    loud, quiet = other.encode().upper().decode(), other.encode().lower().decode()  # the letters of ASCII
    for reps, name in enumerate([other, other[-4:], loud[-4:], other[:4], loud[:5], quiet[:5], quiet], 20):
        elsewhere.ok("edit", name, str(reps))
        assert {row["id"]: row["reps"] for row in elsewhere.rows()} == {rows[0]["id"]: 10, other: reps}
    elsewhere.ok("delete", other)
    elsewhere.refused("edit", other[-4:], "9", says="no set has the id")
    elsewhere.ok("undo")
    elsewhere.ok("edit", other[-4:], "9")


def test_ids_that_differ_in_the_case_of_a_letter_are_several(home: Home) -> None:
    home.ok("log", LEGS, "10", "9")
    rows = [
        row | {"id": f"{name}-monday-{row['set']}"} for row, name in zip(home.rows(), ["Anna", "anna"], strict=True)
    ]
    elsewhere = Home(home.path / "elsewhere")
    elsewhere.ok("import", "-", stdin="".join(f"{json.dumps(row)}\n" for row in rows))
    for name in ("anna-monday", "Anna-m", "ANNA"):
        elsewhere.refused("delete", name, says="several ids")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["edit", "zzzzzz", "10"], "no set has the id 'zzzzzz'"),
        (["edit", "abc", "10"], "at least 4"),
        (["edit", "\udcff\udcff\udcff\udcff", "10"], "no id"),
        (["delete", "\udcff\udcff\udcff\udcff"], "no id"),
        (["edit", "{same}", "10"], "several ids"),
        (["edit", "{session}", "10"], "is a session"),
        (["edit", "{id}", "ten"], "expected"),
        (["edit", "{id}", "3x10"], "more than one set"),
        (["edit", "{id}", "10", "9"], "more than one set"),
        (["edit", "{id}", "45s"], "reps"),
        (["edit", "{id}", "12/10"], "per side"),
        (["edit", "{id}", "--reps", "many"], "--reps"),
        (["edit", "{id}", "--reps", "none"], "delete"),
        (["edit", "{id}", "--reps", "0"], "--type failure"),
        (["edit", "{id}", "--side", "left"], "not done per side"),
        (["edit", "{id}", "--band", "pink"], "yellow, red"),
        (["edit", "{id}", "--rpe", "10.5"], "in halves"),
        (["edit", "{id}", "--load", "5stone"], "--load"),
        (["edit", "{id}", "--at", "tomorrow"], "expected"),
        (["delete", "zzzzzz"], "no set and no session"),
        (["delete", "{id}", "zzzzzz"], "no set and no session"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(home: Home, words: list[str], says: str) -> None:
    home.ok("log", LEGS, "10", "9")
    before = home.rows()
    given = {"id": before[0]["id"], "session": before[0]["session"], "same": before[0]["id"][:6]}
    home.refused(*(word.format(**given) for word in words), says=says)
    assert home.rows() == before
    home.ok("undo")
    assert home.rows() == []


def test_an_id_alone_is_no_edit(home: Home) -> None:
    home.refused("edit", "last", code=2, says="what was it?")
    home.refused("edit", code=2)
    home.refused("delete", code=2)
    home.refused("edit", "last", "--side", "both", code=2)
    home.refused("edit", "last", "10", says="no set is logged yet")


def test_what_is_so_already_is_no_change(home: Home) -> None:
    home.ok("log", LEGS, "10")
    assert home.ok("edit", "last", "10").out.startswith("unchanged  Hanging leg raise set 1: 10")
    assert home.ok("edit", "last", "10", "--json").json["change"] is None
    home.ok("undo")
    assert home.rows() == []


def test_a_session_is_deleted_with_all_its_sets(home: Home) -> None:
    home.ok("log", LEGS, "10", "9", "--at", "2026-01-05 08:00")
    home.ok("log", RAISE, "10/8", "--at", "2026-01-05 09:00")
    home.ok("log", LEGS, "8", "--at", "2026-01-06")
    before = home.rows()
    said = home.ok("delete", before[0]["session"][-6:]).out
    assert said.splitlines() == [
        "deleted  Hanging leg raise: 10, 9, of 2026-01-05 08:00",
        "deleted  Standing hip flexor raise: 10/8, of 2026-01-05 09:00",
    ]
    assert [row["reps"] for row in home.rows()] == [8]
    assert len(home.ok("history", "--json").json) == 1
    home.ok("undo")
    assert home.rows() == before


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("note slow and steady", "--note 'slow and steady'"),
        ("10 note slow", "--note slow"),
        ("load 5kg", "--load 5kg"),
        ("rpe 8", "--rpe 8"),
        ("Type warmup", "--type warmup"),
        ("at yesterday", "--at yesterday"),
        ("note", "--note …"),
    ],
)
def test_an_option_without_its_dashes_is_answered_with_them(home: Home, words: str, option: str) -> None:
    home.ok("log", LEGS, "10")
    home.refused("edit", "last", *words.split(), says=f"expected an option for this: `hipflex edit last {option}`")


def test_an_effort_that_is_off_is_answered_with_efforts(home: Home) -> None:
    home.ok("log", LEGS, "10")
    home.refused("edit", "last", "10", "rpe", "11", says="expected an effort like rpe8")


def test_who_deletes_one_side_of_a_set_is_told_how_to_delete_the_other(home: Home) -> None:
    home.ok("log", RAISE, "12/10", "9/8", "--at", "2026-01-05 09:00")
    left = home.rows()[-2]["id"][-6:]
    assert home.ok("delete", "last").out == (
        "deleted  Standing hip flexor raise: 8R, of 2026-01-05 09:00\n"
        f"the other side stays, 9L: `hipflex delete {left}` takes it too\n"
    )
    assert home.ok("delete", left).out == "deleted  Standing hip flexor raise: 9L, of 2026-01-05 09:00\n"
    halves = [row["id"] for row in home.rows() if row["side"] == "right"]
    assert "side stays, 12L: " in home.ok("delete", *halves).out


def test_the_last_set_of_a_session_takes_that_along(home: Home) -> None:
    home.ok("log", LEGS, "10")
    deleted = home.ok("delete", "last", "--json").json
    assert (list(deleted), [row["reps"] for row in deleted["deleted"]]) == (["change", "deleted"], [10])
    assert home.ok("history", "--json").json == []


def test_records_and_statistics_see_a_correction(home: Home) -> None:
    home.ok("log", LEGS, "100", "9")
    home.ok("edit", home.rows()[0]["id"], "10")
    [record] = home.ok("records", "--json").json
    assert record["value"] == 10
    [exercise] = home.ok("progress", "--json").json["exercises"]
    assert exercise["reps"] == 19


def test_what_was_imported_under_a_name_of_its_own_can_be_corrected(home: Home) -> None:
    home.ok("log", LEGS, "10")
    text = home.ok("export").out.replace('"hanging-leg-raise"', '"Hammer [curl]"')
    home.ok("undo")
    home.ok("import", "-", stdin=text)
    assert home.ok("edit", "last", "9@12kg").out.startswith("edited  Hammer [curl] set 1: 10 → 9@12kg")
    assert last(home) == {"reps": 9, "load_kg": 12}


def test_what_changed_is_said_in_one_line_a_set(home: Home) -> None:
    home.ok("log", RAISE, "10/8")
    said = home.ok("edit", "last", "9/9@2kg", "--json").json
    home.ok("undo")
    lines = home.ok("edit", "last", "9/9@2kg").out.splitlines()
    ids = {row["side"]: row["id"][-6:] for row in said["before"]}
    assert sorted(lines) == [
        f"edited  Standing hip flexor raise set 1: 10L → 9L@2kg  (id {ids['left']})",
        f"edited  Standing hip flexor raise set 1: 8R → 9R@2kg  (id {ids['right']})",
    ]


def test_a_set_under_an_earlier_name_of_a_movement_is_read_as_that_movement_is_done(home: Home) -> None:
    home.ok("log", "l-sit-hold", "30s")
    text = home.ok("export").out.replace('"l-sit-hold"', '"L-Sit Hold"')
    home.ok("undo")
    home.ok("import", "-", stdin=text)
    home.refused("edit", "last", "10")
    home.ok("edit", "last", "35s")
    assert last(home) == {"seconds": 35}
    assert home.rows()[-1]["exercise"] == "L-Sit Hold"
