"""A workout in memory: movements, a session of them, somebody who says lines, and what must hold all along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from hipflex.domain.change import Amended
from hipflex.domain.measures import Measure, Side, Unit
from hipflex.domain.movement import Kind, Movement, Resistance, Sides
from hipflex.domain.pending import current, pending
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Phase, PrescribedSet, Prescription, planned, prescribed
from hipflex.domain.workout_line import Line, Quit, Swap, Undo, WarmUp
from hipflex.errors import Refused, UnknownName
from hipflex.notation.doses import parse_dose
from hipflex.notation.lines import parse_line
from hipflex.notation.tokens import Vocabulary
from hipflex.runner.machine import answered, swapped, warmed_up
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.value_classes import replace

VOCABULARY = Vocabulary(Unit.KG, ("red", "blue"))
MORNING = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)


def movement(slug: str, dose: str, sides: Sides = Sides.NONE, *measures: Measure) -> Movement:
    written = parse_dose(dose, VOCABULARY)
    return Movement(
        slug,
        slug.replace("-", " ").capitalize(),
        Kind.EXERCISE,
        {"any": written},
        sides,
        measures or (written.measure,),
        Resistance.EXTERNAL,
    )


RAISE = movement("leg-raise", "3 x 8-10 rest 90s")
MARCH = movement("hip-march", "2 x 10 @ red", Sides.EACH)
CLIMBER = movement("climber", "2 x 30", Sides.ALTERNATING, Measure.REPS, Measure.TIME)
SIT = movement("l-sit", "total 60s by 15-30s")
HOLD = movement("one-leg-hold", "2 x 20-30s", Sides.EACH)
JOG = movement("jog", "1 x 400m", Sides.NONE, Measure.DISTANCE, Measure.TIME)
MOVEMENTS = {one.slug: one for one in (RAISE, MARCH, CLIMBER, SIT, HOLD, JOG)}


def asked(one: Movement, dose: str | None = None) -> Prescription:
    return prescribed(one, parse_dose(dose, VOCABULARY) if dose else None)


def warm_up() -> Prescription:
    """The dose that warms up."""
    return prescribed(CLIMBER, parse_dose("2 x 16 warmup", VOCABULARY), phase=Phase.WARM_UP)


def session_of(*prescriptions: Prescription | Movement) -> Session:
    """An open session, nothing done yet; of a movement its own dose."""
    wanted = [asked(one) if isinstance(one, Movement) else one for one in prescriptions]
    return Session("s1", None, MORNING, None, State.OPEN, plan=planned("Hips", None, wanted))


def journal_of(*prescriptions: Prescription | Movement) -> RehearsalJournal:
    return RehearsalJournal(session_of(*prescriptions))


def at_work(journal: RehearsalJournal) -> Session:
    return journal.session("s1")


def next_set(journal: RehearsalJournal) -> PrescribedSet:
    asked_for = current(at_work(journal))
    assert asked_for
    return asked_for


def read(text: str, prescription: Prescription) -> Line:
    return parse_line(text, prescription, VOCABULARY)


def find(name: str) -> Prescription:
    if name not in MOVEMENTS:
        raise UnknownName(name, ())
    return replace(prescribed(MOVEMENTS[name]), aims=(9,) if name == RAISE.slug else ())


def say(journal: RehearsalJournal, *texts: str) -> Session:
    """The session after lines, each about the set that is asked for then."""
    for text in texts:
        amended(journal, text)
    return at_work(journal)


def amended(journal: RehearsalJournal, text: str) -> Amended | None:
    """What a line did; of undo nothing is told."""
    asked_for = next_set(journal)
    now = MORNING + timedelta(seconds=len(at_work(journal).sets))
    match line := read(text, asked_for.prescription):
        case Undo():
            journal.take_back("s1")
            return None
        case Swap(name):
            return journal.amend("s1", swapped(asked_for, find(name), now))
        case WarmUp():
            return journal.amend("s1", warmed_up(warm_up()))
        case Quit():
            raise AssertionError("leaving is the loop's business")
        case _:
            return journal.amend("s1", answered(line, asked_for, now))


def rows(session: Session) -> list[str]:
    """The rows of a session, told shortly: exercise, number, side, amount, load."""
    return [f"{s.exercise} {s.number}{_side(s)} {_amount(s)}{_load(s)}" for s in session.sets]


def _side(done: PerformedSet) -> str:
    return {None: "", Side.LEFT: "L", Side.RIGHT: "R"}[done.side]


def _amount(done: PerformedSet) -> str:
    return f"{done.reps}" if done.reps else f"{done.seconds}s" if done.seconds else f"{done.distance_mm}mm"


def _load(done: PerformedSet) -> str:
    return f"@{done.band or done.load.kilograms}" if done.band or done.load else ""  # type: ignore[union-attr]


def to_do(session: Session) -> list[tuple[int, int]]:
    return [(one.position, one.slot) for one in pending(session)]


def refused(journal: RehearsalJournal, text: str) -> bool:
    """Whether a line is refused."""
    try:
        amended(journal, text)
    except Refused:
        return True
    return False


def faults(session: Session) -> Iterator[str]:
    """What is wrong with a session, whatever was said in it."""
    yield from _twice("row", [(s.position, s.slot, s.side) for s in session.sets])
    yield from _twice("id", [s.id for s in session.sets])
    yield from _twice("number", [(s.exercise, s.number, s.side) for s in session.sets])
    assert session.plan
    slots = [(s.position, s.slot) for s in session.plan.sets]
    yield from _twice("slot", slots)
    for place in {position for position, _ in slots}:
        of_place = [slot for position, slot in slots if position == place]
        if of_place != sorted(of_place):
            yield f"the sets of {place} are out of order"
    yield from (f"{s.id} answers no slot" for s in session.sets if (s.position, s.slot) not in slots)
    by_slot = {(s.position, s.slot): s for s in session.plan.sets}
    for done in session.sets:
        planned_set = by_slot.get((done.position or 0, done.slot or 0))
        if planned_set and (done.exercise != planned_set.prescription.exercise or planned_set.skipped):
            yield f"{done.id} is no set of {planned_set.prescription.exercise}"
    if session.state is State.OPEN and not pending(session):
        yield "open with nothing to do"
    if (session.state is State.FINISHED) != (session.ended_at is not None):
        yield "a finished session has an end, an open one none"


def _twice(what: str, found: Sequence[object]) -> Iterable[str]:
    return (f"{what} {one} stands {count} times" for one, count in Counter(found).items() if count > 1)
