"""The files of one's own movements that stay when what was logged of them is taken back."""

from __future__ import annotations

from hipflex.domain.change import TakenBack
from hipflex.domain.movement import Origin
from hipflex.services.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


def files_that_stay(workspace: Workspace, taken: TakenBack) -> list[Path]:
    """The files of one's own movements of which taking back a change left no set in the log."""
    gone = {done.exercise for done in taken.removed} - {*workspace.log.read.exercise_names()}
    own = [slug for slug in sorted(gone & workspace.library.briefs.keys()) if _is_own(workspace, slug)] if gone else []
    if not own:
        return []
    from hipflex.catalogue.schema import SchemaOf
    from hipflex.catalogue.starter import path_of_entry

    paths = (path_of_entry(workspace.places.catalogue[0], SchemaOf.EXERCISE, slug) for slug in own)
    return [path for path in paths if path.exists()]


def _is_own(workspace: Workspace, slug: str) -> bool:
    return workspace.library.briefs[slug].origin is Origin.USER
