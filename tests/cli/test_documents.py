"""`--json`: one document on standard output, empty or full; its keys and their order every run sees to."""

from __future__ import annotations

from hipflex.as_json.schemas import ANSWERS
from tests.as_json.answers import command_of, fault_of
from tests.cli.home import Home

EVERY_ANSWER = [
    *("", "due", "workout list", "workout show hip-flexor", "workout show runners-six-weeks", "workout discard"),
    *("undo", "redo", "undo", "workout finish", "log", "log lunge 9L", "edit last 8", "delete last"),
    *("check-in --left 8deg --right clear", "check-in --left 4deg --right clear", "history", "progress"),
    *("progress hanging-leg-raise", "progress --explain", "records", "next", "remind", "card kneeling-lunge"),
    *("card deadlift", "muscle", "muscle psoas-major", "catalogue list", "catalogue list --kind lift"),
    *("catalogue check", "catalogue schema", "catalogue path", "catalogue new Odd", "import all.jsonl", "sync shared"),
    *(
        "backup copy.db",
        "restore copy.db",
        "doctor",
        "settings",
        "settings show",
        "settings set unit lb",
        "settings unset unit",
    ),
    *("settings path", "path", "schema", "schema log"),
]


def test_every_answer_is_as_its_schema_says(used: Home) -> None:
    used.ok("export", "--output", "all.jsonl")
    (used.path / "shared").mkdir()
    for line in EVERY_ANSWER:
        used.ok(*line.split(), "--json")  # which looks at it
    assert {command_of(line.split()) for line in EVERY_ANSWER} == {*ANSWERS} - {"export"}


def test_an_export_is_as_its_schema_says(used: Home) -> None:
    used.ok("check-in", "--left", "8deg", "--right", "clear")
    whole = used.ok("export", "--format", "json").json
    assert len(whole["sets"]) > 1
    assert [fault_of(["export"], one) for one in (whole, *whole["sets"])] == [""] * (1 + len(whole["sets"]))


def test_today(used: Home) -> None:
    today = used.ok("--json").json
    assert (today["open"]["workout"], today["open"]["sets_done"]) == ("hip-flexor", 1)
    assert (today["week"]["sessions"], today["week"]["strength_days"], today["week"]["target"]) == (1, 1, 2)


def test_what_is_due_on_the_first_day(home: Home) -> None:
    today = home.ok("due", "--json").json
    assert (today["due"]["workout"], today["due"]["programme"]) == ("hip-flexor", "twice-a-week")
    assert (today["open"], today["last"], today["notices"], today["entries_left_out"]) == (None, None, [], 0)


def test_workouts_and_programmes(home: Home) -> None:
    listed = {one["slug"]: one for one in home.ok("workout", "list", "--json").json}
    assert (listed["hip-flexor"]["kind"], listed["twice-a-week"]["kind"]) == ("workout", "programme")
    workout = home.ok("workout", "show", "Hip Flexor Workout", "--json").json
    first = workout["doses"][0]
    assert (first["exercise"], first["sets"], first["reps"], first["tempo"], first["rest_s"], first["aim"]) == (
        "hanging-leg-raise",
        [3, 3],
        [8, 10],
        "3-0-1",
        90,
        8,
    )
    programme = home.ok("workout", "show", "runners-six-weeks", "--json").json
    assert (programme["weeks"], len(programme["days"])) == (6, 12)


def test_a_card(home: Home) -> None:
    card = home.ok("card", "Standing", "hip", "flexor", "raise", "--json").json
    assert (card["kind"], card["origin"], card["sides"], card["measures"]) == ("exercise", "shipped", "each", ["reps"])
    stretch = home.ok("card", "kneeling-lunge", "--json").json
    assert stretch["references"]


def test_the_studies_behind_a_card_are_shown_when_asked_for(home: Home) -> None:
    [*_, reference] = home.ok("card", "kneeling-lunge", "--json").json["references"]
    assert reference["title"] in home.ok("card", "kneeling-lunge", "--sources").out
    assert reference["title"] not in home.ok("card", "kneeling-lunge").out


def test_muscles(home: Home) -> None:
    shown = home.ok("muscle", "psoas", "major", "--json").json
    assert shown["hip_flexor"] is True
    home.refused("muscle", "pssoas", says="psoas")


def test_the_catalogues_list(home: Home) -> None:
    stretches = home.ok("catalogue", "list", "--kind", "stretch", "--json").json
    assert {one["kind"] for one in stretches} == {"stretch"}
    assert {one["slug"] for one in home.ok("catalogue", "list", "--muscle", "psoas major", "--json").json}
    assert all(one["equipment"] == [] for one in home.ok("catalogue", "list", "--equipment", "none", "--json").json)
    home.refused("catalogue", "list", "--kind", "cardio", code=2)


def test_history(used: Home) -> None:
    sessions = used.ok("history", "--json").json
    assert [(session["state"], session["workout"], session["note"]) for session in sessions[:3]] == [
        ("open", "hip-flexor", "fine"),
        ("finished", None, None),
        ("finished", "hip-flexor", None),
    ]
    assert sessions[0]["ended_at"] is None
    assert used.ok("history", "--limit", "2", "--json").json == sessions[:2]
    assert used.ok("history", "--limit", 10**30, "--json").json == sessions
    [only] = used.ok("history", "--exercise", "kneeling lunge", "--json").json
    assert only == sessions[1]
    assert len(used.ok("history", "--exercise", "hanging", "--json").json) == 2


def test_records(used: Home) -> None:
    records = used.ok("records", "--json").json
    raises = [one for one in records if one["exercise"] == "standing-hip-flexor-raise"]
    assert [(one["kind"], one["side"], one["value"], one["unit"]) for one in raises] == [
        ("estimated_1rm", "left", 2.8, "kg"),
        ("estimated_1rm", "right", 2.667, "kg"),
        ("max_load", "left", 2, "kg"),
        ("max_load", "right", 2, "kg"),
        ("reps_at_load", "left", 12, "reps"),
        ("reps_at_load", "right", 10, "reps"),
        ("session_volume", "left", 72, "kg"),
        ("session_volume", "right", 60, "kg"),
    ]
    assert used.ok("records", "standing", "hip", "flexor", "raise", "--json").json == raises
    ids = {row["id"] for row in used.rows()}
    assert {one["set_id"] for one in records} <= ids


def test_next(used: Home) -> None:
    doses = used.ok("next", "hip-flexor", "--json").json
    assert [dose["exercise"] for dose in doses] == [
        "hanging-leg-raise",
        "standing-hip-flexor-raise",
        "mountain-climber",
    ]


def test_progress(used: Home) -> None:
    summary = used.ok("progress", "--since", "2026-01-05", "--until", "2026-01-18", "--json").json
    assert (summary["since"], summary["until"], summary["target_per_week"]) == ("2026-01-05", "2026-01-18", 2)
    assert [list(week.values()) for week in summary["weeks"]] == [
        ["2026-W02", 1, 1, 0, 3, 0],
        ["2026-W03", 2, 1, 0, 3, 70],
    ]
    of_exercise = {one["exercise"]: one for one in summary["exercises"]}
    raises = of_exercise["standing-hip-flexor-raise"]
    assert (raises["sets"], raises["sets_warmup"], raises["reps"], raises["volume_kg"]) == (3, 1, 66, 132)
    assert summary["balance"] == [
        {"exercise": "standing-hip-flexor-raise", "left": 72, "right": 60, "difference_percent": 16.7}
    ]
    assert [one["rule"] for one in summary["notices"]] == []


def test_the_last_time_of_an_exercise_is_there_while_its_first_workout_is_under_way(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="9\n")
    [leg_raise] = home.ok("progress", "--json").json["exercises"]
    assert [row["reps"] for row in leg_raise["last"]["sets"]] == [9]


def test_the_course_of_an_exercise(used: Home) -> None:
    course = used.ok("progress", "standing hip flexor raise", "--since", "2026-01-01", "--json").json
    assert (course["metric"], course["unit"]) == ("estimated_1rm", "kg")
    assert [(point["side"], point["value"]) for point in course["points"]] == [("left", 2.8), ("right", 2.667)]
    assert len(course["sets"]) == 8


def test_the_default_window_is_twelve_weeks_to_today(home: Home) -> None:
    summary = home.ok("progress", "--json").json
    assert len(summary["weeks"]) == 12
    assert len(home.ok("progress", "--weeks", "3", "--json").json["weeks"]) == 3
    home.refused("progress", "--weeks", "3", "--since", "2026-01-01", code=2, says="give one of them")
    home.refused("progress", "--weeks", "0", code=2)


def test_settings_and_places(home: Home) -> None:
    rows = home.ok("settings", "show", "--json").json
    assert {row["key"]: row["value"] for row in rows} == {
        "unit": "kg",
        "target_per_week": 2,
        "programme": "twice-a-week",
        "bands": ["yellow", "red", "green", "blue", "black"],
        "equipment": None,
        "load_step": "1kg",
        "sound": "bell",
        "stage": "full",
        "thigh_cm": None,
        "sync_folder": None,
        "sync": "by-hand",
    }
    changed = home.ok("settings", "set", "target_per_week", "3", "--json").json
    assert (list(changed), list(changed.values())) == (["key", "before", "value"], ["target_per_week", 2, 3])
    places = home.ok("path", "--json").json
    assert (places["log"], places["catalogue"]) == (str(home.log_file), [str(home.config / "catalogue")])


def test_what_changes_the_log(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="9\n")
    closed = home.ok("workout", "discard", "--json").json
    assert list(closed.values())[1:5] == ["hip-flexor", "discarded", 0, 1]
    undone = home.ok("undo", "--json").json
    assert (undone["change"], undone["action"], undone["removed"]) == (closed["change"], "discard", [])
    assert [row["reps"] for row in undone["restored"]] == [9]
    finished = home.ok("workout", "finish", "--json").json
    assert list(finished.values())[1:5] == ["hip-flexor", "finished", 1, 0]


def test_an_import_says_what_it_came_to(used: Home) -> None:
    used.ok("export", "--output", "all.jsonl")
    document = used.ok("import", "all.jsonl", "--json").json
    assert (document["format"], document["added"], document["batch"]) == ("jsonl", 0, None)


def test_the_catalogues_check(home: Home) -> None:
    assert home.ok("catalogue", "check", "--json").json["problems"] == []
    home.entry("exercises", "mine.yaml", "title: Mine\ncolour: red\n")
    checked = home.run("catalogue", "check", "--json")
    assert checked.code == 1
    assert (checked.json["problems"][0]["file"][-9:], checked.json["problems"][0]["entry"]) == ("mine.yaml", "mine")
