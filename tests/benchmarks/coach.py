"""The coach against what people do without one; `python -m tests.benchmarks.coach` prints the figures.

Beside them stand those of the coach before it was put right. `--json` prints the coach's own, as they are kept of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from statistics import mean

from hipflex.coach.evidence import HARDEST_RPE
from hipflex.domain.measures import Load
from hipflex.domain.prescription import Prescription
from hipflex.value_classes import replace
from tests.benchmarks.methods import COACH, METHODS, Done, Method
from tests.benchmarks.trainees import A_MAX, FIRST_MONDAY, TIRED_A_SET, TRAINEES, Body, Trainee, possible

BODIES = range(4)
BEFORE = "coach before"
KEPT = Path(__file__).with_name("coach_before.json")
A_BREAK = 21
WAITS = ("more-range", "once-more")
"""Rules by which the same dose is no standstill: it is done further, or for the last time before the next rung."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How a year went, over several bodies.

    `weeks` passed until the goal was done; None where most never did it. Of the sets till then `tracked` is what was
    asked for as a share of what could be done, `overshoot` by how much it was more than that, both in hundredths, and
    `failed` are those in a hundred that fell below what was asked for. Of the whole year `steps_back` are those that
    followed on a session that came to more than the one before, `stuck` the sessions that did all there was to do,
    with something left, and led to no more.
    """

    tracked: float
    failed: float
    overshoot: float
    weeks: float | None
    steps_back: int
    stuck: int


@dataclass
class Year:
    """A year of one body by a method, set by set, and session by session."""

    asked: list[float] = field(default_factory=list)
    failed: list[bool] = field(default_factory=list)
    sessions: list[Done] = field(default_factory=list)
    steps_back: int = 0
    stuck: int = 0
    weeks: int | None = None


def a_year(trainee: Trainee, method: Method, seed: int) -> Year:
    """What a trainee does in a year who does what is asked for, by the habits there are, as far as that is possible."""
    year, body = Year(), Body(trainee, seed)
    for day, is_pain in trainee.days(seed):
        asked = method.asks(day)
        if is_pain:
            body.is_hurt()
            method.hears_of_pain(day, asked)
            year.sessions.clear()
            continue
        strengths = body.wakes(day)
        if year.sessions:
            _judged(year, asked, day, trainee)
        done, could = _session(body, asked, strengths, day)
        if year.weeks is None:
            _noted(year, done, asked, min(strengths), trainee)
            year.weeks = (day - FIRST_MONDAY).days // 7 + 1 if _is_the_goal(trainee, done) else None
        body.trains(day, _effort(done, could))
        method.sees(done)
        year.sessions.append(done)
    return year


def _session(
    body: Body, asked: Prescription, strengths: Sequence[float], day: date
) -> tuple[Done, Sequence[Sequence[int]]]:
    """What was done, and what could have been."""
    due = _with_more(body.trainee, asked, min(strengths))
    could = [_could(body.trainee, due, strength) for strength in strengths]
    done = [_did(body.trainee, due, side) for side in could]
    sets = max(map(len, done))
    done = [[*side, *(asked.dose.span.low for _ in range(sets - len(side)))] for side in done]
    efforts = [body.tells(*_hardest(done, could, number)) for number in range(sets)]
    return Done(day, asked, due, done, efforts), could


def _with_more(trainee: Trainee, asked: Prescription, strength: float) -> Prescription:
    """The dose with what somebody lifts beyond it, where that leaves the low end of the range in every set."""
    grams = asked.dose.grams + trainee.habits.adds_kg * 1000
    more = replace(asked, dose=replace(asked.dose, load=Load(grams) if grams else None))
    return more if min(_could(trainee, more, strength)) >= asked.dose.span.low else asked


def _could(trainee: Trainee, due: Prescription, strength: float) -> list[int]:
    """What is possible in each set."""
    lifted, sets, measure = trainee.lifts(due), due.dose.sets.high, due.dose.measure
    could = [possible(strength, lifted, number, measure) for number in range(sets)]
    could[-1] = max(0, could[-1] - trainee.habits.flags)
    return could


def _did(trainee: Trainee, due: Prescription, could: Sequence[int]) -> list[int]:
    """What was done in each set; of holds to a total as many as make it."""
    done: list[int] = []
    for number, might in enumerate(could, 1):
        if due.dose.total_seconds is not None and sum(done) >= due.dose.total_seconds:
            break
        wanted = due.aim(number) if trainee.habits.stops_at_the_aim else due.dose.span.high
        done.append(min(might, wanted or 0))
    return done


def _hardest(done: Sequence[Sequence[int]], could: Sequence[Sequence[int]], number: int) -> tuple[int, int]:
    """Of the sides of a set the one that had the least left."""
    return min(((d[number], c[number]) for d, c in zip(done, could, strict=True)), key=lambda pair: pair[1] - pair[0])


def _noted(year: Year, done: Done, asked: Prescription, strength: float, trainee: Trainee) -> None:
    """Each set of the weaker side: its low end as a share of what that side could do, and whether it was done."""
    span, measure = asked.dose.span, asked.dose.measure
    due = trainee.lifts(asked) * (1 + span.low / A_MAX[measure])
    for number, amounts in enumerate(zip(*done.sides, strict=True)):
        year.asked.append(due / (strength * (1 - TIRED_A_SET[measure] * number)))
        year.failed.append(min(amounts) < span.low)


def _judged(year: Year, asked: Prescription, day: date, trainee: Trainee) -> None:
    """Whether what is asked now is a step back from a session that got further, or no more than all that was done."""
    *before, last = year.sessions[-2:]
    if (day - last.day).days >= A_BREAK:
        return
    further = _further(asked, last.due, trainee)
    is_better = any(last.total > one.total and _further(last.due, one.due, trainee) >= 0 for one in before)
    year.steps_back += is_better and further < 0
    had_some_left = all(effort is None or effort <= HARDEST_RPE for effort in last.efforts)
    year.stuck += last.made_it and had_some_left and further <= 0 and asked.rule not in WAITS


def _further(now: Prescription, before: Prescription, trainee: Trainee) -> int:
    """1 where a dose asks for more than another, -1 where for less: first by what is lifted."""
    lifted, sets, span = trainee.lifts(now) - trainee.lifts(before), now.dose.sets, now.dose.span
    if abs(lifted) > 0.001:  # pounds and thirds of kilograms don't cancel out
        return 1 if lifted > 0 else -1
    if now.dose.total_seconds is not None:
        return (span.low > before.dose.span.low) - (span.low < before.dose.span.low)
    less = span.high < before.dose.span.high or sets.high < before.dose.sets.high
    return -1 if less else int(span.high > before.dose.span.high or sets.high > before.dose.sets.high)


def _effort(done: Done, could: Sequence[Sequence[int]]) -> float:
    """How near to what was possible, and how much of what was asked for at least."""
    low = done.due.dose.span.low
    sets = [pair for sides in zip(done.sides, could, strict=True) for pair in zip(*sides, strict=False)]
    return mean(min(1, did / max(might, 1)) * min(1, did / low) for did, might in sets)


def _is_the_goal(trainee: Trainee, done: Done) -> bool:
    return trainee.lifts(done.due) >= trainee.goal_kg and min(map(min, done.sides)) >= trainee.goal_amount


def figures(trainee: Trainee, method: str) -> Figures:
    """The figures of a trainee by a method."""
    years = [a_year(trainee, METHODS[method](trainee), seed) for seed in BODIES]
    asked = [share for year in years for share in year.asked]
    weeks = sorted(year.weeks or trainee.weeks + 1 for year in years)
    return Figures(
        tracked=100 * mean(asked),
        failed=100 * mean(failed for year in years for failed in year.failed),
        overshoot=100 * mean(max(0.0, share - 1) for share in asked),
        weeks=mean(weeks) if weeks[len(weeks) // 2] <= trainee.weeks else None,
        steps_back=sum(year.steps_back for year in years),
        stuck=sum(year.stuck for year in years),
    )


@cache
def before() -> Mapping[str, Figures]:
    """The figures of the coach of the commit that the file names, by the trainee."""
    kept = json.loads(KEPT.read_text("utf-8"))
    return {name: Figures(**one) for name, one in kept["figures"].items()}


def table(of: Callable[[Trainee, str], Figures] = figures) -> str:
    """Every trainee by every method."""
    heads = (("tracked %", 10), ("failed %", 10), ("overshoot %", 13), ("weeks to goal", 15), ("back", 6), ("stuck", 7))
    rows = [f"{'':36}{''.join(f'{head:>{width}}' for head, width in heads)}"]
    for trainee in TRAINEES:
        rows += ["", trainee.name]
        rows += [_row(method, of(trainee, method)) for method in METHODS]
        rows += [_row(BEFORE, before()[trainee.name])]
    return "\n".join(rows)


def _row(method: str, one: Figures) -> str:
    weeks = f"{one.weeks:.1f}" if one.weeks else "never"
    amounts = f"{one.tracked:10.1f}{one.failed:10.1f}{one.overshoot:13.2f}{weeks:>15}{one.steps_back:6}{one.stuck:7}"
    return f"{'':20}{method:16}{amounts}"


def as_kept() -> str:
    """The coach's figures as JSON, rounded to what the table shows."""
    found = {trainee.name: asdict(figures(trainee, COACH)) for trainee in TRAINEES}
    rows = {name: {key: value and round(value, 2) for key, value in one.items()} for name, one in found.items()}
    return json.dumps({"figures": rows}, indent=1)


if __name__ == "__main__":
    print(as_kept() if sys.argv[1:] == ["--json"] else table())
