"""The plan of a workout for today, what it runs on, and what comes after it.

A remark beside an answer is for the person who asked; it is empty where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hipflex.coach.alternatives import Alternative, alternatives
from hipflex.coach.due import next_day
from hipflex.coach.duration import fitted, number_of_sets, seconds_of_all
from hipflex.domain.performance import Session
from hipflex.domain.prescription import Phase, Plan, Prescription, Workout, planned, strength_sets
from hipflex.errors import Refused
from hipflex.notation.lines import parse_line
from hipflex.runner.loop import Workbench
from hipflex.runner.ports import Clock, Journal, Presenter
from hipflex.services.due import sessions_done
from hipflex.services.names import movement_named
from hipflex.services.next_doses import left_out_words, means_of, next_doses, possible
from hipflex.services.workouts import ad_hoc, of_purpose
from hipflex.services.workspace import Workspace
from hipflex.value_classes import replace

WARMING_UP = "mountain-climber"
WARMED_UP = "Warms up what comes after it: keep every drive controlled, and stop well before you tire."


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
    return replace(of_purpose(movement, Phase.WARM_UP.value), because=WARMED_UP)


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


def _replacement(workspace: Workspace, name: str) -> Prescription:
    """The movement of a name to swap to, in the dose that is due of it."""
    return next_doses(workspace, ad_hoc([movement_named(workspace, [name])]), staying=True)[0]


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
