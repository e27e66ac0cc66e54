"""The facts that the screens of progress must hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from hipflex.domain.definitions import DEFINITIONS
from hipflex.domain.exercise_progress import Metric, Point, Trend
from hipflex.domain.measures import Load, SetType, Unit
from hipflex.domain.movement import Kind
from hipflex.domain.performance import PerformedSet
from hipflex.domain.weeks import Week
from hipflex.render import definitions, progress
from hipflex.render.exercise_progress import SESSIONS, exercise_progress
from hipflex.render.layout import View
from hipflex.render.trend import BLOCKS, drawn_trend, metric_words, sparkline, trend_words
from hipflex.render.weeks import weeks_strip
from hipflex.value_classes import replace
from tests.render import values
from tests.render.paper import WIDE, painted, printed
from tests.render.progress_values import CHECKS, GLANCE, HELD, TRENDS, WITH_SESSION

KG = Unit.KG
TITLE = "Standing hip flexor raise"
WINTER = date(2025, 12, 29)


def shown(view: View, width: int = WIDE) -> str:
    return printed(view, width)


def summary(unit: Unit = KG, *, plain: bool = False) -> str:
    return shown(progress.summary(values.SUMMARY, CHECKS, TRENDS, unit=unit, plain=plain))


def strip(weeks: Sequence[Week]) -> View:
    """The weeks from the first one of the year 2026 on."""
    return weeks_strip(weeks, WINTER + timedelta(weeks=len(weeks) - 1), 2, plain=False)


def test_the_headline_says_what_was_done_and_how_the_target_stands() -> None:
    first, second, *_ = summary().splitlines()
    assert first == "2026-09-01 to 2026-11-20  8 sessions, 72 strength sets, 1 h 19 min stretched"
    assert second == "on target 6 of the last 8 weeks, 3 in a row; latest week 1 of 2 strength days"


def test_without_a_streak_nobody_is_scolded() -> None:
    text = shown(progress.summary(replace(values.SUMMARY, streak_weeks=0), unit=KG))
    assert "on target 6 of the last 8 weeks; latest week 1 of 2 strength days" in text
    assert "streak" not in text


def test_the_weeks_are_a_strip_under_their_months_strength_before_stretching() -> None:
    lines = summary().splitlines()
    months = next(n for n, line in enumerate(lines) if "Oct" in line)
    assert lines[months + 1].split() == ["strength", "days", "■■■", "■■", "□□", "■■", "■□"]
    assert lines[months + 2].split() == ["minutes", "stretched", "12", "67", "·", "·", "1"]


def test_a_month_stands_over_the_first_week_that_begins_in_it_and_the_cells_under_each_other() -> None:
    weeks = [
        Week(f"2026-W{n:02}", 1, strength_days=n % 3, days_on_target=n % 3, stretch_seconds=n * 60)
        for n in range(1, 13)
    ]
    months, days, minutes = shown(strip(weeks)).splitlines()
    assert months.split() == ["Jan", "2026", "Feb", "Mar"]
    assert days.index("■") == minutes.index("1")
    for month, week in (("Jan", 2), ("Feb", 6), ("Mar", 10)):
        assert minutes[months.index(month) :].split()[0] == str(week)


def test_weeks_before_the_first_session_count_for_nothing() -> None:
    weeks = [Week("2025-W52"), Week("2026-W01", sessions=1, strength_days=1, days_on_target=1), Week("2026-W02")]
    assert shown(strip(weeks)).splitlines()[1].split() == ["strength", "days", "·", "■□", "□□"]


@pytest.mark.parametrize("width", [20, 30, 40, 60])
def test_on_a_narrow_screen_a_strip_goes_on_below_with_every_part_named(width: int) -> None:
    weeks = [Week(f"2026-W{n:02}", sessions=2, strength_days=2, days_on_target=2) for n in range(1, 13)]
    lines = shown(strip(weeks), width).splitlines()
    assert sum(line.count("■■") for line in lines) == 12
    assert max(map(len, lines)) <= width
    assert " ".join(lines).split().count("Feb") >= 1


def test_where_a_strip_is_shorter_under_its_labels_they_stand_above() -> None:
    weeks = [Week(f"2026-W{n:02}", sessions=2, strength_days=2, days_on_target=2) for n in range(1, 13)]
    assert [line.lstrip()[:13] for line in shown(strip(weeks), 40).splitlines()[1:2]] == ["strength days"]
    assert len(shown(strip(weeks), 40).splitlines()) == 3


def test_one_week_has_one_name() -> None:
    week = Week("2026-W01", sessions=1, strength_days=1, days_on_target=1)
    assert shown(strip([week])).split() == ["Dec", "strength", "days", "■□"]
    assert "in 2026-W01: 1" in shown(weeks_strip([week], WINTER, 2, plain=True))


def test_a_week_below_the_target_is_told_by_more_than_its_colour() -> None:
    on, below = (shown(strip([Week("2026-W01", 1, strength_days=n, days_on_target=n)])) for n in (2, 1))
    assert ("■■" in on, "■□" in below) == (True, True)


def test_strength_comes_before_stretches_and_the_most_trained_first() -> None:
    stretch = replace(values.SUMMARY.exercises[0].totals, exercise="kneeling-lunge", kind=Kind.STRETCH, sessions=99)
    often = replace(values.SUMMARY.exercises[2].totals, sessions=7)
    exercises = (
        replace(values.SUMMARY.exercises[0], totals=stretch),
        values.SUMMARY.exercises[1],
        replace(values.SUMMARY.exercises[2], totals=often),
    )
    text = shown(progress.summary(replace(values.SUMMARY, exercises=exercises, balance=()), unit=KG))
    order = ["Strength\n", "mountain-climber", "standing-hip-flexor-raise", "Stretches\n", "kneeling-lunge"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_exercises_have_their_titles() -> None:
    text = shown(progress.summary(values.SUMMARY, unit=KG, titles={values.RAISE.slug: "Hanging leg raise"}))
    assert "Hanging leg raise" in text
    assert values.RAISE.slug not in text
    assert values.FLEXION.slug in text


def test_an_exercise_has_its_trend_best_last_and_next_with_the_end_of_its_reason() -> None:
    text = summary()
    assert "▁▁▃▃▇  0 → 2.5kg" in text
    assert "2.7 → 5.3kg 1RM  best 4kg, left" in text
    assert "last 2×10, 8 rpe9 on 2026-11-20" in text
    told = replace(values.DOSES[0], because="10, 10, 10 on Tuesday, the top of 8–10: add 1 kg: ankle weight")
    one = replace(values.SUMMARY.exercises[0], next=told)
    text = shown(progress.summary(replace(values.SUMMARY, exercises=(one,)), unit=KG))
    assert "next 3 × 8–10, add 1 kg: ankle weight\n" in text


def test_the_next_rung_is_named() -> None:
    one = replace(values.SUMMARY.exercises[0], next=values.DOSES[2])
    text = shown(progress.summary(replace(values.SUMMARY, exercises=(one,)), unit=KG))
    assert "next Mountain climber 3 × 30" in text


def test_at_a_glance_there_are_weeks_movements_and_next_doses_and_where_the_rest_is() -> None:
    text = shown(progress.summary(GLANCE, CHECKS, TRENDS, unit=KG), 80)
    assert len(text.splitlines()) < 24
    assert re.search(r"▁▁▃▃▇ +0 → 2.5kg +3 × 8–10\n", text)
    assert "2026-11-20 left clear, right tight" in text
    assert "2026-11-12" not in text
    assert text.splitlines()[-1] == "3 more movements, records, muscles, balance: hipflex progress --all"
    assert not any(words in text for words in ("best ", "Left and right", "Volume", "Muscles"))
    aloud = shown(progress.summary(GLANCE, CHECKS, TRENDS, unit=KG, plain=True))
    assert re.search(r"from 0kg to 2.5kg in 5 sessions +next 3 × 8–10\n", aloud)


def test_a_full_glance_fits_a_screen_of_24_lines_with_its_prompt() -> None:
    strength = [
        replace(values.SUMMARY.exercises[0], totals=replace(values.SUMMARY.exercises[0].totals, exercise=f"e{n}"))
        for n in range(5)
    ]
    stretches = [
        replace(one, totals=replace(one.totals, exercise=f"s{n}", kind=Kind.STRETCH))
        for n, one in enumerate(strength[:3])
    ]
    full = replace(GLANCE, exercises=(*strength, *stretches), notices=())
    assert len(shown(progress.summary(full, CHECKS, TRENDS, unit=KG), 80).splitlines()) < 24


def test_the_sides_that_differ_most_come_first() -> None:
    lines = [re.sub(" +", " ", line.strip()) for line in summary().splitlines()]
    start = lines.index("Left and right")
    assert lines[start + 1 : start + 4] == [
        "lunge right ahead by 10% (9 reps to 10 reps)",
        "standing-hip-flexor-raise left ahead by 9.4% (170kg to 154.5kg)",
        "kneeling-lunge even (1:30 to 1:30)",
    ]


def test_volume_records_self_checks_and_notices_are_told() -> None:
    text = summary()
    assert re.search(r"Volume\n  standing-hip-flexor-raise  ■{30}  1296kg\n", text)
    assert "Records  9, all since 2026-09-01" in text
    assert "2026-11-12 left tight, right tight" in text
    assert "2026-11-20 left clear, right tight" in text
    assert f"Notice      {values.NOTICE.text}" in text


@pytest.mark.parametrize("width", [40, 80, WIDE])
def test_each_muscle_has_a_bar_as_long_as_its_sets(width: int) -> None:
    lines = [
        line
        for line in shown(progress.summary(values.SUMMARY, unit=KG), width).splitlines()
        if "72" in line or "36" in line or " 18" in line
    ]
    [first, second, third] = [(line.count("■"), line.count("▪")) for line in lines if "■" in line or "▪" in line]
    assert first[0] == pytest.approx(4 * second[0], abs=2)
    assert third[0] == 0
    assert third[1] == pytest.approx(first[0] / 2, abs=1)


def test_only_the_records_of_the_window_are_new() -> None:
    old = replace(values.RECORDS[0], performed_at=values.EVENING.replace(month=5))
    with_new = (old, *values.RECORDS[1:3])
    for records, said in (((old,), "1, none new"), (with_new, "3, 2 since 2026-09-01"), ((), "none yet")):
        assert said in shown(progress.summary(replace(values.SUMMARY, records=records), unit=KG))


def test_loads_are_shown_in_the_unit_of_the_settings() -> None:
    text = summary(Unit.LB)
    assert "5.9 → 11.8lb 1RM" in text
    assert "2857.2lb\n" in text
    assert "@ 4.41lb" in text


def test_an_assisted_best_shows_its_assistance() -> None:
    one = replace(values.SUMMARY.exercises[0], best=replace(values.RECORDS[0], load=Load(-20_000)))
    assert "best 12@-20kg" in shown(progress.summary(replace(values.SUMMARY, exercises=(one,)), unit=KG))


def test_what_is_read_aloud_has_words_for_every_picture() -> None:
    text = summary(plain=True)
    assert set(text) & set(BLOCKS + "→") == set()
    assert "■" not in text
    assert "days on target by week from 2026-W43 to 2026-W47: 3, 2, 0, 2, 1; minutes stretched: 12, 67, 0, 0, 1" in text
    assert "from 0kg to 2.5kg in 5 sessions" in text
    assert "from 2.7kg to 5.3kg 1RM in 3 sessions" in text
    assert re.search(r"rectus femoris +18 sets\n +abdominals +36 as a helper", text)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ((1, 2, 3, 4, 5, 6, 7), BLOCKS),
        ((8, 1), "▇▁"),
        ((5, 5, 5), "▄▄▄"),
        ((-20, -10, 0), "▁▄▇"),
        ((2.5, 2.5, 5), "▁▁▇"),
        (tuple(range(20)), "▁▂▂▃▄▄▅▆▇▇"),
    ],
)
def test_a_sparkline_runs_from_the_lowest_to_the_highest_value(found: tuple[float, ...], line: str) -> None:
    assert sparkline(found) == line


def test_of_many_sessions_a_sparkline_keeps_the_best_of_each_part() -> None:
    found = [0] * 100
    found[41] = 9
    assert sparkline(found).count("▇") == 1


def test_a_sparkline_begins_and_ends_with_the_sessions_whose_values_stand_beside_it() -> None:
    found = [13.75, 10, 12, 13.75, 14, 15, 16, 18, 18, 20, 20, 20, 6.8]
    assert sparkline(found) == "▄▂▃▄▅▅▆▇▇▁"


def test_one_session_is_no_trend() -> None:
    one = Trend(Metric.REPS, (12,))
    assert [drawn_trend(one, unit=KG, plain=plain).plain for plain in (False, True)] == ["12 reps"] * 2


def test_a_trend_that_stays_the_same_says_so_once_and_one_that_came_back_does_not() -> None:
    flat, back = (drawn_trend(Trend(Metric.REPS, found), unit=KG, plain=False) for found in ((10, 10), (10, 12, 10)))
    assert [flat.plain, back.plain] == ["▄▄ 10 reps", "▁▇▁ 10 → 10 reps"]
    assert trend_words(Trend(Metric.REPS, (10, 10)), unit=KG, plain=True) == "10 reps in each of 2 sessions"


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        (Metric.REPS, "75"),
        (Metric.LOAD, "75kg"),
        (Metric.SECONDS, "1:15"),
        (Metric.METRES, "75m"),
        (Metric.ESTIMATED_1RM, "75kg"),
    ],
)
def test_a_value_is_told_in_its_metric(metric: Metric, said: str) -> None:
    assert metric_words(75, metric, unit=KG) == said


def test_an_exercise_shows_its_records_next_dose_and_sessions() -> None:
    text = shown(exercise_progress(values.EXERCISE_PROGRESS, TITLE, unit=KG))
    assert "heaviest load of each session" in text
    assert "most reps at 2.5kg, left" in text
    assert "grows in small jumps" in text
    assert "10/10@2kg, 10/9@2kg, 9/8@2kg" in text


def test_a_session_has_its_values_and_is_marked_where_it_holds_a_record() -> None:
    found = replace(WITH_SESSION, records=())
    assert "2026-11-20   2kg  10/10@2kg" in shown(exercise_progress(found, TITLE, unit=KG))
    held = replace(values.RECORDS[1], side=None, value=2)
    text = shown(exercise_progress(replace(WITH_SESSION, records=(held,)), TITLE, unit=KG))
    assert "2026-11-20   2kg  record  10/10@2kg" in text


@pytest.mark.parametrize(
    ("less", "most", "best"),
    [
        (values.a_set(1, 8), values.a_set(2, 18), "18 reps"),
        (replace(values.a_set(1, 1), reps=1), values.a_set(2, 1), "1 rep  "),
        (replace(values.a_set(1, None), seconds=30), replace(values.a_set(2, None), seconds=75), "1:15"),
        (values.a_set(1, 9), replace(values.a_set(2, 30), type=SetType.WARMUP), "9 reps"),
    ],
)
def test_the_best_of_a_session_without_a_load_is_what_was_done_and_no_nought(
    less: PerformedSet, most: PerformedSet, best: str
) -> None:
    point = Point(values.EVENING, values.SESSION.id, None, 0)
    found = replace(values.EXERCISE_PROGRESS, points=(*values.EXERCISE_PROGRESS.points, point), sets=(less, most))
    text = shown(exercise_progress(found, TITLE, unit=KG, plain=True))
    assert f"2026-11-20  {best}" in text
    assert " 0kg" not in text


def test_the_remarks_of_a_session_stand_with_it_each_once() -> None:
    sets = [replace(values.SETS[0], id=str(n), number=n, note="with straps") for n in (1, 2)]
    found = replace(WITH_SESSION, sets=(*sets, replace(sets[0], id="3", number=3, note="grip gave out")))
    assert "10, 10, 10  with straps; grip gave out\n" in shown(exercise_progress(found, TITLE, unit=KG)).replace(
        "3×10", "10, 10, 10"
    )


def test_without_a_chart_every_session_is_listed() -> None:
    sets = tuple(
        replace(values.a_set(exercise=values.FLEXION), session=f"s{n}", id=f"i{n}", performed_at=values.EVENING)
        for n in range(20)
    )
    long = replace(HELD, sets=sets)
    assert shown(exercise_progress(long, TITLE, unit=KG)).count("2026-11-20  ") == SESSIONS
    assert "8 earlier: hipflex progress standing-hip-flexor-raise --all" in shown(
        exercise_progress(long, TITLE, unit=KG)
    )
    for plain, whole in ((True, False), (False, True)):
        text = shown(exercise_progress(long, TITLE, unit=KG, plain=plain, whole=whole))
        assert text.count("2026-11-20  ") == 20


def test_an_exercise_of_warm_up_sets_alone_says_that_they_do_not_count() -> None:
    assert "warm-up sets don't count" in shown(
        exercise_progress(replace(values.EXERCISE_PROGRESS, points=()), TITLE, unit=KG)
    )


def test_one_session_says_what_is_missing_for_a_chart() -> None:
    first = replace(values.EXERCISE_PROGRESS, points=values.EXERCISE_PROGRESS.points[:2])
    assert "One session so far" in shown(exercise_progress(first, TITLE, unit=KG))


def test_every_number_is_explained_with_unit_formula_and_source() -> None:
    text = shown(definitions.definitions(DEFINITIONS))
    for one in DEFINITIONS:
        assert one.definition in text
        assert one.formula in text
        assert one.source in text


@pytest.mark.parametrize(
    ("view", "advice"),
    [
        (progress.summary(values.NO_SUMMARY, unit=KG), "between 2026-09-01 and 2026-11-20"),
        (exercise_progress(values.NOTHING_DONE, TITLE, unit=KG), "hipflex log standing-hip-flexor-raise SETS"),
    ],
)
def test_an_empty_screen_says_so_and_what_to_do(view: View, advice: str) -> None:
    assert advice in shown(view)


def test_before_the_first_set_the_self_checks_are_there_already() -> None:
    assert "left clear, right tight" in shown(progress.summary(values.NO_SUMMARY, CHECKS, unit=KG))


def test_a_week_on_target_is_green_and_one_below_is_no_reproach() -> None:
    text = painted(strip([Week("2026-W01", 2, 2, days_on_target=2), Week("2026-W02", 1, 1, days_on_target=1)]))
    assert "\x1b[32m■■\x1b[0m ■\x1b[2m□" in text
