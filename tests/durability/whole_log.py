"""Whatever is done to a log, in any order and by programs that die at it, it holds what a simple model says.

`python -m tests.durability.whole_log [HISTORIES [SEED]]`; ends with the steps that led there where it doesn't.
"""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from hipflex.store import connection
from hipflex.store.training_log import TrainingLog
from tests.cli.home import Home
from tests.durability.model import Done, Effect, LogModel, Sides, Slot, Workout
from tests.durability.program import ran, told
from tests.memory import IN_MEMORY
from tests.store.samples import at

ENTRIES = {
    "alpha": "title: Alpha\ndoses: {strength: 3 x 8}\n",
    "beta": "title: Beta\nsides: each\ndoses: {strength: 2 x 6 per side}\n",
    "gamma": "title: Gamma\ndoses: {strength: 2 x 8}\n",
}
AMOUNTS: dict[str, tuple[str, Sides]] = {
    "10": ("alpha", {None: 10}),
    "7": ("alpha", {None: 7}),
    "12/9": ("beta", {"left": 12, "right": 9}),
    "8R": ("beta", {"right": 8}),
    "6L": ("beta", {"left": 6}),
}
"""What is logged by hand: the exercise it is of, and how much it is on each side."""
LINES = ("9", "4", "5", "7/5", "skip", "skip exercise", "swap gamma", "add 3", "note x", "undo", "undo", "finish")
by_hand = st.lists(st.sampled_from(sorted(AMOUNTS)), min_size=1, max_size=3)
days = st.sampled_from(["2025-03-01", "2025-03-02", "2025-03-30"])
numbers = st.integers(0, 1000)


class WholeLog(RuleBasedStateMachine):
    """The program at its front door, in its own process and in others that die, beside the model."""

    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(dir=IN_MEMORY)
        self.home = Home(Path(self._folder.name) / "home").knowing_the_catalogue()
        for name, text in ENTRIES.items():
            self.home.entry("exercises", f"{name}.yaml", text)
        self.model = LogModel()
        self.names: dict[str, str] = {}
        self.seen["histories"] += 1

    def teardown(self) -> None:
        """Leaves nothing behind."""
        try:
            self._moves()
        finally:
            self._folder.cleanup()

    def _moves(self) -> None:
        """What the log holds in the end adds nothing to it, and makes an empty log the same, byte for byte."""
        file = self.home.path / "export.json"
        file.write_text(self.home.ok("export", "--format", "json").out, encoding="utf-8")
        self.home.ok("import", file)
        self.holds()
        other = Home(self.home.path / "other").knowing_the_catalogue()
        other.ok("import", file)
        assert other.ok("export", "--format", "json").out == file.read_text(encoding="utf-8")

    @rule(amounts=by_hand, day=days, by_lines=st.booleans())
    def log(self, amounts: list[str], day: str, *, by_lines: bool) -> None:
        """Sets of one exercise, or a line for each of several: one change."""
        exercise = AMOUNTS[amounts[0]][0]
        same = [one for one in amounts if by_lines or AMOUNTS[one][0] == exercise]
        effect = self._logged(same, day)
        words = ("-",) if by_lines else (exercise, *same)
        self.home.ok("log", *words, "--at", day, stdin=lines(same) if by_lines else "")
        self.happened(effect)

    @rule(amounts=by_hand, day=days, statement=st.integers(1, 120))
    def log_and_die(self, amounts: list[str], day: str, statement: int) -> None:
        """A program that is killed where it is about to do a statement: its change is there whole or not at all."""
        effect = self._logged(amounts, day)
        ended = ran(self.home, "log", "-", "--at", day, stdin=lines(amounts).encode(), sabotage=f"dies at {statement}")
        if ended.returncode != -signal.SIGKILL:
            assert ended.returncode == 0, ended.stderr
            self.happened(effect)
            return
        self.seen["killed"] += 1
        if self._unknown():
            self.happened(effect)

    @rule(amount=st.sampled_from(sorted(AMOUNTS)))
    def log_on_a_bad_disk(self, amount: str) -> None:
        """A disk that refuses the commit."""
        with patch.object(connection, "_commit", refused_by_the_disk):
            self.refused("log", AMOUNTS[amount][0], amount)

    @rule(nth=numbers, reps=st.integers(1, 30))
    @precondition(lambda self: self.model.rows())
    def edit(self, nth: int, reps: int) -> None:
        """Another number of repetitions; the same is no change."""
        chosen = self._row(nth)
        is_other = self.model.rows()[chosen].reps != reps
        self.home.ok("edit", chosen, reps)
        self.happened(Effect({f"reps {chosen}": reps} if is_other else {}))

    @rule(nth=numbers, another=numbers)
    @precondition(lambda self: self.model.rows())
    def delete(self, nth: int, another: int) -> None:
        """One set, or two."""
        gone = sorted({self._row(nth), self._row(another)})
        self.home.ok("delete", *gone)
        self.happened(Effect({f"gone {one}": True for one in gone}))

    @rule(rows=st.integers(1, 6))
    def import_a_file(self, rows: int) -> None:
        """A file that grows: what is known of it, deleted or not, adds nothing."""
        made = {f"of-a-file-{n}": Done("of-a-file", "alpha", n, None, n) for n in range(1, rows + 1)}
        known = self.model.standing().keys()
        file = self.home.path / "file.jsonl"
        file.write_text("".join(f"{json.dumps(exported(key, one))}\n" for key, one in made.items()), encoding="utf-8")
        self.home.ok("import", file)
        self.happened(Effect({f"row {key}": one for key, one in made.items() if f"row {key}" not in known}))

    @rule(left=st.sampled_from(["tight", "clear"]))
    def check_in(self, left: str) -> None:
        """A self-check."""
        said = self.home.ok("check-in", "--left", left, "--right", "clear", "--json").json
        self.happened(Effect({f"check-in {said['id']}": (left, "clear")}))

    @rule(movements=st.sampled_from([["alpha"], ["beta", "alpha"], ["alpha", "beta"]]))
    def start(self, movements: list[str]) -> None:
        """A workout, of which only one may be open."""
        if self.model.open_workout():
            self.refused("workout", "start", *movements)
            return
        assert self.home.run("workout", "start", *movements).code == 3
        with self._opened() as log:
            session = log.read.open_session()
        assert session is not None
        assert session.plan is not None
        name = self.names.setdefault(session.id, f"workout {len(self.names)}")
        slots = tuple(Slot(one.position, one.slot, one.prescription.exercise) for one in session.plan.sets)
        self.happened(Effect({f"workout {name}": Workout("open", slots)}))

    @rule(said=st.lists(st.sampled_from(LINES), min_size=1, max_size=5))
    @precondition(lambda self: self.model.open_workout())
    def say(self, said: list[str]) -> None:
        """Lines about the set that is asked for, each to a program of its own."""
        for line in said:
            if self.model.open_workout() and line == "undo":
                self._take_back()
            elif self.model.open_workout():
                self._say(line)

    def _say(self, line: str) -> None:
        effect = self.model.said(line)
        if effect is None:
            self.refused("workout", "resume", stdin=f"{line}\n")
            return
        name = self.model.open_workout()
        code = self.home.run("workout", "resume", stdin=f"{line}\n").code
        self.happened(effect, line_of=name)
        assert code == (3 if self.model.open_workout() else 0), line

    def _take_back(self) -> None:
        """The last line of the open workout, whatever was done beside it."""
        steps = self.model.undoable(self.model.open_workout())[-1:]
        if steps:
            assert self.home.run("workout", "resume", stdin="undo\n").code == 3
            self.model.turned(steps[0])
            self.seen["lines taken back"] += 1
        else:
            self.refused("workout", "resume", stdin="undo\n")

    @rule(how=st.sampled_from(["finish", "discard"]))
    @precondition(lambda self: self.model.open_workout())
    def close(self, how: str) -> None:
        """The end of a workout, with its sets or without."""
        effect = self.model.closed(how)
        self.home.ok("workout", how)
        self.happened(effect)

    @rule(times=st.sampled_from([1, 1, 2, 5]), again=st.sampled_from([0, 0, 1, 1, 5]))
    def undo_and_redo(self, times: int, again: int) -> None:
        """The newest changes that stand, taken back; and some of the last undos put back."""
        for _ in range(times):
            self._turn("undo", self.model.undoable()[-1:])
        for _ in range(again):
            self._turn("redo", self.model.undone[-1:])

    @invariant()
    def holds(self) -> None:
        """The log is sound, its rows follow from its history, and are what the model says; so is what can be undone."""
        self.seen["steps"] += 1
        rows, workouts = self.model.rows(), self.model.workouts()
        with self._opened() as log:
            assert log.damage() is None
            assert log.differences() == ()
            assert log.changes.turns.undoable_count() == len(self.model.undoable())
            assert {one.id: (one.left, one.right) for one in log.read.check_ins()} == self.model.check_ins()
            states = {self.names[one.id]: one.state for one in log.read.sessions() if one.plan}
        assert self._stand() == {key: one._replace(place=None) for key, one in rows.items()}
        with_sets = {one.session for one in rows.values()}
        shown = {name for name, one in workouts.items() if one.state == "open" or name in with_sets}
        assert {name: states[name] for name in shown} == {name: workouts[name].state for name in shown}
        assert "open" not in {state for name, state in states.items() if name not in shown}

    def happened(self, effect: Effect, line_of: str | None = None) -> None:
        """Tells the model of a change, with the ids that its sets have got; what alters nothing is none."""
        new = sorted(self._unknown().items(), key=lambda row: (row[1].exercise, row[1].number, str(row[1].side)))
        made = sorted(effect.made, key=lambda one: (one.exercise, one.number, str(one.side)))
        imported = {key.removeprefix("row ") for key in effect.facts if key.startswith("row ")}
        ids = [key for key, _ in new if key not in imported]
        assert len(ids) == len(made), (new, made)
        facts = effect.facts | {f"row {key}": one for key, one in zip(ids, made, strict=True)}
        if facts:
            self.model.changed(facts, line_of)
            self.seen["changes"] += 1

    def refused(self, *words: object, stdin: str = "") -> None:
        """A command that is refused, by which nothing becomes otherwise."""
        self.seen["refused"] += 1
        result = self.home.run(*words, stdin=stdin)
        assert result.code == 1, (words, result)

    def _turn(self, word: str, steps: Sequence[Any]) -> None:
        if steps:
            self.home.ok(word)
            self.model.turned(steps[0])
            self.seen[f"{word}s"] += 1
        else:
            self.refused(word)

    def _logged(self, amounts: Sequence[str], day: str) -> Effect:
        return Effect(made=self.model.numbered(f"of {day}", (AMOUNTS[one] for one in amounts)))

    def _row(self, nth: int) -> str:
        rows = list(self.model.rows())
        return rows[nth % len(rows)]

    def _stand(self) -> dict[str, Done]:
        """The sets that the log holds; a session by hand is named after its day."""
        with self._opened() as log:
            sets = list(log.read.sets())
        return {
            one.id: Done(
                self.names.get(one.session, one.session if one.session == "of-a-file" else f"of {one.performed_at:%F}"),
                one.exercise,
                one.number,
                one.side.value if one.side else None,
                one.reps or 0,
            )
            for one in sets
        }

    def _unknown(self) -> dict[str, Done]:
        """The sets that the model hasn't been told of."""
        known = {key for step in self.model.steps for key in step.did}
        return {key: one for key, one in self._stand().items() if f"row {key}" not in known}

    def _opened(self) -> TrainingLog:
        return TrainingLog(str(self.home.log_file), self.home.path, lambda: at(20))


def lines(amounts: Sequence[str]) -> str:
    """What `log -` reads."""
    return "".join(f"{AMOUNTS[one][0]} {one}\n" for one in amounts)


def exported(set_id: str, one: Done) -> dict[str, object]:
    """A set as an export holds it."""
    absent = dict.fromkeys(("workout", "seconds", "metres", "load_kg", "band", "rpe", "note", "target"))
    return absent | {
        "id": set_id,
        "session": one.session,
        "exercise": one.exercise,
        "kind": "exercise",
        "performed_at": "2025-03-03T12:00:00+01:00",
        "set": one.number,
        "type": "working",
        "side": one.side,
        "reps": one.reps,
        "source": "hipflex",
    }


def refused_by_the_disk(*_: object) -> None:
    """Stands in for the commit."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    raise error


def tried(histories: int, steps: int = 40, seed: int | None = None) -> Counter[str]:
    """Random histories of so many steps at most; raises where a log is otherwise than the model."""
    WholeLog.seen = Counter()
    if seed is not None:
        hypothesis.seed(seed)(WholeLog)
    run_state_machine_as_test(
        WholeLog,
        settings=settings(
            max_examples=histories,
            stateful_step_count=steps,
            deadline=None,
            derandomize=seed is None,
            database=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return WholeLog.seen


def main(histories: int = 1000, seed: int = 1) -> int:
    """Runs it by hand and prints the figures."""
    print(told(tried(histories, 60, seed)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
