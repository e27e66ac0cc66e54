"""What the two articles say of each entry, as tables."""

from __future__ import annotations

from hipflex.domain.measures import Measure
from hipflex.domain.movement import Kind, Resistance, Sides
from hipflex.domain.prescription import Phase

REPS, TIME, DISTANCE = Measure.REPS, Measure.TIME, Measure.DISTANCE
NONE, EACH, ALTERNATING = Sides.NONE, Sides.EACH, Sides.ALTERNATING

STRENGTHLOG = "strengthlog-hip-flexors"
TRIAL = "Knee Surg Sports Traumatol Arthrosc 2016"
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
ANATOMY = "gray-anatomy"
TRIAL_ENTRIES = {"band-weeks-1-2", "band-weeks-3-4", "band-weeks-5-6", "band-six-weeks"}

SETS: dict[str, tuple[Kind, Sides, set[Measure], Resistance]] = {
    "hanging-leg-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "lying-leg-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "bent-knee-hanging-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
    "bent-knee-lying-raise": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
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
    "partial-reverse-nordic": (Kind.EXERCISE, NONE, {REPS}, Resistance.BODYWEIGHT),
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
OF_THE_LIFTS = {
    "chest",
    "deltoids",
    "front-deltoids",
    "side-deltoids",
    "rear-deltoids",
    "rotator-cuff",
    "trapezius",
    "rhomboids",
    "lats",
    "spinal-erectors",
    "biceps",
    "triceps",
    "forearms",
    "hip-abductors",
    "calves",
    "tibialis-anterior",
}
"""Muscles of which the articles say nothing; lifts train them."""
ARTICLES = {ANATOMY: OF_THE_LIFTS, RUNNERS: RUNNERS_ENTRIES, TRIAL: TRIAL_ENTRIES}
"""Whose entries these are; all others are STRENGTHLOG's."""
OTHER_MUSCLES = {"quadriceps", "glutes", "abdominals", "obliques", "hamstrings", *OF_THE_LIFTS}

ON_THE_CARD: list[tuple[str, list[str]]] = [
    ("hanging-leg-raise", ["level with the floor", "two to three seconds", "tailbone", "swing", "ankle weights"]),
    ("hanging-leg-raise", ["pull the shoulders down", "straight knees", "bent-knee hanging raise", "the usual way"]),
    ("bent-knee-hanging-raise", ["right angle", "level with the floor", "pull the shoulders down", "swing"]),
    ("lying-leg-raise", ["70 to 90°", "low back", "ribs", "straight", "momentum", "abdominals", "the usual way"]),
    ("bent-knee-lying-raise", ["right angle", "low back", "one leg at a time"]),
    ("mountain-climber", ["knee to the chest", "pelvis", "without pause", "one second", "both legs count together"]),
    ("mountain-climber", ["8–12 drives a side"]),
    ("mountain-climber-sliding", ["slider", "socks", "both directions", "momentum"]),
    ("mountain-climber-banded", ["light mini-band", "way in"]),
    ("mountain-climber-raised", ["bench", "rounds"]),
    ("banded-hip-march", ["buckle", "toes up", "low back", "twisting", "hiking", "turn out", "squats and deadlifts"]),
    ("standing-hip-flexor-raise", ["one to two seconds", "lighter", "small jumps", "without load", "leaning back"]),
    (
        "standing-hip-flexor-raise",
        ["fix it behind you at ankle height and face away from it", "17% stronger"],
    ),
    ("l-sit-hold", ["parallettes", "brief holds", "entry barrier", "4 × 15 s"]),
    ("reverse-nordic", ["accessory", "26 people", "eight weeks", "long muscle length", "arch", "ribs", "pennation"]),
    ("reverse-nordic", ["2 × 5", "part of the way", "band", "stop if a knee hurts", "more flexible"]),
    ("partial-reverse-nordic", ["band", "hand's breadth", "stop if a knee hurts"]),
    ("lunge", ["toes"]),
    ("bridge", ["support"]),
    ("kneeling-lunge", ["glute", "rectus femoris", "hips square", "static stretching", "seems not"]),
    ("kneeling-lunge", ["tuck the pelvis under and tense the rear glute before you move", "no particular stretch"]),
    ("kneeling-lunge", ["ten minutes of stretching a week"]),
    ("psoas-stretch", ["tuck the pelvis under and tense the rear glute before you move"]),
    ("pigeon-pose", ["pull the front foot up"]),
    ("pigeon-pose", ["no direct hip flexor stretch", "upright", "knee", "kneeling lunge instead"]),
    ("lizard-pose", ["forearms", "groin", "chest up"]),
]

RUNGS = [
    ("l-sit-tucked", "l-sit-one-leg"),
    ("l-sit-one-leg", "l-sit-hold"),
    ("bent-knee-lying-raise", "lying-leg-raise"),
    ("lying-leg-raise", "bent-knee-hanging-raise"),
    ("bent-knee-hanging-raise", "hanging-leg-raise"),
    ("lying-leg-raise", "hanging-leg-raise"),
    ("partial-reverse-nordic", "reverse-nordic"),
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
    "band-weeks-1-2": [("standing-hip-flexor-raise", Phase.WORK)],
    "band-weeks-3-4": [("standing-hip-flexor-raise", Phase.WORK)],
    "band-weeks-5-6": [("standing-hip-flexor-raise", Phase.WORK)],
}

STUDIES = [
    ("Prolonged sitting and physical inactivity are associated with limited hip extension", "2021;51:102282"),
    ("Changes in rectus femoris architecture induced by the reverse nordic", "2019;59(4):640–647"),
    ("Resistance Training Induces Improvements in Range of Motion", "2023;53(3):707–722"),
    ("Revisiting the stretch-induced force deficit", "2024;13(6):805–819"),
    ("The Influence of Stretching the Hip Flexor Muscles on Performance Parameters", "2021;18(4):1936"),
    (
        "Large strengthening effect of a hip-flexor training programme",
        "2346–2352, doi 10.1007/s00167-015-3583-y",
    ),
    ("Optimising the Dose of Static Stretching to Improve Flexibility", "2024, doi 10.1007/s40279-024-02143-9"),
    ("Progression Models in Resistance Training for Healthy Adults", "2009"),
    ("CSCCa and NSCA Joint Consensus Guidelines", "2019;41(3):1–23, doi 10.1519/SSC.0000000000000477"),
    ("Reliability of the Thomas test", "2007;8:14–21"),
    ("Reliability of Goniometric and Trigonometric Techniques", "J Athl Train, PMC4560013"),
    ("The modified Thomas test is not a valid measure", "2016;4:e2325, doi 10.7717/peerj.2325"),
    ("Reliability of the modified Thomas test using", "2015, PMC4339157, doi 10.1589/jpts.27.447"),
    ("On or Off Track", "2023;49(6):1095–1117, doi 10.1093/jcr/ucac029"),
]
BEHIND_RULES = {"return-after-a-break", "streaks"}
"""Studies that no card or guide leans on, but something that the program does."""

TOLD: list[tuple[str, str, list[str]]] = [
    ("guides", "why-it-matters", ["thigh and trunk together", "stair", "kicking", "sitting up"]),
    ("guides", "why-it-matters", ["quicken the steps", "steady the trunk"]),
    ("guides", "why-it-matters", ["as the articles report", "fewer injuries", "low back and the hip joint"]),
    ("guides", "why-it-matters", ["need no particular stretching"]),
    (
        "guides",
        "self-check",
        ["low back flat", "tape", "inclinometer", "below it less", "within measuring error"],
    ),
    ("muscles", "iliopsoas", ["low in the abdomen", "rested for two weeks"]),
    ("workouts", "runners-hips", ["less oxygen", "journal of sports sciences", "endurance", "2018", "leg turnover"]),
    ("workouts", "runners-hips", ["journal of strength and conditioning research", "as the article reports"]),
    ("workouts", "desk-break", ["a few minutes", "never a load"]),
    ("workouts", "hip-mobility", ["ten minutes of stretching a week"]),
    ("programmes", "band-six-weeks", ["33 healthy people", "17%", "three times a week", "one leg", "15", "are ours"]),
]
"""What stands in other entries than cards, by their sort and slug."""
