"""Every format and variant that is read, with what it can say, and what a user must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.interchange.exports import apps, blocks, strong
from tests.interchange.exports.history import (
    BARE,
    CLOCK,
    DROP,
    FAILURE,
    LASTED,
    LINES,
    LOADS,
    METRES,
    NOTES,
    PLANNED,
    REPS,
    RESTS,
    RPE,
    SECONDS,
    TITLES,
    WARM_UP,
    WORKOUT_NOTES,
    History,
    made_up,
)
from tests.interchange.exports.sheets import Sheet

LIFTED = {REPS, LOADS}
TYPES = {WARM_UP, DROP, FAILURE}
OF_STRONG = {*LIFTED, *TYPES, SECONDS, METRES, CLOCK, TITLES, NOTES, LINES, WORKOUT_NOTES, RESTS}
OF_HEVY = {*LIFTED, *TYPES, SECONDS, METRES, CLOCK, TITLES, NOTES, LINES, WORKOUT_NOTES, RPE, LASTED}
OF_FITNOTES = {*LIFTED, SECONDS, METRES}


@dataclass(frozen=True)
class Form:
    """A variant of a format. `asks` is whether the user must say the unit of its weights."""

    name: str
    app: str
    write: Callable[[History], Sheet]
    able: frozenset[str]
    unit: str = "kg"
    asks: bool = False
    map: str = ""

    def history(self, seed: int, unit: str | None = None) -> History:
        """A history of which this format can say everything."""
        return made_up(seed, unit or self.unit).as_told_by(self.able)

    @property
    def is_bare(self) -> bool:
        """Whether it writes distances without their unit."""
        return BARE in self.able

    def __str__(self) -> str:
        return f"{self.app}, {self.name}"


def _strong(name: str, write: strong.Form, able: set[str], unit: str = "kg", *, asks: bool = False) -> Form:
    return Form(name, "strong", write, frozenset(able), unit, asks)


def _hevy(name: str, write: strong.Form, unit: str = "kg") -> Form:
    return Form(name, "hevy", write, frozenset(OF_HEVY), unit)


OF_A = OF_STRONG | {RPE, LASTED, BARE}
STRONG_A = _strong("A", strong.written(strong.A), OF_A, asks=True)
STRONG_A_PRIME = _strong(
    "A'",
    strong.written(strong.without(strong.A, "note", "workout_note")),
    OF_A - {NOTES, WORKOUT_NOTES},
    asks=True,
)
STRONG_A_SHORT = _strong('A"', strong.written(strong.without(strong.A, "duration")), OF_A - {LASTED}, asks=True)
STRONG_B = _strong("B", strong.written(strong.B, ";"), OF_STRONG | {RPE, LASTED})
STRONG_B_COMMAS = _strong("B with commas", strong.written(strong.B), OF_STRONG | {RPE, LASTED}, "lb")
STRONG_C = _strong("C", strong.quoted("kg"), OF_STRONG | {RPE, LASTED})
STRONG_C_POUNDS = _strong("C in pounds", strong.quoted("lbs"), OF_STRONG | {RPE, LASTED}, "lb")
STRONG_C_BARE = _strong("C, quotes not doubled", strong.quoted("kg", doubled=False), OF_STRONG | {RPE, LASTED})
STRONG_D = _strong("D", strong.written(strong.without(strong.B, "rpe", "duration"), ";"), OF_STRONG)
STRONG_E = _strong("E", strong.wrapped(strong.E), OF_STRONG, "lb")
STRONG_F = _strong("F", strong.from_nought(strong.F), OF_STRONG - {WORKOUT_NOTES})
STRONG_G = _strong("G", strong.written(strong.without(strong.A, "duration", "rpe")), OF_A - {RPE, LASTED}, asks=True)
STRONG_SHEET = _strong(
    "A of a spreadsheet", strong.written(strong.A, ";", date="%d/%m/%Y %H:%M"), OF_A, "lb", asks=True
)
STRONG_GERMAN, STRONG_FRENCH, STRONG_CHINESE, STRONG_ITALIAN = (
    _strong(f"A in {language}", strong.written(strong.in_words(language), language=language), OF_A, asks=True)
    for language in strong.WORDS
)
STRONGS = (
    *(STRONG_A, STRONG_A_PRIME, STRONG_A_SHORT, STRONG_B, STRONG_B_COMMAS, STRONG_C, STRONG_C_POUNDS, STRONG_C_BARE),
    *(STRONG_D, STRONG_E, STRONG_F, STRONG_G, STRONG_SHEET),
    *(STRONG_GERMAN, STRONG_FRENCH, STRONG_CHINESE, STRONG_ITALIAN),
)

HEVYS = (
    _hevy("kg", apps.hevy("kg", "km")),
    _hevy("lbs", apps.hevy("lbs", "miles"), "lb"),
    _hevy("kg and miles, Portuguese", apps.hevy("kg", "miles", "pt")),
    _hevy("Turkish", apps.hevy("kg", "km", "tr")),
    _hevy("American", apps.hevy("lbs", "miles", american=True), "lb"),
    _hevy("of 2024", apps.hevy("kg", "km", older=True)),
)
OTHERS = (
    Form("days", "fitnotes", apps.fitnotes, frozenset({*OF_FITNOTES, NOTES})),
    Form("older", "fitnotes", apps.fitnotes_older, frozenset(OF_FITNOTES), "lb"),
    Form("iPhone", "fitnotes", apps.fitnotes_iphone, frozenset({*OF_FITNOTES, NOTES, LINES}), "lb"),
    Form(
        "workouts",
        "fitnotes",
        apps.fitnotes_workouts,
        frozenset({*LIFTED, SECONDS, WARM_UP, FAILURE, PLANNED, CLOCK, TITLES, LASTED, NOTES, LINES, RPE}),
        asks=True,
    ),
    Form(
        "table",
        "strengthlog",
        apps.strengthlog,
        frozenset({*LIFTED, SECONDS, METRES, WARM_UP, FAILURE, CLOCK, TITLES, LASTED, NOTES, WORKOUT_NOTES}),
        asks=True,
    ),
    Form(
        "sections",
        "strengthlog",
        blocks.strengthlog_sections,
        frozenset({*LIFTED, SECONDS, METRES, TITLES, WORKOUT_NOTES, LINES}),
        asks=True,
    ),
    Form(
        "sets",
        "liftosaur",
        apps.liftosaur,
        frozenset({*LIFTED, WARM_UP, PLANNED, CLOCK, TITLES, NOTES, LINES, RPE}),
        "lb",
    ),
    Form("sets", "liftlog", apps.liftlog, frozenset({*LIFTED, CLOCK, NOTES, LINES}), "lb"),
    Form("now", "stronglifts", blocks.stronglifts, frozenset({*LIFTED, CLOCK, TITLES})),
    Form("before 2019", "stronglifts", blocks.stronglifts_older, frozenset({*LIFTED, TITLES, WORKOUT_NOTES})),
    Form(
        "kilograms of pounds",
        "fitbod",
        apps.fitbod,
        frozenset({*LIFTED, SECONDS, METRES, WARM_UP, CLOCK, NOTES, LINES}),
        "lb",
    ),
    Form(
        "sets",
        "lyfta",
        apps.lyfta,
        frozenset({*LIFTED, *TYPES, SECONDS, METRES, BARE, CLOCK, TITLES, LASTED}),
        asks=True,
    ),
    Form(
        "blocks", "alpha-progression", blocks.alpha, frozenset({*LIFTED, WARM_UP, SECONDS, RPE, CLOCK, TITLES, LASTED})
    ),
    Form("rows", "jefit", blocks.jefit(in_rows=True), frozenset({*LIFTED, SECONDS, CLOCK, LASTED}), "lb"),
    Form("texts", "jefit", blocks.jefit(in_rows=False), frozenset({*LIFTED, CLOCK, LASTED}), asks=True),
    Form("activities", "strava", apps.strava, frozenset({SECONDS, METRES, CLOCK, TITLES, WORKOUT_NOTES, LINES})),
    Form(
        "by a map",
        "table",
        apps.own_table,
        frozenset({*LIFTED, *TYPES, SECONDS, METRES, CLOCK, TITLES, NOTES, LINES}),
        map=apps.OWN_MAP,
    ),
)
FORMS = (*STRONGS, *HEVYS, *OTHERS)
ONE_EACH = (STRONG_C, HEVYS[0], *OTHERS)
"""Of each program those that differ in more than words."""
OF_A_FEW = {"fitnotes, days", "liftosaur, sets", "table, by a map"}
A_FEW = (STRONG_A, HEVYS[0], *(form for form in OTHERS if str(form) in OF_A_FEW))
"""For what doesn't depend on the format: without a unit, with all it takes, of days, with plans, by a map."""
