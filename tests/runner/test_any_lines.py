"""What holds after any lines, in any order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipflex.domain.change import Amended
from hipflex.domain.pending import pending
from hipflex.domain.performance import PerformedSet, Session, State
from hipflex.domain.prescription import PrescribedSet, Prescription, prescribed
from hipflex.domain.workout_line import Accept, Add, Finish, Note, SetEntry, Skip, Swap
from hipflex.errors import Refused
from hipflex.runner.rehearsal import RehearsalJournal
from hipflex.value_classes import replace
from tests.domain.test_set_numbers import by_the_letter
from tests.generated import generated
from tests.runner.bench import (
    CLIMBER,
    HOLD,
    JOG,
    MARCH,
    MOVEMENTS,
    RAISE,
    SIT,
    amended,
    asked,
    at_work,
    faults,
    journal_of,
    next_set,
    read,
    refused,
    rows,
    session_of,
)

WORKOUTS = st.lists(
    st.sampled_from(
        [
            *(asked(one) for one in (RAISE, MARCH, CLIMBER, SIT, HOLD, JOG)),
            asked(RAISE, "1 x 8 @ 20kg"),
            asked(MARCH, "2 x 8 warmup"),
            asked(HOLD, "total 40s by 10-20s"),
            asked(SIT, "total 90s by 15-30s"),
            replace(asked(RAISE), circuit="a"),
            replace(asked(CLIMBER, "3 x 10"), circuit="a"),
        ]
    ),
    min_size=1,
    max_size=4,
)
LINES = st.one_of(
    st.sampled_from(
        ["", "", "8", "20s", "20s", "2x8", "2x20s", "12/10", "8L", "8R", "8R drop", "20sL", "8@5 rpe8", "8@0"]
    ),
    st.sampled_from(
        ["skip", "skip exercise", "add", "add 9", "add 2x20s", "add 8R", "note tight", "undo", "400m", "finish"]
    ),
    st.sampled_from(sorted(MOVEMENTS)).map(lambda name: f"swap {name}"),
    st.sampled_from(["100x8", "swap nothing", "8-10", "rubbish", "skip it"]),
)
SCRIPTS = st.lists(LINES, max_size=15)


def spoken(journal: RehearsalJournal, lines: Sequence[str]) -> None:
    """Says lines until the workout is done; those that are refused change nothing."""
    for text in lines:
        before = at_work(journal)
        if before.state is State.OPEN and refused(journal, text):
            assert at_work(journal) is before


def check(before: Session, text: str, what: Amended) -> None:
    """What a line may do to the sets that are still to be done."""
    was, now = pending(before), pending(what.session)
    line = read(text, was[0].prescription)
    assert (what.session.state is State.FINISHED) == (isinstance(line, Finish) or not now)
    match line:
        case Add(None):
            assert len(now) == len(was) + 1
            assert [one for one in now if one in was] == list(was)
        case Swap(name):
            here, elsewhere = of_position(was, was[0].position), [one for one in was if one.position != was[0].position]
            assert [one for one in now if one.position != was[0].position] == elsewhere
            new = of_position(now, was[0].position)
            assert {one.prescription.exercise for one in new} <= {name}
            totals = [one.dose.total_seconds for one in (was[0].prescription, prescribed(MOVEMENTS[name]))]
            assert len(new) == len(here) or totals != [None, None]
        case Note() | Finish():
            assert now == was
        case Add():
            assert set(now) <= set(was)
            assert what.sets
        case SetEntry() | Accept() | Skip():
            assert set(now) < set(was)
            assert was[0] not in now
        case _:
            raise AssertionError(line)


def of_position(sets: Sequence[PrescribedSet], position: int) -> list[PrescribedSet]:
    return [one for one in sets if one.position == position]


@settings(max_examples=300)
@given(WORKOUTS, SCRIPTS)
def test_any_lines_leave_a_whole_session(workout: list[Prescription], lines: list[str]) -> None:
    journal = journal_of(*workout)
    for text in lines:
        before = at_work(journal)
        if before.state is not State.OPEN:
            break
        try:
            what = amended(journal, text)
        except Refused:
            assert at_work(journal) is before
            continue
        if what is not None:
            assert not what.passed
            check(before, text, what)
        assert list(faults(at_work(journal))) == []


@given(WORKOUTS, SCRIPTS)
def test_undo_goes_back_line_by_line_to_the_beginning(workout: list[Prescription], lines: list[str]) -> None:
    journal = journal_of(*workout)
    stages = [at_work(journal)]
    for text in lines:
        if text != "undo" and at_work(journal).state is State.OPEN and not refused(journal, text):
            stages = [*stages, at_work(journal)]
    while len(stages) > 1:
        after = stages.pop()
        taken_back = journal.take_back("s1")
        assert at_work(journal) == stages[-1]
        assert taken_back.removed == after.sets[len(stages[-1].sets) :]
        assert taken_back.left == len(stages) - 1
    with pytest.raises(Refused, match="nothing to undo"):
        journal.take_back("s1")


def numbers_by_the_letter(sets: Sequence[PerformedSet]) -> list[int]:
    """The numbers that the contract gives to rows in the order they were written."""
    numbered: list[PerformedSet] = []
    for done in sets:
        same_slot = [s for s in numbered if (s.position, s.slot) == (done.position, done.slot)]
        earlier = [s for s in numbered if s.exercise == done.exercise]
        both = [s for s in sets if (s.position, s.slot) == (done.position, done.slot)]
        side = done.side if len(both) == 1 else None
        number = same_slot[0].number if same_slot else by_the_letter(earlier, side, done.type)
        numbered.append(replace(done, number=number))
    return [s.number for s in numbered]


@given(WORKOUTS, SCRIPTS)
def test_set_numbers_are_those_of_the_contract(workout: list[Prescription], lines: list[str]) -> None:
    journal = journal_of(*workout)
    spoken(journal, lines)
    sets = at_work(journal).sets
    assert [s.number for s in sets] == numbers_by_the_letter(sets)


@given(WORKOUTS)
def test_empty_lines_bring_any_workout_to_its_end(workout: list[Prescription]) -> None:
    journal = journal_of(*workout)
    most = len(pending(at_work(journal)))
    for _ in range(most):
        if at_work(journal).state is State.OPEN:
            amended(journal, "")
    assert at_work(journal).state is State.FINISHED


@given(WORKOUTS, SCRIPTS)
def test_a_rehearsal_begins_where_the_session_stood(workout: list[Prescription], lines: list[str]) -> None:
    journal = journal_of(*workout)
    spoken(journal, lines)
    session = at_work(journal)
    again = RehearsalJournal(session)
    assert at_work(again) is session
    if session.state is State.OPEN:
        assert next_set(again) == next_set(journal)


def after(case: tuple[list[Prescription], list[str]]) -> Session:
    journal = journal_of(*case[0])
    spoken(journal, case[1])
    return at_work(journal)


def went_back(session: Session) -> bool:
    """Whether exercises took turns."""
    positions = [s.position or 0 for s in session.sets]
    return positions != sorted(positions)


def test_the_scripts_reach_every_sort_of_session() -> None:
    cases = st.tuples(WORKOUTS, SCRIPTS)
    generated(cases, lambda case: after(case).state is State.FINISHED and len(after(case).sets) > 3)
    generated(cases, lambda case: len({s.exercise for s in after(case).sets if s.position == 1}) > 1)
    generated(cases, lambda case: any(s.number == 1 for s in after(case).sets[2:]))
    generated(cases, lambda case: went_back(after(case)))


def test_the_check_of_sessions_notices_what_is_broken() -> None:
    journal = journal_of(RAISE)
    amended(journal, "8")
    session = at_work(journal)
    [done] = session.sets
    assert list(faults(session)) == []
    assert list(faults(replace(session, sets=(done, replace(done, id="other", number=2)))))
    assert list(faults(replace(session, sets=(done, replace(done, slot=2, number=2)))))
    assert list(faults(replace(session, sets=(replace(done, slot=9),))))
    assert list(faults(replace(session, sets=(replace(done, exercise="lunge"),))))
    assert list(faults(replace(session, state=State.FINISHED)))
    assert list(faults(replace(session_of(RAISE), ended_at=done.performed_at)))


def test_the_check_of_numbers_notices_a_wrong_one() -> None:
    journal = journal_of(MARCH)
    amended(journal, "8R")
    amended(journal, "8L")
    right, left = at_work(journal).sets
    assert rows(at_work(journal)) == ["hip-march 1R 8@red", "hip-march 1L 8@red"]
    assert numbers_by_the_letter([right, replace(left, number=2)]) == [1, 1]
