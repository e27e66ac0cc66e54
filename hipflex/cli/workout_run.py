"""A workout run from the command line: who presents it, where it is kept, how it ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from hipflex.cli.toolbox import Toolbox
from hipflex.domain.pending import progress
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import Prescription, Workout
from hipflex.domain.proportion import NOTHING_YET, Most
from hipflex.errors import LogUnavailable, Refused
from hipflex.render.change_words import closed_words
from hipflex.render.safe import safe
from hipflex.render.words import elsewhere_words, moment_words
from hipflex.runner.loop import run
from hipflex.runner.ports import EndOfInput, Journal
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.services.catalogue import regions_of
from hipflex.services.due import open_elsewhere
from hipflex.services.next_doses import equipment_needed
from hipflex.services.overview import overview
from hipflex.services.records import last_time, records_of
from hipflex.services.settings import set_setting, usual_values
from hipflex.services.workout_plan import alternatives_to, doses_after, due_sets, planned_today, warm_up_dose, workbench
from hipflex.services.workouts import workout_to_start
from hipflex.services.workspace import Workspace
from hipflex.terminal.lines import LinePresenter
from hipflex.terminal.presenters import presenter
from hipflex.terminal.prompt import answer
from hipflex.terminal.workout_context import WorkoutContext
from hipflex.value_classes import dataclass

LEFT_OPEN = 3
LONG_AGO = timedelta(days=2)
ENDINGS = {"f": "finish", "d": "discard"}
LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a workout is run; a new one in so many minutes, and after a warm-up, if that is wanted."""

    rehearsal: bool = False
    timers: bool = True
    plain: bool = False
    minutes: int | None = None
    warm_up: bool = False


AS_USUAL = Manner()


def start(tools: Toolbox, words: Sequence[str], manner: Manner = AS_USUAL, purpose: str | None = None) -> int:
    """Runs the workout that words mean, or what is due; its exit code."""
    if not manner.rehearsal:
        tools.catch_up()
        for one in open_elsewhere(tools.workspace):
            tools.tell(f"{one.title} is {elsewhere_words(one)}: `workout resume --take-over` goes on with it here")
    workout, remark = workout_to_start(tools.workspace, words, purpose)
    tools.tell(remark)
    return run_new(tools, workout, manner)


def run_new(tools: Toolbox, workout: Workout, manner: Manner) -> int:
    """Starts a workout and runs it; the exit code."""
    workspace = tools.workspace
    if _has_a_person(manner) and not manner.rehearsal:
        kept = workspace.log.read.open_session()
        if kept is not None:
            return _open_already(tools, kept, workout, manner)
        _ask_for_equipment(tools, workout)
    plan, remark = planned_today(workspace, workout, manner.minutes, warm_up=manner.warm_up)
    tools.tell(remark)
    if manner.rehearsal:
        session = Session("rehearsal", plan.workout, workspace.now(), None, State.OPEN, plan=plan)
        return _run(tools, RehearsalJournal(session), session, manner)
    return _run(tools, workspace.log.workouts, workspace.log.workouts.start(plan, due_sets(workspace)), manner)


def _ask_for_equipment(tools: Toolbox, workout: Workout) -> None:
    """Asks once what there is to train with, where a workout needs something and nobody has said yet."""
    needed = equipment_needed(tools.workspace, workout)
    if not needed:
        return
    tools.say(f"{safe(workout.title)} needs: {safe(', '.join(needed))}. What do you have to train with?")
    tools.say(
        "Names with commas between them, `?` to see them, `none`, or Enter for all. "
        "Later: `hipflex settings set equipment`."
    )
    while True:
        try:
            said = answer("equipment > ", sys.stdout)
            if said == "?":
                tools.say(safe(", ".join(usual_values(tools.workspace, "equipment"))))
                continue
            set_setting(tools.workspace, "equipment", _names(said) or ["all"])
        except EndOfInput:
            return
        except Refused as error:
            tools.say(safe(str(error)))
        else:
            return


def _names(said: str) -> list[str]:
    return [name.strip() for name in said.split(",") if name.strip()]


def run_open(tools: Toolbox, manner: Manner = AS_USUAL) -> int:
    """Goes on with the open workout; the exit code. After days a terminal asks whether that is still meant."""
    tools.catch_up()
    session = tools.workspace.log.read.open_session()
    if session is None:
        raise Refused(f"no workout is open{_elsewhere(tools)}; `hipflex workout start` begins one")
    if _has_a_person(manner) and tools.workspace.now() - _last_seen(session) >= LONG_AGO:
        choice = _chosen(tools, session, "Enter goes on")
        if choice in ENDINGS:
            _end(tools, choice)
            return 0
        if choice == LEAVE:
            _tell_left_open(tools, session)
            return LEFT_OPEN
    return _go_on(tools, session, manner)


def _elsewhere(tools: Toolbox) -> str:
    """What is open on another machine, which only goes on here if somebody says so."""
    for one in open_elsewhere(tools.workspace):
        return f" here; {one.title} is {elsewhere_words(one)}: `workout resume --take-over` goes on with it"
    return ""


def _go_on(tools: Toolbox, session: Session, manner: Manner) -> int:
    if session.plan is None:
        raise Refused("the open workout came without its plan; end it with `hipflex workout finish` or `discard`")
    return _run(tools, tools.workspace.log.workouts, session, manner)


def _open_already(tools: Toolbox, kept: Session, workout: Workout, manner: Manner) -> int:
    """A workout is open: the person is asked what to do with it."""
    choice = _chosen(tools, kept, "Enter leaves it")
    if choice in ENDINGS:
        _end(tools, choice)
        return run_new(tools, workout, manner)
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
    workouts = tools.workspace.log.workouts
    finishing = ENDINGS[choice] == "finish"
    tools.say(closed_words(workouts.finish() if finishing else workouts.discard()))


def _last_seen(session: Session) -> datetime:
    """When somebody last did something in a session."""
    return max([session.started_at, *(done.performed_at for done in session.sets)])


def _run(tools: Toolbox, journal: Journal, session: Session, manner: Manner) -> int:
    settings = tools.workspace.settings
    with presenter(
        _context(tools.workspace, rehearsal=manner.rehearsal),
        tools.environment,
        unit=settings.unit,
        sound=settings.sound,
        stage=settings.stage,
        rehearsal=manner.rehearsal,
        timers=manner.timers,
        plain=manner.plain,
    ) as who:
        try:
            session = run(workbench(tools.workspace, journal, who, tools.clock, tools.keep_status), session.id)
        except KeyboardInterrupt:
            print(file=sys.stderr)
            if not manner.rehearsal:
                _tell_if_left_open(tools, session.id)
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


def _tell_if_left_open(tools: Toolbox, session_id: str) -> None:
    """Tells after Ctrl-C whether the workout is open; who has pressed it waits for no other program."""
    log = tools.workspace.log
    log.wait_no_longer()
    with suppress(LogUnavailable):
        if (kept := log.read.session(session_id)).state is State.OPEN:
            _tell_left_open(tools, kept)


def _tell_left_open(tools: Toolbox, session: Session) -> None:
    done, planned_sets = progress(session)
    tools.tell(f"left open after {done} of {planned_sets} sets; `hipflex workout resume` goes on")


def _has_a_person(manner: Manner) -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and not manner.plain


def _context(workspace: Workspace, *, rehearsal: bool) -> WorkoutContext:
    """What the presenter may look up; a rehearsal breaks no record and changes nothing for the next time."""
    return WorkoutContext(
        find=workspace.library.movements.get,
        alternatives=lambda exercise: alternatives_to(workspace, exercise),
        last=lambda exercise: last_time(workspace, exercise),
        records=lambda exercise: () if rehearsal else records_of(workspace, exercise),
        records_without=lambda exercise, session: records_of(workspace, exercise, without=session),
        most=lambda exercise: NOTHING_YET if rehearsal else _most(workspace, exercise),
        upcoming=lambda session: () if rehearsal else doses_after(workspace, session),
        warm_up=_warm_up(workspace),
        today=lambda: None if rehearsal else overview(workspace),
        figure=workspace.library.figure,
        regions=lambda movement: regions_of(workspace, movement),
    )


def _warm_up(workspace: Workspace) -> Prescription | None:
    try:
        return warm_up_dose(workspace)
    except Refused:
        return None


def _most(workspace: Workspace, exercise: str) -> Most:
    return workspace.log.by_exercise.most_done([exercise]).get(exercise, NOTHING_YET)
