"""A log with rows of every kind as each release wrote it, kept as a dump with what that release exported.

`python -m tests.store.old_logs` adds that of the present version. The logs of schema 1, 2 and 3 are from before 0.1.0.
"""

from __future__ import annotations

import functools
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from hipflex import __version__
from hipflex.domain.change import FileRow
from hipflex.domain.measures import SetType
from hipflex.domain.mobility import Found
from hipflex.domain.pending import current
from hipflex.domain.performance import CheckIn, Finding, Session, State
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import Accept, Add, Note, Skip
from hipflex.runner.machine import swapped
from hipflex.store.connection import APPLICATION_ID, CURRENT
from hipflex.store.segments import Read
from hipflex.value_classes import replace
from tests.joining.machines import Machine, exported, joined
from tests.store.samples import KNEE_RAISE, LEFT, LEG_RAISE, RIGHT, at, done, kg, reps

LOGS = Path(__file__).parent / "logs"
KEPT = tuple(sorted(dump.stem for dump in LOGS.glob("*.sql")))
"""What the logs are called that are kept: by their release, else by their schema."""


def a_log_of_every_kind(folder: Path) -> Machine:
    """Guided and by hand, of both sides and one, with bands, swaps, imports and undone changes, on two machines."""
    desk, laptop = Machine(folder / "desk"), Machine(folder / "laptop")
    desk.logs(10, 9)
    desk.logs(12, movement=KNEE_RAISE, workout="test")
    desk.logs(8, movement=KNEE_RAISE, side=RIGHT)
    desk.logs(7, movement=KNEE_RAISE, side=LEFT)
    desk.starts()
    desk.says(Accept(), reps(9, load=kg(2.5)), reps(8, band="red", rpe=8.5), Note("[b]à, it's"), Add(reps(5)))
    asked = current(desk.says(Skip(because="pain")))
    assert asked is not None
    desk.log.workouts.amend(desk.log.read.open_sessions()[0].id, swapped(asked, prescribed(LEG_RAISE), desk.now()))
    desk.log.workouts.finish()
    laptop.starts()
    laptop.says(reps(11, type=SetType.WARMUP))
    laptop.log.workouts.discard()
    laptop.logs(7, 6)
    imported(desk)
    corrected(desk)
    joined(desk, laptop)
    desk.log.joining.take_in((), "/shared", {"laptop-1/0001.jsonl": Read(1024, 7)})
    desk.logs(3)
    desk.log.changes.undo()
    desk.starts()
    desk.says(reps(10))
    return desk


def imported(machine: Machine) -> None:
    """Takes in what another program's file holds."""
    ids = ["from a file 1", "from a file 2"]
    sets = [
        done(
            id=ids[0], reps=0, type=SetType.FAILURE, session="from a file", source="strong", note='"a", b', band="green"
        ),
        done(id=ids[1], number=2, distance_mm=400_000, seconds=95, session="from a file", source="strong"),
    ]
    cells = {set_id: FileRow(f"strong {set_id}", '{"Weight": "2.5"}') for set_id in ids}
    session = Session("from a file", "Push", at(16), None, State.FINISHED)
    check_in = CheckIn("check", at(15), Finding.TIGHT, Finding.CLEAR, 10.0, -2.5)
    machine.log.intake.add(sets, [session], [check_in], cells)


def corrected(machine: Machine) -> None:
    """Edits, deletes, takes back and puts back."""
    first, second, *_ = (one.id for one in machine.log.read.sets() if one.exercise == LEG_RAISE.slug)
    machine.log.corrections.edit([first], lambda one, _: [replace(one, reps=(one.reps or 0) + 1, note="edited")])
    machine.log.corrections.delete([second])
    machine.log.by_hand.check_in(machine.now(), Found(Finding.CLEAR), Found(Finding.TIGHT, 5.7))
    machine.log.changes.undo()
    machine.log.changes.redo()
    machine.log.by_hand.check_in(machine.now(), Found(Finding.TIGHT), Found(Finding.TIGHT))
    machine.log.changes.undo()


def dumped(log: Path) -> Iterable[str]:
    """The statements that make a log again, a line or more each; they don't name the computer that it is made on."""
    with closing(sqlite3.connect(log)) as db:
        machines = db.execute("SELECT name, 'machine-' || key FROM machines").fetchall()
        yield f"PRAGMA application_id={APPLICATION_ID};"
        yield f"PRAGMA user_version={CURRENT};"
        for statement in db.iterdump():
            yield functools.reduce(lambda text, names: text.replace(*names), machines, statement)


def made_again(name: str, log: Path) -> Path:
    """A log that is kept, as it was."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(log)) as db:
        db.executescript((LOGS / f"{name}.sql").read_text(encoding="utf-8"))
    return log


def held_by(name: str) -> str:
    """What a log that is kept holds, as it is exported today: check-ins of schema 1 have no degrees."""
    text = (LOGS / f"{name}.json").read_text(encoding="utf-8")
    return re.sub('("right": "(tight|clear)")}', r'\1, "left_deg": null, "right_deg": null}', text)


def main() -> None:
    """Writes dump and export of the present version, unless they are there."""
    if __version__ in KEPT:
        sys.exit(f"{__version__} has a log already, and what a release wrote stays as it is")
    with tempfile.TemporaryDirectory() as folder:
        machine = a_log_of_every_kind(Path(folder))
        (LOGS / f"{__version__}.json").write_text(exported(machine.log), encoding="utf-8")
        machine.log.__exit__(None, None, None)
        dump = "\n".join(dumped(Path(machine.log.path)))
        (LOGS / f"{__version__}.sql").write_text(f"{dump}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
