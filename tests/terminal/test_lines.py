from __future__ import annotations

import io
import os

import pytest

from hipflex.domain.measures import Unit
from hipflex.domain.movement import Movement, Sides
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.records import Record, RecordKind
from hipflex.errors import NotationError, Refused
from hipflex.runner.loop import run
from hipflex.terminal.lines import LONGEST_LINE, LinePresenter
from hipflex.terminal.presenters import presenter
from hipflex.value_classes import replace
from tests.terminal.samples import LUNGE, MORNING, RAISE, knowing, session_of, workbench


class Flushed(io.StringIO):
    """What had left the program each time it was made to leave."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []

    def flush(self) -> None:
        self.left.append(self.getvalue())


class Run:
    """A workout whose lines come from a text."""

    def __init__(self, lines: str, *movements: Movement, rehearsal: bool = False) -> None:
        self.out, self.remarks = Flushed(), io.StringIO()
        self.presenter = LinePresenter(
            io.StringIO(lines), self.out, self.remarks, knowing(), unit=Unit.KG, rehearsal=rehearsal
        )
        self._bench = workbench(self.presenter, session_of(*(movements or (RAISE,))))

    def to_its_end(self) -> Session:
        return run(self._bench, "s1")


def test_each_line_is_a_set_and_each_set_is_acknowledged_by_a_line() -> None:
    workout = Run("9\n10@2kg\n30s/25s\n", RAISE, LUNGE)
    assert workout.to_its_end().state is State.FINISHED
    lines = workout.out.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == ["logged"] * 3
    assert [line.split(": ")[1].split("  ")[0] for line in lines] == ["9", "10@2kg", "30s/25s"]
    assert "Leg raise" in lines[0]


def test_every_acknowledgement_leaves_the_program_by_itself() -> None:
    workout = Run("9\n10\n")
    workout.to_its_end()
    assert [left.count("\n") for left in workout.out.left] == [1, 2]


def test_a_rehearsal_says_what_it_would_log() -> None:
    workout = Run("9\n10\n", rehearsal=True)
    workout.to_its_end()
    assert [line.startswith("would log") for line in workout.out.getvalue().splitlines()] == [True, True]


def test_a_rehearsal_never_speaks_of_undo() -> None:
    workout = Run("9\n10\n", rehearsal=True)
    assert workout.to_its_end().state is State.FINISHED
    assert "undo" not in workout.out.getvalue() + workout.remarks.getvalue()


def test_the_words_work_and_are_said_on_the_other_stream() -> None:
    workout = Run("9\nundo\nnote slow today\nskip\nswap plank\n15s\n")
    session = workout.to_its_end()
    assert [(done.exercise, done.seconds) for done in session.sets] == [("plank", 15)]
    assert session.note == "slow today"
    assert workout.out.getvalue().count("logged") == 2
    assert "skipped Leg raise, set 1" in workout.remarks.getvalue()


def test_an_empty_line_logs_the_aim() -> None:
    assert [done.reps for done in Run("\n\r\n").to_its_end().sets] == [8, 8]


@pytest.mark.parametrize("lines", ["9\n", "9", "9\nquit\n"])
def test_the_end_of_input_and_quit_leave_it_open(lines: str) -> None:
    session = Run(lines).to_its_end()
    assert session.state is State.OPEN
    assert [done.reps for done in session.sets] == [9]


def test_finish_ends_it_early_and_what_follows_gives_one_warning() -> None:
    workout = Run("9\nfinish\n10\n11\n")
    session = workout.to_its_end()
    workout.presenter.leave_over()
    assert (session.state, [done.reps for done in session.sets]) == (State.FINISHED, [9])
    assert workout.remarks.getvalue().count("warning: nothing asked for line 3") == 1


def test_each_set_is_named_before_its_line_is_read() -> None:
    workout = Run("")
    workout.to_its_end()
    assert workout.remarks.getvalue() == "Leg raise, set 1: 8\n"


def test_where_both_sides_are_counted_together_it_says_so() -> None:
    workout = Run("", replace(RAISE, sides=Sides.ALTERNATING))
    workout.to_its_end()
    assert workout.remarks.getvalue() == "Leg raise, set 1, both sides together: 8\n"


def test_a_refused_line_ends_the_run_with_its_number_and_its_place() -> None:
    workout = Run("9\n10@2kgg\n10\n")
    with pytest.raises(NotationError, match=r"^line 2: ") as refused:
        workout.to_its_end()
    assert (refused.value.text, refused.value.start) == ("10@2kgg", 4)
    assert workout.out.getvalue().count("\n") == 1


def test_a_name_that_nothing_answers_to_is_refused_with_its_line() -> None:
    with pytest.raises(Refused, match=r"^line 1: no movement is called 'leg press'"):
        Run("swap leg press\n").to_its_end()


@pytest.mark.parametrize(
    ("line", "said"), [("9\udce9", "line 1: this is no text"), ("9" * 2 * LONGEST_LINE, "line 1: no set takes as many")]
)
def test_what_can_be_no_set_is_refused_before_it_is_read(line: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        Run(line).to_its_end()


def test_a_note_keeps_its_blanks_and_control_codes_reach_no_terminal() -> None:
    workout = Run("note  \x1b[31m red \n")
    assert workout.to_its_end().note == "\x1b[31m red"
    assert "\x1b" not in workout.remarks.getvalue()


def test_lines_that_nothing_asked_for_give_one_warning() -> None:
    workout = Run("9\n10\n\n8\n7\n")
    workout.to_its_end()
    workout.presenter.leave_over()
    warnings = [line for line in workout.remarks.getvalue().splitlines() if line.startswith("warning")]
    assert warnings == ["warning: nothing asked for line 4; it and all after it were left out"]


@pytest.mark.parametrize("rest", ["", "\n \n", "\n" * 5000])
def test_blank_lines_that_nothing_asked_for_are_no_reason_to_warn(rest: str) -> None:
    workout = Run("9\n10\n" + rest)
    workout.to_its_end()
    workout.presenter.leave_over()
    assert "warning" not in workout.remarks.getvalue()


def test_an_input_that_stays_open_is_not_waited_for() -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"9\n10\n")
    remarks = io.StringIO()
    with os.fdopen(ours, encoding="utf-8") as lines:
        reader = LinePresenter(lines, io.StringIO(), remarks, knowing(), unit=Unit.KG)
        assert run(workbench(reader, session_of(RAISE)), "s1").state is State.FINISHED
        reader.leave_over()
    os.close(theirs)
    assert "warning" not in remarks.getvalue()


def test_nobody_rests_between_lines() -> None:
    workout = Run("9\n10\n")
    workout.to_its_end()
    assert "rest" not in workout.remarks.getvalue().lower()


def test_without_a_terminal_to_read_from_lines_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("9\n"))
    with presenter(knowing(), {}, unit=Unit.KG) as chosen:
        assert isinstance(chosen, LinePresenter)


def test_a_broken_record_is_said_on_the_other_stream() -> None:
    before = Record(RAISE.slug, RecordKind.REPS_AT_LOAD, None, 8, MORNING, "s0", "x1")
    now = replace(before, value=9, session="s1", set_id="x2")
    out, remarks = io.StringIO(), io.StringIO()
    context = knowing((), lambda _: [now], before=[before])
    presenter = LinePresenter(io.StringIO("9\n"), out, remarks, context, unit=Unit.KG)
    presenter.acknowledge([PerformedSet(RAISE.slug, RAISE.kind, MORNING, 1, "x2", "s1", reps=9)])
    assert out.getvalue().count("\n") == 1
    assert remarks.getvalue() == "record: most reps, 9 (before: 8)\n"
