"""A reminder by a line of the user's crontab."""

from __future__ import annotations

import re
import shutil
from datetime import time

from hipflex.errors import Refused
from hipflex.patterns import pattern
from hipflex.reminders.reminder import Reminder, Written
from hipflex.reminders.running import ran, ran_well
from hipflex.when import WEEKDAYS
from hipflex.when.timetable import Timetable

MARK = "# hipflex remind"
DESKTOP = (
    'export DISPLAY="${DISPLAY:-:0}"; '
    'export DBUS_SESSION_BUS_ADDRESS="${DBUS_SESSION_BUS_ADDRESS:-unix:path=/run/user/$(id -u)/bus}"'
)
"""What cron doesn't know of a desktop, as a usual session has it."""
_OWN = pattern(rf"^[^\n#][^\n]*{MARK}(?:\n|\Z)", re.MULTILINE)
_ON = pattern(r"([0-9]{1,2}) ([0-9]{1,2}) \* \* (\*|[0-6](?:,[0-6])*) ")
NONE_YET = pattern(r"no crontab|no such file|^\s*$", re.IGNORECASE)


class Crontab:
    """The user's crontab. The reminder's line goes to its top: nothing set further down in it changes that line.

    So the rest stays as it is to the byte, also where its last line has no end.
    """

    name = "crontab"

    def is_there(self) -> bool:
        """Whether its program is."""
        return shutil.which("crontab") is not None

    def written(self, reminder: Reminder) -> tuple[Written, ...]:
        """The line. A backslash is refused: what it does to a % behind it isn't the same in every cron."""
        at, days = reminder.timetable.at, "*"
        if len(reminder.timetable.days) < len(WEEKDAYS):
            days = ",".join(str((day + 1) % len(WEEKDAYS)) for day in reminder.timetable.days)
        if "\\" in reminder.script:
            raise Refused("a reminder by cron can't be set with a backslash in a path")
        command = f"{DESKTOP}; {{ {reminder.script}; }} >/dev/null 2>&1".replace("%", "\\%")
        return (Written("crontab", f"{at.minute} {at.hour} * * {days} {command} {MARK}\n"),)

    def set(self, reminder: Reminder) -> None:
        """Puts the line in."""
        [line] = self.written(reminder)
        ran_well(["crontab", "-"], line.text + _OWN.sub("", _present()))

    def timetable(self) -> Timetable | None:
        """What the line says."""
        line = _OWN.search(_present()) if self.is_there() else None
        if line is None:
            return None
        found = _ON.match(line[0])
        if found is None or int(found[1]) > 59 or int(found[2]) > 23:
            raise Refused("the reminder in the crontab was changed by hand; `hipflex remind --on` sets it anew")
        days = range(len(WEEKDAYS)) if found[3] == "*" else ((int(day) - 1) % 7 for day in found[3].split(","))
        return Timetable(tuple(sorted(days)), time(int(found[2]), int(found[1])))

    def remove(self) -> bool:
        """Takes the line out; a crontab that held nothing else goes with it."""
        present = _present() if self.is_there() else ""
        left = _OWN.sub("", present)
        if left == present:
            return False
        ran_well(["crontab", "-"], left) if left else ran_well(["crontab", "-r"])
        return True


def _present() -> str:
    """The crontab as it stands; refused where it can't be read, so that nothing of it is lost."""
    listed = ran(["crontab", "-l"])
    if listed.code == 0:
        return listed.out
    if NONE_YET.search(listed.err):
        return ""
    raise Refused(f"the crontab can't be read: {listed.err.strip().splitlines()[0]}")
