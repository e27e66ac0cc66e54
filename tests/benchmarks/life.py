"""The log of a life of training, made in seconds: `python -m tests.benchmarks.life FILE SETS`.

Its last year is written by the program's own services, day by day and change by change; the years before are the same
changes some years earlier, with ids, plans and loads of their own, taken in as another machine's would be, but under
this machine's name. It ends three days ago, and is the same each time but for the ids.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hipflex.domain.measures import Load, Measure
from hipflex.domain.mobility import Found
from hipflex.domain.movement import Kind, Sides
from hipflex.domain.pending import accepted, current
from hipflex.domain.performance import Finding, PerformedSet, Session, performed
from hipflex.domain.workout_line import SetEntry
from hipflex.places import From, Places
from hipflex.runner.machine import answered
from hipflex.services.workout_plan import due_sets, planned_today
from hipflex.services.workspace import Workspace
from hipflex.store.ids import hand_session_id, imported_id
from hipflex.store.training_log import TrainingLog
from hipflex.value_classes import replace

CET = timezone(timedelta(hours=1))
WEEKS = 52
YEAR_S = WEEKS * 7 * 86_400
SETS_A_WEEK = 52.5
ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
WORKOUTS = ("hip-flexor", "hip-mobility", "hip-flexor", "runners-hips")
LIFTS = (
    "squat", "bench-press", "bent-over-row", "deadlift", "overhead-press", "weighted-pull-up", "dumbbell-curl",
    "front-squat", "leg-press", "romanian-deadlift", "hip-thrust", "calf-raise", "incline-press", "dip", "chin-up",
    "face-pull", "lateral-raise", "triceps-pushdown", "hammer-curl", "lat-pulldown", "seated-row", "leg-curl",
    "leg-extension", "good-morning", "farmers-walk", "shrug", "push-press", "goblet-squat", "split-squat",
    "cable-crunch", "back-extension", "kettlebell-swing",
)  # fmt: skip
DAYS = (0, 1, 3, 4)


class Diary:
    """Writes a log day by day, on a clock of its own."""

    def __init__(self, folder: Path, first_day: datetime) -> None:
        self.moment = first_day
        self.chance = random.Random(9)  # noqa: S311 - the same log every time
        places = Places(
            log=str(folder / "log.db"),
            settings_name=str(folder / "settings.yaml"),
            catalogue_names=(str(folder / "catalogue"),),
            cache_name=str(folder / "cache"),
            backups_name=str(folder / "backups"),
            settings_from=From.DEFAULT,
        )
        self.workspace = Workspace(places, lambda: self.moment)
        self.log = self.workspace.log
        self.log._connection.execute("PRAGMA synchronous=OFF")

    def write(self, weeks: int) -> None:
        first_day = self.moment
        for week in range(weeks):
            for day, train in zip(DAYS, (self.guided, self.by_hand) * 2, strict=True):
                self.moment = first_day + timedelta(weeks=week, days=day)
                train(week)
            if week % 4 == 0:
                found = Found(Finding.TIGHT, float(12 - week // 8)), Found(Finding.CLEAR, -2.0)
                self.log.by_hand.check_in(self.moment, *found)

    def guided(self, week: int) -> None:
        """A workout as the coach asks for it, set by set, and not always the aim."""
        workout = self.workspace.library.workouts[WORKOUTS[self.moment.toordinal() % len(WORKOUTS)]]
        plan, _ = planned_today(self.workspace, workout, None)
        session = self.log.workouts.start(plan, due_sets(self.workspace))
        while asked := current(session):
            self.moment += timedelta(seconds=100)
            entry, dose = accepted(asked), asked.prescription.dose
            amount = max(1, entry.amount + self.chance.choice((-1, 0, 0, 1, 1)))
            entry = replace(entry, amount=amount, load=dose.load, band=dose.band)
            session = self.log.workouts.amend(session.id, answered(entry, asked, self.moment)).session

    def by_hand(self, week: int) -> None:
        """Four lifts of three sets, a change each; now and then one is corrected, and one taken back."""
        for place in range(4):
            self.moment += timedelta(minutes=9)
            lift = LIFTS[(4 * week + 16 * (self.moment.weekday() % 2) + place) % len(LIFTS)]
            load = Load(20_000 + 500 * (week % 40) + 2500 * LIFTS.index(lift))
            entry = SetEntry(Measure.REPS, 5 + self.chance.randint(0, 5), count=3, load=load, rpe=8.0)
            logged = self.log.by_hand.log(self.moment, None, self.rows(lift, entry))
        if week % 3 == 0:
            self.log.corrections.edit([logged.sets[-1].id], lambda done, _: [replace(done, note="slow")])
        if week % 5 == 0:
            self.log.by_hand.log(self.moment, None, self.rows("lunge", SetEntry(Measure.REPS, 12)))
            self.log.changes.undo()

    def rows(self, lift: str, entry: SetEntry) -> Callable[[Session], Sequence[PerformedSet]]:
        template = PerformedSet(lift, Kind.EXERCISE, self.moment, number=0)
        return lambda session: performed(template, entry, Sides.NONE, session.sets)


@dataclass(frozen=True, slots=True)
class Earlier:
    """So many years before a diary was written: its changes again, about things with ids of their own."""

    years: int
    ids: Mapping[str, str]

    def change(self, change: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._moved(name, part) for name, part in change.items()}

    def _moved(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {self.ids.get(key, key): self._moved(key, part) for key, part in value.items()}
        if isinstance(value, list):
            return [self._moved(name, part) for part in value]
        if isinstance(value, str):
            return ISO_DATE.sub(self._day, self.ids.get(value, value))
        if name.endswith("_utc") and value is not None:
            return value - self.years * YEAR_S
        return max(value - 500 * self.years, 2_500) if name == "load_g" else value

    def _day(self, found: re.Match[str]) -> str:
        return str(date.fromisoformat(found[0]) - timedelta(seconds=self.years * YEAR_S))


def earlier(changes: Sequence[Mapping[str, Any]], years: int) -> Earlier:
    """The years before changes that were just made; hand-written sessions have the ids of their days."""
    ids = {}
    for change in changes:
        made = datetime.fromtimestamp(change["made_utc"] - years * YEAR_S, CET)
        things = [(kind, thing) for kind, by_id in change.get("new", {}).items() for thing in by_id.items()]
        for place, (kind, (thing_id, fields)) in enumerate([("change", (change["id"], {})), *things]):
            by_hand = kind == "session" and fields.get("origin", "hand") == "hand"
            own = imported_id(made, place, f"{years} {thing_id}")
            ids[thing_id] = hand_session_id(made.date(), fields.get("workout")) if by_hand else own
    return Earlier(years, ids)


def write_life(file: Path, sets: int, ends: datetime, longest_diary: int = WEEKS) -> int:
    """Writes a log of about so many sets, the last of them three days before it ends; how many there are.

    The diary is of so many weeks at the most, and what else is needed is like it, in the years before.
    """
    weeks = min(longest_diary, max(1, round(sets / SETS_A_WEEK)))
    with tempfile.TemporaryDirectory() as folder:
        diary = Diary(Path(folder), ends - timedelta(weeks=weeks))
        diary.write(weeks)
        changes = list(diary.log.joining.changes_of(str(diary.log.machine.name)))
        diary.workspace.close()
    years = max(1, round(sets / (weeks * SETS_A_WEEK)))
    with TrainingLog(str(file), file.parent / "backups", lambda: ends) as log:
        log._connection.execute("PRAGMA synchronous=OFF")
        machine = log.machine.named()
        for past in reversed(range(years)):
            moved = map(earlier(changes, past).change, changes)
            first_tick = (years - 1 - past) * len(changes)
            log.joining.join({**one, "machine": machine, "tick": first_tick + one["tick"]} for one in moved)
        return sum(1 for _ in log.read.sets())


if __name__ == "__main__":
    today = datetime.now(CET).replace(hour=18, minute=0, second=0, microsecond=0)
    print(f"{write_life(Path(sys.argv[1]), int(sys.argv[2]), today)} sets in {sys.argv[1]}")
