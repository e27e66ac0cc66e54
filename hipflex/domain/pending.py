"""Where a workout stands: what is still to be done of it, and with what."""

from __future__ import annotations

from datetime import datetime, timedelta

from hipflex.domain.measures import Load, SetType, Side
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import PrescribedSet, Prescription, number_of
from hipflex.domain.workout_line import SetEntry
from hipflex.errors import Refused
from hipflex.value_classes import dataclass

LONG_AFTER = timedelta(hours=12)  # who ends it after a night's sleep didn't train until then
LIGHTER = (SetType.WARMUP, SetType.DROP)
LoadOrBand = tuple[Load | None, str | None]
"""A load, a band, or neither."""


def pending(session: Session) -> tuple[PrescribedSet, ...]:
    """The prescribed sets still to be done, in the plan's order."""
    if session.plan is None:
        return ()
    done = {(s.position, s.slot) for s in session.sets}
    return tuple(
        asked
        for asked in session.plan.sets
        if not asked.skipped and (asked.position, asked.slot) not in done and seconds_left(session, asked) != 0
    )


def seconds_left(session: Session, asked: PrescribedSet) -> int | None:
    """What holds to a total still lack; None of a set that belongs to no total."""
    total = asked.prescription.dose.total_seconds
    if total is None:
        return None
    return max(total - _held(session, asked.position, asked.prescription.exercise), 0)


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


def end_of(session: Session, now: datetime) -> datetime:
    """The end of a session that is ended now: the present moment, or that of a last set which is long past."""
    last = max((done.performed_at for done in session.sets), default=session.started_at)
    return max(last if now - last >= LONG_AFTER else now, session.started_at)


@dataclass(frozen=True, slots=True)
class Turn:
    """Which set of its exercise comes, and of how many: by the plan's place, and by all of the movement in it.

    `left_s` are the seconds that a total of holds still lacks.
    """

    slot: int
    slots: int
    number: int
    left_s: int | None = None


def turn(session: Session, asked: PrescribedSet) -> Turn:
    """The turn of a set of an open session."""
    plan, exercise = session.plan, asked.prescription.exercise
    if plan is None:
        return Turn(asked.slot, asked.slot, asked.slot)
    here = [s.slot for s in plan.sets if s.position == asked.position and s.prescription.exercise == exercise]
    return Turn(here.index(asked.slot) + 1, len(here), number_of(plan, asked), seconds_left(session, asked))


def progress(session: Session) -> tuple[int, int]:
    """How many prescribed sets are done, and how many were planned and not skipped."""
    done = {(s.position, s.slot) for s in session.sets if s.slot is not None}
    return len(done), len(done) + len(pending(session))


def resistance_in_force(session: Session, prescription: Prescription) -> LoadOrBand:
    """The load and band of an amount given without any: the exercise's last given in this session, else the prescribed.

    Warm-ups, drop sets and sets beyond the plan give none. Neither does a set done with what would have been in force
    anyway: another prescription of the exercise begins with its own.
    """
    given: LoadOrBand | None = None
    for done in sorted(session.sets, key=lambda s: (not s.id, s.tick, s.id)):  # as written, whatever the clocks did
        if done.exercise == prescription.exercise and done.target and done.type not in LIGHTER:
            in_force = given or (done.target.load, done.target.band)
            given = (done.load, done.band) if (done.load, done.band) != in_force else given
    return given or (prescription.dose.load, prescription.dose.band)


def accepted(asked: PrescribedSet) -> SetEntry:
    """The entry that an empty line stands for."""
    dose = asked.prescription.dose
    amount = dose.distance_mm if asked.aim is None else asked.aim
    if amount is None:
        raise Refused("there is no aim to accept here; write what was done")
    return SetEntry(dose.measure, amount)
