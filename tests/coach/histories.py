"""Random diaries: movements, sessions, equipment, all of it as odd as a log may be."""

from __future__ import annotations

import random
from datetime import timedelta

from hipflex.coach.equipment import Means
from hipflex.coach.ranges import ranges, with_span
from hipflex.domain.dose import Dose
from hipflex.domain.measures import Load, Measure, SetType, Side, Span, Unit
from hipflex.domain.movement import Kind, Movement, Sides
from hipflex.domain.prescription import prescribed
from hipflex.domain.workout_line import SetEntry
from hipflex.value_classes import replace
from tests.coach.cases import CARRY, SQUAT
from tests.coach.diary import BANDS, MONDAY, Diary, shipped

MOVEMENTS = {slug: one for slug, one in shipped().items() if one.kind is not Kind.WARM_UP}
MOVEMENTS |= {CARRY.slug: CARRY, SQUAT.slug: SQUAT}
STEPS = [500, 1000, 1134, 2500, 5000]
EQUIPMENT = ["pull-up bar", "ankle weight", "Dumbbell", "band", "mini-band", "bench", "sliders"]
LOADS = [-20_000, -1000, 300, 1000, 2268, 4000, 5300, 12_000, 45_359]
DAYS = [0, 1, 3, 4, 7, 8, 20, 21, 40]
TYPES = [*[SetType.WORKING] * 15, *SetType]


def a_diary(seed: int, *, foreign: bool = True) -> tuple[Diary, str]:
    """A diary of one movement and its neighbours, and its slug; with `foreign` doses also of other workouts."""
    chance = random.Random(seed)  # noqa: S311 - meant to be the same every time
    slug = chance.choice(sorted(MOVEMENTS))
    diary = Diary(MOVEMENTS, _means(chance))
    movement = MOVEMENTS[slug]
    neighbours = [near for near in (*movement.easier, *movement.harder) if chance.random() < 0.6]
    for near in [slug, *neighbours]:
        for days in chance.sample(DAYS, chance.randint(1, 5)):
            _session(chance, diary, MOVEMENTS[near], days, foreign=foreign)
    return diary, slug


def _means(chance: random.Random) -> Means:
    equipment = chance.sample(EQUIPMENT, chance.randint(1, 3)) if chance.random() < 0.7 else None
    bands = chance.choice([BANDS, BANDS, ("soft", "red"), ()])
    return Means(Load(chance.choice(STEPS)), bands, equipment, chance.choice([*Unit]))


def _session(chance: random.Random, diary: Diary, movement: Movement, days: int, *, foreign: bool) -> None:
    dose = prescribed(movement).dose
    measure = chance.choice(movement.measures) if foreign else dose.measure
    load, band = chance.choice([(None, None), (Load(chance.choice(LOADS)), None), (None, chance.choice(BANDS))])
    asked = _asked(chance, movement, dose, foreign=foreign)
    entries = []
    for _ in range(chance.randint(1, 3)):
        side = chance.choice([None, None, *Side]) if movement.sides is Sides.EACH else None
        entry = SetEntry(
            measure, _amount(chance, dose, measure), chance.choice([1, 3, 3]), side=side, load=load, band=band
        )
        entries.append(replace(entry, type=chance.choice(TYPES), rpe=chance.choice([None, None, None, 7.0, 9.0, 9.5])))
    diary.did(movement.slug, entries, MONDAY - timedelta(days=days), asked)


def _amount(chance: random.Random, dose: Dose, measure: Measure) -> int:
    span = dose.span if measure is dose.measure else Span(8, 12)
    if dose.measure is Measure.DISTANCE:
        return chance.choice([span.high, span.high // 2, span.high * 2])
    return chance.choice(
        [
            span.high,
            span.high,
            span.high + 6,
            max(1, span.low - 3),
            max(1, span.low // 4),
            chance.randint(span.low, span.high),
        ]
    )


def _asked(chance: random.Random, movement: Movement, dose: Dose, *, foreign: bool) -> Dose | None:
    """None, the dose itself, one grown from it, or that of another workout."""
    known = [None, dose, dose]
    if dose.measure is not Measure.DISTANCE:
        known += [with_span(dose, span) for span in ranges(dose, movement.progression)]
    if foreign:
        low = chance.randint(1, 40)
        other = Span(low, low + chance.randint(0, 8))
        known += [Dose(Span.fixed(3), reps=other), Dose(Span.fixed(3), seconds=other)]
    return chance.choice(known)
