"""The loop of a workout: ask, understand, store, acknowledge, rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hipflex.domain.change import Amended
from hipflex.domain.instruction import Line, Quit, Skip, Swap, Undo
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import PrescribedSet, Prescription
from hipflex.errors import Refused
from hipflex.runner.machine import Replacement, answered, current, swapped
from hipflex.runner.ports import Clock, Coach, EndOfInput, Journal


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything a workout runs on. `parse` reads a line about a prescription, `find` a movement to swap to."""

    journal: Journal
    coach: Coach
    clock: Clock
    parse: Callable[[str, Prescription], Line]
    find: Callable[[str], Replacement]


def run(bench: Workbench, session_id: str) -> Session:
    """Runs an open session until it is done, left or at the end of input; returns it as it then stands."""
    session = bench.journal.session(session_id)
    try:
        while asked := current(session):
            bench.coach.present(session, asked)
            session = _one_line(bench, session, asked)
    except (EndOfInput, _Left):
        return bench.journal.session(session_id)
    if session.state is State.FINISHED:
        bench.coach.conclude(session)
    return session


class _Left(Exception):
    """The person quit."""


def _one_line(bench: Workbench, session: Session, asked: PrescribedSet) -> Session:
    text = bench.coach.ask(session, asked)
    try:
        line = bench.parse(text, asked.prescription)
        match line:
            case Quit():
                raise _Left
            case Undo():
                bench.coach.say(f"undone: {bench.journal.take_back(session.id).said}")
                return bench.journal.session(session.id)
            case Swap(name):
                amended = bench.journal.amend(session.id, swapped(asked, bench.find(name)))
            case _:
                amended = bench.journal.amend(session.id, answered(line, asked, bench.clock.now()))
    except Refused as error:
        bench.coach.refuse(error)
        return session
    _react(bench, line, asked, amended)
    return amended.session


def _react(bench: Workbench, line: Line, asked: PrescribedSet, amended: Amended) -> None:
    if amended.passed:
        bench.coach.say(f"{_name(asked)}: another terminal was here first; going on")
        return
    bench.coach.acknowledge(amended.sets)
    if not amended.sets:
        bench.coach.say(_said(line, asked, amended.session))
    upcoming = current(amended.session)
    if amended.sets and upcoming and asked.prescription.dose.rest_s:
        bench.coach.rest(asked.prescription.dose.rest_s, amended.session, upcoming)


def _name(asked: PrescribedSet) -> str:
    return f"{asked.prescription.title}, set {asked.slot}"


def _said(line: Line, asked: PrescribedSet, after: Session) -> str:
    match line:
        case Skip(exercise=True):
            return f"skipped the rest of {asked.prescription.title}"
        case Skip():
            return f"skipped {_name(asked)}"
        case Swap() if upcoming := current(after):
            return f"swapped {asked.prescription.title} for {upcoming.prescription.title}"
        case _:
            return f"{type(line).__name__.lower()} kept"
