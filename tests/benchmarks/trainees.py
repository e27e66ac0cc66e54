"""Trainees whose capacity is known: what they can do today, and how training, rest and injury change it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hipflex.domain.prescription import Prescription

FIRST_MONDAY = date(2026, 1, 5)
WEEKS = 52
TRAINING_DAYS = (0, 3)
REPS_A_MAX = 30
"""By Epley a load can be lifted `30 × (maximum / load − 1)` times."""
TIRED_A_SET = 0.015
REST_DAYS = 7
LOST_A_DAY = 0.004


@dataclass(frozen=True)
class Trainee:
    """A body and a calendar.

    `limbs` are kilograms that a movement lifts without any load, `strengths` the sides' one-rep maxima in kilograms
    that train towards `limit`, a share `rate` of the way a session. `wavering` is how far the form of a day may be
    off; `leaves_out` the share of sessions that are missed. In the weeks of `away` nothing is trained; where there is
    `pain`, those begin with an injury that costs a share of the strength, and the movement is left out for it.
    """

    name: str
    movement: str
    limbs: Mapping[str, float]
    strengths: tuple[float, ...]
    limit: float
    goal_kg: int
    goal_reps: int = 8
    rate: float = 0.02
    wavering: float = 0.0
    leaves_out: float = 0.0
    away: range = range(0)
    pain: float = 0.0

    def days(self, seed: int) -> Iterator[tuple[date, bool]]:
        """The days of training, each with whether it is left out for pain."""
        chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
        for week in range(WEEKS):
            for day in TRAINING_DAYS:
                is_missed = chance.random() < self.leaves_out
                hurts = bool(self.pain) and week == self.away.start
                if not is_missed and (hurts or week not in self.away):
                    yield FIRST_MONDAY + timedelta(weeks=week, days=day), hurts


class Body:
    """One of many bodies a trainee may have, as the weeks go by."""

    def __init__(self, trainee: Trainee, seed: int) -> None:
        self.trainee = trainee
        self.chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
        build = self.chance.uniform(0.96, 1.04)
        self.strengths = [strength * build for strength in trainee.strengths]
        self.rate = trainee.rate * self.chance.uniform(0.7, 1.3)
        self.trained: date | None = None
        self.was_hurt = False

    def wakes(self, day: date) -> tuple[float, ...]:
        """What each side can do today, as a one-rep max; days off beyond a week cost strength."""
        idle = (day - (self.trained or day)).days
        if idle > REST_DAYS:
            kept = (1 - LOST_A_DAY) ** (idle - REST_DAYS)
            self.strengths = [strength * kept for strength in self.strengths]
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

    def lifts(self, due: Prescription) -> float:
        """The kilograms that move in a repetition."""
        return self.trainee.limbs[due.exercise] + (due.dose.load.grams / 1000 if due.dose.load else 0)


def possible(strength: float, lifted: float, number: int) -> int:
    """The repetitions that are possible in a set, the first being number 0."""
    return max(0, int(REPS_A_MAX * (strength * (1 - TIRED_A_SET * number) / lifted - 1)))


LEG_RAISES = {"hanging-leg-raise": 24.0, "lying-leg-raise": 20.0}
HIP_RAISES = {"standing-hip-flexor-raise": 12.0}
TRAINED = Trainee("trained", "hanging-leg-raise", LEG_RAISES, (36.0,), 50.0, goal_kg=8)
TRAINEES = (
    Trainee("beginner", "hanging-leg-raise", LEG_RAISES, (28.0,), 42.0, goal_kg=2),
    TRAINED,
    replace(TRAINED, name="off for three weeks", away=range(10, 13)),
    Trainee("one side weaker", "standing-hip-flexor-raise", HIP_RAISES, (21.0, 18.0), 30.0, goal_kg=6, goal_reps=10),
    replace(TRAINED, name="erratic", wavering=0.06, leaves_out=0.25),
    replace(TRAINED, name="injured and back", away=range(10, 15), pain=0.15),
)
