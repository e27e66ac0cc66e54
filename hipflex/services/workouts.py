"""Which workout somebody means, its plan for today, and what it runs on.

A remark beside an answer is for the person who asked; it is empty where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hipflex.coach.alternatives import Alternative, alternatives
from hipflex.coach.due import next_day
from hipflex.coach.duration import fitted, number_of_sets, seconds_of_all
from hipflex.domain.measures import SetType
from hipflex.domain.movement import Movement
from hipflex.domain.performance import Session
from hipflex.domain.prescription import (
    Phase,
    Plan,
    Prescription,
    Programme,
    Workout,
    planned,
    prescribed,
    strength_sets,
)
from hipflex.domain.today import Due
from hipflex.errors import Refused, UnknownName, UsageError
from hipflex.notation.lines import parse_line
from hipflex.runner.loop import Workbench
from hipflex.runner.ports import Clock, Journal, Presenter
from hipflex.services.attendance import DEFAULT_WORKOUT
from hipflex.services.names import movement_named, movements_named, training_named
from hipflex.services.next_doses import left_out_words, means_of, next_doses, possible
from hipflex.services.overview import due_today, sessions_done
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace

WARMING_UP = "mountain-climber"
WARMED_UP = "Warms up what comes after it: keep every drive controlled, and stop well before you tire."


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
    except UnknownName as unknown:
        return ad_hoc(movements_named(workspace, words, unknown.suggestions)), ""


def planned_today(
    workspace: Workspace, workout: Workout, minutes: int | None, *, warm_up: bool = False
) -> tuple[Plan, str]:
    """The plan of a workout as of today, in so many minutes if they are given; with a remark on what is left out.

    A `warm_up` stands at its beginning where one is wanted; the doses behind it are what they are without.
    """
    is_named = not workout.slug  # who asked for movements by name gets them, whatever they need
    prescriptions = next_doses(workspace, workout, staying=is_named)
    left_out = "" if is_named else left_out_words(workspace, workout)
    if left_out and not prescriptions:
        raise Refused(f"nothing of {workout.title} can be done with your equipment")
    if warm_up:
        prescriptions = (warm_up_dose(workspace), *prescriptions)
    kept, cut = (prescriptions, "") if minutes is None else _fitted(prescriptions, minutes)
    return planned(workout.title, workout.slug or None, kept), "; ".join(filter(None, (left_out, cut)))


def warm_up_dose(workspace: Workspace) -> Prescription:
    """The dose that warms up for any workout; refused where the user's own catalogue has none."""
    movement = workspace.library.movements.get(WARMING_UP)
    if movement is None:
        raise Refused(f"{WARMING_UP}, which warms up, can't be used; `hipflex catalogue check` says why")
    return replace(_of_purpose(movement, Phase.WARM_UP.value), because=WARMED_UP)


def due_sets(workspace: Workspace) -> int | None:
    """The strength sets of the programme's next workout, by which the day is measured whatever is done instead."""
    programme = workspace.library.programmes.get(workspace.settings.programme)
    if programme is None:
        return None
    slug = next_day(programme, sessions_done(workspace, programme, workspace.present().by)).workout
    workout = workspace.library.workouts.get(slug)
    return strength_sets(filter(None, possible(workspace, workout))) if workout else None


def workbench(
    workspace: Workspace, journal: Journal, presenter: Presenter, clock: Clock, keep_status: Callable[[], None]
) -> Workbench:
    """What a workout runs on that is kept in a journal and presented to somebody."""
    return Workbench(
        journal=journal,
        presenter=presenter,
        clock=clock,
        parse=lambda text, asked: parse_line(text, asked, workspace.settings.vocabulary),
        find=lambda name: _replacement(workspace, name),
        warm_up=lambda: warm_up_dose(workspace),
        keep_status=keep_status,
    )


def doses_after(workspace: Workspace, session: Session) -> tuple[Prescription, ...]:
    """What comes next time after a session, of what it trained as the catalogue has it; a warm-up trains nothing."""
    library = workspace.library
    if workout := library.workouts.get(session.workout or ""):
        return next_doses(workspace, workout)
    asked = (one.prescription for one in session.plan.sets) if session.plan else ()
    slugs = dict.fromkeys(one.exercise for one in asked if one.phase is not Phase.WARM_UP)
    return next_doses(workspace, ad_hoc([library.movements[slug] for slug in slugs if slug in library.movements]))


def alternatives_to(workspace: Workspace, exercise: str) -> tuple[Alternative, ...]:
    """What could be done instead of a movement; nothing where the catalogue doesn't know it."""
    movements = workspace.library.movements
    return alternatives(movements[exercise], movements, means_of(workspace)) if exercise in movements else ()


def ad_hoc(movements: Sequence[Movement], purpose: str | None = None) -> Workout:
    """The movements by their own doses, or those of a purpose, as a workout that has no name to go by."""
    for movement in movements:
        if not movement.doses:
            raise Refused(
                f"the log has no working set of {movement.title!r} to go by; `hipflex catalogue new` makes an entry "
                "with a dose of its own"
            )
    title = ", ".join(movement.title for movement in movements)
    doses = (_of_purpose(one, purpose) if purpose else prescribed(one) for one in movements)
    return Workout("", title, tuple(doses))


def _for_purpose(workspace: Workspace, words: Sequence[str], purpose: str) -> Workout:
    """The movements that words name, in the dose of a purpose."""
    if not words:
        raise UsageError("--purpose: of which movement? Name one, like `workout start lunge --purpose NAME`")
    try:
        named = training_named(workspace, words)
    except UnknownName as unknown:
        return ad_hoc(movements_named(workspace, words, unknown.suggestions), purpose)
    raise Refused(f"{named.title} has doses of its own; --purpose chooses among those of a movement")


def _of_purpose(movement: Movement, said: str) -> Prescription:
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


def _replacement(workspace: Workspace, name: str) -> Prescription:
    """The movement of a name to swap to, in the dose that is due of it."""
    return next_doses(workspace, ad_hoc([movement_named(workspace, [name])]), staying=True)[0]


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


def _fitted(prescriptions: tuple[Prescription, ...], minutes: int) -> tuple[tuple[Prescription, ...], str]:
    kept = fitted(prescriptions, minutes * 60)
    if seconds_of_all(kept) > minutes * 60:
        return kept, f"even one set takes longer than {minutes} min; doing just that"
    if kept != prescriptions:
        return kept, f"fitted to {minutes} min: {_cut(prescriptions, kept)}"
    return kept, ""


def _cut(prescriptions: Sequence[Prescription], kept: Sequence[Prescription]) -> str:
    """What is left, and what was left out whole."""
    said = f"{number_of_sets(kept)} of {number_of_sets(prescriptions)} sets"
    left = {one.exercise for one in kept}
    out = [one.title for one in prescriptions if one.exercise not in left]
    return f"{said}, without {', '.join(out)}" if out else said
