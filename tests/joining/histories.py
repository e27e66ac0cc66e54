"""Random histories on several machines whose clocks are wrong, joined in any order, in pieces and twice."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from hipflex.domain.change import Joined, TakenBack
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Side, Span
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind, Movement
from hipflex.domain.pending import current
from hipflex.domain.performance import Finding, PerformedSet, Session, State
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import Accept, Add, Note, Skip
from hipflex.errors import Refused
from hipflex.runner.machine import answered, swapped
from hipflex.store.connection import CURRENT
from hipflex.store.fold import TURNS
from hipflex.store.ids import BITS, Ids, _encoded
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace
from tests.joining.machines import Line, Machine, exported, taken_in, written
from tests.store.samples import KNEE_RAISE, LEG_RAISE, at, done, reps

LYING = Movement("lying-leg-raise", "Lying leg raise", Kind.EXERCISE, {"s": Dose(Span(3, 3), Span(12, 15))})
LINES: tuple[Line, ...] = (
    Accept(),
    Accept(),
    reps(9),
    reps(8, count=2),
    reps(7, side=Side.LEFT),
    Skip(),
    Skip(exercise=True, because="pain"),
    Add(),
    Add(reps(5)),
    Note("x"),
)
SKEWS = (timedelta(0), timedelta(hours=-3), timedelta(minutes=7), timedelta(days=365), timedelta(days=-400))
ACTIONS = (
    *["log"] * 5,
    *["line"] * 7,
    *["undo"] * 4,
    *["redo"] * 2,
    *["edit"] * 2,
    *["start"] * 2,
    *["line of another"] * 6,
    *["delete", "delete session", "import", "import of another", "finish", "discard", "swap", "take back", "check in"],
    "update from another",
)
MOST_STEPS = 40
FOUND = (Found(Finding.TIGHT), Found(Finding.CLEAR), Found(Finding.TIGHT, 12.5), Found(Finding.CLEAR, -3.0))
SHARED_WORKOUT = 0.5


class SeededIds(Ids):
    """Ids that follow from a seed and from a machine's clock."""

    def __init__(self, machine: Machine, chance: random.Random) -> None:
        super().__init__()
        self._machine, self._chance = machine, chance

    def new(self) -> str:
        milliseconds = int(self._machine.now().timestamp() * 1000)
        return _encoded(milliseconds << BITS | self._chance.getrandbits(BITS))


@dataclass
class Person:
    """A machine with what its person did, newest last, and what of that is taken back."""

    machine: Machine
    did: list[tuple[str, str | None]] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)

    def noted(self) -> None:
        """Notes what this machine has made since the last time; a new change leaves nothing to put back."""
        log, known = self.machine.log, {change_id for change_id, _ in self.did}
        name = self.machine.log.machine.name
        if name is None:
            return
        for change in log.joining.changes_of(name):
            if change["action"] not in TURNS and change["id"] not in known and change["version"] <= CURRENT:
                self.did.append((change["id"], change.get("line_of")))
                self.taken_back.clear()

    def turns(self, turn: Callable[[], TakenBack], expected: str | None, *, back: bool) -> None:
        """Takes back or puts back exactly what is expected, or is refused where that is nothing."""
        try:
            taken = turn()
        except Refused:
            assert expected is None, f"refused, expected {expected}"
            return
        assert taken.change == expected, (taken, expected)
        if back:
            self.undone.add(taken.change)
            self.taken_back.append(taken.change)
        else:
            self.undone.remove(taken.change)
            self.taken_back.pop()

    undone: set[str] = field(default_factory=set)

    def last(self, session: str | None = None) -> str | None:
        """What an undo has to take back, or the undo of a workout's line."""
        lines = [i for i, line_of in self.did if i not in self.undone and session in (None, line_of)]
        return lines[-1] if lines else None


class History:
    """Several machines, and what a seed makes happen on them."""

    hearing = 0.2
    """How often one hears of another, of all that happens."""
    loses_files = False
    """Whether a session's only line may be lost, for which its sets then wait."""

    def __init__(self, folder: Path, empty: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a seed that repeats is the point
        self.folder, self.empty = folder, empty
        self.people: list[Any] = []
        self.seen: Counter[str] = Counter()
        for number in range(self.chance.randint(2, 5)):
            place = folder / f"m{number}"
            place.mkdir(parents=True)
            shutil.copy(empty, place / "log.db")
            self.people.append(self.person(self.machine(place, self.chance.choice(SKEWS))))

    def person(self, machine: Machine) -> Any:
        """Whoever a machine belongs to."""
        return Person(machine)

    def machine(self, place: Path, skew: timedelta) -> Machine:
        """A machine with the log in a folder, on which nothing is left to chance but by the seed."""
        machine = Machine(place, skew)
        machine.log._connection.execute("PRAGMA synchronous=OFF")
        machine.log._connection.execute("PRAGMA journal_mode=MEMORY")
        ids = SeededIds(machine, self.chance)
        machine.log._writer.ids = machine.log._writer.changes._ids = ids
        return machine

    @property
    def machines(self) -> list[Machine]:
        return [person.machine for person in self.people]

    def runs(self) -> None:
        """Lets things happen, some heard of meanwhile; in the end all hear everything, and then take back some."""
        if self.chance.random() < SHARED_WORKOUT:
            self.does(self.people[0], "start")
            self.all_hear()
        for _ in range(self.chance.randint(5, MOST_STEPS)):
            if self.chance.random() < self.hearing:
                self.hears(*self.chance.sample(self.people, 2))
            else:
                self.does(self.chance.choice(self.people), self.chance.choice(ACTIONS))
        self.all_hear()
        self.holds()
        for person in self.people:
            for _ in range(self.chance.choice([0, 0, 1, 3, 100])):
                if person.last() is None:
                    break
                self.does(person, "undo")
        self.all_hear()
        self.holds()

    def ends(self) -> None:
        """Closes the logs, and removes them."""
        for machine in self.machines:
            machine.log.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def hears(self, one: Any, other: Any) -> None:
        """One machine hears a part of what another knows, in any order, some of it twice."""
        lines = written(other.machine.log)
        some = self.chance.sample(lines, self.chance.randint(0, len(lines)))
        self.told(taken_in(one.machine.log, some + self.chance.sample(some, len(some) // 3)))

    def all_hear(self) -> None:
        """Every machine hears everything, in an order and in pieces of its own."""
        known = list({line for machine in self.machines for line in written(machine.log)})
        for machine in self.machines:
            self.chance.shuffle(known)
            cut = self.chance.randint(0, len(known))
            for piece in (known[:cut], known[cut // 2 :], known[:cut]):
                self.told(taken_in(machine.log, piece))

    def told(self, outcome: Joined) -> None:
        """Counts what a join settled."""
        self.seen["join"] += 1
        self.seen["number settled"] += sum(one.done.number != one.written_number for one in outcome.settled)
        self.seen["slot settled"] += sum(one.slot_is_taken for one in outcome.settled)

    def holds(self) -> None:
        """Raises where the logs differ, a set is lost or stands twice, or rows are not what their history says."""
        first = exported(self.machines[0].log)
        for machine in self.machines:
            assert exported(machine.log) == first, "the logs differ"
            assert machine.log.differences() == ()
        changes = [json.loads(line) for line in written(self.machines[0].log)]
        sets = list(self.machines[0].log.read.sets())
        survive, waiting = survivors(changes)
        assert self.loses_files or not waiting, "a set lacks its session"
        self.seen["lost with its session"] += len(waiting)
        assert {one.id: one.reps for one in sets} == survive
        one_a_place(sets)

    def does(self, person: Any, action: str) -> None:
        """Lets a person do something, or be refused."""
        self.seen[action] += 1
        log = person.machine.log
        match action:
            case "undo":
                person.turns(log.changes.undo, person.last(), back=True)
            case "redo":
                expected = person.taken_back[-1] if person.taken_back else None
                person.turns(log.changes.redo, expected, back=False)
            case "take back":
                session = log.read.open_session()
                if session is not None:
                    person.turns(partial(log.workouts.take_back, session.id), person.last(session.id), back=True)
            case _:
                try:
                    self.changes(person.machine, action)
                except Refused:
                    self.seen["refused"] += 1
                person.noted()

    def changes(self, machine: Machine, action: str) -> None:
        """One change of a machine."""
        log = machine.log
        match action:
            case "log":
                amounts = [self.chance.randint(1, 20) for _ in range(self.chance.randint(1, 3))]
                movement = self.chance.choice([LEG_RAISE, KNEE_RAISE])
                workout = self.chance.choice([None, None, "test", "hip-flexor"])
                machine.logs(*amounts, day=self.chance.choice([18, 20, 20]), workout=workout, movement=movement)
            case "start":
                machine.starts()
            case "finish":
                log.workouts.finish()
            case "discard":
                log.workouts.discard()
            case "check in":
                log.by_hand.check_in(machine.now(), *self.chance.choices(FOUND, k=2))
            case "import":
                log.intake.add(*a_file(self.chance.randint(1, 6)))
            case "import of another":
                other = self.chance.choice(self.machines).log
                log.intake.add(list(other.read.sets()), other.read.sessions(), other.read.check_ins())
            case "update from another":
                other = self.chance.choice(self.machines).log
                sessions = other.read.sessions()
                log.intake.add(list(other.read.sets()), sessions, [], listed=sessions, update=True)
            case "line" | "line of another" | "swap":
                self.says(machine, action)
            case _:
                self.corrects(log, action)

    def says(self, machine: Machine, action: str) -> None:
        """Says a line to the open workout, or to one that is open on another machine as far as this one knows."""
        session = machine.log.read.open_session()
        if action == "line of another":
            known = [one for one in machine.log.read.sessions() if one.state is State.OPEN and one.plan]
            session = self.chance.choice(known) if known else None
            self.seen["said to another"] += session is not None
        asked = current(session) if session else None
        if session is None or asked is None:
            return
        if action == "swap":
            other = prescribed(self.chance.choice([LYING, LEG_RAISE]))
            machine.log.workouts.amend(session.id, swapped(asked, other, machine.now()))
        else:
            line = self.chance.choice(LINES)
            machine.log.workouts.amend(session.id, answered(line, asked, machine.now()))

    def corrects(self, log: TrainingLog, action: str) -> None:
        """Edits or deletes a set, or deletes a session."""
        sets, sessions = list(log.read.sets()), log.read.sessions()
        if action == "delete session" and sessions:
            log.corrections.delete([self.chance.choice(sessions).id])
        elif sets:
            chosen = self.chance.sample(sets, min(len(sets), self.chance.randint(1, 2)))
            ids = [one.id for one in chosen]
            if action == "delete":
                log.corrections.delete(ids)
            else:
                log.corrections.edit(ids, self.chance.choice([more, moved, other_side]))


def more(one: PerformedSet, _: Session) -> Sequence[PerformedSet]:
    return [replace(one, reps=(one.reps or 0) + 1)]


def moved(one: PerformedSet, _: Session) -> Sequence[PerformedSet]:
    return [replace(one, performed_at=one.performed_at - timedelta(days=1))]


def other_side(one: PerformedSet, session: Session) -> Sequence[PerformedSet]:
    sides = {s.side for s in session.sets if (s.exercise, s.number) == (one.exercise, one.number)}
    lacking = set(Side) - sides if one.side else set()
    added = [replace(one, id="", side=side, position=None, slot=None) for side in sorted(lacking)]
    return [replace(one, note="both"), *added]


def a_file(count: int) -> tuple[list[PerformedSet], list[Session], list[Any]]:
    """A file that grows: so many sets of it, the same on every machine."""
    sets = [done(reps=n, id=f"of a file {n}", number=n, session="of a file") for n in range(1, count + 1)]
    return sets, [Session("of a file", "test", at(16), at(16), State.FINISHED)], []


def survivors(changes: Iterable[dict[str, Any]]) -> tuple[dict[str, int | None], set[str]]:
    """The sets that were logged and neither taken back nor deleted, with their repetitions; no fold of ours told so.

    Beside them those that wait for a session which none of the changes makes, taken back or not.
    """
    history = sorted(
        (change for change in changes if change["version"] <= CURRENT),
        key=lambda change: (change["tick"], change["id"]),
    )
    turned = {change["target"]: change["action"] for change in history if "target" in change}
    kept: dict[str, dict[str, Any]] = {}
    for change in history:
        if turned.get(change["id"]) == "undo" or "target" in change:
            continue
        made_for = change.get("line_of") or next(iter(change.get("new", {}).get("session", {})), None)
        for set_id, fields in change.get("new", {}).get("set", {}).items():
            kept.setdefault(set_id, {"session": made_for, **fields})
        for set_id, fields in change.get("edit", {}).get("set", {}).items():
            if set_id in kept:
                kept[set_id] |= fields
    sessions = {session for change in history for session in change.get("new", {}).get("session", {})}
    standing = {set_id: fields for set_id, fields in kept.items() if not fields.get("deleted")}
    waiting = {set_id for set_id, fields in standing.items() if fields["session"] not in sessions}
    return {set_id: fields.get("reps") for set_id, fields in standing.items() if set_id not in waiting}, waiting


def one_a_place(sets: Iterable[PerformedSet]) -> None:
    """Raises where two sets have one number, or one slot of the plan, and a side in common."""
    numbers: dict[tuple[object, ...], list[Side | None]] = defaultdict(list)
    for one in sets:
        numbers[one.session, one.exercise, one.number].append(one.side)
        if one.slot is not None:
            numbers[one.session, one.position, one.slot, "slot"].append(one.side)
    for place, sides in numbers.items():
        assert len(sides) == len(set(sides)), place
        assert len(sides) == 1 or None not in sides, place
