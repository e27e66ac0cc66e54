"""A reminder by an agent of launchd, which macOS has."""

from __future__ import annotations

import os
import plistlib
import shutil
from collections.abc import Mapping
from datetime import time
from pathlib import Path

from hipflex.errors import Refused
from hipflex.files import make_folder, write_file
from hipflex.reminders.reminder import SHELL, Reminder, Written, remove_empty
from hipflex.reminders.running import ran, ran_well
from hipflex.when.timetable import Timetable

LABEL = "hipflex.remind"
SUNDAY = 7  # 0 as well


class Launchd:
    """The agents of the person who is logged in."""

    name = "launchd"

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._file = Path(environment.get("HOME") or "~").expanduser() / "Library" / "LaunchAgents" / f"{LABEL}.plist"

    def is_there(self) -> bool:
        """Whether its program is."""
        return shutil.which("launchctl") is not None

    def written(self, reminder: Reminder) -> tuple[Written, ...]:
        """The agent."""
        at = reminder.timetable.at
        agent = {
            "Label": LABEL,
            "ProgramArguments": [SHELL, "-c", reminder.script],
            "StartCalendarInterval": [
                {"Weekday": day + 1, "Hour": at.hour, "Minute": at.minute} for day in reminder.timetable.days
            ],
        }
        return (Written(str(self._file), plistlib.dumps(agent, sort_keys=False).decode()),)

    def set(self, reminder: Reminder) -> None:
        """Writes the agent and loads it, once one that is loaded is gone; leaves none behind where that fails."""
        [agent] = self.written(reminder)
        self.remove()
        make_folder(self._file.parent)
        try:
            write_file(self._file, agent.text)
            ran_well(["launchctl", "bootstrap", _domain(), str(self._file)])
        except BaseException:
            self.remove()
            raise

    def timetable(self) -> Timetable | None:
        """What the agent says."""
        if not self._file.exists():
            return None
        try:
            whens = plistlib.loads(self._file.read_bytes())["StartCalendarInterval"]
            [at] = {time(one["Hour"], one["Minute"]) for one in whens}
            return Timetable(tuple(sorted((one["Weekday"] - 1) % SUNDAY for one in whens)), at)
        except Exception:  # noqa: BLE001 - a property list that somebody rewrote fails in a dozen ways
            raise Refused(
                f"{self._file} was changed by hand; `hipflex remind --on` sets it anew, `remind off` removes it"
            ) from None

    def remove(self) -> bool:
        """Unloads the agent and removes its file."""
        if not os.path.lexists(self._file):
            return False
        if self.is_there():
            ran(["launchctl", "bootout", f"{_domain()}/{LABEL}"])
        self._file.unlink(missing_ok=True)
        remove_empty(list(self._file.parents)[:2])
        return True


def _domain() -> str:
    """Where the agents of this user are, as launchd calls it; no other system has it."""
    return f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
