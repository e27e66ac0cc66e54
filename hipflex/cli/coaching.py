"""What is due of each movement: the one place that today, next, show and start ask."""

from __future__ import annotations

from collections.abc import Iterable

from hipflex.cli.toolbox import Toolbox
from hipflex.domain.evidence import Outcome
from hipflex.domain.prescription import LastResults, Prescription, Upcoming, upcoming
from hipflex.domain.progression import Coach
from hipflex.domain.steps import Means

SESSIONS_LOOKED_AT = 3


def coached(tools: Toolbox, prescriptions: Iterable[Prescription]) -> tuple[Prescription, ...]:
    """The prescriptions as the coach has them today, each with its reason."""
    settings = tools.settings
    coach = Coach(
        movements=tools.library.movements,
        outcomes=lambda slug: _outcomes(tools, slug),
        means=Means(settings.load_step, settings.bands, settings.equipment, settings.unit),
        today=tools.now().date(),
    )
    return tuple(coach.next(prescription) for prescription in prescriptions)


def next_doses(tools: Toolbox, prescriptions: Iterable[Prescription]) -> tuple[Upcoming, ...]:
    """The same, with the aims that the last results give."""
    due = coached(tools, prescriptions)
    last = last_results(tools, due)
    return tuple(upcoming(prescription, last) for prescription in due)


def last_results(tools: Toolbox, prescriptions: Iterable[Prescription]) -> LastResults:
    """What each set of the prescriptions came to last time."""
    return tools.log.read.last_results(prescription.exercise for prescription in prescriptions)


def _outcomes(tools: Toolbox, slug: str) -> tuple[Outcome, ...]:
    recent = tools.log.read.recent_sets(slug, SESSIONS_LOOKED_AT)
    outcomes = tuple(Outcome(sets[0].performed_at.date(), sets) for sets in recent)
    left_out = tools.log.read.left_out(slug)
    if left_out is None or (outcomes and outcomes[0].day > left_out[0]):
        return outcomes
    return (Outcome(left_out[0], pain=left_out[1]), *outcomes)
