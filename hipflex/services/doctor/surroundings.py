"""What the log is used with: the clock, the machine's name, settings, catalogue, its cache, and backups."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path

from hipflex.catalogue.names import answering
from hipflex.domain.check import Verdict, ok, warning
from hipflex.services.doctor.examined import Examined, NotLookedAt
from hipflex.store.backup import AutomaticBackups

RELEASED = 2026
HOUR, DAY = 3600, 86_400
OLD_DAYS = 7
SHOWN = 3


def clock(examined: Examined) -> Verdict:
    """Whether the moments in the log and the computer's clock go together."""
    now = examined.workspace.now()
    set_it = "set the computer's clock"
    if now.year < RELEASED:
        return warning(f"the computer's clock says {now:%Y-%m-%d}", set_it)
    contents, utc = examined.contents, int(now.timestamp())
    made = contents.made_between()
    if made and made[1] > utc + HOUR:
        found = f"the newest change says {_day(made[1])}, the computer's clock {now:%Y-%m-%d}"
        return warning(found, f"{set_it}, if it is the one that is wrong; what was logged keeps its order")
    if later := contents.later_sets(utc):
        what = "a set lies" if later == 1 else f"{later} sets lie"
        return warning(
            f"{what} after this moment", "`hipflex edit ID --at WHEN` mends that; `hipflex export` shows them"
        )
    if (back := contents.farthest_back()) > DAY:
        found = f"a clock went back by {back // DAY} {'day' if back // DAY == 1 else 'days'} between two changes"
        return warning(found, "look with `hipflex history` whether their dates are right; `hipflex edit` mends them")
    return ok("it agrees with the log")


def machine(examined: Examined) -> Verdict:
    """Whether the name that this machine makes changes under is its own."""
    _, changes = examined.contents.counts()
    beside = Path(f"{examined.path}.machine")
    if name := examined.workspace.machine:
        return ok(name)
    if beside.exists():
        return warning(
            f"{beside.name} beside the log is of another computer or place",
            "nothing is to be done: the next change gives this machine a name; `undo` reaches back to that",
        )
    if changes:
        return ok("none yet: the next change gives it one, and `undo` reaches back to that")
    return ok("none yet, the first change gives it one")


def settings(examined: Examined) -> Verdict:
    """Whether the settings can be read and mean something."""
    examined.workspace.refuse_unknown_equipment(examined.library)
    return ok(str(examined.places.settings) if examined.places.settings.exists() else "all as by default")


def catalogue(examined: Examined) -> Verdict:
    """Whether every entry can be used; and which names of the log no entry answers to."""
    library = examined.library
    if problems := library.problems:
        what = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        return warning(f"{what} in {library.entries} entries", "`hipflex catalogue check` says where and what")
    try:
        names = examined.contents.exercises()
    except NotLookedAt:
        names = []
    answered = answering(names, library.exercise_names)
    others = [name for name in names if name not in library.briefs and name not in answered]
    named = ", ".join(others) if len(others) <= SHOWN else f"{len(others)} names"
    without = f"; only the log knows {named}" if others else ""
    return ok(f"{library.entries} entries{without}")


def cache(examined: Examined) -> Verdict:
    """Whether the catalogue's cache can be used; what is old in it is made anew anyway."""
    kept = examined.places.cache / "catalogue.cache"
    if not os.path.lexists(kept):
        return ok("not made yet")
    if not kept.is_file() or not examined.computer.allows(kept, os.R_OK):
        return warning(f"{kept} can't be read", "remove it: it is made anew, and without it commands take longer")
    return ok(str(kept))


def backups(examined: Examined) -> Verdict:
    """Whether there is a backup that is not much older than what was done last."""
    made, folder = examined.contents.made_between(), examined.places.backups
    file = AutomaticBackups(folder, str(examined.log)).newest()
    newest = None if file is None else file.stat(follow_symlinks=False).st_mtime
    if folder.exists() and not (folder.is_dir() and examined.computer.allows(folder, os.W_OK)):
        advice = f"make it a folder that you can write in: {shlex.quote(str(folder))}"
        return warning("no backup can be put where backups go", advice)
    oldest_unsaved = newest if newest is not None else made[0] if made else None
    if made and oldest_unsaved is not None and made[1] - oldest_unsaved > OLD_DAYS * DAY:
        since = "there is none" if newest is None else f"the newest is of {_day(newest)}"
        return warning(f"{since}, the newest change of {_day(made[1])}", "`hipflex backup FILE` makes one")
    if newest is None:
        return ok("none yet; the next change makes the first" if made else "none yet")
    return ok(f"the newest is of {_day(newest)}")


def _day(utc: float) -> str:
    return f"{datetime.fromtimestamp(utc, UTC).astimezone():%Y-%m-%d}"
