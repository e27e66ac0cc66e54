"""`--json`: one document on standard output with the keys of the contract, in their order, empty or full."""

from __future__ import annotations

from typing import Any

from tests.as_json.test_rows import SESSION, SET
from tests.cli.home import Home

DOSE = (
    "exercise title kind phase sets per_side reps seconds total_seconds metres load_kg band rest_s tempo aim because "
    "rule source"
)
RECORD = "exercise kind side value unit load_kg band performed_at session set_id"
SESSION_WITH_SETS = [*SESSION, "sets"]
TODAY = "date due week streak_weeks weeks_on_target open last notices entries_left_out open_elsewhere"
CARD = (
    "slug title aliases kind origin muscles equipment sides measures doses setup cues mistakes stop easier harder "
    "source references"
)
SUMMARY = (
    "since until target_per_week streak_weeks weeks_on_target weeks exercises records balance muscles notices mobility"
)
OF_EXERCISE = "exercise sessions sets sets_warmup reps seconds metres volume_kg last best next"
COURSE = "exercise metric unit since until points records next sets"
MUSCLE = "slug title group parts hip_flexor facts primary secondary stretched lifts source"


def has_keys(document: Any, keys: str) -> bool:
    assert list(document) == keys.split()
    return True


def test_today(used: Home) -> None:
    today = used.ok("--json").json
    assert has_keys(today, TODAY)
    assert has_keys(today["week"], "week sessions strength_days days_on_target target")
    assert has_keys(today["open"], "session workout started_at sets_done sets_planned")
    assert has_keys(today["last"], "session workout started_at")
    assert (today["open"]["workout"], today["open"]["sets_done"]) == ("hip-flexor", 1)
    assert (today["week"]["sessions"], today["week"]["strength_days"], today["week"]["target"]) == (1, 1, 2)


def test_what_is_due_on_the_first_day(home: Home) -> None:
    today = home.ok("due", "--json").json
    assert has_keys(today, TODAY)
    assert has_keys(today["due"], "workout programme because rule source")
    assert (today["due"]["workout"], today["due"]["programme"]) == ("hip-flexor", "twice-a-week")
    assert (today["open"], today["last"], today["notices"], today["entries_left_out"]) == (None, None, [], 0)


def test_workouts_and_programmes(home: Home) -> None:
    listed = {one["slug"]: one for one in home.ok("workout", "list", "--json").json}
    assert all(has_keys(one, "slug title kind origin") for one in listed.values())
    assert (listed["hip-flexor"]["kind"], listed["twice-a-week"]["kind"]) == ("workout", "programme")
    workout = home.ok("workout", "show", "Hip Flexor Workout", "--json").json
    assert has_keys(workout, "slug title kind origin source doses")
    assert all(has_keys(dose, DOSE) for dose in workout["doses"])
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
    assert has_keys(programme, "slug title kind origin source weeks days")
    assert has_keys(programme["days"][0], "week day workout")
    assert (programme["weeks"], len(programme["days"])) == (6, 12)


def test_a_card(home: Home) -> None:
    card = home.ok("card", "Standing", "hip", "flexor", "raise", "--json").json
    assert has_keys(card, CARD)
    assert has_keys(card["muscles"], "primary secondary stretched")
    assert all(has_keys(dose, DOSE) for dose in card["doses"].values())
    assert (card["kind"], card["origin"], card["sides"], card["measures"]) == ("exercise", "shipped", "each", ["reps"])
    stretch = home.ok("card", "kneeling-lunge", "--json").json
    assert all(has_keys(reference, "id title citation") for reference in stretch["references"])
    assert stretch["references"]


def test_the_studies_behind_a_card_are_shown_when_asked_for(home: Home) -> None:
    [*_, reference] = home.ok("card", "kneeling-lunge", "--json").json["references"]
    assert reference["title"] in home.ok("card", "kneeling-lunge", "--sources").out
    assert reference["title"] not in home.ok("card", "kneeling-lunge").out


def test_muscles(home: Home) -> None:
    listed = home.ok("muscle", "--json").json
    assert all(has_keys(one, "slug title hip_flexor") for one in listed)
    shown = home.ok("muscle", "psoas", "major", "--json").json
    assert has_keys(shown, MUSCLE)
    assert shown["hip_flexor"] is True
    home.refused("muscle", "pssoas", says="psoas")


def test_the_catalogues_list(home: Home) -> None:
    listed = home.ok("catalogue", "list", "--json").json
    assert all(has_keys(one, "slug title kind muscles equipment sides origin") for one in listed)
    stretches = home.ok("catalogue", "list", "--kind", "stretch", "--json").json
    assert {one["kind"] for one in stretches} == {"stretch"}
    assert {one["slug"] for one in home.ok("catalogue", "list", "--muscle", "psoas major", "--json").json}
    assert all(one["equipment"] == [] for one in home.ok("catalogue", "list", "--equipment", "none", "--json").json)
    home.refused("catalogue", "list", "--kind", "cardio", code=2)


def test_history(used: Home) -> None:
    sessions = used.ok("history", "--json").json
    assert all(list(session) == SESSION_WITH_SETS for session in sessions)
    assert all(list(row) == list(SET) for session in sessions for row in session["sets"])
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
    assert all(has_keys(record, RECORD) for record in records)
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
    assert all(has_keys(dose, DOSE) for dose in doses)
    assert [dose["exercise"] for dose in doses] == [
        "hanging-leg-raise",
        "standing-hip-flexor-raise",
        "mountain-climber",
    ]


def test_progress(used: Home) -> None:
    summary = used.ok("progress", "--since", "2026-01-05", "--until", "2026-01-18", "--json").json
    assert list(summary)[: len(SUMMARY.split())] == SUMMARY.split()
    assert (summary["since"], summary["until"], summary["target_per_week"]) == ("2026-01-05", "2026-01-18", 2)
    assert [list(week.values()) for week in summary["weeks"]] == [
        ["2026-W02", 1, 1, 0, 3, 0],
        ["2026-W03", 2, 1, 0, 3, 70],
    ]
    assert has_keys(summary["weeks"][0], "week sessions strength_days days_on_target strength_sets stretch_seconds")
    assert all(has_keys(one, OF_EXERCISE) for one in summary["exercises"])
    of_exercise = {one["exercise"]: one for one in summary["exercises"]}
    raises = of_exercise["standing-hip-flexor-raise"]
    assert (raises["sets"], raises["sets_warmup"], raises["reps"], raises["volume_kg"]) == (3, 1, 66, 132)
    assert has_keys(raises["last"], "session performed_at sets")
    assert has_keys(raises["best"], RECORD)
    assert has_keys(raises["next"], DOSE)
    assert summary["balance"] == [
        {"exercise": "standing-hip-flexor-raise", "left": 72, "right": 60, "difference_percent": 16.7}
    ]
    assert has_keys(summary["balance"][0], "exercise left right difference_percent")
    assert all(has_keys(one, "muscle sets sets_secondary") for one in summary["muscles"])
    assert [one["rule"] for one in summary["notices"]] == []


def test_the_last_time_of_an_exercise_is_there_while_its_first_workout_is_under_way(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="9\n")
    [leg_raise] = home.ok("progress", "--json").json["exercises"]
    assert [row["reps"] for row in leg_raise["last"]["sets"]] == [9]


def test_the_course_of_an_exercise(used: Home) -> None:
    course = used.ok("progress", "standing hip flexor raise", "--since", "2026-01-01", "--json").json
    assert has_keys(course, COURSE)
    assert (course["metric"], course["unit"]) == ("estimated_1rm", "kg")
    assert all(has_keys(point, "performed_at session side value") for point in course["points"])
    assert [(point["side"], point["value"]) for point in course["points"]] == [("left", 2.8), ("right", 2.667)]
    assert len(course["sets"]) == 8
    assert has_keys(course["next"], DOSE)


def test_the_default_window_is_twelve_weeks_to_today(home: Home) -> None:
    summary = home.ok("progress", "--json").json
    assert len(summary["weeks"]) == 12
    assert len(home.ok("progress", "--weeks", "3", "--json").json["weeks"]) == 3
    home.refused("progress", "--weeks", "3", "--since", "2026-01-01", code=2, says="give one of them")
    home.refused("progress", "--weeks", "0", code=2)


def test_settings_and_places(home: Home) -> None:
    rows = home.ok("settings", "show", "--json").json
    assert all(has_keys(row, "key value from where") for row in rows)
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
    assert has_keys(places, "log settings catalogue cache backups status machine")
    assert (places["log"], places["catalogue"]) == (str(home.log_file), [str(home.config / "catalogue")])


def test_what_changes_the_log(home: Home) -> None:
    home.run("workout", "start", "hip-flexor", stdin="9\n")
    closed = home.ok("workout", "discard", "--json").json
    assert has_keys(closed, "session workout state sets_kept sets_dropped change")
    assert list(closed.values())[1:5] == ["hip-flexor", "discarded", 0, 1]
    undone = home.ok("undo", "--json").json
    assert has_keys(undone, "change action said removed restored left")
    assert (undone["change"], undone["action"], undone["removed"]) == (closed["change"], "discard", [])
    assert [row["reps"] for row in undone["restored"]] == [9]
    finished = home.ok("workout", "finish", "--json").json
    assert list(finished.values())[1:5] == ["hip-flexor", "finished", 1, 0]
    check_in = home.ok("check-in", "--left", "tight", "--right", "clear", "--json").json
    assert has_keys(check_in, "change id performed_at left right left_deg right_deg")


def test_an_import_says_what_it_came_to(used: Home) -> None:
    used.ok("export", "--output", "all.jsonl")
    document = used.ok("import", "all.jsonl", "--json").json
    assert has_keys(
        document,
        "format variant language unit unit_from sessions sets types added already_there differs renamed deleted_stay "
        "since until rests notes not_done two_measures names unmatched near bad warnings batch",
    )
    assert (document["format"], document["added"], document["batch"]) == ("jsonl", 0, None)


def test_the_catalogues_check(home: Home) -> None:
    assert home.ok("catalogue", "check", "--json").json["problems"] == []
    home.entry("exercises", "mine.yaml", "title: Mine\ncolour: red\n")
    checked = home.run("catalogue", "check", "--json")
    assert checked.code == 1
    assert has_keys(checked.json, "entries problems")
    assert all(has_keys(one, "file line column entry what expected suggestion") for one in checked.json["problems"])
    assert (checked.json["problems"][0]["file"][-9:], checked.json["problems"][0]["entry"]) == ("mine.yaml", "mine")
