"""Sets out of all proportion to what was done before: most often a digit too many."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.domain.measures import Load
from hipflex.domain.performance import PerformedSet
from hipflex.value_classes import dataclass

# With fewer sets nothing is usual yet; nobody trains three times as much as ever before.
SETS_TO_GO_BY = 5
TIMES_THE_RECORD = 3


@dataclass(frozen=True, slots=True)
class Most:
    """The most that was ever done of an exercise in so many sets, or more; None where none had that."""

    sets: int
    reps: int | None = None
    seconds: int | None = None
    load: Load | None = None


NOTHING_YET = Most(0)


@dataclass(frozen=True, slots=True)
class Excess:
    """A set, and what of it is out of proportion: its `reps`, `seconds` or `load` against the most before."""

    done: PerformedSet
    of: str
    times: int


def excess(sets: Iterable[PerformedSet], most: Most) -> Excess | None:
    """What of new sets of an exercise is most out of proportion; nothing where there is little to go by."""
    if most.sets < SETS_TO_GO_BY:
        return None
    found = [
        Excess(done, of, value // record)
        for done in sets
        for of, value, record in (
            ("reps", done.reps, most.reps),
            ("seconds", done.seconds, most.seconds),
            ("load", done.load and done.load.grams, most.load and most.load.grams),
        )
        if value and record and record > 0 and value > record * TIMES_THE_RECORD
    ]
    return max(found, key=lambda one: one.times, default=None)
