"""The folder that machines share, and what is done about it without being asked for, where that is wanted.

What follows every change imports nothing that takes time.
"""

from __future__ import annotations

import os

from hipflex.as_json.text import dumps
from hipflex.errors import HipflexError, Refused
from hipflex.path_names import named
from hipflex.services.workspace import Workspace
from hipflex.store.own_segments import alone_with_own, append, newest_left

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.sync import Synced
    from hipflex.files import Name

PATIENCE_S = 1
"""So long who has logged a set waits for another program of this machine that writes there too."""


def shared_folder(workspace: Workspace, folder: str | None = None) -> str:
    """The folder that somebody names, else that of the settings; refuses none, and one that isn't there."""
    if folder is None and workspace.settings.sync_folder is None:
        raise Refused("no folder to sync with is known yet; `hipflex sync FOLDER` names it once")
    path = named(folder or workspace.settings.sync_folder or "") if folder != "" else ""
    if not path:
        raise Refused("'' is no path: expected the name of a folder")
    path = os.path.abspath(path)
    if not os.path.isdir(path):
        what = "is a file" if os.path.exists(path) else "is not there"
        raise Refused(f"the folder {path} {what}; make it, or let the program that carries it bring it")
    return path


def leave(workspace: Workspace, folder: Name, patience_s: int = PATIENCE_S) -> int:
    """Leaves in a folder what this machine has made since it last did so; how many changes.

    Raises Refused, also where the log lacks what this machine left last: what is new has no place behind it then.
    """
    machine, joining = workspace.log.machine.name, workspace.log.joining
    if machine is None:
        return 0
    with alone_with_own(folder, machine, patience_s):
        newest = newest_left(folder, machine)
        if newest[1] and not joining.is_known(newest[1]):
            raise Refused(f"the log lacks changes that this machine left in {folder}, as after a restore")
        return append(folder, machine, map(dumps, joining.changes_of(machine, newest)))


def leave_at_once(workspace: Workspace) -> str:
    """Leaves what this machine has made in the shared folder; why that couldn't be done, nothing where it was.

    Nothing fails for it: what was made is in the log, and a later change or `hipflex sync` leaves it as well.
    """
    try:
        leave(workspace, shared_folder(workspace))
    except HipflexError as error:
        return f"{error}; what was changed is in the log, and the next `hipflex sync` leaves it there"
    return ""


def caught_up(workspace: Workspace) -> Synced | None:
    """Takes in what other machines have left meanwhile; None where nothing is new. Raises Refused, LogUnavailable."""
    from pathlib import Path

    from hipflex.services.sync import taken_from_others

    done = taken_from_others(workspace, Path(shared_folder(workspace)))
    return done if done.taken or done.faults else None
