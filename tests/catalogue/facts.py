"""What the two articles say of each entry, as tables."""

from __future__ import annotations

from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Resistance, Sides
from hipflex.domain.prescription import Phase

REPS, TIME, DISTANCE = Measure.REPS, Measure.TIME, Measure.DISTANCE
NONE, EACH, ALTERNATING = Sides.NONE, Sides.EACH, Sides.ALTERNATING

STRENGTHLOG = "strengthlog-hip-flexors"
RUNNERS = "runners-blueprint-hip-flexors"
RUNNERS_ENTRIES = {
    "standing-hip-flexion",
    "lunge",
    "bridge",
    "psoas-stretch",
    "butterfly-stretch",
    "leg-swing",
    "easy-jog",
    "runners-hips",
    "runners-six-weeks",
}

SETS: dict[str, tuple[Kind, Sides, set[Measure], Resistance]] = {
    "hanging-leg-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "lying-leg-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "mountain-climber": (Kind.EXERCISE, ALTERNATING, {REPS, TIME}, Resistance.BODYWEIGHT),
    "mountain-climber-sliding": (Kind.EXERCISE, ALTERNATING, {REPS, TIME}, Resistance.BODYWEIGHT),
    "mountain-climber-banded": (Kind.EXERCISE, ALTERNATING, {REPS, TIME}, Resistance.BAND),
    "mountain-climber-raised": (Kind.EXERCISE, ALTERNATING, {REPS, TIME}, Resistance.BODYWEIGHT),
    "banded-hip-march": (Kind.EXERCISE, EACH, {REPS}, Resistance.BAND),
    "standing-hip-flexor-raise": (Kind.EXERCISE, EACH, {REPS}, Resistance.EXTERNAL),
    "l-sit-tucked": (Kind.EXERCISE, NONE, {TIME}, Resistance.BODYWEIGHT),
    "l-sit-one-leg": (Kind.EXERCISE, EACH, {TIME}, Resistance.BODYWEIGHT),
    "l-sit-hold": (Kind.EXERCISE, NONE, {TIME}, Resistance.BODYWEIGHT),
    "reverse-nordic": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "standing-hip-flexion": (Kind.EXERCISE, EACH, {REPS}, Resistance.BODYWEIGHT),
    "lunge": (Kind.EXERCISE, EACH, {REPS}, Resistance.BODYWEIGHT),
    "bridge": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "kneeling-lunge": (Kind.STRETCH, EACH, {TIME}, Resistance.BODYWEIGHT),
    "pigeon-pose": (Kind.STRETCH, EACH, {TIME}, Resistance.BODYWEIGHT),
    "lizard-pose": (Kind.STRETCH, EACH, {TIME}, Resistance.BODYWEIGHT),
    "psoas-stretch": (Kind.STRETCH, EACH, {TIME}, Resistance.BODYWEIGHT),
    "butterfly-stretch": (Kind.STRETCH, NONE, {TIME}, Resistance.BODYWEIGHT),
    "leg-swing": (Kind.WARM_UP, EACH, {REPS}, Resistance.BODYWEIGHT),
    "easy-jog": (Kind.WARM_UP, NONE, {TIME, DISTANCE}, Resistance.BODYWEIGHT),
}

MUSCLES_OF: list[tuple[str, str, set[str]]] = [
    ("hanging-leg-raise", "primary", {"iliopsoas"}),
    ("hanging-leg-raise", "secondary", {"abdominals"}),
    ("mountain-climber", "primary", {"iliopsoas"}),
    ("mountain-climber", "secondary", {"abdominals", "obliques"}),
    ("banded-hip-march", "primary", {"iliopsoas"}),
    ("standing-hip-flexor-raise", "primary", {"iliopsoas"}),
    ("l-sit-hold", "primary", {"iliopsoas", "abdominals"}),
    ("reverse-nordic", "primary", {"rectus-femoris", "quadriceps"}),
    ("bridge", "primary", {"glutes"}),
    ("kneeling-lunge", "stretched", {"iliopsoas", "rectus-femoris"}),
    ("pigeon-pose", "stretched", {"glutes", "psoas-major", "rectus-femoris"}),
    ("lizard-pose", "stretched", {"psoas-major", "rectus-femoris", "adductors"}),
    ("psoas-stretch", "stretched", {"iliopsoas"}),
    ("butterfly-stretch", "stretched", {"adductors"}),
]

HIP_FLEXORS = {
    "psoas-major",
    "iliacus",
    "iliopsoas",
    "rectus-femoris",
    "sartorius",
    "pectineus",
    "tensor-fasciae-latae",
    "adductors",
    "gracilis",
}
OTHER_MUSCLES = {"quadriceps", "glutes", "abdominals", "obliques", "hamstrings"}

ON_THE_CARD: list[tuple[str, list[str]]] = [
    ("hanging-leg-raise", ["level with the floor", "two to three seconds", "tailbone", "swing", "ankle weights"]),
    ("lying-leg-raise", ["70 to 90°", "low back", "ribs", "straight", "momentum", "abdominals"]),
    ("mountain-climber", ["knee to the chest", "pelvis", "without pause", "one second", "both legs count together"]),
    ("mountain-climber-sliding", ["slider", "socks", "both directions", "momentum"]),
    ("mountain-climber-banded", ["light mini-band", "way in"]),
    ("mountain-climber-raised", ["bench", "rounds"]),
    ("banded-hip-march", ["buckle", "toes up", "low back", "twisting", "hiking", "turn out", "squats and deadlifts"]),
    ("standing-hip-flexor-raise", ["one to two seconds", "lighter", "small jumps", "without load", "leaning back"]),
    ("l-sit-hold", ["parallettes", "brief holds", "entry barrier"]),
    ("reverse-nordic", ["accessory", "26 people", "eight weeks", "long muscle length", "arch", "ribs", "pennation"]),
    ("lunge", ["toes"]),
    ("bridge", ["support"]),
    ("kneeling-lunge", ["glute", "rectus femoris", "hips square", "static stretching", "seems not"]),
    ("pigeon-pose", ["no direct hip flexor stretch", "upright", "knee", "kneeling lunge instead"]),
    ("lizard-pose", ["forearms", "groin", "chest up"]),
]

RUNGS = [
    ("l-sit-tucked", "l-sit-one-leg"),
    ("l-sit-one-leg", "l-sit-hold"),
    ("lying-leg-raise", "hanging-leg-raise"),
    ("kneeling-lunge", "pigeon-pose"),
]

WORKOUTS: dict[str, list[tuple[str, Phase]]] = {
    "hip-flexor": [
        ("hanging-leg-raise", Phase.WORK),
        ("standing-hip-flexor-raise", Phase.WORK),
        ("mountain-climber", Phase.WORK),
    ],
    "hip-mobility": [("kneeling-lunge", Phase.WORK), ("pigeon-pose", Phase.WORK), ("lizard-pose", Phase.WORK)],
    "runners-hips": [
        ("easy-jog", Phase.WARM_UP),
        ("leg-swing", Phase.WARM_UP),
        ("standing-hip-flexion", Phase.WORK),
        ("lunge", Phase.WORK),
        ("bridge", Phase.WORK),
        ("psoas-stretch", Phase.COOL_DOWN),
        ("butterfly-stretch", Phase.COOL_DOWN),
    ],
    "l-sit-ladder": [("l-sit-tucked", Phase.WORK)],
}

STUDIES = [
    ("Prolonged sitting and physical inactivity are associated with limited hip extension", "2021;51:102282"),
    ("Changes in rectus femoris architecture induced by the reverse nordic", "2019;59(4):640–647"),
    ("Resistance Training Induces Improvements in Range of Motion", "2023;53(3):707–722"),
    ("Revisiting the stretch-induced force deficit", "2024;13(6):805–819"),
    ("The Influence of Stretching the Hip Flexor Muscles on Performance Parameters", "2021;18(4):1936"),
]
