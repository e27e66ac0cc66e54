"""Whatever is logged, taken back and put back, in any order, the log stands as its changes say."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hipflex.domain.change import TakenBack
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Span
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind, Movement
from hipflex.domain.pending import current
from hipflex.domain.performance import Finding, PerformedSet, Session, State, performed
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import Accept, Add, Note, SetEntry, Skip
from hipflex.errors import Refused
from hipflex.runner.machine import answered, swapped
from hipflex.store.inspection import Inspection
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.store.conftest import TickingClock
from tests.store.model import Model, Step, difference, facts, open_workouts, sets_in
from tests.store.samples import LEG_RAISE, a_plan, at, done, reps

LYING = Movement("lying-leg-raise", "Lying leg raise", Kind.EXERCISE, {"s": Dose(Span(3, 3), Span(12, 15))})
Line = Accept | SetEntry | Add | Skip | Note
LINES: tuple[Line, ...] = (
    Accept(),
    reps(9),
    reps(8, count=2),
    Skip(),
    Skip(exercise=True),
    Add(),
    Add(reps(5)),
    Note("x"),
)
Action = tuple[str, Any]
actions = st.one_of(
    st.tuples(st.just("log"), st.integers(14, 16)),
    st.tuples(st.just("line"), st.sampled_from(LINES)),
    st.tuples(st.just("line"), st.sampled_from(LINES)),
    st.tuples(st.just("import"), st.integers(1, 4)),
    st.tuples(st.just("start"), st.sampled_from([None, 0, 3, 12])),
    st.tuples(st.sampled_from(["swap", "finish", "discard", "check in", "take back"]), st.none()),
    st.tuples(st.sampled_from(["move", "delete"]), st.integers(0, 9)),
    st.tuples(st.sampled_from(["undo", "undo", "redo", "redo"]), st.none()),
)


class Pair:
    """A log beside its model."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = TickingClock(at(20))
        self.log = TrainingLog(str(path), path.parent, self.clock)
        self.model = Model()

    def do(self, action: Action) -> None:
        """Does a thing to both, and compares what stands then."""
        what, argument = action
        match what:
            case "undo":
                self.turn(self.log.changes.undo, self.model.undoable()[-1:])
            case "redo":
                self.turn(self.log.changes.redo, self.model.undone[-1:])
            case "take back":
                self.take_back()
            case _:
                self.change(what, argument)
        assert facts(self.log) == self.model.standing()

    def take_back(self) -> None:
        """Takes back the last line of the open workout."""
        session = self.log.read.open_session()
        if session is not None:
            self.turn(partial(self.log.workouts.take_back, session.id), self.model.undoable(session.id)[-1:])

    def turn(self, turn: Callable[[], TakenBack], steps: list[Step]) -> None:
        """Undoes or redoes a step in both, or is refused in both."""
        before = self.model.standing()
        if not steps:
            with pytest.raises(Refused):
                turn()
            return
        self.model.turned(steps[0])
        taken = turn()
        changed = difference(before, self.model.standing())
        assert set(taken.removed) == {one for key, one in sets_in(before).items() if key in changed}
        assert set(taken.restored) == set(sets_in(changed).values())

    def change(self, what: str, argument: Any) -> None:
        """Makes a change; where it is refused nothing may have changed."""
        before = facts(self.log)
        session = next(iter(open_workouts(before)), None)
        try:
            happened = CHANGES[what](self.log, argument)
        except Refused:
            return
        if happened:
            line_of = session if what in {"line", "swap"} else None
            self.model.happened(Step(difference(before, facts(self.log)), line_of))

    def reopened(self) -> None:
        """Opens the file anew."""
        self.log.__exit__(None, None, None)
        self.log = TrainingLog(str(self.path), self.path.parent, self.clock)


def log_by_hand(log: TrainingLog, day: int) -> bool:
    def rows(session: Session) -> tuple[PerformedSet, ...]:
        template = PerformedSet(LEG_RAISE.slug, LEG_RAISE.kind, moment, number=0)
        return performed(template, reps(10, count=2), LEG_RAISE.sides, session.sets)

    moment = at(day, 6 + 7 * len(list(log.read.sets())) % 17)
    return bool(log.by_hand.log(moment, None, rows).sets)


def say(log: TrainingLog, line: Line) -> bool:
    session = log.read.open_session()
    asked = current(session) if session else None
    if session is None or asked is None:
        return False
    return not log.workouts.amend(session.id, answered(line, asked, at(20))).passed


def swap(log: TrainingLog, _: None) -> bool:
    session = log.read.open_session()
    asked = current(session) if session else None
    if session is None or asked is None:
        return False
    return not log.workouts.amend(session.id, swapped(asked, prescribed(LYING), at(20))).passed


def import_up_to(log: TrainingLog, count: int) -> bool:
    sets = [done(reps=8, id=f"of a file {n}", number=n, session="of a file") for n in range(1, count + 1)]
    sessions = [Session("of a file", None, at(16), at(16), State.FINISHED)]
    return log.intake.add(sets, sessions, []).change is not None


def move_to_another_week(log: TrainingLog, place: int) -> bool:
    ids = [one.id for one in log.read.sets()][place : place + 1]
    week = timedelta(days=7)
    return bool(log.corrections.edit(ids, lambda one, _: [replace(one, performed_at=one.performed_at - week)]).change)


def delete(log: TrainingLog, place: int) -> bool:
    ids = [one.id for one in log.read.sets()][place : place + 1]
    return bool(ids) and log.corrections.delete(ids).change is not None


CHANGES: dict[str, Callable[[TrainingLog, Any], bool]] = {
    "log": log_by_hand,
    "line": say,
    "swap": swap,
    "import": import_up_to,
    "move": move_to_another_week,
    "delete": delete,
    "start": lambda log, due_sets: log.workouts.start(a_plan(), due_sets).state is State.OPEN,
    "finish": lambda log, _: log.workouts.finish().session.state is State.FINISHED,
    "discard": lambda log, _: log.workouts.discard().session.state is State.DISCARDED,
    "check in": lambda log, _: bool(log.by_hand.check_in(at(20), Found(Finding.TIGHT, 8.5), Found(Finding.CLEAR))),
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a log with nothing in it, made once."""
    path = tmp_path_factory.mktemp("empty") / "log.db"
    with TrainingLog(str(path), path.parent, lambda: at(20)):
        return path


def tried(empty: Path, sequence: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        shutil.copy(empty, path)
        pair = Pair(path)
        for action in sequence:
            pair.do(action)
        pair.reopened()
        assert facts(pair.log) == pair.model.standing()
        everything_back_and_forth(pair)
        pair.log.__exit__(None, None, None)
        assert complaints(path) == []


def complaints(path: Path) -> list[str]:
    """What a look at the file finds wrong."""
    with Inspection(path, has_wal=False) as log:
        looks = (log.broken_pages, log.otherwise_made, log.broken_references, log.unsound_values, log.differences)
        return [said for look in looks for said in look()]


def everything_back_and_forth(pair: Pair) -> None:
    """Takes back all there is, and puts it back."""
    before, count = pair.model.standing(), 0
    while pair.model.undoable():
        pair.do(("undo", None))
        count += 1
    for _ in range(count):
        pair.do(("redo", None))
    assert facts(pair.log) == before


@settings(max_examples=60)
@given(sequence=st.lists(actions, max_size=25))
@example(sequence=[("log", 15), ("undo", None), ("start", None), ("redo", None), ("undo", None)])
@example(
    sequence=[("start", None), ("line", reps(9)), ("log", 15), ("take back", None), ("undo", None), ("redo", None)]
)
@example(
    sequence=[("start", None), ("finish", None), ("start", None), ("undo", None), ("discard", None), ("undo", None)]
)
@example(sequence=[("import", 2), ("import", 4), ("undo", None), ("import", 3), ("undo", None), ("undo", None)])
def test_any_sequence_of_changes_ends_as_the_model_says(empty: Path, sequence: list[Action]) -> None:
    tried(empty, sequence)


def test_the_model_notices_a_change_that_was_not_told_to_it(empty: Path, tmp_path: Path) -> None:
    shutil.copy(empty, tmp_path / "log.db")
    pair = Pair(tmp_path / "log.db")
    pair.do(("log", 15))
    pair.log.by_hand.check_in(at(20) + timedelta(hours=1), Found(Finding.TIGHT), Found(Finding.TIGHT))
    with pair.log, pytest.raises(AssertionError):
        pair.do(("log", 15))
