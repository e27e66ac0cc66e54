"""The facts that a view must hold: today, workouts, history, records."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipflex.domain.measures import Unit
from hipflex.domain.movement import Origin
from hipflex.domain.performance import State
from hipflex.domain.today import Today
from hipflex.render import history, records, today, workouts
from hipflex.render.layout import View
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, printed
from tests.render.views import TITLES

KG = Unit.KG


def shown(view: View) -> str:
    return printed(view, WIDE)


def test_today_says_what_is_due_why_and_how_to_start() -> None:
    text = shown(today.today(values.TODAY, TITLES))
    assert "Friday  2026-11-20" in text
    assert "Due  Hip flexor workout  twice-a-week\n" in text
    assert "0 of 2 this week; last strength work 4 days ago" in text
    assert "start it: hipflex workout start" in text


def test_today_says_how_the_week_stands_and_what_was_noticed() -> None:
    text = shown(today.today(values.TODAY, TITLES))
    assert "0 of 2 strength days, 1 session" in text
    assert "On target  6 of the last 8 weeks, 3 in a row" in text
    assert "Hip flexor workout, 2026-11-16 18:30" in text
    assert values.NOTICE.text in text
    assert "2 entries were left out; see why with: hipflex catalogue check" in text


def test_today_says_why_nothing_is_due() -> None:
    text = shown(today.today(values.TRAINED, TITLES))
    assert "Nothing is due: you have trained today" in text
    assert "left out" not in text


def test_today_with_an_open_workout_says_how_to_go_on_and_not_how_to_start() -> None:
    text = shown(today.today(values.INTERRUPTED, TITLES))
    assert "Open  Hip flexor workout\n  4 of 9 sets done" in text
    assert "begun 2026-11-20 18:30" in text
    assert all(f"hipflex workout {way}" in text for way in ("resume", "finish", "discard"))
    assert "hipflex workout start" not in text


@pytest.mark.parametrize("day", [values.TODAY, values.TRAINED, values.FIRST_DAY])
def test_today_with_an_open_workout_leaves_out_what_that_answers(day: Today) -> None:
    text = shown(today.today(replace(day, open=values.INTERRUPTED.open), TITLES))
    assert "Open  Hip flexor workout" in text
    assert "Due  " not in text
    assert "Nothing is due" not in text
    assert "no session yet" not in text


def test_today_works_on_the_first_day() -> None:
    text = shown(today.today(values.FIRST_DAY, TITLES))
    assert "no session yet" in text
    assert "hipflex workout start" in text


def test_the_list_of_workouts_says_what_is_the_users_own() -> None:
    own = replace(values.STRETCHING, origin=Origin.REPLACED)
    text = shown(workouts.workout_list([values.WORKOUT, own], [values.PROGRAMME]))
    assert "hip-flexor   Hip flexor workout     workout, 3 exercises  shipped" in text
    assert "yours, replaces the shipped one" in text
    assert "programme, 6 weeks" in text
    assert "shipped" not in shown(workouts.workout_list([values.WORKOUT], []))


def test_a_workout_is_shown_in_its_order_with_doses_aims_and_reasons() -> None:
    text = shown(workouts.workout(values.WORKOUT, values.DOSES, unit=KG))
    titles = [text.index(f"{n}. {p.title}") for n, p in enumerate(values.WORKOUT.prescriptions, 1)]
    assert titles == sorted(titles)
    assert "3 × 8–10 tempo 3-0-1 rest 1:30" in text
    assert "aim 9" in text
    assert values.PRESCRIPTIONS[0].because in text
    assert values.WORKOUT.notes[0] in text
    assert "hipflex workout start hip-flexor" in text


def test_the_phases_of_a_workout_have_titles_where_there_are_several() -> None:
    stretching = [values.upcoming(p) for p in values.STRETCHING.prescriptions]
    text = shown(workouts.workout(values.STRETCHING, stretching, unit=KG))
    assert text.index("Work\n") < text.index("Cool-down\n") < text.index("3. Kneeling lunge")
    assert "Work\n" not in shown(workouts.workout(values.WORKOUT, values.DOSES, unit=KG))


def test_a_programme_shows_alike_weeks_once() -> None:
    text = shown(workouts.programme(values.PROGRAMME, {"hip-flexor": "Hip flexor workout"}))
    assert text.count("1–6") == 2
    assert "6 weeks, then it is done" in text
    assert "after-a-run" in text


def test_a_programme_whose_weeks_differ_shows_each() -> None:
    uneven = replace(values.PROGRAMME, days=values.PROGRAMME.days[:3])
    rows = [row.split()[:2] for row in shown(workouts.programme(uneven, {})).splitlines()[3:6]]
    assert rows == [["1", "1"], ["1", "4"], ["2", "1"]]


def test_the_history_shows_sessions_with_their_sets_and_remarks() -> None:
    text = shown(history.history(values.SESSIONS, unit=KG))
    assert "2026-11-20 18:30  hip-flexor  32 min · id m4kq9x" in text
    assert "2×10, 8 rpe9" in text
    assert "10/10@2kg, 10/9@2kg, 9/8@2kg" in text
    assert "set 3: grip gave out" in text
    assert "note: slept badly" in text
    assert "note: felt good all the same" in text


def test_the_history_tells_what_is_open_and_where_sets_came_from() -> None:
    imported = replace(values.BY_HAND, sets=(replace(values.a_set(), source="strong"),))
    text = shown(history.history([values.LEFT_OPEN, imported, values.BY_HAND], unit=KG))
    assert "hip-flexor  open  id 20d7qe" in text
    assert "from strong  9 h 00 min" in text
    assert "Logged by hand  id 77t4bc" in text


def test_a_session_without_sets_says_so() -> None:
    empty = replace(values.SESSION, sets=(), state=State.DISCARDED)
    text = shown(history.history([empty], unit=KG))
    assert "discarded" in text
    assert "no sets" in text


def test_of_the_records_of_hundreds_of_movements_a_screen_has_those_that_come_first() -> None:
    of_many = [replace(values.RECORDS[0], exercise=f"Lift {n:03}") for n in range(300)]
    view = records.records(of_many, unit=KG, first=["Never Counted", "Lift 200", "Lift 100", "Lift 000"])
    lines = shown(view).splitlines()
    assert [line.split("  ")[0] for line in lines[1:5]] == ["Lift 200", "Lift 100", "Lift 000", "Lift 001"]
    assert lines[-1] == "276 more movements: hipflex records --all"
    assert len(lines) == 27
    assert "more" not in shown(records.records(of_many, unit=KG))


def test_one_remark_on_several_sets_is_told_once() -> None:
    sets = tuple(replace(values.a_set(n), note="with straps") for n in (1, 2))
    text = shown(history.history([replace(values.SESSION, sets=sets)], unit=KG))
    assert text.count("with straps") == 1
    assert "set 1" not in text
    text = shown(history.history([replace(values.SESSION, sets=(*sets, values.a_set(3)))], unit=KG))
    assert "set 1, 2: with straps" in text


def test_the_latest_sets_are_a_table() -> None:
    text = shown(history.latest_sets(values.SETS[:3], unit=KG))
    assert text.splitlines()[0].split() == ["when", "id", "exercise", "set", "done", "note"]
    assert "2026-11-20 18:39  3fhab3  hanging-leg-raise    3  8 rpe9  grip gave out" in text


def test_records_are_told_in_words_with_their_day_and_set() -> None:
    text = " ".join(shown(records.records(values.RECORDS, unit=KG)).split())
    for words in (
        "hanging-leg-raise most reps 12 2026-11-20 3fk2aa",
        "heaviest, left 4kg",
        "most reps at 2.5kg, left 12",
        "most reps with red band 15",
        "session volume, left 1246.5kg",
        "estimated 1RM, left 5.3kg",
        "longest hold, right 1:15",
        "longest distance 1200.5m",
    ):
        assert words in text


def test_next_doses_come_with_their_aim_reason_and_rule() -> None:
    text = shown(workouts.dose_list(values.DOSES, unit=KG))
    assert "3 × 8–10 per side @ 2kg hold 1–2s rest 1min" in text
    assert values.PRESCRIPTIONS[0].because in text
    assert "strengthlog-hip-flexors; rule as-prescribed" in text


@pytest.mark.parametrize(
    ("view", "advice"),
    [
        (history.history([], unit=KG), "hipflex workout start"),
        (history.latest_sets([], unit=KG), "hipflex log "),
        (records.records([], unit=KG), "hipflex log"),
        (workouts.dose_list([], unit=KG), "hipflex workout list"),
        (workouts.workout_list([], []), "hipflex catalogue new"),
        (workouts.workout(values.WORKOUT, [], unit=KG), "hipflex catalogue check"),
        (workouts.programme(replace(values.PROGRAMME, days=()), {}), "hipflex catalogue check"),
    ],
)
def test_an_empty_view_says_so_and_what_to_do(view: View, advice: str) -> None:
    assert advice in shown(view)


def test_a_session_that_took_no_time_says_none() -> None:
    at_once = replace(values.SESSION, ended_at=values.EVENING)
    assert "hip-flexor  id" in shown(history.history([at_once], unit=KG))
    later = replace(values.SESSION, ended_at=values.EVENING + timedelta(seconds=30))
    assert "hip-flexor  30 s · id" in shown(history.history([later], unit=KG))
