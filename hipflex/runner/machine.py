"""What one line does to a workout: session, line, now → amendment; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from hipflex.domain.change import Amendment, Decision
from hipflex.domain.instruction import Accept, Add, Entry, Note, Skip
from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.performance import PerformedSet, Session, State, performed
from hipflex.domain.prescription import LastResults, Plan, PrescribedSet, Prescription, set_aim
from hipflex.errors import Refused


@dataclass(frozen=True, slots=True)
class Replacement:
    """Another movement for the rest of an exercise, with what was done of it last time."""

    prescription: Prescription
    last: LastResults


def pending(session: Session) -> tuple[PrescribedSet, ...]:
    """The prescribed sets still to be done, in the plan's order."""
    if session.plan is None:
        return ()
    done = {(s.position, s.slot) for s in session.sets}
    return tuple(
        asked
        for asked in session.plan.sets
        if not asked.skipped and (asked.position, asked.slot) not in done and not _is_reached(session, asked)
    )


def _is_reached(session: Session, asked: PrescribedSet) -> bool:
    total = asked.prescription.dose.total_seconds
    return total is not None and _held(session, asked.position, asked.prescription.exercise) >= total


def _held(session: Session, position: int, exercise: str) -> int:
    """The seconds held so far of an exercise at its place in the plan; of two sides the lower."""
    sets = [s for s in session.sets if s.position == position and s.exercise == exercise]
    sides = {s.side for s in sets}
    if Side.LEFT in sides or Side.RIGHT in sides:
        return min(sum(s.seconds or 0 for s in sets if s.side is side) for side in Side)
    return sum(s.seconds or 0 for s in sets)


def current(session: Session) -> PrescribedSet | None:
    """The prescribed set to be done next; None where the session is not open or all is done."""
    return next(iter(pending(session)), None) if session.state is State.OPEN else None


def progress(session: Session) -> tuple[int, int]:
    """How many prescribed sets are done, and how many were planned and not skipped."""
    done = {(s.position, s.slot) for s in session.sets if s.slot is not None}
    return len(done), len(done) + len(pending(session))


def resistance_in_force(session: Session, prescription: Prescription) -> tuple[Load | None, str | None]:
    """The load and band of an amount given without any: the exercise's last given in this session, else the prescribed.

    A set done as it was prescribed gave nothing: another prescription of the exercise begins with its own.
    """
    last = next((s for s in reversed(session.sets) if s.exercise == prescription.exercise), None)
    if last is None or (last.target and (last.load, last.band) == (last.target.load, last.target.band)):
        return prescription.dose.load, prescription.dose.band
    return last.load, last.band


def answered(line: Accept | Entry | Add | Skip | Note, asked: PrescribedSet, now: datetime) -> Decision:
    """The decision that a line about the set `asked` stands for."""

    def decide(session: Session) -> Amendment | None:
        if session.state is not State.OPEN:
            return None
        if isinstance(line, Note):
            return _noted(session, line.text)
        if asked not in pending(session):
            return None
        return _closing(session, _answer(line, session, asked, now), now)

    return decide


def _answer(line: Accept | Entry | Add | Skip, session: Session, asked: PrescribedSet, now: datetime) -> Amendment:
    match line:
        case Skip():
            return _skipped(session, asked, line)
        case Add():
            return _added(session, asked, line.entry, now)
        case Accept():
            return _done(session, [asked], accepted(asked), now)
        case Entry():
            return _done(session, _slots(session, asked, line.count), line, now)


def swapped(asked: PrescribedSet, replacement: Replacement) -> Decision:
    """The decision to do another movement, by its own dose, for the rest of the exercise."""

    def decide(session: Session) -> Amendment | None:
        left = [s for s in pending(session) if s.position == asked.position]
        if session.state is not State.OPEN or asked not in left:
            return None
        prescription = replacement.prescription
        exchanged = {
            old.slot: replace(old, prescription=prescription, aim=set_aim(prescription, number, replacement.last))
            for number, old in enumerate(left, 1)
        }
        return Amendment("swap", plan=_replanned(session, asked.position, exchanged))

    return decide


def accepted(asked: PrescribedSet) -> Entry:
    """The entry that an empty line stands for."""
    dose = asked.prescription.dose
    amount = dose.distance_mm if asked.aim is None else asked.aim
    if amount is None:
        raise Refused("there is no aim to accept here; write what was done")
    return Entry(dose.measure, amount)


def applied(session: Session, amendment: Amendment, sets: Iterable[PerformedSet]) -> Session:
    """The session after an amendment whose sets were stored as `sets`."""
    return replace(
        session,
        sets=(*session.sets, *sets),
        plan=amendment.plan or session.plan,
        note=amendment.note if amendment.note is not None else session.note,
        ended_at=amendment.ended_at or session.ended_at,
        state=State.FINISHED if amendment.ended_at else session.state,
    )


def _closing(session: Session, amendment: Amendment, now: datetime) -> Amendment:
    """The amendment, finishing the session where it leaves nothing to do."""
    if pending(applied(session, amendment, amendment.sets)):
        return amendment
    return replace(amendment, ended_at=now)


def _noted(session: Session, text: str) -> Amendment:
    return Amendment("note", note=text if session.note is None else f"{session.note}\n{text}")


def _skipped(session: Session, asked: PrescribedSet, skip: Skip) -> Amendment:
    """The amendment; a reason stands in the plan, for the coach, and in the session's note, for the person."""
    left = [s for s in pending(session) if s.position == asked.position] if skip.exercise else [asked]
    marked = {s.slot: replace(s, skipped=True, reason=skip.because) for s in left}
    note = _noted(session, f"skipped {asked.prescription.title}: {skip.because}").note if skip.because else None
    return Amendment("skip", plan=_replanned(session, asked.position, marked), note=note)


def _replanned(session: Session, position: int, changed: Mapping[int, PrescribedSet]) -> Plan:
    plan = _plan(session)
    sets = (changed.get(s.slot, s) if s.position == position else s for s in plan.sets)
    return replace(plan, sets=tuple(sets))


def _slots(session: Session, asked: PrescribedSet, count: int) -> list[PrescribedSet]:
    left = [s for s in pending(session) if s.position == asked.position]
    if count > len(left):
        raise Refused(f"{count} sets: only {len(left)} left here; `add {count}x…` logs more than was planned")
    return left[:count]


def _added(session: Session, asked: PrescribedSet, entry: Entry | None, now: datetime) -> Amendment:
    plan = _plan(session)
    of_exercise = [s for s in plan.sets if s.position == asked.position]
    last = of_exercise[-1]
    *_, alike = (s for s in of_exercise if s.prescription == asked.prescription)
    new = [
        replace(asked, slot=last.slot + number, aim=alike.aim, skipped=False)
        for number in range(1, (entry.count if entry else 1) + 1)
    ]
    at = plan.sets.index(last) + 1
    longer = replace(plan, sets=(*plan.sets[:at], *new, *plan.sets[at:]))
    if entry is None:
        return Amendment("add", plan=longer)
    return replace(_done(session, new, entry, now), action="add", plan=longer)


def _done(session: Session, slots: list[PrescribedSet], entry: Entry, now: datetime) -> Amendment:
    for slot in slots:
        session = replace(session, sets=(*session.sets, *_performed(session, slot, entry, now)))
    new = [s for s in session.sets if not s.id]
    return Amendment("log", sets=tuple(new))


def _performed(session: Session, slot: PrescribedSet, entry: Entry, now: datetime) -> tuple[PerformedSet, ...]:
    """The rows of one prescribed set."""
    prescription = slot.prescription
    dose = prescription.dose
    load, band = (entry.load, entry.band) if _gives_resistance(entry) else resistance_in_force(session, prescription)
    type_ = dose.type if entry.type is SetType.WORKING else entry.type
    template = PerformedSet(
        exercise=prescription.exercise,
        kind=prescription.kind,
        performed_at=now,
        number=0,
        session=session.id,
        workout=session.workout,
        target=dose.target,
        position=slot.position,
        slot=slot.slot,
    )
    resolved = replace(entry, count=1, load=load, band=band, type=type_)
    return performed(template, resolved, prescription.sides, session.sets)


def _gives_resistance(entry: Entry) -> bool:
    return entry.load is not None or entry.band is not None


def _plan(session: Session) -> Plan:
    if session.plan is None:
        raise Refused("this session has no plan to go on with; `finish` or `discard` ends it")
    return session.plan
