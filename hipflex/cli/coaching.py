"""What is due of each movement: the one place that next, show, start and progress ask."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from hipflex.cli.toolbox import Toolbox
from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Outcome
from hipflex.coach.ladder import Ladder
from hipflex.coach.progression import Progression
from hipflex.domain.prescription import LastResults, Prescription, Upcoming, Workout, upcoming
from hipflex.domain.rules import SESSIONS_SEEN, Deload

LONG_AGO = timedelta(days=Deload().days)


def coached(tools: Toolbox, workout: Workout) -> tuple[Prescription, ...]:
    """The prescriptions of a workout as the coach has them today, each with its reason; none sends to another."""
    return _coached(tools, workout, staying=False)


def coached_as_named(tools: Toolbox, workout: Workout) -> tuple[Prescription, ...]:
    """The same for movements that somebody asked for by name: each stays, and the reason says what would be better."""
    return _coached(tools, workout, staying=True)


def _coached(tools: Toolbox, workout: Workout, *, staying: bool) -> tuple[Prescription, ...]:
    settings = tools.settings
    means = Means(settings.load_step, settings.bands, settings.equipment, settings.unit)
    outcomes = cache(lambda slug: _outcomes(tools, slug, workout.slug))
    due: list[Prescription] = []
    for place, asked in enumerate(workout.prescriptions):
        beside = [*due, *workout.prescriptions[place + 1 :]]
        taken = frozenset(one.exercise for one in beside)
        coach = Progression(Ladder(tools.library.movements, outcomes, means, tools.now().date(), taken))
        due.append(coach.staying(asked) if staying else coach.next(asked))
    return tuple(due)


def next_doses(tools: Toolbox, workout: Workout) -> tuple[Upcoming, ...]:
    """The same, with the aims that the last results give."""
    due = coached(tools, workout)
    last = last_results(tools, due)
    return tuple(upcoming(prescription, last) for prescription in due)


def last_results(tools: Toolbox, prescriptions: tuple[Prescription, ...]) -> LastResults:
    """What each set of the prescriptions came to last time."""
    return tools.log.read.last_results(prescription.exercise for prescription in prescriptions)


def _outcomes(tools: Toolbox, slug: str, workout: str) -> tuple[Outcome, ...]:
    """The last sessions with a movement, the newest first: those of the workout in question, where it is still done.

    Sets logged by hand under no workout's name belong to each.
    """
    recent = tools.log.read.recent_sets(slug, SESSIONS_SEEN)
    own = tools.log.read.recent_sets(slug, SESSIONS_SEEN, workout) if workout else ()
    if not own or recent[0][0].performed_at - own[0][0].performed_at >= LONG_AGO:
        own = recent
    outcomes = tuple(Outcome(sets[0].performed_at.date(), sets) for sets in own)
    left_out = tools.log.read.left_out(slug)
    if left_out is None or (recent and recent[0][0].performed_at > left_out[0]):
        return outcomes
    return (Outcome(left_out[0].date(), left_out=left_out[1]), *outcomes)
