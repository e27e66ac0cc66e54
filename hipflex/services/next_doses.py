"""The doses that are due, each with its reason: the one place that next, show, start and progress ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from hipflex.coach.alternatives import within_means
from hipflex.coach.equipment import Means
from hipflex.coach.evidence import Outcome, of_entry
from hipflex.coach.ladder import Ladder
from hipflex.coach.progression import Progression
from hipflex.coach.swaps import Entries, ever_swapped_in, swapped_in
from hipflex.domain.movement import Movement
from hipflex.domain.performance import PerformedSet
from hipflex.domain.prescription import Prescription, Workout
from hipflex.domain.rules import SESSIONS_SEEN
from hipflex.services.workspace import Workspace
from hipflex.settings.values import ALL, NONE
from hipflex.value_classes import replace


def next_doses(workspace: Workspace, workout: Workout, *, staying: bool = False) -> tuple[Prescription, ...]:
    """The prescriptions of a workout as the coach has them today, each with its reason; none sends to another of them.

    Movements that somebody asked for by name are `staying`: where another is due, the reason says so. Of the others
    each that asks for what isn't there gives way to one that doesn't, or is left out.
    """
    return tuple(due for due in next_doses_of_each(workspace, [workout], staying=staying)[0] if due)


def next_doses_of_each(
    workspace: Workspace, workouts: Sequence[Workout], *, staying: bool = False
) -> list[tuple[Prescription | None, ...]]:
    """The next doses of several workouts, each by itself; None stands for what is left out."""
    asked = [(w.slug or None, w.prescriptions if staying else possible(workspace, w)) for w in workouts]
    past = _Past(workspace, asked)
    return [_due(workspace, past, workout, prescriptions, staying=staying) for workout, prescriptions in asked]


def possible(workspace: Workspace, workout: Workout) -> tuple[Prescription | None, ...]:
    """The prescriptions of a workout, or what there is equipment for in their place; None where there is nothing."""
    return within_means(workout.prescriptions, workspace.library.movements, means_of(workspace))


def left_out_words(workspace: Workspace, workout: Workout) -> str:
    """Which movements of a workout are left out for want of equipment; nothing where none is."""
    pairs = zip(workout.prescriptions, possible(workspace, workout), strict=True)
    titles = [asked.title for asked, kept in pairs if kept is None]
    return f"left out, as your equipment has nothing for it: {', '.join(titles)}" if titles else ""


def equipment_needed(workspace: Workspace, workout: Workout) -> tuple[str, ...]:
    """What a workout needs, in words, where nobody has said yet what there is."""
    if "equipment" in workspace.loaded_settings.places:
        return ()
    movements = workspace.library.movements
    asked = (movements[one.exercise] for one in workout.prescriptions if one.exercise in movements)
    return tuple(dict.fromkeys(" or ".join(need) for movement in asked for need in movement.equipment))


def means_of(workspace: Workspace) -> Means:
    """What the settings say that there is to train with; where nobody said, or said `all`, there is everything."""
    settings = workspace.settings
    owned = None if settings.equipment in ((), ALL) else settings.equipment
    return Means(settings.load_step, settings.bands, () if owned == NONE else owned, settings.unit)


def _due(
    workspace: Workspace, past: _Past, workout: str | None, asked: Sequence[Prescription | None], *, staying: bool
) -> tuple[Prescription | None, ...]:
    due: list[Prescription | None] = []
    entries: Counter[str] = Counter()
    for place, one in enumerate(asked):
        if one is None:
            due.append(None)
            continue
        entries[one.exercise] += 1
        ladder = Ladder(
            movements=workspace.library.movements,
            outcomes=partial(past.outcomes, workout=workout, entries={one.exercise: entries[one.exercise]}),
            means=means_of(workspace),
            today=workspace.now().date(),
            taken=frozenset(beside.exercise for beside in (*due, *asked[place + 1 :]) if beside),
        )
        progression = Progression(ladder)
        if staying:
            due.append(progression.staying(one))
            continue
        decided = progression.next(one)
        entry = 1 + sum(decided.exercise in (before.instead_of, before.exercise) for before in due if before)
        slug = swapped_in(past.entries(workout), decided.exercise, entry)
        due.append(_swapped(progression, decided, slug) if slug else decided)
    return tuple(due)


def _swapped(progression: Progression, due: Prescription, slug: str) -> Prescription:
    """What is due of the movement that somebody keeps swapping in for another; the other where it can't be done."""
    ladder = progression.ladder
    if slug not in ladder.movements or slug in ladder.taken or not ladder.means.allow(ladder.needs(slug)):
        return due
    instead = progression.next(ladder.written(slug, due))
    if instead.exercise == due.exercise:  # it was too hard, and leads back here
        return instead
    because = f"you took it in place of {due.title} twice running (`swap {due.exercise}` goes back); {instead.because}"
    return replace(instead, because=because, instead_of=due.exercise)


class _Past:
    """What was done lately of the movements of some workouts and of all that those may lead to."""

    def __init__(self, workspace: Workspace, asked: Sequence[tuple[str | None, Sequence[Prescription | None]]]) -> None:
        log, by = workspace.log, workspace.present().by
        workouts = {workout for workout, _ in asked if workout}
        self._entries = log.read.entries_of_workouts(workouts, SESSIONS_SEEN, by) if workouts else {}
        slugs = _within_reach(
            workspace.library.movements,
            [
                *(one.exercise for _, prescriptions in asked for one in prescriptions if one),
                *(slug for workout in workouts for slug in ever_swapped_in(self.entries(workout))),
            ],
        )
        self._recent = log.by_exercise.recent_sets(slugs, SESSIONS_SEEN, by)
        self._asked = log.by_exercise.asked_in({sets[0].session for recent in self._recent.values() for sets in recent})
        self._left_out = log.by_exercise.left_out(slugs)

    def entries(self, workout: str | None) -> Sequence[Entries]:
        """What was done for the entries of a workout in its last sessions, newest first."""
        return self._entries.get(workout or "", ())

    def outcomes(self, slug: str, workout: str | None, entries: Mapping[str, int]) -> tuple[Outcome, ...]:
        """The last sessions with a movement, newest first, of whatever workout.

        `entries` says which entry of the workout a movement is judged by, where it isn't its first.
        """
        recent, entry = self._recent.get(slug, ()), entries.get(slug, 1)
        outcomes = tuple(self._outcome(of_entry(sets, entry), workout) for sets in recent)
        left_out = self._left_out.get(slug)
        if left_out is None or (recent and recent[0][0].performed_at > left_out[0]):
            return outcomes
        return (Outcome(left_out[0].date(), left_out=left_out[1]), *outcomes)

    def _outcome(self, sets: Sequence[PerformedSet], workout: str | None) -> Outcome:
        first = min(sets, key=lambda one: one.slot or 0)
        asked = self._asked.get((first.session, first.position or 0), {}).get(first.slot or 0)
        elsewhere = asked is not None and workout is not None and first.workout != workout
        return Outcome(first.performed_at.date(), tuple(sets), asked, elsewhere)


def _within_reach(movements: Mapping[str, Movement], slugs: Iterable[str]) -> set[str]:
    """Some movements, and all that are easier or harder than one of them, however many rungs away."""
    found: set[str] = set()
    open_ends = list(slugs)
    while open_ends:
        slug = open_ends.pop()
        if slug not in found:
            found.add(slug)
            movement = movements.get(slug)
            open_ends += [*movement.easier, *movement.harder] if movement else []
    return found
