"""What the coach expects against what was done: `python -m tests.benchmarks.prediction FILE [--json]`, any own export.

For each session of an exercise the repetitions of its working sets are predicted at the loads that were used, from the
sessions before it only. No trainee is invented: the sets are somebody's own.
"""

from __future__ import annotations

import argparse
import json
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import linear_regression, mean
from typing import NamedTuple

from hipflex.coach.evidence import WORKING
from hipflex.coach.training_state import EPLEY
from hipflex.domain.performance import PerformedSet
from hipflex.domain.rules import SESSIONS_SEEN
from hipflex.errors import Refused
from tests.interchange.whole import read

WANTED = 0.8
"""The share of the sets that the intervals are to hold."""
SHARES = (0.0, 0.1, 0.2, 0.4, 1.0)
"""How much of what Epley says of another load comes about: who takes more often means to do as many all the same."""
KEPT_A_SESSION, KEPT_A_PLACE, SAME_LOAD = 0.7, 0.3, 2.0
"""What a session further back, or a place further off, weighs of the one before it, and a set with the same load."""
ENOUGH = 20
NOTICED = 0.02
OWN_AFTER = 5


class Lift(NamedTuple):
    """One set: the load in grams, help below 0, and the repetitions."""

    grams: int
    reps: int


Sets = Sequence[Lift]
History = Sequence[Sets]
"""The last sessions with an exercise, oldest first, at least one."""
Session = Mapping[tuple[str, str | None], Sets]
"""The sets of a session by exercise and side."""
Predictor = Callable[[History, int, int], float]
"""From a history, the place of a set in its session from 0, and its load: the repetitions."""


def sessions_in(data: bytes) -> list[Session]:
    """The sessions of an export, oldest first, without warm-ups, drop sets and what isn't counted in repetitions."""
    done = sorted(read(data).sets, key=lambda one: (one.performed_at, one.id))
    starts: dict[str, list[PerformedSet]] = defaultdict(list)
    for one in done:
        if one.reps and one.type in WORKING:
            starts[one.session].append(one)
    return [_by_exercise(sets) for sets in starts.values()]


def _by_exercise(sets: Iterable[PerformedSet]) -> Session:
    found: dict[tuple[str, str | None], list[Lift]] = defaultdict(list)
    for one in sets:
        found[one.exercise, one.side].append(Lift(one.load.grams if one.load else 0, one.reps or 0))
    return found


def last_value(history: History, place: int, _grams: int) -> float:
    """What the set of this place came to last time."""
    return _at(history[-1], place).reps


def linear_trend(history: History, place: int, _grams: int) -> float:
    """Where the line through the sets of this place leads."""
    reps = [_at(sets, place).reps for sets in history]
    if len(reps) == 1:
        return reps[0]
    slope, intercept = linear_regression(range(len(reps)), reps)
    return max(1, intercept + slope * len(reps))


def double_progression(history: History, place: int, grams: int) -> float:
    """One repetition more up to the most that was done lately; with more load the fewest, with less the most."""
    reps, last = [lift.reps for sets in history for lift in sets], _at(history[-1], place)
    if grams == last.grams:
        return min(last.reps + 1, max(reps))
    return min(reps) if grams > last.grams else max(reps)


def epley_alone(history: History, place: int, grams: int) -> float:
    """As many as are as hard as last time."""
    return _as_hard(_at(history[-1], place), grams)


class Expectation:
    """What the coach's model implies: the middle of what the last eight sessions say, the newest and likest most.

    What was done with another load is taken towards what Epley makes of it by a share that is learnt on the way.
    """

    def __init__(self) -> None:
        self.errors = dict.fromkeys(SHARES, 0.0)

    def __call__(self, history: History, place: int, grams: int) -> float:
        """The repetitions to expect."""
        return self.by(min(SHARES, key=self.errors.__getitem__), history, place, grams)

    def learns(self, history: History, place: int, lift: Lift) -> None:
        """How far off each share was."""
        for share in SHARES:
            self.errors[share] += abs(self.by(share, history, place, lift.grams) - lift.reps)

    @staticmethod
    def by(share: float, history: History, place: int, grams: int) -> float:
        """The same by one of the shares."""
        said: list[tuple[float, float]] = []
        for sessions_back, sets in enumerate(reversed(history)):
            for other, lift in enumerate(sets):
                weight = KEPT_A_SESSION**sessions_back * KEPT_A_PLACE ** abs(other - place)
                if lift.grams == grams:
                    said.append((lift.reps, weight * SAME_LOAD))
                else:
                    said.append((lift.reps + share * (_as_hard(lift, grams) - lift.reps), weight))
        return _middle(said)


class Interval:
    """How far to either side of a prediction the sets lie, from the errors so far.

    Conformal: each error as a multiple of what is usual for its exercise; of those so many are looked at as let the
    intervals hold as often as they are to in the long run (Gibbs and Candès 2021, adaptive conformal inference).
    """

    def __init__(self) -> None:
        self.scores: list[float] = []
        self.sums: dict[object, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
        self.looked_at = WANTED

    def half(self, exercise: object) -> float | None:
        """Half its width; None while there is too little to go by."""
        if len(self.scores) < ENOUGH:
            return None
        return self.scores[int(self.looked_at * (len(self.scores) - 1))] * self._usual(exercise)

    def learns(self, exercise: object, error: float) -> None:
        """An error, and what it says of the intervals."""
        half = self.half(exercise)
        if half is not None:
            missed = error > half
            self.looked_at = min(max(self.looked_at + NOTICED * (missed - (1 - WANTED)), 0.0), 1.0)
        insort(self.scores, error / self._usual(exercise))
        for key in (exercise, None):
            total, count = self.sums[key]
            self.sums[key] = total + error, count + 1

    def _usual(self, exercise: object) -> float:
        """The mean error of an exercise, drawn to that of all while there are few; never nothing."""
        (own, count), (total, of_all) = self.sums[exercise], self.sums[None]
        overall = (total + 1) / (of_all + 1)
        return (own + OWN_AFTER * overall) / (count + OWN_AFTER)


@dataclass(frozen=True, slots=True)
class Score:
    """How a way of predicting did: the mean error in repetitions, how often the intervals held, how wide they were."""

    error: float
    held: float | None
    half_width: float | None


PLAIN: Mapping[str, Predictor] = {
    "last value": last_value,
    "linear trend": linear_trend,
    "double progression": double_progression,
    "Epley alone": epley_alone,
}
COACH = "the coach"


class Run:
    """One way of predicting, all the way through an export."""

    def __init__(self, predicts: Predictor) -> None:
        self.predicts = predicts
        self.interval = Interval()
        self.errors: list[float] = []
        self.halves: list[float] = []
        self.held: list[bool] = []

    def predicted(self, exercise: object, history: History, sets: Sets) -> list[float]:
        """The errors of a session's sets, of which nothing is learnt yet."""
        errors = [abs(self.predicts(history, place, lift.grams) - lift.reps) for place, lift in enumerate(sets)]
        half = self.interval.half(exercise)
        if half is not None:
            self.held += [error <= half for error in errors]
            self.halves += [half for _ in errors]
        self.errors += errors
        return errors

    def score(self) -> Score:
        """How it did."""
        if not self.held:
            return Score(mean(self.errors), None, None)
        return Score(mean(self.errors), mean(self.held), mean(self.halves))


def scores(sessions: Iterable[Session]) -> dict[str, Score]:
    """How each way of predicting did; nothing where no exercise was done twice."""
    expectation, past = Expectation(), defaultdict[object, list[Sets]](list)
    runs = {COACH: Run(expectation)} | {name: Run(predictor) for name, predictor in PLAIN.items()}
    for session in sessions:
        known = [(key, past[key][-SESSIONS_SEEN:], sets) for key, sets in session.items() if past[key]]
        for run in runs.values():
            found = [(key, run.predicted(key, history, sets)) for key, history, sets in known]
            for key, errors in found:
                for error in errors:
                    run.interval.learns(key, error)
        for _, history, sets in known:
            for place, lift in enumerate(sets):
                expectation.learns(history, place, lift)
        for key, sets in session.items():
            past[key].append(sets)
    return {name: run.score() for name, run in runs.items() if run.errors}


def table(of: Mapping[str, Score]) -> str:
    """The scores for people to read."""
    heads = (("mean error", 12), (f"{WANTED:.0%} interval held", 20), ("half its width", 16))
    rows = [f"{'':20}{''.join(f'{head:>{width}}' for head, width in heads)}"]
    for name, one in of.items():
        held = "" if one.held is None else f"{one.held:.1%}"
        half = "" if one.half_width is None else f"{one.half_width:.2f}"
        rows.append(f"{name:20}{one.error:12.3f}{held:>20}{half:>16}")
    return "\n".join(rows)


def _at(sets: Sets, place: int) -> Lift:
    """The set of a place, or the last one."""
    return sets[min(place, len(sets) - 1)]


def _as_hard(lift: Lift, grams: int) -> float:
    """As many repetitions with another load as are as hard, by Epley, where both are loads."""
    if lift.grams <= 0 or grams <= 0:
        return lift.reps
    return max(1.0, (EPLEY + lift.reps) * lift.grams / grams - EPLEY)


def _middle(said: Iterable[tuple[float, float]]) -> float:
    """The weighted median."""
    ordered = sorted(said)
    half, so_far = sum(weight for _, weight in ordered) / 2, 0.0
    for value, weight in ordered:
        so_far += weight
        if so_far >= half:
            return value
    raise ValueError("there is nothing to take the middle of")


def main(words: Sequence[str] | None = None) -> None:
    """Prints the scores of a file."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.prediction")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    try:
        of = scores(sessions_in(asked.file.read_bytes()))
    except (Refused, OSError) as error:
        parser.exit(1, f"{asked.file}: {error}\n")
    print(json.dumps({name: asdict(one) for name, one in of.items()}) if asked.json else table(of))


if __name__ == "__main__":
    main()
