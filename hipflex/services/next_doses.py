"""The doses that are due, each with its reason: the one place that next, show, start and progress ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Outcome, of_entry
from hipflex.coach.ladder import Ladder
from hipflex.coach.progression import Progression
from hipflex.domain.movement import Movement
from hipflex.domain.prescription import Prescription, Workout
from hipflex.domain.rules import SESSIONS_SEEN, Deload
from hipflex.services.workspace import Workspace
from hipflex.settings import ALL

LONG_AGO = timedelta(days=Deload().days)


def next_doses(workspace: Workspace, workout: Workout, *, staying: bool = False) -> tuple[Prescription, ...]:
    """The prescriptions of a workout as the coach has them today, each with its reason; none sends to another of them.

    Movements that somebody asked for by name are `staying`: where another is due, the reason says so.
    """
    return next_doses_of_each(workspace, [workout], staying=staying)[0]


def next_doses_of_each(
    workspace: Workspace, workouts: Sequence[Workout], *, staying: bool = False
) -> list[tuple[Prescription, ...]]:
    """The next doses of several workouts, each by itself."""
    settings = workspace.settings
    equipment = () if settings.equipment == ALL else settings.equipment  # to Means no pieces are all there is
    means = Means(settings.load_step, settings.bands, equipment, settings.unit)
    past = _Past(workspace, workouts)
    found = []
    for workout in workouts:
        due: list[Prescription] = []
        for place, asked in enumerate(workout.prescriptions):
            before, after = workout.prescriptions[:place], workout.prescriptions[place + 1 :]
            entry = 1 + sum(one.exercise == asked.exercise for one in before)
            ladder = Ladder(
                movements=workspace.library.movements,
                outcomes=partial(past.outcomes, workout=workout.slug or None, entries={asked.exercise: entry}),
                means=means,
                today=workspace.now().date(),
                taken=frozenset(one.exercise for one in (*due, *after)),
            )
            progression = Progression(ladder)
            due.append(progression.staying(asked) if staying else progression.next(asked))
        found.append(tuple(due))
    return found


class _Past:
    """What was done lately of the movements of some workouts and of all that those may lead to."""

    def __init__(self, workspace: Workspace, workouts: Iterable[Workout]) -> None:
        within_reach = {
            (slug, workout.slug or None)
            for workout in workouts
            for slug in _within_reach(workspace.library.movements, workout)
        }
        slugs = {slug for slug, _ in within_reach}
        log = workspace.log.by_exercise
        self._recent = log.recent_sets(within_reach | {(slug, None) for slug in slugs}, SESSIONS_SEEN)
        self._left_out = log.left_out(slugs)

    def outcomes(self, slug: str, workout: str | None, entries: Mapping[str, int]) -> tuple[Outcome, ...]:
        """The last sessions with a movement, newest first: those of the workout in question, where it is still done.

        Sets logged by hand under no workout's name belong to each. `entries` says which entry of the workout a movement
        is judged by, where it isn't its first.
        """
        recent, own = self._recent.get((slug, None), ()), self._recent.get((slug, workout), ())
        if not own or recent[0][0].performed_at - own[0][0].performed_at >= LONG_AGO:
            own = recent
        entry = entries.get(slug, 1)
        outcomes = tuple(Outcome(sets[0].performed_at.date(), of_entry(sets, entry)) for sets in own)
        left_out = self._left_out.get(slug)
        if left_out is None or (recent and recent[0][0].performed_at > left_out[0]):
            return outcomes
        return (Outcome(left_out[0].date(), left_out=left_out[1]), *outcomes)


def _within_reach(movements: Mapping[str, Movement], workout: Workout) -> set[str]:
    """The movements of a workout, and all that are easier or harder than one of them, however many rungs away."""
    found: set[str] = set()
    open_ends = [prescription.exercise for prescription in workout.prescriptions]
    while open_ends:
        slug = open_ends.pop()
        if slug not in found:
            found.add(slug)
            movement = movements.get(slug)
            open_ends += [*movement.easier, *movement.harder] if movement else []
    return found
