"""The coach against what people do without one; `python -m tests.benchmarks.coach` prints the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import mean

from hipflex.domain.measures import Span
from hipflex.domain.prescription import Prescription
from tests.benchmarks.methods import METHODS, Method
from tests.benchmarks.trainees import FIRST_MONDAY, REPS_A_MAX, TIRED_A_SET, TRAINEES, WEEKS, Body, Trainee, possible

BODIES = range(10)


@dataclass(frozen=True)
class Figures:
    """How a year went, over several bodies.

    `tracked` is what was asked for as a share of what could be done, `overshoot` by how much it was more than that,
    both in hundredths, a mean of all sets; `failed` are the sets in a hundred that fell below what was asked for.
    `weeks` passed until the goal was done; None where most never did it.
    """

    tracked: float
    failed: float
    overshoot: float
    weeks: float | None


@dataclass
class Year:
    """A year of one body by a method, set by set."""

    asked: list[float] = field(default_factory=list)
    failed: list[bool] = field(default_factory=list)
    weeks: int | None = None


def a_year(trainee: Trainee, method: Method, seed: int) -> Year:
    """What a trainee does in a year who does what is asked for, as far as that is possible."""
    year, body = Year(), Body(trainee, seed)
    for day, is_pain in trainee.days(seed):
        due = method.asks(day)
        if is_pain:
            body.is_hurt()
            method.hears_of_pain(day, due)
            continue
        strengths, lifted, span = body.wakes(day), body.lifts(due), due.dose.reps or Span.fixed(1)
        could = [[possible(strength, lifted, n) for n in range(due.dose.sets.high)] for strength in strengths]
        done = [[min(reps, span.high) for reps in side] for side in could]
        _noted(year, done, min(strengths), lifted, span)
        if year.weeks is None and _is_the_goal(trainee, due, min(map(min, done))):
            year.weeks = (day - FIRST_MONDAY).days // 7 + 1
        body.trains(day, _effort(done, could, span))
        method.sees(day, due, done)
    return year


def _noted(year: Year, done: Sequence[Sequence[int]], strength: float, lifted: float, span: Span) -> None:
    """Each set of the weaker side: its low end as a share of what that side could do, and whether it was done."""
    for number, reps in enumerate(zip(*done, strict=True)):
        year.asked.append(lifted * (1 + span.low / REPS_A_MAX) / (strength * (1 - TIRED_A_SET * number)))
        year.failed.append(min(reps) < span.low)


def _effort(done: Sequence[Sequence[int]], could: Sequence[Sequence[int]], span: Span) -> float:
    """How near to what was possible, and how much of what was asked for at least."""
    sets = [pair for sides in zip(done, could, strict=True) for pair in zip(*sides, strict=True)]
    return mean(did / max(might, 1) * min(1, did / span.low) for did, might in sets)


def _is_the_goal(trainee: Trainee, due: Prescription, reps: int) -> bool:
    grams = due.dose.load.grams if due.dose.load else 0
    return due.exercise == trainee.movement and grams >= trainee.goal_kg * 1000 and reps >= trainee.goal_reps


def figures(trainee: Trainee, method: str) -> Figures:
    """The figures of a trainee by a method."""
    years = [a_year(trainee, METHODS[method](trainee.movement), seed) for seed in BODIES]
    asked = [share for year in years for share in year.asked]
    weeks = sorted(year.weeks or WEEKS + 1 for year in years)
    return Figures(
        tracked=100 * mean(asked),
        failed=100 * mean(failed for year in years for failed in year.failed),
        overshoot=100 * mean(max(0.0, share - 1) for share in asked),
        weeks=mean(weeks) if weeks[len(weeks) // 2] <= WEEKS else None,
    )


def table(of: Callable[[Trainee, str], Figures] = figures) -> str:
    """Every trainee by every method."""
    rows = [f"{'':20}{'':16}{'tracked %':>10}{'failed %':>10}{'overshoot %':>13}{'weeks to goal':>15}"]
    for trainee in TRAINEES:
        rows += ["", trainee.name]
        for method in METHODS:
            one = of(trainee, method)
            weeks = f"{one.weeks:.1f}" if one.weeks else "never"
            rows.append(f"{'':20}{method:16}{one.tracked:10.1f}{one.failed:10.1f}{one.overshoot:13.2f}{weeks:>15}")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table())
