"""What one line does to a workout: session, line, now → amendment; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from hipflex.domain.change import Amendment, Decision
from hipflex.domain.measures import SetType
from hipflex.domain.pending import accepted, end_of, pending, resistance_in_force
from hipflex.domain.performance import PerformedSet, Session, State, performed
from hipflex.domain.prescription import Phase, Plan, PrescribedSet, Prescription, planned
from hipflex.domain.workout_line import Accept, Add, Finish, Note, SetEntry, Skip
from hipflex.errors import Refused
from hipflex.value_classes import replace

Answer = Accept | SetEntry | Add | Skip | Note | Finish
"""A line about the set that is asked for, or about all of the workout."""


def answered(line: Answer, asked: PrescribedSet, now: datetime) -> Decision:
    """The decision that a line about the set `asked` stands for.

    A note is kept whatever became of the workout meanwhile, and what is about more than that one set holds even where
    another terminal answered it.
    """

    def decide(session: Session) -> Amendment | None:
        if isinstance(line, Note):
            return Amendment("note", said=line.text, note=_with_note(session, line.text))
        if session.state is not State.OPEN:
            return None
        if isinstance(line, Finish):
            return _finished(session, now)
        amendment = _answer(line, session, asked, now)
        return _closing(session, amendment, now) if amendment else None

    return decide


def _answer(
    line: Accept | SetEntry | Add | Skip, session: Session, asked: PrescribedSet, now: datetime
) -> Amendment | None:
    left = _left(session, asked)
    match line:
        case Add(entry):
            return _added(session, asked, entry, now)
        case Skip(exercise=True):
            return _skipped(session, left, line) if left else None
        case _ if asked not in left:
            return None
        case Skip():
            return _skipped(session, [asked], line)
        case Accept():
            return _done(session, [asked], accepted(asked), now)
        case SetEntry():
            return _done(session, _slots(left, line.count), line, now)


def swapped(asked: PrescribedSet, replacement: Prescription, now: datetime) -> Decision:
    """The decision to do another movement, by its own dose, for the rest of the exercise."""

    def decide(session: Session) -> Amendment | None:
        left = _left(session, asked) if session.state is State.OPEN else []
        return _closing(session, _exchanged(session, left, _in_place_of(asked, replacement)), now) if left else None

    return decide


def _in_place_of(asked: PrescribedSet, new: Prescription) -> Prescription:
    """The replacement, which knows what it stands for; who swaps that back in takes the swap back."""
    origin = asked.prescription.instead_of or asked.prescription.exercise
    return replace(new, instead_of="" if new.exercise == origin else origin)


def warmed_up(warm_up: Prescription) -> Decision:
    """The decision to warm up before the rest of a workout of which nothing is done."""

    def decide(session: Session) -> Amendment | None:
        if session.state is not State.OPEN:
            return None
        plan = _plan(session)
        if session.sets:
            raise Refused("a warm-up comes before the first set; `add` gives one more of this exercise")
        if any(one.prescription.phase is Phase.WARM_UP for one in plan.sets):
            raise Refused("this workout warms up already")
        place = max(one.position for one in plan.sets) + 1
        first = [replace(one, position=place) for one in planned(plan.title, None, [warm_up]).sets]
        return Amendment("add", said=f"a warm-up: {warm_up.title}", plan=replace(plan, sets=(*first, *plan.sets)))

    return decide


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


def _left(session: Session, asked: PrescribedSet) -> list[PrescribedSet]:
    """What is still to be done of the exercise that a set belongs to."""
    return [s for s in pending(session) if s.position == asked.position]


def _closing(session: Session, amendment: Amendment, now: datetime) -> Amendment:
    """The amendment, finishing the session where it leaves nothing to do."""
    after = applied(session, amendment, amendment.sets)
    return amendment if pending(after) else replace(amendment, ended_at=end_of(after, now))


def _finished(session: Session, now: datetime) -> Amendment:
    return Amendment("finish", said=f"finished {session.workout or session.title}", ended_at=end_of(session, now))


def _with_note(session: Session, text: str) -> str:
    return text if session.note is None else f"{session.note}\n{text}"


def _skipped(session: Session, left: Sequence[PrescribedSet], skip: Skip) -> Amendment:
    """The amendment; a reason stands in the plan, for the presenter, and in the session's note, for the person."""
    title = left[0].prescription.title
    marked = [replace(one, skipped=True, reason=skip.because) for one in left]
    note = _with_note(session, f"skipped {title}: {skip.because}") if skip.because else None
    said = f"the rest of {title}" if skip.exercise else f"{title}, set {left[0].slot}"
    return Amendment("skip", said=said, plan=_replanned(_plan(session), left, marked), note=note)


def _exchanged(session: Session, left: Sequence[PrescribedSet], new: Prescription) -> Amendment:
    """The amendment; of holds to a total there are as many slots as the new dose takes, else as many as were left."""
    old, number = left[0].prescription, len(left)
    if new.dose.total_seconds is not None:
        number = new.dose.sets.high
    elif old.dose.total_seconds is not None:
        number = min(number, new.dose.sets.high)
    asked = [PrescribedSet(one.position, one.slot, new, None) for one in left[:number]]
    asked += _further(_plan(session), asked[0], number - len(asked))
    aimed = [replace(one, aim=new.aim(n), prescription=replace(new, aims=())) for n, one in enumerate(asked, 1)]
    plan = _extended(_replanned(_plan(session), left, aimed), aimed[len(left) :])
    return Amendment("swap", said=f"{old.title} for {new.title}", plan=plan)


def _added(session: Session, asked: PrescribedSet, entry: SetEntry | None, now: datetime) -> Amendment:
    new = _further(_plan(session), replace(asked, extra=True), entry.count if entry else 1)
    plan = _extended(_plan(session), new)
    if entry is None:
        return Amendment("add", said=f"a set of {asked.prescription.title}", plan=plan)
    return replace(_done(session, new, entry, now), action="add", plan=plan)


def _further(plan: Plan, asked: PrescribedSet, number: int) -> list[PrescribedSet]:
    """So many more sets like one, in slots that its exercise hasn't had."""
    highest = max(one.slot for one in plan.sets if one.position == asked.position)
    return [replace(asked, slot=highest + more, skipped=False) for more in range(1, number + 1)]


def _extended(plan: Plan, new: Sequence[PrescribedSet]) -> Plan:
    """The plan with further sets behind all others of their exercise."""
    place = max((n for n, one in enumerate(plan.sets, 1) if new and one.position == new[0].position), default=0)
    return replace(plan, sets=(*plan.sets[:place], *new, *plan.sets[place:]))


def _replanned(plan: Plan, old: Sequence[PrescribedSet], new: Sequence[PrescribedSet]) -> Plan:
    """The plan with some sets exchanged for others, one by one; those for which there is none are gone."""
    instead = {_slot_of(one): new[n : n + 1] for n, one in enumerate(old)}
    return replace(plan, sets=tuple(s for one in plan.sets for s in instead.get(_slot_of(one), [one])))


def _slot_of(asked: PrescribedSet) -> tuple[int, int]:
    return asked.position, asked.slot


def _slots(left: Sequence[PrescribedSet], count: int) -> Sequence[PrescribedSet]:
    if count > len(left):
        more = count - len(left)
        raise Refused(f"{count} sets: only {len(left)} left here; write {len(left)}x… and then `add {more}x…`")
    return left[:count]


def _done(session: Session, slots: Sequence[PrescribedSet], entry: SetEntry, now: datetime) -> Amendment:
    """The amendment; the number and the load of each set follow from those before it."""
    new: list[PerformedSet] = []
    for slot in slots:
        so_far = replace(session, sets=(*session.sets, *new))
        new += _performed(so_far, slot, entry, now)
    return Amendment("log", sets=tuple(new))


def _performed(session: Session, slot: PrescribedSet, entry: SetEntry, now: datetime) -> tuple[PerformedSet, ...]:
    """The rows of one prescribed set."""
    prescription = slot.prescription
    dose = prescription.dose
    load, band = entry.load, entry.band
    if load is None and band is None:
        load, band = resistance_in_force(session, prescription)
    type_ = dose.type if entry.type is SetType.WORKING else entry.type
    template = PerformedSet(
        exercise=prescription.exercise,
        kind=prescription.kind,
        performed_at=now,
        number=0,
        session=session.id,
        workout=session.workout,
        target=None if slot.extra else dose.target,
        position=slot.position,
        slot=slot.slot,
    )
    resolved = replace(entry, count=1, load=load, band=band, type=type_)
    return performed(template, resolved, prescription.sides, session.sets)


def _plan(session: Session) -> Plan:
    if session.plan is None:
        raise Refused("this session has no plan to go on with; `finish` or `discard` ends it")
    return session.plan
