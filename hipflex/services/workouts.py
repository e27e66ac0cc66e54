"""Which workout somebody means."""

from __future__ import annotations

from collections.abc import Sequence

from hipflex.coach.due import next_day
from hipflex.domain.measures import SetType
from hipflex.domain.movement import Movement
from hipflex.domain.prescription import Phase, Prescription, Workout, prescribed
from hipflex.domain.programme import Programme
from hipflex.domain.today import Due
from hipflex.errors import Refused, UnknownName, UsageError
from hipflex.services.attendance import DEFAULT_WORKOUT
from hipflex.services.due import due_today, sessions_done
from hipflex.services.names import movements_named, training_named
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace


def chosen_workout(workspace: Workspace, words: Sequence[str]) -> Workout:
    """The workout that words name, a programme's next one, or else what is due."""
    if not words:
        return _due_workout(workspace)[0]
    named = training_named(workspace, words)
    return named if isinstance(named, Workout) else _next_of(workspace, named)


def workout_to_start(workspace: Workspace, words: Sequence[str], purpose: str | None = None) -> tuple[Workout, str]:
    """The same, with a remark where nothing was due; movements make a workout ad hoc, which has no slug.

    A `purpose` chooses among the doses of movements; the doses of a workout are its own.
    """
    if purpose is not None:
        return _for_purpose(workspace, words, purpose), ""
    if not words:
        workout, why_not = _due_workout(workspace)
        return workout, f"nothing is due ({why_not}); starting {workout.title}" if why_not else ""
    try:
        return chosen_workout(workspace, words), ""
    except UnknownName:
        return ad_hoc(movements_named(workspace, words)), ""


def ad_hoc(movements: Sequence[Movement], purpose: str | None = None) -> Workout:
    """The movements by their own doses, or those of a purpose, as a workout that has no name to go by."""
    for movement in movements:
        if not movement.doses:
            raise Refused(
                f"the log has no working set of {movement.title!r} to go by; `hipflex catalogue new` makes an entry "
                "with a dose of its own"
            )
    title = ", ".join(movement.title for movement in movements)
    doses = (of_purpose(one, purpose) if purpose else prescribed(one) for one in movements)
    return Workout("", title, tuple(doses))


def _for_purpose(workspace: Workspace, words: Sequence[str], purpose: str) -> Workout:
    """The movements that words name, in the dose of a purpose."""
    if not words:
        raise UsageError("--purpose: of which movement? Name one, like `workout start lunge --purpose NAME`")
    try:
        named = training_named(workspace, words)
    except UnknownName:
        return ad_hoc(movements_named(workspace, words), purpose)
    raise Refused(f"{named.title} has doses of its own; --purpose chooses among those of a movement")


def of_purpose(movement: Movement, said: str) -> Prescription:
    """A movement in its dose of a purpose; the sets of one that warms up are warm-up sets."""
    purpose = next((one for one in movement.doses if _folded(one) == _folded(said)), None)
    if purpose is None:
        known = ", ".join(movement.doses) or "no dose at all"
        raise Refused(f"{movement.title} has no dose for {said!r}; it has: {known}")
    dose = movement.doses[purpose]
    if _folded(purpose) != Phase.WARM_UP:
        return prescribed(movement, dose)
    return prescribed(
        movement, replace(dose, type=SetType.WARMUP), phase=Phase.WARM_UP, source=movement.source_of(dose)
    )


def _folded(purpose: str) -> str:
    return purpose.strip().casefold().replace(" ", "-").replace("_", "-")


def _due_workout(workspace: Workspace) -> tuple[Workout, str]:
    """The workout that is due; else the default one, and why none is due."""
    answer = due_today(workspace)
    slug, why_not = (answer.workout, "") if isinstance(answer, Due) else (DEFAULT_WORKOUT, answer)
    return _usable(workspace, slug), why_not


def _next_of(workspace: Workspace, programme: Programme) -> Workout:
    return _usable(workspace, next_day(programme, sessions_done(workspace, programme, workspace.present().by)).workout)


def _usable(workspace: Workspace, slug: str) -> Workout:
    if slug not in workspace.library.workouts:
        raise Refused(f"the workout {slug} can't be used; `hipflex catalogue check` says why")
    return workspace.library.workouts[slug]
