"""The loop of a workout: ask, understand, store, acknowledge, rest."""

from __future__ import annotations

from collections.abc import Callable

from hipflex.domain.change import Amended, Decision, TakenBack
from hipflex.domain.measures import Side
from hipflex.domain.pending import current
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import PrescribedSet, Prescription
from hipflex.domain.workout_line import Add, Finish, Line, Quit, SetEntry, Skip, Swap, Undo, WarmUp
from hipflex.errors import LogUnavailable, Refused
from hipflex.runner.machine import Answer, answered, swapped, warmed_up
from hipflex.runner.ports import Clock, EndOfInput, Journal, Presenter
from hipflex.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Workbench:
    """Everything a workout runs on.

    `parse` reads a line about a prescription, `find` a movement to swap to, in the dose that is due of it; `warm_up`
    gives the dose that warms up. `keep_status` is called when a change has been told, before anything is waited for.
    """

    journal: Journal
    presenter: Presenter
    clock: Clock
    parse: Callable[[str, Prescription], Line]
    find: Callable[[str], Prescription]
    warm_up: Callable[[], Prescription]
    keep_status: Callable[[], None] = lambda: None


def run(bench: Workbench, session_id: str) -> Session:
    """Runs an open session until it is done, left or at the end of input; returns it as it then stands."""
    session = bench.journal.session(session_id)
    _rest_on(bench, session)
    try:
        while asked := current(session):
            bench.presenter.present(session, asked)
            bench.keep_status()
            session = _one_line(bench, session, asked)
    except (EndOfInput, _Left):
        return bench.journal.session(session_id)
    if session.state is State.FINISHED:
        bench.presenter.conclude(session)
    return session


def _rest_on(bench: Workbench, session: Session) -> None:
    """Goes on with the rest that the last set of an open session began."""
    # The last by the order of the log, since the clock may have been set back meanwhile.
    last = max(session.sets, key=lambda done: (done.tick, done.performed_at), default=None)
    if current(session) is None or last is None or session.plan is None:
        return
    asked = (one for one in session.plan.sets if (one.position, one.slot) == (last.position, last.slot))
    rest_s = next((one.prescription.dose.rest_s or 0 for one in asked), 0)
    left = rest_s - round((bench.clock.now() - last.performed_at).total_seconds())
    if 0 < left <= rest_s:
        bench.presenter.rest(left, last)


class _Left(Exception):
    """The person quit."""


def _one_line(bench: Workbench, session: Session, asked: PrescribedSet) -> Session:
    text = bench.presenter.ask(session, asked)
    try:
        line = bench.parse(text, asked.prescription)
        match line:
            case Quit():
                raise _Left
            case Undo():
                return _taken_back(bench, session)
            case _:
                amended = _kept(bench, session, _decision(bench, line, asked))
    except Refused as error:
        bench.presenter.refuse(error)
        return session
    _react(bench, line, asked, amended)
    return amended.session


def _taken_back(bench: Workbench, session: Session) -> Session:
    """The session without its last line; where the log can't be written that is tried again, but never done twice."""
    undone, after = "", session
    while after == session:
        try:
            undone = _undone(bench.journal.take_back(session.id), session)
        except LogUnavailable as error:
            bench.presenter.not_kept(error)
        after = bench.journal.session(session.id)
    bench.presenter.say(f"undone: {undone or 'the last line'}")
    return after


def _kept(bench: Workbench, session: Session, decide: Decision) -> Amended:
    """What a decision came to; where the log can't be written it is tried again, as long as the person wants that."""
    failed = False
    while True:
        try:
            amended = bench.journal.amend(session.id, decide)
        except LogUnavailable as error:
            bench.presenter.not_kept(error)
            failed = True
        else:
            if failed and amended.passed:  # the fault came after all was stored
                before = {done.id for done in session.sets}
                return Amended(amended.session, tuple(one for one in amended.session.sets if one.id not in before))
            return amended


def _decision(bench: Workbench, line: Answer | Swap | WarmUp, asked: PrescribedSet) -> Decision:
    now = bench.clock.now()
    if isinstance(line, Swap):
        replacement = bench.find(line.name)
        if replacement.exercise == asked.prescription.exercise:
            raise Refused(f"this is {asked.prescription.title} already")
        return swapped(asked, replacement, now)
    if isinstance(line, WarmUp):
        return warmed_up(bench.warm_up())
    return answered(line, asked, now)


def _react(bench: Workbench, line: Line, asked: PrescribedSet, amended: Amended) -> None:
    if amended.passed:
        state = amended.session.state
        then = "going on" if state is State.OPEN else f"the workout is {state} by now"
        bench.presenter.say(f"{_name(asked)}: another terminal was here first, this was not kept; {then}")
        return
    bench.presenter.acknowledge(amended.sets)
    if other := _other_side(line, amended):
        bench.presenter.say(f"the {other} side is left out{_way_to_log(other, asked, amended.session)}")
    if not amended.sets:
        bench.presenter.say(_said(line, asked, amended.session))
    if amended.sets and current(amended.session) and asked.prescription.dose.rest_s:
        bench.keep_status()
        bench.presenter.rest(asked.prescription.dose.rest_s, amended.sets[-1])


def _other_side(line: Line, amended: Amended) -> Side | None:
    """The side that a line left out which answered a whole set."""
    if not isinstance(line, SetEntry) or line.side is None or not amended.sets:
        return None
    done = amended.sets[-1]
    both = {one.side for one in amended.session.sets if (one.exercise, one.number) == (done.exercise, done.number)}
    return next((side for side in Side if side not in both), None)


def _way_to_log(side: Side, asked: PrescribedSet, after: Session) -> str:
    upcoming = current(after)
    if upcoming is None:
        return ""
    if upcoming.prescription.exercise == asked.prescription.exercise:
        return f"; `add` and an amount with {side[0].upper()} behind it logs it"
    return "; `undo`, and then both sides in one line, mends it"


def _undone(taken: TakenBack, session: Session) -> str:
    """What was taken back: sets with the title of their movement, of all else what it was."""
    if not taken.removed or session.plan is None:
        return f"{taken.action} {taken.said}"
    exercise = taken.removed[-1].exercise
    titles = {one.prescription.exercise: one.prescription.title for one in session.plan.sets}
    return taken.said.replace(exercise, titles.get(exercise, exercise), 1)


def _name(asked: PrescribedSet) -> str:
    return f"{asked.prescription.title}, set {asked.slot}"


def _said(line: Line, asked: PrescribedSet, after: Session) -> str:
    match line:
        case Skip(exercise):
            return f"skipped {f'the rest of {asked.prescription.title}' if exercise else _name(asked)}"
        case Swap() if upcoming := current(after):
            return f"swapped {asked.prescription.title} for {upcoming.prescription.title}"
        case Finish():
            return "finished early"
        case WarmUp() if upcoming := current(after):
            return f"first a warm-up: {upcoming.prescription.title}"
        case Add():
            return f"added a set of {asked.prescription.title}"
        case _:
            return f"{type(line).__name__.lower()} kept"
