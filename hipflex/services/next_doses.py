"""The doses that are due, each with its reason: the one place that next, show, start and progress ask."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Outcome
from hipflex.coach.ladder import Ladder
from hipflex.coach.progression import Progression
from hipflex.domain.prescription import LastResults, Prescription, Upcoming, Workout, upcoming
from hipflex.domain.rules import SESSIONS_SEEN, Deload
from hipflex.services.workspace import Workspace

LONG_AGO = timedelta(days=Deload().days)


def next_doses(workspace: Workspace, workout: Workout) -> tuple[Upcoming, ...]:
    """The doses of a workout as they are due today, with the aims that the last results give."""
    due = due_prescriptions(workspace, workout)
    last = last_results(workspace, due)
    return tuple(upcoming(prescription, last) for prescription in due)


def due_prescriptions(workspace: Workspace, workout: Workout, *, staying: bool = False) -> tuple[Prescription, ...]:
    """The prescriptions of a workout as the coach has them today, each with its reason; none sends to another of them.

    Movements that somebody asked for by name are `staying`: where another is due, the reason says so.
    """
    settings = workspace.settings
    means = Means(settings.load_step, settings.bands, settings.equipment, settings.unit)
    outcomes = cache(lambda slug: _outcomes(workspace, slug, workout.slug))
    due: list[Prescription] = []
    for place, asked in enumerate(workout.prescriptions):
        beside = [*due, *workout.prescriptions[place + 1 :]]
        taken = frozenset(one.exercise for one in beside)
        progression = Progression(Ladder(workspace.library.movements, outcomes, means, workspace.now().date(), taken))
        due.append(progression.staying(asked) if staying else progression.next(asked))
    return tuple(due)


def last_results(workspace: Workspace, prescriptions: tuple[Prescription, ...]) -> LastResults:
    """What each set of the prescriptions came to last time."""
    return workspace.log.read.last_results(prescription.exercise for prescription in prescriptions)


def _outcomes(workspace: Workspace, slug: str, workout: str) -> tuple[Outcome, ...]:
    """The last sessions with a movement, the newest first: those of the workout in question, where it is still done.

    Sets logged by hand under no workout's name belong to each.
    """
    read = workspace.log.read
    recent = read.recent_sets(slug, SESSIONS_SEEN)
    own = read.recent_sets(slug, SESSIONS_SEEN, workout) if workout else ()
    if not own or recent[0][0].performed_at - own[0][0].performed_at >= LONG_AGO:
        own = recent
    outcomes = tuple(Outcome(sets[0].performed_at.date(), sets) for sets in own)
    left_out = read.left_out(slug)
    if left_out is None or (recent and recent[0][0].performed_at > left_out[0]):
        return outcomes
    return (Outcome(left_out[0].date(), left_out=left_out[1]), *outcomes)
