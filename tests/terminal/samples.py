"""A short workout for presenters: sets of repetitions with a rest, then a stretch held on each side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from hipflex.coach.alternatives import alternatives
from hipflex.coach.equipment import Means
from hipflex.domain.measures import Load, Measure, Unit
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Phase, PrescribedSet, Prescription, planned, prescribed
from hipflex.domain.proportion import Most
from hipflex.domain.records import Record
from hipflex.domain.workout_line import Line
from hipflex.errors import UnknownName
from hipflex.notation.doses import parse_dose
from hipflex.notation.lines import parse_line
from hipflex.notation.tokens import Vocabulary
from hipflex.runner.loop import Workbench
from hipflex.runner.ports import Presenter
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.terminal.workout_context import WorkoutContext
from hipflex.value_classes import replace

VOCABULARY = Vocabulary(Unit.KG, ("yellow", "red"))
NOTHING_YET = Most(0)
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

RAISE = Movement(
    slug="leg-raise",
    title="Leg raise",
    kind=Kind.EXERCISE,
    doses={"strength": parse_dose("2 x 8-10 rest 90s", VOCABULARY)},
    cues=("Lift from the front of the hips.",),
    notes=("Any bar will do.", "Where the grip gives out, the plank does."),
    easier=("plank", "gone"),
    harder=("reverse-nordic",),
)
LUNGE = Movement(
    slug="kneeling-lunge",
    title="Kneeling lunge",
    kind=Kind.STRETCH,
    doses={"flexibility": parse_dose("1 x 30s per side rest 15s", VOCABULARY)},
    sides=Sides.EACH,
    measures=(Measure.TIME,),
    cues=("Keep the hips square.",),
)
PLANK = Movement(
    slug="plank",
    title="Plank",
    kind=Kind.EXERCISE,
    doses={"hold": parse_dose("1 x 20s", VOCABULARY)},
    measures=(Measure.TIME,),
)
NORDIC = Movement(
    slug="reverse-nordic",
    title="Reverse Nordic",
    kind=Kind.EXERCISE,
    doses={"strength": parse_dose("2 x 5-6 tempo 3-0-1 rest 90s", VOCABULARY)},
)
STEP = Movement(
    slug="step-down",
    title="Step-down",
    kind=Kind.EXERCISE,
    doses={"strength": parse_dose("1 x 4 per side @ 2kg tempo 2-1-1 rest 60s", VOCABULARY)},
    sides=Sides.EACH,
)
SWING = Movement("leg-swing", "Leg swing", Kind.WARM_UP, {"warm-up": parse_dose("1 x 4 warmup", VOCABULARY)})
MOVEMENTS = {movement.slug: movement for movement in (RAISE, LUNGE, PLANK, NORDIC, STEP, SWING)}


def knowing(
    last: Sequence[PerformedSet] = (),
    records: Callable[[str], Sequence[Record]] | None = None,
    before: Sequence[Record] = (),
    most: Most = NOTHING_YET,
) -> WorkoutContext:
    """What a presenter may look up: these movements, what was done last time, records now and before the session."""
    return WorkoutContext(
        find=MOVEMENTS.get,
        alternatives=lambda slug: alternatives(MOVEMENTS[slug], MOVEMENTS, Means(Load(1000))),
        last=lambda _: last,
        records=records or (lambda _: ()),
        records_without=lambda *_: before,
        most=lambda _: most,
        upcoming=lambda _: (),
        warm_up=warm_up(),
    )


class TickingClock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self._moment = MORNING

    def now(self) -> datetime:
        self._moment += timedelta(seconds=1)
        return self._moment


def session_of(*movements: Movement, aims: tuple[int, ...] = ()) -> Session:
    """An open session of the movements' default doses, nothing done yet; `aims` are those of the raise."""
    asked = (replace(prescribed(one), aims=aims if one is RAISE else ()) for one in movements)
    plan = planned("Hip workout", None, asked)
    return Session("s1", None, MORNING, None, State.OPEN, plan=plan)


def warm_up() -> Prescription:
    """The dose that warms up."""
    return prescribed(SWING, phase=Phase.WARM_UP)


def first_set(movement: Movement) -> PrescribedSet:
    plan = session_of(movement).plan
    assert plan
    return plan.sets[0]


def workbench(presenter: Presenter, session: Session) -> Workbench:
    """All that a workout runs on, in memory."""
    return Workbench(RehearsalJournal(session), presenter, TickingClock(), _parse, found, warm_up)


def _parse(text: str, prescription: Prescription) -> Line:
    return parse_line(text, prescription, VOCABULARY)


def found(name: str) -> Prescription:
    """A movement to swap to."""
    if name not in MOVEMENTS:
        raise UnknownName(name, [])
    return prescribed(MOVEMENTS[name])
