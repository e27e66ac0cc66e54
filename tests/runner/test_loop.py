"""The loop of a workout, with somebody who answers from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import pytest

from hipflex.domain.change import Amended, Decision, TakenBack
from hipflex.domain.measures import Measure, SetType
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import PrescribedSet
from hipflex.domain.workout_line import SetEntry, Skip
from hipflex.errors import LogUnavailable, Refused
from hipflex.runner.loop import Workbench, run
from hipflex.runner.machine import answered
from hipflex.runner.ports import EndOfInput
from hipflex.runner.rehearsal import RehearsalJournal
from tests.runner.bench import CLIMBER, MARCH, MORNING, RAISE, find, next_set, read, rows, session_of, warm_up


class TickingClock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self.moment = MORNING

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


class ListedPresenter:
    """Answers from a list and writes down all that is said; between the lines something may happen."""

    def __init__(self, lines: Iterable[str], *, strict: bool = False) -> None:
        self.lines = list(lines)
        self.strict = strict
        self.said: list[str] = []
        self.meanwhile: Callable[[], object] | None = None

    def present(self, session: Session, asked: PrescribedSet) -> None:
        self.said.append(f"present {asked.position}.{asked.slot}")

    def ask(self, session: Session, asked: PrescribedSet) -> str:
        if not self.lines:
            raise EndOfInput
        line = self.lines.pop(0)
        if line == "meanwhile":
            assert self.meanwhile
            self.meanwhile()
            line = self.lines.pop(0)
        return line

    def acknowledge(self, sets: Sequence[PerformedSet]) -> None:
        self.said += [f"logged {done.id}" for done in sets]

    def say(self, text: str) -> None:
        self.said.append(text)

    def refuse(self, error: Refused) -> None:
        if self.strict:
            raise error
        self.said.append(f"refused {error}")

    def not_kept(self, error: LogUnavailable) -> None:
        if self.strict:
            raise error
        self.said.append(f"not kept: {error}")

    def rest(self, seconds: int, after: PerformedSet) -> None:
        self.said.append(f"rest {seconds} after {after.position}.{after.slot}")

    def conclude(self, session: Session) -> None:
        self.said.append("done")


def bench(presenter: ListedPresenter, *movements: Movement) -> Workbench:
    journal = RehearsalJournal(session_of(*movements))
    return Workbench(journal, presenter, TickingClock(), read, find, warm_up)


def went(lines: Iterable[str], *movements: Movement) -> tuple[Session, list[str]]:
    presenter = ListedPresenter(lines)
    return run(bench(presenter, *movements), "s1"), presenter.said


def test_a_workout_is_asked_set_by_set_acknowledged_rested_and_summed_up() -> None:
    session, said = went(["8", "9", "10", ""], RAISE, MARCH)
    assert session.state is State.OPEN
    assert said == [
        "present 1.1",
        "logged rehearsal-0001",
        "rest 90 after 1.1",
        "present 1.2",
        "logged rehearsal-0002",
        "rest 90 after 1.2",
        "present 1.3",
        "logged rehearsal-0003",
        "rest 90 after 1.3",
        "present 2.1",
        "logged rehearsal-0004",
        "logged rehearsal-0005",
        "present 2.2",
    ]


def test_after_the_last_set_there_is_no_rest_but_the_end() -> None:
    session, said = went(["3x8"], RAISE)
    assert session.state is State.FINISHED
    assert said[-2:] == ["logged rehearsal-0003", "done"]


class FullDisk(RehearsalJournal):
    """A journal that can't keep so many lines; `late` it has kept one all the same when it says so."""

    def __init__(self, session: Session, failures: int, *, late: bool = False) -> None:
        super().__init__(session)
        self.failures = failures
        self.late = late

    def amend(self, session_id: str, decide: Decision) -> Amended:
        if not self.failures:
            return super().amend(session_id, decide)
        self.failures -= 1
        if self.late:
            super().amend(session_id, decide)
        raise LogUnavailable("the disk is full")


@pytest.mark.parametrize(("failures", "late"), [(1, False), (3, False), (1, True), (2, True)])
def test_a_set_that_the_disk_refuses_is_tried_again_and_shown_as_logged_once(failures: int, *, late: bool) -> None:
    presenter = ListedPresenter(["8"])
    journal = FullDisk(session_of(RAISE), failures, late=late)
    session = run(Workbench(journal, presenter, TickingClock(), read, find, warm_up), "s1")
    assert [done.reps for done in session.sets] == [8]
    told = ["not kept: the disk is full"] * failures
    assert presenter.said == ["present 1.1", *told, "logged rehearsal-0001", "rest 90 after 1.1", "present 1.2"]


def test_a_warm_up_is_put_before_the_first_set_and_can_be_taken_back() -> None:
    session, said = went(["warm-up", "", "undo", "undo", "warm-up", "", "", "8"], RAISE, CLIMBER)
    assert [(done.exercise, done.type) for done in session.sets] == [
        ("climber", SetType.WARMUP),
        ("climber", SetType.WARMUP),
        ("leg-raise", SetType.WORKING),
    ]
    assert "first a warm-up: Climber" in said
    assert "undone: add a warm-up: Climber" in said
    assert said.count("present 1.1") == 3


def test_a_warm_up_comes_before_all_else_and_once() -> None:
    _, said = went(["warm-up", "warm-up", "", "", "warm-up"], RAISE)
    assert said.count("refused this workout warms up already") == 1
    assert said[-2].startswith("refused a warm-up comes before the first set")


class FullForUndo(RehearsalJournal):
    """A journal that refuses the first time to take something back; `late` it has done it all the same."""

    late = False
    failed = False

    def take_back(self, session_id: str) -> TakenBack:
        if self.failed:
            return super().take_back(session_id)
        self.failed = True
        if self.late:
            super().take_back(session_id)
        raise LogUnavailable("the disk is full")


@pytest.mark.parametrize("late", [False, True])
def test_an_undo_that_the_disk_refuses_is_tried_again_and_takes_back_one_line(*, late: bool) -> None:
    presenter = ListedPresenter(["8", "9", "undo"])
    journal = FullForUndo(session_of(RAISE))
    journal.late = late
    session = run(Workbench(journal, presenter, TickingClock(), read, find, warm_up), "s1")
    assert [done.reps for done in session.sets] == [8]
    assert "not kept: the disk is full" in presenter.said
    assert sum(said.startswith("undone") for said in presenter.said) == 1


def test_where_nobody_can_be_asked_what_the_disk_refuses_ends_the_run() -> None:
    journal = FullDisk(session_of(RAISE), 1)
    with pytest.raises(LogUnavailable, match="the disk is full"):
        run(Workbench(journal, ListedPresenter(["8"], strict=True), TickingClock(), read, find, warm_up), "s1")
    assert journal.session("s1").sets == ()


@pytest.mark.parametrize("lines", [["8", "quit", "9"], ["8"]])
def test_quitting_or_the_end_of_input_leaves_the_workout_open(lines: list[str]) -> None:
    session, said = went(lines, RAISE)
    assert (session.state, rows(session)) == (State.OPEN, ["leg-raise 1 8"])
    assert "done" not in said


def test_finish_ends_the_workout_early_and_sums_it_up() -> None:
    session, said = went(["8", "finish", "9"], RAISE)
    assert (session.state, rows(session)) == (State.FINISHED, ["leg-raise 1 8"])
    assert said[-2:] == ["finished early", "done"]


def test_a_slip_is_asked_again_and_changes_nothing() -> None:
    session, said = went(["8-10", "swap nothing", "swap leg-raise", "4x8", "undo", "8"], RAISE)
    assert [one.partition(":")[0] for one in said if one.startswith("refused")] == [
        "refused '-10' at 2",
        "refused no movement is called 'nothing'; to make it",
        "refused this is Leg raise already",
        "refused 4 sets",
        "refused nothing to undo in this workout",
    ]
    assert rows(session) == ["leg-raise 1 8"]


def test_where_nobody_can_be_asked_again_the_slip_ends_the_run_and_keeps_what_came_before() -> None:
    presenter = ListedPresenter(["8", "8-10", "9"], strict=True)
    room = bench(presenter, RAISE)
    with pytest.raises(Refused):
        run(room, "s1")
    assert rows(room.journal.session("s1")) == ["leg-raise 1 8"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("skip", "skipped Leg raise, set 1"),
        ("skip exercise", "skipped the rest of Leg raise"),
        ("swap hip-march", "swapped Leg raise for Hip march"),
        ("add", "added a set of Leg raise"),
        ("note tight", "note kept"),
        ("finish", "finished early"),
    ],
)
def test_what_stores_no_set_is_said(line: str, said: str) -> None:
    assert said in went([line], RAISE, MARCH)[1]


def test_undo_says_so_and_asks_for_the_set_again() -> None:
    session, said = went(["8", "undo", "9"], RAISE)
    assert rows(session) == ["leg-raise 1 9"]
    assert [one for one in said if one.startswith(("present", "undone"))] == [
        "present 1.1",
        "present 1.2",
        "undone: the last line",
        "present 1.1",
        "present 1.2",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("skip", "undone: skip Leg raise, set 1"),
        ("skip exercise", "undone: skip the rest of Leg raise"),
        ("swap hip-march", "undone: swap Leg raise for Hip march"),
        ("add", "undone: add a set of Leg raise"),
        ("note tight", "undone: note tight"),
    ],
)
def test_undo_says_exactly_what_it_took_back(line: str, said: str) -> None:
    assert said in went([line, "undo"], RAISE, MARCH)[1]


def test_each_line_is_stored_with_the_time_it_was_said() -> None:
    session, _ = went(["8", "9"], RAISE)
    assert [s.performed_at - MORNING for s in session.sets] == [timedelta(seconds=1), timedelta(seconds=2)]


def test_a_set_that_another_terminal_logged_meanwhile_is_said_and_passed_over() -> None:
    presenter = ListedPresenter(["meanwhile", "8", "9"])
    room = bench(presenter, RAISE)
    assert isinstance(room.journal, RehearsalJournal)
    first = next_set(room.journal)
    presenter.meanwhile = lambda: room.journal.amend("s1", answered(SetEntry(Measure.REPS, 5), first, MORNING))
    session = run(room, "s1")
    assert rows(session) == ["leg-raise 1 5", "leg-raise 2 9"]
    assert presenter.said[1] == "Leg raise, set 1: another terminal was here first, this was not kept; going on"


@pytest.mark.parametrize("line", ["8", "add 8", "swap hip-march", "skip", "skip exercise", "finish"])
def test_a_workout_that_another_terminal_finished_meanwhile_ends_here_too(line: str) -> None:
    presenter = ListedPresenter(["meanwhile", line, "9"])
    room = bench(presenter, RAISE)
    assert isinstance(room.journal, RehearsalJournal)
    first = next_set(room.journal)
    presenter.meanwhile = lambda: room.journal.amend("s1", answered(Skip(exercise=True), first, MORNING))
    session = run(room, "s1")
    assert (session.state, session.sets, session.note) == (State.FINISHED, (), None)
    assert presenter.said[-2:] == [
        "Leg raise, set 1: another terminal was here first, this was not kept; the workout is finished by now",
        "done",
    ]


def test_a_note_is_kept_even_where_another_terminal_finished_the_workout_meanwhile() -> None:
    presenter = ListedPresenter(["meanwhile", "note late"])
    room = bench(presenter, RAISE)
    assert isinstance(room.journal, RehearsalJournal)
    first = next_set(room.journal)
    presenter.meanwhile = lambda: room.journal.amend("s1", answered(Skip(exercise=True), first, MORNING))
    assert run(room, "s1").note == "late"


def test_a_finished_session_asks_nothing() -> None:
    presenter = ListedPresenter(["8"])
    room = bench(presenter, RAISE)
    assert isinstance(room.journal, RehearsalJournal)
    room.journal.amend("s1", answered(Skip(exercise=True), next_set(room.journal), MORNING))
    assert run(room, "s1").state is State.FINISHED
    assert presenter.said == ["done"]


@pytest.mark.parametrize(
    ("later_s", "rest"), [(20, ["rest 70 after 1.1"]), (89, ["rest 1 after 1.1"]), (90, []), (-5, [])]
)
def test_a_rest_goes_on_where_a_workout_is_resumed_in_it(later_s: int, rest: list[str]) -> None:
    journal = RehearsalJournal(session_of(RAISE))
    journal.amend("s1", answered(SetEntry(Measure.REPS, 8), next_set(journal), MORNING))
    presenter, clock = ListedPresenter([]), TickingClock()
    clock.moment = MORNING + timedelta(seconds=later_s - 1)
    run(Workbench(journal, presenter, clock, read, find, warm_up), "s1")
    assert [said for said in presenter.said if said.startswith("rest")] == rest


def test_who_writes_one_side_alone_is_told_how_to_log_the_other() -> None:
    lines = ["10L", "add 8R", "8R", "swap hip-march", "skip", "skip", "8R"]
    said = went(lines, MARCH, RAISE)[1]
    assert [one for one in said if "left out" in one] == [
        "the right side is left out; `add` and an amount with R behind it logs it",
        "the left side is left out; `undo`, and then both sides in one line, mends it",
        "the left side is left out",
    ]
