"""Trainees whose capacity is known: what they can do today, and how training, rest and injury change it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hipflex.domain.measures import Measure
from hipflex.domain.prescription import Prescription
from hipflex.value_classes import replace

FIRST_MONDAY = date(2026, 1, 5)
TRAINING_DAYS = (0, 3)
A_MAX = {Measure.REPS: 30, Measure.TIME: 60}
"""By Epley a load can be lifted `30 × (maximum / load - 1)` times; our model holds it for twice as many seconds."""
TIRED_A_SET = {Measure.REPS: 0.015, Measure.TIME: 0.005}
REST_DAYS = 7
LOST_A_DAY = 0.004
NEVER_LOST = 0.85
"""What is left, however long the break, of the strength that one began with."""
BANDS_KG = {None: 0.0, "yellow": 1.5, "red": 3.0, "green": 4.5, "blue": 6.5, "black": 9.0}


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody does what is asked.

    Who doesn't stop at the aim goes on to the top of the range; `flags` are repetitions that the last set falls short
    by; `adds_kg` is what somebody lifts beyond what is asked, as long as that leaves the low end of the range;
    `tells` is by how much the effort told may be off, None where nothing is told.
    """

    stops_at_the_aim: bool = False
    flags: int = 0
    adds_kg: int = 0
    tells: float | None = None


@dataclass(frozen=True, slots=True)
class Trainee:
    """A body, its habits and a calendar.

    `ladder` are the movements that lead to the goal, `limbs` the kilograms that each lifts without any load. The goal
    is to move `goal_kg`, limbs included, `goal_amount` times or seconds in every set. `strengths` are the sides'
    one-rep maxima in kilograms that train towards `limit`, a share `rate` of the way a session. `wavering` is how far
    the form of a day may be off; `leaves_out` the share of sessions that are missed. In the weeks of `away` nothing is
    trained; where there is `pain`, those begin with an injury that costs a share of the strength, and the movement is
    left out for it.
    """

    name: str
    ladder: tuple[str, ...]
    limbs: Mapping[str, float]
    strengths: tuple[float, ...]
    limit: float
    goal_kg: float
    goal_amount: int = 8
    rate: float = 0.02
    wavering: float = 0.0
    leaves_out: float = 0.0
    away: range = range(0)
    pain: float = 0.0
    habits: Habits = Habits()
    weeks: int = 52

    def days(self, seed: int) -> Iterator[tuple[date, bool]]:
        """The days of training, each with whether it is left out for pain."""
        chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
        for week in range(self.weeks):
            for day in TRAINING_DAYS:
                is_missed = chance.random() < self.leaves_out
                hurts = bool(self.pain) and week == self.away.start
                if not is_missed and (hurts or week not in self.away):
                    yield FIRST_MONDAY + timedelta(weeks=week, days=day), hurts

    def lifts(self, due: Prescription) -> float:
        """The kilograms that move in a repetition."""
        return self.limbs[due.exercise] + due.dose.grams / 1000 + BANDS_KG[due.dose.band]


class Body:
    """One of many bodies a trainee may have, as the weeks go by."""

    def __init__(self, trainee: Trainee, seed: int) -> None:
        self.trainee = trainee
        self.chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
        build = self.chance.uniform(0.96, 1.04)
        self.strengths = [strength * build for strength in trainee.strengths]
        self.least = [strength * NEVER_LOST for strength in self.strengths]
        self.rate = trainee.rate * self.chance.uniform(0.7, 1.3)
        self.trained: date | None = None
        self.was_hurt = False

    def wakes(self, day: date) -> tuple[float, ...]:
        """What each side can do today, as a one-rep max; days off beyond a week cost strength."""
        idle = (day - (self.trained or day)).days
        if idle > REST_DAYS:
            kept = (1 - LOST_A_DAY) ** (idle - REST_DAYS)
            self.strengths = [max(s * kept, min(s, least)) for s, least in zip(self.strengths, self.least, strict=True)]
        form = 1 + self.chance.uniform(-self.trainee.wavering, self.trainee.wavering)
        return tuple(strength * form for strength in self.strengths)

    def is_hurt(self) -> None:
        """An injury, once."""
        if not self.was_hurt:
            self.strengths = [strength * (1 - self.trainee.pain) for strength in self.strengths]
        self.was_hurt = True

    def trains(self, day: date, effort: float) -> None:
        """A session done at a share of what was possible makes stronger by as much."""
        limit, gain = self.trainee.limit, self.rate * effort
        self.strengths = [strength + gain * (limit - strength) for strength in self.strengths]
        self.trained = day

    def tells(self, did: int, could: int) -> float | None:
        """The effort that is told of a set, in halves: 10 where nothing was left, give or take."""
        off = self.trainee.habits.tells
        if off is None:
            return None
        felt = 10 - (could - did) + self.chance.uniform(-off, off)
        return round(2 * min(max(felt, 1), 10)) / 2


def possible(strength: float, lifted: float, number: int, measure: Measure = Measure.REPS) -> int:
    """The repetitions, or the seconds, that are possible in a set, the first being number 0."""
    return max(0, int(A_MAX[measure] * (strength * (1 - TIRED_A_SET[measure] * number) / lifted - 1)))


LEG_RAISES = {
    "hanging-leg-raise": 24.0,
    "bent-knee-hanging-raise": 21.5,
    "lying-leg-raise": 20.0,
    "bent-knee-lying-raise": 16.0,
}
HIP_RAISES = {"standing-hip-flexor-raise": 12.0}
MARCHES = {"banded-hip-march": 10.0, "standing-hip-flexion": 10.0}
L_SITS = {"l-sit-tucked": 16.0, "l-sit-one-leg": 18.5, "l-sit-hold": 21.5}

TRAINED = Trainee("trained", ("hanging-leg-raise",), LEG_RAISES, (36.0,), 50.0, goal_kg=32)
BEGINNER = Trainee("beginner", ("hanging-leg-raise",), LEG_RAISES, (28.0,), 42.0, goal_kg=26)
LOADED = Trainee("external load", ("standing-hip-flexor-raise",), HIP_RAISES, (18.0,), 30.0, goal_kg=18, goal_amount=10)
BANDED = Trainee("band", ("banded-hip-march",), MARCHES, (15.0,), 25.0, goal_kg=14.5)
HOLDING = Trainee("holds", ("l-sit-tucked", "l-sit-one-leg", "l-sit-hold"), L_SITS, (18.0,), 32.0, 21.5, goal_amount=10)
CLIMBING = Trainee("rungs", ("lying-leg-raise", "hanging-leg-raise"), LEG_RAISES, (27.0,), 42.0, goal_kg=26)
ENTER, FLAGS, MORE = Habits(stops_at_the_aim=True), Habits(flags=2), Habits(adds_kg=2)
TRAINEES = (
    BEGINNER,
    TRAINED,
    replace(TRAINED, name="off for three weeks", away=range(10, 13)),
    replace(LOADED, name="one side weaker", strengths=(21.0, 18.0)),
    replace(TRAINED, name="erratic", wavering=0.06, leaves_out=0.25),
    replace(TRAINED, name="injured and back", away=range(10, 15), pain=0.15),
    LOADED,
    BANDED,
    HOLDING,
    CLIMBING,
    replace(CLIMBING, name="below the range", strengths=(23.0,)),
    replace(LOADED, name="below the range, loaded", strengths=(14.0,)),
    replace(TRAINED, name="presses Enter", habits=ENTER),
    replace(LOADED, name="presses Enter, loaded", habits=ENTER),
    replace(BANDED, name="presses Enter, band", habits=ENTER),
    replace(HOLDING, name="presses Enter, holds", habits=ENTER),
    replace(CLIMBING, name="presses Enter, rungs", habits=ENTER),
    replace(TRAINED, name="misses last sets", habits=FLAGS),
    replace(LOADED, name="misses last sets, loaded", habits=FLAGS),
    replace(CLIMBING, name="misses last sets, rungs", habits=FLAGS),
    replace(TRAINED, name="off for 30 days", away=range(10, 14)),
    replace(TRAINED, name="off for 100 days", away=range(10, 24)),
    replace(TRAINED, name="off for 300 days", away=range(10, 53), weeks=95),
    replace(LOADED, name="off for 100 days, loaded", away=range(10, 24)),
    replace(BANDED, name="off for 100 days, band", away=range(10, 24)),
    replace(TRAINED, name="effort told with noise", habits=Habits(tells=1.5)),
    replace(LOADED, name="effort told, loaded", habits=Habits(tells=1.5), wavering=0.04),
    replace(TRAINED, name="lifts more than asked", habits=MORE),
    replace(LOADED, name="lifts more, loaded", strengths=(24.0,), habits=MORE),
)
