"""What this machine shares with others: the folder, what it left there, and how the others are doing."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from hipflex.domain.check import Verdict, ok, warning
from hipflex.errors import Refused
from hipflex.places import named_path
from hipflex.services.doctor.examined import Examined, NotLookedAt
from hipflex.settings.values import Sync
from hipflex.store.own_segments import HOME, heads, opened, segments
from hipflex.store.segments import ids_left

LONG_DAYS, GONE_DAYS = 60, 365  # after a year without a word a machine is taken to be gone for good
DAY = 86_400


def folder(examined: Examined) -> Verdict:
    """Whether the folder can be used that the settings name."""
    shared = _folder(examined)
    if shared is None and examined.settings.sync is Sync.AFTER_CHANGE:
        advice = "`hipflex sync FOLDER` names one; `hipflex settings unset sync` wants none"
        return warning("each change is to be left in a folder that machines share, and none is named", advice)
    if shared is None:
        return ok("none: this machine shares nothing with others")
    if not shared.is_dir():
        advice = "have the program that carries it bring it back, or name another: `hipflex sync FOLDER`"
        return warning(f"the folder {shared} that machines share is not there", advice)
    for place in (shared, shared / HOME):
        if place.exists() and not examined.computer.allows(place, os.R_OK | os.W_OK | os.X_OK):
            advice = f"let yourself write in it: `chmod u+rwx {shlex.quote(str(place))}`"
            return warning(f"the folder {place} that machines share can't be written", advice)
    return ok(f"{shared}, {examined.settings.sync.value}")


def left(examined: Examined) -> Verdict:
    """Whether the log and what this machine left in the folder are about the same changes."""
    known, shared, machine = examined.contents.change_ids(), _folder(examined), examined.workspace.machine
    if shared is None or not shared.is_dir():
        return ok("nothing is to be left in a shared folder")
    own = _ids_of(shared, machine) if machine else set[str]()
    if lost := len(own - known):
        found = f"{_changes(lost)} that this machine left in {shared} {'is' if lost == 1 else 'are'} not in the log"
        return warning(f"{found}, as after a restore", "`hipflex sync` brings back what was lost")
    waiting = len(known - ids_left(shared, machine))
    if not waiting:
        return ok("all that the log has")
    if examined.settings.sync is Sync.AFTER_CHANGE:
        advice = "`hipflex sync` leaves there what is missing, or says what keeps it from that"
        return warning(f"{_changes(waiting)} of the log {'is' if waiting == 1 else 'are'} not in {shared}", advice)
    return ok(f"all but {_changes(waiting)}, for which `hipflex sync` is there")


def machines(examined: Examined) -> Verdict:
    """Whether other machines were heard of lately."""
    seen = _seen(examined)
    if _folder(examined) is None:
        return ok("this one shares nothing with others")
    silent = [f"{name} for {days} days" for name, days in seen if LONG_DAYS < days <= GONE_DAYS]
    if silent:
        advice = "run `hipflex sync` there, then here; if that machine isn't used any more, nothing is to be done"
        return warning(f"nothing was heard of {', '.join(silent)}", advice)
    return ok("no other yet" if not seen else "one other" if len(seen) == 1 else f"{len(seen)} others")


def waiting(examined: Examined) -> Verdict:
    """Whether changes of a newer program wait for this one to be as new."""
    number = examined.contents.waiting()
    if number:
        found = f"{_changes(number)} of a newer hipflex {'waits' if number == 1 else 'wait'}"
        return warning(found, "update hipflex here: it takes them in then")
    return ok("no change of a newer hipflex")


def holds_the_log(examined: Examined) -> Path | None:
    """The shared folder, where the log itself lies in it."""
    shared = _folder(examined)
    return shared if shared is not None and examined.log.is_relative_to(os.path.realpath(shared)) else None


def _folder(examined: Examined) -> Path | None:
    named = examined.settings.sync_folder
    return None if named is None else Path(os.path.abspath(named_path(named)))


def _seen(examined: Examined) -> list[tuple[str, int]]:
    """The other machines whose changes the log has, and for how many days nothing was heard of each."""
    now = int(examined.workspace.now().timestamp())
    newest = examined.contents.newest_of_machines()
    return [(name, (now - utc) // DAY) for name, utc in newest.items() if name != examined.workspace.machine]


def _ids_of(shared: Path, machine: str) -> set[str]:
    """The changes that a machine made and left in its files."""
    found = set[str]()
    try:
        for name in segments(shared, machine):
            with opened(shared / HOME / machine / name) as file:
                found.update(change_id for change_id, _, of in heads(file.read()) if of == machine)
    except (OSError, Refused) as error:
        raise NotLookedAt from error
    return found


def _changes(number: int) -> str:
    return "1 change" if number == 1 else f"{number:,} changes"
