"""What one line does to a workout."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipflex.domain.dose import Target
from hipflex.domain.measures import Load, Measure, SetType, Span
from hipflex.domain.pending import accepted, current, pending, progress, resistance_in_force
from hipflex.domain.performance import Session, State
from hipflex.domain.prescription import planned, prescribed
from hipflex.domain.workout_line import Accept, Add, Finish, SetEntry, Skip
from hipflex.errors import NotationError, Refused
from hipflex.runner.machine import answered, swapped
from hipflex.value_classes import replace
from tests.runner.bench import (
    CLIMBER,
    HOLD,
    JOG,
    MARCH,
    MORNING,
    RAISE,
    SIT,
    amended,
    asked,
    at_work,
    journal_of,
    next_set,
    rows,
    say,
    session_of,
    to_do,
)


def test_lines_are_answered_in_the_order_of_the_plan() -> None:
    journal = journal_of(RAISE, MARCH)
    assert to_do(at_work(journal)) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]
    session = say(journal, "8", "9", "10", "10", "9/8")
    assert rows(session) == [
        "leg-raise 1 8",
        "leg-raise 2 9",
        "leg-raise 3 10",
        "hip-march 1L 10@red",
        "hip-march 1R 10@red",
        "hip-march 2L 9@red",
        "hip-march 2R 8@red",
    ]
    assert session.state is State.FINISHED
    assert session.ended_at == MORNING + timedelta(seconds=5)


def test_an_empty_line_logs_the_aim() -> None:
    journal = journal_of(replace(asked(RAISE), aims=(9, 8, 10)), HOLD, JOG)
    session = say(journal, *[""] * 6)
    assert rows(session) == [
        "leg-raise 1 9",
        "leg-raise 2 8",
        "leg-raise 3 10",
        "one-leg-hold 1L 20s",
        "one-leg-hold 1R 20s",
        "one-leg-hold 2L 20s",
        "one-leg-hold 2R 20s",
        "jog 1 400000mm",
    ]


def test_a_row_keeps_what_was_asked_and_when_it_was_done() -> None:
    [done] = say(journal_of(asked(RAISE, "2 x 8-10 @ 2.5kg")), "7 rpe9").sets
    assert done.target == Target(reps=Span(8, 10), load=Load(2500))
    assert (done.performed_at, done.rpe, done.position, done.slot) == (MORNING, 9.0, 1, 1)
    assert (done.workout, done.kind, done.session) == (None, RAISE.kind, "s1")


def test_an_alternating_movement_is_one_row_for_both_legs() -> None:
    assert rows(say(journal_of(CLIMBER), "", "45s")) == ["climber 1 30", "climber 2 45s"]


def test_one_side_alone_answers_the_slot() -> None:
    journal = journal_of(MARCH)
    assert rows(say(journal, "10L")) == ["hip-march 1L 10@red"]
    assert to_do(at_work(journal)) == [(1, 2)]
    assert rows(say(journal, "8R"))[1:] == ["hip-march 1R 8@red"]


def test_several_sets_in_one_line_answer_as_many_slots() -> None:
    session = say(journal_of(RAISE, MARCH), "2x8")
    assert [(s.slot, s.number) for s in session.sets] == [(1, 1), (2, 2)]
    assert to_do(session)[0] == (1, 3)


def test_more_sets_than_are_left_are_refused_with_the_way_out() -> None:
    journal = journal_of(RAISE, MARCH)
    say(journal, "8")
    with pytest.raises(Refused, match="only 2 left here; write 2x… and then `add 1x"):
        amended(journal, "3x8")
    assert rows(at_work(journal)) == ["leg-raise 1 8"]


def test_a_dose_of_warm_up_sets_logs_them_as_such_until_told_otherwise() -> None:
    journal = journal_of(asked(RAISE, "3 x 5 warmup"))
    assert [s.type for s in say(journal, "", "5 drop", "5 rpe6").sets] == [SetType.WARMUP, SetType.DROP, SetType.WARMUP]


def test_the_effort_of_the_dose_is_a_wish_and_never_logged() -> None:
    assert say(journal_of(asked(RAISE, "8 rpe8")), "").sets[0].rpe is None


@pytest.mark.parametrize(
    ("lines", "loads"),
    [
        (["8", "8", "8"], ["@5", "@5", "@5"]),
        (["8@7.5", "8", ""], ["@7.5", "@7.5", "@7.5"]),
        (["8@7.5", "8@5", "8"], ["@7.5", "@5", "@5"]),
        (["8@0", "8", ""], ["", "", ""]),
        (["8@red", "8", "8@-20"], ["@red", "@red", "@-20"]),
        (["8@0", "8@5", "8"], ["", "@5", "@5"]),
        (["skip", "8", "8"], ["@5", "@5"]),
    ],
)
def test_an_amount_without_a_load_is_done_with_the_one_in_force(lines: list[str], loads: list[str]) -> None:
    session = say(journal_of(asked(RAISE, "3 x 8 @ 5kg")), *lines)
    assert [row.removeprefix(f"leg-raise {n} 8") for n, row in enumerate(rows(session), 1)] == loads


def test_undo_takes_back_the_load_in_force_too() -> None:
    assert rows(say(journal_of(asked(RAISE, "2 x 8 @ 5kg")), "8@9", "undo", "8")) == ["leg-raise 1 8@5"]


def test_a_prescribed_load_that_was_never_given_is_not_carried_to_another_prescription() -> None:
    heavier = [asked(RAISE, "1 x 8 warmup"), asked(RAISE, "1 x 8 @ 20kg"), asked(RAISE, "1 x 8 @ red")]
    assert rows(say(journal_of(*heavier), "", "", "")) == ["leg-raise 1 8", "leg-raise 2 8@20", "leg-raise 3 8@red"]


def test_a_load_given_back_to_what_was_asked_is_one_that_was_given() -> None:
    heavier = [asked(RAISE, "2 x 8 @ 5kg"), asked(RAISE, "1 x 8 @ 20kg")]
    assert rows(say(journal_of(*heavier), "8@12", "8@5", "8"))[-1] == "leg-raise 3 8@5"


def test_the_load_given_last_is_in_force_even_where_the_clock_went_back() -> None:
    journal = journal_of(asked(RAISE, "3 x 8"))
    journal.amend("s1", answered(SetEntry(Measure.REPS, 8, load=Load(5500)), next_set(journal), MORNING))
    earlier = MORNING - timedelta(hours=1)
    journal.amend("s1", answered(SetEntry(Measure.REPS, 8, load=Load(10_000)), next_set(journal), earlier))
    session = at_work(journal)
    by_clock = replace(session, sets=tuple(sorted(session.sets, key=lambda done: done.performed_at)))
    assert resistance_in_force(by_clock, next_set(journal).prescription) == (Load(10_000), None)
    journal.amend("s1", answered(Accept(), next_set(journal), earlier))
    assert at_work(journal).ended_at == MORNING


def test_a_load_that_was_given_holds_for_the_exercise_wherever_it_comes_again() -> None:
    heavier = [asked(RAISE, "1 x 8 @ 10kg"), asked(MARCH, "1 x 8"), asked(RAISE, "2 x 8 @ 20kg")]
    session = say(journal_of(*heavier), "8@12", "8@blue", "8", "")
    assert [row.partition("@")[2] for row in rows(session)] == ["12", "blue", "blue", "12", "12"]


def test_the_resistance_in_force_begins_with_the_prescribed_one() -> None:
    session = session_of(asked(RAISE, "8 @ 5kg"), MARCH)
    assert [resistance_in_force(session, one.prescription) for one in pending(session)][:2] == [
        (Load(5000), None),
        (None, "red"),
    ]


def test_skip_passes_over_a_set_and_skip_exercise_over_the_rest() -> None:
    journal = journal_of(RAISE, MARCH)
    assert to_do(say(journal, "8", "skip"))[0] == (1, 3)
    assert to_do(say(journal, "undo", "skip exercise")) == [(2, 1), (2, 2)]
    assert progress(at_work(journal)) == (1, 3)


def test_a_skip_that_leaves_nothing_to_do_finishes_the_workout() -> None:
    session = say(journal_of(RAISE), "skip exercise")
    assert (session.state, session.sets) == (State.FINISHED, ())


def test_finish_ends_the_workout_with_the_sets_it_has_and_undo_reopens_it() -> None:
    journal = journal_of(RAISE, MARCH)
    session = say(journal, "8", "finish")
    assert (session.state, session.ended_at, rows(session)) == (
        State.FINISHED,
        MORNING + timedelta(seconds=1),
        ["leg-raise 1 8"],
    )
    assert journal.take_back("s1").said == "finished Hips"
    assert (at_work(journal).state, at_work(journal).ended_at) == (State.OPEN, None)


@pytest.mark.parametrize("line", [Finish(), Skip(exercise=True)])
@pytest.mark.parametrize(("later", "took"), [(11.9, 11.9), (12, 0), (61, 0)])
def test_a_workout_that_is_ended_long_after_its_last_set_ended_with_it(
    line: Finish | Skip, later: float, took: float
) -> None:
    journal = journal_of(RAISE)
    say(journal, "8")
    journal.amend("s1", answered(line, next_set(journal), MORNING + timedelta(hours=later)))
    assert at_work(journal).ended_at == MORNING + timedelta(hours=took)


def test_a_workout_whose_last_set_comes_days_later_ends_then_and_one_without_sets_where_it_began() -> None:
    days_later = MORNING + timedelta(hours=61)
    journal = journal_of(asked(RAISE, "2 x 8"))
    say(journal, "8")
    journal.amend("s1", answered(Accept(), next_set(journal), days_later))
    assert at_work(journal).ended_at == days_later
    empty = journal_of(RAISE)
    empty.amend("s1", answered(Finish(), next_set(empty), days_later))
    assert at_work(empty).ended_at == MORNING


def test_add_asks_for_one_more_set_of_the_exercise() -> None:
    session = say(journal_of(RAISE, MARCH), "8", "add", "add")
    assert to_do(session) == [(1, 2), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2)]


def test_an_added_set_aims_at_what_the_set_before_it_does() -> None:
    journal = journal_of(replace(asked(RAISE), aims=(9, 10)))
    assert [one.aim for one in pending(say(journal, "8", "add"))] == [10, 8, 10]


def test_add_with_sets_logs_them_beyond_the_plan() -> None:
    session = say(journal_of(RAISE, MARCH), "add 2x12@5")
    assert rows(session) == ["leg-raise 1 12@5", "leg-raise 2 12@5"]
    assert [s.slot for s in session.sets] == [4, 5]
    assert to_do(session) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


def test_swap_does_another_movement_by_its_own_dose_for_the_remaining_slots() -> None:
    journal = journal_of(RAISE, MARCH)
    session = say(journal, "8@5", "swap one-leg-hold")
    assert to_do(session) == [(1, 2), (1, 3), (2, 1), (2, 2)]
    assert [one.prescription.exercise for one in pending(session)] == ["one-leg-hold"] * 2 + ["hip-march"] * 2
    assert rows(say(journal, ""))[1:] == ["one-leg-hold 1L 20s", "one-leg-hold 1R 20s"]


def test_what_was_swapped_in_knows_what_it_stands_for_until_that_is_back() -> None:
    there = pending(say(journal_of(RAISE), "swap one-leg-hold", "swap hip-march"))[0].prescription
    assert (there.exercise, there.instead_of) == ("hip-march", "leg-raise")
    back = pending(say(journal_of(RAISE), "swap one-leg-hold", "swap leg-raise"))[0].prescription
    assert (back.exercise, back.instead_of) == ("leg-raise", "")


def test_the_aims_after_a_swap_are_those_of_the_new_movement_from_its_first_set_on() -> None:
    session = say(journal_of(MARCH), "swap leg-raise")
    assert [one.aim for one in pending(session)] == [9, 8]


def test_sets_beyond_the_plan_are_meant_for_nothing() -> None:
    session = say(journal_of(RAISE), "8", "add", "9", "9", "3@10")
    assert [done.target is None for done in session.sets] == [False, False, False, True]


def test_a_set_added_after_a_swap_aims_at_what_the_new_movement_does() -> None:
    session = say(journal_of(RAISE), "add 12", "swap one-leg-hold", "add")
    assert [(one.slot, one.prescription.exercise, one.aim) for one in pending(session)] == [
        (slot, "one-leg-hold", 20) for slot in (1, 2, 3, 5)
    ]


def test_holds_go_on_until_the_total_is_reached() -> None:
    journal = journal_of(SIT, MARCH)
    assert to_do(say(journal, "20s", "30s"))[:2] == [(1, 3), (1, 4)]
    assert to_do(say(journal, "10s")) == [(2, 1), (2, 2)]


def test_the_weaker_side_must_reach_the_total() -> None:
    journal = journal_of(asked(HOLD, "total 40s by 10-20s"), MARCH)
    assert to_do(say(journal, "20s/10s", "20s"))[0] == (1, 3)
    assert to_do(say(journal, "10sR"))[0] == (2, 1)
    one_sided = journal_of(asked(HOLD, "total 40s by 10-20s"), MARCH)
    assert to_do(say(one_sided, "20sL", "20sL"))[0] == (1, 3)


def test_a_total_is_that_of_its_own_movement_alone() -> None:
    journal = journal_of(asked(HOLD, "3 x 30s"), MARCH)
    session = say(journal, "60s", "swap l-sit")
    assert session.state is State.OPEN
    assert to_do(session) == [(1, 2), (1, 3), (1, 4), (1, 5), (2, 1), (2, 2)]
    other = journal_of(SIT, MARCH)
    assert to_do(say(other, "40s", "swap one-leg-hold", "30s")) == [(1, 3), (2, 1), (2, 2)]


def test_a_swap_asks_for_no_more_sets_than_the_new_dose_where_the_old_one_was_a_total() -> None:
    session = say(journal_of(asked(SIT, "total 60s by 5-15s"), MARCH), "swap leg-raise")
    assert to_do(session) == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]


def test_a_swap_to_a_total_has_room_for_its_shortest_holds() -> None:
    journal = journal_of(RAISE)
    session = say(journal, "8", "8", "swap l-sit", "15s", "15s", "15s")
    assert (session.state, to_do(session)) == (State.OPEN, [(1, 6)])
    assert say(journal, "15s").state is State.FINISHED


def test_a_swap_to_a_total_that_was_reached_already_ends_the_workout() -> None:
    session = say(journal_of(asked(SIT, "total 90s by 15-30s")), "30s", "30s", "swap l-sit")
    assert session.state is State.FINISHED
    assert say(journal_of(asked(SIT, "total 90s by 15-30s"), MARCH), "60s", "swap l-sit").state is State.OPEN


def test_notes_are_kept_line_by_line_and_leave_the_sets_alone() -> None:
    journal = journal_of(RAISE)
    session = say(journal, "note tight today", "note [b]left[/b]")
    assert session.note == "tight today\n[b]left[/b]"
    assert to_do(session) == [(1, 1), (1, 2), (1, 3)]


def test_the_measure_of_another_movement_is_refused() -> None:
    with pytest.raises(NotationError, match="reps like 10"):
        amended(journal_of(RAISE), "45s")


def test_the_same_slot_is_never_answered_twice() -> None:
    journal = journal_of(RAISE)
    first = next_set(journal)
    journal.amend("s1", answered(Accept(), first, MORNING))
    for line in (Accept(), SetEntry(Measure.REPS, 9), Skip()):
        assert journal.amend("s1", answered(line, first, MORNING)).passed
    assert rows(at_work(journal)) == ["leg-raise 1 8"]


def test_what_is_about_the_rest_of_an_exercise_holds_though_another_terminal_answered_its_set() -> None:
    journal = journal_of(RAISE, MARCH)
    first = next_set(journal)
    say(journal, "8")
    journal.amend("s1", answered(Add(SetEntry(Measure.REPS, 12)), first, MORNING))
    assert rows(at_work(journal)) == ["leg-raise 1 8", "leg-raise 2 12"]
    journal.amend("s1", swapped(first, asked(HOLD), MORNING))
    assert next_set(journal).prescription.exercise == "one-leg-hold"
    journal.amend("s1", answered(Skip(exercise=True, because="sore hip"), first, MORNING))
    assert (to_do(at_work(journal)), at_work(journal).note) == ([(2, 1), (2, 2)], "skipped One leg hold: sore hip")
    assert journal.amend("s1", answered(Skip(exercise=True), first, MORNING)).passed


@pytest.mark.parametrize("state", [State.FINISHED, State.DISCARDED])
def test_nothing_is_changed_in_a_workout_that_another_terminal_ended(state: State) -> None:
    ended = replace(session_of(RAISE), state=state, ended_at=MORNING)
    [first, *_] = pending(ended)
    for line in (Accept(), SetEntry(Measure.REPS, 9), Skip(), Skip(exercise=True), Add()):
        assert answered(line, first, MORNING)(ended) is None
    assert swapped(first, asked(MARCH), MORNING)(ended) is None
    assert current(ended) is None


def test_a_set_that_another_terminal_swapped_meanwhile_is_passed_over() -> None:
    journal = journal_of(RAISE)
    first = next_set(journal)
    say(journal, "swap hip-march")
    assert journal.amend("s1", answered(SetEntry(Measure.REPS, 8), first, MORNING)).passed


def test_a_session_without_a_plan_has_nothing_to_do() -> None:
    by_hand = Session("s1", None, MORNING, None, State.OPEN)
    assert pending(by_hand) == ()
    assert current(by_hand) is None
    assert progress(by_hand) == (0, 0)


def test_where_there_is_no_aim_there_is_nothing_to_accept() -> None:
    aimless = replace(next_set(journal_of(RAISE)), aim=None)
    with pytest.raises(Refused, match="no aim to accept"):
        accepted(aimless)


def test_progress_counts_slots_whatever_sides_and_skips_there_are() -> None:
    journal = journal_of(RAISE, MARCH)
    assert progress(say(journal, "8", "skip", "8", "10")) == (3, 4)


def test_a_reason_for_skipping_stays_in_the_plan_and_in_the_note() -> None:
    session = say(journal_of(RAISE, MARCH), "skip exercise because sore hip")
    assert session.plan
    assert {one.reason for one in session.plan.sets if one.position == 1} == {"sore hip"}
    assert session.note == "skipped Leg raise: sore hip"


def test_exercises_of_one_circuit_take_turns() -> None:
    circuit = [prescribed(RAISE, circuit="a"), prescribed(MARCH, circuit="a"), prescribed(JOG)]
    order = [(one.position, one.slot) for one in planned("Test", None, circuit).sets]
    assert order == [(1, 1), (2, 1), (1, 2), (2, 2), (1, 3), (3, 1)]
