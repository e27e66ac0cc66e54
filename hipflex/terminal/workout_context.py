"""What a presenter may look up beside the session."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from hipflex.coach.alternatives import Alternative
from hipflex.domain.movement import Movement, Region
from hipflex.domain.performance import PerformedSet, Session
from hipflex.domain.prescription import Prescription
from hipflex.domain.proportion import Most
from hipflex.domain.records import Record
from hipflex.domain.today import Today
from hipflex.value_classes import dataclass

if TYPE_CHECKING:
    from hipflex.domain.figure import Figure


@dataclass(frozen=True, slots=True)
class WorkoutContext:
    """Where a presenter looks things up, by the slug of a movement.

    `find` gives its card, `alternatives` what could be done instead, `last` its sets of an earlier session, `records`
    its records as they stand and `records_without` as they would without the sets of a session, `most` the most that
    was done of one so far; `upcoming` says what comes next time after a session, `today` how the week stands. `warm_up`
    is the dose that warms up. `figure` and `regions` are what is seen of a movement and of the muscles that work in it.
    """

    find: Callable[[str], Movement | None]
    alternatives: Callable[[str], Sequence[Alternative]]
    last: Callable[[str], Sequence[PerformedSet]]
    records: Callable[[str], Sequence[Record]]
    records_without: Callable[[str, str], Sequence[Record]]
    most: Callable[[str], Most]
    upcoming: Callable[[Session], Sequence[Prescription]]
    warm_up: Prescription | None = None
    today: Callable[[], Today | None] = lambda: None
    figure: Callable[[str], Figure | None] = lambda _: None
    regions: Callable[[Movement], Collection[Region]] = lambda _: ()
