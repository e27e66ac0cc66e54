"""What is done about the folder that machines share without being asked for, where the settings say `after-change`."""

from __future__ import annotations

from hipflex.errors import HipflexError
from hipflex.services.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.domain.sync import Synced


def leave_at_once(workspace: Workspace) -> str:
    """Leaves what this machine has made in the shared folder; why that couldn't be done, nothing where it was.

    Nothing fails for it: what was made is in the log, and a later change or `hipflex sync` leaves it as well.
    """
    from hipflex.services.sync import leave, sync_folder_of

    try:
        leave(workspace, sync_folder_of(workspace, None))
    except HipflexError as error:
        return f"{error}; what was changed is in the log, and the next `hipflex sync` leaves it there"
    return ""


def caught_up(workspace: Workspace) -> Synced | None:
    """Takes in what other machines have left meanwhile; None where nothing is new. Raises Refused, LogUnavailable."""
    from hipflex.services.sync import sync_folder_of, taken_from_others

    done = taken_from_others(workspace, sync_folder_of(workspace, None))
    return done if done.taken or done.faults else None
