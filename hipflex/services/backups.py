"""Backups of the log: made, and put back."""

from __future__ import annotations

from pathlib import Path

from hipflex.errors import Refused
from hipflex.files import refuse_log_files
from hipflex.services.workspace import Workspace
from hipflex.store.backup import Backup
from hipflex.store.restore import Restored, restore


def back_up_log(workspace: Workspace, file: Path) -> Backup:
    """Copies the log to a file that isn't there yet."""
    log = Path(workspace.places.log)
    refuse_log_files(file, log)
    if file.is_symlink() or file.exists():
        raise Refused(f"{file} is there already; name another file")
    if not log.exists():
        raise Refused(f"there is nothing to back up yet: {log} is made with the first set")
    return workspace.log.back_up(file)


def restore_log(workspace: Workspace, file: Path) -> Restored:
    """Puts the log back from a file, whatever is wrong with the log that is there."""
    refuse_log_files(file, Path(workspace.places.log))
    restored = restore(file, workspace.places.log, workspace.now())
    workspace.note_change()
    return restored
