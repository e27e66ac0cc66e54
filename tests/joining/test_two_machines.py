"""What went wrong when two logs were joined, on two machines and on three, whichever hears first of the other."""

from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Side, Span
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind, Movement
from hipflex.domain.pending import current, resistance_in_force
from hipflex.domain.performance import Finding, State
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import Accept
from hipflex.errors import LogUnavailable, Refused
from hipflex.runner.machine import answered, swapped
from hipflex.store import connection
from hipflex.store.ids import Ids
from hipflex.value_classes import replace
from tests.joining.machines import Machine, agreed, joined, kg, taken_in, written
from tests.store.samples import KNEE_RAISE, at, done, reps, take_in

Order = Callable[..., tuple[Any, ...]]


@pytest.fixture(params=[2, 3])
def machines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Machine]]:
    made = [Machine(tmp_path / f"m{n}") for n in range(request.param)]
    yield made
    for machine in made:
        machine.log.__exit__(None, None, None)


@pytest.fixture(params=["a hears first", "b hears first"])
def pair(machines: list[Machine], request: pytest.FixtureRequest) -> tuple[Machine, Machine]:
    """The two that do something; a third only hears of it."""
    a, b, *_ = machines if request.param == "a hears first" else [machines[1], machines[0], *machines[2:]]
    return a, b


def test_what_another_machine_added_to_a_session_stays_when_its_making_is_taken_back(
    machines: list[Machine], pair: tuple[Machine, Machine]
) -> None:
    a, b = pair
    a.logs(10)
    joined(*machines)
    b.logs(9)
    a.log.changes.undo()
    joined(*machines)
    assert agreed(machines)
    assert a.reps() == [9]
    [session] = a.log.read.sessions()
    assert session.started_at == session.ended_at == at(16, 18)
    a.log.changes.redo()
    joined(*machines)
    assert agreed(machines)
    assert a.numbers() == {10: 1, 9: 2}


def test_a_workout_may_be_open_on_each_and_each_goes_on_with_its_own(
    machines: list[Machine], pair: tuple[Machine, Machine]
) -> None:
    own = [machine.starts() for machine in pair]
    joined(*machines)
    assert agreed(machines)
    for machine, session in zip(pair, own, strict=True):
        kept = machine.log.read.open_session()
        assert kept is not None
        assert (kept.id, kept.plan) == (session.id, session.plan)
        assert [one.state for one in machine.log.read.sessions()] == [State.OPEN, State.OPEN]
        with pytest.raises(Refused, match="still open"):
            machine.starts()
    pair[0].log.workouts.finish()
    joined(*machines)
    assert agreed(machines)
    assert pair[0].log.read.open_session() is None
    assert pair[1].log.read.open_session() is not None


def test_of_two_sets_for_one_slot_the_older_keeps_it_and_the_other_stays_as_one_more(
    machines: list[Machine], pair: tuple[Machine, Machine]
) -> None:
    a, b = pair
    session = a.starts()
    joined(*machines)
    for machine, amount in ((a, 10), (b, 9)):
        here = machine.log.workouts.session(session.id)
        asked = current(here)
        assert asked is not None
        machine.log.workouts.amend(session.id, answered(reps(amount), asked, machine.now()))
    told = joined(*machines)
    assert agreed(machines)
    sets = sorted(a.log.read.sets(), key=lambda one: one.number)
    assert [(one.slot, one.position) for one in sets] == [(1, 1), (None, None)]
    assert [one.number for one in sets] == [1, 2]
    [late] = [one for outcome in told for one in outcome.settled if outcome is told[machines.index(a)]]
    assert late.slot_is_taken
    assert late.done.id == sets[1].id
    assert late.written_number == 1
    assert late.machine in {machine.name for machine in pair}


def test_a_slot_that_is_lost_is_told_once_also_where_the_number_stays(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    session = a.starts()
    joined(a, b)
    assert session.plan is not None
    asked = session.plan.sets[0]
    a.log.workouts.amend(session.id, answered(reps(10), asked, a.now()))
    lying = Movement("lying-leg-raise", "Lying leg raise", Kind.EXERCISE, {"s": Dose(Span(3, 3), Span(12, 15))})
    b.log.workouts.amend(session.id, swapped(asked, prescribed(lying), b.now()))
    here = b.log.workouts.session(session.id)
    swapped_in = current(here)
    assert swapped_in is not None
    b.log.workouts.amend(session.id, answered(reps(15), swapped_in, b.now()))
    for outcome in joined(a, b):
        [late] = outcome.settled
        assert (late.done.reps, late.done.number, late.written_number) == (15, 1, 1)
        assert (late.slot_is_taken, late.done.slot, late.machine) == (True, None, b.name)
    a.log.workouts.finish()
    assert [outcome.settled for outcome in joined(a, b)] == [(), ()]


def test_a_change_is_taken_back_where_its_newest_turn_is_an_undo(tmp_path: Path) -> None:
    one = Machine(tmp_path / "one")
    one.logs(10)
    [log] = map(json.loads, written(one.log))
    turns = [
        {**log, "id": f"turn-{n}", "tick": tick, "action": action, "target": log["id"], "machine": machine}
        for n, (tick, machine, action) in enumerate(
            [(2, "desk", "undo"), (2, "sofa", "undo"), (3, "desk", "redo"), (4, "sofa", "undo"), (5, "desk", "redo")]
        )
    ]
    for turn in turns:
        del turn["new"]
    for count in range(1, len(turns) + 1):
        stands = turns[count - 1]["action"] == "redo"
        for number, order in enumerate(permutations([log, *turns[:count]])):
            if number % 17:
                continue
            other = Machine(tmp_path / f"{count}-{number}")
            for change in order:
                other.log.joining.join([change])
            assert other.reps() == ([10] if stands else [])


def test_what_both_log_by_hand_on_one_day_is_one_session(
    machines: list[Machine], pair: tuple[Machine, Machine]
) -> None:
    a, b = pair
    a.logs(10, 9)
    b.logs(8)
    b.logs(7, workout="hip-flexor")
    told = joined(*machines)
    assert agreed(machines)
    assert sorted(len(session.sets) for session in a.log.read.sessions()) == [1, 3]
    by_hand = max(a.log.read.sessions(), key=lambda session: len(session.sets))
    assert sorted(one.number for one in by_hand.sets) == [1, 2, 3]
    assert len(told[machines.index(a)].settled) in (1, 2)
    a.logs(6)
    joined(*machines)
    assert agreed(machines)
    assert a.numbers()[6] == 4


def test_undo_takes_back_what_this_machine_changed_last(machines: list[Machine], pair: tuple[Machine, Machine]) -> None:
    a, b = pair
    a.logs(10)
    a.logs(9)
    b.logs(8)
    joined(*machines)
    assert [one.reps for one in a.log.changes.undo().removed] == [9]
    assert [one.reps for one in a.log.changes.undo().removed] == [10]
    with pytest.raises(Refused, match="nothing to undo"):
        a.log.changes.undo()
    joined(*machines)
    assert agreed(machines)
    assert b.reps() == [8]
    assert [one.reps for one in a.log.changes.redo().restored] == [10]


def test_a_clock_that_is_a_year_ahead_bends_nothing(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b", skew=timedelta(days=365))
    b.logs(10)
    joined(a, b)
    before = {one.id for one in a.log.read.sets()}
    a.logs(9)
    [new] = {one.id for one in a.log.read.sets()} - before
    assert new <= Ids().new()
    b.logs(8)
    joined(a, b)
    assert agreed([a, b])
    assert [one.reps for one in a.log.changes.undo().removed] == [9]


ROOT = Path(__file__).parents[2]
NEWER_PROGRAM = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from hipflex.store import connection
connection.CURRENT += 1
from hipflex.store.training_log import TrainingLog
with TrainingLog(sys.argv[1], Path(sys.argv[1]).parent, lambda: datetime.now(UTC)) as log:
    reps = sorted(one.reps for one in log.read.sets())
    sessions = log.read.sessions()
    planned = [len(session.plan.sets) for session in sessions if session.plan]
    print(json.dumps([reps, sorted(session.state for session in sessions), *planned]))
"""


@pytest.mark.parametrize("place", ["new", "edit"])
def test_fields_and_things_that_this_version_does_not_know_break_nothing(tmp_path: Path, place: str) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    [first] = a.logs(10)
    changes = [json.loads(line) for line in written(a.log)]
    more = {**changes[0], "id": "more", "tick": 2, "action": "measure", "new": {"pulse": {"x": {"rate": 120}}}}
    more["edit"] = {"set": {first.id: {"reps": 12, "mood": "fine"}}}
    if place == "new":
        changes[0]["new"]["set"][first.id]["mood"] = {"is": "fine"}
    b.log.joining.join([*changes, more])
    assert b.reps() == [12]
    assert json.dumps(more) in {json.dumps(change) for change in map(json.loads, written(b.log))}


def test_changes_of_a_newer_version_are_kept_and_wait(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(10)
    a.starts()
    changes = [json.loads(line) for line in written(a.log)]
    for change in changes:
        change["version"] = connection.CURRENT + 1
    outcome = b.log.joining.join(changes)
    assert (outcome.taken, outcome.waiting) == (2, 2)
    assert b.reps() == []
    assert [json.loads(line) for line in written(b.log)] == changes
    b.logs(9)
    assert max(change["tick"] for change in map(json.loads, written(b.log))) == 3
    b.log.__exit__(None, None, None)
    read = subprocess.run(
        [sys.executable, "-c", NEWER_PROGRAM, b.log.path], cwd=ROOT, stdout=subprocess.PIPE, check=True
    )
    assert json.loads(read.stdout) == [[9, 10], ["finished", "open"], 5]
    [copy] = Path(b.log.path).parent.glob("log-*.db")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as before:
        assert before.execute("SELECT count(*) FROM sets").fetchone() == (1,)
    before.close()


def test_the_load_in_force_is_the_last_given_even_where_the_clock_was_set_back_between(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "a")
    machine.starts()
    machine.says(reps(8, load=kg(2)))
    machine.log.__exit__(None, None, None)
    later = Machine(tmp_path / "a", skew=-timedelta(hours=2))
    later.log.workouts._writer.ids = Slow()
    session = later.says(reps(8, load=kg(3)))
    assert session.plan is not None
    assert [one.load for one in session.sets] == [kg(3), kg(2)]
    assert resistance_in_force(session, session.plan.sets[0].prescription) == (kg(3), None)
    assert later.says(Accept()).sets[-1].load == kg(2)
    assert {one.number: one.load for one in later.log.read.sets()}[3] == kg(3)


class Slow(Ids):
    """Ids of a clock that stands at 1970."""

    def new(self) -> str:
        self._last += 1
        return f"{self._last:026}"


def test_a_line_that_arrives_before_the_start_of_its_workout_waits_for_it(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.starts()
    a.says(reps(10), reps(9))
    start, *lines = written(a.log)
    assert taken_in(b.log, reversed(lines)).taken == 2
    assert (b.reps(), b.log.read.sessions()) == ([], ())
    taken_in(b.log, [start])
    assert agreed([a, b])
    assert b.reps() == [10, 9]


def test_what_was_taken_in_before_is_not_taken_in_again(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(10)
    lines = written(a.log)
    assert [taken_in(b.log, lines).taken, taken_in(b.log, [*lines, *lines]).taken] == [1, 0]
    assert written(b.log) == lines


def test_the_same_file_imported_on_two_machines_is_there_once(tmp_path: Path) -> None:
    machines = [Machine(tmp_path / name) for name in "abc"]
    for machine in machines[:2]:
        take_in(machine.log, done(reps=8), done(reps=7, number=2))
    joined(*machines)
    machines[0].log.changes.undo()
    joined(*machines)
    assert agreed(machines)
    assert machines[2].reps() == [8, 7]
    machines[1].log.changes.undo()
    joined(*machines)
    assert machines[2].reps() == []


def test_a_correction_outlives_a_later_import_of_the_same_file_on_another_machine(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    take_in(a.log, done(reps=8, id="x"))
    a.log.corrections.edit(["x"], lambda one, _: [replace(one, reps=9)])
    b.logs(1), b.logs(1), b.logs(1)
    take_in(b.log, done(reps=8, id="x"))
    joined(a, b)
    assert agreed([a, b])
    assert {one.id: one.reps for one in b.log.read.sets()}["x"] == 9


def test_sides_logged_one_by_one_on_both_machines_stay_pairs(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(12, movement=KNEE_RAISE)
    b.logs(10, movement=KNEE_RAISE, side=Side.LEFT)
    b.logs(8, movement=KNEE_RAISE, side=Side.RIGHT)
    joined(a, b)
    assert agreed([a, b])
    by_number = Counter(one.number for one in a.log.read.sets())
    assert by_number == {1: 2, 2: 2}


def test_a_copy_of_a_log_is_another_machine_and_takes_back_nothing_of_the_first(tmp_path: Path) -> None:
    a = Machine(tmp_path / "a")
    a.logs(10)
    shutil.copytree(tmp_path / "a", tmp_path / "copy")
    copy = Machine(tmp_path / "copy")
    with pytest.raises(Refused, match="nothing to undo"):
        copy.log.changes.undo()
    copy.logs(9)
    a.logs(8)
    assert copy.name != a.name
    joined(a, copy)
    assert agreed([a, copy])
    assert sorted(one.number for one in a.log.read.sets()) == [1, 2, 3]


def test_a_restored_log_gets_its_own_changes_back(tmp_path: Path) -> None:
    a = Machine(tmp_path / "a")
    a.logs(10)
    a.log.__exit__(None, None, None)
    shutil.copy(a.log.path, tmp_path / "backup")
    a = Machine(tmp_path / "a")
    first = a.starts()
    a.says(*[Accept()] * 5)
    elsewhere = written(a.log)
    a.log.__exit__(None, None, None)
    shutil.copy(tmp_path / "backup", a.log.path)
    a = Machine(tmp_path / "a")
    second = a.starts()
    assert taken_in(a.log, elsewhere).taken == 6
    assert {one.id: one.state for one in a.log.read.sessions() if one.plan} == {
        first.id: State.FINISHED,
        second.id: State.OPEN,
    }
    undone = a.log.changes.undo()
    assert (undone.action, undone.reopened) == ("log", "")
    ended = a.log.workouts.session(first.id)
    assert (ended.state, len(ended.sets)) == (State.FINISHED, 5)
    assert ended.ended_at == max(one.performed_at for one in ended.sets)
    a.log.changes.redo()
    assert len(a.log.workouts.session(first.id).sets) == 7


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("id", 7),
        ("tick", 0),
        ("tick", 1 << 60),
        ("machine", None),
        ("version", "1"),
        ("said", "\ud800"),
        ("made_utc", 1 << 50),
        ("offset_s", 86_400),
        ("target", 3),
        ("new", []),
        ("new.set", 3),
        ("new.set.ID", None),
        ("new.set.ID.exercise", None),
        ("new.set.ID.reps", -1),
        ("new.set.ID.reps", True),
        ("new.set.ID.reps", "10"),
        ("new.set.ID.number", 0),
        ("new.set.ID.rpe", 11),
        ("new.set.ID.rpe", float("nan")),
        ("new.set.ID.side", "both"),
        ("new.set.ID.kind", "yoga"),
        ("new.set.ID.type", "hard"),
        ("new.set.ID.target", "{"),
        ("new.set.ID.note", "\udfff"),
        ("new.set.ID.performed_utc", 1 << 60),
        ("edit", {"session": {"x": {"state": "over"}}}),
        ("edit", {"session": {"x": {"plan": {"sets": []}}}}),
        ("edit", {"session": {"x": {"plan": 1}}}),
        ("edit", {"session": {"x": {"plan": {"workout": None, "title": 7, "prescriptions": [], "sets": []}}}}),
        ("edit", {"session": {"x": {"due_sets": -1}}}),
        ("edit", {"check_in": {"x": {"left": "sore"}}}),
        ("edit", {"check_in": {"x": {"left_deg": 61}}}),
    ],
)
def test_what_is_no_change_is_refused_and_nothing_of_its_company_is_kept(
    tmp_path: Path, place: str, value: object
) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    [first] = a.logs(10)
    a.logs(9)
    good, bad = (json.loads(line) for line in written(a.log))
    into = bad
    *path, last = [{"ID": next(iter(bad["new"]["set"]))}.get(part, part) for part in place.split(".")]
    for part in path:
        into = into[part]
    into[last] = value
    with pytest.raises(Refused, match=r"change|plan"):
        b.log.joining.join([good, bad])
    assert (b.reps(), written(b.log)) == ([], [])
    nothing: tuple[object, ...] = (None, 7, "x", [], {})
    for nonsense in nothing:
        with pytest.raises(Refused, match="no change"):
            b.log.joining.join([nonsense])
    assert first.reps == 10


def test_a_join_that_the_disk_refuses_is_told_even_after_one_that_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection.PatientConnection, "patience", 1)
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(10)
    b.logs(9)
    reader = sqlite3.connect(b.log.path)
    unfinished = reader.execute("SELECT * FROM changes, json_each('[1, 2, 3, 4]')")
    unfinished.fetchone()
    with pytest.raises(LogUnavailable, match="another program"):
        taken_in(b.log, written(a.log))
    with pytest.raises(LogUnavailable, match="another program"):
        b.logs(8)
    unfinished.close()
    reader.close()
    assert b.reps() == [9]
    assert taken_in(b.log, written(a.log)).taken == 1


def test_of_two_changes_of_one_tick_the_one_with_the_later_id_is_taken_back_first(tmp_path: Path) -> None:
    a = Machine(tmp_path / "a")
    a.logs(10)
    [change] = map(json.loads, written(a.log))
    for set_id, change_id in (("y", "0"), ("z", "z")):
        new = {"set": {set_id: {"exercise": "lunge", "session": next(iter(change["new"]["session"]))}}}
        a.log.joining.join([{**change, "id": change_id, "new": new}])
    order = [a.log.changes.undo().change for _ in range(3)]
    assert order == sorted(order, reverse=True) == ["z", change["id"], "0"]
    assert [a.log.changes.redo().change for _ in range(3)] == order[::-1]


@pytest.mark.parametrize(("later_id", "left"), [("z" * 20, 2), ("0" * 20, 1)])
def test_what_can_be_undone_is_counted_by_the_newest_turns_of_this_machines_own_changes(
    tmp_path: Path, later_id: str, left: int
) -> None:
    """After a restore a machine may get a turn back that has the tick of another."""
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(10)
    a.logs(9)
    a.log.changes.undo()
    b.logs(8, 7)
    b.log.changes.undo()
    joined(a, b)
    *_, undo = a.log.joining.changes_of(a.name)
    redo = {**undo, "id": later_id, "action": "redo"}
    newer = {**undo, "id": "newer", "action": "log", "version": connection.CURRENT + 1}
    a.log.joining.join([redo, newer])
    assert a.log.changes.turns.undoable_count() == left
    assert a.log.changes.undo().left == left - 1


def test_check_ins_come_along(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.log.by_hand.check_in(at(20), Found(Finding.TIGHT, 8.5), Found(Finding.CLEAR))
    joined(a, b)
    assert agreed([a, b])
    assert [(one.left_deg, one.right_deg) for one in b.log.read.check_ins()] == [(8.5, None)]
    a.log.changes.undo()
    joined(a, b)
    assert b.log.read.check_ins() == ()


def test_what_one_machine_made_after_a_point_can_be_asked_for(tmp_path: Path) -> None:
    a, b = Machine(tmp_path / "a"), Machine(tmp_path / "b")
    a.logs(10)
    b.logs(9)
    joined(a, b)
    a.logs(8)
    every = list(a.log.joining.changes_of(a.name))
    assert [change["tick"] for change in every] == [1, 2]
    assert list(a.log.joining.changes_of(a.name, (every[0]["tick"], every[0]["id"]))) == every[1:]
    states = a.log.joining.machines()
    assert {(state.machine, state.changes) for state in states} == {(a.name, 2), (b.name, 1)}
    assert max(state.newest for state in states) == a.moment


def test_a_history_that_can_not_be_read_is_a_log_that_is_unavailable(tmp_path: Path) -> None:
    a = Machine(tmp_path / "a")
    a.logs(10)
    query = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'changes'"
    page, size = a.log._connection.execute(query).fetchone()
    [change] = a.log.joining.changes_of(a.name)
    a.log.__exit__(None, None, None)
    with open(a.log.path, "r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    a = Machine(tmp_path / "a")
    for read in (a.log.joining.changes_of(a.name), a.log.joining.changes([change["id"]])):
        with pytest.raises(LogUnavailable, match="damaged"):
            next(read)
