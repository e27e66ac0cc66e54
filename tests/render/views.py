"""Every view of this room, made from the values by hand or from values with other texts in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hipflex.coach.alternatives import Alternative, Relation
from hipflex.domain.check import Check, failed, ok, warning
from hipflex.domain.definitions import DEFINITIONS
from hipflex.domain.measures import Unit
from hipflex.domain.pending import Turn
from hipflex.domain.records import BrokenRecord
from hipflex.errors import Place, Problem
from hipflex.render import (
    card,
    catalogue,
    chart,
    definitions,
    doctor,
    exercise_progress,
    guided,
    history,
    import_preview,
    progress,
    records,
    settings,
    today,
    workout_summary,
    workouts,
)
from hipflex.render.layout import View
from tests.render import progress_values, values

KG = Unit.KG
PROBLEM = Problem(Place("/home/me/exercises/broken.yaml", 3, 7), "unknown key cue", "cues or setup", "broken", "cues")
SETTINGS = (
    ("unit", "kg", "default", ""),
    ("bands", "yellow, red, green", "file", "/home/me/.config/hipflex/settings.yaml:3"),
)
CHECKS = (
    Check("permissions", warning("others can use it (mode 0644)", "`chmod 600 '/home/me/my logs/log.db'`")),
    Check("integrity", failed("the file is damaged: row 3 missing from index sets_by_time", "`hipflex restore FILE`")),
    Check("history", ok("the log says what its history says")),
)
TURN = Turn(2, 3, 2)
BROKEN = tuple(BrokenRecord(record, before) for record, before in pairwise(values.RECORDS))
TITLES = {"hip-flexor": "Hip flexor workout", "after-a-run": "After a run"}

Text = Callable[[Any], Any]
"""What happens to each value before it is shown."""

VIEWS: dict[str, Callable[[Text], View]] = {
    "today": lambda t: today.today(t(values.TODAY), t(TITLES)),
    "today, trained": lambda t: today.today(t(values.TRAINED), t(TITLES)),
    "today, open": lambda t: today.today(t(values.INTERRUPTED), t(TITLES)),
    "card": lambda t: card.card(t(values.RAISE), t(values.SETS[:3]), t((values.REFERENCE,)), unit=KG),
    "card, never done": lambda t: card.card(t(values.LUNGE), (), (), unit=KG),
    "workouts": lambda t: workouts.workout_list(t((values.WORKOUT,)), t((values.PROGRAMME,))),
    "workout": lambda t: workouts.workout(t(values.WORKOUT), t(values.DOSES), unit=KG),
    "programme": lambda t: workouts.programme(t(values.PROGRAMME), t(TITLES)),
    "history": lambda t: history.history(t(values.SESSIONS), unit=KG),
    "import, previewed": lambda t: import_preview.import_preview(t(values.BROUGHT)),
    "latest sets": lambda t: history.latest_sets(t(values.SETS), unit=KG),
    "summary": lambda t: progress.summary(
        t(values.SUMMARY), t(progress_values.CHECKS), t(progress_values.TRENDS), unit=KG
    ),
    "summary, plain": lambda t: progress.summary(
        t(values.SUMMARY), t(progress_values.CHECKS), t(progress_values.TRENDS), unit=KG, plain=True
    ),
    "summary, at a glance": lambda t: progress.summary(
        t(progress_values.GLANCE), t(progress_values.CHECKS), t(progress_values.TRENDS), unit=KG
    ),
    "exercise progress": lambda t: exercise_progress.exercise_progress(
        t(progress_values.HELD), t("Standing hip flexor raise"), unit=KG, plain=True
    ),
    "chart": lambda t: chart.Chart(t(progress_values.HELD), unit=KG),
    "definitions": lambda t: definitions.definitions(t(DEFINITIONS)),
    "records": lambda t: records.records(t(values.RECORDS), unit=KG),
    "next": lambda t: workouts.dose_list(t(values.DOSES), unit=KG),
    "movements": lambda t: catalogue.movement_list(t(values.MOVEMENTS), shadowed=t(("kneeling-lunge",))),
    "problems": lambda t: catalogue.problems(t((PROBLEM,)), 29),
    "settings": lambda t: settings.settings_table(t(SETTINGS)),
    "doctor": lambda t: doctor.doctor(t(CHECKS)),
    "places": lambda t: settings.places_table(t((("log", "/home/me/.local/share/hipflex/log.db"),))),
    "opening": lambda t: guided.opening(t(values.PLAN)),
    "exercise card": lambda t: guided.exercise_card(
        t(values.RAISE), t(values.PLAN.sets[0]), TURN, t(values.SETS[:3]), unit=KG
    ),
    "exercise card, plain": lambda t: guided.exercise_card(
        t(values.RAISE), t(values.PLAN.sets[0]), TURN, t(values.SETS[:3]), unit=KG, plain=True
    ),
    "exercise card, gone": lambda t: guided.exercise_card(None, t(values.PLAN.sets[3]), TURN, (), unit=KG),
    "set line": lambda t: guided.set_line(t(values.PLAN.sets[4]), TURN, unit=KG),
    "reminder": lambda t: guided.reminder(t(values.RAISE), TURN, t(values.SETS[:3]), unit=KG),
    "going on": lambda t: workout_summary.going_on(t(values.LEFT_OPEN), unit=KG),
    "conclusion": lambda t: workout_summary.conclusion(
        t(values.SESSION), unit=KG, broken=t(BROKEN), upcoming=t(values.DOSES)
    ),
    "conclusion, plain": lambda t: workout_summary.conclusion(
        t(values.SESSION), unit=KG, broken=t(BROKEN), upcoming=t(values.DOSES), plain=True
    ),
    "broken records": lambda t: records.record_announcement(t(BROKEN), unit=KG),
    "alternatives": lambda t: guided.alternatives_list(t((Alternative(values.RAISE, Relation.HARDER, "the bar"),))),
}


def view(name: str, text: Text = lambda value: value) -> View:
    """A view by its name."""
    return VIEWS[name](text)
