"""A workout run from the command line: who presents it, where it is kept, how it ends."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

from hipflex.cli.coaching import coached_as_named, last_results, next_doses
from hipflex.cli.planning import planned_today
from hipflex.cli.records import records_within
from hipflex.cli.toolbox import Toolbox
from hipflex.cli.training import ad_hoc
from hipflex.domain.pending import progress
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import Workout
from hipflex.errors import Refused
from hipflex.notation import parse_line
from hipflex.render.safe import safe
from hipflex.render.words import closed_words, moment_words
from hipflex.runner.loop import Workbench, run
from hipflex.runner.machine import Replacement
from hipflex.runner.ports import EndOfInput, Journal
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.store.queries import Window
from hipflex.store.workouts import already_open
from hipflex.terminal.lines import LinePresenter
from hipflex.terminal.presenters import presenter
from hipflex.terminal.prompt import answer
from hipflex.terminal.workout_context import WorkoutContext

LEFT_OPEN = 3
LONG_AGO = timedelta(days=2)
ENDINGS = {"f": "finish", "d": "discard"}
LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a workout is run."""

    rehearsal: bool
    timers: bool
    plain: bool


def run_new(tools: Toolbox, workout: Workout, manner: Manner, minutes: int | None) -> int:
    """Starts a workout and runs it; the exit code."""
    if not manner.rehearsal:
        kept = tools.log.read.open_session()
        if kept is not None:
            return _open_already(tools, kept, workout, manner, minutes)
    plan = planned_today(tools, workout, minutes)
    if manner.rehearsal:
        session = Session("rehearsal", plan.workout, tools.now(), None, State.OPEN, plan=plan)
        return _run(tools, RehearsalJournal(session), session, manner)
    return _run(tools, tools.log.workouts, tools.log.workouts.start(plan), manner)


def run_open(tools: Toolbox, manner: Manner) -> int:
    """Goes on with the open workout; the exit code. After days a terminal asks whether that is still meant."""
    session = tools.log.read.open_session()
    if session is None:
        raise Refused("no workout is open; `hipflex workout start` begins one")
    if _has_a_person(manner) and tools.now() - _last_seen(session) >= LONG_AGO:
        choice = _chosen(tools, session, "Enter goes on")
        if choice in ENDINGS:
            _end(tools, choice)
            return 0
        if choice == LEAVE:
            _tell_left_open(tools, session)
            return LEFT_OPEN
    return _go_on(tools, session, manner)


def _go_on(tools: Toolbox, session: Session, manner: Manner) -> int:
    if session.plan is None:
        raise Refused("the open workout came without its plan; end it with `hipflex workout finish` or `discard`")
    return _run(tools, tools.log.workouts, session, manner)


def _open_already(tools: Toolbox, kept: Session, workout: Workout, manner: Manner, minutes: int | None) -> int:
    """A workout is open: a terminal asks what to do with it, a script is refused."""
    if not _has_a_person(manner):
        raise Refused(already_open(kept))
    choice = _chosen(tools, kept, "Enter leaves it")
    if choice in ENDINGS:
        _end(tools, choice)
        return run_new(tools, workout, manner, minutes)
    if choice == "r":
        return _go_on(tools, kept, manner)
    _tell_left_open(tools, kept)
    return LEFT_OPEN


def _chosen(tools: Toolbox, kept: Session, enter: str) -> str:
    """What a person wants to do with an open workout: r, f, d, nothing, or to leave it where the input ends."""
    done, planned_sets = progress(kept)
    begun = moment_words(kept.started_at)
    tools.say(f"The workout {safe(kept.title)} is still open, begun {begun}: {done} of {planned_sets} sets done.")
    tools.say(f"r resumes it, f finishes it, d discards it, {enter}.")
    while True:
        try:
            said = answer("r, f, d or Enter > ", sys.stdout).lower()
        except EndOfInput:
            return LEAVE
        if said in ("", "r", "resume", *ENDINGS, *ENDINGS.values()):
            return said[:1]


def _end(tools: Toolbox, choice: str) -> None:
    """Ends the open workout, and says what became of its sets."""
    finishing = ENDINGS[choice] == "finish"
    closed = tools.log.workouts.finish() if finishing else tools.log.workouts.discard(with_sets=False)
    tools.say(closed_words(closed))


def _last_seen(session: Session) -> datetime:
    """When somebody last did something in a session."""
    return max([session.started_at, *(done.performed_at for done in session.sets)])


def _run(tools: Toolbox, journal: Journal, session: Session, manner: Manner) -> int:
    with presenter(
        _context(tools, rehearsal=manner.rehearsal),
        tools.environment,
        unit=tools.settings.unit,
        sound=tools.settings.sound,
        rehearsal=manner.rehearsal,
        timers=manner.timers,
        plain=manner.plain,
    ) as who:
        bench = Workbench(
            journal=journal,
            presenter=who,
            clock=tools.clock,
            parse=lambda text, asked: parse_line(text, asked, tools.settings.vocabulary),
            find=lambda name: _replacement(tools, name),
            last=lambda exercise: tools.log.read.last_results([exercise]),
        )
        try:
            session = run(bench, session.id)
        except KeyboardInterrupt:
            print(file=sys.stderr)
            if not manner.rehearsal:
                _tell_left_open(tools, journal.session(session.id))
            raise
        if isinstance(who, LinePresenter):
            who.leave_over()
    if manner.rehearsal:
        tools.tell("that was a rehearsal; nothing was written")
        return 0
    if session.state is not State.OPEN:
        return 0
    _tell_left_open(tools, session)
    return LEFT_OPEN


def _tell_left_open(tools: Toolbox, session: Session) -> None:
    done, planned_sets = progress(session)
    tools.tell(f"left open after {done} of {planned_sets} sets; `hipflex workout resume` goes on")


def _has_a_person(manner: Manner) -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and not manner.plain


def _replacement(tools: Toolbox, name: str) -> Replacement:
    """The movement in the dose that is due of it."""
    due = coached_as_named(tools, ad_hoc([tools.library.movement(name)]))
    return Replacement(due[0], last_results(tools, due))


def _context(tools: Toolbox, *, rehearsal: bool) -> WorkoutContext:
    """What the presenter may look up; a rehearsal breaks no record and changes nothing for the next time."""
    return WorkoutContext(
        find=tools.library.movements.get,
        last=tools.last_sets,
        records=lambda exercise: () if rehearsal else records_within(tools, Window(exercise=exercise)),
        records_without=lambda exercise, session: records_within(tools, Window(exercise=exercise, without=session)),
        upcoming=lambda session: () if rehearsal else next_doses(tools, _workout_of(tools, session)),
    )


def _workout_of(tools: Toolbox, session: Session) -> Workout:
    """What a session trained, as the catalogue has it: its workout, else each of its movements by its own dose."""
    if workout := tools.library.workouts.get(session.workout or ""):
        return workout
    slugs = dict.fromkeys(one.prescription.exercise for one in session.plan.sets) if session.plan else ()
    return ad_hoc([tools.library.movements[slug] for slug in slugs if slug in tools.library.movements])
