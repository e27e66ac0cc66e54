"""What a long log costs: bytes a set, and the time of what is asked on every screen.

`python -m tests.benchmarks.log [SETS…]` prints the figures of logs of so many sets. Two guided workouts a week, one
change a set, and two sessions by hand, three sets a change; so much is a log of someone who writes everything down.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, Span, Tempo
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.pending import current
from hipflex.domain.performance import PerformedSet, Session, performed
from hipflex.domain.prescription import Plan, planned, prescribed
from hipflex.domain.workout_line import SetEntry
from hipflex.runner.machine import answered
from hipflex.store.queries import Window
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace

CET = timezone(timedelta(hours=1))
FIRST_DAY = datetime(1990, 1, 1, 18, tzinfo=CET)
SOURCE = "strengthlog-hip-flexors; rest and lifting pace by hipflex"
WORKOUT = (
    (
        Movement(
            "hanging-leg-raise",
            "Hanging leg raise",
            Kind.EXERCISE,
            {"s": Dose(Span(3, 3), Span(8, 10), rest_s=90, tempo=Tempo(3, 0, 1))},
        ),
        "The main strength work comes first, while you are fresh; both legs are the weight.",
    ),
    (
        Movement(
            "standing-hip-flexor-raise",
            "Standing hip flexor raise",
            Kind.EXERCISE,
            {"s": Dose(Span(3, 3), Span(10, 10), load=Load(2500), rest_s=60, hold=Span(1, 2))},
            sides=Sides.EACH,
        ),
        "Then the hip flexors by themselves, with a load that grows in small jumps.",
    ),
    (
        Movement("mountain-climber", "Mountain climber", Kind.EXERCISE, {"s": Dose(Span(3, 3), Span(30, 30))}),
        "Endurance last, fast and without pause.",
    ),
)
LIFTS = ("squat", "bench-press", "bent-over-row", "deadlift", "overhead-press", "weighted-pull-up", "dumbbell-curl")
ROUNDS = 5


class Diary:
    """Writes a log day by day, on a clock of its own."""

    def __init__(self, path: Path) -> None:
        self.moment = FIRST_DAY
        self.log = TrainingLog(str(path), path.parent, self.now)
        self.log._connection.execute("PRAGMA synchronous=OFF")
        self.log._connection.execute("PRAGMA journal_mode=MEMORY")

    def now(self) -> datetime:
        return self.moment

    def write(self, sets: int) -> None:
        """Weeks, until there are so many sets."""
        written, week = 0, 0
        while written < sets:
            for day, train in enumerate((self.guided, self.by_hand, self.guided, self.by_hand)):
                self.moment = FIRST_DAY + timedelta(weeks=week, days=2 * day)
                written += train(week)
            week += 1

    def guided(self, week: int) -> int:
        """A workout, set by set."""
        session = self.log.workouts.start(a_plan(week, self.moment.toordinal()))
        while asked := current(session):
            self.moment += timedelta(seconds=100)
            entry = SetEntry(Measure.REPS, (asked.aim or 8) + week % 2)
            session = self.log.workouts.amend(session.id, answered(entry, asked, self.now())).session
        return len(session.sets)

    def by_hand(self, week: int) -> int:
        """Three lifts of three sets, a change each."""
        for place in range(3):
            self.moment += timedelta(minutes=9)
            lift = LIFTS[(week + place) % len(LIFTS)]
            entry = SetEntry(Measure.REPS, 5 + week % 6, count=3, load=Load(40_000 + 500 * (week % 40)), rpe=8.0)
            self.log.by_hand.log(self.now(), None, self.rows(lift, entry))
        return 9

    def rows(self, lift: str, entry: SetEntry) -> Callable[[Session], Sequence[PerformedSet]]:
        template = PerformedSet(lift, Kind.EXERCISE, self.moment, number=0)
        return lambda session: performed(template, entry, Sides.NONE, session.sets)


def a_plan(week: int, day: int) -> Plan:
    """A plan as the coach makes it: the same for a while, each prescription with the figures of last time."""
    asked, chance = [], random.Random(day)  # noqa: S311 - the same log every time
    for movement, because in WORKOUT:
        dose = movement.dose
        if dose.load:
            dose = replace(dose, load=Load(2500 + 500 * (week // 6 % 20)))
        last = [chance.randint(7, 10) for _ in range(3)]
        said = f"You did {last[0]}, {last[1]} and {last[2]} last time, so go for one more." if week % 3 else because
        asked.append(replace(prescribed(movement, dose), because=said, rule="double-progression", source=SOURCE))
    return planned("Hip flexor workout", "hip-flexor", asked)


def bytes_by_table(path: Path) -> dict[str, int]:
    """The bytes of pages of each table and index."""
    with sqlite3.connect(path) as db:
        found = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall())
    db.close()
    return found


def questions(log: TrainingLog, today: date) -> dict[str, Callable[[], object]]:
    """What progress, next and records ask."""
    window = Window(today - timedelta(weeks=12), today)
    exercises = [movement.slug for movement, _ in WORKOUT] + list(LIFTS)
    return {
        "progress": lambda: (
            log.statistics.day_totals(window),
            log.statistics.exercise_totals(window),
            log.statistics.side_totals(window),
            list(log.statistics.days_before(today)),
            log.by_exercise.last_sets(exercises, today, with_open=True),
        ),
        "next": lambda: (
            log.by_exercise.recent_sets(exercises[:3], 8),
            log.by_exercise.left_out(exercises[:3]),
        ),
        "records": lambda: log.statistics.records(Window(), set(LIFTS)),
        "records of one": lambda: log.statistics.records(Window(exercise=LIFTS[0]), set(LIFTS)),
        "latest sets": lambda: log.read.latest_sets(20),
        "history": lambda: log.read.sessions(limit=10),
        "export": lambda: sum(1 for _ in log.read.sets()),
    }


def seconds_of(ask: Callable[[], object]) -> float:
    """The least CPU time of several tries."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        ask()
        times.append(time.process_time() - began)
    return min(times)


def report(sets: int) -> None:
    """Prints what a log of so many sets costs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        diary = Diary(path)
        began = time.process_time()
        diary.write(sets)
        written = time.process_time() - began
        with diary.log as log:
            (rows,) = log._connection.execute("SELECT count(*) FROM sets").fetchone()
            print(f"{rows} sets, {path.stat().st_size / rows:.0f} bytes a set, written in {written:.1f} s of CPU")
            for name, used in bytes_by_table(path).items():
                if used / rows >= 1:
                    print(f"  {name:28}{used / rows:8.1f} bytes a set")
            for name, ask in questions(log, diary.moment.date()).items():
                print(f"  {name:28}{1000 * seconds_of(ask):8.2f} ms")


if __name__ == "__main__":
    for number in sys.argv[1:] or ("10000",):
        report(int(number))
