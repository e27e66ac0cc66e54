"""Years of training that nobody did, with all that people log, for programs that can say more of it or less."""

from __future__ import annotations

import random
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

GRAMS = {"kg": Decimal(1000), "lb": Decimal("453.59237")}
WORKING, WARM_UP, DROP, FAILURE = "working", "warmup", "drop", "failure"

REPS, SECONDS, METRES, BARE, LOADS = "reps", "seconds", "metres", "bare", "loads"
RPE, RESTS, PLANNED, NOTES, LINES = "rpe", "rests", "planned", "notes", "lines"
CLOCK, LASTED, TITLES, WORKOUT_NOTES = "clock", "lasted", "titles", "workout notes"
"""What a program may be able to say, beside the types of sets; `lines` in notes, `bare` distances without a unit."""


@dataclass(frozen=True)
class Effort:
    """A set; a load is in the unit of its history. `rest` is what the app counted down after it, in seconds."""

    exercise: str
    type: str = WORKING
    reps: int = 0
    seconds: int = 0
    metres: int = 0
    load: Decimal = Decimal(0)
    rpe: Decimal | None = None
    note: str = ""
    rest: int = 0
    done: bool = True

    @property
    def is_a_set(self) -> bool:
        """Whether something was done, or tried until it failed."""
        return self.done and (bool(self.reps or self.seconds or self.metres) or self.type == FAILURE)


@dataclass(frozen=True)
class Workout:
    """A workout by the clock on the wall in Berlin; without a clock it stands for its day, at noon."""

    started: datetime
    title: str
    minutes: int
    note: str
    efforts: tuple[Effort, ...]


@dataclass(frozen=True)
class History:
    """Workouts, oldest first."""

    unit: str
    workouts: tuple[Workout, ...]

    @property
    def efforts(self) -> list[Effort]:
        """All sets and what is left of plans, in their order."""
        return [effort for workout in self.workouts for effort in workout.efforts]

    def until(self, workouts: int) -> History:
        """What an earlier export held."""
        return replace(self, workouts=self.workouts[:workouts])

    def with_workout(self, at: int, workout: Workout) -> History:
        """The same with another workout in the place of one."""
        workouts = [*self.workouts]
        workouts[at] = workout
        return replace(self, workouts=tuple(workouts))

    def in_unit(self, unit: str) -> History:
        """The same loads in the other unit, as a program converts them, to the tenth decimal."""
        factor = GRAMS[self.unit] / GRAMS[unit]
        tenth = Decimal("1e-10")
        converted = [
            replace(one, efforts=tuple(replace(e, load=(e.load * factor).quantize(tenth)) for e in one.efforts))
            for one in self.workouts
        ]
        return History(unit, tuple(converted))

    def as_told_by(self, able: AbstractSet[str]) -> History:
        """What is left of it in a program that can say so much; what it can't count at all isn't there."""
        return replace(self, workouts=tuple(told for one in self.workouts if (told := _told(one, able)).efforts))

    def renamed(self, old: str, new: str) -> History:
        """The same with another name for an exercise."""

        def named(effort: Effort) -> Effort:
            return replace(effort, exercise=new) if effort.exercise == old else effort

        return replace(
            self, workouts=tuple(replace(one, efforts=tuple(map(named, one.efforts))) for one in self.workouts)
        )


def grams(load: Decimal, unit: str) -> int:
    """To the gram, a half away from nought."""
    return int((load * GRAMS[unit]).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _told(workout: Workout, able: AbstractSet[str]) -> Workout:
    efforts = tuple(
        replace(
            effort,
            type=effort.type if effort.type in able else WORKING,
            load=effort.load if LOADS in able else Decimal(0),
            seconds=effort.seconds if SECONDS in able else 0,
            metres=effort.metres if METRES in able else 0,
            rpe=effort.rpe if RPE in able else None,
            note=_note(effort.note, able) if NOTES in able else "",
            rest=effort.rest if RESTS in able else 0,
        )
        for effort in workout.efforts
        if (effort.done or PLANNED in able) and _can_be_told(effort, able)
    )
    return Workout(
        workout.started if CLOCK in able else workout.started.replace(hour=12, minute=0),
        workout.title if TITLES in able else "",
        workout.minutes if LASTED in able else 0,
        _note(workout.note, able) if WORKOUT_NOTES in able else "",
        efforts,
    )


def _can_be_told(effort: Effort, able: AbstractSet[str]) -> bool:
    if REPS not in able:
        return effort.seconds > 0
    return bool(effort.reps) or (effort.type == FAILURE and FAILURE in able) or bool({SECONDS, METRES} & able)


def _note(note: str, able: AbstractSet[str]) -> str:
    return note if LINES in able else note.replace("\n", " ")


BENCH, ROW, BRIDGE, HELPED, HOLD, SLED, RUN, PLAIN = (
    "Bench Press (Barbell)",
    'Zercher "Meadows" Row, one arm',
    "Glute Bridge",
    "Pull Up (Assisted)",
    "Brücke – 平板 Übung",
    "Sled Push",
    "Running (Treadmill)",
    "Hammer Curl (Dumbbell)",
)
SLUGS = {BENCH: "bench-press-barbell", BRIDGE: "bridge", HELPED: "pull-up-assisted", SLED: "sled-push"}
SLUGS |= {RUN: "running-treadmill", PLAIN: "hammer-curl-dumbbell"}
"""What of these the catalogue knows."""

NOTES_MADE = (
    "easy",
    "slow, then fast",
    'he said "one more"',
    "two\nlines, both kept",
    "überall 日本 💪",
    "=SUM(A1)",
    "semi; colon",
)


def made_up(seed: int, unit: str = "kg", workouts: int = 8) -> History:
    """A history by chance, with everything odd in its first workout, and two workouts on its second day."""
    chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
    day = datetime(2023, 2, 6)
    found = [Workout(day.replace(hour=18, minute=5), "Push, pull", 61, "felt good", _odd(unit))]
    for number in range(1, workouts):
        day += timedelta(days=0 if number == 2 else chance.randrange(1, 40))
        started = day.replace(hour=7 + 11 * (number == 2), minute=chance.randrange(60))
        note = chance.choice(("", "", *NOTES_MADE))
        title = "Evening" if number == 2 else chance.choice(("Legs", 'Day "A"', "Ganzkörper; kurz", "全身"))
        found.append(Workout(started, title, chance.randrange(20, 120), note, _some(chance, unit)))
    return History(unit, tuple(found))


def _odd(unit: str) -> tuple[Effort, ...]:
    """One exercise three times over, sets that look alike, every type, effort, way to measure, note and plan."""
    step = Decimal("1.25") if unit == "kg" else Decimal("2.5")
    load = 40 * step
    return (
        Effort(BENCH, WARM_UP, reps=12, load=load / 2, rest=60),
        Effort(BENCH, reps=8, load=load, rpe=Decimal("7.5"), note=NOTES_MADE[3], rest=90),
        Effort(BENCH, reps=8, load=load, rest=90),
        Effort(BENCH, reps=8, load=load),
        Effort(HELPED, reps=6, load=16 * step),
        Effort(BENCH, DROP, reps=15, load=load - step, note=NOTES_MADE[2]),
        Effort(BENCH, FAILURE, reps=3, load=load + step, rpe=Decimal(10)),
        Effort(BENCH, FAILURE, reps=0, load=load + 9 * step),
        Effort(BENCH, reps=5, load=load + 2 * step, done=False),
        Effort(HOLD, seconds=75, note=NOTES_MADE[4], rest=30),
        Effort(HOLD, seconds=3661),
        Effort(BRIDGE, reps=20),
        Effort(SLED, metres=40, seconds=25, load=24 * step),
        Effort(RUN, metres=5200, seconds=1890, note=NOTES_MADE[1]),
        Effort(BENCH, reps=8, load=load),
        Effort(ROW, reps=10, load=load, note=NOTES_MADE[5]),
    )


def _some(chance: random.Random, unit: str) -> tuple[Effort, ...]:
    step = Decimal("1.25") if unit == "kg" else Decimal("2.5")
    found: list[Effort] = []
    for exercise in chance.sample((BENCH, ROW, BRIDGE, HELPED, HOLD, SLED, RUN, PLAIN), 4):
        for number in range(chance.randrange(1, 5)):
            made = _amount(Effort(exercise, note=chance.choice(("", "", "", *NOTES_MADE))), chance, step, number)
            rpe = None if made.type == WARM_UP else chance.choice((None, None, Decimal(8), Decimal("9.5")))
            found.append(replace(made, rpe=rpe, rest=chance.choice((0, 90))))
    return tuple(found)


def _amount(effort: Effort, chance: random.Random, step: Decimal, number: int) -> Effort:
    if effort.exercise == HOLD:
        return replace(effort, seconds=chance.randrange(5, 4000))
    if effort.exercise in {SLED, RUN}:
        return replace(effort, metres=chance.randrange(1, 1000) * 10, seconds=chance.randrange(10, 4000))
    load = Decimal(0) if effort.exercise == BRIDGE else step * chance.randrange(4, 120)
    type_ = chance.choice((WORKING, WORKING, FAILURE, DROP)) if number else chance.choice((WORKING, WARM_UP))
    return replace(effort, type=type_, reps=chance.randrange(1, 30), load=load)


Told = tuple[str, str, str, str, int, int, Decimal, Decimal, Decimal | None, str]


def sets_of(history: History, *, bare: bool = False) -> list[Told]:
    """What a log must hold of it, by its own count: start, title, exercise, type, amounts, kilograms, RPE and note."""
    sets = ((one, effort) for one in history.workouts for effort in one.efforts if effort.is_a_set)
    return sorted((_as_logged(*one, history.unit, bare=bare) for one in sets), key=repr)


def _as_logged(workout: Workout, effort: Effort, unit: str, *, bare: bool) -> Told:
    kilograms = Decimal(grams(effort.load, unit)) / 1000
    note = effort.note
    if bare and effort.metres:
        note = "; ".join(filter(None, (note, f"distance {effort.metres} without a unit")))
    return (
        workout.started.isoformat(timespec="minutes"),
        workout.title,
        SLUGS.get(effort.exercise, effort.exercise),
        effort.type,
        effort.reps,
        effort.seconds,
        Decimal(0) if bare else Decimal(effort.metres),
        -kilograms if "(Assisted)" in effort.exercise else kilograms,
        effort.rpe,
        note,
    )
