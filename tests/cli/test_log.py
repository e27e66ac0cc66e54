"""`hipflex log`: what was done, written down by hand."""

from __future__ import annotations

import pytest

from tests.as_json.test_rows import SET
from tests.cli.home import Home


def amounts(home: Home) -> list[tuple[object, ...]]:
    return [(row["reps"], row["seconds"], row["metres"], row["load_kg"], row["rpe"]) for row in home.rows()]


def test_every_entry_is_said_back_in_one_line_with_the_id_of_its_last_set(home: Home) -> None:
    lines = home.ok("log", "standing-hip-flexor-raise", "3x12/10@10lb", "8R", "rpe8").out.splitlines()
    ids = [row["id"][-6:] for row in home.rows()]
    assert lines == [
        f"logged  Standing hip flexor raise  3x12/10@10lb  (id {ids[5]})",
        f"logged  Standing hip flexor raise  8R rpe8  (id {ids[6]})",
    ]


@pytest.mark.parametrize(
    ("exercise", "words", "said"),
    [
        ("hanging-leg-raise", "3 sets of 10 with 5 lb", "3x10@5lb"),
        ("hanging-leg-raise", "10, 9, 8", "10"),
        ("standing-hip-flexor-raise", "12/12", "12"),
        ("kneeling-lunge", "2 x 90 s", "2x1:30"),
        ("easy-jog", "5 km in 24:30", "5km in 24:30"),
    ],
)
def test_an_entry_is_said_back_in_its_canonical_form(home: Home, exercise: str, words: str, said: str) -> None:
    assert f"  {said}  (id " in home.ok("log", exercise, *words.split()).out.splitlines()[0]


def test_of_several_lines_each_entry_has_its_own(home: Home) -> None:
    said = home.ok("log", "-", "--note", "both", stdin="lunge 2x10\nhanging-leg-raise 8 7\n").out.splitlines()
    assert [line.split("  ")[1:3] for line in said] == [
        ["Lunge", "2x10"],
        ["Hanging leg raise", "8"],
        ["Hanging leg raise", "7"],
    ]
    assert all(line.endswith("  note: both") for line in said)


def test_when_it_was_among_the_sets_is_refused_with_the_option_that_takes_it(home: Home) -> None:
    said = home.refused("log", "hanging leg raises", "3x9", "last", "tuesday").err
    assert "expected when it was behind --at; write `3x9 --at 'last tuesday'`" in said
    assert "write `3x9 --at yesterday`" in home.refused("log", "lunge", "3x9", "yesterday").err
    assert "write `3x9 --at yesterday`" in home.refused("log", "lunge", "3x9", "at", "yesterday").err
    assert "--at" not in home.refused("log", "lunge", "3x9", "sideways").err
    assert home.rows() == []


def test_a_note_or_a_workout_among_the_sets_is_refused_with_the_option_that_takes_it(home: Home) -> None:
    said = home.refused("log", "lunge", "3x9", "note", "left hip sore").err
    assert "expected a note behind --note; write `3x9 --note 'left hip sore'`" in said
    assert "write `10/8 --workout hip-flexor`" in home.refused("log", "lunge", "10/8", "Workout", "hip-flexor").err
    assert home.rows() == []


def test_what_is_out_of_all_proportion_is_stored_and_remarked_on(home: Home) -> None:
    home.ok("log", "hanging-leg-raise", "5x10@2kg", "--at", "2 days ago 12:00")
    home.ok("log", "lunge", "12", "--at", "2 days ago 12:00")
    usual = home.ok("log", "hanging-leg-raise", "12@2.5kg")
    assert usual.err == ""
    slipped = home.ok("log", "hanging-leg-raise", "120", "11")
    assert slipped.err.count("\n") == 1
    assert "120 reps are 10 times the most so far, 12" in slipped.err
    assert f"hipflex edit {home.rows()[-2]['id'][-6:]} …" in slipped.err
    home.ok("undo")
    assert "hipflex edit last …" in home.ok("log", "hanging-leg-raise", "100@200kg").err
    home.ok("edit", "last", "10@20kg")
    assert home.ok("log", "lunge", "1000").err == "", "there is little to go by"
    assert home.ok("log", "-", "--json", stdin="hanging-leg-raise 10 900\nlunge 9\n").err.count("edit last") == 0


def test_as_json_it_is_one_document_with_the_change(home: Home) -> None:
    logged = home.ok("log", "lunge", "10", "--json").json
    assert list(logged) == ["change", "session", "sets"]
    assert [list(row) for row in logged["sets"]] == [list(SET)] * 2
    assert logged["sets"] == home.rows()
    assert {row["session"] for row in logged["sets"]} == {logged["session"]}


@pytest.mark.parametrize(
    ("exercise", "words", "expected"),
    [
        (
            "hanging-leg-raise",
            ["3x10@2.5kg", "8", "rir1"],
            [(10, None, None, 2.5, None)] * 3 + [(8, None, None, None, 9)],
        ),
        ("hanging-leg-raise", ["2", "x", "8", "@", "5lb"], [(8, None, None, 2.268, None)] * 2),
        ("hanging-leg-raise", ["2×8@2,5", "RPE8.5"], [(8, None, None, 2.5, 8.5)] * 2),
        ("hanging-leg-raise", ["8@-20kg"], [(8, None, None, -20, None)]),
        ("hanging-leg-raise", ["8", "@", "-20kg"], [(8, None, None, -20, None)]),
        ("hanging-leg-raise", ["8", "-20kg"], [(8, None, None, -20, None)]),
        ("hanging-leg-raise", ["8@0"], [(8, None, None, None, None)]),
        ("l-sit-hold", ["1:30", "45s", "2min", "1m30s"], [(None, s, None, None, None) for s in (90, 45, 120, 90)]),
        (
            "easy-jog",
            ["1.5km", "400m", "in", "1h"],
            [(None, None, 1500, None, None), (None, 3600, 400, None, None)],
        ),
    ],
)
def test_words_on_the_command_line_are_one_text(
    home: Home, exercise: str, words: list[str], expected: list[tuple[object, ...]]
) -> None:
    home.ok("log", exercise, *words)
    assert amounts(home) == expected


@pytest.mark.parametrize(
    "name",
    [
        ["Hanging", "Leg", "Raise"],
        ["hanging", "leg", "raise"],
        ["HANGING_LEG_RAISE"],
        ["hanging leg", "raise"],
        ["hanging"],
        ["hanging", "leg"],
    ],
)
def test_a_name_needs_no_quotes(home: Home, name: list[str]) -> None:
    home.ok("log", *name, "3x10", "8", "rir1")
    assert [(row["exercise"], row["reps"]) for row in home.rows()] == [
        ("hanging-leg-raise", n) for n in (10, 10, 10, 8)
    ]


def test_sets_of_one_date_form_one_session_and_number_on(home: Home) -> None:
    for _ in range(2):
        home.ok("log", "reverse-nordic", "6", "--at", "2026-01-05 08:00")
    home.ok("log", "reverse-nordic", "5", "--at", "2026-01-05 07:00")
    home.ok("log", "reverse-nordic", "6", "--at", "2026-01-05 08:00", "--workout", "hip-flexor")
    home.ok("log", "reverse-nordic", "6", "--at", "2026-01-06 08:00")
    rows = home.rows()
    assert [(row["set"], row["reps"]) for row in rows] == [(3, 5), (1, 6), (2, 6), (1, 6), (1, 6)]
    assert len({row["session"] for row in rows}) == 3
    assert [row["workout"] for row in rows] == [None, None, None, "hip-flexor", None]


def test_a_note_is_kept_to_the_letter(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--note", '  tight,\n"left" =1+1 \u202e ü \t')
    assert home.rows()[0]["note"] == '  tight,\n"left" =1+1 \u202e ü \t'


def test_an_empty_note_is_none(home: Home) -> None:
    home.ok("log", "lunge", "10L", "--note", "")
    assert home.rows()[0]["note"] is None


def test_alone_it_shows_the_latest_twenty_newest_first(home: Home) -> None:
    assert home.ok("log").out == "No sets logged yet. Log one like this: hipflex log hanging-leg-raise 3x8\n"
    assert home.ok("log", "--json").json == []
    home.ok("log", "mountain-climber", *map(str, range(1, 26)))
    shown = home.ok("log", "--json").json
    assert [row["reps"] for row in shown] == list(range(25, 5, -1))
    assert len(home.ok("log").out.splitlines()) in (20, 21)


@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        (["ten"], 1, "reps like 10"),
        (["3x"], 3, "reps like 10"),
        (["10", "10@"], 7, "a load like 2.5kg"),
        (["10@5stone"], 5, "kg or lb, a word like rpe8 or warmup, or the end; write `10@5kg`"),
        (["8-10"], 2, "write what was done"),
        (["45s"], 1, "reps like 10"),
        (["10L"], 1, "not done per side"),
        (["10/8"], 1, "not done per side"),
        (["101x8"], 1, "1 to 100"),
        (["0"], 1, "1 to 10000"),
        (["10", "rpe11"], 4, "rpe8"),
        (["10", "warmup", "drop"], 11, "one type"),
        (["10@purple"], 4, "yellow, red, green, blue, black"),
        (["10@2001kg"], 4, "2000 kg"),
        (["٣"], 1, "reps like 10"),
        (["10", "-5"], 4, "@ before a load without a unit; write `10@-5kg`"),
    ],
)
def test_a_slip_is_shown_under_the_text_at_its_place(home: Home, words: list[str], place: int, expected: str) -> None:
    refusal = home.refused("log", "hanging-leg-raise", *words, says=expected)
    first, text, mark = refusal.err.splitlines()
    assert f"at {place}:" in first or "the end" in first
    assert text == f"  {' '.join(word for word in words if word != '--')}"
    assert mark.index("^") == len("  ") + place - 1
    assert not home.log_file.exists() or home.rows() == []


def test_a_band_may_have_a_name_of_several_words(home: Home) -> None:
    home.ok("settings", "set", "bands", "light blue, extra heavy")
    home.ok("log", "banded-hip-march", "3x10@extra", "heavy", "8", "with", "the", "light-blue", "band")
    assert [row["band"] for row in home.rows() if row["side"] == "left"] == ["extra heavy"] * 3 + ["light blue"]


def test_one_slip_and_nothing_of_the_line_is_written(home: Home) -> None:
    home.refused("log", "hanging-leg-raise", "10", "9", "8x")
    assert home.rows() == []


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("hanging leg rais", "hanging-leg-raise"), ("mountain", "mountain-climber"), ("lungee", "lunge")],
)
def test_a_near_miss_is_refused_with_the_closest_names(home: Home, name: str, suggestion: str) -> None:
    if name == "mountain":
        home.entry("exercises", "mountain-run.yaml", "title: Mountain run\ndoses: {s: 3 x 8}\n")
    home.refused("log", name, "10", says=suggestion)
    assert home.rows() == []


def test_without_sets_it_is_a_missing_argument(home: Home) -> None:
    home.refused("log", "hanging-leg-raise", code=2, says="SETS")
    home.refused("log", "--note", "x", code=2, says="nothing to log")


def test_lines_from_standard_input_are_one_change(home: Home) -> None:
    lines = "hanging-leg-raise 2x10@2.5kg 8 rir1\n\n  Reverse Nordic  6\r\nhanging 7\n"
    home.ok("log", "-", "--at", "2026-01-05 08:00", "--note", "gym", "--workout", "hip flexor", stdin=lines)
    rows = home.rows()
    assert [(row["exercise"], row["set"], row["reps"]) for row in rows] == [
        ("hanging-leg-raise", 1, 10),
        ("hanging-leg-raise", 2, 10),
        ("hanging-leg-raise", 3, 8),
        ("reverse-nordic", 1, 6),
        ("hanging-leg-raise", 4, 7),
    ]
    assert {(row["note"], row["workout"], row["performed_at"]) for row in rows} == {
        ("gym", "hip-flexor", "2026-01-05T08:00:00+01:00")
    }
    assert home.ok("undo", "--json").json["left"] == 0
    assert home.rows() == []


@pytest.mark.parametrize(
    ("stdin", "says"),
    [
        ("lunge 10\nlunge ten\nlunge 9\n", "line 2: 'ten'"),
        ("lunge 10\n\nlungge 10\n", "line 3: no movement is called 'lungge'; did you mean lunge"),
        ("lunge 10\nlunge\n", "line 2: no sets are given"),
        ("", "nothing came from standard input"),
        ("\n \n", "nothing came from standard input"),
        (b"lunge 10\nlunge 9\xff\n", "line 2 of standard input is not UTF-8"),
    ],
)
def test_one_bad_line_and_none_is_written(home: Home, stdin: str | bytes, says: str) -> None:
    home.refused("log", "-", stdin=stdin, says=says)
    assert home.rows() == []


def test_a_byte_order_mark_before_the_lines_does_no_harm(home: Home) -> None:
    home.ok("log", "-", stdin=b"\xef\xbb\xbflunge 10L\n")
    assert len(home.rows()) == 1


def test_a_load_without_a_unit_is_in_that_of_the_settings(home: Home) -> None:
    home.ok("settings", "set", "unit", "lb")
    home.ok("log", "hanging-leg-raise", "10@5", "10@5kg")
    assert [row["load_kg"] for row in home.rows()] == [2.268, 5]
    assert "5lb" in home.ok("log").out


def test_bands_are_those_of_the_settings(home: Home) -> None:
    home.ok("settings", "set", "bands", "light, Heavy")
    home.ok("log", "hanging-leg-raise", "10@LIGHT", "10@heavy")
    assert [row["band"] for row in home.rows()] == ["light", "Heavy"]
    home.refused("log", "hanging-leg-raise", "10@red", says="light, Heavy")


def test_a_set_says_its_kind_and_where_it_came_from(home: Home) -> None:
    home.ok("log", "lunge", "10L")
    home.ok("log", "kneeling-lunge", "30sR")
    home.ok("log", "easy-jog", "1km")
    assert {row["exercise"]: row["kind"] for row in home.rows()} == {
        "lunge": "exercise",
        "kneeling-lunge": "stretch",
        "easy-jog": "warm-up",
    }
    assert {(row["source"], row["target"]) for row in home.rows()} == {("hipflex", None)}
