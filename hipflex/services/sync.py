"""This machine's changes into a folder that others share, and theirs into the log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from hipflex.as_json.text import dumps
from hipflex.domain.change import Joined
from hipflex.domain.sync import Synced
from hipflex.errors import Refused
from hipflex.services.workspace import Workspace
from hipflex.store.own_segments import alone_with_own, append
from hipflex.store.segments import NOTHING, UNREADABLE, Portion, ids_left, machines_in, segments_of, unread
from hipflex.value_classes import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hipflex.store.joining import Joining

NO_CHANGES = Joined(0, 0, ())


def sync(workspace: Workspace, folder: Path) -> Synced:
    """Takes in what others left in a folder, then leaves there whatever the log knows that isn't there.

    Where that can't be written, it says so in what it returns; the rest is done then.
    """
    log = workspace.log
    here = {session.id for session in log.read.open_sessions()}
    joined, faulty = take_in(workspace, folder)
    done = Synced(
        str(folder),
        log.machine.name,
        0,
        joined.taken,
        log.joining.waiting(),
        joined.own,
        joined.settled,
        log.joining.machines(),
        tuple((machine, one) for machine, one in log.read.open_elsewhere() if one.id in here),
        tuple(portion.fault for portion in faulty),
    )
    try:  # last, as nothing that was left shall go untold
        return replace(done, written=leave_all(workspace, folder, faulty), machine=log.machine.name)
    except Refused as refusal:
        return replace(done, failure=str(refusal), machine=log.machine.name)


def taken_from_others(workspace: Workspace, folder: Path) -> Synced:
    """Takes in what other machines left in a folder: what this one left there, and lost, only comes back by `sync`."""
    log = workspace.log
    here = {session.id for session in log.read.open_sessions()}
    joined, faulty = take_in(workspace, folder, but=log.machine.name)
    elsewhere = log.read.open_elsewhere() if joined.taken else ()
    return Synced(
        str(folder),
        log.machine.name,
        0,
        joined.taken,
        joined.waiting,
        joined.own,
        joined.settled,
        (),
        tuple((machine, one) for machine, one in elsewhere if one.id in here),
        tuple(portion.fault for portion in faulty),
    )


def preview(workspace: Workspace, folder: Path) -> Synced:
    """What a sync would come to, with nothing written."""
    joining, machine = workspace.log.joining, workspace.log.machine.name
    portions, faulty = _portions(joining, folder)
    found = {change.id: change for portion in portions for change, _ in portion.changes}
    unknown = [change for change in found.values() if not joining.is_known(change.id)]
    to_write = len(joining.lacking(ids_left(folder, machine, faulty)))
    own = sum(change.machine == machine for change in unknown)
    faults = tuple(portion.fault for portion in faulty)
    return Synced(str(folder), machine, to_write, len(unknown), 0, own, (), joining.machines(), (), faults)


def take_in(workspace: Workspace, folder: Path, *, but: str | None = None) -> tuple[Joined, Sequence[Portion]]:
    """Takes in what the files of a folder, but for those of one machine, hold that wasn't read yet.

    With it come those files that can't be read to their end.
    """
    joining = workspace.log.joining
    portions, faulty = _portions(joining, folder, but)
    if not portions:
        return NO_CHANGES, faulty
    changes = (change for portion in portions for change in portion.changes)
    read = {f"{portion.machine}/{portion.name}": portion.read for portion in portions}
    return joining.take_in(changes, str(folder), read), faulty


def leave_all(workspace: Workspace, folder: Path, faulty: Collection[Portion] = ()) -> int:
    """Leaves in a folder every change of the log that nobody can read there; how many. Raises Refused.

    Those may be older than what this machine left last, where an older log or folder was put back; and they may be of
    another machine, as that of a log which came here from there, before it had left everything.
    """
    joining, machine = workspace.log.joining, workspace.log.machine.name
    if not joining.lacking(ids_left(folder, machine, faulty)):
        return 0
    machine = machine or joining.named()
    with alone_with_own(folder, machine):
        lines = map(dumps, joining.changes(joining.lacking(ids_left(folder, machine, faulty))))
        return append(folder, machine, lines, {one.name for one in faulty if one.machine == machine})


def _portions(joining: Joining, folder: Path, but: str | None = None) -> tuple[list[Portion], list[Portion]]:
    """What wasn't read yet of the files of all machines but one; those files that can't be read to their end."""
    before, found, faulty = joining.read_of(str(folder)), list[Portion](), list[Portion]()
    for machine in machines_in(folder):
        if machine == but:
            continue
        try:
            names = segments_of(folder, machine)
        except Refused as refusal:
            faulty.append(Portion(machine, "", (), NOTHING, str(refusal)))
            continue
        for name in names:
            known = before.get(f"{machine}/{name}", NOTHING)
            portion = unread(folder, machine, name, known)
            if portion.fault:
                faulty.append(portion)
            if portion.read not in {known, NOTHING, UNREADABLE}:
                found.append(portion)
    return found, faulty
