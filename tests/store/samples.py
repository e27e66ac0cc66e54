"""Sets, sessions and plans to try the log with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, Side, Span
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import Plan, planned, prescribed
from hipflex.domain.workout_line import SetEntry
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace

CET = timezone(timedelta(hours=1))
LEG_RAISE = Movement(
    "hanging-leg-raise", "Hanging leg raise", Kind.EXERCISE, {"strength": Dose(Span(3, 3), Span(8, 10))}
)
KNEE_RAISE = Movement(
    "knee-raise", "Knee raise", Kind.EXERCISE, {"strength": Dose(Span(2, 2), Span(10, 10))}, sides=Sides.EACH
)
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def at(day: int, hour: int = 12, minute: int = 0, second: int = 0) -> datetime:
    """A moment of November 2026, whose 16th is a Monday."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=CET)


def kg(kilograms: float) -> Load:
    return Load(round(kilograms * 1000))


def reps(amount: int, **more: Any) -> SetEntry:
    return SetEntry(Measure.REPS, amount, **more)


def done(exercise: str = "knee-raise", when: datetime | None = None, **more: Any) -> PerformedSet:
    """A set of an exercise on the 16th at noon, if nothing else is said."""
    moment = at(16) if when is None else when
    fields: dict[str, Any] = {"kind": Kind.EXERCISE, "number": 1, "session": f"of {moment:%d}", **more}
    return PerformedSet(exercise=exercise, performed_at=moment, **fields)


def take_in(log: TrainingLog, *sets: PerformedSet, sessions: Iterable[Session] = ()) -> None:
    """Puts sets into the log as one change, each with an id by its place, and with a session where none is given."""
    given = {session.id: session for session in sessions}
    named = [one if one.id else replace(one, id=f"{place:03}") for place, one in enumerate(sets, 1)]
    for one in sorted(named, key=lambda one: one.performed_at):
        session = Session(one.session, None, one.performed_at, one.performed_at, State.FINISHED)
        given.setdefault(one.session, session)
    log.intake.add(named, list(given.values()), [])


def a_plan() -> Plan:
    return planned("Test", "test", [prescribed(LEG_RAISE), prescribed(KNEE_RAISE)])
