"""Which fields each sort of entry has, for the reader and for the schema that editors get."""

from __future__ import annotations

from functools import cache

from hipflex.catalogue.dose_fields import DELOAD, dose, doses, rule
from hipflex.domain.measures import Measure
from hipflex.domain.movement import MuscleRoles, Region, Resistance, Sides
from hipflex.domain.prescription import Phase
from hipflex.fields import LINE, SLUG, TRUTH, Value, choice, on_one_line, whole
from hipflex.notation.tokens import Vocabulary
from hipflex.yamltext.shapes import Field, Many, Struct

MOST_WEEKS = 52
DAYS_A_WEEK = 7

WAYS_ON = "ways to go on; the first that can still move is taken"
STEP_BACK = "when to step back, and how far"

LINES = Many(LINE)
SLUGS = Many(SLUG)
NEEDS = Many(
    Value("need", "a text", lambda text: tuple(map(on_one_line, LINE.of_text(text).split("|"))), schema=LINE.schema)
)
"""What it needs; `ankle weight | dumbbell` is met by either."""

ROLES = Struct(
    {
        "primary": Field(SLUGS, "muscles it is for"),
        "secondary": Field(SLUGS, "muscles that help"),
        "stretched": Field(SLUGS, "muscles it stretches"),
    },
    make=MuscleRoles,
)
"""Muscles by what the movement does to them."""


@cache
def movement_fields(vocabulary: Vocabulary) -> Struct:
    """A movement."""
    from hipflex.catalogue.figure_fields import FIGURE

    known = known_movement_fields(vocabulary)
    return Struct({**known.fields, "figure": Field(FIGURE, "how it looks: joint angles of its key poses")})


@cache
def known_movement_fields(vocabulary: Vocabulary) -> Struct:
    """What is known of a movement whenever it is asked for: all but its figure."""
    return Struct(
        {
            "title": Field(LINE, "what it is called", required=True),
            "aliases": Field(LINES, "other names it answers to"),
            "muscles": Field(ROLES, "muscles by what the movement does to them"),
            "equipment": Field(NEEDS, "what it needs; `ankle weight | dumbbell` is met by either"),
            "resistance": Field(choice(Resistance), "what it works against [bodyweight]"),
            "sides": Field(choice(Sides), "each: one side at a time; alternating: both counted together [none]"),
            "measures": Field(Many(choice(Measure), least=1), "what its sets are counted in [what its doses are in]"),
            "doses": Field(doses(vocabulary), "how much, by purpose; the first is the default", required=True),
            "setup": Field(LINES, "how to get into place"),
            "cues": Field(LINES, "short commands, each something to do"),
            "mistakes": Field(LINES, "what to avoid"),
            "notes": Field(LINES, "what else is worth knowing"),
            "stop": Field(LINE, "when to end the set"),
            "easier": Field(SLUGS, "movements to take when this one is too hard"),
            "harder": Field(SLUGS, "movements to go on to"),
            "progression": Field(Many(rule(vocabulary.unit)), WAYS_ON),
            "deload": Field(DELOAD, STEP_BACK),
            "source": Field(LINE, "where it comes from"),
            "references": Field(LINES, "studies, by their names in references.yaml"),
        }
    )


@cache
def step_fields(vocabulary: Vocabulary) -> Struct:
    """One exercise of a workout: a movement alone, or with how it is done."""
    return Struct(
        {
            "movement": Field(SLUG, "a movement", required=True),
            "dose": Field(dose(vocabulary), "how much [the movement's default]"),
            "phase": Field(choice(Phase), "its part of the workout [work]"),
            "circuit": Field(LINE, "a name; movements that follow each other in one circuit take turns, set by set"),
            "because": Field(LINE, "why it stands here"),
            "progression": Field(Many(rule(vocabulary.unit)), f"{WAYS_ON} [the movement's]"),
            "deload": Field(DELOAD, f"{STEP_BACK} [the movement's]"),
            "source": Field(LINE, "where this comes from"),
        },
        short="movement",
    )


@cache
def workout_fields(vocabulary: Vocabulary) -> Struct:
    """A workout."""
    return Struct(
        {
            "title": Field(LINE, "what it is called", required=True),
            "aliases": Field(LINES, "other names it answers to"),
            "notes": Field(LINES, "what is worth knowing"),
            "source": Field(LINE, "where it comes from"),
            "exercises": Field(
                Many(step_fields(vocabulary), least=1), "the movements, in the order they are done", required=True
            ),
        }
    )


LIFT = Struct(
    {
        "title": Field(LINE, "what it is called", required=True),
        "names": Field(LINES, "other names it answers to, as apps write them"),
        "muscles": Field(ROLES, "muscles by what the lift does to them"),
        "equipment": Field(NEEDS, "what it needs; `cable | band` is met by either"),
        "resistance": Field(choice(Resistance), "what it works against [external]"),
        "measures": Field(Many(choice(Measure), least=1), "what its sets are counted in [reps]"),
        "sides": Field(choice(Sides), "each: one side at a time; alternating: both counted together [none]"),
    }
)
DAY = Struct(
    {
        "day": Field(whole(1, DAYS_A_WEEK), "the day of the week, from 1", required=True),
        "workout": Field(SLUG, "a workout", required=True),
        "week": Field(whole(1, MOST_WEEKS), "the week, from 1 [every week]"),
    }
)
PROGRAMME = Struct(
    {
        "title": Field(LINE, "what it is called", required=True),
        "aliases": Field(LINES, "other names it answers to"),
        "notes": Field(LINES, "what is worth knowing"),
        "source": Field(LINE, "where it comes from"),
        "weeks": Field(whole(1, MOST_WEEKS), "how many weeks until its end; a single week repeats", required=True),
        "days": Field(Many(DAY, least=1), "which workout on which day", required=True),
        "complement": Field(SLUG, "a workout that may be added on any day"),
    }
)
MUSCLE = Struct(
    {
        "title": Field(LINE, "what it is called", required=True),
        "hip_flexor": Field(TRUTH, "whether it flexes the hip [no]"),
        "group": Field(SLUG, "the group it is part of"),
        "parts": Field(LINES, "its parts"),
        "region": Field(choice(Region), "where on the body it is seen to work"),
        "facts": Field(LINES, "where it lies and what it does", required=True),
        "source": Field(LINE, "where this comes from"),
    }
)
GUIDE = Struct(
    {
        "title": Field(LINE, "what it is called", required=True),
        "facts": Field(LINES, "what is so", required=True),
        "advice": Field(LINES, "what to make of it"),
        "setup": Field(LINES, "of a check: how to get into place"),
        "steps": Field(LINES, "of a check: what to do"),
        "measure": Field(LINES, "of a check: how to find a number"),
        "tight": Field(LINES, "of a check: what a tight side shows"),
        "clear": Field(LINES, "of a check: what a clear side shows"),
        "notes": Field(LINES, "what else is worth knowing"),
        "source": Field(LINE, "where it comes from"),
        "references": Field(LINES, "studies, by their names in references.yaml"),
    }
)
EQUIPMENT = Struct({"use": Field(LINE, "what it is for", required=True)})
REFERENCE = Struct(
    {
        "title": Field(LINE, "the study's title", required=True),
        "citation": Field(LINE, "journal, year, volume, pages", required=True),
    }
)
