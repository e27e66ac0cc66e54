"""This machine's changes into a folder that others share, and theirs into the log."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from hipflex.domain.change import Joined
from hipflex.domain.sync import Synced
from hipflex.errors import Refused
from hipflex.files import alone_with, make_folder
from hipflex.places import named_path
from hipflex.services.workspace import Workspace
from hipflex.store.segments import (
    HOME,
    NOTHING,
    Portion,
    append,
    last_value,
    lines_left,
    machines_in,
    segments_of,
    unread,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.store.joining import Joining

NO_CHANGES = Joined(0, 0, ())


def sync_folder_of(workspace: Workspace, named: str | None) -> Path:
    """The folder that is named, else that of the settings; refuses none, and one that isn't there."""
    if named is None and workspace.settings.sync_folder is None:
        raise Refused("no folder to sync with is known yet; `hipflex sync FOLDER` names it once")
    folder = Path(os.path.abspath(named_path(named or workspace.settings.sync_folder or "")))
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "is not there"
        raise Refused(f"the folder {folder} {what}; make it, or let the program that carries it bring it")
    return folder


def sync(workspace: Workspace, folder: Path) -> Synced:
    """Takes in what others left in a folder, then leaves there what this machine has made since the last time."""
    log = workspace.log
    open_before = log.read.open_sessions()
    joined, faults = take_in(workspace, folder)
    written = leave(workspace, folder, whole=True)
    here = {session.id for session in open_before}
    taken_over = tuple((machine, one) for machine, one in log.read.open_elsewhere() if one.id in here)
    return Synced(
        str(folder),
        log.machine.name,
        written,
        joined.taken,
        log.joining.waiting(),
        joined.own,
        joined.settled,
        log.joining.machines(),
        taken_over,
        faults,
    )


def preview(workspace: Workspace, folder: Path) -> Synced:
    """What a sync would come to, with nothing written."""
    joining = workspace.log.joining
    portions, faults = _portions(joining, folder)
    values = [value for portion in portions for value in portion.values]
    unknown = [one for one in values if isinstance(one, dict) and not joining.is_known(str(one.get("id")))]
    machine = workspace.log.machine.name
    to_write = sum(1 for _ in _not_left_yet(joining, folder, machine)) if machine else 0
    own = sum(one.get("machine") == machine for one in unknown)
    return Synced(str(folder), machine, to_write, len(unknown), 0, own, (), joining.machines(), (), tuple(faults))


def take_in(workspace: Workspace, folder: Path) -> tuple[Joined, tuple[str, ...]]:
    """Takes in what the files of a folder hold that wasn't read yet; why some of them can't be read on."""
    joining = workspace.log.joining
    portions, faults = _portions(joining, folder)
    if not portions:
        return NO_CHANGES, tuple(faults)
    values = (value for portion in portions for value in portion.values)
    read = {f"{portion.machine}/{portion.name}": portion.read for portion in portions}
    return joining.join(values, str(folder), read), tuple(faults)


def leave(workspace: Workspace, folder: Path, *, whole: bool = False) -> int:
    """Leaves in a folder what this machine has made since it last did so; how many changes.

    That is what is later than the last line there. What a log came to after an older one was put in its place may be
    earlier: with `whole` it is looked for.
    """
    machine, joining = workspace.log.machine.name, workspace.log.joining
    if machine is None:
        return 0
    home = folder / HOME / machine
    make_folder(home)
    with alone_with(home / machine):
        return append(folder, machine, _lines(_not_left_yet(joining, folder, machine, whole=whole)))


def _not_left_yet(joining: Joining, folder: Path, machine: str, *, whole: bool = True) -> Iterator[dict[str, object]]:
    last = last_value(folder, machine)
    after = (int(last["tick"]), str(last["id"])) if isinstance(last, dict) else (0, "")
    if whole and joining.own_changes(after) > lines_left(folder, machine):
        there = {str(one.get("id")) for one in _own_values(folder, machine) if isinstance(one, dict)}
        yield from (change for change in joining.changes_of(machine) if change["id"] not in there)
    else:
        yield from joining.changes_of(machine, after)


def _own_values(folder: Path, machine: str) -> Iterator[object]:
    for name in segments_of(folder, machine):
        yield from unread(folder, machine, name).values


def _lines(changes: Iterable[dict[str, object]]) -> Iterator[str]:
    from hipflex.as_json.text import dumps

    return (dumps(change) for change in changes)


def _portions(joining: Joining, folder: Path) -> tuple[list[Portion], list[str]]:
    """What wasn't read yet of the files of all machines, and why some can't be read on."""
    before, found, faults = joining.read_of(str(folder)), list[Portion](), list[str]()
    for machine in machines_in(folder):
        for name in segments_of(folder, machine):
            known = before.get(f"{machine}/{name}", NOTHING)
            try:
                portion = unread(folder, machine, name, known)
            except Refused as fault:
                faults.append(str(fault))
            else:
                if portion.read not in {known, NOTHING}:
                    found.append(portion)
    return found, faults
