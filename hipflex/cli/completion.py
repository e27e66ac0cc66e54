"""Names for the shell to complete; a broken file of the user's never breaks a shell."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipflex.errors import HipflexError

if TYPE_CHECKING:
    from hipflex.catalogue.library import Library


def complete_movement(incomplete: str) -> list[str]:
    """Movements that begin so."""
    return _matching(incomplete, _titles()[0])


def complete_training(incomplete: str) -> list[str]:
    """Workouts, programmes and movements that begin so."""
    movements, training = _titles()
    return _matching(incomplete, {**training, **movements})


def complete_workout(incomplete: str) -> list[str]:
    """Workouts and programmes that begin so."""
    return _matching(incomplete, _titles()[1])


def complete_muscle(incomplete: str) -> list[str]:
    """Muscles that begin so."""
    library = _library()
    return _matching(incomplete, library.muscles) if library else []


def _matching(incomplete: str, names: Iterable[str]) -> list[str]:
    return [slug for slug in names if slug.startswith(incomplete.casefold())]


def _titles() -> tuple[dict[str, str], dict[str, str]]:
    """The movements' titles, and those of workouts and programmes, by slug."""
    library = _library()
    if library is None:
        return {}, {}
    movements = {one.slug: one.title for one in library.movements.values()}
    return movements, {one.slug: one.title for one in library.trainings}


def _library() -> Library | None:
    """The catalogue; none where the settings are broken."""
    from hipflex.places import places
    from hipflex.services.workspace import Workspace
    from hipflex.terminal.clock import SystemClock

    try:
        return Workspace(places(os.environ), SystemClock().now).library
    except HipflexError:
        return None
