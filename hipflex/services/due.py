"""What is due, and what is open: all that a prompt asks, and no more, as every change is followed by it."""

from __future__ import annotations

from datetime import datetime

from hipflex.coach.due import due
from hipflex.domain.today import Asked, Due, OpenWorkout
from hipflex.errors import Refused
from hipflex.services.attendance import DEFAULT_WORKOUT, Attendance, attendance, trained, usual_sets, workout_title
from hipflex.services.workspace import Workspace
from hipflex.store.queries import Present

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.performance import Session
    from hipflex.domain.programme import Programme


def due_today(workspace: Workspace) -> Due | str:
    """The workout of the programme that is due, or why none is."""
    present = workspace.present()
    done = sessions_done(workspace, chosen_programme(workspace), present.by)
    return due_on(workspace, present, attendance(workspace, present.until, present.by), done)


def due_on(workspace: Workspace, present: Present, shown: Attendance, done: int) -> Due | str:
    """The workout that is due as the days stand, or why none is; `done` counts the workouts done of the programme."""
    programme = chosen_programme(workspace)
    target = workspace.settings.target_per_week
    return due(programme, done, trained(workspace, shown, present.until, present.by), target, present.until)


def open_workout(workspace: Workspace) -> OpenWorkout | None:
    """The workout that is open on this machine, if one is."""
    session = workspace.log.read.open_session()
    return None if session is None else _open(session)


def open_elsewhere(workspace: Workspace) -> tuple[OpenWorkout, ...]:
    """The workouts that are open on other machines, as far as the last sync told, the newest first."""
    return tuple(_open(session, machine) for machine, session in workspace.log.read.open_elsewhere())


def _open(session: Session, machine: str = "") -> OpenWorkout:
    from hipflex.domain.pending import progress

    done, planned = progress(session)
    return OpenWorkout(session.id, session.workout, session.title, session.started_at, done, planned, machine)


def sessions_done(workspace: Workspace, programme: Programme, by: datetime | None = None) -> int:
    """How many workouts of a programme were done."""
    return workspace.log.read.sessions_of_workouts(sorted({day.workout for day in programme.days}), by)


def chosen_programme(workspace: Workspace) -> Programme:
    """The programme of the settings."""
    if workspace.asked is not None:
        return workspace.asked.programme
    slug, programmes = workspace.settings.programme, workspace.library.programmes
    if slug not in programmes:
        place = workspace.loaded_settings.places.get("programme", workspace.places.settings)
        raise Refused(f"{place}: no programme is called {slug!r}; expected one of {', '.join(programmes)}")
    return programmes[slug]


def asked_of(workspace: Workspace) -> Asked:
    """What the settings and the catalogue ask for."""
    if workspace.asked is not None:
        return workspace.asked
    programme = chosen_programme(workspace)
    slugs = sorted({DEFAULT_WORKOUT, *(day.workout for day in programme.days)})
    titles = {slug: workout_title(workspace, slug) for slug in slugs}
    return Asked(programme, usual_sets(workspace), titles, workspace.library.left_out)
