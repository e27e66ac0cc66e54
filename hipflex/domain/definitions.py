"""Every number of the program in words, with its formula and what it rests on."""

from __future__ import annotations

from hipflex.domain.exercise_progress import UNITS_OF_METRICS, Metric
from hipflex.domain.measures import ENOUGH_SETS, EPLEY_REPS
from hipflex.domain.mobility import MEASURING_ERROR_DEG
from hipflex.domain.movement import GUIDE, OURS
from hipflex.domain.records import UNITS, RecordKind
from hipflex.domain.summary import NOTICE_DAYS, SETS_A_SIDE_FOR_BALANCE
from hipflex.domain.weeks import WEEKS_LOOKED_BACK
from hipflex.value_classes import dataclass

EPLEY = "Epley, B. (1985). Poundage chart. Boyd Epley Workout. Lincoln, NE: Body Enterprises"
VOLUME_LOAD = "McBride et al., J Strength Cond Res 2009;23(1):106–110"
SET_COUNTS = "Baz-Valle et al., J Strength Cond Res 2021;35(3):870–878"
ASYMMETRY = "Bishop et al., Strength Cond J 2018;40(4):1–6"
RANGE_OF_MOTION = "Sports Med 2023;53(3):707–722"
STRENGTH_FIRST = "strength-before-stretching"
MOST_REPS = EPLEY_REPS.stop - 1


@dataclass(frozen=True, slots=True)
class Definition:
    """What a number means; `unit` and `formula` are empty where there is none."""

    name: str
    definition: str
    unit: str = ""
    formula: str = ""
    source: str = OURS


COUNTING = (
    Definition(
        "counted_set",
        "A set that is no warm-up: neither marked as one nor of a warm-up movement. A left and a right under one "
        "number of one session are one set, and their reps, seconds and metres add up.",
        "sets",
    ),
    Definition(
        "counted_session",
        "A session with at least one counted set. It belongs to the local date it began on, and to that date's week.",
        "sessions",
    ),
    Definition("week", "Monday to Sunday, named by its year and number: 2026-W47.", source="ISO 8601"),
)
WEEKS = (
    Definition("sessions", "Counted sessions: of a week, or those of the window that had an exercise.", "sessions"),
    Definition(
        "strength_days",
        "Local dates on which a session with a counted set of an exercise began. Stretches alone make none; two "
        "sessions on one date make one, and so does a workout across midnight.",
        "days",
        source=GUIDE,
    ),
    Definition(
        "days_on_target",
        "Strength days with at least half the strength sets of the workout that was due when the day's workout was "
        f"planned, or {ENOUGH_SETS}. What is logged by hand is measured by the hip flexor workout.",
        "days",
        "sets ≥ half of what was due, at most 6",
    ),
    Definition(
        "weeks_on_target",
        f"How many of the last {WEEKS_LOOKED_BACK} finished weeks had as many days on target as the settings ask for, "
        "counted from the first full week of the log.",
        "weeks",
        source="Silverman & Barasch, J Consum Res 2023;49(6):1095–1117, on why no broken streak is shown",
    ),
    Definition(
        "target_per_week", "The days on target a week that the settings ask for; 2 at first.", "days", source=GUIDE
    ),
    Definition(
        "streak_weeks",
        "Weeks in a row that reached the target. They end with this week, or with the last one while this one isn't "
        "there yet.",
        "weeks",
    ),
    Definition("strength_sets", "Counted sets of exercises.", "sets"),
    Definition("stretch_seconds", "Time in counted sets of stretches, left and right added up.", "s", "Σ seconds"),
)
EXERCISES = (
    Definition("sets", "Counted sets of an exercise in the window.", "sets", source=SET_COUNTS),
    Definition("sets_warmup", "Sets marked as warm-ups; they count nowhere else.", "sets"),
    Definition("reps", "Repetitions of counted sets.", "reps", "Σ reps"),
    Definition("seconds", "Time of counted sets.", "s", "Σ seconds"),
    Definition("metres", "Distance of counted sets.", "m", "Σ metres"),
    Definition(
        "volume_kg",
        "How much was moved how often, over counted sets with a load above 0; body weight and help don't count.",
        "kg",
        "Σ reps × load",
        VOLUME_LOAD,
    ),
    Definition(
        "estimated_1rm",
        "The load that could probably be lifted once, told from a counted set of an exercise whose load is all of its "
        f"resistance, done 1 to {MOST_REPS} times. A single lift is its own maximum.",
        UNITS_OF_METRICS[Metric.ESTIMATED_1RM],
        f"load × (1 + reps / 30) for {EPLEY_REPS.start} to {MOST_REPS} reps; load for 1 rep",
        EPLEY,
    ),
    Definition(
        "trend",
        "One value a session, the better side where there are two, in the metric that suits the exercise: "
        "estimated_1rm where every session of the window has one, load where any has one, else what every session has "
        "of hold, distance and reps. No session is left out.",
        formula="max over the counted sets of the session; among loads none stands as 0 and help below it",
    ),
)
RECORDS = (
    Definition(
        "record",
        "The best of its kind among all counted sets up to the last day of the window, for each side where there are "
        "sides. Of equals the older one holds it.",
    ),
    Definition(RecordKind.MAX_LOAD, "The heaviest load above 0.", UNITS[RecordKind.MAX_LOAD], "max load"),
    Definition(
        RecordKind.REPS_AT_LOAD,
        "The most reps with a load, kept only where nothing harder has as many: less help is harder than more, body "
        "weight than help, a load than body weight, and a band than those that the settings name before it.",
        UNITS[RecordKind.REPS_AT_LOAD],
        "max reps at each load",
    ),
    Definition(RecordKind.LONGEST_HOLD, "The longest time of one set.", UNITS[RecordKind.LONGEST_HOLD], "max seconds"),
    Definition(
        RecordKind.LONGEST_DISTANCE,
        "The longest distance of one set.",
        UNITS[RecordKind.LONGEST_DISTANCE],
        "max metres",
    ),
    Definition(
        RecordKind.SESSION_VOLUME,
        "The greatest volume of one exercise in one session.",
        UNITS[RecordKind.SESSION_VOLUME],
        "max over sessions of Σ reps × load",
        VOLUME_LOAD,
    ),
    Definition(
        "best", "The one record that says most: the longest hold or distance, else the most reps with what was hardest."
    ),
)
SIDES_AND_MUSCLES = (
    Definition(
        "balance",
        f"What left and right came to in the window, from {SETS_A_SIDE_FOR_BALANCE} counted sets a side: seconds where "
        "there are any, volume where every set had a load, else reps.",
        "s, kg or reps",
        "Σ of each side",
    ),
    Definition(
        "difference_percent",
        "How far left is ahead of right; below 0 right is ahead.",
        "%",
        "100 × (left − right) / max(left, right), to one decimal",
        ASYMMETRY,
    ),
    Definition(
        "muscle_sets",
        "Counted sets of the exercises that train a muscle first of all. Stretches train none.",
        "sets",
        source=SET_COUNTS,
    ),
    Definition(
        "muscle_sets_secondary", "Counted sets of the exercises that a muscle helps in.", "sets", source=SET_COUNTS
    ),
    Definition(
        "mobility",
        "The thigh's angle over level in a self-check, by an inclinometer or by tape, for each side. Its change is "
        "from that side's oldest measure in the window; one of up to "
        f"{MEASURING_ERROR_DEG} degrees is within measuring error and no change. No diagnosis.",
        "deg",
        "arcsin(rise / length of the thigh)",
        "J Athl Train, PMC4560013; J Phys Ther Sci, PMC4339157; the band is a judgement of ours",
    ),
    Definition(
        STRENGTH_FIRST,
        f"A notice: the {NOTICE_DAYS} days up to the last day of the window hold stretches and no strength work.",
        source=f"{GUIDE}; {RANGE_OF_MOTION}",
    ),
)
DEFINITIONS = (*COUNTING, *WEEKS, *EXERCISES, *RECORDS, *SIDES_AND_MUSCLES)
