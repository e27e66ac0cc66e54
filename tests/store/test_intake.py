"""What comes in from a file: once, as one change, and never over what is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from hipflex.domain.change import FileRow, Imported
from hipflex.domain.dose import Target
from hipflex.domain.imports import Part, SetInParts
from hipflex.domain.measures import Span
from hipflex.domain.performance import CheckIn, Finding, PerformedSet, Session, State
from hipflex.errors import Refused
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.interchange.test_round_trip import logs
from tests.store.conftest import OpenLog
from tests.store.samples import a_plan, at, done, kg

Log = tuple[list[PerformedSet], list[Session], list[CheckIn]]


def session(name: str = "of 16", state: State = State.FINISHED, when: datetime | None = None) -> Session:
    moment = when or at(16)
    return Session(name, None, moment, None if state is State.OPEN else moment, state)


def counts(imported: Imported) -> tuple[int, int, int]:
    return imported.added, imported.already_there, imported.differs


def one(name: str = "a", **more: object) -> PerformedSet:
    return replace(done(reps=8, load=kg(2.5), id=name), **more)  # type: ignore[arg-type]


def test_the_second_time_nothing_is_added_and_nothing_can_be_undone_of_it(log: TrainingLog) -> None:
    sets = [one("a"), one("b", number=2)]
    first = log.intake.add(sets, [session()], [])
    second = log.intake.add(sets, [session()], [])
    assert (counts(first), counts(second)) == ((2, 0, 0), (0, 2, 0))
    assert first.change is not None
    assert second.change is None
    assert log.changes.undo().left == 0


def test_a_longer_file_adds_only_what_is_new(log: TrainingLog) -> None:
    log.intake.add([one("a")], [session()], [])
    assert counts(log.intake.add([one("a"), one("b", number=2)], [session()], [])) == (1, 1, 0)
    assert [done.id for done in log.read.sets()] == ["a", "b"]


def test_a_known_id_with_other_content_stays_as_it_is_in_the_log(log: TrainingLog) -> None:
    log.intake.add([one("a", reps=8)], [session()], [])
    assert counts(log.intake.add([one("a", reps=9)], [session()], [])) == (0, 0, 1)
    assert [done.reps for done in log.read.sets()] == [8]


@pytest.mark.parametrize("change", [{"note": "x"}, {"load": None}, {"performed_at": at(16, 13)}, {"number": 7}])
def test_whatever_is_otherwise_counts_as_different(log: TrainingLog, change: dict[str, object]) -> None:
    log.intake.add([one("a")], [session()], [])
    assert log.intake.preview([replace(one("a"), **change)], [session()], []).differs == 1  # type: ignore[arg-type]


def test_a_file_that_holds_no_targets_does_not_differ_for_that(log: TrainingLog) -> None:
    log.intake.add([one("a", target=Target(reps=Span(8, 10)))], [session()], [])
    assert counts(log.intake.preview([one("a")], [session()], [])) == (0, 1, 0)
    assert counts(log.intake.preview([one("a", target=Target(reps=Span(5, 6)))], [session()], [])) == (0, 0, 1)


def test_undo_frees_the_keys_so_that_the_file_comes_in_again(log: TrainingLog) -> None:
    whole: tuple[Sequence[PerformedSet], Sequence[Session], Sequence[CheckIn]] = (
        [one("a")],
        [session()],
        [CheckIn("c", at(16), Finding.TIGHT, Finding.CLEAR)],
    )
    log.intake.add(*whole)
    undone = log.changes.undo()
    assert (undone.action, [done.id for done in undone.removed]) == ("import", ["a"])
    assert (list(log.read.sets()), log.read.sessions(), log.read.check_ins()) == ([], (), ())
    assert counts(log.intake.add(*whole)) == (1, 0, 0)
    assert len(log.read.check_ins()) == 1


def test_a_preview_tells_the_same_and_writes_nothing(log: TrainingLog) -> None:
    told = log.intake.preview([one("a")], [session()], [])
    assert list(log.read.sets()) == []
    assert counts(told) == counts(log.intake.add([one("a")], [session()], []))


@pytest.mark.parametrize("state", State)
def test_a_session_keeps_its_state(log: TrainingLog, state: State) -> None:
    log.intake.add([one("a")], [session(state=state)], [])
    assert [kept.state for kept in log.read.sessions()] == [state]


def test_an_open_session_comes_in_finished_where_a_workout_is_open_already(log: TrainingLog) -> None:
    log.workouts.start(a_plan())
    log.intake.add([one("a")], [session(state=State.OPEN)], [])
    assert sorted(kept.state for kept in log.read.sessions()) == [State.FINISHED, State.OPEN]
    assert log.read.sessions()[-1].ended_at == at(16)


def test_of_two_open_sessions_in_a_file_the_second_comes_in_finished(log: TrainingLog) -> None:
    log.intake.add([], [session("a", State.OPEN), session("b", State.OPEN)], [])
    assert {kept.id: kept.state for kept in log.read.sessions()} == {"a": State.OPEN, "b": State.FINISHED}


def test_an_open_session_that_was_taken_back_is_not_put_back_beside_another(log: TrainingLog) -> None:
    log.intake.add([one("a")], [session(state=State.OPEN)], [])
    log.changes.undo()
    log.workouts.start(a_plan())
    with pytest.raises(Refused, match="nothing to redo"):
        log.changes.redo()
    assert [kept.state for kept in log.read.sessions()] == [State.OPEN]
    assert list(log.read.sets()) == []


def test_a_set_a_session_and_a_check_in_may_share_an_id(log: TrainingLog) -> None:
    check_in = CheckIn("x", at(16), Finding.CLEAR, Finding.CLEAR)
    log.intake.add([one("x", session="x")], [session("x")], [check_in])
    before = read_back(log)
    log.changes.undo()
    log.changes.redo()
    assert read_back(log) == before
    assert [len(kept) for kept in before] == [1, 1, 1]


def test_a_set_of_a_known_session_joins_it(log: TrainingLog) -> None:
    log.intake.add([one("a")], [session()], [])
    log.intake.add([one("b", number=2)], [session(when=at(20))], [])
    [kept] = log.read.sessions()
    assert ([done.id for done in kept.sets], kept.started_at) == (["a", "b"], at(16))


def test_ten_thousand_sets_come_in_as_one_change_and_leave_as_one(log: TrainingLog) -> None:
    sets = [one(f"{n:05}", number=n + 1, performed_at=at(16) + timedelta(seconds=n)) for n in range(10_000)]
    assert counts(log.intake.add(sets, [session()], [])) == (10_000, 0, 0)
    assert counts(log.intake.add(sets, [session()], [])) == (0, 10_000, 0)
    assert len(log.changes.undo().removed) == 10_000
    assert list(log.read.sets()) == []


@settings(max_examples=40)
@given(given=logs())
def test_whatever_a_file_can_hold_reads_back_the_same_also_after_undo_and_redo(
    tmp_path_factory: pytest.TempPathFactory, given: Log
) -> None:
    sets, sessions, check_ins = given
    folder = tmp_path_factory.mktemp("any")
    with TrainingLog(str(folder / "log.db"), folder, lambda: at(20)) as log:
        imported = log.intake.add([in_parts(one) if n % 2 else one for n, one in enumerate(sets)], sessions, check_ins)
        if imported.change is not None:
            assert read_back(log) == expected(given)
            log.changes.undo()
            assert read_back(log) == ([], [], [])
            log.changes.redo()
        assert read_back(log) == expected(given)


def in_parts(done: PerformedSet) -> SetInParts:
    return SetInParts(done.id, done.session, done.performed_at, done.note, *[(Part(done), Part(done))] * 3)


def read_back(log: TrainingLog) -> tuple[list[PerformedSet], list[Session], list[CheckIn]]:
    sessions = [replace(one, sets=()) for one in reversed(log.read.sessions())]
    return list(log.read.sets()), sessions, list(log.read.check_ins())


def expected(given: Log) -> tuple[list[PerformedSet], list[Session], list[CheckIn]]:
    """What was given, in the log's order, with no more than one workout open."""
    sets, sessions, check_ins = given
    first_open = next((one.id for one in sessions if one.state is State.OPEN), None)
    kept = [
        one
        if one.state is not State.OPEN or one.id == first_open
        else replace(one, state=State.FINISHED, ended_at=one.ended_at or one.started_at)
        for one in sessions
    ]
    return (
        sorted(sets, key=lambda one: one.performed_at),
        sorted(kept, key=lambda one: (one.started_at, one.id.encode())),
        sorted(check_ins, key=lambda one: (one.performed_at, one.id.encode())),
    )


def test_two_terminals_importing_the_same_file_add_it_once(open_log: OpenLog) -> None:
    with open_log() as here, open_log() as there:
        assert counts(here.intake.add([one("a")], [session()], [])) == (1, 0, 0)
        assert counts(there.intake.add([one("a")], [session()], [])) == (0, 1, 0)


def test_an_import_that_fails_halfway_leaves_nothing(log: TrainingLog) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        log.intake.add([one("a"), one("b", number=0)], [session()], [])
    assert list(log.read.sets()) == []
    assert log.read.sessions() == ()


def test_what_the_file_said_is_kept_with_the_set_goes_with_it_and_comes_along_to_other_machines(
    log: TrainingLog, tmp_path: Path
) -> None:
    rows = {"a": FileRow("strong 2026-11-16 18:30 squat 1", '["Squat","60.5"]'), "b": FileRow("strong 2", "[]")}
    log.intake.add([one("a"), one("b", number=2), one("c", number=3)], [session()], [], rows)
    assert imported(log) == [("a", rows["a"].identity, rows["a"].cells), ("b", "strong 2", "[]")]
    with TrainingLog(str(tmp_path / "other" / "log.db"), tmp_path, lambda: at(20)) as other:
        other.joining.join(log.joining.changes_of(str(log.machine.name)))
        assert imported(other) == imported(log)
        assert other.differences() == ()
    log.corrections.delete(["a"])
    assert len(imported(log)) == 2
    log.changes.undo()
    log.changes.undo()
    assert imported(log) == []
    log.changes.redo()
    assert len(imported(log)) == 2


def imported(log: TrainingLog) -> list[tuple[str, str, str]]:
    query = 'SELECT s.id, i.identity, i.cells FROM imported i JOIN sets s ON s.key = i."set" ORDER BY s.id'
    return [tuple(row) for row in log._connection.execute(query)]


def test_a_deleted_set_stays_deleted_when_its_file_comes_again(log: TrainingLog) -> None:
    log.intake.add([one("a"), one("b", number=2)], [session()], [])
    log.corrections.delete(["a"])
    again = log.intake.add([one("a"), one("b", number=2)], [session()], [])
    assert (counts(again), again.deleted_stay) == ((0, 1, 0), 1)
    assert [kept.id for kept in log.read.sets()] == ["b"]


def test_sets_of_one_instant_keep_the_order_of_their_file(log: TrainingLog) -> None:
    sets = [one("c"), one("a", number=2), one("b", number=3), one("0", number=4, performed_at=at(16, 13))]
    log.intake.add(sets, [session()], [])
    assert [kept.id for kept in log.read.sets()] == ["c", "a", "b", "0"]
    assert [kept.id for kept in log.read.latest_sets(3)] == ["0", "b", "a"]
    assert [kept.id for kept in log.read.sessions()[0].sets] == ["c", "a", "b", "0"]
    assert [kept.id for kept in log.by_exercise.last_sets(["knee-raise"])["knee-raise"]] == ["c", "a", "b", "0"]


def test_where_ids_tell_the_order_nothing_more_is_kept_of_it(log: TrainingLog) -> None:
    log.intake.add([one("a"), one("b", number=2)], [session()], [])
    assert [row["file_order"] for row in log._connection.execute("SELECT file_order FROM sets")] == [0, 0]


def test_an_import_on_a_day_that_has_sets_by_hand_gives_no_number_twice(log: TrainingLog) -> None:
    by_hand = log.by_hand.log(at(16), None, lambda _: [done(reps=5)])
    log.intake.add([one("a", session=by_hand.session)], [session(by_hand.session)], [])
    assert {kept.id: kept.number for kept in log.read.sets()} == {by_hand.sets[0].id: 1, "a": 2}
