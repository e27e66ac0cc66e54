"""Values as a few weeks of training would leave them, made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hipflex.domain.change import Imported
from hipflex.domain.dose import Dose
from hipflex.domain.exercise_progress import ExerciseProgress, Metric, Point
from hipflex.domain.figure import BodyPart, Contact, Figure, Limbs, Part, Pose, Support, View
from hipflex.domain.imports import BadLine, ImportReport, NamedSets, Neighbour, UnmatchedName
from hipflex.domain.measures import Load, Measure, Side, Span, Tempo
from hipflex.domain.movement import Kind, Movement, MuscleRoles, Reference, Resistance, Sides
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Phase, Plan, Prescription, Workout, planned, prescribed
from hipflex.domain.programme import Programme, ProgrammeDay
from hipflex.domain.records import Record, RecordKind
from hipflex.domain.summary import Balance, ExerciseSummary, ExerciseTotals, LastTime, MuscleSets, Notice, Summary
from hipflex.domain.today import Due, LastSession, OpenWorkout, Today
from hipflex.domain.weeks import Week, WeeksOnTarget
from hipflex.value_classes import replace

HERE = timezone(timedelta(hours=1))
EVENING = datetime(2026, 11, 20, 18, 30, tzinfo=HERE)

RAISE = Movement(
    slug="hanging-leg-raise",
    title="Hanging leg raise",
    kind=Kind.EXERCISE,
    doses={"strength": Dose(Span.fixed(3), reps=Span(8, 10), tempo=Tempo(3, 0, 1), rest_s=90)},
    aliases=("hanging leg raises", "hanging leg lift", "hanging straight leg raise"),
    muscles=MuscleRoles(("iliopsoas", "rectus-femoris"), ("tensor-fasciae-latae", "sartorius", "abdominals")),
    equipment=(("pull-up bar", "gymnastic rings"),),
    setup=(
        "Hang from a bar with straight arms, hands about as wide as the shoulders.",
        "Let the legs hang still under you before the first repetition.",
    ),
    cues=(
        "Lift from the front of the hips.",
        "Bring the thighs level with the floor, then stop.",
        "Keep the trunk quiet.",
        "Leave the tailbone where it is.",
        "Take two to three seconds on the way down.",
    ),
    mistakes=(
        "Swinging, so that momentum does the lifting.",
        "Curling the pelvis up at the top, which hands the work to the abdominals.",
    ),
    stop="Stop when you can't reach level thighs without a swing, or when the grip goes.",
    notes=("If the low end of the range can't be done without swinging, take the lying leg raise.",),
    easier=("lying-leg-raise",),
    source="strengthlog-hip-flexors",
    references=("strength-and-mobility",),
)
FLEXION = Movement(
    slug="standing-hip-flexor-raise",
    title="Standing hip flexor raise",
    kind=Kind.EXERCISE,
    doses={"strength": Dose(Span.fixed(3), reps=Span(8, 10), load=Load(2000), hold=Span(1, 2), rest_s=60)},
    sides=Sides.EACH,
    resistance=Resistance.EXTERNAL,
    muscles=MuscleRoles(("iliopsoas",), ("sartorius",)),
    equipment=(("ankle weight", "dumbbell"),),
)
CLIMBER = Movement(
    slug="mountain-climber",
    title="Mountain climber",
    kind=Kind.EXERCISE,
    doses={"endurance": Dose(Span.fixed(3), reps=Span.fixed(30), rest_s=60)},
    sides=Sides.ALTERNATING,
    muscles=MuscleRoles(("iliopsoas",), ("abdominals",)),
)
LUNGE = Movement(
    slug="kneeling-lunge",
    title="Kneeling lunge",
    kind=Kind.STRETCH,
    doses={
        "flexibility": Dose(Span.fixed(2), seconds=Span(30, 60), rest_s=15),
        "active": Dose(Span.fixed(2), seconds=Span(30, 45), rest_s=15),
    },
    sides=Sides.EACH,
    measures=(Measure.TIME,),
    muscles=MuscleRoles(stretched=("iliopsoas", "rectus-femoris")),
)
MOVEMENTS = (RAISE, FLEXION, CLIMBER, LUNGE)
REFERENCE = Reference(
    "strength-and-mobility",
    "Resistance Training Induces Improvements in Range of Motion: A Systematic Review and Meta-Analysis",
    "Sports Med 2023;53(3):707–722",
)

PRESCRIPTIONS = (
    prescribed(RAISE, because="The main strength work comes first, while you are fresh; both legs are the weight."),
    prescribed(FLEXION, because="Then the hip flexors by themselves, with a load that grows in small jumps."),
    prescribed(CLIMBER, because="Endurance last, fast and without pause."),
)
WORKOUT = Workout(
    slug="hip-flexor",
    title="Hip flexor workout",
    prescriptions=PRESCRIPTIONS,
    aliases=("hip flexors",),
    notes=("The order matters: main strength work, then isolation, then endurance.",),
    source="strengthlog-hip-flexors",
)
STRETCHING = replace(
    WORKOUT,
    slug="after-a-run",
    title="After a run",
    prescriptions=(*PRESCRIPTIONS[:2], prescribed(LUNGE, phase=Phase.COOL_DOWN, because="Stretching comes last.")),
)
PROGRAMME = Programme(
    slug="six-weeks",
    title="Six weeks for runners",
    weeks=6,
    days=tuple(ProgrammeDay(week, day, "hip-flexor") for week in range(1, 7) for day in (1, 4)),
    complement="after-a-run",
    notes=("Leave a day of rest between the two.",),
    source="hipflex",
)
PLAN: Plan = planned(WORKOUT.title, WORKOUT.slug, PRESCRIPTIONS)


def upcoming(prescription: Prescription, aim: int | None = 9) -> Prescription:
    return replace(prescription, aims=() if aim is None else (aim,))


DOSES = tuple(map(upcoming, PRESCRIPTIONS))


def a_set(
    number: int = 1, reps: int | None = 10, *, exercise: Movement = RAISE, side: Side | None = None
) -> PerformedSet:
    return PerformedSet(
        exercise=exercise.slug,
        kind=exercise.kind,
        performed_at=EVENING + timedelta(minutes=3 * number),
        number=number,
        id=f"01jd5w8z3f{exercise.slug[:2]}{(side or 'both')[0]}{number}",
        session="01jd5w8z6m4kq9x",
        workout="hip-flexor",
        side=side,
        reps=reps,
    )


def both_sides(number: int, left: int, right: int, load: Load | None = None) -> tuple[PerformedSet, PerformedSet]:
    return (
        replace(a_set(number, left, exercise=FLEXION, side=Side.LEFT), load=load),
        replace(a_set(number, right, exercise=FLEXION, side=Side.RIGHT), load=load),
    )


SETS = (
    a_set(1, 10),
    a_set(2, 10),
    replace(a_set(3, 8), rpe=9.0, note="grip gave out"),
    *both_sides(1, 10, 10, Load(2000)),
    *both_sides(2, 10, 9, Load(2000)),
    *both_sides(3, 9, 8, Load(2000)),
    *(a_set(number, 30, exercise=CLIMBER) for number in (1, 2, 3)),
)
SESSION = Session(
    id="01jd5w8z6m4kq9x",
    workout="hip-flexor",
    started_at=EVENING,
    ended_at=EVENING + timedelta(minutes=32, seconds=10),
    state=State.FINISHED,
    note="slept badly\nfelt good all the same",
    plan=PLAN,
    sets=SETS,
)
BY_HAND = Session(
    id="01jc5w8zr77t4bc",
    workout=None,
    started_at=EVENING - timedelta(days=3),
    ended_at=EVENING - timedelta(days=2, hours=15),
    state=State.FINISHED,
    sets=tuple(
        replace(a_set(number, None, exercise=LUNGE, side=side), seconds=45) for number in (1, 2) for side in Side
    ),
)
LEFT_OPEN = replace(SESSION, id="01je5w8zp20d7qe", ended_at=None, state=State.OPEN, note=None, sets=SETS[:2])
SESSIONS = (LEFT_OPEN, SESSION, BY_HAND)


def a_record(kind: RecordKind, value: float, exercise: Movement = FLEXION, side: Side | None = Side.LEFT) -> Record:
    return Record(exercise.slug, kind, side, value, EVENING, SESSION.id, "01jd5w8z3fk2aa")


RECORDS = (
    a_record(RecordKind.REPS_AT_LOAD, 12, RAISE, None),
    a_record(RecordKind.MAX_LOAD, 4),
    a_record(RecordKind.MAX_LOAD, 3, side=Side.RIGHT),
    replace(a_record(RecordKind.REPS_AT_LOAD, 12), load=Load(2500)),
    replace(a_record(RecordKind.REPS_AT_LOAD, 15, CLIMBER, None), band="red"),
    a_record(RecordKind.SESSION_VOLUME, 1246.5),
    replace(a_record(RecordKind.ESTIMATED_1RM, 5.3333333), load=Load(4000)),
    a_record(RecordKind.LONGEST_HOLD, 75, LUNGE, Side.RIGHT),
    a_record(RecordKind.LONGEST_DISTANCE, 1200.5, CLIMBER, None),
)

NOTICE = Notice(
    "strength-before-stretching",
    "Four weeks of stretching and no strength work: tight often means weak.",
    "strengthlog-hip-flexors",
)
TODAY = Today(
    date=date(2026, 11, 20),
    due=Due("hip-flexor", "twice-a-week", "0 of 2 this week; last strength work 4 days ago", "target-per-week", "s"),
    why_not="",
    week=Week("2026-W47", sessions=1, strength_days=0, days_on_target=0),
    target=2,
    streak_weeks=3,
    open=None,
    last=LastSession(SESSION.id, "hip-flexor", EVENING - timedelta(days=4)),
    notices=(NOTICE,),
    entries_left_out=2,
    weeks_on_target=WeeksOnTarget(8, 6),
)
TRAINED = replace(
    TODAY,
    due=None,
    why_not="you have trained today",
    week=Week("2026-W47", 2, 2, 18, 360, 2),
    notices=(),
    entries_left_out=0,
)
INTERRUPTED = replace(TODAY, open=OpenWorkout(LEFT_OPEN.id, "hip-flexor", "Hip flexor workout", EVENING, 4, 9))
FIRST_DAY = replace(
    TODAY,
    last=None,
    notices=(),
    entries_left_out=0,
    streak_weeks=0,
    week=Week("2026-W47"),
    weeks_on_target=WeeksOnTarget(),
)


def _exercise(movement: Movement, sets: int, reps: int, volume_g: int, best: Record) -> ExerciseSummary:
    done = tuple(one for one in SETS if one.exercise == movement.slug)
    return ExerciseSummary(
        ExerciseTotals(movement.slug, movement.kind, 6, sets, 0, reps, 0, 0, volume_g),
        LastTime(SESSION.id, EVENING, done),
        best,
        upcoming(prescribed(movement)),
    )


SUMMARY = Summary(
    since=date(2026, 9, 1),
    until=date(2026, 11, 20),
    target_per_week=2,
    streak_weeks=3,
    weeks_on_target=WeeksOnTarget(8, 6),
    weeks=(
        Week("2026-W43", 3, 3, 27, 720, 3),
        Week("2026-W44", 2, 2, 18, 4000, 2),
        Week("2026-W45"),
        Week("2026-W46", 2, 2, 18, 0, 2),
        Week("2026-W47", 1, 1, 9, 45, 1),
    ),
    exercises=(
        _exercise(RAISE, 18, 162, 0, RECORDS[0]),
        _exercise(FLEXION, 36, 324, 1_296_000, RECORDS[1]),
        _exercise(CLIMBER, 18, 540, 0, RECORDS[4]),
    ),
    records=RECORDS,
    balance=(
        Balance(FLEXION.slug, 170, 154.5, 9.4, "kg"),
        Balance(LUNGE.slug, 90, 90, 0.0, "s"),
        Balance("lunge", 9, 10, -10.0, "reps"),
    ),
    muscles=(MuscleSets("iliopsoas", 72, 0), MuscleSets("rectus-femoris", 18, 0), MuscleSets("abdominals", 0, 36)),
    notices=(NOTICE,),
)
NO_SUMMARY = Summary(date(2026, 9, 1), date(2026, 11, 20), 2, 0, (Week("2026-W47"),), (), (), (), (), ())
EXERCISE_PROGRESS = ExerciseProgress(
    exercise=FLEXION.slug,
    metric=Metric.LOAD,
    since=date(2026, 9, 1),
    until=date(2026, 11, 20),
    points=tuple(
        Point(datetime(2026, 10, day, 18, 0, tzinfo=UTC), f"s{day}", side, value)
        for day, left, right in ((5, 1, 1), (12, 2, 1.5), (19, 2.25, 2), (26, 4, 3))
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
    ),
    records=RECORDS[1:4],
    next=DOSES[1],
    sets=tuple(reversed(SETS[3:9])),
)
NOTHING_DONE = replace(EXERCISE_PROGRESS, points=(), records=(), next=None, sets=())


HANGING = Pose(
    "legs hanging",
    left=Limbs(shoulder=180),
    right=Limbs(shoulder=180),
    contacts=(Contact(Support.BAR, BodyPart(Part.HAND)),),
)
RAISED = replace(HANGING, name="thighs level", left=Limbs(shoulder=180, hip=90), right=Limbs(shoulder=180, hip=90))
FIGURE = Figure(View.SIDE, BodyPart(Part.HAND), (HANGING, RAISED))
"""How RAISE looks."""

BROUGHT = ImportReport(
    format="strong",
    sets=868,
    sessions=47,
    since=date(2025, 2, 24),
    until=date(2025, 5, 21),
    imported=Imported(None, 700, 150, 10, 5, 3),
    title="Strong",
    variant="C",
    language="en",
    unit="mixed",
    unit_from="the column 'Weight Unit'",
    types={"warmup": 60, "working": 808},
    rests=748,
    notes=7,
    not_done=2,
    two_measures=3,
    names=(NamedSets("Bench Press (Barbell)", 860, "bench-press-barbell"), NamedSets("Bench Pres", 8, None)),
    unmatched=(UnmatchedName("Bench Pres", 8, ("bench-press-barbell",)),),
    neighbours=(Neighbour("s", datetime(2025, 3, 1, 18, 1, tzinfo=UTC), "hipflex"),),
    bad=(BadLine(12, "weight: expected a number, not 'abc'"),),
    warnings=(BadLine(5, "the date 2031-01-01 10:00: it lies in the future"),),
)
"""What an export of another program would bring, with something of everything."""
