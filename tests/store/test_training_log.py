"""What the log keeps, and how it is taken back."""

from __future__ import annotations

import sqlite3
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, SetType, Side, Span
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.pending import current, pending
from hipflex.domain.performance import Finding, PerformedSet, Session, State, performed
from hipflex.domain.prescription import Plan, planned, prescribed
from hipflex.domain.workout_line import Accept, Add, Note, SetEntry, Skip
from hipflex.errors import LogUnavailable, Refused
from hipflex.runner.machine import answered, swapped
from hipflex.store.by_hand import Rows
from hipflex.store.ids import hand_session_id
from hipflex.store.training_log import TrainingLog
from tests.store.conftest import OpenLog, TickingClock

LEG_RAISE = Movement(
    "hanging-leg-raise", "Hanging leg raise", Kind.EXERCISE, {"strength": Dose(Span(3, 3), Span(8, 10))}
)
KNEE_RAISE = Movement(
    "knee-raise", "Knee raise", Kind.EXERCISE, {"strength": Dose(Span(2, 2), Span(10, 10))}, sides=Sides.EACH
)
MORNING = datetime(2026, 11, 19, 7, 30, tzinfo=timezone(timedelta(hours=1)))


def by_hand(movement: Movement, *entries: SetEntry, at: datetime = MORNING, note: str | None = None) -> Rows:
    """Rows of entries, as `hipflex log` makes them."""

    def rows(session: Session) -> list[PerformedSet]:
        template = PerformedSet(movement.slug, movement.kind, at, number=0, note=note)
        made: list[PerformedSet] = []
        for entry in entries:
            made += performed(template, entry, movement.sides, [*session.sets, *made])
        return made

    return rows


def reps(amount: int, **more: Any) -> SetEntry:
    return SetEntry(Measure.REPS, amount, **more)


def logged_reps(log: TrainingLog) -> list[int | None]:
    return [s.reps for s in log.read.sets()]


def a_plan() -> Plan:
    return planned("Test", "test", [prescribed(LEG_RAISE), prescribed(KNEE_RAISE)])


def answer(log: TrainingLog, line: Accept | SetEntry | Add | Skip | Note) -> Session:
    """Says one line to the open workout."""
    session = log.read.open_session()
    assert session is not None
    asked = current(session)
    assert asked is not None
    return log.workouts.amend(session.id, answered(line, asked, MORNING)).session


def test_what_was_logged_reads_back_as_it_was_written(log: TrainingLog) -> None:
    entry = reps(8, load=Load(2268), rpe=8.5, type=SetType.DROP)
    logged = log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, entry, note="tight\n[left] side"))
    [kept] = log.read.sets()
    assert (kept,) == logged.sets
    assert (kept.reps, kept.load, kept.rpe, kept.type) == (8, Load(2268), 8.5, SetType.DROP)
    assert kept.note == "tight\n[left] side"
    assert kept.performed_at.isoformat() == "2026-11-19T07:30:00+01:00"


def test_sets_logged_on_one_date_form_one_session_that_grows_both_ways(log: TrainingLog) -> None:
    for hours in (0, 2, -2):
        at = MORNING + timedelta(hours=hours)
        log.by_hand.log(at, None, by_hand(LEG_RAISE, reps(10), at=at))
    [session] = log.read.sessions()
    assert [s.number for s in session.sets] == [3, 1, 2]
    assert (session.started_at, session.ended_at) == (MORNING - timedelta(hours=2), MORNING + timedelta(hours=2))


def test_another_workout_or_date_is_another_session(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
    log.by_hand.log(MORNING, "hip-flexor", by_hand(LEG_RAISE, reps(10)))
    log.by_hand.log(MORNING - timedelta(days=1), None, by_hand(LEG_RAISE, reps(10), at=MORNING - timedelta(days=1)))
    assert len(log.read.sessions()) == 3


def finished_workout(log: TrainingLog, lines: int = 1) -> Session:
    log.workouts.start(a_plan())
    for _ in range(lines):
        answer(log, Accept())
    return log.workouts.finish().session


def test_sets_logged_under_a_workouts_name_join_the_latest_finished_one_of_that_date(
    log: TrainingLog, clock: TickingClock
) -> None:
    early, late = finished_workout(log), finished_workout(log)
    clock.moment += timedelta(days=1)
    finished_workout(log)
    logged = log.by_hand.log(late.started_at, "test", by_hand(LEG_RAISE, reps(20), at=late.started_at))
    assert logged.session == late.id
    assert (logged.sets[0].number, logged.sets[0].slot) == (2, None)
    assert len(log.workouts.session(early.id).sets) == 1
    after = log.workouts.session(late.id)
    assert (after.started_at, after.ended_at, after.plan) == (late.started_at, late.ended_at, late.plan)
    log.changes.undo()
    assert log.workouts.session(late.id) == late


@pytest.mark.parametrize("what", ["open", "discarded", "another name", "no name", "another day"])
def test_else_they_form_a_session_of_their_own(log: TrainingLog, clock: TickingClock, what: str) -> None:
    name, when = "test", clock.moment
    if what == "open":
        log.workouts.start(a_plan())
    elif what == "discarded":
        log.workouts.start(a_plan())
        log.workouts.discard()
    else:
        finished_workout(log)
    workout = {"another name": "other", "no name": None}.get(what, name)
    when -= timedelta(days=what == "another day")
    logged = [log.by_hand.log(when, workout, by_hand(LEG_RAISE, reps(20), at=when)) for _ in range(2)]
    assert logged[0].session == logged[1].session == hand_session_id(when.date(), workout)
    session = log.workouts.session(logged[0].session)
    assert (session.workout, session.plan, session.started_at, session.ended_at) == (workout, None, when, when)
    assert [one.number for one in session.sets] == [1, 2]
    assert len(log.read.sessions()) == (1 if what == "discarded" else 2)


def test_a_line_knows_what_was_logged_before_it_and_what_after(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    lines = [answer(log, Accept()).sets[-1] for _ in range(3)]
    by_hand_ = log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10), reps(9))).sets
    ticks = [one.tick for one in (*lines, *by_hand_)]
    assert ticks == [2, 3, 4, 5, 5]


def test_the_log_says_what_its_history_says_until_somebody_meddles_with_it(log: TrainingLog) -> None:
    finished_workout(log, lines=2)
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10), reps(9)))
    log.by_hand.check_in(MORNING, Found(Finding.TIGHT), Found(Finding.CLEAR))
    assert log.differences() == ()
    first, *_, last = log.read.sets()
    for statement, said in [
        (f"UPDATE sets SET reps = 99 WHERE id = '{first.id}'", f"the set {first.id} has another reps than"),
        (f"DELETE FROM sets WHERE id = '{last.id}'", f"the set {last.id} is missing"),
        ("UPDATE sessions SET note = 'x'", "has another note than its changes say"),
        ("UPDATE check_ins SET deleted = 1", "has another deleted than its changes say"),
        ("UPDATE check_ins SET id = 'x'", "the check_in x is in no change"),
        ("UPDATE sessions SET strength_sets = 99", "has other sums than its sets"),
        ("INSERT INTO volumes VALUES ('squat', '', 1, 5000, 0)", "has other sums than its sets"),
        ("UPDATE bests SET reps = 99", f"the best of {first.exercise} is another than its sets say"),
        ("DELETE FROM bests", f"the best of {first.exercise} is another than its sets say"),
        ("DELETE FROM days_on_target", "the week of 2026-11-16 has other days on target than its sessions"),
        ("UPDATE days_on_target SET week = 0", "the week of 0001-01-01 has other days on target than its sessions"),
    ]:
        log._connection.execute("SAVEPOINT meddling")
        log._connection.execute(statement)
        assert any(said in one for one in log._writer.changes.differences())
        log._connection.execute("ROLLBACK TO meddling")
        log._connection.execute("RELEASE meddling")
    assert log.differences() == ()


def test_undo_and_redo_go_step_by_step(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10), reps(9)))
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(6)))
    first = log.changes.undo()
    assert [s.reps for s in first.removed] == [6]
    assert first.left == 1
    assert log.changes.undo().left == 0
    assert logged_reps(log) == []
    assert log.read.sessions() == ()
    with pytest.raises(Refused, match="nothing to undo"):
        log.changes.undo()
    assert [s.reps for s in log.changes.redo().restored] == [10, 9]
    log.changes.redo()
    assert logged_reps(log) == [10, 9, 6]
    with pytest.raises(Refused, match="nothing to redo"):
        log.changes.redo()


def test_a_new_change_ends_what_could_be_redone(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
    log.changes.undo()
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(7)))
    with pytest.raises(Refused, match="nothing to redo"):
        log.changes.redo()
    log.changes.undo()
    assert logged_reps(log) == []


def test_a_change_may_be_undone_and_redone_again_and_again(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
    before = list(log.read.sets())
    for _ in range(3):
        log.changes.undo()
        assert logged_reps(log) == []
        log.changes.redo()
        assert list(log.read.sets()) == before


def test_every_change_stays_in_the_history(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
    log.changes.undo()
    log.changes.redo()
    with sqlite3.connect(log.path) as db:
        assert [a for (a,) in db.execute("SELECT action FROM changes ORDER BY tick")] == ["log", "undo", "redo"]
        for statement in ("DELETE FROM changes", "UPDATE changes SET content = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                db.execute(statement)
    db.close()


def test_a_workout_is_kept_with_its_plan_and_finishes_with_its_last_set(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    for _ in range(5):
        session = answer(log, Accept())
    assert session.state is State.FINISHED
    assert session.plan == a_plan()
    rows = [(s.exercise, s.number, s.side, s.reps) for s in session.sets]
    assert rows[2:5] == [
        ("hanging-leg-raise", 3, None, 8),
        ("knee-raise", 1, Side.LEFT, 10),
        ("knee-raise", 1, Side.RIGHT, 10),
    ]


def test_only_one_workout_is_open(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    with pytest.raises(Refused, match=r"resume.*finish.*discard"):
        log.workouts.start(a_plan())


def test_undoing_the_line_that_finished_a_workout_reopens_it(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    for _ in range(5):
        session = answer(log, Accept())
    undone = log.changes.undo()
    assert len(undone.removed) == 2
    reopened = log.read.open_session()
    assert reopened is not None
    assert reopened.id == session.id
    assert [(s.position, s.slot) for s in pending(reopened)] == [(2, 2)]


def test_undo_takes_back_the_start_of_a_workout_before_it_reopens_the_one_before(log: TrainingLog) -> None:
    first = log.workouts.start(a_plan())
    log.workouts.finish()
    log.workouts.start(a_plan())
    assert log.changes.undo().action == "start"
    assert [s.state for s in log.read.sessions()] == [State.FINISHED]
    assert log.changes.undo().reopened == "Test"
    assert [(s.id, s.state) for s in log.read.sessions()] == [(first.id, State.OPEN)]
    assert log.changes.undo().action == "start"
    assert log.read.sessions() == ()
    for action in ("start", "finish", "start"):
        assert log.changes.redo().action == action
    assert [s.state for s in log.read.sessions()] == [State.OPEN, State.FINISHED]


def test_skip_swap_add_and_note_are_taken_back_like_sets(log: TrainingLog) -> None:
    session = log.workouts.start(a_plan())
    lines: list[Accept | SetEntry | Add | Skip | Note] = [Skip(exercise=True), Skip(), Add(), Add(reps(5))]
    lines += [Note("left hip pinched"), Note("better now")]
    stages = [session, *(answer(log, line) for line in lines)]
    assert stages[-1].note == "left hip pinched\nbetter now"
    for earlier in reversed(stages[:-1]):
        log.workouts.take_back(session.id)
        assert log.workouts.session(session.id) == earlier
    with pytest.raises(Refused, match="nothing to undo in this workout"):
        log.workouts.take_back(session.id)


def test_a_swap_keeps_the_slots_and_takes_the_new_dose(log: TrainingLog) -> None:
    session = log.workouts.start(a_plan())
    answer(log, reps(9))
    lying = Movement("lying-leg-raise", "Lying leg raise", Kind.EXERCISE, {"s": Dose(Span(3, 3), Span(12, 15))})
    asked = current(log.workouts.session(session.id))
    assert asked is not None
    log.workouts.amend(session.id, swapped(asked, prescribed(lying), MORNING))
    answer(log, Accept())
    assert [(s.exercise, s.position, s.slot, s.number, s.reps) for s in log.read.sets()] == [
        ("hanging-leg-raise", 1, 1, 1, 9),
        ("lying-leg-raise", 1, 2, 1, 12),
    ]


def test_the_lines_of_a_workout_that_was_ended_stay(log: TrainingLog) -> None:
    session = log.workouts.start(a_plan())
    answer(log, reps(9))
    log.workouts.finish()
    with pytest.raises(Refused, match="ended meanwhile"):
        log.workouts.take_back(session.id)
    assert logged_reps(log) == [9]


def test_undo_in_a_workout_leaves_what_was_logged_elsewhere(log: TrainingLog) -> None:
    session = log.workouts.start(a_plan())
    answer(log, reps(9))
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(20)))
    log.workouts.take_back(session.id)
    assert logged_reps(log) == [20]


def test_a_slot_that_another_terminal_logged_is_passed_over(open_log: OpenLog) -> None:
    with open_log() as here, open_log() as there:
        session = here.workouts.start(a_plan())
        asked = current(session)
        assert asked is not None
        there.workouts.amend(session.id, answered(reps(10), asked, MORNING))
        late = here.workouts.amend(session.id, answered(reps(3), asked, MORNING))
        assert late.passed
        assert logged_reps(here) == [10]


def test_the_load_in_force_is_the_last_given_and_zero_means_none(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    for line in (reps(8, load=Load(2000)), reps(8), reps(8, load=Load(0)), reps(10), reps(10, load=Load(1000))):
        answer(log, line)
    assert [s.load for s in log.read.sets()] == [Load(2000), Load(2000), None, None, None, Load(1000), Load(1000)]


def test_finish_keeps_the_sets_and_discard_takes_them_back(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    answer(log, reps(9))
    finished = log.workouts.finish()
    assert (finished.session.state, finished.sets_kept, finished.sets_dropped) == (State.FINISHED, 1, 0)
    log.workouts.start(a_plan())
    answer(log, reps(7))
    discarded = log.workouts.discard()
    assert (discarded.session.state, discarded.sets_kept, discarded.sets_dropped) == (State.DISCARDED, 0, 1)
    assert logged_reps(log) == [9]
    assert [s.reps for s in log.changes.undo().restored] == [7]
    assert logged_reps(log) == [9, 7]


def test_a_workout_that_is_finished_long_after_its_last_set_ended_with_it(
    log: TrainingLog, clock: TickingClock
) -> None:
    clock.moment = MORNING - timedelta(hours=1)
    log.workouts.start(a_plan())
    answer(log, reps(9))
    clock.moment += timedelta(hours=61)
    assert log.workouts.finish().session.ended_at == MORNING


def test_recent_sets_ignore_the_open_workout(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(KNEE_RAISE, reps(12, right=9), reps(8)))
    log.workouts.start(a_plan())
    for _ in range(4):
        answer(log, reps(3))
    [(of, [session])] = log.by_exercise.recent_sets(["knee-raise", "hanging-leg-raise"], 8).items()
    assert (of, [done.reps for done in session]) == ("knee-raise", [12, 9, 8, 8])


def test_the_file_is_for_its_owner_alone(log: TrainingLog) -> None:
    path = Path(log.path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("path", ["", ":memory:", "a\0b"])
def test_a_path_that_can_be_no_file_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(LogUnavailable):
        TrainingLog(path, tmp_path, lambda: MORNING)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE diary (day TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LogUnavailable, match=r"other\.db"):
        TrainingLog(str(path), tmp_path, lambda: MORNING)
    assert path.read_bytes() == before


def test_a_log_of_a_newer_program_can_be_read_and_not_changed(open_log: OpenLog) -> None:
    with open_log() as log:
        log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
        path = log.path
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with open_log() as log:
        assert logged_reps(log) == [10]
        with pytest.raises(LogUnavailable, match="newer"):
            log.changes.undo()


def test_ids_sort_by_time_within_a_log(log: TrainingLog) -> None:
    for count in range(1, 20):
        log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(count), reps(count)))
    ids = [s.id for s in log.read.sets()]
    assert ids == sorted(ids)
    assert len(set(ids)) == 38


def test_the_moment_of_entry_is_kept_beside_the_moment_of_training(log: TrainingLog) -> None:
    log.by_hand.log(MORNING, None, by_hand(LEG_RAISE, reps(10)))
    with sqlite3.connect(log.path) as db:
        [(entered, performed_utc)] = db.execute("SELECT entered_utc, performed_utc FROM sets")
    db.close()
    assert performed_utc == int(MORNING.timestamp())
    assert entered > performed_utc
    assert datetime.fromtimestamp(entered, UTC).date().isoformat() == "2026-11-20"
